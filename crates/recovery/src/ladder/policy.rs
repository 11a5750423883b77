//! What an authority asks for before it answers.

use core::time::Duration;

use super::facts::Facts;
use crate::policy::{AnswerKind, ProductCategory};

/// Points, thresholds, and who is needed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidencePolicy {
    /// What each rung gives or takes.
    pub points: Points,
    /// Points from which a request with a challenge may be approved.
    pub approve: u16,
    /// Points from which a request for a dated answer may be approved.
    pub approve_dated: u16,
    /// Answers that two people approve.
    pub two_people_answers: Vec<AnswerKind>,
    /// Categories of product that two people approve for.
    pub two_people_categories: Vec<ProductCategory>,
    /// With fewer points than this two people approve, although they are enough; 0 for never.
    pub two_people_below: u16,
    /// Whether two people approve what something stands against.
    pub two_people_against: bool,
    /// How long the reserved address must have been silent.
    pub silent: Duration,
    /// Whether a senior may propose a request that lacks points, with a reason. A second person
    /// approves it, whatever else is set.
    pub exceptions: bool,
}

/// What each rung gives, or takes when it stands against the request; 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Points {
    /// Gives: a genuine and fresh challenge.
    pub challenge: u16,
    /// Gives: the device is enrolled.
    pub enrolled: u16,
    /// Gives: the place of purchase is the buyer that the registry names.
    pub sold_to: u16,
    /// Gives: the reserved address was told and is silent.
    pub reserved_silent: u16,
    /// Gives: a photo of the label was accepted.
    pub label: u16,
    /// Gives: a proof of purchase was accepted.
    pub proof: u16,
    /// Gives: this holder was answered before.
    pub earlier_good: u16,
    /// Takes: the registry names another buyer.
    pub sold_elsewhere: u16,
    /// Takes: the registry names another country.
    pub other_country: u16,
    /// Takes: a request of this holder or for this device was rejected.
    pub earlier_bad: u16,
    /// Takes: somebody else was answered for this device.
    pub other_holder: u16,
}

impl EvidencePolicy {
    /// The shipped settings: a genuine challenge is enough; a dated answer, which anybody can ask
    /// for who has read the label, takes one thing more.
    #[must_use]
    pub fn shipped() -> Self {
        Self {
            points: Points {
                challenge: 60,
                enrolled: 20,
                sold_to: 20,
                reserved_silent: 20,
                label: 20,
                proof: 30,
                earlier_good: 10,
                sold_elsewhere: 10,
                other_country: 10,
                earlier_bad: 20,
                other_holder: 10,
            },
            approve: 50,
            approve_dated: 40,
            two_people_answers: Vec::new(),
            two_people_categories: Vec::new(),
            two_people_below: 0,
            two_people_against: false,
            silent: Duration::from_hours(24),
            exceptions: true,
        }
    }

    /// The points that a request needs.
    #[must_use]
    pub const fn needed(&self, kind: AnswerKind) -> u16 {
        match kind.answers_challenge() {
            true => self.approve,
            false => self.approve_dated,
        }
    }

    /// Why two people are needed for a request with enough points, if they are.
    #[must_use]
    pub(super) fn why_two(&self, facts: &Facts, total: i32, against: bool) -> Option<&'static str> {
        if self.two_people_answers.contains(&facts.kind) {
            return Some("Answers of this kind are approved by two people.");
        }
        if self.two_people_categories.contains(&facts.category) {
            return Some("Two people approve for devices of this category.");
        }
        if total < i32::from(self.two_people_below) {
            return Some("With so few points two people approve.");
        }
        (against && self.two_people_against)
            .then_some("Something stands against it, so two people approve.")
    }
}
