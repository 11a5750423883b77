//! Who may approve what: alone, as the first of two, or as the second. Pure, so that no order of
//! clicks gets past it.

use super::error::DeskError;
use crate::ladder::Verdict;
use crate::staff::{Senior, StaffName};
use crate::store::{FactsHash, NewProposal, Proposal, ProposalId};
use crate::text::Prose;

/// On what terms somebody approves.
#[derive(Debug, Clone, Default)]
pub struct Terms {
    /// The newest proposal that he was shown; `None` when he was shown all there are. One that came
    /// later is news to him, and he is asked to look again.
    pub seen: Option<ProposalId>,
    /// Why it is to be answered although points are missing.
    pub exception: Option<Exception>,
}

/// A senior's reason to go by although points are missing. It makes a proposal and no more: a second
/// person still decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception(Prose);

impl Exception {
    /// The reason, given by a senior.
    #[must_use]
    pub fn by(_senior: &Senior, reason: Prose) -> Self {
        Self(reason)
    }
}

/// What an approval comes to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Step<'a> {
    /// The answer is released; with the proposal of somebody else, if two people were needed.
    Release(Option<&'a NewProposal>),
    /// The approval is kept as a proposal, for this reason if it is an exception.
    Propose(Option<&'a Prose>),
}

/// An approval as it was asked for.
pub(super) struct Asked<'a> {
    pub(super) by: &'a StaffName,
    /// Whose word it is: for a program, that of whoever made it.
    pub(super) voice: &'a StaffName,
    /// Whether it is a program that asks.
    pub(super) is_program: bool,
    pub(super) terms: &'a Terms,
    /// Whose word opened the case at the desk.
    pub(super) opener: Option<&'a StaffName>,
    /// The proposal of the line.
    pub(super) proposal: Option<&'a Proposal>,
    /// Whose word that is.
    pub(super) first_voice: Option<&'a StaffName>,
    /// The facts as they stand.
    pub(super) facts: FactsHash,
    /// Whether the policy knows exceptions.
    pub(super) exceptions: bool,
}

impl<'a> Asked<'a> {
    /// What it comes to by the policy's verdict.
    pub(super) fn step(&self, verdict: &Verdict) -> Result<Step<'a>, DeskError> {
        if self.opener == Some(self.voice) {
            return Err(DeskError::Opener);
        }
        match verdict {
            Verdict::Refused(_) => Err(DeskError::Policy(verdict.sentence())),
            Verdict::MayApprove => Ok(Step::Release(None)),
            Verdict::MayApproveByTwo(_) => self.by_two(None),
            Verdict::NeedsMore { .. } if !self.exceptions => {
                Err(DeskError::Policy(verdict.sentence()))
            }
            Verdict::NeedsMore { .. } => {
                let asked = self.terms.exception.as_ref().map(|exception| &exception.0);
                let proposed = self
                    .standing()
                    .and_then(|first| first.facts.exception.as_ref());
                match (proposed, asked) {
                    (None, None) => Err(DeskError::Policy(verdict.sentence())),
                    (_, asked) => self.by_two(asked),
                }
            }
        }
    }

    fn by_two(&self, exception: Option<&'a Prose>) -> Result<Step<'a>, DeskError> {
        let Some(first) = self.standing() else {
            return Ok(Step::Propose(exception));
        };
        if first.facts.by == *self.by {
            return Err(DeskError::Second);
        }
        if self.is_program {
            return Err(DeskError::SecondByProgram);
        }
        if self.first_voice == Some(self.voice) {
            return Err(DeskError::OwnProgram(first.facts.by.clone()));
        }
        if self.terms.seen.is_some_and(|seen| seen < first.id) {
            return Err(DeskError::JustProposed(first.facts.by.clone()));
        }
        Ok(Step::Release(Some(&first.facts)))
    }

    /// The proposal, if it rests on the facts as they are.
    pub(super) fn standing(&self) -> Option<&'a Proposal> {
        self.proposal
            .filter(|first| first.facts.facts == self.facts)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::case::CaseNumber;
    use crate::time::Timestamp;

    const PEOPLE: [&str; 5] = ["anna", "ben", "cem", "annas-crm", "annas-erp"];

    fn person(n: usize) -> StaffName {
        StaffName::parse(PEOPLE[n]).unwrap()
    }

    /// Anna made two programs.
    fn is_program(name: &StaffName) -> bool {
        name.as_str().starts_with("annas-")
    }

    fn voice(name: &StaffName) -> StaffName {
        match is_program(name) {
            true => person(0),
            false => name.clone(),
        }
    }

    fn verdict() -> impl Strategy<Value = Verdict> {
        prop_oneof![
            Just(Verdict::Refused("Stolen.".to_owned())),
            Just(Verdict::MayApprove),
            Just(Verdict::MayApproveByTwo("Two.")),
            Just(Verdict::NeedsMore {
                missing: 5,
                helps: Vec::new()
            }),
        ]
    }

    fn prose() -> Prose {
        Prose::parse("Known to us for years.").unwrap()
    }

    fn proposal() -> impl Strategy<Value = Proposal> {
        (0_usize..5, 0_i64..5, 0_u8..2, any::<bool>()).prop_map(|(by, id, facts, exception)| {
            Proposal {
                id: ProposalId::from_value(id),
                facts: NewProposal {
                    case: CaseNumber::from_value(7).unwrap(),
                    line: 1,
                    by: person(by),
                    at: Timestamp::from_seconds(0),
                    facts: FactsHash([facts; 32]),
                    exception: exception.then(prose),
                },
            }
        })
    }

    proptest! {
        #[test]
        fn h1_two_people_are_never_the_same_and_never_the_one_who_opened_it(
            verdict in verdict(),
            proposal in proptest::option::of(proposal()),
            by in 0_usize..5,
            opener in proptest::option::of(0_usize..3),
            seen in proptest::option::of(0_i64..5),
            facts in 0_u8..2,
            exception in any::<bool>(),
            exceptions in any::<bool>(),
        ) {
            let (by, opener) = (person(by), opener.map(person));
            let terms = Terms {
                seen: seen.map(ProposalId::from_value),
                exception: exception.then(|| Exception(prose())),
            };
            let first_voice = proposal.as_ref().map(|first| voice(&first.facts.by));
            let asked = Asked {
                by: &by,
                voice: &voice(&by),
                is_program: is_program(&by),
                first_voice: first_voice.as_ref(),
                terms: &terms,
                opener: opener.as_ref(),
                proposal: proposal.as_ref(),
                facts: FactsHash([facts; 32]),
                exceptions,
            };
            let step = asked.step(&verdict);
            if opener.as_ref() == Some(&voice(&by)) {
                prop_assert!(step.is_err(), "the opener approved");
            }
            match step {
                Ok(Step::Release(Some(first))) => {
                    prop_assert_ne!(voice(&first.by), voice(&by));
                    prop_assert!(!is_program(&by), "a program was the second");
                    prop_assert_eq!(first.facts, asked.facts, "on other facts");
                    let proposal = proposal.as_ref().unwrap();
                    prop_assert!(terms.seen.is_none_or(|seen| seen >= proposal.id), "unseen");
                    let is_exception = matches!(verdict, Verdict::NeedsMore { .. });
                    prop_assert!(!is_exception || exception || first.exception.is_some());
                    prop_assert!(!is_exception || exceptions);
                }
                Ok(Step::Release(None)) => prop_assert_eq!(verdict, Verdict::MayApprove),
                Ok(Step::Propose(reason)) => {
                    let points_are_missing = matches!(verdict, Verdict::NeedsMore { .. });
                    prop_assert_eq!(reason.is_some(), points_are_missing);
                    prop_assert!(!points_are_missing || exceptions);
                    prop_assert!(points_are_missing || matches!(verdict, Verdict::MayApproveByTwo(_)));
                    prop_assert!(asked.standing().is_none());
                }
                Err(_) => {}
            }
        }

        #[test]
        fn h1_nothing_is_released_that_the_policy_refuses(
            proposal in proptest::option::of(proposal()), by in 0_usize..5, facts in 0_u8..2,
        ) {
            let (by, terms) = (person(by), Terms {
                seen: None,
                exception: Some(Exception(prose())),
            });
            let asked = Asked {
                by: &by,
                voice: &by,
                is_program: false,
                first_voice: None,
                terms: &terms,
                opener: None,
                proposal: proposal.as_ref(),
                facts: FactsHash([facts; 32]),
                exceptions: true,
            };
            let refused = asked.step(&Verdict::Refused("Stolen.".to_owned()));
            prop_assert!(matches!(refused, Err(DeskError::Policy(_))));
        }
    }
}
