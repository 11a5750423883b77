//! The few sentences that the shared pieces say by themselves, in the language of the page they stand on.
//!
//! They reach the templates as a runtime value, so that no page and no field has to carry them.

use std::any::Any;
use std::borrow::Cow;
use std::sync::LazyLock;

type Text = Cow<'static, str>;

/// What base page, fields and error summary say.
pub struct Phrases {
    /// Code of the page's language, such as `de`.
    pub language: &'static str,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// The link that leads past header and navigation.
    pub skip: Text,
    /// What the navigation is called.
    pub main: Text,
    /// The first line of a select in which nothing is chosen.
    pub choose: Text,
    /// Read aloud before what is wrong with a field.
    pub error: Text,
    /// The button that shows a password.
    pub show: Text,
    /// The heading above so many errors.
    pub attention: Box<dyn Fn(usize) -> String + Send + Sync>,
    /// What the list of languages is called, and the languages.
    pub picker: Option<(Text, Vec<Offer>)>,
}

/// A language to choose.
pub struct Offer {
    /// Its code.
    pub code: &'static str,
    /// What those who speak it call it.
    pub name: &'static str,
}

static ENGLISH: LazyLock<Phrases> = LazyLock::new(Phrases::english);

impl Phrases {
    /// English, and no other language to choose.
    pub fn english() -> Self {
        Self {
            language: "en",
            direction: "ltr",
            skip: "Skip to content".into(),
            main: "Main".into(),
            choose: "Please choose".into(),
            error: "Error:".into(),
            show: "Show".into(),
            attention: Box::new(|count| match count {
                1 => "One thing needs your attention".into(),
                count => format!("{count} things need your attention"),
            }),
            picker: None,
        }
    }

    /// What a template was rendered with, else English.
    pub fn spoken<E>(given: Result<&Self, E>) -> &Self {
        given.unwrap_or_else(|_| &ENGLISH)
    }
}

/// A page is rendered with them under the name `phrases`.
impl askama::Values for Phrases {
    fn get_value<'a>(&'a self, key: &str) -> Option<&'a dyn Any> {
        (key == "phrases").then_some(self as &dyn Any)
    }
}
