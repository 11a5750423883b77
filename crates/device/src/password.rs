//! Passwords as they come in: one to be compared, or a new one that passed the policy.

use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::{Profile, Weakness, blocklist};

/// Longest password taken, in bytes of UTF-8.
pub(crate) const MOST_BYTES: usize = 1024;

/// A password somebody typed to be compared.
///
/// The caller has brought it to Unicode NFC, here and for [`NewPassword::choose`] alike.
pub struct Password(Zeroizing<String>);

impl Password {
    /// Takes what was typed; `None` when it is longer than any password can be (1024 bytes).
    pub fn typed(text: &str) -> Option<Password> {
        (text.len() <= MOST_BYTES).then(|| Password(Zeroizing::new(text.to_owned())))
    }

    /// The text, for a host that keeps other programs' passwords the same.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// A new password that was typed twice alike and passed the policy; only [`NewPassword::choose`]
/// makes one.
pub struct NewPassword(Zeroizing<String>);

impl NewPassword {
    /// Checks a new password: typed twice alike, long enough, not one that others would guess.
    ///
    /// A password that fails here costs no try, because no try can be made without this value.
    pub fn choose(
        first: &str,
        second: &str,
        profile: &Profile,
    ) -> Result<NewPassword, PasswordRefusal> {
        if !bool::from(first.as_bytes().ct_eq(second.as_bytes())) {
            return Err(PasswordRefusal::Differ);
        }
        if first.len() > MOST_BYTES {
            return Err(PasswordRefusal::TooLong {
                most_bytes: MOST_BYTES,
            });
        }
        let floor = profile.floor();
        if first.chars().count() < floor {
            return Err(PasswordRefusal::TooShort { floor });
        }
        match blocklist::weakness(first, &profile.identity) {
            Some(weakness) => Err(PasswordRefusal::Guessable(weakness)),
            None => Ok(NewPassword(Zeroizing::new(first.to_owned()))),
        }
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn same_as(&self, old: &Password) -> bool {
        self.as_bytes().ct_eq(old.as_bytes()).into()
    }
}

/// Why a new password was not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasswordRefusal {
    /// The two entries are not the same.
    #[error("The two passwords differ. Type the same one twice.")]
    Differ,
    /// It is among the first that somebody would guess.
    #[error("{0} A passphrase of four or five unrelated words is easy to keep and hard to guess.")]
    Guessable(Weakness),
    /// It is longer than the device keeps.
    #[error("The password is too long: at most {most_bytes} bytes.")]
    TooLong {
        /// The limit in bytes of UTF-8.
        most_bytes: usize,
    },
    /// It is shorter than this device asks for.
    #[error(
        "The password is too short: at least {floor} characters. A passphrase of a few words works well."
    )]
    TooShort {
        /// The floor in characters.
        floor: usize,
    },
}
