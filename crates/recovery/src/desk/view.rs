//! Everything about a case on one page (H1).

use core::time::Duration;

use protocol::{Challenge, ChallengeNumber};

use super::error::DeskError;
use super::examined::examine_case;
use crate::audit::{Act, Entry};
use crate::case::{Case, CaseNumber, Message};
use crate::evidence::ChallengeVerdict;
use crate::picture::Picture;
use crate::policy::Policy;
use crate::ports::RecoveryKeys;
use crate::registry::Device;
use crate::staff::Agent;
use crate::store::{Store, StoreError};
use crate::time::Timestamp;

/// Most earlier requests and refusals that a page shows.
const RELATED: u32 = 50;

/// A case with all that bears on it.
pub struct CaseView {
    /// The fields.
    pub case: Case,
    /// How long ago it was received.
    pub age: Duration,
    /// The pictures, in order; the desk's addresses count them from 1.
    pub pictures: Vec<Picture>,
    /// Questions and replies.
    pub messages: Vec<Message>,
    /// The challenge, as decoded.
    pub challenge: Challenge,
    /// Its short number.
    pub number: ChallengeNumber,
    /// When the service first saw it.
    pub first_seen: Timestamp,
    /// How long it can still be answered by the service's clock.
    pub time_left: Duration,
    /// Whether it can be answered, or exactly why not.
    pub verdict: ChallengeVerdict,
    /// Whether the model typed is the challenge's.
    pub model_matches: bool,
    /// What the registry knows of the serial.
    pub device: Option<Device>,
    /// Other requests for the same serial, email or place of purchase, newest first.
    pub earlier: Vec<Case>,
    /// The case's audit entries.
    pub history: Vec<Entry>,
}

/// Looks at a case.
///
/// # Errors
/// When there is none of that number.
pub async fn view(
    store: &dyn Store,
    keys: &dyn RecoveryKeys,
    policy: &Policy,
    _agent: &Agent,
    number: CaseNumber,
    now: Timestamp,
) -> Result<CaseView, DeskError> {
    let mut tx = store.read().await?;
    let case = tx.case(number).await?.ok_or(DeskError::NoSuchCase)?;
    let (seen, verdict) = examine_case(&mut *tx, keys, policy, &case, now).await?;
    let mut earlier = tx
        .related_cases(&case.serial, &case.holder, &case.place, RELATED + 1)
        .await?;
    earlier.retain(|other| other.number != number);
    Ok(CaseView {
        age: now.since(case.opened_at),
        pictures: tx.pictures(number).await?,
        messages: tx.messages(number).await?,
        number: seen.challenge.number(),
        first_seen: seen.first_seen,
        time_left: policy
            .challenge_life
            .saturating_sub(now.since(seen.first_seen)),
        verdict,
        model_matches: seen.challenge.header().identity.model() == &case.model,
        device: tx.device(&case.serial).await?,
        earlier,
        history: tx.entries_about(&number.to_string()).await?,
        challenge: seen.challenge,
        case,
    })
}

/// The challenges that the portal turned away, newest first, each with the exact reason that the
/// holder was not told.
///
/// # Errors
/// When the store fails.
pub async fn refused_evidence(store: &dyn Store, _agent: &Agent) -> Result<Vec<Entry>, StoreError> {
    store
        .read()
        .await?
        .entries_of(Act::EvidenceRefused, RELATED)
        .await
}
