//! The temporary password that an authority reads out: it opens nothing but the page that sets a
//! new one.

use crate::crockford::{self, CrockfordError};
use alloc::string::String;
use subtle::{Choice, ConstantTimeEq};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// How many Crockford symbols the text form has: 12 of 5 bits, all of them data.
const SYMBOLS: usize = 12;

/// How many symbols stand between two dashes.
const GROUP: usize = 4;

/// 60 bits that open one device's page for a new password, on one date, once.
///
/// It has no `Debug`, is wiped when dropped, and compares in constant time.
///
/// ```compile_fail,E0277
/// fn shown<T: std::fmt::Debug>() {}
/// shown::<protocol::TemporaryPassword>();
/// ```
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct TemporaryPassword(u64);

impl TemporaryPassword {
    /// The leftmost 60 bits.
    pub(crate) fn leftmost(bytes: &[u8; 32]) -> Self {
        let [a, b, c, d, e, f, g, h, ..] = *bytes;
        Self(u64::from_be_bytes([a, b, c, d, e, f, g, h]) >> 4)
    }

    /// Takes what a person typed: case, look-alikes, blanks and dashes are forgiven.
    ///
    /// # Errors
    /// The first character that cannot occur; else a wrong number of characters.
    pub fn parse(text: &str) -> Result<Self, CrockfordError> {
        crockford::decode(text, SYMBOLS).map(Self)
    }

    /// The password as people see it, `XXXX-XXXX-XXXX`.
    #[must_use]
    pub fn to_text(&self) -> Zeroizing<String> {
        let symbols = Zeroizing::new(crockford::encode(self.0, SYMBOLS));
        let mut text = Zeroizing::new(String::with_capacity(SYMBOLS + SYMBOLS / GROUP - 1));
        for (place, symbol) in symbols.chars().enumerate() {
            if place > 0 && place % GROUP == 0 {
                text.push('-');
            }
            text.push(symbol);
        }
        text
    }
}

impl ConstantTimeEq for TemporaryPassword {
    fn ct_eq(&self, other: &Self) -> Choice {
        self.0.ct_eq(&other.0)
    }
}

impl PartialEq for TemporaryPassword {
    /// Compares in constant time.
    fn eq(&self, other: &Self) -> bool {
        self.ct_eq(other).into()
    }
}

impl Eq for TemporaryPassword {}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn d9_a_temporary_password_is_read_as_people_type_it() {
        let right = TemporaryPassword::parse("01AB-CD89-XYZ0").ok().unwrap();
        for typed in [
            "o1abcd89xyzo",
            "OLAB CD89 XYZO",
            " 01ab\u{2013}cd89 -xyz0\n",
        ] {
            assert!(
                TemporaryPassword::parse(typed).ok().unwrap() == right,
                "{typed}"
            );
        }
        assert_eq!(*right.to_text(), "01AB-CD89-XYZ0");
        let fault = |text| TemporaryPassword::parse(text).err().unwrap();
        assert_eq!(
            fault("01AB-CD89-XYZ"),
            CrockfordError::WrongLength {
                expected: 12,
                found: 11
            }
        );
        assert_eq!(fault("01AB-CD89-XYZU"), CrockfordError::NotASymbol('U'));
    }

    proptest! {
        #[test]
        fn every_temporary_password_reads_back_as_it_is_shown(bytes: [u8; 32]) {
            let password = TemporaryPassword::leftmost(&bytes);
            let read = TemporaryPassword::parse(&password.to_text()).ok().unwrap();
            prop_assert!(read == password);
        }
    }
}
