//! `regain registry`: the devices that the service knows.

mod import;

use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context, Result};
use protocol::Enrolment;
use recovery::audit::Actor;
use recovery::ports::RecoveryKeys;
use recovery::registry::{
    DeviceFacts, Enrolled, ImportKind, Imported, RawFacts, add, enrol, make_token,
};
use server::{Clock, Entropy};

use super::cli::{Device, Registry, Setup};
use super::clock::{SystemClock, SystemEntropy};
use super::keys::KeyFolder;
use super::store;

/// Runs one of the commands.
pub(crate) async fn run(command: Registry) -> Result<ExitCode> {
    match command {
        Registry::Add { setup, device } => one(&setup, &device).await?,
        Registry::Import {
            setup,
            file,
            faults,
            from_line,
        } => return import::run(&setup, ImportKind::Devices, &file, faults, from_line).await,
        Registry::Flags {
            setup,
            file,
            faults,
        } => return import::run(&setup, ImportKind::Flags, &file, faults, 0).await,
        Registry::Token { setup, hours } => token(&setup, hours).await?,
        Registry::Enrol { setup, text } => by_text(&setup, &text).await?,
    }
    Ok(ExitCode::SUCCESS)
}

async fn one(setup: &Setup, device: &Device) -> Result<()> {
    let config = setup.load()?;
    let raw = RawFacts {
        serial: &device.serial,
        model: &device.model,
        sold_to: &device.sold_to,
        region: &device.region,
    };
    let facts = DeviceFacts::parse(&raw, &config.authority.serial())?;
    let store = store::open(&config).await?;
    let added = add(&*store, &facts, &Actor::Operator, SystemClock.now()).await?;
    say!(
        "{} {}",
        facts.serial,
        match added {
            Imported::Added => "is in the registry now",
            Imported::Changed => "was known; its facts are corrected, its key is as it was",
            Imported::Same => "was known already, just like this",
        }
    );
    Ok(())
}

async fn token(setup: &Setup, hours: u16) -> Result<()> {
    let store = store::open(&setup.load()?).await?;
    let life = Duration::from_hours(hours.into());
    let token = make_token(&*store, life, SystemClock.now(), &mut *SystemEntropy.rng()).await?;
    say!("{}", *token.to_text());
    eprintln!("One device may enrol itself with it within {hours} hours. It is not shown again.");
    Ok(())
}

async fn by_text(setup: &Setup, text: &str) -> Result<()> {
    let config = setup.load()?;
    let enrolment = Enrolment::parse(text)?;
    let keys = KeyFolder::read(&config.data.keys())?.recovery_keys()?;
    let held = keys.find(enrolment.recovery_key()).with_context(|| {
        format!(
            "the device was given another authority's bundle: there is no recovery key {} here",
            enrolment.recovery_key()
        )
    })?;
    let key = held.at(SystemClock.now())?;
    let verified = enrolment.verify(key)?;
    let store = store::open(&config).await?;
    let enrolled = enrol(&*store, &verified, &Actor::Operator, SystemClock.now()).await?;
    let words = match enrolled {
        Enrolled::New => "is enrolled",
        Enrolled::Same => "was enrolled already, with this very key",
    };
    say!(
        "{} {words}; its key is {}",
        verified.serial(),
        verified.device_key().id()
    );
    Ok(())
}
