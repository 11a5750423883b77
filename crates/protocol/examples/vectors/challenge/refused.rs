//! Each way in which a challenge is wrong.

use super::input;
use crate::Case;
use crate::forge::{
    Sealing, header_but, other_device, other_recovery, plaintext, typical_header, write_field,
};
use protocol::cbor::Writer;

fn bad(id: &str, about: &'static str, bytes: &[u8], cause: &str) -> Case {
    Case::refused(id, about, input(bytes), cause)
}

/// A header with one fault, and a sealed part that is right for it.
fn sealed_under(id: &str, about: &'static str, header: &[u8], cause: &str) -> Case {
    let sealed = Sealing::default().seal(id, header, &plaintext("owner@example.org"));
    bad(id, about, &[header, &sealed].concat(), cause)
}

fn typical() -> Vec<u8> {
    let header = typical_header();
    let sealed = Sealing::default().seal("whole", &header, &plaintext("owner@example.org"));
    [header, sealed].concat()
}

pub(super) fn as_bytes() -> Vec<Case> {
    let (whole, header) = (typical(), typical_header());
    let mut long = whole.clone();
    long.resize(200, 0);
    let mut indefinite = header.clone();
    indefinite[0] = 0x9f;
    let mut tagged = header.clone();
    tagged.insert(0, 0xc1);
    let mut long_form = header_but(8, |_| ());
    long_form.splice(long_form.len() - 2..long_form.len() - 2, [0x18, 12]);
    let mut ten = Writer::new();
    let mut twelve = Writer::new();
    ten.array(10);
    twelve.array(12);
    (0..10).for_each(|field| write_field(&mut ten, field));
    (0..12).for_each(|field| write_field(&mut twelve, field.min(10)));
    let without = &whole[..whole.len() - 1];
    let with = [&whole[..], &[0]].concat();
    vec![
        bad("empty", "no bytes", &[], "truncated"),
        bad(
            "two-hundred-bytes",
            "longer than 199 bytes",
            &long,
            "challenge-too-long",
        ),
        bad(
            "half-a-header",
            "ends inside the header",
            &whole[..40],
            "truncated",
        ),
        sealed_under(
            "indefinite",
            "an array of no stated length",
            &indefinite,
            "indefinite",
        ),
        sealed_under(
            "tagged",
            "a CBOR tag before the header",
            &tagged,
            "unsupported",
        ),
        sealed_under(
            "long-form",
            "the boot counter as 18 0c",
            &long_form,
            "not-shortest",
        ),
        sealed_under(
            "not-an-array",
            "a map for a header",
            &[0xa1, 1, 1],
            "not-a-header",
        ),
        sealed_under("ten-fields", "no scope", &ten.finish(), "not-a-header"),
        sealed_under(
            "twelve-fields",
            "a field too many",
            &twelve.finish(),
            "not-a-header",
        ),
        bad(
            "sealed-part-short",
            "one byte too few",
            without,
            "sealed-length",
        ),
        bad(
            "sealed-part-long",
            "one byte too many",
            &with,
            "sealed-length",
        ),
    ]
}

pub(super) fn by_a_field() -> Vec<Case> {
    let text = |id: &str, about, field, text: &str, cause| {
        let header = header_but(field, |writer| {
            writer.text(text);
        });
        sealed_under(id, about, &header, cause)
    };
    let uint = |id: &str, about, field, value, cause| {
        let header = header_but(field, |writer| {
            writer.uint(value);
        });
        sealed_under(id, about, &header, cause)
    };
    let bytes = |id: &str, about, field, length: usize, cause| {
        let header = header_but(field, |writer| {
            writer.bytes(&vec![7; length]);
        });
        sealed_under(id, about, &header, cause)
    };
    // Under a short serial number, or the whole would be too long before its model is.
    let mut long_model = Writer::new();
    long_model.array(11);
    (0..2).for_each(|field| write_field(&mut long_model, field));
    long_model.text("7").text(&"M".repeat(33));
    (4..11).for_each(|field| write_field(&mut long_model, field));
    vec![
        uint(
            "version-2",
            "another version of the protocol",
            0,
            2,
            "version",
        ),
        text(
            "version-as-text",
            "a version that is no number",
            0,
            "1",
            "not-a-header",
        ),
        bytes(
            "key-id-of-3",
            "a recovery key id of 3 bytes",
            1,
            3,
            "recovery-key",
        ),
        text(
            "serial-small-letters",
            "not its normal form",
            2,
            "rg4t7m2kxx9876543210",
            "serial",
        ),
        text(
            "serial-with-blank",
            "a blank in it",
            2,
            "RG4T7M2K 9876543210",
            "serial",
        ),
        text("serial-empty", "no characters", 2, "", "serial"),
        text(
            "serial-of-25",
            "25 characters",
            2,
            &"7".repeat(25),
            "serial",
        ),
        text(
            "model-blank-at-end",
            "not its normal form",
            3,
            "RG1602-16S ",
            "model",
        ),
        sealed_under(
            "model-of-33",
            "33 characters",
            &long_model.finish(),
            "model",
        ),
        text(
            "model-not-ascii",
            "a letter beyond ASCII",
            3,
            "NVR\u{e9}",
            "model",
        ),
        text("firmware-empty", "no characters", 4, "", "firmware"),
        text(
            "firmware-with-tab",
            "a control character",
            4,
            "B32\t20",
            "firmware",
        ),
        text(
            "names-of-56",
            "56 characters together",
            4,
            &"F".repeat(26),
            "identity-too-long",
        ),
        bytes("nonce-of-15", "a nonce of 15 bytes", 5, 15, "nonce"),
        uint("clock-too-far", "2^32 seconds", 6, 1 << 32, "clock"),
        sealed_under(
            "started-negative",
            "a start before 1970",
            &header_but(7, |writer| {
                writer.int(-1);
            }),
            "started",
        ),
        text(
            "boot-as-text",
            "a boot counter that is no number",
            8,
            "12",
            "boot",
        ),
        uint("way-0", "no way has this number", 9, 0, "way"),
        uint(
            "way-4",
            "a dated way, which needs no challenge",
            9,
            4,
            "way",
        ),
        uint("way-6", "no way has this number", 9, 6, "way"),
        uint("scope-0", "no scope has this number", 10, 0, "scope"),
        uint("scope-5", "no scope has this number", 10, 5, "scope"),
        uint(
            "scope-3-by-key",
            "the reserved email is confirmed by way 1 only",
            10,
            3,
            "scope",
        ),
        uint(
            "scope-4-by-key",
            "a farewell goes by way 1 only",
            10,
            4,
            "scope",
        ),
    ]
}

pub(super) fn by_the_seal() -> Vec<Case> {
    let flipped = |id: &str, about, from_end: usize| {
        let mut bytes = typical();
        let place = bytes.len() - from_end;
        bytes[place] ^= 1;
        bad(id, about, &bytes, "does-not-open")
    };
    let sealed = |id: &str, about, sealing: &Sealing<'_>, cause| {
        let header = typical_header();
        let sealed = sealing.seal(id, &header, &plaintext("owner@example.org"));
        bad(id, about, &[header, sealed].concat(), cause)
    };
    let content = |id: &str, about, plaintext: &[u8; 50]| {
        let header = typical_header();
        let sealed = Sealing::default().seal(id, &header, plaintext);
        bad(id, about, &[header, sealed].concat(), "sealed-content")
    };
    let mut high_bit = typical();
    let top = high_bit.len() - 66 - 1;
    high_bit[top] ^= 0x80;
    let (mut padded, mut too_long) = (plaintext("owner@example.org"), plaintext(""));
    padded[49] = 1;
    too_long[5] = 45;
    let other_id = header_but(1, |writer| {
        writer.bytes(other_recovery().public().id().as_bytes());
    });
    let to_other = Sealing {
        to: other_recovery(),
        ..Sealing::default()
    };
    let from_other = Sealing {
        from: Some(other_device()),
        ..Sealing::default()
    };
    let from_nobody = Sealing {
        from: None,
        ..Sealing::default()
    };
    let other_label = Sealing {
        label: "regain/v1/enrolment",
        ..Sealing::default()
    };
    let as_aad = Sealing {
        in_info: false,
        ..Sealing::default()
    };
    vec![
        flipped(
            "serial-altered",
            "one bit of the serial number",
            typical().len() - 8,
        ),
        flipped(
            "encapsulated-key-altered",
            "one bit of the encapsulated key",
            98,
        ),
        bad(
            "encapsulated-key-high-bit",
            "the bit that X25519 ignores",
            &high_bit,
            "does-not-open",
        ),
        flipped("ciphertext-altered", "one bit of the sealed code", 66),
        flipped("tag-altered", "one bit of the tag", 1),
        sealed_under(
            "other-authority",
            "names another recovery key",
            &other_id,
            "other-key",
        ),
        sealed(
            "other-recovery-key",
            "this id, another key",
            &to_other,
            "does-not-open",
        ),
        sealed(
            "other-device",
            "made by another device",
            &from_other,
            "does-not-open",
        ),
        sealed(
            "mode-base",
            "made by nobody in particular",
            &from_nobody,
            "does-not-open",
        ),
        sealed(
            "other-label",
            "made for another purpose",
            &other_label,
            "does-not-open",
        ),
        sealed(
            "header-as-aad",
            "the header in aad, not in info",
            &as_aad,
            "does-not-open",
        ),
        content("padding-not-zero", "the last byte of padding is 1", &padded),
        content("email-of-45", "a length of 45", &too_long),
        content(
            "email-not-normal",
            "a domain in capitals",
            &plaintext("owner@Example.org"),
        ),
        content(
            "email-not-one",
            "no mail address at all",
            &plaintext("owner"),
        ),
    ]
}
