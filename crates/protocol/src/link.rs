//! A challenge as a link: lower-case address, then decimal digits, which a QR code packs well.

use crate::{AddressError, Challenge, ChallengeError, ServiceAddress};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// What stands between the address and the digits.
const PATH: &str = "/c/";

/// Seven bytes are the most whose value 17 digits hold, and no other small pair wastes less.
const CHUNK: usize = 7;

/// How many digits 0 to 7 bytes are written in.
const DIGITS: [usize; CHUNK + 1] = [0, 3, 5, 8, 10, 13, 15, 17];

/// Why a text is no challenge link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// No link of this kind at all: another page, another maker's code, a plain text.
    #[error("this is not a reset link")]
    NotOurs,
    /// A link of this kind, whose address no service has.
    #[error("the link's address cannot be right: {0}")]
    Address(AddressError),
    /// Something other than digits after the address.
    #[error("the link has something other than digits at its end")]
    NotDigits,
    /// So many digits cannot be a challenge.
    #[error("the link has too few or too many digits")]
    DigitCount,
    /// A group of digits is a larger number than its bytes can hold.
    #[error("the link's digits are not a challenge")]
    OutOfRange,
    /// The digits are bytes, but those are no challenge.
    #[error(transparent)]
    Challenge(#[from] ChallengeError),
}

impl LinkError {
    /// The name that `PROTOCOL.md` gives to this refusal.
    #[must_use]
    pub fn cause(&self) -> &'static str {
        match self {
            LinkError::NotOurs => "not-ours",
            LinkError::Address(error) => error.cause(),
            LinkError::NotDigits => "not-digits",
            LinkError::DigitCount => "digit-count",
            LinkError::OutOfRange => "out-of-range",
            LinkError::Challenge(error) => error.cause(),
        }
    }
}

impl Challenge {
    /// The link that a QR code carries.
    #[must_use]
    pub fn to_link(&self, service: &ServiceAddress) -> String {
        format!("{service}{PATH}{}", self.to_digits())
    }

    /// The challenge as decimal digits.
    #[must_use]
    pub fn to_digits(&self) -> String {
        write(self.as_bytes())
    }

    /// Takes the digits of a link.
    ///
    /// # Errors
    /// The first [`LinkError`], in the order of its variants.
    pub fn from_digits(digits: &str) -> Result<Self, LinkError> {
        Ok(Self::decode(&read(digits)?)?)
    }

    /// Takes a whole link, as a QR code or a browser's address line gives it; blanks around it
    /// are dropped.
    ///
    /// # Errors
    /// The first [`LinkError`], in the order of its variants. Whose address it is, the caller
    /// has to compare.
    pub fn from_link(link: &str) -> Result<(ServiceAddress, Self), LinkError> {
        let link = link.trim();
        if !link.starts_with("https://") && !link.starts_with("http://") {
            return Err(LinkError::NotOurs);
        }
        let (address, digits) = link.split_once(PATH).ok_or(LinkError::NotOurs)?;
        if !digits.starts_with(|first: char| first.is_ascii_digit()) {
            return Err(LinkError::NotOurs);
        }
        let address = ServiceAddress::exact(address).map_err(LinkError::Address)?;
        Ok((address, Self::from_digits(digits)?))
    }
}

fn write(bytes: &[u8]) -> String {
    bytes
        .chunks(CHUNK)
        .map(|chunk| {
            let value = chunk
                .iter()
                .fold(0, |value, &byte| value << 8 | u64::from(byte));
            format!("{value:0width$}", width = DIGITS[chunk.len()])
        })
        .collect()
}

fn read(digits: &str) -> Result<Vec<u8>, LinkError> {
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(LinkError::NotDigits);
    }
    // Refused here, before anything is built of it: the text may come from anyone.
    if digits.is_empty() || digits.len() > DIGITS[CHUNK] * (Challenge::MAX_LENGTH / CHUNK + 1) {
        return Err(LinkError::DigitCount);
    }
    let mut bytes = Vec::with_capacity(Challenge::MAX_LENGTH);
    for group in digits.as_bytes().chunks(DIGITS[CHUNK]) {
        read_group(group, &mut bytes)?;
    }
    Ok(bytes)
}

fn read_group(group: &[u8], bytes: &mut Vec<u8>) -> Result<(), LinkError> {
    let length = DIGITS
        .iter()
        .position(|&digits| digits == group.len())
        .ok_or(LinkError::DigitCount)?;
    let value = group
        .iter()
        .fold(0_u64, |value, digit| value * 10 + u64::from(digit - b'0'));
    if value >> (8 * length) != 0 {
        return Err(LinkError::OutOfRange);
    }
    bytes.extend_from_slice(&value.to_be_bytes()[8 - length..]);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_length_has_the_fewest_digits_that_hold_it() {
        for (length, &digits) in DIGITS.iter().enumerate().skip(1) {
            let largest = (1_u128 << (8 * length)) - 1;
            assert!(largest < 10_u128.pow(digits as u32));
            assert!(largest >= 10_u128.pow(digits as u32 - 1));
        }
    }

    #[test]
    fn h1_what_is_no_link_of_ours_is_told_from_a_broken_one() {
        let fault = |link: &str| Challenge::from_link(link).unwrap_err();
        for other in [
            "",
            "WIFI:S:guest;;",
            "https://example.org/c/channel",
            "https://example.org/about",
            "HTTPS://EXAMPLE.ORG/C/123",
        ] {
            assert_eq!(fault(other), LinkError::NotOurs, "{other}");
        }
        assert_eq!(
            fault("http://example.org/c/123"),
            LinkError::Address(AddressError::NotSecure)
        );
        assert_eq!(fault("https://example.org/c/12x"), LinkError::NotDigits);
        assert_eq!(fault("https://example.org/c/12"), LinkError::DigitCount);
        assert_eq!(fault("https://example.org/c/256"), LinkError::OutOfRange);
        assert_eq!(
            fault("https://example.org/c/000"),
            LinkError::Challenge(ChallengeError::NotAHeader)
        );
    }

    proptest! {
        #[test]
        fn all_bytes_read_back_from_their_digits(bytes in prop::collection::vec(any::<u8>(), 1..=199)) {
            prop_assert_eq!(read(&write(&bytes)), Ok(bytes));
        }

        #[test]
        fn digits_are_accepted_only_as_they_would_be_written(digits in "[0-9]{1,520}") {
            if let Ok(bytes) = read(&digits) {
                prop_assert_eq!(write(&bytes), digits);
            }
        }

        #[test]
        fn no_text_makes_the_parser_fall_over(text in "(https://example.org/c/)?.{0,60}") {
            let _ = Challenge::from_link(&text);
        }
    }
}
