//! Countries by their ISO 3166-1 code.

use core::fmt;

/// The 249 officially assigned codes with the English names we show, one `code TAB name` a line.
const TABLE: &str = include_str!("../data/countries.tsv");

/// A country of ISO 3166-1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Country {
    code: &'static str,
    name: &'static str,
}

impl Country {
    /// Finds a country by its two-letter code, in either case.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let code = code.trim();
        Self::all().find(|country| country.code.eq_ignore_ascii_case(code))
    }

    /// Every country, ordered by code.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE
            .lines()
            .filter_map(|line| line.split_once('\t'))
            .map(|(code, name)| Self { code, name })
    }

    /// The two-letter code, such as `DE`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.code
    }

    /// The English name, such as `Germany`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.name
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_holds_249_countries_in_order() {
        let codes: Vec<_> = Country::all().map(Country::code).collect();
        assert_eq!(codes.len(), 249);
        assert!(
            codes.is_sorted_by(|a, b| a < b),
            "a code twice or out of order"
        );
        assert!(
            codes
                .iter()
                .all(|c| c.len() == 2 && c.bytes().all(|b| b.is_ascii_uppercase()))
        );
        assert!(Country::all().all(|c| !c.name().is_empty()));
    }

    #[test]
    fn a_code_is_found_in_either_case() {
        assert_eq!(
            Country::from_code(" kp ").map(Country::name),
            Some("North Korea")
        );
        assert_eq!(Country::from_code("XX"), None);
    }
}
