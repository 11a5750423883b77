use super::*;
use alloc::string::ToString as _;
use proptest::prelude::*;
use rand_chacha::ChaCha20Rng;
use rand_core::SeedableRng as _;

#[test]
fn one_key_has_another_id_for_each_purpose() {
    let public = [9; 32];
    let ids = [
        Purpose::Recovery,
        Purpose::Signing,
        Purpose::Root,
        Purpose::Device,
    ]
    .map(|purpose| KeyId::of(purpose, &public));
    for (place, id) in ids.iter().enumerate() {
        assert!(!ids[place + 1..].contains(id));
    }
}

#[test]
fn weak_and_doubly_spelled_agreement_keys_are_refused() {
    let mut p_minus_1 = [0xff; 32];
    (p_minus_1[0], p_minus_1[31]) = (0xec, 0x7f);
    let mut one = [0; 32];
    one[0] = 1;
    for weak in [[0; 32], one, p_minus_1] {
        assert_eq!(RecoveryPublicKey::from_bytes(&weak), Err(KeyError::Weak));
    }
    let mut p_plus_9 = [0xff; 32];
    (p_plus_9[0], p_plus_9[31]) = (0xf6, 0x7f);
    let mut high_bit = [0; 32];
    (high_bit[0], high_bit[31]) = (9, 0x80);
    for twice in [p_plus_9, high_bit] {
        assert_eq!(
            DevicePublicKey::from_bytes(&twice),
            Err(KeyError::NotCanonical)
        );
    }
    assert_eq!(DevicePublicKey::from_bytes(&[9; 31]), Err(KeyError::Length));
}

#[test]
fn weak_signature_keys_are_refused() {
    let mut identity = [0; 32];
    identity[0] = 1;
    assert_eq!(RootPublicKey::from_bytes(&identity), Err(KeyError::Weak));
    assert_eq!(
        RootPublicKey::from_bytes(&[0xff; 32]),
        Err(KeyError::NotCanonical)
    );
    let mut off_curve = [0; 32];
    off_curve[0] = 2;
    assert_eq!(
        SigningPublicKey::from_bytes(&off_curve),
        Err(KeyError::Weak)
    );
}

#[test]
fn a_key_id_is_eight_hexadecimal_digits() {
    let id = KeyId::from_bytes([0x00, 0xab, 0xcd, 0xef]);
    assert_eq!(id.to_string(), "00abcdef");
    assert_eq!(KeyId::parse("00ABCDEF"), Ok(id));
    for wrong in ["", "+0abcdef", "0abcdef", "00abcdeg", "000abcdef"] {
        assert_eq!(KeyId::parse(wrong), Err(KeyError::Text), "{wrong}");
    }
}

proptest! {
    #[test]
    fn keys_read_back_as_bytes_and_as_text(seed: [u8; 32]) {
        let mut rng = ChaCha20Rng::from_seed(seed);
        let device = DeviceKey::generate(&mut rng);
        prop_assert_eq!(DeviceKey::from_bytes(&device.to_bytes()).public(), device.public());
        prop_assert_eq!(DevicePublicKey::parse(&device.public().to_string()), Ok(device.public()));
        let root = RootKey::generate(&mut rng);
        prop_assert_eq!(RootKey::from_bytes(&root.to_bytes()).public(), root.public());
        prop_assert_eq!(RootPublicKey::parse(&root.public().to_string()), Ok(root.public()));
    }
}
