//! `dated.json`: security codes and temporary passwords, made here from the libraries alone.

use crate::forge::{context, device, model, other_device, other_recovery, recovery, serial};
use crate::{Case, Group, hex};
use hkdf::Hkdf;
use hmac::{Hmac, KeyInit as _, Mac as _};
use protocol::cbor::Writer;
use protocol::{DeviceKey, RecoverySecret, crockford};
use serde_json::{Value, json};
use sha2::Sha256;

/// What one answer is made from; each case changes one of these.
struct Asked {
    device: DeviceKey,
    recovery: RecoverySecret,
    serial: String,
    date: (&'static str, u64),
}

impl Default for Asked {
    fn default() -> Self {
        Self {
            device: device(),
            recovery: recovery(),
            serial: serial().as_str().into(),
            date: ("2026-11-21", 20_778),
        }
    }
}

impl Asked {
    fn input(&self) -> Value {
        json!({
            "device_secret": hex(*self.device.to_bytes()),
            "recovery_secret": hex(*self.recovery.to_bytes()),
            "serial": self.serial,
            "date": self.date.0,
        })
    }

    /// The leftmost 64 bits of the MAC.
    fn mac(&self, label: &str, second: impl Fn(&mut Writer)) -> u64 {
        let (ours, theirs) = (self.recovery.public(), self.device.public());
        let agreed = x25519_dalek::x25519(*self.recovery.to_bytes(), *theirs.as_bytes());
        let keys = [&ours.as_bytes()[..], theirs.as_bytes()].concat();
        let mut key = [0; 32];
        Hkdf::<Sha256>::new(None, &agreed)
            .expand(&context(label, &keys), &mut key)
            .expect("32 bytes");
        let mut fields = Writer::new();
        fields.array(3).text(&self.serial);
        second(&mut fields);
        fields.uint(self.date.1);
        let mut mac = Hmac::<Sha256>::new_from_slice(&key).expect("a key");
        mac.update(&context(label, &fields.finish()));
        let [a, b, c, d, e, f, g, h, ..]: [u8; 32] = mac.finalize().into_bytes().into();
        u64::from_be_bytes([a, b, c, d, e, f, g, h])
    }

    fn code(&self, id: &str, about: &'static str, started: u32) -> Case {
        let label = "regain/v1/security-code";
        let mac = self.mac(label, |fields| {
            fields.uint(started.into());
        });
        let mut input = self.input();
        input["started"] = started.into();
        let text = grouped(&crockford::encode(mac >> 24, 8));
        Case::accepted(id, about, input, json!({ "security_code": text }))
    }

    fn password(&self, id: &str, about: &'static str, model: &str) -> Case {
        let label = "regain/v1/temporary-password";
        let mac = self.mac(label, |fields| {
            fields.text(model);
        });
        let mut input = self.input();
        input["model"] = model.into();
        let text = grouped(&crockford::encode(mac >> 4, 12));
        Case::accepted(id, about, input, json!({ "temporary_password": text }))
    }
}

fn grouped(symbols: &str) -> String {
    let symbols: Vec<char> = symbols.chars().collect();
    let groups: Vec<String> = symbols.chunks(4).map(String::from_iter).collect();
    groups.join("-")
}

const STARTED: u32 = 1_795_197_641;

pub(crate) fn group() -> Group {
    let of = Asked::default;
    let date = |date| Asked { date, ..of() };
    let serial = |serial: &str| Asked {
        serial: serial.into(),
        ..of()
    };
    let other = Asked {
        device: other_device(),
        ..of()
    };
    let elsewhere = Asked {
        recovery: other_recovery(),
        ..of()
    };
    let model = model();
    let model = model.as_str();
    Group {
        group: "dated",
        about: "Make the dated answer of `device_secret` with the public half of \
                `recovery_secret`, and of `recovery_secret` with the public half of \
                `device_secret`: both give the same. With `started` it is a security code, with \
                `model` a temporary password. Each case but the first of its kind differs from \
                that in one thing.",
        cases: vec![
            of().code("code", "a security code", STARTED),
            of().code("code-next-start", "a second later", STARTED + 1),
            of().code("code-first-start", "a clock that began at 1970", 0),
            of().code("code-last-start", "the last second", u32::MAX),
            date(("2026-11-22", 20_779)).code("code-next-day", "the day after", STARTED),
            date(("1970-01-01", 0)).code("code-first-day", "a clock without battery", STARTED),
            date(("2099-12-31", 47_481)).code("code-far-day", "a clock far ahead", STARTED),
            serial("A").code("code-short-serial", "one character", STARTED),
            other.code("code-other-device", "another device key", STARTED),
            elsewhere.code("code-other-authority", "another recovery key", STARTED),
            of().password("password", "a temporary password", model),
            of().password("password-other-model", "another model", "RG1602-16X"),
            date(("2026-11-22", 20_779)).password("password-next-day", "the day after", model),
            serial("A").password("password-short-serial", "one character", model),
            other.password("password-other-device", "another device key", model),
            elsewhere.password("password-other-authority", "another recovery key", model),
        ],
    }
}
