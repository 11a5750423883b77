//! `[portal.evidence]`: what the request form asks to be shown.

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use recovery::country::Country;
use recovery::evidence::{Want, Wants, WantsPolicy};
use recovery::policy::AnswerKind;
use serde::Deserialize;

use super::values;

pub(super) const EXAMPLE: &str = r#"# What the request form asks to be shown about each device: a photo of the label, the proof of purchase
# (a picture or a PDF), a photo of the date on the device. Each is "required", "welcome" or "not asked".
# docs/evidence.md tells more.
[portal.evidence]
label = "not asked"
proof = "not asked"
date = "not asked"
# More of those who ask for one kind of answer, or whose device is used in one country; the strictest
# that fits counts. Answers are "key", "file", "security-code" and "temporary-password".
[portal.evidence.answers]
security-code = { label = "welcome", proof = "welcome" }
temporary-password = { label = "welcome", proof = "welcome" }
[portal.evidence.countries]
#: BR = { proof = "required" }
# Of devices that the registry does not know, or that never enrolled. The form must not tell which these
# are: what is required here is welcome there from everybody, and staff are told what to ask for.
[portal.evidence.unknown]
#: label = "required"
"#;

/// What the form asks to be shown.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Asked {
    #[serde(deserialize_with = "values::want")]
    label: Want,
    #[serde(deserialize_with = "values::want")]
    proof: Want,
    #[serde(deserialize_with = "values::want")]
    date: Want,
    answers: BTreeMap<String, Rule>,
    countries: BTreeMap<String, Rule>,
    unknown: Rule,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Rule {
    #[serde(deserialize_with = "values::want")]
    label: Want,
    #[serde(deserialize_with = "values::want")]
    proof: Want,
    #[serde(deserialize_with = "values::want")]
    date: Want,
}

impl Default for Asked {
    fn default() -> Self {
        let shipped = WantsPolicy::shipped();
        let answers = shipped.answers.iter();
        let answers = answers.map(|(kind, wants)| (kind.as_str().to_owned(), Rule::of(*wants)));
        Self {
            label: shipped.always.label,
            proof: shipped.always.proof,
            date: shipped.always.date,
            answers: answers.collect(),
            countries: BTreeMap::new(),
            unknown: Rule::of(shipped.unknown),
        }
    }
}

impl Rule {
    const fn of(wants: Wants) -> Self {
        Self {
            label: wants.label,
            proof: wants.proof,
            date: wants.date,
        }
    }

    const fn wants(self) -> Wants {
        Wants {
            label: self.label,
            proof: self.proof,
            date: self.date,
        }
    }
}

impl Asked {
    pub(super) fn check(&self) -> Result<()> {
        if let Some(word) = self
            .answers
            .keys()
            .find(|word| AnswerKind::parse(word).is_none())
        {
            let known: Vec<_> = AnswerKind::ALL.iter().map(|kind| kind.as_str()).collect();
            let known = known.join(", ");
            bail!("{word:?} in [portal.evidence.answers] is no answer; the answers are {known}");
        }
        if let Some(code) = self
            .countries
            .keys()
            .find(|code| Country::from_code(code).is_none())
        {
            bail!(
                "{code:?} in [portal.evidence.countries]: no country has this code of two letters"
            );
        }
        Ok(())
    }

    /// The rules that follow from this.
    pub(crate) fn policy(&self) -> WantsPolicy {
        let answers = self.answers.iter();
        let countries = self.countries.iter();
        WantsPolicy {
            always: Wants {
                label: self.label,
                proof: self.proof,
                date: self.date,
            },
            answers: answers
                .filter_map(|(word, rule)| Some((AnswerKind::parse(word)?, rule.wants())))
                .collect(),
            countries: countries
                .filter_map(|(code, rule)| Some((Country::from_code(code)?, rule.wants())))
                .collect(),
            unknown: self.unknown.wants(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Config;
    use super::*;

    fn read(text: &str) -> Asked {
        Config::parse(text).unwrap().portal.evidence
    }

    #[test]
    fn p10_what_is_asked_for_is_read_by_answer_by_country_and_for_unknown_devices() {
        let asked = read(
            r#"
            [portal.evidence]
            label = "welcome"
            [portal.evidence.answers]
            file = { proof = "required" }
            [portal.evidence.countries]
            BR = { date = "required" }
            [portal.evidence.unknown]
            label = "required"
            "#,
        );
        assert!(asked.check().is_ok());
        let policy = asked.policy();
        let wants = policy.of(Some(AnswerKind::File), Country::from_code("BR"));
        assert_eq!(wants.label, Want::Welcome);
        assert_eq!((wants.proof, wants.date), (Want::Required, Want::Required));
        let dated = policy.of(Some(AnswerKind::SecurityCode), None);
        assert_eq!(
            dated.proof,
            Want::NotAsked,
            "what is said replaces what is shipped"
        );
        assert_eq!(policy.unknown.label, Want::Required);
    }

    #[test]
    fn p10_settings_of_evidence_that_make_no_sense_are_refused() {
        for text in [
            "[portal.evidence.answers]\nletter = { label = \"welcome\" }",
            "[portal.evidence.countries]\nXX = { label = \"welcome\" }",
        ] {
            assert!(read(text).check().is_err(), "{text}");
        }
        assert!(Config::parse("[portal.evidence]\nlabel = \"maybe\"").is_err());
        assert_eq!(Asked::default().policy(), WantsPolicy::shipped());
    }
}
