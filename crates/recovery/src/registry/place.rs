//! Names of places of purchase, compared as people write them.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::text::Line;

/// Words that say how a company is constituted and not which one it is.
const FORMS: &[&str] = &[
    "ab", "ag", "aps", "as", "bv", "co", "company", "corp", "eirl", "gmbh", "inc", "kg", "kgaa",
    "lda", "llc", "llp", "ltd", "ltda", "mbh", "nv", "ohg", "oy", "plc", "pte", "pty", "pvt", "sa",
    "sarl", "sas", "se", "sl", "slu", "spa", "srl",
];

/// Words of so many letters may differ in one of them.
const LONG: usize = 6;

/// A name's words without case, accents, punctuation and legal forms.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PlaceKey(String);

impl PlaceKey {
    /// The key of a name.
    #[must_use]
    pub fn of(name: &Line) -> Self {
        let words = words(name.as_str());
        let telling: Vec<_> = words
            .iter()
            .filter(|word| !FORMS.contains(&word.as_str()))
            .cloned()
            .collect();
        let kept = if telling.is_empty() { words } else { telling };
        if kept.is_empty() {
            return Self(name.as_str().to_lowercase());
        }
        Self(kept.join(" "))
    }

    /// The key as the database has it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this name stands, word for word, in what was typed; a slip in a long word is
    /// forgiven.
    #[must_use]
    pub fn is_in(&self, typed: &Self) -> bool {
        let name: Vec<_> = self.0.split(' ').collect();
        let typed: Vec<_> = typed.0.split(' ').collect();
        let alike = |part: &[&str]| part.iter().zip(&name).all(|(a, b)| is_alike(a, b));
        typed.windows(name.len()).any(alike)
    }
}

/// The words of a name, in one spelling: “Müller”, “Mueller” and “MULLER” are the same.
fn words(text: &str) -> Vec<String> {
    let plain: String = text
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        // S.A. and SA, O’Neil and ONeil are one word each; other signs stand between words.
        .filter(|c| !matches!(c, '.' | '\'' | '’' | '´' | '`'))
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    let plain = plain.replace('ß', "ss").replace('ø', "o").replace('æ', "a");
    let plain = plain.replace("ae", "a").replace("oe", "o");
    let plain = plain.replace("ue", "u");
    plain.split_whitespace().map(str::to_owned).collect()
}

/// Equal, or long and apart by one letter that is other, missing or too many.
fn is_alike(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (short, long) = if one.len() <= other.len() {
        (&one, &other)
    } else {
        (&other, &one)
    };
    if short.len() < LONG || long.len() - short.len() > 1 {
        return false;
    }
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let (rest_short, rest_long) = (&short[same..], &long[same..]);
    match long.len() - short.len() {
        0 => rest_short.get(1..) == rest_long.get(1..),
        _ => Some(rest_short) == rest_long.get(1..),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::registry::DistributorFacts;

    fn line(text: &str) -> Line {
        Line::parse(text).unwrap()
    }

    fn distributor(names: &[&str]) -> DistributorFacts {
        DistributorFacts {
            name: line(names[0]),
            country: None,
            contact: None,
            aliases: names[1..].iter().map(|name| line(name)).collect(),
        }
    }

    #[test]
    fn h1_a_place_is_known_however_it_is_written() {
        let meyer = distributor(&["Müller Sicherheitstechnik GmbH & Co. KG", "MST Hamburg"]);
        for typed in [
            "müller sicherheitstechnik",
            "Mueller Sicherheitstechnik GmbH",
            "MULLER-SICHERHEITSTECHNIK",
            "Fa. Müller Sicherheitstechnik, Hamburg",
            "Müller Sicherheitstechnk",
            "mst  hamburg",
        ] {
            assert!(meyer.matches(&line(typed)), "{typed}");
        }
        for other in [
            "Müller",
            "Sicherheitstechnik GmbH",
            "MST",
            "MST Hamburger Straße",
            "Meyer Sicherheitstechnik",
        ] {
            assert!(!meyer.matches(&line(other)), "{other}");
        }
    }

    #[test]
    fn h1_a_short_name_is_not_guessed_at() {
        let acme = distributor(&["ACME"]);
        assert!(acme.matches(&line("acme s.a.")));
        assert!(!acme.matches(&line("ACMA")));
        assert!(!acme.matches(&line("Acmecom")));
    }

    #[test]
    fn h1_names_in_other_scripts_and_of_signs_alone_are_compared_too() {
        assert!(distributor(&["海康安防"]).matches(&line("海康安防")));
        assert!(!distributor(&["&"]).matches(&line("!")));
        assert!(distributor(&["Co."]).matches(&line("CO")));
    }

    proptest! {
        #[test]
        fn h1_every_name_matches_itself(raw in "\\PC{1,60}") {
            if let Ok(name) = Line::parse(&raw) {
                prop_assert!(distributor(&[name.as_str()]).matches(&name));
            }
        }
    }
}
