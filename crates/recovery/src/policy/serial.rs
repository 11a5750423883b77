//! How an authority's serial numbers look.

use protocol::Serial;

use crate::reason::Reason;

/// The length and the characters of a serial number, as printed on the authority's labels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SerialRule {
    /// Characters in a serial number, 1 to 24.
    pub length: usize,
    /// The characters that occur, upper-case.
    pub alphabet: String,
}

impl SerialRule {
    /// Twenty digits and capital letters.
    #[must_use]
    pub fn shipped() -> Self {
        Self {
            length: 20,
            alphabet: "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".to_owned(),
        }
    }

    /// Reads a serial number as typed from a label.
    ///
    /// # Errors
    /// With the sentence to show beside the field.
    pub fn parse(&self, raw: &str) -> Result<Serial, Reason> {
        let typed = raw.trim().to_uppercase();
        let length = typed.chars().count();
        if length == 0 {
            return Err(Reason::new(
                "serial-missing",
                "Please type the serial number from the white label.",
            ));
        }
        if let Some(odd) = typed.chars().find(|c| !self.alphabet.contains(*c)) {
            return Err(odd_character(odd));
        }
        if length != self.length {
            let sentence = format!(
                "A serial number has {} characters; this has {length}. It stands on the white label.",
                self.length
            );
            return Err(Reason::new("serial-length", sentence)
                .with("wanted", self.length)
                .with("length", length));
        }
        Serial::parse(&typed).map_err(|error| {
            Reason::new(
                "serial-wrong",
                format!("This is no serial number: {error}."),
            )
        })
    }
}

fn odd_character(odd: char) -> Reason {
    let (word, shown) = match odd {
        ' ' => ("serial-space", "a space".to_owned()),
        c if c.is_control() => ("serial-control", "a control character".to_owned()),
        c => ("serial-character", format!("“{c}”")),
    };
    let sentence =
        format!("A serial number does not hold {shown}; please compare it with the white label.");
    Reason::new(word, sentence).with("character", odd.to_string())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn p1_nineteen_characters_are_told_as_nineteen() {
        let error = SerialRule::shipped()
            .parse("1234567890123456789")
            .unwrap_err();
        let error = error.sentence();
        assert!(error.contains("has 20 characters; this has 19"), "{error}");
    }

    #[test]
    fn p1_length_and_alphabet_are_the_authoritys() {
        let rule = SerialRule {
            length: 4,
            alphabet: "ABC-".to_owned(),
        };
        assert!(rule.parse("ab-c").is_ok());
        assert!(rule.parse("AB1C").unwrap_err().sentence().contains("“1”"));
    }

    proptest! {
        #[test]
        fn p1_what_is_taken_obeys_the_rule(raw in "[0-9A-Za-z]{18,22}|\\PC{0,24}") {
            let rule = SerialRule::shipped();
            if let Ok(serial) = rule.parse(&raw) {
                prop_assert_eq!(serial.as_str().len(), 20);
                prop_assert!(serial.as_str().chars().all(|c| rule.alphabet.contains(c)));
            }
        }
    }
}
