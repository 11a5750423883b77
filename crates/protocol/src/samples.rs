//! Values that the tests of several modules begin with.

use crate::*;
use proptest::prelude::*;
use rand_chacha::ChaCha20Rng;
use rand_core::SeedableRng as _;

pub(crate) fn rng() -> ChaCha20Rng {
    ChaCha20Rng::seed_from_u64(2026)
}

pub(crate) fn device() -> DeviceKey {
    DeviceKey::from_bytes(&[0xd1; 32])
}

pub(crate) fn recovery() -> RecoverySecret {
    RecoverySecret::from_bytes(&[0xac; 32])
}

pub(crate) fn header() -> Header {
    Header {
        recovery_key: recovery().public().id(),
        identity: Identity::new(
            Serial::parse("RG4T7M2KXX9876543210").unwrap(),
            Model::parse("RG1602-16S").unwrap(),
            Firmware::parse("R1420P15").unwrap(),
        )
        .unwrap(),
        nonce: Nonce::from_bytes([0x5e; 16]),
        clock: DeviceTime::parse("2026-11-21 09:05:00").unwrap(),
        started: DeviceTime::parse("2026-11-20 18:00:41").unwrap(),
        boot: 12,
        way: Way::Key,
        scope: Scope::Administrator,
    }
}

pub(crate) fn email() -> ReservedEmail {
    ReservedEmail::parse("owner@example.org").unwrap()
}

pub(crate) fn challenge() -> Challenge {
    let code = Code::from_bytes([1, 2, 3, 4, 5]);
    let to = recovery().public();
    Challenge::seal(header(), &code, Some(&email()), &device(), &to, &mut rng())
}

pub(crate) fn headers() -> impl Strategy<Value = Header> {
    let names = ("[A-Z0-9._-]{1,24}", "[!-~][ -~]{0,20}[!-~]", "[!-~]{1,9}");
    let numbers = any::<([u8; 16], u32, u32, u32, usize)>();
    (names, numbers, 0..3_usize).prop_map(|((serial, model, firmware), numbers, way)| Header {
        identity: Identity::new(
            Serial::parse(&serial).unwrap(),
            Model::parse(&model).unwrap(),
            Firmware::parse(&firmware).unwrap(),
        )
        .unwrap(),
        nonce: Nonce::from_bytes(numbers.0),
        clock: DeviceTime::from_seconds(numbers.1),
        started: DeviceTime::from_seconds(numbers.2),
        boot: numbers.3,
        way: Way::CHALLENGED[way],
        scope: Some(Scope::ALL[numbers.4 % Scope::ALL.len()])
            .filter(|scope| scope.goes_with(Way::CHALLENGED[way]))
            .unwrap_or(Scope::Administrator),
        ..header()
    })
}
