//! Admins keep webhooks.

use core::time::Duration;

use rand_core::CryptoRng;
use thiserror::Error;
use zeroize::Zeroizing;

use super::{Delivery, Event, Progress, Standing, Webhook, WebhookSecret, WebhookUrl};
use crate::audit::{Act, Actor, Entry};
use crate::ports::Vault;
use crate::staff::Keeper;
use crate::store::{DeliveryId, NewDelivery, NewWebhook, Settled, Store, StoreError, WebhookId};
use crate::text::Line;
use crate::time::Timestamp;
use crate::token::Token;

/// For how long a secret goes on signing after it was replaced.
pub const OLD_SECRET_LIFE: Duration = Duration::from_hours(24);

/// Most webhooks of a service.
const MOST: usize = 20;

/// Why a webhook was not added or changed.
#[derive(Debug, Error)]
pub enum WebhookError {
    /// There is none of that id.
    #[error("There is no such webhook.")]
    Unknown,
    /// There are enough.
    #[error("There are 20 webhooks already. Remove one first.")]
    TooMany,
    /// It would be told nothing.
    #[error("Choose at least one event.")]
    NoEvents,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A webhook to add.
pub struct NewHook {
    /// Where it is called.
    pub url: WebhookUrl,
    /// What it is for.
    pub about: Option<Line>,
    /// What it is told.
    pub events: Vec<Event>,
}

/// A secret to hand over, shown this once.
pub struct Handed {
    /// The webhook.
    pub id: WebhookId,
    /// `whsec_…`
    pub secret: Zeroizing<String>,
}

/// A change of a webhook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// What happens is kept for it, and not sent.
    Pause,
    /// It is called, also when it had fallen off.
    Resume,
    /// It is told these from now on.
    Tell(Vec<Event>),
}

/// Adds a webhook. It is told what happens from now on.
///
/// # Errors
/// When there are too many, or it would be told nothing.
pub async fn add(
    store: &dyn Store,
    vault: &dyn Vault,
    hook: NewHook,
    by: Keeper<'_>,
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<Handed, WebhookError> {
    if hook.events.is_empty() {
        return Err(WebhookError::NoEvents);
    }
    let secret = WebhookSecret::random(rng);
    // Its place is drawn, not its id: that is known only when it is stored.
    let place = Token::random(rng).to_text();
    let sealed = seal(vault, &place, &secret, rng);
    let mut tx = store.begin().await?;
    let others = tx.webhooks().await?.len();
    if others >= MOST {
        return Err(WebhookError::TooMany);
    }
    if others == 0 {
        // Nobody was to be told what is there by now.
        tx.lock_webhooks_told().await?;
        let head = tx.trail_head().await?.number;
        tx.set_webhooks_told(head).await?;
    }
    let entry = Entry::new(now, by.actor(), Act::WebhookAdded, &hook.url.host());
    let id = tx
        .add_webhook(&NewWebhook {
            url: hook.url,
            about: hook.about,
            events: hook.events,
            sealed,
            added_at: now,
        })
        .await?;
    let entry = entry.with(&format_args!("webhook {id}"));
    tx.add_entry(&entry).await?;
    tx.commit().await?;
    let secret = secret.to_text();
    Ok(Handed { id, secret })
}

/// All webhooks, the oldest first.
///
/// # Errors
/// When the store fails.
pub async fn hooks(store: &dyn Store) -> Result<Vec<Webhook>, StoreError> {
    store.read().await?.webhooks().await
}

/// The webhook of that id.
///
/// # Errors
/// When the store fails.
pub async fn hook(store: &dyn Store, id: WebhookId) -> Result<Option<Webhook>, StoreError> {
    store.read().await?.webhook(id).await
}

/// The newest deliveries to a webhook, the newest first.
///
/// # Errors
/// When the store fails.
pub async fn deliveries(
    store: &dyn Store,
    id: WebhookId,
    limit: u32,
) -> Result<Vec<Delivery>, StoreError> {
    store.read().await?.deliveries_to(id, limit).await
}

/// Removes a webhook with all that was to be sent to it.
///
/// # Errors
/// When there is none of that id.
pub async fn remove(
    store: &dyn Store,
    id: WebhookId,
    by: Keeper<'_>,
    now: Timestamp,
) -> Result<(), WebhookError> {
    let mut tx = store.begin().await?;
    let hook = tx.lock_webhook(id).await?.ok_or(WebhookError::Unknown)?;
    tx.remove_webhook(id).await?;
    let entry = Entry::new(now, by.actor(), Act::WebhookRemoved, &hook.url.host());
    let entry = entry.with(&format_args!("webhook {id}"));
    tx.add_entry(&entry).await?;
    Ok(tx.commit().await?)
}

/// Pauses a webhook, lets it go on, or has it told of other events.
///
/// # Errors
/// When there is none of that id, or it would be told nothing.
pub async fn change(
    store: &dyn Store,
    id: WebhookId,
    change: Change,
    by: Actor,
    now: Timestamp,
) -> Result<(), WebhookError> {
    let mut tx = store.begin().await?;
    let mut hook = tx.lock_webhook(id).await?.ok_or(WebhookError::Unknown)?;
    let what = match change {
        Change::Pause => {
            hook.standing = Standing::Paused;
            "is paused".to_owned()
        }
        Change::Resume => {
            hook.standing = Standing::On;
            (hook.failing_since, hook.why_off) = (None, String::new());
            "goes on".to_owned()
        }
        Change::Tell(events) if events.is_empty() => return Err(WebhookError::NoEvents),
        Change::Tell(events) => {
            let words: Vec<_> = events.iter().map(|event| event.as_str()).collect();
            let words = format!("is told {}", words.join(", "));
            hook.events = events;
            words
        }
    };
    tx.set_webhook(&hook).await?;
    let entry = Entry::new(now, by, Act::WebhookChanged, &hook.url.host());
    let entry = entry.with(&format_args!("webhook {id} {what}"));
    tx.add_entry(&entry).await?;
    Ok(tx.commit().await?)
}

/// Gives a webhook another secret. The old one signs beside it for [`OLD_SECRET_LIFE`].
///
/// # Errors
/// When there is none of that id.
pub async fn rotate(
    store: &dyn Store,
    vault: &dyn Vault,
    id: WebhookId,
    by: Keeper<'_>,
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<Handed, WebhookError> {
    let secret = WebhookSecret::random(rng);
    let place = Token::random(rng).to_text();
    let sealed = seal(vault, &place, &secret, rng);
    let mut tx = store.begin().await?;
    let mut hook = tx.lock_webhook(id).await?.ok_or(WebhookError::Unknown)?;
    let old = std::mem::replace(&mut hook.sealed, sealed);
    hook.older = Some((old, now.plus(OLD_SECRET_LIFE)));
    tx.set_webhook(&hook).await?;
    let entry = Entry::new(now, by.actor(), Act::WebhookChanged, &hook.url.host());
    let entry = entry.with(&format_args!("webhook {id} has another secret"));
    tx.add_entry(&entry).await?;
    tx.commit().await?;
    let secret = secret.to_text();
    Ok(Handed { id, secret })
}

/// Puts a message to try a webhook by in line; `body` is set by the caller.
///
/// # Errors
/// When there is none of that id.
pub async fn test(
    store: &dyn Store,
    id: WebhookId,
    body: String,
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<DeliveryId, WebhookError> {
    let message = format!("msg_test_{}", *Token::random(rng).to_text());
    let mut tx = store.begin().await?;
    tx.lock_webhook(id).await?.ok_or(WebhookError::Unknown)?;
    let delivery = NewDelivery {
        webhook: id,
        case: None,
        message,
        event: "test".to_owned(),
        body,
        at: now,
        due: now,
    };
    let delivery = tx.add_delivery(&delivery).await?;
    tx.commit().await?;
    Ok(delivery)
}

/// Has a delivery made once more, at once; `false` when there is none of that id to this webhook.
///
/// # Errors
/// When the store fails.
pub async fn send_again(
    store: &dyn Store,
    webhook: WebhookId,
    id: DeliveryId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let mut tx = store.begin().await?;
    let known = tx.delivery(id).await?;
    let Some(delivery) = known.filter(|delivery| delivery.webhook == webhook) else {
        return Ok(false);
    };
    let again = Settled {
        progress: Progress::Waiting,
        due: now,
        said: delivery.said,
        at: delivery.tried_at.unwrap_or(now),
    };
    tx.restart_delivery(id, &again).await?;
    tx.commit().await?;
    Ok(true)
}

/// Sealed bytes begin with the place that they are bound to: 43 characters.
const PLACE: usize = 43;

fn seal(
    vault: &dyn Vault,
    place: &str,
    secret: &WebhookSecret,
    rng: &mut dyn CryptoRng,
) -> Vec<u8> {
    let mut sealed = place.as_bytes().to_vec();
    sealed.extend(vault.seal(&format!("webhook/{place}"), secret.as_bytes(), rng));
    sealed
}

/// Opens a secret of a webhook.
pub(super) fn open(
    vault: &dyn Vault,
    hook: &Webhook,
    sealed: &[u8],
) -> Result<WebhookSecret, StoreError> {
    let inconsistent = || StoreError::inconsistent("webhooks", "sealed", &hook.id);
    let (place, sealed) = sealed.split_at_checked(PLACE).ok_or_else(inconsistent)?;
    let place = core::str::from_utf8(place).map_err(|_| inconsistent())?;
    let plain = vault.open(&format!("webhook/{place}"), sealed);
    let plain = plain.map_err(|_| inconsistent())?;
    WebhookSecret::from_bytes(&plain).ok_or_else(inconsistent)
}
