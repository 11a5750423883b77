//! `cbor.json`: bytes, in the one form of CBOR or in another.

use crate::{Case, Group, hex};
use serde_json::json;

pub(crate) fn group() -> Group {
    let good = |id: &str, about, bytes: &[u8]| {
        Case::accepted(id, about, json!({ "bytes": hex(bytes) }), json!({}))
    };
    let bad = |id: &str, about, bytes: &[u8], cause: &str| {
        Case::refused(id, about, json!({ "bytes": hex(bytes) }), cause)
    };
    let nested = |depth: usize| [&vec![0x81; depth][..], &[0]].concat();
    Group {
        group: "cbor",
        about: "Decide whether `bytes` are exactly one item of the CBOR that the protocol uses.",
        cases: vec![
            good("zero", "0", &[0x00]),
            good(
                "largest-number",
                "2^64 - 1",
                &[0x1b, 255, 255, 255, 255, 255, 255, 255, 255],
            ),
            good("negative", "-8", &[0x27]),
            good("text", "an umlaut", &[0x62, 0xc3, 0xbc]),
            good(
                "map",
                "keys 1, 24 and -1 in the order of their bytes",
                &[0xa3, 0x01, 0x00, 0x18, 24, 0x00, 0x20, 0x00],
            ),
            good("words", "[false, true, null]", &[0x83, 0xf4, 0xf5, 0xf6]),
            good("eight-deep", "eight arrays inside each other", &nested(8)),
            bad("empty", "no bytes", &[], "truncated"),
            bad(
                "number-cut",
                "two bytes of length announced, one there",
                &[0x19, 1],
                "truncated",
            ),
            bad(
                "string-cut",
                "two bytes announced, one there",
                &[0x42, 1],
                "truncated",
            ),
            bad(
                "array-cut",
                "two items announced, one there",
                &[0x82, 1],
                "truncated",
            ),
            bad("byte-too-many", "a byte follows", &[0, 0], "trailing-bytes"),
            bad("23-in-two-bytes", "18 17", &[0x18, 0x17], "not-shortest"),
            bad(
                "255-in-three-bytes",
                "19 00 ff",
                &[0x19, 0, 255],
                "not-shortest",
            ),
            bad(
                "length-in-two-bytes",
                "58 01 00",
                &[0x58, 1, 0],
                "not-shortest",
            ),
            bad(
                "indefinite-string",
                "5f",
                &[0x5f, 0x41, 0, 0xff],
                "indefinite",
            ),
            bad("indefinite-array", "9f", &[0x9f, 0, 0xff], "indefinite"),
            bad(
                "keys-unsorted",
                "2 before 1",
                &[0xa2, 2, 0, 1, 0],
                "keys-unsorted",
            ),
            bad(
                "keys-by-length",
                "-1 before 24: shorter, but higher",
                &[0xa2, 0x20, 0, 0x18, 24, 0],
                "keys-unsorted",
            ),
            bad("key-twice", "1 and 1", &[0xa2, 1, 0, 1, 0], "key-repeated"),
            bad(
                "not-utf8",
                "a lone continuation byte",
                &[0x61, 0x80],
                "not-utf8",
            ),
            bad(
                "nine-deep",
                "nine arrays inside each other",
                &nested(9),
                "too-deep",
            ),
            bad("tag", "a date", &[0xc1, 0], "unsupported"),
            bad("float", "0.0", &[0xf9, 0, 0], "unsupported"),
            bad("undefined", "f7", &[0xf7], "unsupported"),
            bad("reserved-head", "1c", &[0x1c], "unsupported"),
        ],
    }
}
