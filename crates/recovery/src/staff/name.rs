//! The names that staff sign in with.

use core::fmt;

use thiserror::Error;

/// A staff member's sign-in name: 2 to 64 of `a-z 0-9 . _ - @`, so that an address will do.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StaffName(String);

/// A text that is no sign-in name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("A name has 2 to 64 letters, digits or the signs . _ - @.")]
pub struct NameError;

impl StaffName {
    /// Reads a name; capitals become small letters.
    ///
    /// # Errors
    /// When it is no such name.
    pub fn parse(text: &str) -> Result<Self, NameError> {
        let name = text.trim().to_ascii_lowercase();
        let allowed = |b: u8| b.is_ascii_alphanumeric() || b"._-@".contains(&b);
        if (2..=64).contains(&name.len()) && name.bytes().all(allowed) {
            Ok(Self(name))
        } else {
            Err(NameError)
        }
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for StaffName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
