//! The device that is answered.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use protocol::{Challenge, DevicePublicKey, Enrolment, Model, Serial};
use recovery::audit::{Act, Actor, Entry};
use recovery::ports::RecoveryKeys;
use recovery::store::Store;

use super::super::cli::WhichKey;
use super::super::config::Config;
use super::super::keys::KeyFolder;
use super::super::store;

/// A device whose key is known.
pub(super) struct Asked {
    pub(super) serial: Serial,
    pub(super) model: Model,
    pub(super) key: DevicePublicKey,
    /// The registry, where the key comes from it.
    store: Option<Box<dyn Store>>,
}

/// Reads a challenge: the link or its digits, or the name of an exported file or a picture.
pub(super) fn read(text: &str) -> Result<Challenge> {
    let file = Path::new(text);
    if file.exists() {
        return super::read_file(file);
    }
    Ok(recovery::evidence::read(text)?)
}

impl Asked {
    pub(super) async fn of_challenge(
        config: &Config,
        which: &WhichKey,
        challenge: &Challenge,
    ) -> Result<Self> {
        Self::of_serial(config, which, challenge.header().identity.serial()).await
    }

    pub(super) async fn of_serial(
        config: &Config,
        which: &WhichKey,
        serial: &Serial,
    ) -> Result<Self> {
        match &which.enrolment {
            Some(text) => Self::enrolled_by(config, text, serial),
            None => Self::registered(config, serial).await,
        }
    }

    async fn registered(config: &Config, serial: &Serial) -> Result<Self> {
        let store = store::open(config).await?;
        let device = store.read().await?.device(serial).await?;
        let device = device.with_context(|| format!("{serial} is not in the registry"))?;
        let key = device.key.with_context(|| {
            format!("{serial} is not enrolled, so its key is not known: regain registry enrol")
        })?;
        Ok(Self {
            serial: device.facts.serial,
            model: device.facts.model,
            key: key.key,
            store: Some(store),
        })
    }

    fn enrolled_by(config: &Config, text: &str, serial: &Serial) -> Result<Self> {
        let enrolment = Enrolment::parse(text)?;
        let keys = KeyFolder::read(&config.data.keys())?.recovery_keys()?;
        let id = enrolment.recovery_key();
        let held = keys
            .find(id)
            .with_context(|| format!("the enrolment is for recovery key {id}, not here"))?;
        let verified = enrolment.verify(held.at(super::now())?)?;
        ensure!(
            verified.serial() == serial,
            "the enrolment is of {}, and {serial} is asked for",
            verified.serial()
        );
        Ok(Self {
            serial: verified.serial().clone(),
            model: verified.model().clone(),
            key: *verified.device_key(),
            store: None,
        })
    }

    /// Writes the release into the audit trail, before anybody sees the answer.
    pub(super) async fn told(&self, what: String) -> Result<()> {
        let Some(store) = &self.store else {
            return Ok(());
        };
        let entry = Entry {
            at: super::now(),
            actor: Actor::Operator,
            act: Act::Released,
            subject: self.serial.to_string(),
            detail: format!("at the command line: {what}"),
        };
        let mut tx = store.begin().await?;
        tx.add_entry(&entry).await?;
        Ok(tx.commit().await?)
    }
}
