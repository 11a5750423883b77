//! What several calls say of cases and their devices.

use recovery::audit::Entry;
use recovery::case::{Author, CaseLine, Message};
use recovery::desk::{Due, Review};
use recovery::evidence::ChallengeVerdict;
use recovery::ladder::Ladder;
use recovery::queue::Claim;
use recovery::status::Stage;
use serde::Serialize;
use utoipa::ToSchema;

use super::stamp;

/// A device of a case.
#[derive(Serialize, ToSchema)]
pub(crate) struct LineBody {
    /// Its place in the case, from 1.
    line: u32,
    /// The kind of device.
    category: &'static str,
    /// The serial number typed.
    serial: String,
    /// The model typed.
    model: String,
    /// The answer asked for: `key`, `file`, `security-code` or `temporary-password`.
    answer: &'static str,
    /// The challenge's short number, where the answer is one to a challenge.
    #[schema(example = "7K2M-QX")]
    challenge: Option<String>,
    /// The date that the device showed.
    device_date: String,
    /// `in-review`, `more-wanted`, `answered`, `rejected` or `withdrawn`.
    stage: &'static str,
    /// Since when, in UTC.
    since: String,
    /// Whether it can be answered.
    answerable: bool,
    /// Whether it bears a flag.
    flagged: bool,
    /// What is known of its challenge, in a sentence.
    verdict: String,
}

impl LineBody {
    pub(super) fn of(line: &CaseLine, verdict: &ChallengeVerdict) -> Self {
        Self {
            line: line.position,
            category: line.category.as_str(),
            serial: line.serial.to_string(),
            model: line.model.to_string(),
            answer: line.wanted.kind().as_str(),
            challenge: line.wanted.challenge().map(|one| one.number().to_string()),
            device_date: line.device_date.to_string(),
            stage: stage(Stage::from(&line.state)),
            since: stamp(line.state_since),
            answerable: verdict.is_answerable(),
            flagged: matches!(verdict, ChallengeVerdict::Flagged { .. }),
            verdict: verdict.desk_sentence(),
        }
    }
}

/// What stands for and against a device, and what the policy says.
#[derive(Serialize, ToSchema)]
pub(crate) struct LadderBody {
    /// The points so far.
    points: i32,
    /// The points that are needed.
    needed: u16,
    /// `refused`, `needs-more`, `may-approve` or `may-approve-by-two`.
    verdict: &'static str,
    /// The same in a sentence.
    words: String,
    /// The rungs, those that count most first.
    rungs: Vec<RungBody>,
    /// Who has approved it first, where two people are needed.
    proposed_by: Option<String>,
    /// Whether that is void, because what it rested on has changed.
    proposal_void: bool,
}

/// One thing that speaks for or against it.
#[derive(Serialize, ToSchema)]
pub(crate) struct RungBody {
    /// What it is about, in a word that stays the same.
    #[schema(example = "challenge")]
    what: &'static str,
    /// `proven`, `open` or `against`.
    standing: &'static str,
    /// The points that it gives, or takes.
    points: i32,
    /// The points that it would give.
    worth: u16,
    /// How we know, in a sentence.
    source: String,
}

impl LadderBody {
    pub(super) fn of(review: &Review) -> Self {
        let Ladder {
            rungs,
            total,
            needed,
            verdict,
        } = &review.ladder;
        let rung = |rung: &recovery::ladder::Rung| RungBody {
            what: rung.what.as_str(),
            standing: rung.standing.as_str(),
            points: rung.points,
            worth: rung.worth,
            source: rung.source.clone(),
        };
        let proposal = review.proposal.as_ref();
        Self {
            points: *total,
            needed: *needed,
            verdict: verdict.as_str(),
            words: verdict.sentence(),
            rungs: rungs.iter().map(rung).collect(),
            proposed_by: proposal.map(|one| one.facts.by.to_string()),
            proposal_void: review.is_void,
        }
    }
}

/// Who has a case.
#[derive(Serialize, ToSchema)]
pub(crate) struct ClaimBody {
    /// Who.
    by: String,
    /// Since when, in UTC.
    since: String,
    /// Who gave it to him.
    assigned_by: Option<String>,
}

impl ClaimBody {
    pub(super) fn of(claim: &Claim) -> Self {
        Self {
            by: claim.by.to_string(),
            since: stamp(claim.since),
            assigned_by: claim.assigned_by.as_ref().map(ToString::to_string),
        }
    }
}

/// A question, a reason or a reply.
#[derive(Serialize, ToSchema)]
pub(crate) struct MessageBody {
    /// `desk` or `holder`.
    author: &'static str,
    /// When, in UTC.
    at: String,
    /// What.
    text: String,
}

impl MessageBody {
    pub(super) fn of(message: &Message) -> Self {
        Self {
            author: match message.author {
                Author::Desk => "desk",
                Author::Holder => "holder",
            },
            at: stamp(message.at),
            text: message.text.to_string(),
        }
    }
}

/// Something that was done.
#[derive(Serialize, ToSchema)]
pub(crate) struct EntryBody {
    /// When, in UTC.
    at: String,
    /// Who.
    actor: String,
    /// What, in a word that stays the same.
    #[schema(example = "released")]
    act: &'static str,
    /// Further facts.
    detail: String,
}

impl EntryBody {
    pub(super) fn of(entry: &Entry) -> Self {
        Self {
            at: stamp(entry.at),
            actor: entry.actor.to_text(),
            act: entry.act.as_str(),
            detail: entry.detail.clone(),
        }
    }
}

pub(super) const fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::InReview => "in-review",
        Stage::MoreWanted => "more-wanted",
        Stage::Answered => "answered",
        Stage::Rejected => "rejected",
        Stage::Withdrawn => "withdrawn",
    }
}

/// When something is due, and whether that is past.
pub(super) fn due(due: Option<Due>) -> (Option<String>, bool) {
    (
        due.map(|due| stamp(due.at)),
        due.is_some_and(|due| due.is_overdue),
    )
}
