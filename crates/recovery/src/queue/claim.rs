//! Claims: who is at work on a case, so that two people do not take the same one.

use core::time::Duration;

use crate::staff::StaffName;
use crate::time::Timestamp;

/// After this time without a step on the case, a claim lapses. What was assigned does not.
pub const CLAIM_LAPSES: Duration = Duration::from_mins(30);

/// Somebody has taken a case on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Who.
    pub by: StaffName,
    /// Since when.
    pub since: Timestamp,
    /// When he last did something on the case.
    pub seen: Timestamp,
    /// Who gave it to him, if he did not take it himself.
    pub assigned_by: Option<StaffName>,
}

impl Claim {
    /// Whether it still holds.
    #[must_use]
    pub fn is_live(&self, now: Timestamp) -> bool {
        self.assigned_by.is_some() || now.since(self.seen) < CLAIM_LAPSES
    }

    /// Whether it keeps this person from deciding.
    #[must_use]
    pub fn bars(&self, person: &StaffName, now: Timestamp) -> bool {
        self.by != *person && self.is_live(now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn h1_a_claim_lapses_and_an_assignment_does_not() {
        let [anna, ben] = ["anna", "ben"].map(|name| StaffName::parse(name).unwrap());
        let at = Timestamp::from_seconds(1_795_251_600);
        let claim = Claim {
            by: anna.clone(),
            since: at,
            seen: at,
            assigned_by: None,
        };
        let last = at.plus(CLAIM_LAPSES.saturating_sub(Duration::from_secs(1)));
        assert!(claim.bars(&ben, last) && !claim.bars(&anna, last));
        assert!(!claim.bars(&ben, at.plus(CLAIM_LAPSES)));
        let given = Claim {
            assigned_by: Some(ben.clone()),
            ..claim
        };
        assert!(given.bars(&ben, at.plus(CLAIM_LAPSES)));
    }
}
