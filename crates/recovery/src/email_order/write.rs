//! What an ordered mail says, looked up when it is about to be sent.

use core::net::IpAddr;

use protocol::{ChallengeNumber, Code, Model, ReservedEmail, Scope, Serial};

use super::disown::quiet_until;
use crate::desk::{AnswerError, open_sealed};
use crate::locale::Locale;
use crate::policy::EMAIL_CODE_LIFE;
use crate::ports::RecoveryKeys;
use crate::store::{EmailOrderId, Store, StoreError};
use crate::time::Timestamp;

/// What a mail to a reserved email names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// The device.
    pub serial: Serial,
    /// Its model, as it sealed it.
    pub model: Model,
    /// The challenge's short number, as the device shows it.
    pub number: ChallengeNumber,
    /// When the mail was ordered.
    pub at: Timestamp,
    /// From which network address; of IPv6 the first 64 bits.
    pub network: IpAddr,
    /// The language of the mail.
    pub language: Locale,
}

/// An order whose challenge was opened. It has no `Debug`: it holds the code.
pub(crate) struct Opened {
    pub(crate) about: About,
    pub(crate) scope: Scope,
    pub(crate) to: ReservedEmail,
    pub(crate) code: Code,
}

/// What became of an order when its mail is due.
pub(crate) enum Sealed {
    /// It is opened.
    Open(Box<Opened>),
    /// Its device is quiet until then.
    Quiet(Timestamp),
    /// There is nothing to send: no address is sealed, the code was disowned, or has ended.
    Nothing,
}

/// Opens the challenge of an order again.
pub(crate) async fn open(
    store: &dyn Store,
    keys: &dyn RecoveryKeys,
    id: EmailOrderId,
    now: Timestamp,
) -> Result<Sealed, AnswerError> {
    let mut tx = store.read().await?;
    let missing = |column| StoreError::inconsistent("email_orders", column, &id);
    let order = tx.email_order(id).await?.ok_or_else(|| missing("id"))?;
    let seen = tx.challenge(&order.challenge).await?;
    let seen = seen.ok_or_else(|| missing("challenge_hash"))?;
    let challenge = seen.challenge;
    let header = challenge.header();
    let brings_code = header.scope != Scope::Farewell;
    if brings_code && (order.disowned_at.is_some() || now.since(seen.first_seen) > EMAIL_CODE_LIFE)
    {
        return Ok(Sealed::Nothing);
    }
    if header.scope.resets()
        && let Some(until) = quiet_until(&mut *tx, header.identity.serial(), now).await?
    {
        return Ok(Sealed::Quiet(until));
    }
    let opened = open_sealed(&mut *tx, keys, &challenge, now).await?;
    let about = About {
        serial: header.identity.serial().clone(),
        model: header.identity.model().clone(),
        number: challenge.number(),
        at: order.at,
        network: order.network,
        language: order.language,
    };
    Ok(match opened.email {
        None => Sealed::Nothing,
        Some(to) => Sealed::Open(Box::new(Opened {
            about,
            scope: header.scope,
            to,
            code: opened.code,
        })),
    })
}
