//! What an ordered mail says, looked up when it is about to be sent.

use core::net::IpAddr;

use protocol::{ChallengeNumber, Code, Model, ReservedEmail, Scope, Serial};

use crate::desk::{AnswerError, open_sealed};
use crate::locale::Locale;
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

/// Opens the challenge of an order again; `None` when it holds no address.
pub(crate) async fn open(
    store: &dyn Store,
    keys: &dyn RecoveryKeys,
    id: EmailOrderId,
    now: Timestamp,
) -> Result<Option<Opened>, AnswerError> {
    let mut tx = store.read().await?;
    let missing = |column| StoreError::inconsistent("email_orders", column, &id);
    let order = tx.email_order(id).await?.ok_or_else(|| missing("id"))?;
    let seen = tx.challenge(&order.challenge).await?;
    let challenge = seen.ok_or_else(|| missing("challenge_hash"))?.challenge;
    let opened = open_sealed(&mut *tx, keys, &challenge, now).await?;
    let header = challenge.header();
    Ok(opened.email.map(|to| Opened {
        about: About {
            serial: header.identity.serial().clone(),
            model: header.identity.model().clone(),
            number: challenge.number(),
            at: order.at,
            network: order.network,
            language: order.language,
        },
        scope: header.scope,
        to,
        code: opened.code,
    }))
}
