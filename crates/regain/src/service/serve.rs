//! `regain serve`: portal, desk and worker in one process, until it is told to end.

use anyhow::{Context, Result};
use protocol::ServiceAddress;
use server::worker;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;
use tracing_subscriber::EnvFilter;

use super::cli::Setup;
use super::config::Config;
use super::keys::{KeyFolder, Kind, Pinned};
use super::listen::{self, Site};
use super::{assemble, files};

/// Runs the service that the settings describe.
pub(crate) async fn run(setup: &Setup) -> Result<()> {
    let config = setup.load()?;
    log(&config.log.filter)?;
    files::private_folder(config.data.path())?;
    let services = assemble::services(&config).await?;
    let mailer = assemble::mailer(&config)?;
    let portal = Site::bind(config.portal.listen, config.portal.tls.as_ref()).await?;
    let desk = Site::bind(config.desk.listen, config.desk.tls.as_ref()).await?;
    advise(&config)?;
    announce("portal", &config.portal.address);
    announce("desk", &config.desk.address);

    let handles = [portal.handle(), desk.handle()];
    let (stop, stopped) = watch::channel(false);
    tokio::spawn(async move {
        asked_to_end().await;
        tracing::info!("ending; what has begun is finished first");
        handles.iter().for_each(listen::stop);
        // The worker is gone already when nobody listens.
        let _ = stop.send(true);
    });
    tokio::try_join!(
        portal.serve(server::portal(services.clone())),
        desk.serve(server::desk(services.clone())),
        async {
            worker::run(services, mailer, stopped).await;
            Ok(())
        },
    )?;
    Ok(())
}

/// Logs to standard error what the filter lets through; RUST_LOG overrides it.
pub(crate) fn log(filter: &str) -> Result<()> {
    let filter = std::env::var("RUST_LOG").unwrap_or_else(|_| filter.to_owned());
    let filter = EnvFilter::try_new(&filter)
        .with_context(|| format!("{filter:?} is no filter for the log"))?;
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
    Ok(())
}

fn announce(what: &str, address: &ServiceAddress) {
    say!("{what:7} {address}");
}

/// A service without keys starts, so that one can look at it; it says what it cannot do.
fn advise(config: &Config) -> Result<()> {
    let folder = KeyFolder::read(&config.data.keys())?;
    if folder.of(Kind::Recovery).next().is_none() {
        tracing::warn!(
            "no challenge can be opened: there is no recovery key. Make one, and what devices need, with: \
             regain keys root; regain keys recovery; regain keys bundle. Then start again"
        );
    } else if Pinned::read(&folder)?.is_none() {
        tracing::warn!("there is no trust bundle for devices; sign one with: regain keys bundle");
    }
    Ok(())
}

/// Waits for Ctrl-C, or for the service manager.
pub(crate) async fn asked_to_end() {
    let Ok(mut terminated) = signal(SignalKind::terminate()) else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminated.recv() => {}
    }
}
