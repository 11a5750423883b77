//! What an authority wants to be shown of a device, before anybody has looked at a request (P10).

use super::Shows;
use crate::country::Country;
use crate::policy::AnswerKind;

/// How much something is wanted; the later is the stricter.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Want {
    /// It is not asked for.
    #[default]
    NotAsked,
    /// It is asked for, and a request without it is taken.
    Welcome,
    /// A request without it is not taken.
    Required,
}

impl Want {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::NotAsked, Self::Welcome, Self::Required];

    /// The words in the settings and in REST.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotAsked => "not asked",
            Self::Welcome => "welcome",
            Self::Required => "required",
        }
    }

    /// Reads the words of [`Self::as_str`].
    #[must_use]
    pub fn parse(words: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|want| want.as_str() == words)
    }
}

/// How much each of the things is wanted that can be asked for by name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Wants {
    /// A photo of the label.
    pub label: Want,
    /// The proof of purchase.
    pub proof: Want,
    /// A photo of the date on the device.
    pub date: Want,
}

impl Wants {
    /// How much this is wanted.
    #[must_use]
    pub const fn of(&self, shows: Shows) -> Want {
        match shows {
            Shows::Label => self.label,
            Shows::Proof => self.proof,
            Shows::Date => self.date,
            Shows::Other => Want::NotAsked,
        }
    }

    /// What is wanted at least as much as that.
    pub fn at_least(self, least: Want) -> impl Iterator<Item = Shows> {
        let asked = Shows::ASKED.into_iter();
        asked.filter(move |shows| self.of(*shows) >= least)
    }

    /// Of each the stricter.
    #[must_use]
    pub fn stricter(self, other: Self) -> Self {
        self.with(other, Ord::max)
    }

    /// The same, where nothing is required.
    #[must_use]
    fn welcome(self) -> Self {
        let most = Self {
            label: Want::Welcome,
            proof: Want::Welcome,
            date: Want::Welcome,
        };
        self.with(most, Ord::min)
    }

    fn with(self, other: Self, choose: fn(Want, Want) -> Want) -> Self {
        Self {
            label: choose(self.label, other.label),
            proof: choose(self.proof, other.proof),
            date: choose(self.date, other.date),
        }
    }
}

/// What an authority wants to be shown, of whom. Where several rules fit, the strictest counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WantsPolicy {
    /// Of everybody.
    pub always: Wants,
    /// Of those who ask for an answer of a kind.
    pub answers: Vec<(AnswerKind, Wants)>,
    /// Of those whose device is used in a country.
    pub countries: Vec<(Country, Wants)>,
    /// Of those whose device the registry does not know, or that never enrolled. The form must not
    /// tell what the registry knows: there it is welcome from everybody, and staff are told what to
    /// ask for.
    pub unknown: Wants,
}

impl WantsPolicy {
    /// The shipped settings: for a dated answer, which anybody can ask for who has read the label, a
    /// photo of the label and the proof of purchase are welcome.
    #[must_use]
    pub fn shipped() -> Self {
        let wants = Wants {
            label: Want::Welcome,
            proof: Want::Welcome,
            date: Want::NotAsked,
        };
        let dated = AnswerKind::ALL
            .iter()
            .filter(|kind| !kind.answers_challenge());
        Self {
            answers: dated.map(|kind| (*kind, wants)).collect(),
            ..Self::default()
        }
    }

    /// What a request must and may show, by what stands in it.
    #[must_use]
    pub fn of(&self, kind: Option<AnswerKind>, country: Option<Country>) -> Wants {
        let by_answer = self.answers.iter().filter(|(of, _)| Some(*of) == kind);
        let by_country = self.countries.iter().filter(|(of, _)| Some(*of) == country);
        let rules = by_answer.map(|(_, wants)| *wants);
        let rules = rules.chain(by_country.map(|(_, wants)| *wants));
        rules.fold(self.always, Wants::stricter)
    }

    /// What is required of a device whose holder chose that answer, and is not among what he shows.
    #[must_use]
    pub fn lacking(&self, answer: &str, country: Option<Country>, shown: &[Shows]) -> Vec<Shows> {
        let wants = self.of(AnswerKind::parse(answer), country);
        let required = wants.at_least(Want::Required);
        required.filter(|shows| !shown.contains(shows)).collect()
    }

    /// What the form has fields for: all that any request for one of these answers may show.
    #[must_use]
    pub fn on_form(&self, given: &[AnswerKind]) -> Wants {
        let by_answer = self.answers.iter().filter(|(of, _)| given.contains(of));
        let rules = by_answer.map(|(_, wants)| *wants);
        let rules = rules.chain(self.countries.iter().map(|(_, wants)| *wants));
        rules.fold(self.for_everybody(), Wants::stricter)
    }

    /// What the form takes from everybody, by no rule of an answer or a country.
    #[must_use]
    pub fn for_everybody(&self) -> Wants {
        self.always.stricter(self.unknown.welcome())
    }

    /// What staff should have been shown of a device, by what the registry knows of it.
    #[must_use]
    pub fn at_desk(&self, kind: AnswerKind, country: Country, is_enrolled: bool) -> Wants {
        let by_request = self.of(Some(kind), Some(country));
        match is_enrolled {
            true => by_request,
            false => by_request.stricter(self.unknown),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn country(code: &str) -> Country {
        Country::from_code(code).unwrap()
    }

    fn policy() -> WantsPolicy {
        WantsPolicy {
            always: Wants {
                label: Want::Welcome,
                ..Wants::default()
            },
            answers: vec![(
                AnswerKind::TemporaryPassword,
                Wants {
                    label: Want::Required,
                    ..Wants::default()
                },
            )],
            countries: vec![(
                country("BR"),
                Wants {
                    proof: Want::Required,
                    ..Wants::default()
                },
            )],
            unknown: Wants {
                date: Want::Required,
                ..Wants::default()
            },
        }
    }

    #[test]
    fn p10_of_the_rules_that_fit_the_strictest_counts() {
        let policy = policy();
        let of = |kind, code| policy.of(Some(kind), Some(country(code)));
        let key = of(AnswerKind::Key, "DE");
        assert_eq!((key.label, key.proof), (Want::Welcome, Want::NotAsked));
        let both = of(AnswerKind::TemporaryPassword, "BR");
        assert_eq!((both.label, both.proof), (Want::Required, Want::Required));
    }

    #[test]
    fn p10_the_form_never_tells_what_the_registry_knows() {
        let policy = policy();
        assert_eq!(policy.on_form(AnswerKind::ALL).date, Want::Welcome);
        for &kind in AnswerKind::ALL {
            let wants = policy.of(Some(kind), Some(country("DE")));
            assert_eq!(wants.date, Want::NotAsked, "it is not enforced there");
        }
        let desk = |enrolled| {
            policy
                .at_desk(AnswerKind::Key, country("DE"), enrolled)
                .date
        };
        assert_eq!((desk(true), desk(false)), (Want::NotAsked, Want::Required));
    }

    #[test]
    fn p10_a_form_without_dated_answers_has_no_fields_as_shipped() {
        let shipped = WantsPolicy::shipped();
        let key = shipped.on_form(&[AnswerKind::Key]);
        assert_eq!(key.at_least(Want::Welcome).count(), 0);
        let all = shipped.on_form(AnswerKind::ALL);
        let shown: Vec<_> = all.at_least(Want::Welcome).collect();
        assert_eq!(shown, [Shows::Label, Shows::Proof]);
        assert_eq!(all.at_least(Want::Required).count(), 0);
    }
}
