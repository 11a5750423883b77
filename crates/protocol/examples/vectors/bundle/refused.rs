//! Each way in which a trust bundle is wrong.

use super::{ISSUED, NOT_AFTER, input, typical};
use crate::Case;
use crate::forge::{context, cose, other_root, recovery, root, signing};
use protocol::cbor::Writer;

fn bad(id: &str, about: &'static str, bytes: &[u8], cause: &str) -> Case {
    Case::refused(id, about, input(bytes), cause)
}

fn write(build: impl Fn(&mut Writer)) -> Vec<u8> {
    let mut writer = Writer::new();
    build(&mut writer);
    writer.finish()
}

fn protected() -> Vec<u8> {
    write(|header| {
        let id = root().public().id();
        header.map(2).uint(1).int(-8).uint(4).bytes(id.as_bytes());
    })
}

fn aad() -> Vec<u8> {
    context("regain/v1/trust-bundle", &[])
}

/// The typical payload with the value of one field, by its number, written by someone else.
fn payload_but(place: u64, value: impl Fn(&mut Writer)) -> Vec<u8> {
    write(|writer| {
        writer.map(8);
        for field in 1..=8 {
            writer.uint(field);
            match field {
                _ if field == place => value(writer),
                1 => {
                    writer.uint(1);
                }
                2 => {
                    writer.uint(7);
                }
                3 => {
                    writer.text("Example Recorders");
                }
                4 => {
                    writer.uint(ISSUED);
                }
                5 => {
                    writer.text("https://reset.example.org");
                }
                6 => {
                    writer.array(1).uint(2);
                }
                7 => key(writer.array(1), 1, recovery().public().as_bytes()),
                _ => key(writer.array(1), 1, signing().public().as_bytes()),
            }
        }
    })
}

fn key(writer: &mut Writer, suite: u64, public: &[u8]) {
    writer.array(3).uint(suite).bytes(public).uint(NOT_AFTER);
}

fn signed(id: &str, about: &'static str, payload: &[u8], cause: &str) -> Case {
    bad(
        id,
        about,
        &cose(&protected(), &aad(), payload, &root()),
        cause,
    )
}

pub(super) fn by_the_envelope() -> Vec<Case> {
    let whole = typical().sign(&root()).expect("a bundle by the rules");
    let payload = payload_but(0, |_| ());
    let under = |id: &str, about, header: &dyn Fn(&mut Writer), cause| {
        let protected = write(header);
        bad(
            id,
            about,
            &cose(&protected, &aad(), &payload, &root()),
            cause,
        )
    };
    let id = root().public().id();
    let unprotected = write(|envelope| {
        envelope
            .array(4)
            .bytes(&protected())
            .map(1)
            .uint(4)
            .bytes(id.as_bytes());
        envelope.bytes(&payload).bytes(&[7; 64]);
    });
    let short = write(|envelope| {
        envelope
            .array(4)
            .bytes(&protected())
            .map(0)
            .bytes(&payload)
            .bytes(&[7; 63]);
    });
    let es256 = |header: &mut Writer| {
        header.map(2).uint(1).int(-7).uint(4).bytes(id.as_bytes());
    };
    let crit = |header: &mut Writer| {
        header.map(3).uint(1).int(-8).uint(2).array(1).uint(99);
        header.uint(4).bytes(id.as_bytes());
    };
    let no_id = |header: &mut Writer| {
        header.map(1).uint(1).int(-8);
    };
    vec![
        bad("empty", "no bytes", &[], "truncated"),
        bad(
            "cut",
            "the last byte is missing",
            &whole[..whole.len() - 1],
            "truncated",
        ),
        bad(
            "byte-too-many",
            "a byte follows",
            &[&whole[..], &[0]].concat(),
            "trailing-bytes",
        ),
        bad("too-long", "4097 bytes", &[0; 4097], "bundle-too-long"),
        bad(
            "tagged",
            "COSE's tag 18",
            &[&[0xd2], &whole[..]].concat(),
            "unsupported",
        ),
        bad(
            "not-cose",
            "another thing",
            &write(|item| {
                item.array(3);
            }),
            "truncated",
        ),
        bad("not-an-array", "a number", &[0], "not-signed"),
        bad("signature-of-63", "63 bytes", &short, "not-signed"),
        bad(
            "unprotected-header",
            "a key id not signed",
            &unprotected,
            "unprotected-header",
        ),
        under("algorithm", "ES256 is named", &es256, "algorithm"),
        under(
            "critical-header",
            "a header that has to be understood",
            &crit,
            "protected-header",
        ),
        under(
            "no-key-id",
            "the root key is not named",
            &no_id,
            "protected-header",
        ),
    ]
}

pub(super) fn by_the_signature() -> Vec<Case> {
    let payload = payload_but(0, |_| ());
    let whole = cose(&protected(), &aad(), &payload, &root());
    let other = typical()
        .sign(&other_root())
        .expect("a bundle by the rules");
    let flipped = |from_end: usize| {
        let mut bytes = whole.clone();
        let place = bytes.len() - from_end;
        bytes[place] ^= 1;
        bytes
    };
    let by_other = cose(&protected(), &aad(), &payload, &other_root());
    let no_aad = cose(&protected(), &[], &payload, &root());
    vec![
        bad("other-root", "names another root key", &other, "other-root"),
        bad(
            "other-root-key",
            "this id, another key",
            &by_other,
            "signature",
        ),
        bad(
            "signature-altered",
            "one bit of the signature",
            &flipped(1),
            "signature",
        ),
        bad(
            "payload-altered",
            "one bit of a key's last second",
            &flipped(67),
            "signature",
        ),
        bad(
            "no-external-aad",
            "signed for no purpose",
            &no_aad,
            "signature",
        ),
    ]
}

pub(super) fn by_a_field() -> Vec<Case> {
    let field = |id: &str, about, place, value: &dyn Fn(&mut Writer), cause| {
        signed(id, about, &payload_but(place, value), cause)
    };
    let nine = write(|writer| {
        writer.map(9);
    });
    let nine = [&nine[..], &payload_but(0, |_| ())[1..], &[9, 0]].concat();
    let without_format = write(|writer| {
        writer.map(1).uint(2).uint(7);
    });
    vec![
        field(
            "format-2",
            "another format",
            1,
            &|value| {
                value.uint(2);
            },
            "format",
        ),
        signed("ninth-field", "field 9, reserved", &nine, "fields"),
        signed(
            "no-format",
            "begins with field 2",
            &without_format,
            "fields",
        ),
        signed("payload-cut", "not CBOR", &[0xa8, 1], "truncated"),
        field(
            "version-0",
            "versions begin at 1",
            2,
            &|value| {
                value.uint(0);
            },
            "bundle-version",
        ),
        field(
            "version-too-high",
            "2^32",
            2,
            &|value| {
                value.uint(1 << 32);
            },
            "bundle-version",
        ),
        field(
            "no-name",
            "an empty name",
            3,
            &|value| {
                value.text("");
            },
            "authority",
        ),
        field(
            "name-with-tab",
            "a control character",
            3,
            &|value| {
                value.text("A\tB");
            },
            "authority",
        ),
        field(
            "issued-negative",
            "before 1970",
            4,
            &|value| {
                value.int(-1);
            },
            "issued",
        ),
        field(
            "service-not-secure",
            "http beyond this machine",
            5,
            &|value| {
                value.text("http://reset.example.org");
            },
            "service",
        ),
        field(
            "service-not-normal",
            "a slash at the end",
            5,
            &|value| {
                value.text("https://reset.example.org/");
            },
            "service",
        ),
    ]
}

pub(super) fn by_a_list() -> Vec<Case> {
    let ways = |id: &str, about, ways: &[u64]| {
        let payload = payload_but(6, |value| {
            value.array(ways.len() as u64);
            for &way in ways {
                value.uint(way);
            }
        });
        signed(id, about, &payload, "ways")
    };
    let keys = |id: &str, about, place, keys: &[(u64, &[u8])], cause| {
        let payload = payload_but(place, |value| {
            value.array(keys.len() as u64);
            for (suite, public) in keys {
                key(value, *suite, public);
            }
        });
        signed(id, about, &payload, cause)
    };
    let public = *recovery().public().as_bytes();
    let one: (u64, &[u8]) = (1, &public);
    let mut identity = [0; 32];
    identity[0] = 1;
    vec![
        ways("no-ways", "an empty list", &[]),
        ways("ways-unsorted", "2 before 1", &[2, 1]),
        ways("way-twice", "2 and 2", &[2, 2]),
        ways("way-unknown", "way 6", &[6]),
        keys("no-recovery-key", "an empty list", 7, &[], "keys"),
        keys("nine-recovery-keys", "9 keys", 7, &[one; 9], "keys"),
        keys(
            "suite-2",
            "a suite not built yet",
            7,
            &[(2, &public)],
            "suite",
        ),
        keys(
            "recovery-key-short",
            "31 bytes",
            7,
            &[(1, &public[1..])],
            "key-length",
        ),
        keys(
            "recovery-key-weak",
            "a point of low order",
            7,
            &[(1, &[0; 32])],
            "key-weak",
        ),
        keys(
            "recovery-key-not-normal",
            "not below the prime",
            7,
            &[(1, &[0xff; 32])],
            "key-not-canonical",
        ),
        keys(
            "recovery-key-twice",
            "the same key again",
            7,
            &[one, one],
            "key-id-repeated",
        ),
        keys(
            "signing-key-weak",
            "the neutral point",
            8,
            &[(1, &identity)],
            "key-weak",
        ),
    ]
}
