//! What makes the address that a mail comes back to its own.

use protocol::{Email, crockford};
use rand_core::CryptoRng;
use sha2::{Digest as _, Sha256};

use crate::token::TokenHash;

/// Symbols of each half.
const HALF: usize = 12;
/// Symbols of a token: 120 random bits, in letters whose case does not count, since mail servers do
/// not always keep it.
const SYMBOLS: usize = 2 * HALF;

/// A token for one sending of one mail.
pub struct ReturnToken(String);

impl ReturnToken {
    /// Draws a token.
    pub fn random(rng: &mut dyn CryptoRng) -> Self {
        let mut half = || crockford::encode(rng.next_u64(), HALF);
        Self(format!("{}{}", half(), half()))
    }

    /// What is stored in its place.
    #[must_use]
    pub fn hash(&self) -> TokenHash {
        TokenHash::from_bytes(Sha256::digest(self.0.as_bytes()).into())
    }

    /// The address that a mail with this token comes back to; `None` when the one that it is made of
    /// has no room for it (RFC 5321, 4.5.3.1.1: 64 octets before the `@`).
    #[must_use]
    pub fn address(&self, bounces: &Email) -> Option<Email> {
        let (local, domain) = bounces.as_str().rsplit_once('@')?;
        let local = format!("{local}+{}", self.0.to_ascii_lowercase());
        let address = Email::parse(&format!("{local}@{domain}")).ok();
        address.filter(|_| local.len() <= 64)
    }

    /// Finds the token in a text that names such an address, a header of a mail for instance.
    #[must_use]
    pub fn find(text: &str, bounces: &Email) -> Option<Self> {
        let (local, domain) = bounces.as_str().rsplit_once('@')?;
        let text = text.to_ascii_lowercase();
        let begin = format!("{}+", local.to_ascii_lowercase());
        let end = format!("@{}", domain.to_ascii_lowercase());
        text.match_indices(&begin).find_map(|(at, _)| {
            let rest = text.get(at + begin.len()..)?;
            let token = rest.get(..SYMBOLS)?;
            let is_whole = rest.get(SYMBOLS..)?.starts_with(&end);
            is_whole.then(|| Self::parse(token)).flatten()
        })
    }

    fn parse(text: &str) -> Option<Self> {
        let (first, second) = text.split_at_checked(HALF)?;
        let first = crockford::decode(first, HALF).ok()?;
        let second = crockford::decode(second, HALF).ok()?;
        let half = |value| crockford::encode(value, HALF);
        Some(Self(format!("{}{}", half(first), half(second))))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rand_chacha::ChaCha20Rng;
    use rand_core::SeedableRng as _;

    use super::*;

    fn bounces() -> Email {
        Email::parse("Bounces@mail.example.org").unwrap()
    }

    #[test]
    fn p9_only_a_whole_token_at_the_right_address_is_found() {
        let token = ReturnToken::random(&mut ChaCha20Rng::seed_from_u64(1));
        let address = token.address(&bounces()).unwrap();
        let text = address.as_str();
        for wrong in [
            text.replace("bounces", "others")
                .replace("Bounces", "others"),
            text.replace("mail.example.org", "example.com"),
            text.replacen('@', "0@", 1),
            "Bounces@mail.example.org".to_owned(),
            "Bounces+@mail.example.org".to_owned(),
        ] {
            assert!(ReturnToken::find(&wrong, &bounces()).is_none(), "{wrong}");
        }
        let long = Email::parse(&format!("{}@example.org", "b".repeat(40))).unwrap();
        assert!(token.address(&long).is_none());
    }

    proptest! {
        #[test]
        fn a_token_is_found_again_whatever_happened_to_its_case(seed in any::<u64>(), around in "\\PC{0,20}") {
            let token = ReturnToken::random(&mut ChaCha20Rng::seed_from_u64(seed));
            let address = token.address(&bounces()).unwrap();
            for text in [address.to_string(), address.as_str().to_ascii_uppercase()] {
                let found = ReturnToken::find(&format!("{around} <{text}>{around}"), &bounces());
                prop_assert_eq!(found.map(|found| found.hash()), Some(token.hash()));
            }
            prop_assert!(ReturnToken::find(&around, &bounces()).is_none());
        }
    }
}
