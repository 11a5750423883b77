//! The short number that device, phone, portal, desk and mails show for one challenge.

use crate::crockford::{self, CrockfordError};
use alloc::string::String;
use core::fmt;

/// How many Crockford symbols the number has: 6 of 5 bits.
const SYMBOLS: usize = 6;

/// SHA-256 over a challenge, for looking it up and for refusing it a second time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChallengeHash([u8; 32]);

impl ChallengeHash {
    /// The hash of these bytes, as a store kept it.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The number that stands for it: the leftmost 30 bits.
    #[must_use]
    pub const fn number(&self) -> ChallengeNumber {
        let [a, b, c, d, ..] = self.0;
        ChallengeNumber(u32::from_be_bytes([a, b, c, d]) >> 2)
    }
}

/// The number of a challenge, shown as `7K2M-QX`.
///
/// It tells people which challenge is meant. It is no secret and proves nothing; where it
/// matters which challenge it was, the [`ChallengeHash`] decides.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChallengeNumber(u32);

impl ChallengeNumber {
    /// Takes what a person typed: case, look-alikes, blanks and dashes are forgiven.
    ///
    /// # Errors
    /// The first character that cannot occur; else a wrong number of characters.
    pub fn parse(text: &str) -> Result<Self, CrockfordError> {
        let bits = crockford::decode(text, SYMBOLS)?;
        Ok(Self(
            u32::try_from(bits).expect("six symbols are thirty bits"),
        ))
    }

    /// The number as 30 bits.
    #[must_use]
    pub const fn bits(self) -> u32 {
        self.0
    }
}

impl fmt::Display for ChallengeNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text: String = crockford::encode(self.0.into(), SYMBOLS);
        text.insert(4, '-');
        f.pad(&text)
    }
}

impl fmt::Debug for ChallengeNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ChallengeNumber({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString as _;
    use proptest::prelude::*;

    #[test]
    fn inv6_the_number_is_the_leftmost_thirty_bits() {
        let mut hash = [0; 32];
        hash[..4].copy_from_slice(&[0xff, 0xff, 0xff, 0xfc]);
        assert_eq!(ChallengeHash(hash).number().to_string(), "ZZZZ-ZZ");
        hash[..4].copy_from_slice(&[0, 0, 0, 0b0000_0111]);
        assert_eq!(ChallengeHash(hash).number().to_string(), "0000-01");
    }

    proptest! {
        #[test]
        fn every_number_reads_back_as_it_is_shown(bytes: [u8; 32]) {
            let number = ChallengeHash(bytes).number();
            prop_assert_eq!(ChallengeNumber::parse(&number.to_string()), Ok(number));
        }
    }
}
