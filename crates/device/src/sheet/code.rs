//! One code of a recovery sheet, as it is drawn, printed and typed.

use protocol::crockford::{self, CrockfordError};
use rand_core::CryptoRng;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

const BYTES: usize = 10;
/// Crockford symbols of 5 bits each, all of them data.
const SYMBOLS: usize = 16;
const GROUP: usize = 4;

/// Why a text cannot be a code of a recovery sheet. No try is spent on such a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SheetCodeError {
    /// A character that a code never has.
    #[error("a code of the sheet has only letters and digits, and '{0}' is not among them")]
    NotASymbol(char),
    /// Too few or too many characters.
    #[error("a code of the sheet has 16 characters, {found} were given")]
    WrongLength {
        /// How many symbols there are.
        found: usize,
    },
}

/// 80 random bits that open one device once.
///
/// It has no `Debug`, is wiped when dropped, and is compared by its hash alone.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct SheetCode([u8; BYTES]);

impl SheetCode {
    /// Draws a code.
    pub fn random(rng: &mut dyn CryptoRng) -> SheetCode {
        let mut code = SheetCode([0; BYTES]);
        rng.fill_bytes(&mut code.0);
        code
    }

    /// Takes what a person typed: case, look-alikes, blanks and dashes are forgiven.
    pub fn parse(text: &str) -> Result<SheetCode, SheetCodeError> {
        let (mut bits, mut found) = (Zeroizing::new(0_u128), 0_usize);
        for digit in crockford::digits(text) {
            *bits = *bits << 5 | u128::from(digit.map_err(SheetCodeError::from)?);
            found += 1;
        }
        if found != SYMBOLS {
            return Err(SheetCodeError::WrongLength { found });
        }
        let mut code = SheetCode([0; BYTES]);
        let mut bytes = Zeroizing::new(bits.to_be_bytes());
        code.0.copy_from_slice(&bytes.as_mut_slice()[16 - BYTES..]);
        Ok(code)
    }

    /// The code as it is printed, `XXXX-XXXX-XXXX-XXXX`.
    pub fn to_text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(SYMBOLS + SYMBOLS / GROUP));
        for half in self.0.chunks(BYTES / 2) {
            let value = half
                .iter()
                .fold(0_u64, |value, byte| value << 8 | u64::from(*byte));
            let symbols = Zeroizing::new(crockford::encode(value, SYMBOLS / 2));
            for group in [&symbols[..GROUP], &symbols[GROUP..]] {
                if !text.is_empty() {
                    text.push('-');
                }
                text.push_str(group);
            }
        }
        text
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl From<CrockfordError> for SheetCodeError {
    fn from(fault: CrockfordError) -> SheetCodeError {
        match fault {
            CrockfordError::NotASymbol(character) => SheetCodeError::NotASymbol(character),
            CrockfordError::WrongLength { found, .. } => SheetCodeError::WrongLength { found },
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Result<[u8; BYTES], SheetCodeError> {
        SheetCode::parse(text).map(|code| code.0)
    }

    #[test]
    fn d1_a_code_of_the_sheet_is_read_as_people_type_it() {
        let right = read("01AB-CD89-0000-ZZZ1").unwrap();
        for typed in ["olabcd89 oOoO zzzI", " 01AB\u{2013}CD89\n0000-ZZZL"] {
            assert_eq!(read(typed), Ok(right), "{typed}");
        }
    }

    #[test]
    fn d1_a_mistyped_code_of_the_sheet_says_what_is_wrong() {
        assert_eq!(
            read("01AB-CD89"),
            Err(SheetCodeError::WrongLength { found: 8 })
        );
        assert_eq!(
            read("01AB-CD89-0000-ZZZ12"),
            Err(SheetCodeError::WrongLength { found: 17 })
        );
        assert_eq!(
            read("01AB-CD89-0000-ZZZU"),
            Err(SheetCodeError::NotASymbol('U'))
        );
        assert_eq!(
            read(&"7".repeat(10_000)),
            Err(SheetCodeError::WrongLength { found: 10_000 })
        );
    }

    proptest! {
        #[test]
        fn every_code_of_the_sheet_reads_back_as_it_is_printed(bytes: [u8; BYTES]) {
            let text = SheetCode(bytes).to_text();
            prop_assert_eq!(text.len(), 19);
            prop_assert_eq!(read(&text), Ok(bytes));
            prop_assert_eq!(read(&text.to_lowercase().replace('-', "")), Ok(bytes));
        }
    }
}
