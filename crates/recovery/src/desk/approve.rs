//! Approval: the one place where an answer is released.

use protocol::ChallengeNumber;

use super::error::DeskError;
use super::examined::examine_case;
use crate::audit::{Act, Actor, Entry};
use crate::case::{Case, CaseNumber};
use crate::evidence::{ChallengeVerdict, Genuine};
use crate::jobs::JobKind;
use crate::policy::Policy;
use crate::ports::RecoveryKeys;
use crate::staff::Agent;
use crate::store::{NewRelease, ReleaseId, Store, StoreError, Tx};
use crate::time::Timestamp;

/// What an approval set in motion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Approved {
    /// The release.
    pub release: ReleaseId,
    /// The challenge's short number.
    pub number: ChallengeNumber,
    /// Whether the device's reserved email is told too (invariant 5).
    pub reserved_email_told: bool,
}

/// Approves a case. The challenge is opened first, to be sure that there is an answer; the code
/// is dropped at once. Release, audit entry and mail jobs are one unit of work, and the release
/// is unique per challenge, so that two approvals at once give one answer (invariants 1, 2, 4).
///
/// # Errors
/// When the case has ended or its challenge cannot be answered.
pub async fn approve(
    store: &dyn Store,
    keys: &dyn RecoveryKeys,
    policy: &Policy,
    agent: &Agent,
    number: CaseNumber,
    now: Timestamp,
) -> Result<Approved, DeskError> {
    let mut tx = store.begin().await?;
    let mut case = tx.lock_case(number).await?.ok_or(DeskError::NoSuchCase)?;
    case.state = case.state.open()?;
    let genuine = proof(&mut *tx, keys, policy, &case, now).await?;
    let release = release(&mut *tx, agent, number, &genuine, now).await?;
    let state = case.state.clone().answer(release)?;
    tx.set_case_state(number, &state, now).await?;
    tx.end_reply_links(number).await?;
    let reserved_email_told = enqueue(&mut *tx, &case, release, &genuine, now).await?;
    tx.commit().await?;
    Ok(Approved {
        release,
        number: genuine.number(),
        reserved_email_told,
    })
}

async fn proof(
    tx: &mut dyn Tx,
    keys: &dyn RecoveryKeys,
    policy: &Policy,
    case: &Case,
    now: Timestamp,
) -> Result<Genuine, DeskError> {
    match examine_case(tx, keys, policy, case, now).await? {
        (_, ChallengeVerdict::Genuine(genuine)) => Ok(genuine),
        (_, other) => Err(DeskError::NotAnswerable(other.desk_sentence())),
    }
}

async fn release(
    tx: &mut dyn Tx,
    agent: &Agent,
    case: CaseNumber,
    genuine: &Genuine,
    now: Timestamp,
) -> Result<ReleaseId, DeskError> {
    let release = NewRelease {
        challenge: *genuine.challenge(),
        case,
        by: agent.name().clone(),
        at: now,
    };
    let id = tx
        .add_release(&release)
        .await?
        .ok_or(DeskError::ChallengeAnswered)?;
    let actor = Actor::Staff(agent.name().clone());
    let detail = format!(
        "key for {}, challenge {}",
        genuine.serial(),
        genuine.number()
    );
    tx.add_entry(&Entry::new(now, actor, Act::Released, &case).with(&detail))
        .await?;
    Ok(id)
}

async fn enqueue(
    tx: &mut dyn Tx,
    case: &Case,
    release: ReleaseId,
    genuine: &Genuine,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let number = case.number;
    tx.add_job(
        &JobKind::Answer {
            case: number,
            release,
        },
        now,
    )
    .await?;
    let told = genuine.tells_reserved(&case.holder);
    if told {
        tx.add_job(
            &JobKind::Notice {
                case: number,
                release,
            },
            now,
        )
        .await?;
    }
    Ok(told)
}
