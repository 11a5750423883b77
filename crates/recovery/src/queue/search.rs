//! A text that somebody searches the queue for.

use protocol::ChallengeNumber;

use crate::case::CaseNumber;

/// What is searched for: one text, read in every way that it can be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    text: String,
}

impl Search {
    /// Most characters that are looked at.
    pub const MAX: usize = 120;

    /// What was typed; `None` when that is nothing.
    #[must_use]
    pub fn typed(text: &str) -> Option<Self> {
        let text: String = text.trim().chars().take(Self::MAX).collect();
        (!text.is_empty()).then_some(Self { text })
    }

    /// What was typed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The number of a case.
    #[must_use]
    pub fn case(&self) -> Option<CaseNumber> {
        CaseNumber::parse(&self.text)
    }

    /// Hashes of challenges of that number: from the first bytes, up to but without the second.
    /// The last number of all has no end.
    #[must_use]
    pub fn challenges(&self) -> Option<(Vec<u8>, Option<Vec<u8>>)> {
        let first = ChallengeNumber::parse(&self.text).ok()?.bits() << 2;
        let end = first.checked_add(4).map(|end| end.to_be_bytes().to_vec());
        Some((first.to_be_bytes().to_vec(), end))
    }

    /// The beginning of a serial number, as those are kept.
    #[must_use]
    pub fn serial(&self) -> String {
        self.text.to_ascii_uppercase()
    }

    /// The beginning of an email address, as those are compared.
    #[must_use]
    pub fn email(&self) -> String {
        self.text.to_ascii_lowercase()
    }

    /// The beginning of a place of purchase, as those are compared.
    #[must_use]
    pub fn place(&self) -> String {
        self.text.to_lowercase()
    }

    /// The first text after all that begin with `text`, by code points.
    #[must_use]
    pub fn end_of(text: &str) -> String {
        format!("{text}{}", char::MAX)
    }
}

#[cfg(test)]
mod tests {
    use protocol::ChallengeHash;

    use super::*;

    #[test]
    fn h1_a_search_is_read_in_every_way_that_it_can_be_meant() {
        let case = Search::typed(" rg 482 190 335 ").unwrap();
        assert_eq!(case.case(), CaseNumber::from_value(482_190_335));
        assert_eq!(case.serial(), "RG 482 190 335");
        let mut bytes = [0xa7; 32];
        for first in [0, 0xff] {
            bytes[0] = first;
            let hash = ChallengeHash::from_bytes(bytes);
            let search = Search::typed(&hash.number().to_string()).unwrap();
            let (from, to) = search.challenges().unwrap();
            assert!(from.as_slice() <= bytes.as_slice());
            assert!(to.is_none_or(|to| bytes.as_slice() < to.as_slice()));
        }
        let last = Search::typed("ZZZZ-ZZ").unwrap().challenges().unwrap();
        assert_eq!(last, (vec![0xff, 0xff, 0xff, 0xfc], None));
        let shop = Search::typed("Größe GmbH").unwrap();
        assert_eq!(shop.place(), "größe gmbh");
        assert!(shop.challenges().is_none() && shop.case().is_none());
        assert_eq!(Search::typed("  "), None);
    }
}
