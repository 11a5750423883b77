//! From settings to a service: every port gets its adapter here.

use std::sync::Arc;

use anyhow::{Context, Result};
use object_store::local::LocalFileSystem;
use protocol::ServiceAddress;
use recovery::staff::HashCost;
use server::mail::{FolderMailer, Mailer, SmtpMailer};
use server::{Rates, Services, Settings};
use web::Transport as Reached;

use super::clock::{SystemClock, SystemEntropy};
use super::config::{Config, Transport};
use super::keys::KeyFolder;
use super::{files, store};

/// The service that the settings describe; makes what is missing of its folders and tables.
pub(crate) async fn services(config: &Config) -> Result<Services> {
    let pictures = config.data.pictures();
    files::private_folder(&pictures)?;
    let pictures = LocalFileSystem::new_with_prefix(&pictures)
        .with_context(|| format!("cannot use the folder {}", pictures.display()))?
        .with_fsync(true);
    let keys = KeyFolder::read(&config.data.keys())?.recovery_keys()?;
    Ok(Services {
        store: store::open(config).await?.into(),
        keys: Arc::new(keys),
        pictures: Arc::new(pictures),
        policy: Arc::new(config.policy()),
        clock: Arc::new(SystemClock),
        entropy: Arc::new(SystemEntropy),
        settings: Arc::new(Settings {
            portal: reached(&config.portal.address),
            desk: reached(&config.desk.address),
            proxies: config.proxy.addresses.clone(),
            rates: Rates::default(),
            hash_cost: HashCost::STAFF,
        }),
    })
}

/// The way that mails leave.
pub(crate) fn mailer(config: &Config) -> Result<Arc<dyn Mailer>> {
    Ok(match &config.mail.transport {
        Transport::Folder {} => {
            files::private_folder(&config.data.mail())?;
            Arc::new(FolderMailer::new(config.data.mail()))
        }
        Transport::Smtp(smtp) => Arc::new(SmtpMailer::new(&smtp.load()?)?),
    })
}

fn reached(address: &ServiceAddress) -> Reached {
    if address.as_str().starts_with("https://") {
        Reached::Tls
    } else {
        Reached::Plain
    }
}
