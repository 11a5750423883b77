//! The audit trail, looked through and taken along. For auditors.

use crate::audit::chain::Chained;
use crate::audit::{Act, Entry, PAGE};
use crate::staff::Auditor;
use crate::store::{Store, StoreError};
use crate::time::Timestamp;

/// Entries on a page of the trail.
pub const TRAIL_PAGE: usize = 50;

/// Most entries that are looked at for one page: whoever looks for what is rare goes on by himself.
const LOOKED_AT: u64 = 20_000;

/// What is looked for in the trail; whatever is empty fits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TrailFilter {
    /// What was done.
    pub act: Option<Act>,
    /// A part of who acted.
    pub actor: String,
    /// A part of what it was done to, or of what the entry tells.
    pub words: String,
    /// From then on.
    pub from: Option<Timestamp>,
    /// Before then.
    pub to: Option<Timestamp>,
}

impl TrailFilter {
    fn fits(&self, entry: &Chained) -> bool {
        let written = &entry.written;
        let holds = |text: &str, part: &str| text.to_lowercase().contains(&part.to_lowercase());
        self.act.is_none_or(|act| act.as_str() == written.act)
            && holds(&written.actor, &self.actor)
            && (holds(&written.subject, &self.words) || holds(written.detail.text(), &self.words))
            && self.from.is_none_or(|from| written.at >= from)
            && self.to.is_none_or(|to| written.at < to)
    }
}

/// A part of the trail, the newest first.
#[derive(Debug)]
pub struct TrailPart {
    /// The entries that fit.
    pub entries: Vec<Chained>,
    /// Before which entry to go on, when older ones were not looked at.
    pub before: Option<u64>,
}

/// The newest entries that fit, of those before entry number `before`.
///
/// # Errors
/// When the store fails.
pub async fn search_trail(
    store: &dyn Store,
    _auditor: &Auditor,
    filter: &TrailFilter,
    before: Option<u64>,
) -> Result<TrailPart, StoreError> {
    let mut tx = store.read().await?;
    let newest = tx.trail_head().await?.number;
    let mut end = before.map_or(newest, |before| before.saturating_sub(1).min(newest));
    let last = end.saturating_sub(LOOKED_AT);
    let mut entries = Vec::new();
    while end > last && entries.len() < TRAIL_PAGE {
        let after = end.saturating_sub(u64::from(PAGE)).max(last);
        let mut part = tx.trail_after(after, PAGE).await?;
        part.retain(|entry| entry.number <= end && filter.fits(entry));
        entries.extend(part.into_iter().rev());
        end = after;
    }
    if entries.len() > TRAIL_PAGE {
        entries.truncate(TRAIL_PAGE);
        end = entries.last().map_or(end, |entry| entry.number - 1);
    }
    Ok(TrailPart {
        entries,
        before: (end > 0).then_some(end + 1),
    })
}

/// Writes down that somebody takes the trail along, from an entry on.
///
/// # Errors
/// When the store fails.
pub async fn take_trail(
    store: &dyn Store,
    auditor: &Auditor,
    since: u64,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    let entry = Entry::new(now, auditor.actor(), Act::TrailTaken, &"trail");
    tx.add_entry(&entry.with(&format!("from entry {since} on")))
        .await?;
    tx.commit().await
}

/// A page of the trail behind an entry.
///
/// # Errors
/// When the store fails.
pub async fn trail(
    store: &dyn Store,
    _auditor: &Auditor,
    after: u64,
) -> Result<Vec<Chained>, StoreError> {
    store.read().await?.trail_after(after, PAGE).await
}
