//! A device, or a phone that has scanned it, orders a mail.

use core::net::IpAddr;

use protocol::{Challenge, Way};

use super::limits::has_room;
use super::{AddressHash, NewEmailOrder};
use crate::audit::{Act, Actor, Entry};
use crate::evidence::{ChallengeVerdict, Genuine, PortalVerdict, examine};
use crate::jobs::JobKind;
use crate::locale::Locale;
use crate::policy::Policy;
use crate::ports::RecoveryKeys;
use crate::store::{Store, StoreError, Tx};
use crate::time::Timestamp;

/// What came of an order. Callers outside hear the same of all but [`Placed::Elsewhere`]: whether a
/// serial is known, and whether a mail left, is nobody's business.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placed {
    /// A mail is on its way.
    Ordered,
    /// As many as may be sent were sent lately.
    TooMany,
    /// The challenge is not one that a mail answers; the audit trail has the reason.
    Refused,
    /// The challenge names another service's key, or one that has ended, or this service mails no codes:
    /// the answer can only be had elsewhere, and everybody may know.
    Elsewhere(PortalVerdict),
}

/// An order, and where its mail goes as far as whoever ordered may read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// What came of it.
    pub placed: Placed,
    /// As in [`super::Preview::reserved`].
    pub reserved: Option<String>,
}

/// Orders the mail that a challenge of the email way asks for. Asked again, the same code goes out
/// again, within the limits.
///
/// # Errors
/// When the store fails.
pub async fn place(
    store: &dyn Store,
    keys: &dyn RecoveryKeys,
    policy: &Policy,
    challenge: &Challenge,
    network: IpAddr,
    language: Locale,
    now: Timestamp,
) -> Result<Receipt, StoreError> {
    let header = challenge.header();
    if !is_mailed(policy, challenge) {
        return Ok(Receipt {
            placed: Placed::Elsewhere(PortalVerdict::OtherWay),
            reserved: None,
        });
    }
    let mut tx = store.begin().await?;
    tx.hold_email_orders(header.identity.serial()).await?;
    let made = header.clock.date();
    let verdict = examine(&mut *tx, keys, policy, challenge, Way::Email, &made, now).await?;
    let reserved = verdict.reserved_masked();
    let placed = match verdict {
        ChallengeVerdict::Genuine(genuine) => {
            order(&mut *tx, challenge, &genuine, (network, language), now).await?
        }
        refused => refuse(&mut *tx, challenge, &refused, now).await?,
    };
    tx.commit().await?;
    Ok(Receipt { placed, reserved })
}

/// Whether the authority mails what such a challenge asks for. Addresses are confirmed, and old ones told,
/// whether or not it mails codes.
pub(super) fn is_mailed(policy: &Policy, challenge: &Challenge) -> bool {
    policy.email_codes || !challenge.header().scope.resets()
}

async fn order(
    tx: &mut dyn Tx,
    challenge: &Challenge,
    genuine: &Genuine,
    (network, language): (IpAddr, Locale),
    now: Timestamp,
) -> Result<Placed, StoreError> {
    let subject = genuine.serial();
    let number = genuine.number();
    let Some(reserved) = genuine.reserved() else {
        let entry = Entry::new(now, Actor::Device, Act::EvidenceRefused, subject);
        let detail = format!("challenge {number}: the device sealed no reserved email.");
        tx.add_entry(&entry.with(&detail)).await?;
        return Ok(Placed::Refused);
    };
    if tx.is_disowned(genuine.challenge()).await? {
        let entry = Entry::new(now, Actor::Device, Act::EvidenceRefused, subject);
        let detail = format!("challenge {number}: its reserved email did not order the code.");
        tx.add_entry(&entry.with(&detail)).await?;
        return Ok(Placed::Refused);
    }
    let scope = challenge.header().scope;
    let order = NewEmailOrder {
        challenge: *genuine.challenge(),
        serial: subject.clone(),
        scope,
        address: AddressHash::of(reserved.email()),
        network,
        language,
        at: now,
    };
    if !has_room(tx, &order).await? {
        return Ok(Placed::TooMany);
    }
    tx.keep_challenge(challenge, now).await?;
    let order = tx.add_email_order(&order).await?;
    let entry = Entry::new(now, Actor::Device, Act::EmailOrdered, subject);
    let detail = format!(
        "challenge {number}, {}: made by the enrolled device",
        scope.word()
    );
    tx.add_entry(&entry.with(&detail)).await?;
    tx.add_job(&JobKind::Email { order }, now).await?;
    Ok(Placed::Ordered)
}

async fn refuse(
    tx: &mut dyn Tx,
    challenge: &Challenge,
    verdict: &ChallengeVerdict,
    now: Timestamp,
) -> Result<Placed, StoreError> {
    let serial = challenge.header().identity.serial();
    let entry = Entry::new(now, Actor::Device, Act::EvidenceRefused, serial);
    let number = challenge.number();
    let detail = format!("challenge {number}: {}", verdict.desk_sentence());
    tx.add_entry(&entry.with(&detail)).await?;
    Ok(match verdict.for_portal() {
        known @ (PortalVerdict::OtherAuthority | PortalVerdict::KeyOver) => {
            Placed::Elsewhere(known)
        }
        _ => Placed::Refused,
    })
}
