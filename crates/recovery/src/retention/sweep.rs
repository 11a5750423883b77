//! Erasing what is over, in small units of work: each is whole by itself, so that whatever breaks off
//! is gone on with by the next sweep.

use super::erase::{EraseError, erasable, erase};
use super::keep::Keep;
use crate::audit::{Act, Actor, Entry};
use crate::case::CaseNumber;
use crate::store::{Store, StoreError};
use crate::time::Timestamp;

/// Most cases, and most rows of each kind, that one sweep is about, so that it holds nobody up.
pub const BATCH: u32 = 200;

/// Acts whose details tell of the delivery of mails.
const OF_MAILS: [Act; 5] = [
    Act::EmailOrdered,
    Act::MailGivenUp,
    Act::MailReturned,
    Act::MailDelayed,
    Act::MailRevived,
];

/// Acts whose details are about erasing itself.
const OF_ERASING: [Act; 3] = [Act::CaseErased, Act::PersonalDataSought, Act::DataExported];

/// What a sweep did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Swept {
    /// Pictures that were forgotten.
    pub pictures: u64,
    /// Cases that were erased.
    pub cases: u64,
    /// Rows that were removed, or whose text was.
    pub rows: u64,
}

impl Swept {
    /// Whether there was nothing to do.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// Does one batch of what is due. Cut off, it may be begun again; done until it finds nothing, it has done
/// everything. The bytes of pictures are the caller's to remove: see
/// [`Retention::doomed_pictures`](crate::store::Retention::doomed_pictures).
///
/// # Errors
/// When the store fails.
pub async fn sweep(store: &dyn Store, keep: &Keep, now: Timestamp) -> Result<Swept, StoreError> {
    let before = keep.before(now);
    let mut tx = store.read().await?;
    let evidence = tx
        .cases_with_old_pictures(before.evidence, now, BATCH)
        .await?;
    let cases = tx.cases_to_erase(before.requests, now, BATCH).await?;
    drop(tx);
    let mut swept = Swept::default();
    for (number, _) in evidence {
        swept.pictures += forget_pictures(store, number, now).await?;
    }
    for (number, _) in cases {
        swept.cases += u64::from(erase_over(store, number, now).await?);
    }
    let mut tx = store.begin().await?;
    swept.rows += tx.prune(&before, BATCH).await?;
    let acts = OF_MAILS.map(|act| (act, before.mails));
    let erasing = OF_ERASING.map(|act| (act, before.requests));
    let refused = [(Act::EvidenceRefused, before.refused)];
    for (act, time) in acts.into_iter().chain(erasing).chain(refused) {
        swept.rows += tx.erase_old_details(act, time, BATCH).await?;
    }
    tx.commit().await?;
    Ok(swept)
}

async fn forget_pictures(
    store: &dyn Store,
    number: CaseNumber,
    now: Timestamp,
) -> Result<u64, StoreError> {
    let mut tx = store.begin().await?;
    tx.lock_case(number).await?;
    let count = tx.doom_pictures(number, now).await?;
    if count > 0 {
        let entry = Entry::new(now, Actor::Service, Act::PicturesErased, &number);
        tx.add_entry(&entry.with(&format!("{count}, their time being over")))
            .await?;
    }
    tx.commit().await?;
    Ok(count)
}

/// Erases a case whose time is over, unless something came between.
async fn erase_over(
    store: &dyn Store,
    number: CaseNumber,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let mut tx = store.begin().await?;
    let case = match erasable(&mut *tx, number, now).await {
        Ok(case) => case,
        Err(EraseError::Store(error)) => return Err(error),
        Err(_) => return Ok(false),
    };
    let why = "its time is over";
    erase(&mut *tx, &case, Actor::Service, why, now).await?;
    tx.commit().await?;
    Ok(true)
}

/// What should be erased by now and is not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Overdue {
    /// Since when the oldest case should be erased.
    pub case: Option<Timestamp>,
    /// Since when the pictures of a case should be.
    pub pictures: Option<Timestamp>,
    /// Since when the bytes of a picture should be gone that is forgotten.
    pub bytes: Option<Timestamp>,
}

impl Overdue {
    /// The oldest of them.
    #[must_use]
    pub fn oldest(&self) -> Option<Timestamp> {
        [self.case, self.pictures, self.bytes]
            .into_iter()
            .flatten()
            .min()
    }
}

/// What should be erased by now and is not.
///
/// # Errors
/// When the store fails.
pub async fn overdue(
    store: &dyn Store,
    keep: &Keep,
    now: Timestamp,
) -> Result<Overdue, StoreError> {
    let before = keep.before(now);
    let mut tx = store.read().await?;
    let cases = tx.cases_to_erase(before.requests, now, 1).await?;
    let pictures = tx.cases_with_old_pictures(before.evidence, now, 1).await?;
    let first = |found: &[(CaseNumber, Timestamp)]| found.first().map(|(_, ended)| *ended);
    Ok(Overdue {
        case: first(&cases).map(|ended| ended.plus(keep.requests)),
        pictures: first(&pictures).map(|ended| ended.plus(keep.evidence)),
        bytes: tx.oldest_doomed().await?,
    })
}
