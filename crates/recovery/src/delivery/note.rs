//! Envelopes, and what came back in them.

use rand_core::CryptoRng;

use super::{Delivery, Outcome, ReturnToken, StatusCode};
use crate::audit::{Act, Actor, Entry};
use crate::case::CaseNumber;
use crate::jobs::JobKind;
use crate::store::{JobId, Store, StoreError, Tx};
use crate::time::Timestamp;
use crate::token::TokenHash;

/// What a mail server reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bounce {
    /// What became of the mail.
    pub outcome: Outcome,
    /// Why, as far as it was told.
    pub status: Option<StatusCode>,
}

/// Of which mail something is reported.
pub enum Which {
    /// Of the one whose envelope had this token.
    Returned(ReturnToken),
    /// Of the newest sending of the job with this key, which its Message-ID begins with. Anybody may
    /// know it: only for reporters who have shown who they are.
    Job(String),
}

/// What came of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noted {
    /// It is noted now.
    New,
    /// As much was known already.
    Known,
    /// There is no such mail, or not any more.
    Unknown,
}

/// Draws the token for one sending of a job and remembers it, before the mail leaves.
///
/// # Errors
/// When the store fails.
pub async fn seal(
    store: &dyn Store,
    job: JobId,
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<ReturnToken, StoreError> {
    let token = ReturnToken::random(rng);
    let mut tx = store.begin().await?;
    tx.add_envelope(&token.hash(), job, now).await?;
    tx.commit().await?;
    Ok(token)
}

/// Notes what a mail server reports, with an entry in the audit trail.
///
/// # Errors
/// When the store fails.
pub async fn note(
    store: &dyn Store,
    which: &Which,
    bounce: &Bounce,
    now: Timestamp,
) -> Result<Noted, StoreError> {
    let mut tx = store.begin().await?;
    let Some(envelope) = find(&mut *tx, which).await? else {
        return Ok(Noted::Unknown);
    };
    let Some(job) = tx.return_envelope(&envelope, bounce, now).await? else {
        return Ok(Noted::Known);
    };
    let act = match bounce.outcome {
        Outcome::Failed => Act::MailReturned,
        Outcome::Delayed => Act::MailDelayed,
    };
    if let (Outcome::Failed, JobKind::Asked { case, line }) = (bounce.outcome, job.kind) {
        // Silence says nothing when nobody was told.
        tx.set_told(case, line, None).await?;
    }
    let status = bounce.status.as_ref().map_or("none", StatusCode::as_str);
    let entry = Entry::new(now, Actor::Service, act, &job.kind.subject());
    tx.add_entry(&entry.with(&format!("{}: status {status}", job.kind.as_str())))
        .await?;
    tx.commit().await?;
    Ok(Noted::New)
}

async fn find(tx: &mut dyn Tx, which: &Which) -> Result<Option<TokenHash>, StoreError> {
    match which {
        Which::Returned(token) => {
            let hash = token.hash();
            Ok(tx.knows_envelope(&hash).await?.then_some(hash))
        }
        Which::Job(key) => tx.newest_envelope(key).await,
    }
}

/// How it went with the newest mail of a case to its holder. Without a case the same is asked of a
/// number that stands for nothing, so that both take the same way.
///
/// # Errors
/// When the store fails.
pub async fn last_mail(
    store: &dyn Store,
    case: Option<CaseNumber>,
) -> Result<Delivery, StoreError> {
    let mut tx = store.read().await?;
    let Some(number) = case.or(CaseNumber::from_value(0)) else {
        return Ok(Delivery::Good);
    };
    let found = tx.last_mail(number).await?;
    Ok(found.filter(|_| case.is_some()).unwrap_or(Delivery::Good))
}
