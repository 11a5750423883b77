//! The code that a device draws, seals, and later compares with what is typed.

use crate::crockford::{self, CrockfordError};
use alloc::string::String;
use rand_core::CryptoRng;
use subtle::{Choice, ConstantTimeEq};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// How many Crockford symbols the text form has: 8 of 5 bits, all of them data.
const SYMBOLS: usize = 8;

/// Why a text cannot be a code. No try is spent on such a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// A character that a code never has.
    #[error("type only its letters and digits: the character '{0}' is not among them")]
    NotASymbol(char),
    /// Too few or too many characters.
    #[error("type 8 letters and digits: {found} were given")]
    WrongLength {
        /// How many symbols there are.
        found: usize,
    },
}

impl CodeError {
    /// The name that `PROTOCOL.md` gives to this refusal.
    #[must_use]
    pub fn cause(&self) -> &'static str {
        match self {
            CodeError::NotASymbol(_) => "not-a-symbol",
            CodeError::WrongLength { .. } => "wrong-length",
        }
    }
}

/// 40 random bits that open one device, for one challenge, once.
///
/// It has no `Debug`, is wiped when dropped, and compares in constant time.
///
/// ```compile_fail,E0277
/// fn shown<T: std::fmt::Debug>() {}
/// shown::<protocol::Code>();
/// ```
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Code([u8; Code::LENGTH]);

impl Code {
    /// How many bytes a code has.
    pub const LENGTH: usize = 5;

    /// Draws a code.
    #[must_use]
    pub fn random<R: CryptoRng + ?Sized>(rng: &mut R) -> Self {
        let mut code = Self([0; Self::LENGTH]);
        rng.fill_bytes(&mut code.0);
        code
    }

    /// The code of these bytes.
    #[must_use]
    pub fn from_bytes(bytes: [u8; Self::LENGTH]) -> Self {
        Self(bytes)
    }

    /// Takes what a person typed: case, look-alikes, blanks and dashes are forgiven.
    ///
    /// # Errors
    /// The first character that cannot occur; else a wrong number of characters.
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let bits = crockford::decode(text, SYMBOLS).map_err(|error| match error {
            CrockfordError::NotASymbol(character) => CodeError::NotASymbol(character),
            CrockfordError::WrongLength { found, .. } => CodeError::WrongLength { found },
        })?;
        let [_, _, _, a, b, c, d, e] = bits.to_be_bytes();
        Ok(Self([a, b, c, d, e]))
    }

    /// The code as people see it, `XXXX-XXXX`.
    #[must_use]
    pub fn to_text(&self) -> Zeroizing<String> {
        let [a, b, c, d, e] = self.0;
        let symbols = Zeroizing::new(crockford::encode(
            u64::from_be_bytes([0, 0, 0, a, b, c, d, e]),
            SYMBOLS,
        ));
        let (left, right) = symbols.split_at(SYMBOLS / 2);
        let mut text = Zeroizing::new(String::with_capacity(SYMBOLS + 1));
        text.push_str(left);
        text.push('-');
        text.push_str(right);
        text
    }

    /// The bytes, to seal or hash them.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; Self::LENGTH] {
        &self.0
    }
}

impl ConstantTimeEq for Code {
    fn ct_eq(&self, other: &Self) -> Choice {
        self.0.ct_eq(&other.0)
    }
}

impl PartialEq for Code {
    /// Compares in constant time.
    fn eq(&self, other: &Self) -> bool {
        self.ct_eq(other).into()
    }
}

impl Eq for Code {}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn d8_a_key_is_read_as_people_type_it() {
        let right = Code::parse("01AB-CD89").ok().unwrap();
        for typed in [
            "01abcd89",
            "OIAB CD89",
            "olab-cd89",
            " 0 1 A B \u{2013} C D 8 9\n",
        ] {
            assert!(Code::parse(typed).ok().unwrap() == right, "{typed}");
        }
        assert_eq!(*right.to_text(), "01AB-CD89");
    }

    #[test]
    fn d8_a_mistyped_key_says_what_is_wrong() {
        let fault = |text| Code::parse(text).err().unwrap();
        assert_eq!(fault("01AB-CD8"), CodeError::WrongLength { found: 7 });
        assert_eq!(fault("01AB-CD89Z"), CodeError::WrongLength { found: 9 });
        assert_eq!(fault("U1AB-CD89"), CodeError::NotASymbol('U'));
        assert_eq!(fault(""), CodeError::WrongLength { found: 0 });
    }

    proptest! {
        #[test]
        fn every_code_reads_back_as_it_is_shown(bytes: [u8; 5], lower: bool) {
            let code = Code::from_bytes(bytes);
            let mut shown = String::from(code.to_text().as_str());
            if lower {
                shown = shown.to_lowercase().replace('0', "o").replace('1', "l");
            }
            prop_assert!(Code::parse(&shown).ok().unwrap() == code);
        }
    }
}
