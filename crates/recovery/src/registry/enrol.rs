//! A device's key comes into the registry, once (invariant 8).

use protocol::{Serial, VerifiedEnrolment};
use thiserror::Error;

use crate::audit::{Act, Actor, Entry};
use crate::store::{Store, StoreError, Tx};
use crate::time::Timestamp;
use crate::token::Token;

/// What an enrolment came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Enrolled {
    /// The key is the device's from now on.
    New,
    /// The device had this very key; nothing changed.
    Same,
}

/// Why a device was not enrolled.
#[derive(Debug, Error)]
pub enum EnrolError {
    /// The registry does not know the serial.
    #[error("The registry does not know serial number {0}. Add the device first.")]
    UnknownSerial(Serial),
    /// The registry has the serial with another model.
    #[error("Serial number {serial} is registered as model {registered}.")]
    OtherModel {
        /// The serial.
        serial: Serial,
        /// The model that the registry has.
        registered: protocol::Model,
    },
    /// The device has another key. The desk was told and decides.
    #[error(
        "Serial number {0} is enrolled with another key. The old key stays until the desk decides."
    )]
    OtherKey(Serial),
    /// The token is unknown, spent on another device or too old.
    #[error("The enrolment token is not valid.")]
    Token,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Enrols a device whose possession of the key was verified, on the word of `actor`.
///
/// # Errors
/// When the registry does not have the device, or has it with another key.
pub async fn enrol(
    store: &dyn Store,
    enrolment: &VerifiedEnrolment,
    actor: &Actor,
    now: Timestamp,
) -> Result<Enrolled, EnrolError> {
    enrol_in(store.begin().await?, enrolment, actor, now).await
}

/// Enrols a device that posted its enrolment itself, on the strength of a token.
///
/// # Errors
/// As [`enrol`], and when the token is not valid for this device.
pub async fn enrol_posted(
    store: &dyn Store,
    enrolment: &VerifiedEnrolment,
    token: &Token,
    now: Timestamp,
) -> Result<Enrolled, EnrolError> {
    let mut tx = store.begin().await?;
    if !tx
        .spend_enrolment_token(&token.hash(), enrolment.serial(), now)
        .await?
    {
        return Err(EnrolError::Token);
    }
    enrol_in(tx, enrolment, &Actor::Device, now).await
}

async fn enrol_in(
    mut tx: Box<dyn Tx>,
    enrolment: &VerifiedEnrolment,
    actor: &Actor,
    now: Timestamp,
) -> Result<Enrolled, EnrolError> {
    let serial = enrolment.serial();
    let Some(device) = tx.lock_device(serial).await? else {
        return Err(EnrolError::UnknownSerial(serial.clone()));
    };
    if device.facts.model != *enrolment.model() {
        return Err(EnrolError::OtherModel {
            serial: serial.clone(),
            registered: device.facts.model,
        });
    }
    match device.key {
        Some(enrolled) if enrolled.key == *enrolment.device_key() => Ok(Enrolled::Same),
        Some(_) => {
            record_conflict(&mut *tx, enrolment, actor, now).await?;
            tx.commit().await?;
            Err(EnrolError::OtherKey(serial.clone()))
        }
        None => {
            tx.set_device_key(serial, enrolment.device_key(), now)
                .await?;
            let entry = Entry::new(now, actor.clone(), Act::Enrolled, &serial);
            tx.add_entry(&entry.with(&format!("key {}", enrolment.device_key())))
                .await?;
            tx.commit().await?;
            Ok(Enrolled::New)
        }
    }
}

async fn record_conflict(
    tx: &mut dyn Tx,
    enrolment: &VerifiedEnrolment,
    actor: &Actor,
    now: Timestamp,
) -> Result<(), StoreError> {
    let (serial, offered) = (enrolment.serial(), enrolment.device_key());
    if tx.add_conflict(serial, offered, now).await? {
        let entry = Entry::new(now, actor.clone(), Act::EnrolmentConflict, &serial);
        tx.add_entry(&entry.with(&format!("offered key {offered}")))
            .await?;
    }
    Ok(())
}
