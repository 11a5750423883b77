//! Whoever reads the mails to a reserved email says that it was not he who ordered a code.
//!
//! The code itself lives in the device, which may have no network: nothing here can end it there. What
//! ends is what the service does with it: it is mailed no more, the device is flagged for the desk, and
//! other codes of it wait for a day, so that nobody learns by trying what the owner does about it.

use core::time::Duration;

use protocol::{ChallengeNumber, Model, Serial};
use rand_core::CryptoRng;
use thiserror::Error;

use super::EmailOrder;
use crate::audit::Actor;
use crate::policy::Policy;
use crate::registry::{FlagError, FlagKind, set_flag, unset_flag};
use crate::store::{EmailOrderId, OrderLink, Store, StoreError, Tx};
use crate::text::Line;
use crate::time::Timestamp;
use crate::token::Token;

/// How long codes of a device wait after its reserved email disowned one.
pub const QUIET: Duration = Duration::from_hours(24);

/// What the page behind a link shows.
#[derive(Debug, Clone)]
pub struct Order {
    /// The device.
    pub serial: Serial,
    /// Its model, as it sealed it.
    pub model: Model,
    /// The challenge's short number.
    pub number: ChallengeNumber,
    /// When the mail was ordered.
    pub at: Timestamp,
    /// What was said of it.
    pub disowned: Option<Disowned>,
}

/// An order that is disowned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Disowned {
    /// Until when codes of the device wait, while they do.
    pub quiet_until: Option<Timestamp>,
}

/// Why a link leads nowhere.
#[derive(Debug, Error)]
pub enum LinkError {
    /// It is unknown or too old.
    #[error("This link does not work any more.")]
    Link,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Makes a link's token. Each sending of the mail makes its own, because none is kept.
pub(crate) async fn make_link(
    store: &dyn Store,
    policy: &Policy,
    order: EmailOrderId,
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<Token, StoreError> {
    let token = Token::random(rng);
    let ends = now.plus(policy.reply_life);
    let mut tx = store.begin().await?;
    tx.add_order_link(&token.hash(), &OrderLink { order, ends })
        .await?;
    tx.commit().await?;
    Ok(token)
}

/// What a link is about; looking changes nothing, for mail scanners open links too.
///
/// # Errors
/// When the link does not work.
pub async fn look_up(store: &dyn Store, token: &str, now: Timestamp) -> Result<Order, LinkError> {
    let mut tx = store.read().await?;
    let order = order_of(&mut *tx, token, now).await?;
    told(&mut *tx, order, now).await
}

/// The mail's reader says that he did not order it: the code is mailed no more, the device is flagged,
/// and its other codes wait.
///
/// # Errors
/// When the link does not work.
pub async fn disown(store: &dyn Store, token: &str, now: Timestamp) -> Result<Order, LinkError> {
    let mut tx = store.begin().await?;
    let mut order = order_of(&mut *tx, token, now).await?;
    if order.disowned_at.is_none() {
        let seen = tx
            .challenge(&order.challenge)
            .await?
            .ok_or(LinkError::Link)?;
        let serial = seen.challenge.header().identity.serial();
        tx.hold_email_orders(serial).await?;
        // Another press of the button may have come first.
        if !tx.is_disowned(&order.challenge).await? {
            tx.disown_orders(&order.challenge, now).await?;
            flag(&mut *tx, serial, order.challenge.number(), now).await?;
        }
        order.disowned_at = Some(now);
    }
    let told = told(&mut *tx, order, now).await?;
    tx.commit().await?;
    Ok(told)
}

/// Flags the device; one that bears the flag bears it anew, so that the day begins again.
async fn flag(
    tx: &mut dyn Tx,
    serial: &Serial,
    number: ChallengeNumber,
    now: Timestamp,
) -> Result<(), LinkError> {
    let (kind, actor) = (FlagKind::Disowned, Actor::ReservedEmail);
    let line = |text: &str| Line::parse(text).map_err(|_| LinkError::Link);
    let again = line("It was said again.")?;
    match unset_flag(tx, serial, kind, &again, &actor, now).await {
        Ok(()) | Err(FlagError::NotFlagged(..)) => {}
        Err(error) => return Err(failed(error)),
    }
    let reason = line(&format!("The code of challenge {number} was not ordered."))?;
    set_flag(tx, serial, kind, &reason, &actor, now)
        .await
        .map_err(failed)
}

fn failed(error: FlagError) -> LinkError {
    match error {
        FlagError::Store(error) => LinkError::Store(error),
        // The registry has lost the device since.
        _ => LinkError::Link,
    }
}

/// Until when codes of the device wait, if they do. Staff who take the flag away end that.
pub(super) async fn quiet_until(
    tx: &mut dyn Tx,
    serial: &Serial,
    now: Timestamp,
) -> Result<Option<Timestamp>, StoreError> {
    let flags = tx.standing_flags(core::slice::from_ref(serial)).await?;
    let disowned = flags.iter().find(|flag| flag.kind == FlagKind::Disowned);
    let until = disowned.map(|flag| flag.at.plus(QUIET));
    Ok(until.filter(|until| *until > now))
}

async fn order_of(tx: &mut dyn Tx, token: &str, now: Timestamp) -> Result<EmailOrder, LinkError> {
    let token = Token::parse(token).ok_or(LinkError::Link)?;
    let link = tx.order_link(&token.hash()).await?;
    let link = link.filter(|link| now <= link.ends);
    let order = link.ok_or(LinkError::Link)?.order;
    tx.email_order(order).await?.ok_or(LinkError::Link)
}

async fn told(tx: &mut dyn Tx, order: EmailOrder, now: Timestamp) -> Result<Order, LinkError> {
    let seen = tx
        .challenge(&order.challenge)
        .await?
        .ok_or(LinkError::Link)?;
    let identity = &seen.challenge.header().identity;
    let disowned = match order.disowned_at {
        None => None,
        Some(_) => Some(Disowned {
            quiet_until: quiet_until(tx, identity.serial(), now).await?,
        }),
    };
    Ok(Order {
        serial: identity.serial().clone(),
        model: identity.model().clone(),
        number: order.challenge.number(),
        at: order.at,
        disowned,
    })
}
