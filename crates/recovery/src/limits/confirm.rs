//! The holder of an address says that our mails reach him: by a link in a receipt, or by a reply.
//!
//! The link names a case, whose address it confirms, and carries a code over both that only this
//! service can make. Opening it changes nothing, for mail scanners open links; the button there does.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use protocol::Email;
use rand_core::CryptoRng;
use subtle::ConstantTimeEq as _;
use thiserror::Error;
use zeroize::Zeroizing;

use super::count::{day, keyed};
use super::{CONFIRMED_LIFE, LINK_LIFE};
use crate::case::CaseNumber;
use crate::email_order::AddressHash;
use crate::store::{Store, StoreError, Tx, email_key};
use crate::time::Timestamp;

/// How much of the code stands in a link: 128 bits.
const CODE: usize = 16;
const LENGTH: usize = 4 + 4 + CODE;

/// What the page behind a link shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmation {
    /// The address.
    pub email: Email,
    /// Whether it is confirmed already.
    pub is_confirmed: bool,
}

/// Why an address was not confirmed.
#[derive(Debug, Error)]
pub enum ConfirmError {
    /// The link is not ours or too old: one sentence for all.
    #[error("This link does not work any more.")]
    Link,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Whether the holder of an address has said lately enough that our mails reach him.
///
/// # Errors
/// When the store fails.
pub async fn is_confirmed(
    tx: &mut dyn Tx,
    address: &AddressHash,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let at = tx.address_confirmed(address).await?;
    Ok(at.is_some_and(|at| now < at.plus(CONFIRMED_LIFE)))
}

/// The text of the link that confirms the address of a case; `None` when it is confirmed.
pub(crate) async fn make_link(
    store: &dyn Store,
    case: CaseNumber,
    email: &Email,
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<Option<String>, StoreError> {
    let mut tx = store.begin().await?;
    let address = AddressHash::of(email);
    if is_confirmed(&mut *tx, &address, now).await? {
        return Ok(None);
    }
    let today = day(now);
    let mut fresh = [0; 32];
    rng.fill_bytes(&mut fresh);
    let secret = Zeroizing::new(tx.secret_of_day(today, fresh).await?);
    tx.commit().await?;
    // Days fit for eleven million years.
    let today = u32::try_from(today).unwrap_or_default();
    let mut bytes = Vec::with_capacity(LENGTH);
    bytes.extend(today.to_be_bytes());
    bytes.extend(case.value().to_be_bytes());
    bytes.extend(code(&secret, case, &address));
    Ok(Some(URL_SAFE_NO_PAD.encode(bytes)))
}

/// What a link would confirm; looking changes nothing.
///
/// # Errors
/// [`ConfirmError::Link`] when it does not work.
pub async fn look_up(
    store: &dyn Store,
    link: &str,
    now: Timestamp,
) -> Result<Confirmation, ConfirmError> {
    let mut tx = store.read().await?;
    let email = email_of(&mut *tx, link, now).await?;
    let is_confirmed = is_confirmed(&mut *tx, &AddressHash::of(&email), now).await?;
    Ok(Confirmation {
        email,
        is_confirmed,
    })
}

/// Confirms the address of a link. Mails that wait for room leave then.
///
/// # Errors
/// [`ConfirmError::Link`] when it does not work.
pub async fn confirm(
    store: &dyn Store,
    link: &str,
    now: Timestamp,
) -> Result<Confirmation, ConfirmError> {
    let mut tx = store.begin().await?;
    let email = email_of(&mut *tx, link, now).await?;
    keep(&mut *tx, &email, now).await?;
    tx.commit().await?;
    Ok(Confirmation {
        email,
        is_confirmed: true,
    })
}

/// A reply by a link that was mailed to the address of a case confirms it too.
pub(crate) async fn confirm_by_reply(
    tx: &mut dyn Tx,
    case: CaseNumber,
    now: Timestamp,
) -> Result<(), StoreError> {
    match tx.case(case).await? {
        Some(case) => keep(tx, &case.holder, now).await,
        None => Ok(()),
    }
}

async fn keep(tx: &mut dyn Tx, email: &Email, now: Timestamp) -> Result<(), StoreError> {
    tx.confirm_address(&AddressHash::of(email), now).await?;
    tx.let_held_jobs_go(&email_key(email), now).await
}

async fn email_of(tx: &mut dyn Tx, link: &str, now: Timestamp) -> Result<Email, ConfirmError> {
    let parts = read(link).ok_or(ConfirmError::Link)?;
    let (made, case, given) = parts;
    let oldest = day(now.minus(LINK_LIFE));
    if !(oldest..=day(now)).contains(&made) {
        return Err(ConfirmError::Link);
    }
    let secret = tx.known_secret(made).await?.ok_or(ConfirmError::Link)?;
    let secret = Zeroizing::new(secret);
    let email = tx.case(case).await?.ok_or(ConfirmError::Link)?.holder;
    let ours = code(&secret, case, &AddressHash::of(&email));
    match bool::from(ours.ct_eq(&given)) {
        true => Ok(email),
        false => Err(ConfirmError::Link),
    }
}

fn read(link: &str) -> Option<(i64, CaseNumber, [u8; CODE])> {
    // 24 bytes are 32 characters: anything longer is not worth decoding.
    if link.len() != 32 {
        return None;
    }
    let bytes: [u8; LENGTH] = URL_SAFE_NO_PAD.decode(link).ok()?.try_into().ok()?;
    let (day, rest) = bytes.split_first_chunk::<4>()?;
    let (case, code) = rest.split_first_chunk::<4>()?;
    let case = CaseNumber::from_value(u32::from_be_bytes(*case))?;
    Some((u32::from_be_bytes(*day).into(), case, code.try_into().ok()?))
}

fn code(secret: &[u8; 32], case: CaseNumber, address: &AddressHash) -> [u8; CODE] {
    let values: [&[u8]; 2] = [&case.value().to_be_bytes(), address.as_bytes()];
    let whole: [u8; 32] = keyed(secret, "confirm", &values).into_bytes().into();
    let mut code = [0; CODE];
    code.copy_from_slice(&whole[..CODE]);
    code
}
