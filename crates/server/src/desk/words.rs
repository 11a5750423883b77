//! Words and colours of the desk: states, verdicts, ages and the time line.

use std::time::Duration;

use recovery::audit::{Act, Actor, Entry};
use recovery::calendar::Calendar;
use recovery::country::Country;
use recovery::desk;
use recovery::evidence::{ChallengeVerdict, Shows};
use recovery::lifecycle::State;
use recovery::policy::AnswerKind;
use recovery::registry::FlagKind;
use recovery::status::Stage;
use recovery::store::Import;

/// A short word with a colour: `good`, `warn`, `bad` or `plain`.
#[derive(Clone, Debug)]
pub(crate) struct Badge {
    pub(crate) kind: &'static str,
    pub(crate) text: &'static str,
}

impl Badge {
    pub(crate) const fn new(kind: &'static str, text: &'static str) -> Self {
        Self { kind, text }
    }

    /// Whether two things that should be the same are.
    pub(crate) const fn matching(same: bool) -> Self {
        match same {
            true => Self::new("good", "as typed"),
            false => Self::new("bad", "not as typed"),
        }
    }
}

/// A due time.
#[derive(Clone, Debug)]
pub(crate) struct Due {
    /// In the desk's time.
    pub(crate) text: String,
    /// In the holder's, where that is another.
    pub(crate) holders: Option<String>,
    /// For machines.
    pub(crate) stamp: String,
    pub(crate) mark: Option<Badge>,
}

impl Due {
    pub(super) fn of(due: desk::Due, country: Country, calendar: &Calendar) -> Self {
        let (text, told) = (calendar.zone().show(due.at), calendar.tell(due.at, country));
        Self {
            stamp: told.stamp(),
            holders: (told.here != text).then_some(told.here),
            text,
            mark: due.is_overdue.then(|| Badge::new("bad", "overdue")),
        }
    }
}

pub(super) fn stage(stage: Stage) -> Badge {
    match stage {
        Stage::InReview => Badge::new("plain", "to review"),
        Stage::MoreWanted => Badge::new("warn", "waits for the holder"),
        Stage::Answered => Badge::new("good", "answered"),
        Stage::Rejected => Badge::new("bad", "rejected"),
        Stage::Withdrawn => Badge::new("plain", "withdrawn"),
    }
}

pub(super) fn state(state: &State) -> Badge {
    stage(Stage::from(state))
}

pub(super) fn verdict(verdict: &ChallengeVerdict) -> Badge {
    match verdict {
        ChallengeVerdict::Genuine(_) => Badge::new("good", "genuine"),
        ChallengeVerdict::Enrolled(_) => Badge::new("warn", "enrolled"),
        ChallengeVerdict::NoDatedKey => Badge::new("bad", "no key"),
        ChallengeVerdict::AlreadyAnswered { .. } => Badge::new("plain", "answered"),
        ChallengeVerdict::Expired(_) => Badge::new("warn", "too old"),
        ChallengeVerdict::OtherAuthority { .. } => Badge::new("bad", "other authority"),
        ChallengeVerdict::KeyOver(_) => Badge::new("bad", "key ended"),
        ChallengeVerdict::OtherWay { .. } => Badge::new("bad", "other way"),
        ChallengeVerdict::UnknownSerial => Badge::new("bad", "unknown serial"),
        ChallengeVerdict::NotEnrolled => Badge::new("bad", "not enrolled"),
        ChallengeVerdict::Altered => Badge::new("bad", "not genuine"),
        ChallengeVerdict::Flagged { flag, .. } => flagged(flag.kind),
    }
}

/// A flag on a device.
pub(super) const fn flagged(kind: FlagKind) -> Badge {
    match kind {
        FlagKind::Stolen => Badge::new("bad", "stolen"),
        FlagKind::Blocked => Badge::new("bad", "blocked"),
        FlagKind::Disowned => Badge::new("bad", "code not ordered"),
    }
}

/// How an import stands.
pub(super) const fn import(import: &Import) -> Badge {
    match (import.ended_at, &import.reason, import.progress.wrong) {
        (None, ..) => Badge::new("plain", "under way"),
        (Some(_), Some(_), _) => Badge::new("bad", "broken off"),
        (Some(_), None, 0) => Badge::new("good", "done"),
        (Some(_), None, _) => Badge::new("warn", "done, with faults"),
    }
}

/// What an approval sends.
pub(super) const fn answer(kind: AnswerKind) -> &'static str {
    match kind {
        AnswerKind::Key => "the key",
        AnswerKind::File => "the reset file",
        AnswerKind::SecurityCode => "security codes",
        AnswerKind::TemporaryPassword => "temporary passwords",
    }
}

/// How long ago, in one unit.
pub(super) fn age(age: Duration) -> String {
    let minutes = age.as_secs() / 60;
    match minutes {
        0 => "just now".to_owned(),
        1..=90 => format!("{minutes} min"),
        91..=2879 => format!("{} h", minutes / 60),
        _ => format!("{} days", minutes / 1440),
    }
}

/// How long there still is, in whole hours.
pub(super) fn left(left: Duration) -> String {
    match left.as_secs() / 3600 {
        0 => "less than 1 h".to_owned(),
        hours => format!("{hours} h"),
    }
}

/// Some things in a row.
pub(super) fn list<'a>(things: impl Iterator<Item = &'a str>) -> String {
    things.collect::<Vec<_>>().join(", ")
}

/// What a picture is to show.
pub(super) const fn shows(shows: Shows) -> &'static str {
    match shows {
        Shows::Label => "label photo",
        Shows::Proof => "proof of purchase",
        Shows::Date => "date on the device",
        Shows::Other => "evidence",
    }
}

/// A line of the time line.
pub(super) fn happened(entry: &Entry) -> String {
    let what = match entry.act {
        Act::RequestReceived => "Request received",
        Act::Released => released(&entry.detail),
        Act::Proposed => "Approved, and waits for a second person",
        Act::ProposalWithdrawn => "The first approval was taken back",
        Act::ProposalVoid => "The first approval counts no more: what it rested on has changed",
        Act::SentAgain => "The answer is sent once more",
        Act::TakenBack => "The answer was taken back before it left",
        Act::Rejected => "Rejected",
        Act::EvidenceSent => "The holder sent pictures",
        Act::EvidenceAccepted => "A picture was accepted as evidence",
        Act::EvidenceUnfit => "A picture was found not to match",
        Act::CaseViewed => "Looked at",
        Act::PictureViewed => "A picture looked at",
        Act::Claimed => "Taken on",
        Act::GivenBack => "Given back",
        Act::Noted => "A note left",
        Act::Asked => "Asked the holder for more",
        Act::Replied => "The holder replied",
        Act::ReservedTold => "The address reserved in the device was told",
        Act::Objected => "The address reserved in the device says that this is not its request",
        Act::ObjectionSetAside => "The objection was set aside",
        Act::Withdrawn => "The holder withdrew it",
        Act::AnswerWorked => "The holder says that the answer worked",
        Act::AnswerDidNotWork => "The holder says that the answer did not work",
        Act::MailGivenUp => "A mail could not be delivered and was given up",
        Act::MailReturned => "A mail came back: it could not be delivered",
        Act::MailDelayed => "A mail is held up on its way",
        Act::MailRevived => "A mail is tried again",
        Act::Assigned => return assigned(entry),
        Act::Labelled | Act::Unlabelled => return labelled(entry),
        other => other.as_str(),
    };
    match &entry.actor {
        who @ (Actor::Staff(_) | Actor::Program { .. }) => format!("{what}, by {who}"),
        _ => what.to_owned(),
    }
}

/// The detail says to whom, and from whom.
fn assigned(entry: &Entry) -> String {
    format!("Given {}, by {}", entry.detail, entry.actor)
}

/// The detail is the label.
fn labelled(entry: &Entry) -> String {
    let what = match entry.act {
        Act::Labelled => "put on",
        _ => "taken off",
    };
    format!("Label “{}” {what}, by {}", entry.detail, entry.actor)
}

/// The detail of a release begins with the kind of the answer.
fn released(detail: &str) -> &'static str {
    let kind = detail.split(' ').next().and_then(AnswerKind::parse);
    match kind {
        Some(AnswerKind::File) => "Approved: the reset file is released",
        Some(AnswerKind::SecurityCode) => "Approved: security codes are released",
        Some(AnswerKind::TemporaryPassword) => "Approved: temporary passwords are released",
        Some(AnswerKind::Key) | None => "Approved: the key is released",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn h1_an_age_reads_in_its_largest_sensible_unit() {
        let minutes = |m: u64| age(Duration::from_mins(m));
        assert_eq!(minutes(0), "just now");
        assert_eq!(minutes(59), "59 min");
        assert_eq!(minutes(125), "2 h");
        assert_eq!(minutes(3 * 1440), "3 days");
    }
}
