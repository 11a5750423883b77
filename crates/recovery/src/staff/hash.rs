//! Password hashes: Argon2id, written down as PHC strings.

use core::fmt;

use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use rand_core::CryptoRng;
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

use super::password::{NewPassword, Password};

const SALT: usize = 16;
const DIGEST: usize = 32;

/// What a hash costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HashCost {
    memory_kib: u32,
    passes: u32,
}

impl HashCost {
    /// For staff: 19 MiB and two passes (OWASP Password Storage).
    pub const STAFF: Self = Self {
        memory_kib: 19 * 1024,
        passes: 2,
    };

    /// For tests, where nothing is protected: the least that Argon2 takes.
    pub const TEST: Self = Self {
        memory_kib: 8,
        passes: 1,
    };

    fn fill(self, password: &str, salt: &[u8; SALT]) -> Zeroizing<[u8; DIGEST]> {
        let mut digest = Zeroizing::new([0; DIGEST]);
        let params = Params::new(self.memory_kib, self.passes, 1, Some(DIGEST))
            .expect("costs come from the constants above or from a parsed hash, which checks them");
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(password.as_bytes(), salt, digest.as_mut())
            .expect("salt and digest have lengths that Argon2 takes, and passwords are capped");
        digest
    }
}

/// A salted password hash with its cost.
#[derive(Clone)]
pub struct PasswordHash {
    cost: HashCost,
    salt: [u8; SALT],
    digest: Zeroizing<[u8; DIGEST]>,
}

impl PasswordHash {
    /// Hashes a new password.
    pub fn make(password: &NewPassword, cost: HashCost, rng: &mut dyn CryptoRng) -> Self {
        let mut salt = [0; SALT];
        rng.fill_bytes(&mut salt);
        let digest = cost.fill(password.reveal(), &salt);
        Self { cost, salt, digest }
    }

    /// A hash that no password has, to spend the same time on a name that nobody bears.
    #[must_use]
    pub fn decoy(cost: HashCost) -> Self {
        Self {
            cost,
            salt: [0; SALT],
            digest: Zeroizing::new([0; DIGEST]),
        }
    }

    /// Whether this is the password's hash.
    #[must_use]
    pub fn matches(&self, password: &Password) -> bool {
        let digest = self.cost.fill(password.reveal(), &self.salt);
        digest.ct_eq(self.digest.as_ref()).into()
    }

    /// The PHC string for the database.
    #[must_use]
    pub fn to_text(&self) -> Zeroizing<String> {
        Zeroizing::new(format!(
            "$argon2id$v=19$m={},t={},p=1${}${}",
            self.cost.memory_kib,
            self.cost.passes,
            STANDARD_NO_PAD.encode(self.salt),
            STANDARD_NO_PAD.encode(self.digest.as_ref())
        ))
    }

    /// Reads [`Self::to_text`]; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix("$argon2id$v=19$m=")?;
        let (memory_kib, rest) = rest.split_once(",t=")?;
        let (passes, rest) = rest.split_once(",p=1$")?;
        let (salt, digest) = rest.split_once('$')?;
        let cost = HashCost {
            memory_kib: memory_kib.parse().ok()?,
            passes: passes.parse().ok()?,
        };
        Params::new(cost.memory_kib, cost.passes, 1, Some(DIGEST)).ok()?;
        Some(Self {
            cost,
            salt: STANDARD_NO_PAD.decode(salt).ok()?.try_into().ok()?,
            digest: Zeroizing::new(STANDARD_NO_PAD.decode(digest).ok()?.try_into().ok()?),
        })
    }
}

impl fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PasswordHash")
            .field("cost", &self.cost)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use rand_chacha::ChaCha20Rng;
    use rand_core::SeedableRng as _;

    use super::super::name::StaffName;
    use super::*;

    fn hash(text: &str, cost: HashCost) -> PasswordHash {
        let name = StaffName::parse("anna").unwrap();
        let password = NewPassword::choose(text, &name).unwrap();
        PasswordHash::make(&password, cost, &mut ChaCha20Rng::seed_from_u64(7))
    }

    #[test]
    fn n06_the_last_of_a_thousand_characters_counts() {
        let long = "correct horse battery staple ".repeat(35);
        let hash = hash(&long, HashCost::TEST);
        assert!(hash.matches(&Password::new(long.clone())));
        assert!(!hash.matches(&Password::new(format!("{}!", &long[..long.len() - 1]))));
    }

    #[test]
    fn w29_a_staff_hash_says_its_cost_and_reads_back() {
        let hash = hash("six purple otters", HashCost::STAFF);
        let text = hash.to_text();
        assert!(
            text.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{}",
            *text
        );
        let again = PasswordHash::parse(&text).unwrap();
        assert!(again.matches(&Password::new("six purple otters".to_owned())));
    }

    #[test]
    fn a_decoy_matches_nothing() {
        assert!(!PasswordHash::decoy(HashCost::TEST).matches(&Password::new(String::new())));
    }

    #[test]
    fn a_spoiled_hash_is_not_read() {
        let text = hash("six purple otters", HashCost::TEST).to_text();
        for spoiled in [
            &text[1..],
            &text[..text.len() - 2],
            "",
            "$argon2id$v=19$m=0,t=0,p=1$$",
        ] {
            assert!(PasswordHash::parse(spoiled).is_none(), "{spoiled}");
        }
    }
}
