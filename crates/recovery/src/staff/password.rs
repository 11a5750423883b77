//! Passwords as typed, and the rules for choosing one.

use thiserror::Error;
use zeroize::Zeroizing;

use super::name::StaffName;

/// Least characters of a password that goes with a second factor (NIST SP 800-63B-4 3.1.1.2).
pub const MIN_LENGTH: usize = 8;

/// Most bytes; only a bound on work, never cut to.
const MAX_BYTES: usize = 1024;

/// Words that an attacker of this very service tries first, beside the commonest passwords.
const WORDS: &[&str] = &[
    "regain", "password", "passwort", "recovery", "reset", "admin", "support",
];

/// The commonest passwords that are long enough to be chosen here.
const COMMON: &str = include_str!("../../data/common-passwords.txt");

/// A password as typed, to be compared. In Unicode normal form C: the edge sees to that.
pub struct Password(Zeroizing<String>);

impl Password {
    /// Takes a password as typed.
    #[must_use]
    pub fn new(text: String) -> Self {
        // Longer ones cannot be right; cutting keeps a stranger from buying work with length.
        let text = if text.len() > MAX_BYTES {
            String::new()
        } else {
            text
        };
        Self(Zeroizing::new(text))
    }

    pub(super) fn reveal(&self) -> &str {
        &self.0
    }
}

/// A password that may be chosen.
pub struct NewPassword(Zeroizing<String>);

/// Why a password may not be chosen (N-07: with the reason and advice).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PasswordError {
    /// Too short.
    #[error("A password needs at least 8 characters. A few unrelated words make a good one.")]
    TooShort,
    /// Too long.
    #[error("A password may have at most 1024 bytes.")]
    TooLong,
    /// On the list of common passwords.
    #[error(
        "This is one of the passwords that are tried first. A few unrelated words make a good one."
    )]
    Common,
    /// Made of the user's or the service's name and little else.
    #[error("This is mostly your name or the service's. A few unrelated words make a good one.")]
    Context,
    /// One character or a short piece over and over, or a run such as 12345678.
    #[error("This is a simple pattern. A few unrelated words make a good one.")]
    Pattern,
}

impl NewPassword {
    /// Chooses a password for `name`. In Unicode normal form C: the edge sees to that.
    ///
    /// # Errors
    /// With the reason why not.
    pub fn choose(text: &str, name: &StaffName) -> Result<Self, PasswordError> {
        if text.len() > MAX_BYTES {
            return Err(PasswordError::TooLong);
        }
        if text.chars().count() < MIN_LENGTH {
            return Err(PasswordError::TooShort);
        }
        let folded = Zeroizing::new(text.to_lowercase());
        if COMMON.lines().any(|common| common == folded.as_str()) {
            return Err(PasswordError::Common);
        }
        if is_context(&folded, name) {
            return Err(PasswordError::Context);
        }
        if is_pattern(&folded) {
            return Err(PasswordError::Pattern);
        }
        Ok(Self(Zeroizing::new(text.to_owned())))
    }

    pub(super) fn reveal(&self) -> &str {
        &self.0
    }
}

/// Whether nothing of weight is left when digits, signs and the words of the place are taken out.
fn is_context(folded: &str, name: &StaffName) -> bool {
    let mut rest = Zeroizing::new(folded.to_owned());
    for word in WORDS
        .iter()
        .copied()
        .chain(name.as_str().split(['.', '_', '-', '@']))
    {
        if word.len() >= 3 {
            rest = Zeroizing::new(rest.replace(word, ""));
        }
    }
    rest.len() < folded.len() && rest.chars().filter(|c| c.is_alphabetic()).count() < 4
}

/// Whether a piece of at most three characters is repeated throughout, or every step between
/// neighbours is the same.
fn is_pattern(folded: &str) -> bool {
    let chars = Zeroizing::new(folded.chars().map(u32::from).collect::<Vec<_>>());
    let repeats = |piece: usize| chars.iter().zip(&chars[piece..]).all(|(a, b)| a == b);
    let first = chars[1].wrapping_sub(chars[0]);
    let runs = chars
        .windows(2)
        .all(|pair| pair[1].wrapping_sub(pair[0]) == first);
    (1..=3).any(repeats) || runs
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn refusal(text: &str) -> Option<PasswordError> {
        NewPassword::choose(text, &StaffName::parse("anna.schmidt").unwrap()).err()
    }

    #[test]
    fn n01_eight_characters_are_enough_beside_a_second_factor() {
        assert_eq!(refusal("kv7 ömz"), Some(PasswordError::TooShort));
        assert_eq!(refusal("kv7 ömzq"), None);
    }

    #[test]
    fn n07_each_weak_password_is_refused_with_its_reason() {
        for (text, reason) in [
            ("Password1", PasswordError::Common),
            ("schmidt-2026", PasswordError::Context),
            ("Regain!2026", PasswordError::Context),
            ("abcabcabcab", PasswordError::Pattern),
            ("hgfedcba", PasswordError::Pattern),
        ] {
            assert_eq!(refusal(text), Some(reason), "{text}");
        }
    }

    #[test]
    fn n04_no_mix_of_kinds_of_characters_is_asked_for() {
        assert_eq!(refusal("otter violin moss"), None);
    }

    proptest! {
        #[test]
        fn no_text_makes_the_rules_fall_over(text in "\\PC{0,40}") {
            let taken = refusal(&text).is_none();
            prop_assert!(!taken || text.chars().count() >= MIN_LENGTH);
        }
    }
}
