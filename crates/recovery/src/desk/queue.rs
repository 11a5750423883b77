//! The queue.

use core::time::Duration;

use super::due::Due;
use super::examined::examine_line;
use crate::case::{Case, CaseLine, CaseNumber};
use crate::evidence::ChallengeVerdict;
use crate::policy::Policy;
use crate::ports::RecoveryKeys;
use crate::queue::{
    CLAIM_LAPSES, Claim, Filter, Label, Part, Place, Queued, Standing, Wanted, Whose,
};
use crate::staff::{Account, Agent, Reader, StaffName};
use crate::status::Stage;
use crate::store::{Store, StoreError, Tx};
use crate::time::Timestamp;

/// Rows on one page.
pub const QUEUE_PAGE: u32 = 50;

/// How far cases are counted: beyond it, a page says “more than”.
pub const QUEUE_COUNTED: u32 = 1000;

/// Most labels that a filter offers.
const LABELS: u32 = 100;

/// A case in the queue.
pub struct QueueRow {
    /// The case.
    pub case: Case,
    /// How many devices it has.
    pub devices: u32,
    /// How many of them can still go somewhere.
    pub open: u32,
    /// The first device in the case's stage: one that waits for the desk, if any does.
    pub line: CaseLine,
    /// Where the case stands as a whole.
    pub stage: Stage,
    /// How long ago it was received.
    pub age: Duration,
    /// When the desk's answer is due, while the case waits for the desk.
    pub due: Option<Due>,
    /// Whether that device can be answered, or exactly why not.
    pub verdict: ChallengeVerdict,
    /// Who is at work on it.
    pub claim: Option<Claim>,
    /// Whether there is evidence in it that nobody has judged.
    pub unseen: bool,
    /// What staff put on it.
    pub labels: Vec<Label>,
}

/// One page of the queue.
pub struct QueuePage {
    /// Its rows by due time.
    pub rows: Vec<QueueRow>,
    /// Where the page before this ends, when there is one.
    pub before: Option<Place>,
    /// Where the page after this begins, when there is one.
    pub after: Option<Place>,
    /// How many cases fit the filter, counted up to one more than [`QUEUE_COUNTED`].
    pub fitting: u32,
    /// How many of them are overdue, likewise.
    pub overdue: u32,
}

/// What a filter can be set to, beyond what is fixed.
pub struct FilterChoices {
    /// The names of all staff.
    pub staff: Vec<StaffName>,
    /// The labels in use.
    pub labels: Vec<Label>,
}

/// A page of the cases that fit a filter, by due time; those that wait for their holders come after
/// those that wait for the desk, and those that have ended last.
///
/// # Errors
/// When the store fails.
pub async fn queue(
    store: &dyn Store,
    keys: &dyn RecoveryKeys,
    policy: &Policy,
    _reader: &Reader,
    filter: &Filter,
    part: Part,
    now: Timestamp,
) -> Result<QueuePage, StoreError> {
    let mut tx = store.read().await?;
    let wanted = wanted(policy, filter.clone(), now);
    let (fitting, overdue) = tx.count_queue(&wanted, QUEUE_COUNTED + 1).await?;
    let mut found = tx.queue(&wanted, part, QUEUE_PAGE + 1).await?;
    let is_cut = found.len() > usize::try_from(QUEUE_PAGE).unwrap_or(usize::MAX);
    let (before, after) = match part {
        Part::First | Part::After(_) => {
            if is_cut {
                found.pop();
            }
            (!matches!(part, Part::First), is_cut)
        }
        Part::Before(_) => {
            if is_cut {
                found.remove(0);
            }
            (is_cut, true)
        }
    };
    let ends = (
        found.first().filter(|_| before).map(|one| one.place),
        found.last().filter(|_| after).map(|one| one.place),
    );
    let mut rows = Vec::new();
    for queued in found {
        rows.extend(row(&mut *tx, keys, policy, queued, now).await?);
    }
    Ok(QueuePage {
        rows,
        before: ends.0,
        after: ends.1,
        fitting,
        overdue,
    })
}

/// `None` when another unit of work ended the last line of that stage just now.
async fn row(
    tx: &mut dyn Tx,
    keys: &dyn RecoveryKeys,
    policy: &Policy,
    queued: Queued,
    now: Timestamp,
) -> Result<Option<QueueRow>, StoreError> {
    let number = queued.case.number;
    let mut first = tx.lines(number, Some(queued.stage), 0, 1).await?;
    let Some(line) = first.pop() else {
        return Ok(None);
    };
    let (_, verdict) = examine_line(tx, keys, policy, number, &line, now).await?;
    Ok(Some(QueueRow {
        age: now.since(queued.case.opened_at),
        due: Due::of(policy, queued.awaited, now),
        claim: queued.claim.filter(|claim| claim.is_live(now)),
        labels: tx.labels_of(number).await?,
        stage: queued.stage,
        devices: queued.devices,
        open: queued.open,
        unseen: queued.unseen && queued.open > 0,
        case: queued.case,
        line,
        verdict,
    }))
}

/// What a filter can be set to.
///
/// # Errors
/// When the store fails.
pub async fn filter_choices(
    store: &dyn Store,
    _reader: &Reader,
) -> Result<FilterChoices, StoreError> {
    let mut tx = store.read().await?;
    Ok(FilterChoices {
        staff: working(tx.accounts().await?),
        labels: tx.labels(LABELS).await?,
    })
}

/// The names of those who have not left.
pub(super) fn working(accounts: Vec<Account>) -> Vec<StaffName> {
    let left = |account: &Account| account.removed_at.is_some();
    let working = accounts.into_iter().filter(|account| !left(account));
    working.map(|account| account.name).collect()
}

/// Where a case stands in the queue, to go on from there when it has been decided.
///
/// # Errors
/// When the store fails.
pub async fn place_of(
    store: &dyn Store,
    _reader: &Reader,
    number: CaseNumber,
) -> Result<Option<Place>, StoreError> {
    store.read().await?.place_in_queue(number).await
}

/// The next case that fits the filter, waits for the desk and is free for this person: after a
/// place, or else from the beginning again.
///
/// # Errors
/// When the store fails.
pub async fn next_case(
    store: &dyn Store,
    policy: &Policy,
    agent: &Agent,
    filter: &Filter,
    from: Option<(CaseNumber, Place)>,
    now: Timestamp,
) -> Result<Option<CaseNumber>, StoreError> {
    let mut filter = filter.clone();
    if matches!(filter.standing, Standing::Open | Standing::Any) {
        filter.standing = Standing::At(Stage::InReview);
    }
    if filter.whose == Whose::Anybodys {
        filter.whose = Whose::FreeFor(agent.name().clone());
    }
    let wanted = wanted(policy, filter, now);
    let mut tx = store.read().await?;
    let parts = [from.map(|(_, place)| Part::After(place)), Some(Part::First)];
    for part in parts.into_iter().flatten() {
        let found = tx.queue(&wanted, part, 2).await?;
        let is_other = |one: &Queued| from.is_none_or(|(number, _)| one.case.number != number);
        if let Some(next) = found.into_iter().find(is_other) {
            return Ok(Some(next.case.number));
        }
    }
    Ok(None)
}

fn wanted(policy: &Policy, filter: Filter, now: Timestamp) -> Wanted {
    Wanted {
        filter,
        live_after: now.minus(CLAIM_LAPSES),
        overdue_before: policy.calendar.overdue_before(now),
    }
}
