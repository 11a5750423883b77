//! The course of one device's request: what happened when, how long what is there lasts, and whether
//! the mail arrived.

use core::time::Duration;

use super::acts::is_complaint;
use crate::case::{Author, Case, CaseLine};
use crate::evidence::Piece;
use crate::jobs::{Fate, JobKind};
use crate::lifecycle::State;
use crate::policy::Policy;
use crate::store::{Dates, Grant, Outcome, Release, StoreError, Tx};
use crate::time::Timestamp;

/// Something that happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// The request came in.
    Received,
    /// The desk asked.
    Asked,
    /// The holder replied.
    Replied,
    /// The holder sent pictures of his own accord.
    Shown,
    /// The answer was released.
    Answered,
    /// The desk turned it down.
    Rejected,
    /// The holder took it back.
    Withdrawn,
    /// The holder told that the answer worked.
    Worked,
    /// The holder told that it did not.
    DidNotWork,
}

impl Event {
    /// The word in message ids and REST.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Asked => "asked",
            Self::Replied => "replied",
            Self::Shown => "shown",
            Self::Answered => "answered",
            Self::Rejected => "rejected",
            Self::Withdrawn => "withdrawn",
            Self::Worked => "worked",
            Self::DidNotWork => "did-not-work",
        }
    }
}

/// When something happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Happening {
    /// What.
    pub what: Event,
    /// When.
    pub at: Timestamp,
}

/// How long something lasts, as it is enforced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lasts {
    /// The challenge can be answered until then, by the service's clock.
    ChallengeUntil(Timestamp),
    /// The challenge is past that.
    ChallengeOver,
    /// The device takes the key for so long of powered-on time since it showed the challenge.
    Key(Duration),
    /// The device takes the file until then.
    FileUntil(Timestamp),
    /// The file is past that.
    FileOver,
    /// The device takes each on its own date, as its own clock shows it.
    Dates(Dates),
}

/// What became of the mail with the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// It is on its way, or waits for another attempt.
    OnItsWay,
    /// The mail server of the address took it.
    HandedOver,
    /// It could not be delivered and was given up.
    GivenUp,
}

/// The course of one device's request.
#[derive(Debug, Clone)]
pub struct Course {
    /// The device.
    pub line: CaseLine,
    /// What happened, in order.
    pub events: Vec<Happening>,
    /// How long what is there lasts.
    pub lasts: Option<Lasts>,
    /// What became of the mail with the answer.
    pub delivery: Option<Delivery>,
    /// What the holder told of the answer.
    pub outcome: Option<Outcome>,
}

/// Follows a line from its request on.
///
/// # Errors
/// When the store fails.
pub async fn course_of(
    tx: &mut dyn Tx,
    policy: &Policy,
    case: &Case,
    line: CaseLine,
    now: Timestamp,
) -> Result<Course, StoreError> {
    let release = match line.state.release() {
        Ok(id) => tx.release(id).await?,
        Err(_) => None,
    };
    let newest = match &release {
        Some(first) => newest(tx, first).await?,
        None => None,
    };
    let outcomes = tx.outcomes(case.number).await?;
    let outcome = outcomes.into_iter().find(|one| one.line == line.position);
    Ok(Course {
        events: events(tx, case, &line, release.as_ref(), outcome.as_ref()).await?,
        lasts: lasts(tx, policy, &line, newest.as_ref(), now).await?,
        delivery: delivery(tx, newest.as_ref()).await?,
        outcome,
        line,
    })
}

/// The release that went out last for this line: the first one, or one that sent it again.
async fn newest(tx: &mut dyn Tx, first: &Release) -> Result<Option<Release>, StoreError> {
    let (case, line) = (first.facts.case, first.facts.line);
    let mut newest = first.clone();
    let next = tx.next_approval(case).await?;
    for approval in first.facts.approval + 1..next {
        let all = tx.releases_of_approval(case, approval).await?;
        newest = all
            .into_iter()
            .find(|one| one.facts.line == line)
            .unwrap_or(newest);
    }
    Ok(Some(newest))
}

async fn events(
    tx: &mut dyn Tx,
    case: &Case,
    line: &CaseLine,
    release: Option<&Release>,
    outcome: Option<&Outcome>,
) -> Result<Vec<Happening>, StoreError> {
    let mut events = vec![Happening {
        what: Event::Received,
        at: case.opened_at,
    }];
    let rejected_at = matches!(line.state, State::Rejected { .. }).then_some(line.state_since);
    for message in tx.messages(case.number).await? {
        let what = match message.author {
            // What he told of an answer is an event of its own device.
            Author::Holder if is_complaint(&message) => continue,
            Author::Holder => Event::Replied,
            // The reason of a rejection is a message too.
            Author::Desk if rejected_at == Some(message.at) => continue,
            Author::Desk => Event::Asked,
        };
        events.push(Happening {
            what,
            at: message.at,
        });
    }
    events.extend(shown(tx, case, line, &events).await?);
    events.extend(release.map(|release| Happening {
        what: Event::Answered,
        at: release.facts.at,
    }));
    let end = match line.state {
        State::Rejected { .. } => Some(Event::Rejected),
        State::Withdrawn => Some(Event::Withdrawn),
        _ => None,
    };
    events.extend(end.map(|what| Happening {
        what,
        at: line.state_since,
    }));
    events.extend(outcome.map(|told| Happening {
        what: match told.worked {
            true => Event::Worked,
            false => Event::DidNotWork,
        },
        at: told.at,
    }));
    events.sort_by_key(|happening| happening.at);
    Ok(events)
}

/// When pictures came that did not come with the request, or with words.
async fn shown(
    tx: &mut dyn Tx,
    case: &Case,
    line: &CaseLine,
    told: &[Happening],
) -> Result<Vec<Happening>, StoreError> {
    let pieces = tx.pieces(case.number).await?;
    let fits = |piece: &&Piece| piece.line.is_none_or(|of| of == line.position);
    let mut times: Vec<_> = pieces
        .iter()
        .filter(fits)
        .map(|piece| piece.added_at)
        .collect();
    times.dedup();
    times.retain(|at| told.iter().all(|one| one.at != *at));
    let shown = |at| Happening {
        what: Event::Shown,
        at,
    };
    Ok(times.into_iter().map(shown).collect())
}

async fn lasts(
    tx: &mut dyn Tx,
    policy: &Policy,
    line: &CaseLine,
    newest: Option<&Release>,
    now: Timestamp,
) -> Result<Option<Lasts>, StoreError> {
    if let Some(release) = newest {
        return Ok(Some(match &release.facts.grant {
            Grant::Key(_) => Lasts::Key(policy.challenge_life),
            Grant::File(_) => {
                let until = release.facts.at.plus(Duration::from_hours(24));
                match now <= until {
                    true => Lasts::FileUntil(until),
                    false => Lasts::FileOver,
                }
            }
            Grant::SecurityCodes { dates, .. } | Grant::TemporaryPasswords { dates, .. } => {
                Lasts::Dates(*dates)
            }
        }));
    }
    let (Some(hash), Ok(_)) = (line.wanted.challenge(), line.state.open()) else {
        return Ok(None);
    };
    let Some(seen) = tx.challenge(hash).await? else {
        return Ok(None);
    };
    let until = seen.first_seen.plus(policy.challenge_life);
    Ok(Some(match now <= until {
        true => Lasts::ChallengeUntil(until),
        false => Lasts::ChallengeOver,
    }))
}

async fn delivery(
    tx: &mut dyn Tx,
    newest: Option<&Release>,
) -> Result<Option<Delivery>, StoreError> {
    let Some(release) = newest else {
        return Ok(None);
    };
    let (case, approval) = (release.facts.case, release.facts.approval);
    let fate = tx.fate_of_job(&JobKind::Answer { case, approval }).await?;
    Ok(fate.map(|fate| match fate {
        Fate::Waiting => Delivery::OnItsWay,
        Fate::Done => Delivery::HandedOver,
        Fate::Dead => Delivery::GivenUp,
    }))
}
