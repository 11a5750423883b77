//! Crockford's base 32: the alphabet of everything that people read aloud or type.
//!
//! It has no I, L, O or U; whoever types O, I or L means 0, 1 or 1. Case does not count, nor do
//! the blanks and dashes that people and word processors put in.

use alloc::string::String;

/// The 32 symbols by value, 0 to 31.
pub const ALPHABET: [u8; 32] = *b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Why a text is not so many symbols.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CrockfordError {
    /// A character that is neither a symbol, nor forgiven as one, nor a blank or dash.
    #[error("the character '{0}' cannot occur here")]
    NotASymbol(char),
    /// All characters are symbols, but there are too few or too many of them.
    #[error("{expected} characters are needed, {found} were given")]
    WrongLength {
        /// How many symbols there should be.
        expected: usize,
        /// How many there are.
        found: usize,
    },
}

/// Writes the lowest `5 * symbols` bits of `value`, most significant symbol first.
///
/// `symbols` is at most 12, since that is what a `u64` holds whole.
#[must_use]
pub fn encode(value: u64, symbols: usize) -> String {
    debug_assert!(symbols <= 12, "a u64 holds twelve symbols");
    (0..symbols)
        .rev()
        .map(|place| char::from(ALPHABET[(value >> (5 * place)) as usize & 31]))
        .collect()
}

/// Reads exactly `symbols` symbols (at most 12), forgiving case, look-alikes, blanks and dashes.
///
/// # Errors
/// The first character that is no symbol; else a wrong number of symbols.
pub fn decode(text: &str, symbols: usize) -> Result<u64, CrockfordError> {
    debug_assert!(symbols <= 12, "a u64 holds twelve symbols");
    let (mut value, mut found) = (0_u64, 0_usize);
    for digit in digits(text) {
        value = value << 5 | u64::from(digit?);
        found += 1;
    }
    if found == symbols {
        Ok(value)
    } else {
        Err(CrockfordError::WrongLength {
            expected: symbols,
            found,
        })
    }
}

/// The value of each symbol in turn, 0 to 31, for texts of more symbols than [`decode`] takes.
pub fn digits(text: &str) -> impl Iterator<Item = Result<u8, CrockfordError>> {
    text.chars()
        .filter(|&character| !is_separator(character))
        .map(|character| digit(character).ok_or(CrockfordError::NotASymbol(character)))
}

fn digit(character: char) -> Option<u8> {
    let symbol = match character.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let place = ALPHABET
        .iter()
        .position(|&known| char::from(known) == symbol)?;
    u8::try_from(place).ok()
}

/// Blanks and dashes, also those that word processors and mail programs put in their place, and the
/// unseen marks of direction that come along when a code is copied out of an Arabic text.
fn is_separator(character: char) -> bool {
    matches!(
        character,
        ' ' | '\t' | '\n' | '\r' | '-' | '\u{a0}' | '\u{2010}'..='\u{2015}' | '\u{2212}'
            | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_alphabet_leaves_out_look_alikes() {
        assert!(ALPHABET.iter().all(|symbol| !b"ILOU".contains(symbol)));
        assert_eq!(digit('U'), None);
        assert_eq!(
            (digit('o'), digit('l'), digit('I')),
            (Some(0), Some(1), Some(1))
        );
    }

    #[test]
    fn a_code_copied_out_of_an_arabic_mail_is_read() {
        let marked = "\u{2066}4T9K-8MRX\u{2069}\u{200f}";
        assert_eq!(decode(marked, 8), decode("4T9K8MRX", 8));
        assert!(decode(marked, 8).is_ok());
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(value in 0..1_u64 << 60) {
            prop_assert_eq!(decode(&encode(value, 12), 12), Ok(value));
        }

        #[test]
        fn other_than_ascii_letters_never_count(
            text in proptest::collection::vec(
                proptest::char::range('\u{80}', char::MAX)
                    .prop_filter("passed over", |&character| !is_separator(character)),
                1..9,
            ).prop_map(String::from_iter)
        ) {
            prop_assert!(matches!(decode(&text, 8), Err(CrockfordError::NotASymbol(_))));
        }
    }
}
