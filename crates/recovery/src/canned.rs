//! Answers for reuse: texts that questions and rejections need again and again.

use crate::case::{Case, CaseLine};
use crate::store::CannedId;
use crate::text::{Line, Prose};

/// What such a text is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReplyUse {
    /// A question to the holder.
    Question,
    /// The reason of a rejection.
    Rejection,
}

impl ReplyUse {
    /// The word in forms and in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Rejection => "rejection",
        }
    }

    /// Reads the word of [`Self::as_str`].
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        let mut all = [Self::Question, Self::Rejection].into_iter();
        all.find(|one| one.as_str() == word)
    }
}

/// A text that is to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewReply {
    /// What it is for.
    pub used_for: ReplyUse,
    /// What staff find it by, and figures name it by.
    pub title: Line,
    /// The text, with names in braces for what differs from case to case.
    pub text: Prose,
}

/// A text that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CannedReply {
    /// Its id.
    pub id: CannedId,
    /// The text and what it is for.
    pub reply: NewReply,
}

/// The names in braces that are filled in, each with what stands in its place.
pub const PLACEHOLDERS: [(&str, &str); 4] = [
    ("{serial}", "the device’s serial number"),
    ("{model}", "its model"),
    ("{case}", "the case’s number"),
    ("{place}", "the place of purchase"),
];

impl NewReply {
    /// The text for one device of a case.
    #[must_use]
    pub fn filled(&self, case: &Case, line: &CaseLine) -> String {
        let values = [
            line.serial.to_string(),
            line.model.to_string(),
            case.number.to_string(),
            case.place.to_string(),
        ];
        fill(self.text.as_str(), &values)
    }
}

/// Goes through the text once, so that nothing in a value is filled in again.
fn fill(text: &str, values: &[String; 4]) -> String {
    let (mut filled, mut rest) = (String::new(), text);
    while let Some(at) = rest.find('{') {
        filled.push_str(&rest[..at]);
        rest = &rest[at..];
        let mut known = PLACEHOLDERS.iter().zip(values);
        match known.find(|((name, _), _)| rest.starts_with(name)) {
            Some(((name, _), value)) => {
                filled.push_str(value);
                rest = &rest[name.len()..];
            }
            None => {
                filled.push('{');
                rest = &rest[1..];
            }
        }
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn h1_names_in_braces_are_filled_in_once() {
        let values = ["{model}", "NVR", "RG-1", "{case}"].map(str::to_owned);
        let text = "Is {serial} ({model}) of {case} from {place}? {else} { {{serial}";
        let filled = fill(text, &values);
        assert_eq!(
            filled,
            "Is {model} (NVR) of RG-1 from {case}? {else} { {{model}"
        );
        for used_for in [ReplyUse::Question, ReplyUse::Rejection] {
            assert_eq!(ReplyUse::parse(used_for.as_str()), Some(used_for));
        }
    }
}
