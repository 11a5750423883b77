//! Flags: what keeps a device from being answered until somebody takes it away again.

use protocol::Serial;
use thiserror::Error;

use crate::audit::{Act, Actor, Entry};
use crate::staff::Senior;
use crate::store::{Store, StoreError, Tx};
use crate::text::{Line, TextError};
use crate::time::Timestamp;

/// Why a device is not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FlagKind {
    /// It was stolen.
    Stolen,
    /// The authority does not answer it, for another reason.
    Blocked,
    /// Its reserved email says that it did not order a code: the desk looks into it before it answers,
    /// and mails with codes wait for a day.
    Disowned,
}

impl FlagKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Stolen, Self::Blocked, Self::Disowned];

    /// Those that staff set.
    pub const OF_STAFF: [Self; 2] = [Self::Stolen, Self::Blocked];

    /// The word in forms, files and the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Stolen => "stolen",
            Self::Blocked => "blocked",
            Self::Disowned => "disowned",
        }
    }

    /// Reads the word of [`Self::as_str`], in any case.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        let word = word.trim();
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str().eq_ignore_ascii_case(word))
    }

    /// The same for a flag that staff are to set.
    #[must_use]
    pub fn parse_of_staff(word: &str) -> Option<Self> {
        Self::parse(word).filter(|kind| Self::OF_STAFF.contains(kind))
    }
}

/// A flag that a device bears, or bore.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flag {
    /// The device.
    pub serial: Serial,
    /// What it says.
    pub kind: FlagKind,
    /// Why it was set.
    pub reason: Line,
    /// Who set it.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
    /// How it was taken away, once it was.
    pub cleared: Option<Cleared>,
}

/// How a flag was taken away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleared {
    /// Who did it.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub reason: Line,
}

/// Why a flag was not set or taken away.
#[derive(Debug, Error)]
pub enum FlagError {
    /// The registry does not have the device.
    #[error("The registry does not know serial number {0}. Add the device first.")]
    UnknownSerial(Serial),
    /// The device bears that flag.
    #[error("Serial number {0} is flagged as {kind} already.", kind = .1.as_str())]
    Flagged(Serial, FlagKind),
    /// The device does not bear that flag.
    #[error("Serial number {0} is not flagged as {kind}.", kind = .1.as_str())]
    NotFlagged(Serial, FlagKind),
    /// The reason is none.
    #[error("Please say why. {0}")]
    Reason(TextError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Flags a device. Requests for it are still taken, and none is approved; mails that it orders to
/// its reserved email are refused.
///
/// # Errors
/// When it bears that flag, or is unknown.
pub async fn flag(
    store: &dyn Store,
    senior: &Senior,
    serial: &Serial,
    kind: FlagKind,
    reason: &str,
    now: Timestamp,
) -> Result<(), FlagError> {
    let reason = Line::parse(reason).map_err(FlagError::Reason)?;
    let actor = senior.actor();
    let mut tx = store.begin().await?;
    set_flag(&mut *tx, serial, kind, &reason, &actor, now).await?;
    Ok(tx.commit().await?)
}

/// The same within a unit of work of the caller's, so that many rows share one commit.
///
/// # Errors
/// As [`flag`]; nothing was written then.
pub async fn set_flag(
    tx: &mut dyn Tx,
    serial: &Serial,
    kind: FlagKind,
    reason: &Line,
    actor: &Actor,
    now: Timestamp,
) -> Result<(), FlagError> {
    known(tx, serial).await?;
    let flag = Flag {
        serial: serial.clone(),
        kind,
        reason: reason.clone(),
        by: actor.clone(),
        at: now,
        cleared: None,
    };
    if !tx.add_flag(&flag).await? {
        return Err(FlagError::Flagged(serial.clone(), kind));
    }
    let entry = Entry::new(now, actor.clone(), Act::DeviceFlagged, serial);
    tx.add_entry(&entry.with(&format!("{}: {reason}", kind.as_str())))
        .await?;
    Ok(())
}

/// Takes a flag away.
///
/// # Errors
/// When the device does not bear it.
pub async fn clear_flag(
    store: &dyn Store,
    senior: &Senior,
    serial: &Serial,
    kind: FlagKind,
    reason: &str,
    now: Timestamp,
) -> Result<(), FlagError> {
    let reason = Line::parse(reason).map_err(FlagError::Reason)?;
    let actor = senior.actor();
    let mut tx = store.begin().await?;
    unset_flag(&mut *tx, serial, kind, &reason, &actor, now).await?;
    Ok(tx.commit().await?)
}

/// The same within a unit of work of the caller's.
///
/// # Errors
/// As [`clear_flag`]; nothing was written then.
pub async fn unset_flag(
    tx: &mut dyn Tx,
    serial: &Serial,
    kind: FlagKind,
    reason: &Line,
    actor: &Actor,
    now: Timestamp,
) -> Result<(), FlagError> {
    known(tx, serial).await?;
    let cleared = Cleared {
        by: actor.clone(),
        at: now,
        reason: reason.clone(),
    };
    if !tx.clear_flag(serial, kind, &cleared).await? {
        return Err(FlagError::NotFlagged(serial.clone(), kind));
    }
    let entry = Entry::new(now, actor.clone(), Act::FlagCleared, serial);
    tx.add_entry(&entry.with(&format!("{}: {reason}", kind.as_str())))
        .await?;
    Ok(())
}

/// Holds the device until the unit of work ends, so that an approval under way and a flag wait for
/// each other.
async fn known(tx: &mut dyn Tx, serial: &Serial) -> Result<(), FlagError> {
    match tx.lock_device(serial).await? {
        Some(_) => Ok(()),
        None => Err(FlagError::UnknownSerial(serial.clone())),
    }
}
