//! What a mail is made of. Its text and its HTML are both set from the same blocks, so that neither
//! says what the other does not.

use std::borrow::Cow;

use web::language::{Language, Value, Words};
use zeroize::Zeroizing;

use super::html;

/// A message with what is filled in.
#[derive(Clone)]
pub(crate) struct Say {
    id: &'static str,
    values: Vec<(&'static str, Fill)>,
}

#[derive(Clone)]
enum Fill {
    Text(String),
    Strong(String),
    Count(u64),
}

/// Where emphasis begins and ends in a message that is on its way to HTML; what is filled in never
/// holds them (Unicode 23.5: private use).
const STRONG: [char; 2] = ['\u{E000}', '\u{E001}'];

impl Say {
    pub(crate) const fn new(id: &'static str) -> Self {
        Self {
            id,
            values: Vec::new(),
        }
    }

    /// Fills in a text.
    pub(crate) fn text(self, name: &'static str, text: impl Into<String>) -> Self {
        self.and(name, Fill::Text(text.into()))
    }

    /// Fills in a text that stands out.
    pub(crate) fn strong(self, name: &'static str, text: impl Into<String>) -> Self {
        self.and(name, Fill::Strong(text.into()))
    }

    /// Fills in a number, which the message may be worded by.
    pub(crate) fn count(self, name: &'static str, count: impl TryInto<u64>) -> Self {
        self.and(name, Fill::Count(count.try_into().unwrap_or(u64::MAX)))
    }

    fn and(mut self, name: &'static str, fill: Fill) -> Self {
        self.values.push((name, fill));
        self
    }

    /// As plain text. In English without curved quotes, so that it is ASCII and leaves unencoded.
    pub(crate) fn plain(&self, t: Words) -> String {
        let text = self.filled(t, false);
        match t.language() {
            Language::En => text.replace(['“', '”'], "\"").replace('’', "'"),
            _ => text,
        }
    }

    /// As HTML.
    pub(crate) fn html(&self, t: Words) -> String {
        let [begin, end] = STRONG;
        html::escaped(&self.filled(t, true))
            .replace(begin, "<strong>")
            .replace(end, "</strong>")
    }

    fn filled(&self, t: Words, marked: bool) -> String {
        let values: Vec<(&str, Value<'_>)> = self
            .values
            .iter()
            .map(|(name, fill)| (*name, fill.value(marked)))
            .collect();
        t.with(self.id, &values)
    }
}

impl Fill {
    fn value(&self, marked: bool) -> Value<'static> {
        let [begin, end] = STRONG;
        match self {
            Self::Count(count) => (*count).into(),
            Self::Text(text) => text.replace(STRONG, "").into(),
            Self::Strong(text) if marked => {
                format!("{begin}{}{end}", text.replace(STRONG, "")).into()
            }
            Self::Strong(text) => text.replace(STRONG, "").into(),
        }
    }
}

/// A part of a mail.
pub(crate) enum Block {
    /// A paragraph.
    Para(Say),
    /// A heading within the mail.
    Heading(Say),
    /// What is to be done, one after the other.
    Steps(Vec<Say>),
    /// What a person wrote, in that person's own words and lines.
    Quote(String),
    /// What is to be typed: on a line of its own.
    Secret(Zeroizing<String>),
    /// What is to be typed by the date that a device shows.
    Dated(Vec<(String, Zeroizing<String>)>),
    /// A page to go to: why, what stands on the button, and where it is.
    Link { lead: Say, button: Say, url: String },
    /// What the mail is about.
    Facts(Vec<Fact>),
    /// One device of several, with its answers.
    Card(Card),
}

/// A line of what a mail is about.
pub(crate) struct Fact {
    /// What it is; nothing for what continues the line before.
    pub(crate) label: Option<Say>,
    /// What it says.
    pub(crate) value: Told,
}

/// What a [`Fact`] says.
pub(crate) enum Told {
    /// A message.
    Said(Say),
    /// A number or a name as it is.
    Bare(String),
}

/// One device of several.
pub(crate) struct Card {
    /// Which.
    pub(crate) title: Say,
    /// What is to be compared with it.
    pub(crate) facts: Vec<Say>,
    /// What is to be typed, each with when.
    pub(crate) answers: Vec<(Say, Zeroizing<String>)>,
}

/// A mail before it is set.
pub(crate) struct Content {
    /// Never a secret: phones show it while locked.
    pub(crate) subject: Say,
    pub(crate) title: Say,
    /// The authority's name.
    pub(crate) authority: String,
    pub(crate) blocks: Vec<Block>,
}

/// A text that is read from left to right wherever it stands: marked where lines run the other way.
pub(crate) fn isolated<'a>(t: Words, text: &'a str) -> Cow<'a, str> {
    match t.language().direction() {
        "rtl" => format!("\u{2066}{text}\u{2069}").into(),
        _ => text.into(),
    }
}
