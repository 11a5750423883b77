//! What everybody can know and ask: every challenge that was ever shown, altered in every way that
//! counts, and every answer that an authority gives to it.
//!
//! What an attacker knows only grows, and asking an authority changes no device. So he is given all
//! of it as soon as a challenge is seen; only what he does with it are steps of the model.

use std::collections::HashMap;
use std::sync::Mutex;

use device::WayBack;
use protocol::{Challenge, Code, DevicePublicKey, DeviceTime, Way};
use testkit::recorder::Authority;

use crate::books::Answer;
use crate::books::other::Told;
use crate::town::Town;
use crate::unit::Unit;

/// Bytes behind the header: the encapsulated key, the sealed part, the tag.
const SEALED: usize = 32 + 50 + 16;
/// Where the header names the recovery key.
const KEY_ID: std::ops::Range<usize> = 3..7;

/// Both authorities and the keys that both devices have enrolled with them.
pub(crate) struct Desk {
    pub(crate) authorities: [Authority; 2],
    pub(crate) serials: [String; 2],
    /// What became of each challenge that was brought, so that each is opened only once.
    brought: Mutex<HashMap<Vec<u8>, Released>>,
    /// The dated answers for each device and moment, so that each is worked out only once.
    told: Mutex<HashMap<(usize, u32, u32), Vec<Told>>>,
}

/// The answer to a challenge, by authority and by the device whose key it was held to.
type Released = [[Option<Code>; 2]; 2];

impl Desk {
    pub(crate) fn new(serials: [String; 2]) -> Desk {
        Desk {
            authorities: [Authority::new(7), Authority::new(8)],
            serials,
            brought: Mutex::default(),
            told: Mutex::default(),
        }
    }

    /// What answers a genuine challenge; `None` when anybody else than its authority answers,
    /// or answers something altered.
    pub(crate) fn answer(
        &self,
        challenge: &Challenge,
        (device, authority): (usize, usize),
        enrolled: &[DevicePublicKey; 2],
        others: &[&[u8]],
    ) -> Option<Answer> {
        let mut answers = self.bring(challenge.as_bytes(), enrolled);
        let key = answers[authority][device].take();
        let silent = |answers: &Released| answers.as_flattened().iter().all(Option::is_none);
        let sound = silent(&answers)
            && self
                .altered(challenge.as_bytes(), others)
                .iter()
                .all(|bytes| silent(&self.bring(bytes, enrolled)));
        let key = key.filter(|_| sound)?;
        Some(match challenge.header().way {
            Way::File => {
                Answer::File(self.authorities[authority].file(challenge, &enrolled[device]))
            }
            _ => Answer::Code(key),
        })
    }

    /// What each authority says to whoever asks for the dated answers of the moment that a device is
    /// in; nothing where it takes none.
    pub(crate) fn told(&self, unit: &Unit, town: &Town) -> Vec<Told> {
        if !unit.machine.offers(WayBack::Code) {
            return Vec::new();
        }
        let (started, day) = (unit.machine.status().started, unit.today());
        let mut known = self.told.lock().unwrap();
        let moment = (unit.number, started.seconds(), day);
        let told = known.entry(moment).or_insert_with(|| {
            let mut told = Vec::new();
            for authority in 0..2 {
                let (of, number) = (&self.authorities[authority], unit.number);
                let (key, date) = (&town.enrolled[number], unit.now().clock.date());
                let identity = &unit.machine.profile().identity;
                let code = of.security_code(key, identity, started, date).to_text();
                let temporary = of.temporary_password(key, identity, date).to_text();
                for (by, text) in [
                    (WayBack::Code, code.to_string()),
                    (WayBack::TemporaryPassword, temporary.to_string()),
                ] {
                    let device = number;
                    let started = match by {
                        WayBack::Code => started,
                        _ => DeviceTime::from_seconds(0),
                    };
                    told.push(Told {
                        by,
                        device,
                        authority,
                        started,
                        day,
                        text,
                    });
                }
            }
            told
        });
        told.clone()
    }

    fn bring(&self, bytes: &[u8], enrolled: &[DevicePublicKey; 2]) -> Released {
        let mut brought = self.brought.lock().unwrap();
        if let Some(known) = brought.get(bytes) {
            return known.clone();
        }
        let answers = match Challenge::decode(bytes) {
            Ok(challenge) => std::array::from_fn(|authority| {
                let authority = &self.authorities[authority];
                std::array::from_fn(|device| authority.release(&challenge, &enrolled[device]))
            }),
            Err(_) => Default::default(),
        };
        brought.insert(bytes.to_vec(), answers.clone());
        answers
    }

    /// Another authority, serial, way, scope or start; a changed bit in each sealed piece; the sealed
    /// part of another challenge.
    fn altered(&self, bytes: &[u8], others: &[&[u8]]) -> Vec<Vec<u8>> {
        let sealed = bytes.len() - SEALED;
        let (way, scope) = (sealed - 2, sealed - 1);
        let with = |at: usize, byte: u8| {
            let mut bytes = bytes.to_vec();
            bytes[at] = byte;
            bytes
        };
        let mut all: Vec<_> = (1..=5).map(|number| with(way, number)).collect();
        all.extend((1..=4).map(|number| with(scope, number)));
        let boot = sealed - 3;
        for at in [boot, sealed, sealed + 32, bytes.len() - 1] {
            all.push(with(at, bytes[at] ^ 1));
        }
        for authority in &self.authorities {
            let mut readdressed = bytes.to_vec();
            readdressed[KEY_ID].copy_from_slice(authority.key_id().as_bytes());
            all.push(readdressed);
        }
        for serial in &self.serials {
            all.push(renamed(bytes, serial));
        }
        for other in others.iter().rev().take(3) {
            let box_of_other = &other[other.len() - SEALED..];
            all.push([&bytes[..sealed], box_of_other].concat());
        }
        all.retain(|altered| altered != bytes);
        all
    }
}

/// The same challenge under another serial number; both have the same length, at a place that the
/// lengths of version and key id fix.
fn renamed(bytes: &[u8], serial: &str) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let at = KEY_ID.end + 1;
    bytes[at..at + serial.len()].copy_from_slice(serial.as_bytes());
    bytes
}
