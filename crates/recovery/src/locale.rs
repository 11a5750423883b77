//! The language in which a holder is written to.

/// A language that texts for holders exist in. Kept with a case and with a device's order, so that
/// every later mail speaks as the page did on which it was asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    /// English, also of whoever said nothing.
    #[default]
    English,
    /// German.
    German,
    /// Spanish.
    Spanish,
    /// French.
    French,
    /// Portuguese.
    Portuguese,
    /// Chinese, in simplified characters.
    Chinese,
    /// Arabic.
    Arabic,
}

impl Locale {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::English,
        Self::German,
        Self::Spanish,
        Self::French,
        Self::Portuguese,
        Self::Chinese,
        Self::Arabic,
    ];

    /// Its code of ISO 639-1, as in the database and in REST.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::Spanish => "es",
            Self::French => "fr",
            Self::Portuguese => "pt",
            Self::Chinese => "zh",
            Self::Arabic => "ar",
        }
    }

    /// The language with this code; a region or a script after it, as in `pt-BR`, is let be.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let code = code.trim();
        let primary = code.split_once(['-', '_']).map_or(code, |(first, _)| first);
        let is_it = |locale: &Self| locale.code().eq_ignore_ascii_case(primary);
        Self::ALL.into_iter().find(is_it)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p9_a_language_is_known_by_its_code_with_or_without_a_region() {
        for locale in Locale::ALL {
            assert_eq!(Locale::parse(locale.code()), Some(locale));
        }
        assert_eq!(Locale::parse("pt-BR"), Some(Locale::Portuguese));
        assert_eq!(Locale::parse(" ZH_hans "), Some(Locale::Chinese));
        for unknown in ["", "xx", "english", "d", "-de"] {
            assert_eq!(Locale::parse(unknown), None, "{unknown:?}");
        }
    }
}
