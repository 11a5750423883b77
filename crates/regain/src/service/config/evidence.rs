//! `[desk.evidence]`: what has to be shown before an answer is released, and by whom.

use std::time::Duration;

use anyhow::{Result, bail};
use recovery::ladder::{EvidencePolicy, Points};
use recovery::policy::{AnswerKind, ProductCategory};
use serde::Deserialize;

use super::values;

pub(super) const EXAMPLE: &str = r#"# What has to be shown before an answer is released: the ladder on a case's page. docs/evidence.md
# tells what each rung is.
[desk.evidence]
# Points from which a request with a challenge may be approved, and one for a dated answer.
approve = 50
approve_dated = 40
# For these answers and categories two people approve, never the same and never who opened the case.
# Answers are "key", "file", "security-code" and "temporary-password".
two_people_answers = []
two_people_categories = []
# With fewer points than this two people approve, although they are enough; 0 is never.
two_people_below = 0
# Whether two people approve whatever something stands against.
two_people_against = false
# For how many hours the address reserved in a device must have been silent.
silent_hours = 24
# Whether a senior may propose a request that lacks points, with a reason; a second person approves.
exceptions = true

# What each rung gives, 0 to 100.
[desk.evidence.gives]
challenge = 60
enrolled = 20
sold_to = 20
reserved_silent = 20
label = 20
proof = 30
earlier = 10

# What takes points away, 0 to 100.
[desk.evidence.takes]
sold_elsewhere = 10
other_country = 10
rejected = 20
other_holder = 10
"#;

/// Most points of a rung; a threshold may be as high as all rungs together.
const MOST: u16 = 100;

/// What has to be shown.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Evidence {
    approve: u16,
    approve_dated: u16,
    #[serde(deserialize_with = "values::answers")]
    two_people_answers: Vec<AnswerKind>,
    #[serde(deserialize_with = "values::categories")]
    two_people_categories: Vec<ProductCategory>,
    two_people_below: u16,
    two_people_against: bool,
    silent_hours: u16,
    exceptions: bool,
    gives: Gives,
    takes: Takes,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Gives {
    challenge: u16,
    enrolled: u16,
    sold_to: u16,
    reserved_silent: u16,
    label: u16,
    proof: u16,
    earlier: u16,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Takes {
    sold_elsewhere: u16,
    other_country: u16,
    rejected: u16,
    other_holder: u16,
}

impl Default for Evidence {
    fn default() -> Self {
        let shipped = EvidencePolicy::shipped();
        let hours = shipped.silent.as_secs() / 3600;
        Self {
            approve: shipped.approve,
            approve_dated: shipped.approve_dated,
            two_people_answers: shipped.two_people_answers,
            two_people_categories: shipped.two_people_categories,
            two_people_below: shipped.two_people_below,
            two_people_against: shipped.two_people_against,
            silent_hours: u16::try_from(hours).unwrap_or(u16::MAX),
            exceptions: shipped.exceptions,
            gives: Gives::default(),
            takes: Takes::default(),
        }
    }
}

impl Default for Gives {
    fn default() -> Self {
        let points = EvidencePolicy::shipped().points;
        Self {
            challenge: points.challenge,
            enrolled: points.enrolled,
            sold_to: points.sold_to,
            reserved_silent: points.reserved_silent,
            label: points.label,
            proof: points.proof,
            earlier: points.earlier_good,
        }
    }
}

impl Default for Takes {
    fn default() -> Self {
        let points = EvidencePolicy::shipped().points;
        Self {
            sold_elsewhere: points.sold_elsewhere,
            other_country: points.other_country,
            rejected: points.earlier_bad,
            other_holder: points.other_holder,
        }
    }
}

impl Evidence {
    pub(super) fn check(&self) -> Result<()> {
        let (gives, takes) = (&self.gives, &self.takes);
        for (name, points) in [
            ("gives.challenge", gives.challenge),
            ("gives.enrolled", gives.enrolled),
            ("gives.sold_to", gives.sold_to),
            ("gives.reserved_silent", gives.reserved_silent),
            ("gives.label", gives.label),
            ("gives.proof", gives.proof),
            ("gives.earlier", gives.earlier),
            ("takes.sold_elsewhere", takes.sold_elsewhere),
            ("takes.other_country", takes.other_country),
            ("takes.rejected", takes.rejected),
            ("takes.other_holder", takes.other_holder),
        ] {
            if points > MOST {
                bail!("{name} in [desk.evidence] is {points}; a rung has 0 to {MOST} points");
            }
        }
        let dated = gives.enrolled + gives.sold_to + gives.label + gives.proof + gives.earlier;
        let challenge = dated + gives.challenge + gives.reserved_silent;
        for (name, needed, most) in [
            ("approve", self.approve, challenge),
            ("approve_dated", self.approve_dated, dated),
        ] {
            if needed > most {
                bail!(
                    "{name} in [desk.evidence] is {needed}, and all rungs together give {most}: \
                     nothing could ever be approved"
                );
            }
            if needed == 0 {
                bail!(
                    "{name} in [desk.evidence] is 0: then everything would be approved, however \
                     little is shown"
                );
            }
        }
        Ok(())
    }

    /// The rules that follow from this.
    pub(crate) fn policy(&self) -> EvidencePolicy {
        let (gives, takes) = (self.gives, self.takes);
        EvidencePolicy {
            points: Points {
                challenge: gives.challenge,
                enrolled: gives.enrolled,
                sold_to: gives.sold_to,
                reserved_silent: gives.reserved_silent,
                label: gives.label,
                proof: gives.proof,
                earlier_good: gives.earlier,
                sold_elsewhere: takes.sold_elsewhere,
                other_country: takes.other_country,
                earlier_bad: takes.rejected,
                other_holder: takes.other_holder,
            },
            approve: self.approve,
            approve_dated: self.approve_dated,
            two_people_answers: self.two_people_answers.clone(),
            two_people_categories: self.two_people_categories.clone(),
            two_people_below: self.two_people_below,
            two_people_against: self.two_people_against,
            silent: Duration::from_hours(u64::from(self.silent_hours)),
            exceptions: self.exceptions,
        }
    }
}
