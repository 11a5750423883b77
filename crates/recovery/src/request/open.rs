//! A request becomes a case.

use protocol::{Email, Way};
use rand_core::CryptoRng;
use thiserror::Error;

use super::fault::{Field, FieldError};
use super::form::NewRequest;
use crate::audit::{Act, Actor, Entry};
use crate::case::{Case, CaseNumber};
use crate::evidence::{self, ChallengeVerdict};
use crate::jobs::JobKind;
use crate::lifecycle::State;
use crate::picture::Picture;
use crate::policy::{DECLARATION, Policy};
use crate::ports::RecoveryKeys;
use crate::store::{Store, StoreError, Tx};
use crate::time::Timestamp;

/// What the holder takes away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The case to name when asking.
    pub case: CaseNumber,
    /// Where the mails go.
    pub holder: Email,
    /// Whether this request opened the case; otherwise the same holder had one open for this
    /// challenge already, and nothing was written.
    pub is_new: bool,
}

/// Why no case was opened.
#[derive(Debug, Error)]
pub enum OpenError {
    /// The challenge cannot be answered.
    #[error("{}", .0.message)]
    Refused(FieldError),
    /// No free case number was drawn; trying again helps.
    #[error("no case number was free")]
    NoNumber,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Draws of a case number before giving up: with a million cases, the chance that all of them
/// are taken is 10^-24.
const DRAWS: u32 = 8;

/// Takes a request in: case, audit entry and receipt mail, or none of them (P1).
///
/// # Errors
/// [`OpenError::Refused`] when the challenge cannot be answered; the exact reason goes to the
/// audit trail, for the desk.
pub async fn open(
    store: &dyn Store,
    keys: &dyn RecoveryKeys,
    policy: &Policy,
    request: &NewRequest,
    pictures: &[Picture],
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<Receipt, OpenError> {
    let mut tx = store.begin().await?;
    if let Some(case) = existing(&mut *tx, request).await? {
        return Ok(Receipt {
            case,
            holder: request.email.clone(),
            is_new: false,
        });
    }
    let stated = &request.device_date;
    let verdict = evidence::examine(
        &mut *tx,
        keys,
        policy,
        &request.challenge,
        Way::Key,
        stated,
        now,
    )
    .await?;
    if !verdict.for_portal().is_good() {
        record_refusal(&mut *tx, request, &verdict, now).await?;
        tx.commit().await?;
        return Err(OpenError::Refused(FieldError {
            field: Field::Challenge,
            message: verdict.for_portal().sentence().to_owned(),
        }));
    }
    let receipt = add_case(&mut *tx, request, now, rng).await?;
    if receipt.is_new {
        add_belongings(&mut *tx, receipt.case, pictures, now).await?;
    }
    tx.commit().await?;
    Ok(receipt)
}

async fn existing(tx: &mut dyn Tx, request: &NewRequest) -> Result<Option<CaseNumber>, StoreError> {
    tx.open_case_for(&request.challenge.hash(), &request.email)
        .await
}

async fn record_refusal(
    tx: &mut dyn Tx,
    request: &NewRequest,
    verdict: &ChallengeVerdict,
    now: Timestamp,
) -> Result<(), StoreError> {
    let number = request.challenge.number();
    let detail = format!("challenge {number}: {}", verdict.desk_sentence());
    let entry = Entry::new(now, Actor::Holder, Act::EvidenceRefused, &request.serial);
    tx.add_entry(&entry.with(&detail)).await
}

async fn add_case(
    tx: &mut dyn Tx,
    request: &NewRequest,
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<Receipt, OpenError> {
    tx.keep_challenge(&request.challenge, now).await?;
    for _ in 0..DRAWS {
        let case = case_of(request, CaseNumber::random(rng), now);
        let (case, is_new) = if tx.add_case(&case).await? {
            (case.number, true)
        } else {
            // Either the number is taken, or the same form was sent twice at once.
            match existing(tx, request).await? {
                Some(number) => (number, false),
                None => continue,
            }
        };
        return Ok(Receipt {
            case,
            holder: request.email.clone(),
            is_new,
        });
    }
    Err(OpenError::NoNumber)
}

async fn add_belongings(
    tx: &mut dyn Tx,
    number: CaseNumber,
    pictures: &[Picture],
    now: Timestamp,
) -> Result<(), StoreError> {
    for picture in pictures {
        tx.add_picture(number, picture).await?;
    }
    tx.add_entry(&Entry::new(
        now,
        Actor::Holder,
        Act::RequestReceived,
        &number,
    ))
    .await?;
    tx.add_job(&JobKind::Receipt { case: number }, now).await
}

fn case_of(request: &NewRequest, number: CaseNumber, now: Timestamp) -> Case {
    Case {
        number,
        opened_at: now,
        state: State::Received,
        state_since: now,
        holder: request.email.clone(),
        country: request.country,
        place: request.place.clone(),
        business: request.business,
        category: request.category,
        serial: request.serial.clone(),
        model: request.model.clone(),
        device_date: request.device_date,
        answer: request.answer,
        challenge: request.challenge.hash(),
        declaration: DECLARATION.version(),
        declared_at: now,
    }
}
