//! From facts to rungs, and from rungs to what the policy says.

use core::time::Duration;

use super::facts::{Facts, Piece, Presence, Reserved};
use super::place::same_place;
use super::policy::EvidencePolicy;
use super::rung::{Rung, Standing, What};
use crate::policy::AnswerKind;

/// The rungs of a request, their sum, and what follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ladder {
    /// The rungs, those that count most first.
    pub rungs: Vec<Rung>,
    /// Their sum.
    pub total: i32,
    /// The points that this request needs.
    pub needed: u16,
    /// What follows.
    pub verdict: Verdict,
}

/// What the policy says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Nobody may approve it, for this reason.
    Refused(String),
    /// So many points are missing.
    NeedsMore {
        /// How many.
        missing: u16,
        /// What is still open and would give some, the most first.
        helps: Vec<What>,
    },
    /// One person may approve it.
    MayApprove,
    /// Two people may approve it together, for this reason.
    MayApproveByTwo(&'static str),
}

impl Verdict {
    /// The sentence for staff.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::Refused(why) => format!("The policy refuses this. {why}"),
            Self::NeedsMore { missing, helps } => {
                let names: Vec<_> = helps
                    .iter()
                    .map(|what| what.label().to_lowercase())
                    .collect();
                match names.is_empty() {
                    true => format!("{missing} points are missing."),
                    false => format!(
                        "{missing} points are missing. What would help most: {}.",
                        names.join(", ")
                    ),
                }
            }
            Self::MayApprove => "The policy lets one person approve this.".to_owned(),
            Self::MayApproveByTwo(why) => (*why).to_owned(),
        }
    }

    /// The word in REST.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Refused(_) => "refused",
            Self::NeedsMore { .. } => "needs-more",
            Self::MayApprove => "may-approve",
            Self::MayApproveByTwo(_) => "may-approve-by-two",
        }
    }
}

/// Judges a request by what is known of it.
#[must_use]
pub fn climb(facts: &Facts, policy: &EvidencePolicy) -> Ladder {
    let rungs: Vec<Rung> = [
        challenge(facts, policy),
        enrolled(facts, policy),
        sold_to(facts, policy),
        reserved(facts, policy),
        piece(What::Label, facts.label.as_ref(), policy.points.label),
        piece(What::Proof, facts.proof.as_ref(), policy.points.proof),
        earlier(facts, policy),
        rejected(facts, policy),
        other_holder(facts, policy),
        country(facts, policy),
        starts(facts),
        flag(facts),
    ]
    .into_iter()
    .flatten()
    .collect();
    let total = rungs.iter().map(|rung| rung.points).sum();
    Ladder {
        verdict: judge(facts, policy, &rungs, total),
        needed: policy.needed(facts.kind),
        rungs,
        total,
    }
}

fn judge(facts: &Facts, policy: &EvidencePolicy, rungs: &[Rung], total: i32) -> Verdict {
    if let Presence::Impossible(why) = &facts.presence {
        return Verdict::Refused(why.clone());
    }
    if facts.reserved == Reserved::Objects {
        let why = "The address reserved in the device says that this request is not its own. A \
            senior has to look into it first.";
        return Verdict::Refused(why.to_owned());
    }
    if let Some(warning) = &facts.flag {
        return Verdict::Refused(warning.clone());
    }
    let missing = i32::from(policy.needed(facts.kind)) - total;
    if missing > 0 {
        return Verdict::NeedsMore {
            missing: u16::try_from(missing).unwrap_or(u16::MAX),
            helps: helps(rungs),
        };
    }
    let against = rungs.iter().any(|rung| rung.standing == Standing::Against);
    match policy.why_two(facts, total, against) {
        Some(why) => Verdict::MayApproveByTwo(why),
        None => Verdict::MayApprove,
    }
}

fn helps(rungs: &[Rung]) -> Vec<What> {
    let mut open: Vec<_> = rungs
        .iter()
        .filter(|rung| rung.standing == Standing::Open && rung.worth > 0)
        .collect();
    open.sort_by_key(|rung| core::cmp::Reverse(rung.worth));
    open.into_iter().map(|rung| rung.what).collect()
}

fn rung(what: What, standing: Standing, worth: u16, source: impl Into<String>) -> Option<Rung> {
    Some(Rung {
        what,
        standing,
        points: match standing {
            Standing::Proven => i32::from(worth),
            Standing::Open => 0,
            Standing::Against => -i32::from(worth),
        },
        worth: match standing {
            Standing::Against => 0,
            _ => worth,
        },
        source: source.into(),
    })
}

fn challenge(facts: &Facts, policy: &EvidencePolicy) -> Option<Rung> {
    let worth = policy.points.challenge;
    match (&facts.presence, facts.kind) {
        (Presence::Genuine, _) => {
            let source = "The challenge is genuine, unanswered and within its life: only the device \
                itself can have made it.";
            rung(What::Challenge, Standing::Proven, worth, source)
        }
        (Presence::Impossible(why), AnswerKind::Key | AnswerKind::File) => {
            rung(What::Challenge, Standing::Open, worth, why.clone())
        }
        _ => {
            let source = "A dated answer has no challenge, so nothing shows this.";
            rung(What::Challenge, Standing::Open, 0, source)
        }
    }
}

fn enrolled(facts: &Facts, policy: &EvidencePolicy) -> Option<Rung> {
    let worth = policy.points.enrolled;
    match &facts.presence {
        Presence::Genuine | Presence::Enrolled => {
            let source = "The registry holds the key that the device enrolled.";
            rung(What::Enrolled, Standing::Proven, worth, source)
        }
        Presence::Impossible(why) => rung(What::Enrolled, Standing::Open, 0, why.clone()),
    }
}

fn sold_to(facts: &Facts, policy: &EvidencePolicy) -> Option<Rung> {
    let Some(buyer) = facts.sold_to.first() else {
        let source = "The registry does not say whom it was sold to.";
        return rung(What::SoldTo, Standing::Open, 0, source);
    };
    let place = &facts.place;
    match facts.sold_to.iter().find(|name| same_place(place, name)) {
        Some(name) => rung(
            What::SoldTo,
            Standing::Proven,
            policy.points.sold_to,
            format!("The registry says that it was sold to {name}; the request says {place}."),
        ),
        None => rung(
            What::SoldTo,
            Standing::Against,
            policy.points.sold_elsewhere,
            format!("The registry says that it was sold to {buyer}, and the request says {place}."),
        ),
    }
}

fn reserved(facts: &Facts, policy: &EvidencePolicy) -> Option<Rung> {
    let worth = policy.points.reserved_silent;
    let hours = |time: Duration| time.as_secs() / 3600;
    match &facts.reserved {
        Reserved::None => None,
        Reserved::Holders => {
            let source = "The address reserved in the device is the holder’s own.";
            rung(What::Reserved, Standing::Proven, worth, source)
        }
        Reserved::Untold => {
            let source =
                "The mail to the address reserved in the device has not left yet, or came back.";
            rung(What::Reserved, Standing::Open, worth, source)
        }
        Reserved::Silent(time) if *time >= policy.silent => {
            let source = format!(
                "The address reserved in the device was told {} hours ago and has not objected.",
                hours(*time)
            );
            rung(What::Reserved, Standing::Proven, worth, source)
        }
        Reserved::Silent(time) => {
            let source = format!(
                "The address reserved in the device was told {} hours ago; its silence counts after \
                 {} hours.",
                hours(*time),
                hours(policy.silent)
            );
            rung(What::Reserved, Standing::Open, worth, source)
        }
        Reserved::Objects => {
            let source =
                "The address reserved in the device says that this request is not its own.";
            rung(What::Reserved, Standing::Against, worth, source)
        }
        Reserved::SetAside(who) => {
            let source = format!(
                "The address reserved in the device said that this request is not its own; {who} \
                 found that it stands all the same."
            );
            rung(What::Reserved, Standing::Against, 0, source)
        }
    }
}

fn piece(what: What, piece: Option<&Piece>, worth: u16) -> Option<Rung> {
    match piece {
        None => rung(what, Standing::Open, worth, "The holder has sent none."),
        Some(Piece::Sent) => {
            let source = "The holder has sent one; nobody has accepted it yet.";
            rung(what, Standing::Open, worth, source)
        }
        Some(Piece::Accepted(who)) => {
            let source = format!("{who} looked at it and accepted it.");
            rung(what, Standing::Proven, worth, source)
        }
        Some(Piece::TurnedDown(who)) => {
            let source = format!("{who} looked at it and did not accept it.");
            rung(what, Standing::Open, worth, source)
        }
    }
}

fn earlier(facts: &Facts, policy: &EvidencePolicy) -> Option<Rung> {
    let count = facts.past.answered;
    let source = match (count, facts.past.rejected) {
        (0, _) => return None,
        (_, 1..) => return None,
        (1, _) => "A request of this address was answered before.".to_owned(),
        (many, _) => format!("{many} requests of this address were answered before."),
    };
    rung(
        What::Earlier,
        Standing::Proven,
        policy.points.earlier_good,
        source,
    )
}

fn rejected(facts: &Facts, policy: &EvidencePolicy) -> Option<Rung> {
    let source = match facts.past.rejected {
        0 => return None,
        1 => "A request of this address, or for this device, was rejected before.".to_owned(),
        many => {
            format!("{many} requests of this address, or for this device, were rejected before.")
        }
    };
    rung(
        What::Rejected,
        Standing::Against,
        policy.points.earlier_bad,
        source,
    )
}

fn other_holder(facts: &Facts, policy: &EvidencePolicy) -> Option<Rung> {
    let source = match facts.past.of_others {
        0 => return None,
        _ => "Somebody with another address was answered for this device before.",
    };
    rung(
        What::OtherHolder,
        Standing::Against,
        policy.points.other_holder,
        source,
    )
}

fn country(facts: &Facts, policy: &EvidencePolicy) -> Option<Rung> {
    let sold_for = facts.sold_for?;
    if sold_for == facts.country {
        let source = format!("It was sold for {sold_for}, and is used there.");
        return rung(What::Country, Standing::Proven, 0, source);
    }
    let source = format!(
        "It was sold for {sold_for}, and is said to be used in {}.",
        facts.country
    );
    rung(
        What::Country,
        Standing::Against,
        policy.points.other_country,
        source,
    )
}

/// A hint for whoever decides: it takes no points and asks for no second person.
fn starts(facts: &Facts) -> Option<Rung> {
    rung(What::Starts, Standing::Open, 0, facts.starts.clone()?)
}

fn flag(facts: &Facts) -> Option<Rung> {
    rung(What::Flag, Standing::Against, 0, facts.flag.clone()?)
}
