//! SHA-512-crypt, the one scheme that every `crypt(3)` on Linux takes: glibc's, musl's and BusyBox's.

use rand_core::CryptoRng;
use sha_crypt::{Algorithm, Params, PasswordHasher, PasswordVerifier, ShaCrypt};
use zeroize::Zeroizing;

use super::{Fault, Opens};

/// Ten times the scheme's default, which is of 2007; some 25 ms on x86-64.
const ROUNDS: u32 = 50_000;
/// More digits in a foreign entry's rounds would keep a device busy for minutes.
const MOST_ROUND_DIGITS: usize = 7;
/// Three bytes are four characters; the scheme uses no more than sixteen.
const SALT_BYTES: usize = 12;
/// `crypt(3)` takes no password of 512 bytes or more.
const MOST_BYTES: usize = 511;

/// An entry for `password` with a fresh salt.
pub(super) fn entry(password: &str, rng: &mut dyn CryptoRng) -> Result<String, Fault> {
    if password.len() > MOST_BYTES {
        return Err(Fault::of_password(
            format!("It takes passwords of at most {MOST_BYTES} bytes."),
            "Choose a shorter password.",
        ));
    }
    let mut salt = [0; SALT_BYTES];
    rng.fill_bytes(&mut salt);
    Params::new(ROUNDS)
        .ok()
        .and_then(|params| {
            ShaCrypt::new(Algorithm::Sha512Crypt, params)
                .hash_password_with_salt(password.as_bytes(), &salt)
                .ok()
        })
        .map(|hash| hash.as_str().to_owned())
        .ok_or_else(|| Fault::new("The password could not be hashed.", "Try again."))
}

/// Whether `password` opens what `entry` stands for. An entry of another scheme was not made here, as
/// `passwd` and `htpasswd` make them: somebody else set a password, which is not the device's.
pub(super) fn opens(entry: &[u8], password: &str) -> Opens {
    let entry = Zeroizing::new(String::from_utf8_lossy(entry).into_owned());
    // What is no hash at all, as in "!" or "*", opens for nobody.
    let is_like_ours = entry.starts_with("$6$") || entry.starts_with("$5$");
    if !is_like_ours || takes_too_long(&entry) {
        return Opens::No;
    }
    match ShaCrypt::default().verify_password(password.as_bytes(), entry.as_str()) {
        Ok(()) => Opens::Yes,
        Err(_) => Opens::No,
    }
}

fn takes_too_long(entry: &str) -> bool {
    let rounds = entry.split('$').nth(2).unwrap_or_default();
    rounds
        .strip_prefix("rounds=")
        .is_some_and(|digits| digits.len() > MOST_ROUND_DIGITS)
}

#[cfg(test)]
mod tests {
    use getrandom::SysRng;
    use rand_core::UnwrapErr;

    use super::{entry, opens};
    use crate::backends::Opens;

    #[test]
    fn an_entry_opens_for_its_password_alone_and_has_a_salt_of_its_own() {
        let mut rng = UnwrapErr(SysRng);
        let [one, other] = [0; 2].map(|_| entry("violet harbour", &mut rng).unwrap());
        assert_ne!(one, other);
        assert!(one.starts_with("$6$rounds=50000$"), "{one}");
        assert_eq!(opens(one.as_bytes(), "violet harbour"), Opens::Yes);
        assert_eq!(opens(one.as_bytes(), "violet harbor"), Opens::No);
    }

    /// Vectors of the scheme's specification by Ulrich Drepper.
    #[test]
    fn entries_that_others_made_are_read() {
        let published = [
            (
                "Hello world!",
                "$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1",
            ),
            (
                "Hello world!",
                "$6$rounds=10000$saltstringsaltst$OW1/O6BYHV6BcXZu8QVeXbDWra3Oeqh0sbHbbMCVNSnCM/UrjmM0Dp8vOuZeHBy/YTBmSK6H9qs/y3RnOaw5v.",
            ),
            (
                "Hello world!",
                "$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5",
            ),
        ];
        for (password, entry) in published {
            assert_eq!(opens(entry.as_bytes(), password), Opens::Yes, "{entry}");
            assert_eq!(opens(entry.as_bytes(), "Hello world"), Opens::No, "{entry}");
        }
    }

    #[test]
    fn locked_entries_and_those_of_other_schemes_open_for_none_of_our_passwords() {
        for locked in ["", "!", "*", "!$6$saltstring$x", "x"] {
            assert_eq!(opens(locked.as_bytes(), ""), Opens::No, "{locked}");
        }
        for other in [
            "$y$j9T$salt$hash",
            "$2y$10$abc",
            "$apr1$s$h",
            "$6$rounds=999999999$s$h",
        ] {
            assert_eq!(opens(other.as_bytes(), "x"), Opens::No, "{other}");
        }
    }

    #[test]
    fn a_password_that_crypt_would_refuse_is_not_set() {
        let mut rng = UnwrapErr(SysRng);
        assert!(entry(&"x".repeat(511), &mut rng).is_ok());
        let refused = entry(&"x".repeat(512), &mut rng).unwrap_err();
        assert!(refused.to_string().contains("511 bytes"), "{refused}");
    }
}
