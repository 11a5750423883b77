//! `challenge.json`: bytes, opened with a recovery key for a device.

mod refused;

use crate::forge::{device, email, ephemeral, header, identity, recovery, rng};
use crate::{Case, Group, hex};
use protocol::{Challenge, Code, DeviceTime, Header, Scope, Way};
use serde_json::{Value, json};

/// The code that the cases seal: `650N-J9JK` as people see it.
const CODE: [u8; 5] = [0x31, 0x41, 0x59, 0x26, 0x53];

pub(crate) fn group() -> Group {
    let mut cases = accepted();
    cases.extend(refused::as_bytes());
    cases.extend(refused::by_a_field());
    cases.extend(refused::by_the_seal());
    Group {
        group: "challenge",
        about: "Decode `bytes` as a challenge, then open it with `recovery_secret` as made by the \
                device whose public key is `device_public`. Accepted cases can also be sealed \
                again, to the byte: the 32 bytes of `ephemeral` are RFC 9180's ikmE.",
        cases,
    }
}

fn accepted() -> Vec<Case> {
    let largest = Header {
        identity: identity(&"7".repeat(24), &"M".repeat(24), &"F".repeat(7)),
        clock: DeviceTime::from_seconds(u32::MAX),
        started: DeviceTime::from_seconds(u32::MAX),
        boot: u32::MAX,
        ..header()
    };
    let smallest = Header {
        identity: identity("7", "M", "F"),
        clock: DeviceTime::from_seconds(0),
        started: DeviceTime::from_seconds(0),
        boot: 0,
        ..header()
    };
    let address = Some("owner@example.org");
    let longest = "the.owner.of.all.these.recorders@example.org";
    let cameras = Scope::AdministratorAndCameras;
    vec![
        good("typical", "as most devices make it", header(), address),
        good("without-email", "no reserved email", header(), None),
        good(
            "longest-email",
            "44 characters of email, no padding",
            header(),
            Some(longest),
        ),
        good("smallest", "133 bytes", smallest, None),
        good("largest", "199 bytes", largest, address),
        good(
            "cameras",
            "scope 2",
            Header {
                scope: cameras,
                ..header()
            },
            address,
        ),
        good(
            "way-email",
            "way 1, reserved",
            Header {
                way: Way::Email,
                ..header()
            },
            address,
        ),
        good(
            "reserved-email",
            "scope 3, which goes with way 1",
            Header {
                way: Way::Email,
                scope: Scope::ReservedEmail,
                ..header()
            },
            address,
        ),
        good(
            "farewell",
            "scope 4, which goes with way 1",
            Header {
                way: Way::Email,
                scope: Scope::Farewell,
                ..header()
            },
            address,
        ),
        good(
            "way-file",
            "way 3, reserved",
            Header {
                way: Way::File,
                ..header()
            },
            None,
        ),
    ]
}

fn good(id: &str, about: &'static str, header: Header, address: Option<&str>) -> Case {
    let (mut rng, address) = (rng(id), address.map(email));
    let drawn = ephemeral(&rng);
    let to = recovery().public();
    let code = Code::from_bytes(CODE);
    let sealed = Challenge::seal(header, &code, address.as_ref(), &device(), &to, &mut rng);
    let mut input = input(sealed.as_bytes());
    input["device_secret"] = hex(*device().to_bytes()).into();
    input["ephemeral"] = hex(drawn).into();
    let header = sealed.header();
    let result = json!({
        "recovery_key": header.recovery_key.to_string(),
        "serial": header.identity.serial().as_str(),
        "model": header.identity.model().as_str(),
        "firmware": header.identity.firmware().as_str(),
        "nonce": hex(header.nonce.as_bytes()),
        "clock": header.clock.seconds(),
        "started": header.started.seconds(),
        "boot": header.boot,
        "way": header.way.number(),
        "scope": header.scope.number(),
        "code": code.to_text().as_str(),
        "email": address.as_ref().map(|address| address.email().as_str()),
        "hash": hex(sealed.hash().as_bytes()),
        "number": sealed.number().to_string(),
        "length": sealed.as_bytes().len(),
    });
    Case::accepted(id, about, input, result)
}

fn input(bytes: &[u8]) -> Value {
    json!({
        "bytes": hex(bytes),
        "recovery_secret": hex(*recovery().to_bytes()),
        "device_public": hex(device().public().as_bytes()),
    })
}
