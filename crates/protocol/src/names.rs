//! What stands on a device's label: serial number, model, firmware version.

use alloc::string::{String, ToString as _};
use core::fmt;

/// Why a text cannot be a serial number, model or firmware version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// Nothing but blanks.
    #[error("nothing was given")]
    Empty,
    /// Longer than the field may be.
    #[error("at most {limit} characters are allowed")]
    TooLong {
        /// The most characters that the field takes.
        limit: usize,
    },
    /// A character outside the field's alphabet.
    #[error("the character '{0}' cannot occur here")]
    Character(char),
    /// The three together leave no room for the rest of a challenge.
    #[error("serial number, model and firmware version together are longer than 55 characters")]
    TooLongTogether,
}

macro_rules! name {
    ($(#[$doc:meta])* $name:ident, $limit:literal, $normalise:path, $allowed:path) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// The most characters that one has.
            pub const MAX_LENGTH: usize = $limit;

            /// Takes what a person typed or a label says; blanks around it are dropped.
            ///
            /// # Errors
            /// Empty, a character that cannot occur, or too long, looked for in this order.
            pub fn parse(text: &str) -> Result<Self, NameError> {
                checked(&$normalise(text.trim()), $limit, $allowed).map(Self)
            }

            /// Takes it as a challenge carries it: already in its one normal form.
            pub(crate) fn exact(text: &str) -> Option<Self> {
                Self::parse(text).ok().filter(|name| name.0 == text)
            }

            /// The text in its normal form.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }
    };
}

name!(
    /// A serial number: 1 to 24 of `A`–`Z`, `0`–`9`, `-`, `.`, `_`; small letters become capitals.
    ///
    /// How long the serial numbers of one authority are, and of which letters, is that
    /// authority's own setting and not the protocol's.
    Serial, 24, str::to_ascii_uppercase, is_serial_character
);
name!(
    /// A model number: 1 to 32 printable ASCII characters.
    Model, 32, str::to_string, is_printable
);
name!(
    /// A firmware version: 1 to 32 printable ASCII characters.
    Firmware, 32, str::to_string, is_printable
);

fn checked(text: &str, limit: usize, allowed: fn(char) -> bool) -> Result<String, NameError> {
    if text.is_empty() {
        return Err(NameError::Empty);
    }
    if let Some(wrong) = text.chars().find(|&character| !allowed(character)) {
        return Err(NameError::Character(wrong));
    }
    if text.len() > limit {
        return Err(NameError::TooLong { limit });
    }
    Ok(text.to_string())
}

fn is_serial_character(character: char) -> bool {
    character.is_ascii_uppercase() || character.is_ascii_digit() || "-._".contains(character)
}

fn is_printable(character: char) -> bool {
    matches!(character, ' '..='~')
}

/// Serial number, model and firmware version of one device, short enough for a challenge.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Identity {
    serial: Serial,
    model: Model,
    firmware: Firmware,
}

impl Identity {
    /// The most characters that the three have together; it keeps a challenge below 200 bytes.
    pub const MAX_LENGTH: usize = 55;

    /// Puts the three together.
    ///
    /// # Errors
    /// [`NameError::TooLongTogether`] above [`Identity::MAX_LENGTH`] characters.
    pub fn new(serial: Serial, model: Model, firmware: Firmware) -> Result<Self, NameError> {
        let length = serial.0.len() + model.0.len() + firmware.0.len();
        if length > Self::MAX_LENGTH {
            return Err(NameError::TooLongTogether);
        }
        Ok(Self {
            serial,
            model,
            firmware,
        })
    }

    /// The serial number.
    #[must_use]
    pub fn serial(&self) -> &Serial {
        &self.serial
    }

    /// The model.
    #[must_use]
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// The firmware version.
    #[must_use]
    pub fn firmware(&self) -> &Firmware {
        &self.firmware
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;

    #[test]
    fn a_serial_number_is_kept_in_capitals_and_without_blanks_around() {
        let serial = Serial::parse(" rg4t7m2kxx9876543210\n").unwrap();
        assert_eq!(serial.as_str(), "RG4T7M2KXX9876543210");
        assert_eq!(Serial::exact("rg4t7m2kxx9876543210"), None);
    }

    #[test]
    fn each_fault_of_a_name_has_its_own_error() {
        assert_eq!(Serial::parse("  "), Err(NameError::Empty));
        assert_eq!(Serial::parse("A/1"), Err(NameError::Character('/')));
        assert_eq!(
            Serial::parse(&"7".repeat(25)),
            Err(NameError::TooLong { limit: 24 })
        );
        assert_eq!(Model::parse("Caméra"), Err(NameError::Character('é')));
        assert_eq!(
            Model::parse(&"M".repeat(33)),
            Err(NameError::TooLong { limit: 32 })
        );
    }

    #[test]
    fn three_long_names_together_are_refused_at_the_56th_character() {
        let identity = |firmware: usize| {
            Identity::new(
                Serial::parse(&"7".repeat(24)).unwrap(),
                Model::parse(&"M".repeat(24)).unwrap(),
                Firmware::parse(&"F".repeat(firmware)).unwrap(),
            )
        };
        assert!(identity(7).is_ok());
        assert_eq!(identity(8), Err(NameError::TooLongTogether));
    }

    #[test]
    fn names_line_up_in_tables() {
        assert_eq!(format!("{:>4}|", Model::parse("N1").unwrap()), "  N1|");
    }
}
