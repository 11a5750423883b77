//! Signatures as Standard Webhooks 1.0.0 has them, so that receivers check them by any of its libraries.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use rand_core::CryptoRng;
use sha2::Sha256;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::time::Timestamp;

/// What a receiver checks our calls with.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct WebhookSecret([u8; 32]);

impl WebhookSecret {
    /// Draws a secret.
    #[must_use]
    pub fn random(rng: &mut dyn CryptoRng) -> Self {
        let mut bytes = [0; 32];
        rng.fill_bytes(&mut bytes);
        Self(bytes)
    }

    /// Its bytes, to be sealed.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The secret of these bytes; `None` when they are not 32.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// The text to hand over, once: `whsec_` and the bytes in Base64.
    #[must_use]
    pub fn to_text(&self) -> Zeroizing<String> {
        Zeroizing::new(format!("whsec_{}", STANDARD.encode(self.0)))
    }
}

/// The value of the header `webhook-signature`: one signature for each secret that is good.
#[must_use]
pub fn signatures(secrets: &[WebhookSecret], id: &str, at: Timestamp, body: &str) -> String {
    let all = secrets.iter().map(|secret| sign(&secret.0, id, at, body));
    all.collect::<Vec<_>>().join(" ")
}

fn sign(secret: &[u8], id: &str, at: Timestamp, body: &str) -> String {
    #[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).expect("any length");
    mac.update(format!("{id}.{}.{body}", at.seconds()).as_bytes());
    format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_the_one_that_the_reference_libraries_make() {
        let secret = STANDARD.decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        let at = Timestamp::from_seconds(1_614_265_330);
        let signed = sign(
            &secret,
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            at,
            r#"{"test": 2432232314}"#,
        );
        assert_eq!(signed, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    #[test]
    fn each_good_secret_signs() {
        let secrets = [WebhookSecret([1; 32]), WebhookSecret([2; 32])];
        let at = Timestamp::from_seconds(1);
        let both = signatures(&secrets, "msg_1", at, "{}");
        let each = secrets.map(|secret| signatures(&[secret], "msg_1", at, "{}"));
        assert_eq!(both, each.join(" "));
        assert_eq!(WebhookSecret([0; 32]).to_text().len(), 50);
    }
}
