//! The worker's side of deliveries.

use core::time::Duration;

use super::{Delivery, Progress, Standing, Webhook, WebhookSecret};
use crate::audit::{Act, Actor, Entry};
use crate::ports::Vault;
use crate::store::{Settled, Store, StoreError};
use crate::time::Timestamp;

/// How long a worker holds a delivery.
pub const LEASE: Duration = Duration::from_secs(60);

/// How long a delivery waits after each attempt that failed, as Standard Webhooks recommends: three days
/// and three hours in all.
const WAITS: [Duration; 9] = [
    Duration::from_secs(5),
    Duration::from_mins(5),
    Duration::from_mins(30),
    Duration::from_hours(2),
    Duration::from_hours(5),
    Duration::from_hours(10),
    Duration::from_hours(14),
    Duration::from_hours(20),
    Duration::from_hours(24),
];

/// Attempts before a delivery is given up.
pub const MAX_ATTEMPTS: u32 = 10;

/// For how long every call may fail before a webhook is switched off.
const PATIENCE: Duration = Duration::from_hours(72);

/// The wait after attempt number `attempt` (from 1) failed; `None` when it was the last.
#[must_use]
pub fn wait_after(attempt: u32) -> Option<Duration> {
    let place = usize::try_from(attempt).ok()?.checked_sub(1)?;
    WAITS.get(place).copied()
}

/// A delivery that is due, with what it takes to make it.
pub struct Leased {
    /// The delivery; its attempt is counted.
    pub delivery: Delivery,
    /// To whom.
    pub webhook: Webhook,
    /// What signs it.
    pub secrets: Vec<WebhookSecret>,
}

/// What came of an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Attempt {
    /// It was taken, with this status.
    Taken(u16),
    /// It was not, for this reason; it is tried again.
    Failed(String),
    /// The receiver is gone for good (410).
    Gone,
}

/// What that came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is done.
    Done,
    /// It is tried again then.
    Again(Timestamp),
    /// It was given up.
    GivenUp,
    /// Another worker has taken it over.
    Superseded,
}

/// What became of a webhook by a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fallen {
    /// It goes on.
    No,
    /// It is off from now on.
    Off,
}

/// Takes the delivery that is due first, for [`LEASE`]; `None` when nothing is due.
///
/// # Errors
/// When the store fails, or a secret cannot be opened.
pub async fn lease(
    store: &dyn Store,
    vault: &dyn Vault,
    now: Timestamp,
) -> Result<Option<Leased>, StoreError> {
    let mut tx = store.begin().await?;
    let Some(delivery) = tx.lease_delivery(now, now.plus(LEASE)).await? else {
        return Ok(None);
    };
    let missing = || StoreError::inconsistent("webhook_deliveries", "webhook", &delivery.id);
    let webhook = tx.webhook(delivery.webhook).await?.ok_or_else(missing)?;
    tx.commit().await?;
    let mut secrets = vec![super::keep::open(vault, &webhook, &webhook.sealed)?];
    if let Some((older, until)) = &webhook.older
        && now < *until
    {
        secrets.push(super::keep::open(vault, &webhook, older)?);
    }
    Ok(Some(Leased {
        delivery,
        webhook,
        secrets,
    }))
}

/// Settles an attempt. A webhook whose receiver is gone, or has failed for days, is switched off.
///
/// # Errors
/// When the store fails.
pub async fn settle(
    store: &dyn Store,
    leased: &Leased,
    attempt: &Attempt,
    now: Timestamp,
) -> Result<(Outcome, Fallen), StoreError> {
    let delivery = &leased.delivery;
    let wait = match attempt {
        Attempt::Failed(_) => wait_after(delivery.attempt),
        Attempt::Taken(_) | Attempt::Gone => None,
    };
    let progress = match (attempt, wait) {
        (Attempt::Taken(_), _) => Progress::Done,
        (_, Some(_)) => Progress::Waiting,
        (_, None) => Progress::Dead,
    };
    let settled = Settled {
        progress,
        due: wait.map_or(delivery.due, |wait| now.plus(wait)),
        said: match attempt {
            Attempt::Taken(status) => format!("taken ({status})"),
            Attempt::Failed(why) => why.clone(),
            Attempt::Gone => "gone for good (410)".to_owned(),
        },
        at: now,
    };
    let mut tx = store.begin().await?;
    if !tx
        .settle_delivery(delivery.id, delivery.attempt, &settled)
        .await?
    {
        return Ok((Outcome::Superseded, Fallen::No));
    }
    let mut fallen = Fallen::No;
    if let Some(mut webhook) = tx.lock_webhook(delivery.webhook).await? {
        match attempt {
            Attempt::Taken(_) => webhook.failing_since = None,
            Attempt::Failed(_) | Attempt::Gone => {
                let since = *webhook.failing_since.get_or_insert(now);
                let why = match attempt {
                    Attempt::Gone => Some("Its receiver said that it is gone for good.".to_owned()),
                    _ if now.since(since) >= PATIENCE => {
                        Some("Every call has failed for three days.".to_owned())
                    }
                    _ => None,
                };
                if let Some(why) = why.filter(|_| webhook.standing != Standing::Off) {
                    fallen = Fallen::Off;
                    let (id, host) = (webhook.id, webhook.url.host());
                    let entry = Entry::new(now, Actor::Service, Act::WebhookOff, &host);
                    let entry = entry.with(&format_args!("webhook {id}: {why}"));
                    tx.add_entry(&entry).await?;
                    (webhook.standing, webhook.why_off) = (Standing::Off, why);
                }
            }
        }
        tx.set_webhook(&webhook).await?;
    }
    tx.commit().await?;
    let outcome = match progress {
        Progress::Done => Outcome::Done,
        Progress::Waiting => Outcome::Again(settled.due),
        Progress::Dead => Outcome::GivenUp,
    };
    Ok((outcome, fallen))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receiver_may_be_away_for_three_days() {
        let total: Duration = (1..MAX_ATTEMPTS).filter_map(wait_after).sum();
        assert!(total > Duration::from_hours(72), "{total:?}");
        assert_eq!(wait_after(MAX_ATTEMPTS), None);
        assert_eq!(wait_after(1), Some(Duration::from_secs(5)));
    }
}
