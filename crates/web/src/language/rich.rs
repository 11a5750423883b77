//! Messages as HTML: the message is text, and what is filled in may be emphasis or a link.

use std::fmt;

use super::{Value, Words};

/// The first of the characters that stand for what is filled in; no message holds them (Unicode 23.5).
const FIRST: char = '\u{E000}';
/// The last of them, far more than any message needs.
const LAST: char = '\u{E0FF}';

/// A piece of HTML that is safe as it stands.
#[derive(Clone, Debug)]
pub struct Rich(String);

impl Rich {
    /// Text as it is.
    #[must_use]
    pub fn text(text: impl fmt::Display) -> Self {
        Self(escape(&text.to_string()))
    }

    /// Text that matters.
    #[must_use]
    pub fn strong(text: impl fmt::Display) -> Self {
        Self(format!("<strong>{}</strong>", escape(&text.to_string())))
    }

    /// Text that a machine made.
    #[must_use]
    pub fn code(text: impl fmt::Display) -> Self {
        Self(format!("<code>{}</code>", escape(&text.to_string())))
    }

    /// A link to one of our own addresses.
    #[must_use]
    pub fn link(to: &str, text: impl fmt::Display) -> Self {
        let text = escape(&text.to_string());
        Self(format!("<a href=\"{}\">{text}</a>", escape(to)))
    }

    /// The same, opened beside the page, so that a form half filled in stays where it is.
    #[must_use]
    pub fn link_aside(to: &str, text: impl fmt::Display) -> Self {
        let text = escape(&text.to_string());
        Self(format!(
            "<a href=\"{}\" target=\"_blank\">{text}</a>",
            escape(to)
        ))
    }

    /// A link to a file to take away.
    #[must_use]
    pub fn download(from: impl AsRef<str>, text: impl fmt::Display) -> Self {
        let text = escape(&text.to_string());
        let from = escape(from.as_ref());
        Self(format!("<a href=\"{from}\" download>{text}</a>"))
    }

    /// The star of a field that must be filled in.
    #[must_use]
    pub fn star() -> Self {
        Self("<span class=\"star\">*</span>".into())
    }
}

impl fmt::Display for Rich {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for Rich {}

pub(super) fn fill(words: Words, id: &str, values: &[(&str, Rich)]) -> Rich {
    let marks: Vec<(&str, Value<'_>)> = values
        .iter()
        .zip(FIRST..=LAST)
        .map(|((name, _), mark)| (*name, mark.to_string().into()))
        .collect();
    let text = words.with(id, &marks);
    // Each character once, so that nothing in what is filled in can pass for a mark.
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        let place = (FIRST..=LAST).take(values.len()).position(|mark| mark == c);
        match place.and_then(|place| values.get(place)) {
            Some((_, value)) => html.push_str(&value.0),
            None => push(&mut html, c),
        }
    }
    Rich(html)
}

fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    text.chars().for_each(|c| push(&mut safe, c));
    safe
}

fn push(html: &mut String, c: char) {
    match c {
        '&' => html.push_str("&#38;"),
        '<' => html.push_str("&#60;"),
        '>' => html.push_str("&#62;"),
        '"' => html.push_str("&#34;"),
        '\'' => html.push_str("&#39;"),
        c => html.push(c),
    }
}
