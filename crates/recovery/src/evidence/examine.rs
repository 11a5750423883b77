//! The examination of a challenge against keys, registry, releases and clocks.

use core::time::Duration;

use protocol::{Challenge, DeviceDate, DevicePublicKey, DeviceTime, Opened, Serial, Way};

use super::verdict::{ChallengeVerdict, Enrolled, Expiry, Genuine, PortalVerdict};
use crate::policy::{AnswerKind, EMAIL_CODE_LIFE, Policy};
use crate::ports::RecoveryKeys;
use crate::registry::{Device, FlagKind};
use crate::store::{Release, Store, StoreError, Tx};
use crate::time::Timestamp;

/// Says at once, before anything is sent, whether a challenge can be asked for (P4). Nothing is
/// stored.
///
/// # Errors
/// When the store fails.
pub async fn preview(
    store: &dyn Store,
    keys: &dyn RecoveryKeys,
    policy: &Policy,
    challenge: &Challenge,
    now: Timestamp,
) -> Result<PortalVerdict, StoreError> {
    let mut tx = store.read().await?;
    let stated = challenge.header().clock.date();
    let asked = challenge.header().way;
    let given = AnswerKind::of_challenge(asked).filter(|kind| policy.answers.contains(kind));
    let way = match (given, asked) {
        (Some(kind), _) => kind.way(),
        // Of what is not given, nothing is good.
        (None, Way::Key) => Way::File,
        (None, _) => Way::Key,
    };
    let verdict = examine(&mut *tx, keys, policy, challenge, way, &stated, now).await?;
    Ok(verdict.for_portal())
}

/// What the store knows that bears on a challenge.
#[derive(Default)]
pub(crate) struct Known {
    pub(crate) device: Option<Device>,
    pub(crate) release: Option<Release>,
    pub(crate) first_seen: Option<Timestamp>,
}

/// Examines a challenge that is to be answered by `way`, and whose device is said to show the date
/// `stated`.
///
/// The code inside is dropped before this returns. The same looking up and opening is done
/// whether or not the serial is known, so that time tells nothing either.
pub(crate) async fn examine(
    tx: &mut dyn Tx,
    keys: &dyn RecoveryKeys,
    policy: &Policy,
    challenge: &Challenge,
    way: Way,
    stated: &DeviceDate,
    now: Timestamp,
) -> Result<ChallengeVerdict, StoreError> {
    let hash = challenge.hash();
    let seen = tx.challenge(&hash).await?;
    let known = Known {
        device: tx.device(challenge.header().identity.serial()).await?,
        release: tx.release_of(&hash).await?,
        first_seen: seen.map(|seen| seen.first_seen),
    };
    let serial = challenge.header().identity.serial();
    let mut flags = tx.standing_flags(core::slice::from_ref(serial)).await?;
    // Its mails wait for a day, and then they leave: see `email_order::disown`.
    flags.retain(|flag| way != Way::Email || flag.kind != FlagKind::Disowned);
    Ok(judge(&known, keys, policy, challenge, way, stated, now).with_flags(&flags))
}

/// The same, by what is known.
pub(crate) fn judge(
    known: &Known,
    keys: &dyn RecoveryKeys,
    policy: &Policy,
    challenge: &Challenge,
    way: Way,
    stated: &DeviceDate,
    now: Timestamp,
) -> ChallengeVerdict {
    let header = challenge.header();
    let Some(held) = keys.find(header.recovery_key) else {
        return ChallengeVerdict::OtherAuthority {
            key: header.recovery_key,
        };
    };
    let key = match held.at(now) {
        Ok(key) => key,
        Err(over) => return ChallengeVerdict::KeyOver(over),
    };
    let device = known.device.as_ref();
    let first_seen = known.first_seen.unwrap_or(now);

    // Any curve point serves for the opening that is bound to fail.
    let decoy = DevicePublicKey::from_bytes(key.public().as_bytes()).ok();
    let sender = enrolled_key(device).or(decoy.as_ref());
    let opened = sender.and_then(|sender| key.open(challenge, sender).ok());

    match (device, opened) {
        (None, _) => ChallengeVerdict::UnknownSerial,
        (Some(device), _) if device.key.is_none() => ChallengeVerdict::NotEnrolled,
        (Some(_), None) => ChallengeVerdict::Altered,
        (Some(_), Some(_)) if header.way != way => ChallengeVerdict::OtherWay { way: header.way },
        (Some(_), Some(opened)) => match &known.release {
            Some(release) => ChallengeVerdict::AlreadyAnswered {
                at: release.facts.at,
                case: release.facts.case,
            },
            None => in_time(
                challenge,
                opened,
                stated,
                first_seen,
                now,
                match way {
                    Way::Email => EMAIL_CODE_LIFE,
                    _ => policy.challenge_life,
                },
            ),
        },
    }
}

/// Says whether a dated answer can be made for this serial number: nothing was shown but what
/// stands on the label, so all there is to judge by is the registry.
pub(crate) fn judge_dated(
    device: Option<&Device>,
    keys: &dyn RecoveryKeys,
    serial: &Serial,
    now: Timestamp,
) -> ChallengeVerdict {
    match (device, keys.dated()) {
        (None, _) => ChallengeVerdict::UnknownSerial,
        (Some(device), _) if device.key.is_none() => ChallengeVerdict::NotEnrolled,
        (Some(_), None) => ChallengeVerdict::NoDatedKey,
        (Some(_), Some(held)) => match held.at(now) {
            Err(over) => ChallengeVerdict::KeyOver(over),
            Ok(_) => ChallengeVerdict::Enrolled(Enrolled {
                serial: serial.clone(),
            }),
        },
    }
}

fn enrolled_key(device: Option<&Device>) -> Option<&DevicePublicKey> {
    device?.key.as_ref().map(|enrolled| &enrolled.key)
}

fn in_time(
    challenge: &Challenge,
    opened: Opened,
    stated: &DeviceDate,
    first_seen: Timestamp,
    now: Timestamp,
    life: Duration,
) -> ChallengeVerdict {
    let header = challenge.header();
    if now.since(first_seen) > life {
        return ChallengeVerdict::Expired(Expiry::Service { first_seen });
    }
    if age_on(stated, header.clock) > life {
        return ChallengeVerdict::Expired(Expiry::Device {
            made: header.clock,
            stated: *stated,
        });
    }
    ChallengeVerdict::Genuine(Genuine {
        challenge: challenge.hash(),
        number: challenge.number(),
        serial: header.identity.serial().clone(),
        model: header.identity.model().clone(),
        reserved: opened.email,
    })
}

/// The least age of something made at `made` when the same clock shows the day `stated`.
fn age_on(stated: &DeviceDate, made: DeviceTime) -> Duration {
    let days = stated.days_since(&made.date());
    let seconds = days * 86_400 - i64::from(made.seconds() % 86_400);
    Duration::from_secs(u64::try_from(seconds).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_challenge_made_at_noon_has_its_72_hours_by_day_counts() {
        let made = DeviceTime::parse("2026-11-20 12:00:00").unwrap();
        let on = |day: &str| age_on(&DeviceDate::parse(day).unwrap(), made);
        assert_eq!(on("2026-11-20"), Duration::ZERO);
        assert_eq!(on("2026-11-19"), Duration::ZERO);
        assert_eq!(on("2026-11-23"), Duration::from_hours(60));
        assert!(on("2026-11-23") <= crate::policy::CHALLENGE_LIFE);
        assert!(on("2026-11-24") > crate::policy::CHALLENGE_LIFE);
    }
}
