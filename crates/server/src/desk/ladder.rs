//! The evidence ladder on a case's page (H1).

use recovery::desk::{CaseView, Review};
use recovery::ladder::{Rung, Standing, Verdict, What};
use recovery::policy::Policy;
use recovery::staff::StaffName;
use recovery::store::ProposalId;

use super::words::Badge;
use crate::portal::to_minute;

/// What stands for and against a device's request, and what the policy makes of it.
pub(crate) struct LadderCard {
    pub(crate) sum: String,
    pub(crate) kind: &'static str,
    pub(crate) rungs: Vec<RungRow>,
    /// What the policy says.
    pub(crate) verdict: String,
    /// What a first approval has come to, if there is one.
    pub(crate) first: Option<String>,
    /// Whether that stands, so that it can be taken back.
    pub(crate) is_proposed: bool,
    /// Why this member of staff cannot approve it now; empty when he can.
    pub(crate) barred: String,
    /// Whether a senior may propose it all the same.
    pub(crate) can_be_excepted: bool,
    /// Whether the reserved address has objected, and nobody has set that aside.
    pub(crate) is_objected: bool,
    /// What his approval does.
    pub(crate) button: Button,
    /// The newest first approval that the page shows.
    pub(crate) seen: i64,
}

/// What an approval does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Button {
    /// It sends the answer.
    Send,
    /// It waits for a second person.
    First,
    /// It is the second one, and sends the answer.
    Second,
}

/// A rung.
pub(crate) struct RungRow {
    pub(crate) what: &'static str,
    pub(crate) points: String,
    pub(crate) standing: Badge,
    pub(crate) source: String,
}

impl LadderCard {
    pub(super) fn of(view: &CaseView, policy: &Policy, me: &StaffName) -> Self {
        let ladder = &view.review.ladder;
        let barred = match (&view.opened_by, proposer(&view.review)) {
            (Some(opener), _) if opener == me => {
                "You opened this request for the holder, so somebody else has to decide on it."
                    .to_owned()
            }
            (_, Some(first)) if first == me => {
                "You have approved this. It waits for a second person.".to_owned()
            }
            _ => match &ladder.verdict {
                Verdict::NeedsMore { .. } if is_excepted(&view.review) => String::new(),
                Verdict::Refused(_) | Verdict::NeedsMore { .. } => ladder.verdict.sentence(),
                Verdict::MayApprove | Verdict::MayApproveByTwo(_) => String::new(),
            },
        };
        Self {
            is_objected: view.is_objected,
            sum: format!("{} of {} points", ladder.total, ladder.needed),
            kind: kind(&ladder.verdict),
            rungs: ladder.rungs.iter().map(row).collect(),
            verdict: ladder.verdict.sentence(),
            first: first(&view.review),
            is_proposed: view.review.proposal.is_some(),
            can_be_excepted: !barred.is_empty()
                && policy.evidence.exceptions
                && view.opened_by.as_ref() != Some(me)
                && matches!(ladder.verdict, Verdict::NeedsMore { .. })
                && proposer(&view.review).is_none(),
            barred,
            button: button(&view.review),
            seen: seen(view.newest_proposal),
        }
    }
}

/// The number by which a form says what its page showed; no proposal has number 0.
pub(super) fn seen(newest: Option<ProposalId>) -> i64 {
    newest.map_or(0, ProposalId::value)
}

/// Who approved first, if that stands.
fn proposer(review: &Review) -> Option<&StaffName> {
    let standing = review.proposal.as_ref().filter(|_| !review.is_void)?;
    Some(&standing.facts.by)
}

/// Whether somebody proposed to answer it although points are missing.
fn is_excepted(review: &Review) -> bool {
    let standing = review.proposal.as_ref().filter(|_| !review.is_void);
    standing.is_some_and(|first| first.facts.exception.is_some())
}

fn button(review: &Review) -> Button {
    match (&review.ladder.verdict, proposer(review)) {
        (Verdict::MayApproveByTwo(_), None) => Button::First,
        (Verdict::MayApproveByTwo(_) | Verdict::NeedsMore { .. }, Some(_)) => Button::Second,
        _ => Button::Send,
    }
}

fn first(review: &Review) -> Option<String> {
    let proposal = &review.proposal.as_ref()?.facts;
    let why = proposal.exception.as_ref();
    let why = why.map_or_else(String::new, |why| format!(" as an exception: {why}"));
    let end = match review.is_void {
        true => "What it rested on has changed since, so it counts no more.",
        false => "A second person has to approve it too.",
    };
    let at = to_minute(proposal.at);
    Some(format!(
        "{} approved it first on {at}{why}. {end}",
        proposal.by
    ))
}

/// What the list of a case says of a device.
pub(super) fn badge(review: &Review) -> Badge {
    if proposer(review).is_some() {
        return Badge::new("warn", "waits for a second person");
    }
    let text = match review.ladder.verdict {
        Verdict::Refused(_) => "refused",
        Verdict::NeedsMore { .. } => "points missing",
        Verdict::MayApprove => "enough",
        Verdict::MayApproveByTwo(_) => "two people",
    };
    Badge::new(kind(&review.ladder.verdict), text)
}

const fn kind(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Refused(_) => "bad",
        Verdict::NeedsMore { .. } | Verdict::MayApproveByTwo(_) => "warn",
        Verdict::MayApprove => "good",
    }
}

fn row(rung: &Rung) -> RungRow {
    RungRow {
        what: rung.what.label(),
        points: match (rung.standing, rung.worth) {
            (Standing::Open, 0) => "0".to_owned(),
            (Standing::Open, worth) => format!("0 of {worth}"),
            _ => format!("{:+}", rung.points).replace('-', "\u{2212}"),
        },
        standing: match rung.standing {
            Standing::Open if rung.what == What::Starts => Badge::new("warn", "a hint"),
            Standing::Proven => Badge::new("good", "proven"),
            Standing::Open => Badge::new("plain", "open"),
            Standing::Against => Badge::new("bad", "against"),
        },
        source: rung.source.clone(),
    }
}
