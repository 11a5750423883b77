//! What is kept of a person, or of who asked about a device.

use core::fmt;

use protocol::{Email, Serial};

use super::erase::{EraseError, obstacle};
use super::hold::Hold;
use crate::audit::{Act, Entry};
use crate::case::{Case, CaseNumber, Tally};
use crate::email_order::AddressHash;
use crate::staff::Keeper;
use crate::store::{Store, StoreError, Tx};
use crate::text::Line;
use crate::time::Timestamp;

/// Most cases that one search finds.
const MOST: u32 = 500;

/// Whom something is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Person {
    /// Whoever has that address.
    Holder(Email),
    /// Whoever asked about that device.
    Device(Serial),
}

impl Person {
    /// An email address or a serial number, as somebody typed it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text.contains('@') {
            true => Email::parse(text).ok().map(Self::Holder),
            false => Serial::parse(text).ok().map(Self::Device),
        }
    }

    /// What it is.
    const fn kind(&self) -> &'static str {
        match self {
            Self::Holder(_) => "an email address",
            Self::Device(_) => "a serial number",
        }
    }
}

impl fmt::Display for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Holder(email) => f.write_str(email.as_str()),
            Self::Device(serial) => serial.fmt(f),
        }
    }
}

/// What is kept.
#[derive(Debug)]
pub struct Found {
    /// Requests, oldest first.
    pub cases: Vec<FoundCase>,
    /// Whether there are more of them.
    pub is_cut: bool,
    /// Orders of mails to a reserved email.
    pub orders: u64,
    /// Whether the registry knows the device, where that was asked.
    pub in_registry: bool,
}

/// A request, and how much belongs to it.
#[derive(Debug)]
pub struct FoundCase {
    /// The request.
    pub case: Case,
    /// How many of its devices stand where.
    pub tally: Tally,
    /// Pictures.
    pub pictures: usize,
    /// Questions, reasons and replies.
    pub messages: usize,
    /// Notes of staff.
    pub notes: usize,
    /// Entries of the audit trail.
    pub entries: usize,
    /// What holds it.
    pub hold: Option<Hold>,
    /// Why it cannot be erased now.
    pub obstacle: Option<EraseError>,
}

/// Looks for what is kept. That somebody looked, and why, stands in the audit trail before anything is
/// shown, and whom he looked for does not: else it would have to be erased there.
///
/// # Errors
/// When the store fails.
pub async fn find(
    store: &dyn Store,
    by: Keeper<'_>,
    person: &Person,
    reason: &Line,
    now: Timestamp,
) -> Result<Found, StoreError> {
    let found = found_in(&mut *store.read().await?, person, now).await?;
    let mut tx = store.begin().await?;
    let count = found.cases.len();
    let entry = Entry::new(now, by.actor(), Act::PersonalDataSought, &person.kind());
    tx.add_entry(&entry.with(&format!("{count} requests found: {reason}")))
        .await?;
    tx.commit().await?;
    Ok(found)
}

/// The same without a trace, for what leaves one of its own.
///
/// # Errors
/// When the store fails.
pub async fn found_in(
    tx: &mut dyn Tx,
    person: &Person,
    now: Timestamp,
) -> Result<Found, StoreError> {
    let (mut cases, orders, in_registry) = match person {
        Person::Holder(email) => (
            tx.cases_of_holder(email, MOST + 1).await?,
            tx.count_orders(None, Some(&AddressHash::of(email))).await?,
            false,
        ),
        Person::Device(serial) => (
            tx.cases_naming(serial, MOST + 1).await?,
            tx.count_orders(Some(serial), None).await?,
            tx.device(serial).await?.is_some(),
        ),
    };
    let most = usize::try_from(MOST).unwrap_or(usize::MAX);
    let is_cut = cases.len() > most;
    cases.truncate(most);
    let mut found = Vec::with_capacity(cases.len());
    for case in cases {
        found.push(counted(tx, case, now).await?);
    }
    Ok(Found {
        cases: found,
        is_cut,
        orders,
        in_registry,
    })
}

async fn counted(tx: &mut dyn Tx, case: Case, now: Timestamp) -> Result<FoundCase, StoreError> {
    let number = case.number;
    Ok(FoundCase {
        tally: tx.tally(number).await?,
        pictures: tx.all_pictures(number).await?.len(),
        messages: tx.messages(number).await?.len(),
        notes: tx.notes(number).await?.len(),
        entries: tx.entries_about(&number.to_string()).await?.len(),
        hold: tx.hold_on(number).await?.filter(|hold| hold.stands(now)),
        obstacle: obstacle(tx, number, now).await?,
        case,
    })
}

/// Writes down that what is kept in these cases is copied for the person they are of, and why; before
/// anything is copied.
///
/// # Errors
/// When the store fails.
pub async fn note_export(
    store: &dyn Store,
    by: Keeper<'_>,
    cases: &[CaseNumber],
    reason: &Line,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    for number in cases {
        let entry = Entry::new(now, by.actor(), Act::DataExported, number);
        tx.add_entry(&entry.with(reason)).await?;
    }
    tx.commit().await
}
