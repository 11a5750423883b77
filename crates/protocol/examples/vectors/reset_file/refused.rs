//! Each way in which a reset file is wrong.

mod fields;

pub(super) use fields::{by_a_field, by_the_challenge};

use super::{CLOCK, ISSUED, asking, input};
use crate::Case;
use crate::forge::{
    Sealing, context, cose_by, device, newer_signing, other_device, other_recovery, serial, signing,
};
use protocol::cbor::Writer;
use protocol::{DeviceKey, RecoverySecret, Scope, SigningKey, Way};

const MAGIC: &[u8] = b"\x89RGN\r\n\x1a\n";

fn bad(id: &str, about: &'static str, bytes: &[u8], cause: &str) -> Case {
    let challenge = asking(Way::File, Scope::Administrator);
    Case::refused(id, about, input(bytes, &challenge, CLOCK), cause)
}

fn write(build: impl Fn(&mut Writer)) -> Vec<u8> {
    let mut writer = Writer::new();
    build(&mut writer);
    writer.finish()
}

fn header_for(device: &DeviceKey) -> Vec<u8> {
    write(|header| {
        let id = device.public().id();
        header.array(2).uint(1).bytes(id.as_bytes());
    })
}

fn protected(key: &SigningKey) -> Vec<u8> {
    write(|header| {
        let id = key.public().id();
        header.map(2).uint(1).int(-8).uint(4).bytes(id.as_bytes());
    })
}

fn aad_for(device: &DeviceKey) -> Vec<u8> {
    context("regain/v1/authorization", device.public().as_bytes())
}

/// The typical payload with the value of one field, by its number, written by someone else.
fn payload_but(place: u64, value: impl Fn(&mut Writer)) -> Vec<u8> {
    let challenge = asking(Way::File, Scope::Administrator);
    write(|writer| {
        writer.map(8);
        for field in 1..=8 {
            writer.uint(field);
            match field {
                _ if field == place => {
                    value(writer);
                    continue;
                }
                2 => writer.bytes(challenge.hash().as_bytes()),
                3 => writer.text(serial().as_str()),
                5 => writer.uint(ISSUED),
                6 => writer.uint(ISSUED + 24 * 3600),
                7 => writer.text("RG-482-190-335"),
                _ => writer.uint(1),
            };
        }
    })
}

fn typical_payload() -> Vec<u8> {
    payload_but(0, |_| ())
}

fn signed(payload: &[u8]) -> Vec<u8> {
    let key = signing();
    cose_by(
        &key.to_bytes(),
        &protected(&key),
        &aad_for(&device()),
        payload,
    )
}

fn content(signed: &[u8]) -> Vec<u8> {
    write(|content| {
        content.array(2).bytes(signed).null();
    })
}

/// Sealed as an authority seals: from nobody in particular to the device.
fn sealing(to: &DeviceKey) -> Sealing<'static> {
    Sealing {
        label: "regain/v1/reset-file",
        from: None,
        to: RecoverySecret::from_bytes(&to.to_bytes()),
        ..Sealing::default()
    }
}

/// A whole file around this content.
fn file(id: &str, content: &[u8]) -> Vec<u8> {
    let header = header_for(&device());
    let sealed = sealing(&device()).seal(id, &header, content);
    [MAGIC, &header, &sealed].concat()
}

fn typical(id: &str) -> Vec<u8> {
    file(id, &content(&signed(&typical_payload())))
}

/// A file around this envelope.
fn enveloped(id: &str, about: &'static str, signed: &[u8], cause: &str) -> Case {
    bad(id, about, &file(id, &content(signed)), cause)
}

pub(super) fn by_the_frame() -> Vec<Case> {
    let whole = typical("frame");
    let text: Vec<u8> = whole
        .iter()
        .copied()
        .filter(|&byte| byte != b'\r')
        .collect();
    let under = |id: &str, about, header: &[u8], cause| {
        bad(id, about, &[MAGIC, header, &[7; 300]].concat(), cause)
    };
    let id = device().public().id();
    let version_2 = write(|header| {
        header.array(2).uint(2).bytes(id.as_bytes());
    });
    let three = write(|header| {
        header.array(3).uint(1).bytes(id.as_bytes()).uint(0);
    });
    let short = write(|header| {
        header.array(2).uint(1).bytes(&[7; 3]);
    });
    vec![
        bad("empty", "no bytes", &[], "not-a-reset-file"),
        bad(
            "picture",
            "a PNG",
            b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR",
            "not-a-reset-file",
        ),
        bad(
            "line-ends",
            "line ends changed on the way",
            &text,
            "not-a-reset-file",
        ),
        bad(
            "too-long",
            "16385 bytes",
            &[0; 16_385],
            "reset-file-too-long",
        ),
        bad("magic-alone", "nothing follows", MAGIC, "truncated"),
        under("version-2", "another version", &version_2, "version"),
        under("header-of-3", "a third field", &three, "reset-header"),
        under("key-id-of-3", "3 bytes", &short, "reset-header"),
        under("header-a-number", "not an array", &[1], "reset-header"),
        under(
            "header-indefinite",
            "not deterministic",
            &[0x9f],
            "indefinite",
        ),
    ]
}

pub(super) fn by_the_seal() -> Vec<Case> {
    let inside = content(&signed(&typical_payload()));
    let sealed = |id: &str, about, sealing: &Sealing<'_>, cause| {
        let header = header_for(&device());
        let sealed = sealing.seal(id, &header, &inside);
        bad(id, about, &[MAGIC, &header, &sealed].concat(), cause)
    };
    let whole = typical("seal");
    let header = header_for(&other_device());
    let elsewhere = sealing(&other_device()).seal("elsewhere", &header, &inside);
    let elsewhere = [MAGIC, &header, &elsewhere].concat();
    let with = |change: fn(&mut Sealing<'static>)| {
        let mut sealing = sealing(&device());
        change(&mut sealing);
        sealing
    };
    let in_mode_auth = with(|sealing| sealing.from = Some(other_device()));
    let other_label = with(|sealing| sealing.label = "regain/v1/enrolment");
    let in_aad = with(|sealing| sealing.in_info = false);
    let mut flipped = whole.clone();
    if let Some(last) = flipped.last_mut() {
        *last ^= 1;
    }
    let closed = "does-not-open";
    let with_proof = write(|content| {
        content.array(2).bytes(&signed(&typical_payload()));
        content.bytes(b"proof");
    });
    let three = write(|content| {
        content.array(3).bytes(&[]).null().null();
    });
    vec![
        bad(
            "other-device",
            "sealed to another device",
            &elsewhere,
            "other-device",
        ),
        sealed(
            "other-key",
            "this id, another key",
            &sealing(&other_device()),
            closed,
        ),
        sealed("mode-auth", "with a sender", &in_mode_auth, closed),
        sealed(
            "other-label",
            "sealed for another purpose",
            &other_label,
            closed,
        ),
        sealed("in-aad", "header in aad, not in info", &in_aad, closed),
        bad("altered", "one bit of the tag", &flipped, closed),
        bad(
            "cut",
            "the last byte is missing",
            &whole[..whole.len() - 1],
            closed,
        ),
        bad(
            "no-box",
            "nothing follows the header",
            &[MAGIC, &header_for(&device())].concat(),
            closed,
        ),
        bad(
            "content-empty",
            "nothing inside",
            &file("content-empty", &[]),
            "sealed-content",
        ),
        bad(
            "content-of-3",
            "three parts",
            &file("content-of-3", &three),
            "sealed-content",
        ),
        bad(
            "proof",
            "a proof of inclusion, reserved",
            &file("proof", &with_proof),
            "proof",
        ),
    ]
}

pub(super) fn by_the_envelope() -> Vec<Case> {
    let payload = typical_payload();
    let under = |id: &str, about, header: &dyn Fn(&mut Writer), cause| {
        let signed = cose_by(
            &signing().to_bytes(),
            &write(header),
            &aad_for(&device()),
            &payload,
        );
        enveloped(id, about, &signed, cause)
    };
    let key = signing().public().id();
    let unsigned = write(|envelope| {
        envelope.array(4).bytes(&protected(&signing())).map(0);
        envelope.bytes(&payload).bytes(&[]);
    });
    let unprotected = write(|envelope| {
        envelope.array(4).bytes(&protected(&signing())).map(1);
        envelope.uint(4).bytes(key.as_bytes());
        envelope.bytes(&payload).bytes(&[7; 64]);
    });
    let es256 = |header: &mut Writer| {
        header.map(2).uint(1).int(-7).uint(4).bytes(key.as_bytes());
    };
    let no_key = |header: &mut Writer| {
        header.map(1).uint(1).int(-8);
    };
    let tagged = [&[0xd2], &signed(&payload)[..]].concat();
    vec![
        enveloped(
            "bare",
            "the authorization without an envelope",
            &payload,
            "not-signed",
        ),
        enveloped("unsigned", "an empty signature", &unsigned, "not-signed"),
        enveloped("tagged", "COSE's tag 18", &tagged, "unsupported"),
        enveloped(
            "unprotected-header",
            "a key id not signed",
            &unprotected,
            "unprotected-header",
        ),
        under("algorithm", "ES256 is named", &es256, "algorithm"),
        under(
            "no-key-id",
            "the signing key is not named",
            &no_key,
            "protected-header",
        ),
    ]
}

pub(super) fn by_the_signature() -> Vec<Case> {
    let payload = typical_payload();
    let by = |key: &SigningKey, named: &SigningKey, aad: &[u8]| {
        cose_by(&key.to_bytes(), &protected(named), aad, &payload)
    };
    let stranger = SigningKey::from_bytes(&other_recovery().to_bytes());
    let (ours, newer, here) = (signing(), newer_signing(), aad_for(&device()));
    let mut altered = signed(&payload);
    if let Some(last) = altered.last_mut() {
        *last ^= 1;
    }
    let for_other = by(&ours, &ours, &aad_for(&other_device()));
    let as_bundle = by(&ours, &ours, &context("regain/v1/trust-bundle", &[]));
    let wrong = "signature";
    let mut older = enveloped(
        "older-bundle",
        "by a key that the present bundle no longer names",
        &by(&ours, &ours, &here),
        "other-signing-key",
    );
    older.input["signing_public"] = serde_json::json!([crate::hex(newer.public().as_bytes())]);
    vec![
        older,
        enveloped(
            "other-authority",
            "by a stranger",
            &by(&stranger, &stranger, &here),
            "other-signing-key",
        ),
        enveloped(
            "other-signer",
            "this id, another key",
            &by(&newer, &ours, &here),
            wrong,
        ),
        enveloped("signature-altered", "one bit of it", &altered, wrong),
        enveloped(
            "sealed-anew",
            "signed for another device",
            &for_other,
            wrong,
        ),
        enveloped("other-purpose", "signed as if a bundle", &as_bundle, wrong),
        enveloped(
            "no-external-aad",
            "signed for no purpose",
            &by(&ours, &ours, &[]),
            wrong,
        ),
    ]
}
