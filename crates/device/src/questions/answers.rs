//! Answers, in the one form in which they are compared.

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use super::QUESTIONS;

/// Longest answer taken, in bytes of UTF-8 as it was typed.
const MOST_BYTES: usize = 256;

/// Why answers cannot be compared. No try is spent on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnswersError {
    /// There is no answer.
    #[error("Answer this question too. All three answers are compared together.")]
    Missing {
        /// Which of the three, from 0.
        which: usize,
    },
    /// It is longer than any answer that the device keeps.
    #[error("This answer is too long: at most 256 bytes.")]
    TooLong {
        /// Which of the three, from 0.
        which: usize,
    },
}

impl AnswersError {
    /// Which of the three answers it is about, from 0.
    #[must_use]
    pub fn which(self) -> usize {
        match self {
            AnswersError::Missing { which } | AnswersError::TooLong { which } => which,
        }
    }
}

/// Three answers. Two that a person would call the same are the same.
///
/// It has no `Debug` and is wiped when dropped.
pub struct Answers([Zeroizing<String>; QUESTIONS]);

impl Answers {
    /// Takes what was typed, in the order of the questions.
    pub fn typed(answers: [&str; QUESTIONS]) -> Result<Answers, AnswersError> {
        for (which, typed) in answers.iter().enumerate() {
            if typed.len() > MOST_BYTES {
                return Err(AnswersError::TooLong { which });
            }
        }
        let answers = answers.map(normal);
        match answers.iter().position(|answer| answer.is_empty()) {
            Some(which) => Err(AnswersError::Missing { which }),
            None => Ok(Answers(answers)),
        }
    }

    pub(super) fn each(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|answer| answer.as_str())
    }

    /// All three as one secret: each behind its length, so that no letter can move from one to the next.
    pub(crate) fn to_secret(&self) -> Zeroizing<Vec<u8>> {
        let room = self.each().map(|answer| 4 + answer.len()).sum();
        let mut secret = Zeroizing::new(Vec::with_capacity(room));
        for answer in self.each() {
            // No normal form of 256 bytes comes near the limit.
            let length = u32::try_from(answer.len()).unwrap_or(u32::MAX);
            secret.extend_from_slice(&length.to_be_bytes());
            secret.extend_from_slice(answer.as_bytes());
        }
        secret
    }
}

/// The form in which texts are compared: compatible characters are one (NFKC), large and small letters
/// are one, and blanks and what cannot be seen are left out.
pub(super) fn normal(text: &str) -> Zeroizing<String> {
    // A text that grows leaves copies behind. NFKC makes none more than eighteen times as long, and no
    // letter has more than three large or small ones. Only the way over small to large and back brings
    // all forms of a letter together, such as those of the sharp s.
    let mut normal = Zeroizing::new(String::with_capacity(18 * 3 * text.len()));
    let folded = text
        .nfkc()
        .flat_map(char::to_lowercase)
        .flat_map(char::to_uppercase)
        .flat_map(char::to_lowercase)
        .filter(|letter| !is_unseen(*letter));
    normal.extend(folded.nfkc());
    normal
}

fn is_unseen(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || matches!(
            letter,
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
        )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn secret(answers: [&str; QUESTIONS]) -> Vec<u8> {
        Answers::typed(answers).ok().unwrap().to_secret().to_vec()
    }

    #[test]
    fn d10_answers_are_the_same_where_people_say_so() {
        let kept = secret(["Große Straße", "Zoë", "ΟΔΥΣΣΕΥΣ"]);
        for typed in [
            ["grosse strasse", "zoe\u{308}", "οδυσσευς"],
            ["  GROẞE\u{a0}STRASSE ", "ZOË", "Οδυσσευσ"],
            [
                "\u{ff27}rosse\u{200b}Stra\u{ad}ße",
                "Zoe\u{308}\t",
                "οδυσσευσ",
            ],
        ] {
            assert!(secret(typed) == kept, "{typed:?}");
        }
        assert!(
            secret(["grosse strasse", "zoe", "οδυσσευς"]) != kept,
            "an accent is seen"
        );
    }

    #[test]
    fn d10_no_letter_moves_from_one_answer_to_the_next() {
        assert!(secret(["ab", "c", "d"]) != secret(["a", "bc", "d"]));
        assert!(secret(["a", "b", "c"]) != secret(["b", "a", "c"]));
    }

    #[test]
    fn d10_an_answer_that_is_missing_or_endless_is_named() {
        let fault = |answers| Answers::typed(answers).err();
        assert_eq!(
            fault(["a", " \u{200b}\n", "c"]),
            Some(AnswersError::Missing { which: 1 })
        );
        let long = "x".repeat(257);
        assert_eq!(
            fault(["a", "b", &long]),
            Some(AnswersError::TooLong { which: 2 })
        );
        let kept = "x".repeat(256);
        assert_eq!(fault(["a", "b", &kept]), None);
    }

    proptest! {
        #[test]
        fn d10_the_normal_form_is_its_own_normal_form(text: String) {
            let once = normal(&text);
            prop_assert!(*normal(&once) == *once);
        }

        #[test]
        fn d10_the_normal_form_fits_the_room_made_for_it(text in "\\PC{1,40}") {
            let normal = normal(&text);
            prop_assert!(normal.len() <= 18 * 3 * text.len());
        }

        #[test]
        fn d10_case_and_blanks_never_matter(text in "[a-zA-Z äöüÄÖÜéÉß]{1,40}") {
            let (upper, spread) = (text.to_uppercase(), text.replace(' ', " \u{a0} "));
            prop_assert!(*normal(&upper) == *normal(&text));
            prop_assert!(*normal(&spread) == *normal(&text));
        }
    }
}
