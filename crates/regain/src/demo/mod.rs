//! `regain demo`: service, desk, recorder, camera and a mailbox on this machine, set up and explained.
//!
//! Everything is the real thing, put together as its users would: keys are made as `regain keys` makes
//! them, the devices enrol, mails go to a folder. Only the guide, the overview with its front
//! panel, the mailbox page and the story are the demo's own.

mod devices;
mod front;
mod guide;
mod mailbox;
mod memory;
mod onvif;
mod overview;
mod panel;
mod power;
mod rows;
mod site;
mod story;

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result};
use clap::Args;
use protocol::ServiceAddress;
use recovery::limits::{Limits, Quota};
use recovery::policy::Policy;
use server::mail::Mailer;
use server::{Rate, Rates, Services, Settings, worker};
use tokio::sync::watch;
use tokio::task::JoinSet;

use self::front::{Button, Front};
use self::guide::Places;
use self::memory::Memory;
use self::overview::Overview;
use self::site::{Sites, named, url};
use crate::service::config::{Config, DatabaseUrl};
use crate::service::{assemble, keys, listen, serve};

/// What `regain demo` can be told.
#[derive(Args, Debug)]
pub(crate) struct Options {
    /// Keep everything in this folder, and go on from what is there [default: a folder that is
    /// gone afterwards]
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Print one line of JSON when all is ready, in place of the guide
    #[arg(long, conflicts_with = "story")]
    json: bool,
    /// Play the story of one locked-out recorder without a browser, and end
    #[arg(long)]
    story: bool,
    /// For how many minutes a second factor is enough to send answers with, as in the settings
    #[arg(long, value_name = "MINUTES", default_value_t = 10)]
    step_up: u8,
    /// Settings to take single sign-on and webhooks from, to try them with programs of your own
    #[arg(long, value_name = "FILE")]
    settings: Option<PathBuf>,
    /// A PostgreSQL server to use in place of SQLite
    #[arg(
        long = "database",
        value_name = "URL",
        env = "DATABASE_URL",
        hide_env_values = true
    )]
    database: Option<DatabaseUrl>,
}

/// Sets the demo up, says where everything is, and runs until it is told to end.
pub(crate) async fn run(options: Options) -> Result<()> {
    serve::log("warn")?;
    let passing = match options.data {
        Some(_) => None,
        None => Some(tempfile::Builder::new().prefix("regain-demo-").tempdir()?),
    };
    let folder = options
        .data
        .clone()
        .or_else(|| passing.as_ref().map(|dir| dir.path().to_owned()));
    let folder = folder.context("the demo has no folder")?;
    let mut memory = Memory::open(&folder)?;
    let sites = Sites::bind(&memory).await?;
    let mut config = config(&memory, &sites, options.database.clone())?;
    config.desk.step_up_minutes = options.step_up;
    if let Some(file) = &options.settings {
        let given = Config::read(Some(file))?.desk;
        (config.desk.sso, config.desk.only_sso) = (given.sso, given.only_sso);
        config.desk.webhooks = given.webhooks;
        config.check()?;
    }
    let pinned = keys::settle(&config, &memory.root_key())?;
    let services = services(&config).await?;
    memory.settle_account(&services).await?;
    let handles = sites.handles();
    let addresses = sites.addresses()?;
    let (stop, stopped) = watch::channel(false);
    let (mut tasks, overview) = sites.serve(&services, config.data.mail());
    tasks.spawn(work(services.clone(), assemble::mailer(&config)?, stopped));
    let button = Button::mount(memory.folder())?;
    let bundle = &pinned.bundle;
    let recorder = devices::recorder(&memory, bundle, &services, button.socket()).await?;
    let camera = devices::camera(&memory, bundle, &services).await?;
    memory.keep(&addresses, recorder.ports(), camera.ports())?;
    let mut onvif_tasks = JoinSet::new();
    let cameras = onvif::serve(&mut onvif_tasks).await?;
    let places = Places::new(&memory, &addresses, &recorder, &camera, cameras)?;
    tasks.spawn(overview.serve(overview::router(Overview {
        places: places.clone(),
        front: Arc::new(Front::new(recorder.clone(), button)),
        recorder: recorder.clone(),
    })));

    let outcome = if options.story {
        story::play(&places, &config.data.mail(), options.database.as_ref()).await
    } else {
        match options.json {
            true => println!("{}", places.json()?),
            false => print!("{}", places.guide(passing.is_none())),
        }
        until_ended(&mut tasks).await
    };
    // The worker is gone already when nobody listens.
    let _ = stop.send(true);
    handles.iter().for_each(listen::stop);
    recorder.switch_off().await;
    camera.switch_off().await;
    // The cameras never end by themselves.
    onvif_tasks.shutdown().await;
    while tasks.join_next().await.is_some() {}
    outcome
}

async fn work(
    services: Services,
    mailer: Arc<dyn Mailer>,
    stop: watch::Receiver<bool>,
) -> Result<()> {
    worker::run(services, mailer, stop).await;
    Ok(())
}

/// Until Ctrl-C, or until one of the parts fails.
async fn until_ended(tasks: &mut JoinSet<Result<()>>) -> Result<()> {
    tokio::select! {
        () = serve::asked_to_end() => Ok(()),
        Some(ended) = tasks.join_next() => ended?,
    }
}

fn config(memory: &Memory, sites: &Sites, database: Option<DatabaseUrl>) -> Result<Config> {
    let mut config = Config::default();
    config.authority.name = "Regain demo".into();
    config.authority.hotline = "the support hotline of the demo, which is you".into();
    let at = sites.addresses()?;
    (config.portal.listen, config.desk.listen) = (at.portal, at.desk);
    config.portal.address = ServiceAddress::parse(&url(at.portal))?;
    // Passkeys belong to names.
    config.desk.address = ServiceAddress::parse(&named(at.desk))?;
    config.data.folder = memory.service_folder();
    config.database.url = database;
    config.check()?;
    Ok(config)
}

/// The service, with limits that leave room for one machine to be everybody.
async fn services(config: &Config) -> Result<Services> {
    let services = assemble::services(config).await?;
    let plenty = Rate::new(10_000, 1);
    let rates = Rates {
        uploads: plenty,
        frames: plenty,
        requests: plenty,
        questions: plenty,
        puzzles: plenty,
        questions_unproven: plenty,
        questions_of_serial: plenty,
        email_orders: plenty,
        sign_ins: plenty,
        program_calls: plenty,
        wrong_tokens: plenty,
    };
    let settings = Settings {
        rates,
        ..(*services.settings).clone()
    };
    let policy = Policy {
        limits: Limits::of(Quota::NONE),
        ..(*services.policy).clone()
    };
    Ok(Services {
        settings: Arc::new(settings),
        policy: Arc::new(policy),
        ..services
    })
}
