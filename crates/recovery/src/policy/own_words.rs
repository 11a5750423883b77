//! What an authority says in its own words.

use core::fmt;

use crate::locale::Locale;

/// A sentence of the authority's own, in as many languages as it is given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnWords {
    always: String,
    languages: Vec<(Locale, String)>,
}

impl OwnWords {
    /// A sentence for everybody for whom there is no other.
    pub fn new(always: impl Into<String>) -> Self {
        Self {
            always: always.into(),
            languages: Vec::new(),
        }
    }

    /// The same, and `words` for those who read that language; nothing when they are empty.
    #[must_use]
    pub fn with(mut self, locale: Locale, words: impl Into<String>) -> Self {
        let words = words.into();
        if !words.is_empty() {
            self.languages.push((locale, words));
        }
        self
    }

    /// What somebody reads who reads that language.
    #[must_use]
    pub fn in_language(&self, locale: Locale) -> &str {
        let of_it = self.languages.iter().find(|(of, _)| *of == locale);
        of_it.map_or(&self.always, |(_, words)| words)
    }

    /// Whether nothing is said to readers of that language.
    #[must_use]
    pub fn is_empty(&self, locale: Locale) -> bool {
        self.in_language(locale).is_empty()
    }

    /// The sentence for everybody else.
    #[must_use]
    pub fn always(&self) -> &str {
        &self.always
    }

    /// The sentences that are a language's.
    pub fn languages(&self) -> impl Iterator<Item = (Locale, &str)> {
        self.languages.iter().map(|(of, words)| (*of, &**words))
    }
}

impl From<&str> for OwnWords {
    fn from(always: &str) -> Self {
        Self::new(always)
    }
}

/// As people read it who are told in English.
impl fmt::Display for OwnWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.in_language(Locale::English))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p6_own_words_are_said_in_the_readers_language_where_there_are_such() {
        let words = OwnWords::new("+1 555 0100")
            .with(Locale::German, "0800 1")
            .with(Locale::French, "");
        assert_eq!(words.in_language(Locale::German), "0800 1");
        assert_eq!(words.in_language(Locale::French), "+1 555 0100");
        assert_eq!(words.to_string(), "+1 555 0100");
        let only = OwnWords::default().with(Locale::German, "Nein.");
        assert!(only.is_empty(Locale::English) && !only.is_empty(Locale::German));
    }
}
