//! Free text from people, cut to size and free of control characters.

use core::fmt;

use thiserror::Error;

use crate::reason::Reason;

/// Why a free text was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TextError {
    /// Nothing but white space.
    #[error("Please write something here.")]
    Empty,
    /// More characters than the field holds.
    #[error("This is too long: at most {max} characters fit, this has {length}.")]
    TooLong {
        /// Characters that fit.
        max: usize,
        /// Characters given.
        length: usize,
    },
    /// A control character, such as a line break in a one-line field.
    #[error("This holds a control character or line break; please type it again on one line.")]
    Control,
}

impl From<TextError> for Reason {
    fn from(error: TextError) -> Self {
        let sentence = error.to_string();
        match error {
            TextError::Empty => Self::new("text-empty", sentence),
            TextError::TooLong { max, length } => Self::new("text-too-long", sentence)
                .with("most", max)
                .with("length", length),
            TextError::Control => Self::new("text-control", sentence),
        }
    }
}

/// One line of free text, 1 to 120 characters: a place of purchase, a buyer, a region.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Line(String);

impl Line {
    /// Most characters in a line.
    pub const MAX: usize = 120;

    /// Trims and checks `raw`.
    ///
    /// # Errors
    /// When it is empty, too long, or holds a control character.
    pub fn parse(raw: &str) -> Result<Self, TextError> {
        let text = checked_length(raw, Self::MAX)?;
        if text.chars().any(unprintable) {
            return Err(TextError::Control);
        }
        Ok(Self(text.to_owned()))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Some lines of free text, 1 to 2000 characters: a question, a reason, a reply.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Prose(String);

impl Prose {
    /// Most characters in a text.
    pub const MAX: usize = 2000;

    /// Trims and checks `raw`; line ends of any kind become `\n`.
    ///
    /// # Errors
    /// When it is empty, too long, or holds a control character other than line end and tab.
    pub fn parse(raw: &str) -> Result<Self, TextError> {
        let text = raw.replace("\r\n", "\n").replace('\r', "\n");
        let text = checked_length(&text, Self::MAX)?;
        if text
            .chars()
            .any(|c| unprintable(c) && c != '\n' && c != '\t')
        {
            return Err(TextError::Control);
        }
        Ok(Self(text.to_owned()))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Prose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn checked_length(raw: &str, max: usize) -> Result<&str, TextError> {
    let text = raw.trim();
    match text.chars().count() {
        0 => Err(TextError::Empty),
        length if length > max => Err(TextError::TooLong { max, length }),
        _ => Ok(text),
    }
}

/// Control characters, and the invisible marks that reorder the text around them.
fn unprintable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn m08_a_line_break_cannot_enter_a_line() {
        assert_eq!(Line::parse("Shop\r\nBcc: a@b.c"), Err(TextError::Control));
        assert_eq!(Line::parse("Shop\u{202E}gpj"), Err(TextError::Control));
    }

    #[test]
    fn a_text_of_white_space_is_empty() {
        assert_eq!(Line::parse(" \t "), Err(TextError::Empty));
        assert_eq!(Prose::parse("\n\n"), Err(TextError::Empty));
    }

    proptest! {
        #[test]
        fn m08_no_line_holds_a_control_character(raw in "\\PC{0,10}[\\x00-\\x1f]?\\PC{0,130}") {
            if let Ok(line) = Line::parse(&raw) {
                prop_assert!(line.as_str().chars().all(|c| !c.is_control()));
                prop_assert!((1..=Line::MAX).contains(&line.as_str().chars().count()));
                prop_assert_eq!(Line::parse(line.as_str()), Ok(line.clone()));
            }
        }

        #[test]
        fn a_prose_parses_to_itself(raw in "[a-z \\r\\n\\t]{0,200}") {
            if let Ok(prose) = Prose::parse(&raw) {
                prop_assert!(!prose.as_str().contains('\r'));
                prop_assert_eq!(Prose::parse(prose.as_str()), Ok(prose.clone()));
            }
        }
    }
}
