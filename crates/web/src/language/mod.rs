//! Pages and mails in the reader's language.
//!
//! The texts stand in Fluent catalogues, `languages/<code>/<area>.ftl`, one file for each area of the
//! pages; the ids of an area begin with its name. Messages hold no HTML. What a catalogue does not
//! have is said in English.

mod catalogue;
mod choose;
mod rich;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

pub use self::rich::Rich;
use crate::phrases::{Offer, Phrases};

/// A value for a variable of a message; numbers, `&str` and `String` turn into it.
pub type Value<'a> = fluent_bundle::FluentValue<'a>;

/// A language that the pages speak.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Language {
    /// English, which has every message.
    En,
    /// German.
    De,
    /// Spanish.
    Es,
    /// French.
    Fr,
    /// Portuguese.
    Pt,
    /// Chinese, in simplified characters.
    Zh,
    /// Arabic.
    Ar,
}

impl Language {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::En,
        Self::De,
        Self::Es,
        Self::Fr,
        Self::Pt,
        Self::Zh,
        Self::Ar,
    ];

    /// Its ISO 639-1 code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
            Self::Es => "es",
            Self::Fr => "fr",
            Self::Pt => "pt",
            Self::Zh => "zh",
            Self::Ar => "ar",
        }
    }

    /// What those who speak it call it.
    #[must_use]
    pub fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::De => "Deutsch",
            Self::Es => "Español",
            Self::Fr => "Français",
            Self::Pt => "Português",
            Self::Zh => "中文",
            Self::Ar => "العربية",
        }
    }

    /// The way it is written, as HTML names it.
    #[must_use]
    pub fn direction(self) -> &'static str {
        match self {
            Self::Ar => "rtl",
            _ => "ltr",
        }
    }

    /// The language of a code such as `de` or `pt-BR`.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_']).next()?;
        Self::ALL
            .into_iter()
            .find(|language| language.code().eq_ignore_ascii_case(primary))
    }

    /// The language that a browser chose before, else the one of ours that it likes best, else English.
    #[must_use]
    pub fn choose(cookie: Option<&str>, accept_language: Option<&str>) -> Self {
        cookie
            .and_then(Self::parse)
            .or_else(|| choose::best(accept_language?))
            .unwrap_or(Self::En)
    }
}

/// The messages of one language.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Words(Language);

impl Words {
    /// The messages of that language.
    #[must_use]
    pub const fn of(language: Language) -> Self {
        Self(language)
    }

    /// Whose messages they are.
    #[must_use]
    pub fn language(self) -> Language {
        self.0
    }

    /// A message without variables. A message that no catalogue has is its own id.
    #[must_use]
    pub fn say(self, id: &str) -> String {
        self.with(id, &[])
    }

    /// A message with its variables filled in.
    #[must_use]
    pub fn with(self, id: &str, values: &[(&str, Value<'_>)]) -> String {
        self.find(id, values).unwrap_or_else(|| id.to_owned())
    }

    /// The same of a message that may not exist.
    #[must_use]
    pub fn find(self, id: &str, values: &[(&str, Value<'_>)]) -> Option<String> {
        catalogue::format(self.0, id, values)
            .or_else(|| catalogue::format(Language::En, id, values))
    }

    /// A message as HTML, with emphasis or links in place of its variables.
    #[must_use]
    pub fn rich(self, id: &str, values: &[(&str, Rich)]) -> Rich {
        rich::fill(self, id, values)
    }

    /// What base page and fields say in this language, with the languages to choose from.
    #[must_use]
    pub fn phrases(self) -> Phrases {
        let offer = |language: Language| Offer {
            code: language.code(),
            name: language.own_name(),
        };
        let offers = Language::ALL.map(offer).into();
        Phrases {
            language: self.0.code(),
            direction: self.0.direction(),
            skip: self.say("common-skip").into(),
            main: self.say("common-main").into(),
            choose: self.say("common-choose").into(),
            error: self.say("common-error").into(),
            show: self.say("common-show").into(),
            attention: Box::new(move |count| {
                self.with("common-attention", &[("count", count.into())])
            }),
            picker: Some((self.say("common-languages").into(), offers)),
        }
    }
}

/// The words that a layer has left with the call, else English.
impl<S: Send + Sync> FromRequestParts<S> for Words {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let left = parts.extensions.get().copied();
        Ok(left.unwrap_or(Self(Language::En)))
    }
}
