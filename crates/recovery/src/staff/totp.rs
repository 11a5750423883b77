//! The second factor: one-time codes by time (RFC 6238: SHA-1, 6 digits, 30 seconds).

use rand_core::CryptoRng;
use totp_rs::{Builder, Secret, Totp};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::name::StaffName;
use crate::time::Timestamp;

const BYTES: usize = 20;

/// The secret shared with a staff member's authenticator: 160 bits (RFC 4226 section 4, R6).
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct TotpSecret([u8; BYTES]);

impl TotpSecret {
    /// Draws a secret.
    pub fn random(rng: &mut dyn CryptoRng) -> Self {
        let mut bytes = [0; BYTES];
        rng.fill_bytes(&mut bytes);
        Self(bytes)
    }

    /// The secret as people type it into an authenticator, in base 32.
    #[must_use]
    pub fn to_base32(&self) -> Zeroizing<String> {
        Zeroizing::new(Secret::from(self.0).to_base32())
    }

    /// The link that authenticators read from a QR code.
    #[must_use]
    pub fn to_uri(&self, service_name: &str, staff: &StaffName) -> Zeroizing<String> {
        let issuer = percent_encoded(service_name);
        let account = percent_encoded(staff.as_str());
        let secret = self.to_base32();
        Zeroizing::new(format!(
            "otpauth://totp/{issuer}:{account}?secret={}&issuer={issuer}",
            *secret
        ))
    }

    /// Reads [`Self::to_base32`]; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let secret = Secret::try_from_base32(text).ok()?;
        secret.as_ref().try_into().ok().map(Self)
    }

    pub(super) const fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// The code that an authenticator shows at `now`.
    #[must_use]
    pub fn code_at(&self, now: Timestamp) -> Zeroizing<String> {
        Zeroizing::new(self.generator().generate(seconds(now)).to_string())
    }

    fn generator(&self) -> Totp {
        // One step of 30 s either way, for clocks that are a little off (RFC 6238 section 5.2).
        Builder::new()
            .with_secret(self.0)
            .with_skew(1)
            .build()
            .expect("a secret of 160 bits and the builder's defaults obey the RFC")
    }
}

/// The time step whose code this is, if it is the present one or a neighbour. The digits may be
/// typed in groups.
#[must_use]
pub fn matching_step(secret: &TotpSecret, code: &str, now: Timestamp) -> Option<u64> {
    let digits: Zeroizing<String> = Zeroizing::new(
        code.chars()
            .filter(|c| !c.is_whitespace())
            .take(16)
            .collect(),
    );
    secret.generator().check(&digits, seconds(now))
}

fn seconds(now: Timestamp) -> u64 {
    u64::try_from(now.seconds()).unwrap_or(0)
}

fn percent_encoded(text: &str) -> String {
    let byte = |b: u8| {
        if b.is_ascii_alphanumeric() || b"-._~".contains(&b) {
            char::from(b).to_string()
        } else {
            format!("%{b:02X}")
        }
    };
    text.bytes().map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238 appendix B: the SHA-1 secret, its codes cut from eight digits to six.
    #[test]
    fn the_rfcs_own_codes_come_out() {
        let secret = TotpSecret(*b"12345678901234567890");
        for (at, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(*secret.code_at(Timestamp::from_seconds(at)), code);
        }
    }

    #[test]
    fn a_code_counts_in_its_own_step_and_its_neighbours() {
        let secret = TotpSecret(*b"12345678901234567890");
        let made = Timestamp::from_seconds(1_111_111_109);
        let code = secret.code_at(made);
        let step = |at: i64| matching_step(&secret, &code, Timestamp::from_seconds(at));
        let own = Some(37_037_036);
        assert_eq!(step(1_111_111_109), own);
        assert_eq!(step(1_111_111_109 + 30), own);
        assert_eq!(step(1_111_111_109 - 30), own);
        assert_eq!(step(1_111_111_109 + 61), None);
        assert_eq!(matching_step(&secret, "081 804", made), own);
        assert_eq!(matching_step(&secret, "", made), None);
    }

    #[test]
    fn a_secret_reads_back_as_it_is_typed() {
        let secret = TotpSecret(*b"12345678901234567890");
        let again = TotpSecret::parse(&secret.to_base32()).unwrap();
        assert_eq!(again.0, secret.0);
        for text in ["", "GEZDGNBV", "not base 32!"] {
            assert!(TotpSecret::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn the_link_cannot_be_broken_out_of() {
        let secret = TotpSecret(*b"12345678901234567890");
        let staff = StaffName::parse("a@b.example").unwrap();
        let uri = secret.to_uri("Re&gain", &staff);
        assert!(uri.starts_with("otpauth://totp/Re%26gain:a%40b.example?secret=GEZDGNBVGY3TQOJQ"));
    }
}
