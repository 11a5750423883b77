//! A released answer, made at the moment its mail leaves.

use protocol::{
    Assertion, Authorization, Challenge, Code, DeriveError, DeviceDate, MakeError, Opened,
    RequestId, ReservedEmail, ResetFile, Serial, TemporaryPassword, UnixTime,
};
use rand_core::CryptoRng;
use thiserror::Error;

use crate::case::CaseNumber;
use crate::ports::{KeyOver, RecoveryKeys};
use crate::registry::EnrolledKey;
use crate::store::{Grant, NewRelease, ReleaseId, Store, StoreError, Tx};
use crate::time::Timestamp;

/// An answer. It has no `Debug`, and its secrets wipe themselves.
pub struct Answer {
    /// What the device waits for.
    pub given: Given,
    /// The device's reserved email, if it has sealed one into its challenge.
    pub reserved: Option<ReservedEmail>,
    /// When the answer was released.
    pub released_at: Timestamp,
}

/// What a device waits for.
pub enum Given {
    /// The key that it sealed into its challenge.
    Key(Code),
    /// A file that only it can read.
    File(ResetFile),
    /// A security code for each date that it may show.
    SecurityCodes(Vec<(DeviceDate, Code)>),
    /// A temporary password for each date that it may show.
    TemporaryPasswords(Vec<(DeviceDate, TemporaryPassword)>),
}

/// Why a released answer could not be made.
#[derive(Debug, Error)]
pub enum AnswerError {
    /// There is no such release, or it was taken back.
    #[error("there is no such release")]
    NotReleased,
    /// The recovery key is not at hand at the moment.
    #[error("the recovery key of the challenge is not loaded")]
    KeyMissing,
    /// No signing key is at hand at the moment.
    #[error("no signing key that the trust bundle names is loaded")]
    SignerMissing,
    /// The recovery key has had its last day.
    #[error(transparent)]
    KeyOver(#[from] KeyOver),
    /// The challenge does not open any more: its device's enrolled key was replaced.
    #[error("the challenge does not open with the device's enrolled key")]
    NotOpening,
    /// The device has no enrolled key any more.
    #[error("the device is not enrolled")]
    NotEnrolled,
    /// The reset file could not be made.
    #[error("the reset file cannot be made: {0}")]
    File(#[from] MakeError),
    /// The dated answer could not be made.
    #[error(transparent)]
    Dated(#[from] DeriveError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl AnswerError {
    /// Whether trying again later may help.
    pub(crate) const fn may_pass(&self) -> bool {
        matches!(
            self,
            Self::KeyMissing | Self::SignerMissing | Self::Dated(_) | Self::Store(_)
        )
    }
}

/// Makes the answer of a release. There is no way to an answer but through a release, and no
/// place where an answer is kept.
///
/// # Errors
/// When there is no such release, or its answer cannot be made now.
pub async fn answer_for(
    store: &dyn Store,
    keys: &dyn RecoveryKeys,
    release: ReleaseId,
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<Answer, AnswerError> {
    let mut tx = store.read().await?;
    let found = tx.release(release).await?;
    let standing = found.filter(|release| release.revoked_at.is_none());
    let facts = standing.ok_or(AnswerError::NotReleased)?.facts;
    make(&mut *tx, keys, &facts, now, rng).await
}

/// The answer that a release allows.
pub(crate) async fn make(
    tx: &mut dyn Tx,
    keys: &dyn RecoveryKeys,
    facts: &NewRelease,
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<Answer, AnswerError> {
    let (given, reserved) = match &facts.grant {
        Grant::Key(hash) | Grant::File(hash) => {
            let missing = || StoreError::inconsistent("releases", "challenge_hash", &facts.case);
            let seen = tx.challenge(hash).await?.ok_or_else(missing)?;
            let opened = open_sealed(tx, keys, &seen.challenge, now).await?;
            let given = match facts.grant {
                Grant::File(_) => {
                    Given::File(file(tx, keys, facts, &seen.challenge, now, rng).await?)
                }
                _ => Given::Key(opened.code),
            };
            (given, opened.email)
        }
        dated => (make_dated(tx, keys, dated, now).await?, None),
    };
    Ok(Answer {
        given,
        reserved,
        released_at: facts.at,
    })
}

/// The 24 hours begin when the file is released, so that every attempt to send it gives the same
/// permission.
async fn file(
    tx: &mut dyn Tx,
    keys: &dyn RecoveryKeys,
    facts: &NewRelease,
    challenge: &Challenge,
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<ResetFile, AnswerError> {
    let signer = keys.signer(now).ok_or(AnswerError::SignerMissing)?;
    let enrolled = enrolled(tx, challenge.header().identity.serial()).await?;
    let request = request_id(facts.case, facts.line)?;
    let issued = UnixTime::from_seconds(facts.at.seconds().unsigned_abs());
    // The challenge came from the device itself, so somebody stands at it or on its network.
    let granted = Authorization::granting(challenge, request, Assertion::Proximity, issued);
    Ok(ResetFile::make(
        &granted,
        challenge,
        &enrolled.key,
        &*signer,
        rng,
    )?)
}

fn request_id(case: CaseNumber, line: u32) -> Result<RequestId, AnswerError> {
    let text = format!("{case}/{line}");
    RequestId::parse(&text).map_err(|error| AnswerError::File(MakeError::Refused(error)))
}

async fn make_dated(
    tx: &mut dyn Tx,
    keys: &dyn RecoveryKeys,
    grant: &Grant,
    now: Timestamp,
) -> Result<Given, AnswerError> {
    let held = keys.dated().ok_or(AnswerError::KeyMissing)?;
    let key = held.at(now)?;
    match grant {
        Grant::SecurityCodes {
            serial,
            started,
            dates,
        } => {
            let device = enrolled(tx, serial).await?.key;
            let code = |date| Ok((date, key.security_code(&device, serial, *started, date)?));
            let codes: Result<_, DeriveError> = dates.iter().map(code).collect();
            Ok(Given::SecurityCodes(codes?))
        }
        Grant::TemporaryPasswords { serial, dates } => {
            let device = tx.device(serial).await?.ok_or(AnswerError::NotEnrolled)?;
            let model = &device.facts.model;
            let enrolled = device.key.ok_or(AnswerError::NotEnrolled)?.key;
            let password = |date| {
                let made = key.temporary_password(&enrolled, serial, model, date)?;
                Ok((date, made))
            };
            let passwords: Result<_, DeriveError> = dates.iter().map(password).collect();
            Ok(Given::TemporaryPasswords(passwords?))
        }
        Grant::Key(_) | Grant::File(_) => Err(AnswerError::NotReleased),
    }
}

async fn enrolled(tx: &mut dyn Tx, serial: &Serial) -> Result<EnrolledKey, AnswerError> {
    let device = tx.device(serial).await?;
    device
        .and_then(|device| device.key)
        .ok_or(AnswerError::NotEnrolled)
}

/// Opens a challenge with the key that is enrolled for its serial.
pub(crate) async fn open_sealed(
    tx: &mut dyn Tx,
    keys: &dyn RecoveryKeys,
    challenge: &Challenge,
    now: Timestamp,
) -> Result<Opened, AnswerError> {
    let header = challenge.header();
    let device = tx.device(header.identity.serial()).await?;
    let enrolled = device
        .and_then(|device| device.key)
        .ok_or(AnswerError::NotOpening)?;
    let held = keys
        .find(header.recovery_key)
        .ok_or(AnswerError::KeyMissing)?;
    held.at(now)?
        .open(challenge, &enrolled.key)
        .map_err(|_| AnswerError::NotOpening)
}
