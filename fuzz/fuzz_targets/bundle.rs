//! Nothing that the root key has not signed is verified; what it has signed is read without harm.
//!
//! The fuzzer cannot sign, so each input is taken twice: as an envelope, and as the payload of an
//! envelope that is signed here.
#![no_main]

use libfuzzer_sys::fuzz_target;
use protocol::{RootKey, TrustBundle};

fuzz_target!(|bytes: &[u8]| {
    let root = RootKey::from_bytes(&[1; 32]);
    assert!(TrustBundle::verify(bytes, &root.public()).is_err());
    if let Ok(verified) = TrustBundle::verify(&signed::envelope(bytes, &root), &root.public()) {
        assert_eq!(verified.as_bytes(), signed::envelope(bytes, &root));
        assert!(!verified.ways().is_empty());
        assert!(!verified.recovery_keys().is_empty());
    }
});

mod signed {
    use ed25519_dalek::Signer as _;
    use protocol::RootKey;
    use protocol::cbor::Writer;

    pub fn envelope(payload: &[u8], root: &RootKey) -> Vec<u8> {
        let mut protected = Writer::new();
        let id = root.public().id();
        protected
            .map(2)
            .uint(1)
            .int(-8)
            .uint(4)
            .bytes(id.as_bytes());
        let protected = protected.finish();
        let mut structure = Writer::new();
        structure
            .array(4)
            .text("Signature1")
            .bytes(&protected)
            .bytes(b"\x16regain/v1/trust-bundle")
            .bytes(payload);
        let key = ed25519_dalek::SigningKey::from_bytes(&root.to_bytes());
        let signature = key.sign(&structure.finish()).to_bytes();
        let mut envelope = Writer::new();
        envelope.array(4).bytes(&protected).map(0);
        envelope.bytes(payload).bytes(&signature);
        envelope.finish()
    }
}
