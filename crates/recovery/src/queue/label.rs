//! Labels that staff put on cases.

use core::fmt;

use thiserror::Error;

/// A label, 1 to 30 characters in small letters: `repair centre`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label(String);

/// A text that is no label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("A label has 1 to 30 letters, digits, blanks or hyphens.")]
pub struct LabelError;

impl Label {
    /// Most characters in a label.
    pub const MAX: usize = 30;

    /// Reads a label; capitals become small letters, and blanks one blank.
    ///
    /// # Errors
    /// When it is none.
    pub fn parse(text: &str) -> Result<Self, LabelError> {
        let label = text.to_lowercase();
        let label = label.split_whitespace().collect::<Vec<_>>().join(" ");
        let allowed = |c: char| c.is_alphanumeric() || " -".contains(c);
        if (1..=Self::MAX).contains(&label.chars().count()) && label.chars().all(allowed) {
            Ok(Self(label))
        } else {
            Err(LabelError)
        }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn h1_labels_that_read_alike_are_alike() {
        let label = Label::parse("  Repair   CENTRE ").unwrap();
        assert_eq!(label.as_str(), "repair centre");
        assert_eq!(Label::parse("Größe-1").unwrap().as_str(), "größe-1");
        for text in ["", "  ", "a,b", "<b>", &"x".repeat(31)] {
            assert_eq!(Label::parse(text), Err(LabelError), "{text:?}");
        }
    }
}
