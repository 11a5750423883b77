//! Files that are sealed and signed as they should be, and say something wrong.

use super::super::{CLOCK, ISSUED, asking, granted, input};
use super::{content, enveloped, file, payload_but, signed, typical, write};
use crate::Case;
use crate::forge::{device, rng, signing};
use protocol::cbor::Writer;
use protocol::{Authorization, Challenge, ResetFile, Scope, Serial, Way};

fn saying(id: &str, about: &'static str, payload: &[u8], cause: &str) -> Case {
    enveloped(id, about, &signed(payload), cause)
}

fn text(id: &str, about: &'static str, place: u64, text: &str, cause: &str) -> Case {
    let payload = payload_but(place, |value| {
        value.text(text);
    });
    saying(id, about, &payload, cause)
}

fn number(id: &str, about: &'static str, place: u64, number: u64, cause: &str) -> Case {
    let payload = payload_but(place, |value| {
        value.uint(number);
    });
    saying(id, about, &payload, cause)
}

pub(in super::super) fn by_a_field() -> Vec<Case> {
    let hash_of_31 = payload_but(2, |value| {
        value.bytes(&[7; 31]);
    });
    let nine = write(|writer: &mut Writer| {
        writer.map(9);
    });
    let nine = [&nine[..], &payload_but(0, |_| ())[1..], &[9, 0]].concat();
    let no_format = write(|writer| {
        writer.map(1).uint(2).uint(7);
    });
    vec![
        saying("payload-cut", "not CBOR", &[0xa8, 1], "truncated"),
        saying("no-format", "begins with field 2", &no_format, "fields"),
        saying("ninth-field", "field 9", &nine, "fields"),
        number("format-2", "another format", 1, 2, "format"),
        saying("hash-of-31", "31 bytes", &hash_of_31, "challenge-hash"),
        text("serial-empty", "no serial number", 3, "", "serial"),
        text("serial-small", "not in normal form", 3, "rg4t", "serial"),
        text("serial-wildcard", "no device has it", 3, "*", "serial"),
        number("scope-0", "no scope has this number", 4, 0, "scope"),
        number("scope-email", "only the email way has it", 4, 3, "scope"),
        text("issued-text", "not a number", 5, "now", "issued"),
        text("not-after-text", "not a number", 6, "tomorrow", "not-after"),
        text("request-empty", "no id", 7, "", "request"),
        text("request-blank", "a blank in it", 7, "RG 482", "request"),
        text(
            "request-of-33",
            "33 characters",
            7,
            &"7".repeat(33),
            "request",
        ),
        number("assertion-0", "none has this number", 8, 0, "assertion"),
        number("assertion-5", "none has this number", 8, 5, "assertion"),
        number("no-time", "ends as it begins", 6, ISSUED, "lifetime"),
        number(
            "backwards",
            "ends before it begins",
            6,
            ISSUED - 1,
            "lifetime",
        ),
        number(
            "too-long-a-life",
            "a day and a second",
            6,
            ISSUED + 86_401,
            "lifetime",
        ),
        number("for-ever", "the last number", 6, u64::MAX, "lifetime"),
    ]
}

pub(in super::super) fn by_the_challenge() -> Vec<Case> {
    let asked = asking(Way::File, Scope::Administrator);
    let against = |id: &str, about, bytes: &[u8], challenge: &Challenge, clock, cause| {
        Case::refused(id, about, input(bytes, challenge, clock), cause)
    };
    let cameras = asking(Way::File, Scope::AdministratorAndCameras);
    let by_key = asking(Way::Key, Scope::Administrator);
    let of = |id: &str, challenge: &Challenge| {
        let (to, mut rng) = (device().public(), rng(id));
        let file = ResetFile::make(&granted(challenge), challenge, &to, &signing(), &mut rng);
        file.expect("a file by the rules").as_bytes().to_vec()
    };
    let saying = |id: &str, authorization: &Authorization| {
        let payload = write(|writer| {
            writer.map(8).uint(1).uint(1);
            writer.uint(2).bytes(authorization.challenge.as_bytes());
            writer.uint(3).text(authorization.serial.as_str());
            writer.uint(4).uint(authorization.scope.number());
            writer.uint(5).uint(authorization.issued_at.seconds());
            writer.uint(6).uint(authorization.not_after.seconds());
            writer.uint(7).text(authorization.request.as_str());
            writer.uint(8).uint(authorization.assertion.number());
        });
        file(id, &content(&signed(&payload)))
    };
    let other_serial = Authorization {
        serial: Serial::parse("RG4T7M2KXX9876543211").expect("a serial number"),
        ..granted(&asked)
    };
    let wider = Authorization {
        scope: Scope::AdministratorAndCameras,
        ..granted(&asked)
    };
    let over = ISSUED + 24 * 3600 + 14 * 3600 + 1;
    vec![
        against(
            "other-serial",
            "another serial number, this device's key",
            &saying("other-serial", &other_serial),
            &asked,
            CLOCK,
            "other-serial",
        ),
        against(
            "other-way",
            "the live challenge asks for a key",
            &saying("other-way", &granted(&by_key)),
            &by_key,
            CLOCK,
            "other-way",
        ),
        against(
            "other-challenge",
            "another challenge of this device",
            &of("other-challenge", &cameras),
            &asked,
            CLOCK,
            "other-challenge",
        ),
        against(
            "wider-scope",
            "the cameras too, unasked",
            &saying("wider-scope", &wider),
            &asked,
            CLOCK,
            "wider-scope",
        ),
        against(
            "expired",
            "a second too late in every zone",
            &typical("expired"),
            &asked,
            over,
            "expired",
        ),
    ]
}
