//! What decodes is a challenge in its one form, and reads back from its digits.
#![no_main]

use libfuzzer_sys::fuzz_target;
use protocol::{Challenge, RecoveryKey as _, RecoverySecret};

fuzz_target!(|bytes: &[u8]| {
    let Ok(challenge) = Challenge::decode(bytes) else {
        return;
    };
    assert_eq!(challenge.as_bytes(), bytes);
    assert!(bytes.len() <= Challenge::MAX_LENGTH);
    let again = Challenge::from_digits(&challenge.to_digits());
    assert_eq!(again.as_ref(), Ok(&challenge));
    // Nothing that the fuzzer can make is sealed to this key.
    let key = RecoverySecret::from_bytes(&[1; 32]);
    let sender = RecoverySecret::from_bytes(&[2; 32]).public();
    let sender = protocol::DevicePublicKey::from_bytes(sender.as_bytes()).expect("a sound key");
    assert!(key.open(&challenge, &sender).is_err());
});
