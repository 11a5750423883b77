//! `enrolment.json`: texts, checked with a recovery key.

use crate::forge::ephemeral;
use crate::forge::{Sealing, device, model, other_device, other_recovery, recovery, rng, serial};
use crate::{Case, Group, hex};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use protocol::cbor::Writer;
use protocol::{Enrolment, RecoverySecret};
use serde_json::{Value, json};

pub(crate) fn group() -> Group {
    let text = genuine("genuine").to_text();
    let (left, right) = text.split_at(64);
    let wrapped = format!(" {left}\r\n\t{right}\n");
    let mut cases = vec![
        good("genuine", "as a device makes it", &text),
        good("wrapped", "with the line breaks of a mail", &wrapped),
    ];
    cases.extend(refused_as_text(&text));
    cases.extend(refused_by_a_field());
    cases.extend(refused_by_the_proof());
    Group {
        group: "enrolment",
        about: "Parse `text` as an enrolment and check it with `recovery_secret`. Accepted cases \
                can also be made again, to the byte: the 32 bytes of `ephemeral` are RFC 9180's \
                ikmE.",
        cases,
    }
}

fn genuine(id: &str) -> Enrolment {
    let to = recovery().public();
    Enrolment::make(serial(), model(), &device(), &to, &mut rng(id))
}

fn input(text: &str) -> Value {
    json!({ "text": text, "recovery_secret": hex(*recovery().to_bytes()) })
}

fn good(id: &str, about: &'static str, text: &str) -> Case {
    let mut input = input(text);
    input["device_secret"] = hex(*device().to_bytes()).into();
    input["ephemeral"] = hex(ephemeral(&rng("genuine"))).into();
    let result = json!({
        "bytes": hex(genuine("genuine").as_bytes()),
        "serial": serial().as_str(),
        "model": model().as_str(),
        "device_public": hex(device().public().as_bytes()),
        "recovery_key": recovery().public().id().to_string(),
    });
    Case::accepted(id, about, input, result)
}

fn bad(id: &str, about: &'static str, text: &str, cause: &str) -> Case {
    Case::refused(id, about, input(text), cause)
}

fn text_of(bytes: &[u8]) -> String {
    format!("REGAIN-ENROL-1.{}", URL_SAFE_NO_PAD.encode(bytes))
}

fn refused_as_text(text: &str) -> Vec<Case> {
    let small = text.replace("REGAIN", "regain");
    let standard = text.replacen('.', ".+", 1);
    let bytes = genuine("genuine").as_bytes().to_vec();
    let short = text_of(&bytes[..bytes.len() - 1]);
    vec![
        bad("no-prefix", "another text", "hello", "not-an-enrolment"),
        bad(
            "prefix-small-letters",
            "the prefix counts by case",
            &small,
            "not-an-enrolment",
        ),
        bad("not-base64url", "a + in it", &standard, "base64"),
        bad(
            "padded",
            "padding that is not used",
            &format!("{text}="),
            "base64",
        ),
        bad(
            "too-long",
            "150 bytes",
            &text_of(&[0; 150]),
            "enrolment-too-long",
        ),
        bad("nothing", "no bytes", "REGAIN-ENROL-1.", "truncated"),
        bad("proof-short", "one byte too few", &short, "proof-length"),
    ]
}

/// The five fields, one of them, counted from 0, written by someone else.
fn fields_but(place: u64, write: impl Fn(&mut Writer)) -> Vec<u8> {
    let mut writer = Writer::new();
    writer.array(5);
    for field in 0..5 {
        match field {
            _ if field == place => write(&mut writer),
            0 => {
                writer.uint(1);
            }
            1 => {
                writer.text(serial().as_str());
            }
            2 => {
                writer.text(model().as_str());
            }
            3 => {
                writer.bytes(device().public().as_bytes());
            }
            _ => {
                writer.bytes(recovery().public().id().as_bytes());
            }
        }
    }
    writer.finish()
}

fn proven(
    id: &str,
    about: &'static str,
    fields: &[u8],
    sealing: &Sealing<'_>,
    cause: &str,
) -> Case {
    let proof = sealing.seal(id, fields, &[]);
    bad(id, about, &text_of(&[fields, &proof].concat()), cause)
}

fn proving() -> Sealing<'static> {
    let label = "regain/v1/enrolment";
    Sealing {
        label,
        ..Sealing::default()
    }
}

fn refused_by_a_field() -> Vec<Case> {
    let case = |id: &str, about, place, write: fn(&mut Writer), cause| {
        proven(id, about, &fields_but(place, write), &proving(), cause)
    };
    let short = |writer: &mut Writer| {
        writer.bytes(&[7; 31]);
    };
    let zero = |writer: &mut Writer| {
        writer.bytes(&[0; 32]);
    };
    let all_ones = |writer: &mut Writer| {
        writer.bytes(&[0xff; 32]);
    };
    vec![
        case(
            "version-2",
            "another version",
            0,
            |writer| {
                writer.uint(2);
            },
            "version",
        ),
        case(
            "serial-empty",
            "no characters",
            1,
            |writer| {
                writer.text("");
            },
            "serial",
        ),
        case(
            "model-empty",
            "no characters",
            2,
            |writer| {
                writer.text("");
            },
            "model",
        ),
        case("device-key-short", "31 bytes", 3, short, "key-length"),
        case(
            "device-key-weak",
            "a point of low order",
            3,
            zero,
            "key-weak",
        ),
        case(
            "device-key-not-normal",
            "not below the prime",
            3,
            all_ones,
            "key-not-canonical",
        ),
        case(
            "key-id-of-3",
            "3 bytes",
            4,
            |writer| {
                writer.bytes(&[7; 3]);
            },
            "recovery-key",
        ),
        proven(
            "no-fields",
            "an array of one",
            &[0x81, 1],
            &proving(),
            "not-fields",
        ),
    ]
}

fn refused_by_the_proof() -> Vec<Case> {
    let fields = fields_but(5, |_| ());
    let to = |to: RecoverySecret| Sealing { to, ..proving() };
    let others = fields_but(4, |writer| {
        writer.bytes(other_recovery().public().id().as_bytes());
    });
    let from_other = Sealing {
        from: Some(other_device()),
        ..proving()
    };
    let from_nobody = Sealing {
        from: None,
        ..proving()
    };
    let mut altered = genuine("genuine").as_bytes().to_vec();
    altered[6] ^= 1;
    vec![
        proven(
            "other-authority",
            "another key's id",
            &others,
            &to(other_recovery()),
            "other-key",
        ),
        proven(
            "other-recovery-key",
            "this id, another key",
            &fields,
            &to(other_recovery()),
            "not-proven",
        ),
        proven(
            "other-device",
            "without the key that it names",
            &fields,
            &from_other,
            "not-proven",
        ),
        proven(
            "mode-base",
            "without any key",
            &fields,
            &from_nobody,
            "not-proven",
        ),
        proven(
            "other-label",
            "made for another purpose",
            &fields,
            &Sealing::default(),
            "not-proven",
        ),
        bad(
            "serial-altered",
            "one bit of the serial number",
            &text_of(&altered),
            "not-proven",
        ),
    ]
}
