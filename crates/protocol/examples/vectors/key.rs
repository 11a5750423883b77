//! `key.json`: public keys, their ids and text forms.

use crate::forge::{device, recovery, root, signing};
use crate::{Case, Group, hex};
use serde_json::json;

pub(crate) fn group() -> Group {
    let good = |id: &str, purpose: &str, public: &[u8; 32], key_id: String, text: String| {
        let result = json!({ "id": key_id, "text": text });
        let input = json!({ "purpose": purpose, "bytes": hex(public) });
        Case::accepted(id, "its id and its text form", input, result)
    };
    let bad = |id: &str, about, purpose: &str, bytes: &[u8], cause: &str| {
        let input = json!({ "purpose": purpose, "bytes": hex(bytes) });
        Case::refused(id, about, input, cause)
    };
    let bad_text = |id: &str, about, text: String| {
        let input = json!({ "purpose": "recovery", "text": text });
        Case::refused(id, about, input, "key-text")
    };
    let (recovery, device) = (recovery().public(), device().public());
    let (root, signing) = (root().public(), signing().public());
    let mut high_bit = *recovery.as_bytes();
    high_bit[31] |= 0x80;
    let low = |first: u8| {
        let mut bytes = [0; 32];
        bytes[0] = first;
        bytes
    };
    Group {
        group: "key",
        about: "Take `bytes`, or else the text form `text`, as a public key for `purpose` and name it.",
        cases: vec![
            good(
                "recovery",
                "recovery",
                recovery.as_bytes(),
                recovery.id().to_string(),
                recovery.to_text(),
            ),
            good(
                "device",
                "device",
                device.as_bytes(),
                device.id().to_string(),
                device.to_text(),
            ),
            good(
                "root",
                "root",
                root.as_bytes(),
                root.id().to_string(),
                root.to_text(),
            ),
            good(
                "signing",
                "signing",
                signing.as_bytes(),
                signing.id().to_string(),
                signing.to_text(),
            ),
            bad("of-31", "31 bytes", "recovery", &[9; 31], "key-length"),
            bad("zero", "X25519's point 0", "recovery", &low(0), "key-weak"),
            bad("one", "X25519's point 1", "device", &low(1), "key-weak"),
            bad(
                "high-bit",
                "a bit that X25519 ignores",
                "recovery",
                &high_bit,
                "key-not-canonical",
            ),
            bad(
                "beyond-the-prime",
                "2^255 - 1",
                "device",
                &[&[0xff; 31][..], &[0x7f]].concat(),
                "key-not-canonical",
            ),
            bad(
                "neutral-point",
                "Ed25519's neutral point",
                "root",
                &low(1),
                "key-weak",
            ),
            bad(
                "not-a-point",
                "no point of the curve",
                "signing",
                &low(2),
                "key-weak",
            ),
            bad(
                "beyond-the-prime-too",
                "2^256 - 1",
                "root",
                &[0xff; 32],
                "key-not-canonical",
            ),
            Case::accepted(
                "text",
                "the text form, with blanks around it",
                json!({ "purpose": "recovery", "text": format!(" {}\n", recovery.to_text()) }),
                json!({ "id": recovery.id().to_string(), "text": recovery.to_text() }),
            ),
            bad_text("padded", "padding", recovery.to_text() + "="),
            bad_text(
                "standard-base64",
                "a character of the other base64 alphabet",
                recovery.to_text().replace('_', "/"),
            ),
            bad_text(
                "spare-bits",
                "spare bits that are not zero",
                recovery.to_text().replace("HmBM", "HmBN"),
            ),
        ],
    }
}
