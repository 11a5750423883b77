//! Why something is not taken: for programs, for people who read English, and for whoever tells it to
//! people in another language.

use core::fmt;
use std::borrow::Cow;

use crate::bulk::Column;
use crate::country::Country;
use crate::policy::{AnswerKind, OwnWords};

/// A reason: a word that stays the same, what is filled into its sentence, and the English sentence,
/// which tells how to mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    word: Cow<'static, str>,
    values: Vec<(Cow<'static, str>, Given)>,
    sentence: String,
}

/// Something that a reason names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// What was typed, or anything else that is no language's.
    Text(String),
    /// How many.
    Count(u64),
    /// Kinds of answer.
    Answers(Vec<AnswerKind>),
    /// A country.
    Country(Country),
    /// Columns of a list.
    Columns(Vec<Column>),
    /// What the authority says in its own words.
    Own(OwnWords),
}

/// The name under which a reason has a whole sentence of the authority's, to be told in place of ours
/// where it is not empty.
pub const OWN_WORDS: &str = "own";

impl Reason {
    /// A reason by its word, lower-case with hyphens, with the sentence in English.
    pub fn new(word: impl Into<Cow<'static, str>>, sentence: impl Into<String>) -> Self {
        Self {
            word: word.into(),
            values: Vec::new(),
            sentence: sentence.into(),
        }
    }

    /// Adds what the sentence names.
    #[must_use]
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, given: impl Into<Given>) -> Self {
        self.values.push((name.into(), given.into()));
        self
    }

    /// The word, for programs and catalogues.
    #[must_use]
    pub fn word(&self) -> &str {
        &self.word
    }

    /// What the sentence names.
    pub fn values(&self) -> impl Iterator<Item = (&str, &Given)> {
        self.values.iter().map(|(name, given)| (&**name, given))
    }

    /// The sentence in English.
    #[must_use]
    pub fn sentence(&self) -> &str {
        &self.sentence
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence)
    }
}

impl From<String> for Given {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Given {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<usize> for Given {
    fn from(count: usize) -> Self {
        Self::Count(u64::try_from(count).unwrap_or(u64::MAX))
    }
}

impl From<u32> for Given {
    fn from(count: u32) -> Self {
        Self::Count(count.into())
    }
}

impl From<AnswerKind> for Given {
    fn from(kind: AnswerKind) -> Self {
        Self::Answers(vec![kind])
    }
}

impl From<OwnWords> for Given {
    fn from(words: OwnWords) -> Self {
        Self::Own(words)
    }
}

impl From<Country> for Given {
    fn from(country: Country) -> Self {
        Self::Country(country)
    }
}
