//! What a device tells of its own starts, compared with what it told before (H1).
//!
//! A device counts its starts and each start time is later than the one before, whatever its clock
//! says. Two challenges that cannot both come from one device hint at a copy of it, or at a state that
//! was put back: a hint and no proof, for whoever decides.

use core::time::Duration;

use crate::store::SeenChallenge;
use crate::time::Timestamp;

/// The first contradiction between a challenge and others of the same serial number, in a sentence for
/// staff. A challenge lives for `life`, so one may well be sent in after a later one until then.
pub(crate) fn contradiction(
    this: &SeenChallenge,
    others: &[SeenChallenge],
    life: Duration,
) -> Option<String> {
    others
        .iter()
        .filter(|other| other.challenge.hash() != this.challenge.hash())
        .find_map(|other| between(this, other, life))
}

fn between(this: &SeenChallenge, other: &SeenChallenge, life: Duration) -> Option<String> {
    let (ours, theirs) = (this.challenge.header(), other.challenge.header());
    let number = other.challenge.number();
    let hint =
        "That hints at a copy of the device, or at a state that was put back; it is no proof.";
    if ours.boot == theirs.boot && ours.started != theirs.started {
        return Some(format!(
            "This is its start number {}, at {}; challenge {number} tells of the same number, at {}. \
             {hint}",
            ours.boot, ours.started, theirs.started
        ));
    }
    let is_crossed = (ours.boot < theirs.boot && ours.started >= theirs.started)
        || (ours.boot > theirs.boot && ours.started <= theirs.started);
    if is_crossed {
        return Some(format!(
            "This is its start number {}, at {}; challenge {number} tells of number {}, at {}. {hint}",
            ours.boot, ours.started, theirs.boot, theirs.started
        ));
    }
    let is_back = ours.boot < theirs.boot && came_after(this, other, life);
    let is_behind = ours.boot > theirs.boot && came_after(other, this, life);
    (is_back || is_behind).then(|| {
        let (first, second) = match is_back {
            true => ((theirs.boot, other.first_seen), ours.boot),
            false => ((ours.boot, this.first_seen), theirs.boot),
        };
        format!(
            "Its count of starts went back: it was {} on {}, and {second} in a challenge that came \
             after. {hint}",
            first.0,
            day(first.1)
        )
    })
}

/// Whether a challenge came so long after another that it was made after it.
fn came_after(this: &SeenChallenge, other: &SeenChallenge, life: Duration) -> bool {
    this.first_seen > other.first_seen.plus(life)
}

fn day(at: Timestamp) -> String {
    at.date().to_string()
}

#[cfg(test)]
mod tests {
    use protocol::{
        Challenge, DeviceKey, DeviceTime, Firmware, Header, Identity, KeyId, Model, Nonce,
        RecoverySecret, Scope, Serial, Way,
    };
    use rand_chacha::ChaCha20Rng;
    use rand_core::SeedableRng as _;

    use super::*;

    const LIFE: Duration = Duration::from_hours(72);

    fn seen(boot: u32, started: u32, hours: u64) -> SeenChallenge {
        let mut rng = ChaCha20Rng::seed_from_u64(u64::from(boot) << 32 | u64::from(started));
        let secret = RecoverySecret::generate(&mut rng);
        let device = DeviceKey::generate(&mut rng);
        let identity = Identity::new(
            Serial::parse("RG4T7M2KXX9876543210").unwrap(),
            Model::parse("RG1602").unwrap(),
            Firmware::parse("R1").unwrap(),
        );
        let header = Header {
            recovery_key: KeyId::parse("00000000").unwrap(),
            identity: identity.unwrap(),
            nonce: Nonce::random(&mut rng),
            clock: DeviceTime::from_seconds(started + 60),
            started: DeviceTime::from_seconds(started),
            boot,
            way: Way::Key,
            scope: Scope::Administrator,
        };
        let code = protocol::Code::random(&mut rng);
        let challenge = Challenge::seal(header, &code, None, &device, &secret.public(), &mut rng);
        SeenChallenge {
            challenge,
            first_seen: Timestamp::from_seconds(0).plus(Duration::from_hours(hours)),
        }
    }

    fn told(this: &SeenChallenge, other: SeenChallenge) -> bool {
        contradiction(this, &[this.clone(), other], LIFE).is_some()
    }

    #[test]
    fn h1_starts_that_fit_together_are_no_news() {
        let this = seen(5, 5_000, 100);
        assert!(!told(&this, seen(5, 5_000, 99)), "the same start");
        assert!(!told(&this, seen(4, 4_000, 1)), "an earlier one");
        assert!(!told(&this, seen(6, 6_000, 90)), "sent in before its time");
        assert!(!told(&this, seen(6, 6_000, 900)), "a later one");
    }

    #[test]
    fn h1_starts_that_cannot_be_one_devices_are_told() {
        let this = seen(5, 5_000, 100);
        assert!(told(&this, seen(5, 5_001, 99)), "one number, two times");
        assert!(told(&this, seen(6, 4_000, 99)), "more starts, and earlier");
        assert!(told(&this, seen(4, 5_000, 99)), "fewer starts, same time");
        assert!(told(&this, seen(6, 6_000, 1)), "the count went back");
        assert!(told(&this, seen(4, 4_000, 900)), "and later once more");
    }
}
