//! What people type: codes, numbers of challenges, mail addresses, dates.

use crate::{Case, Group, hex};
use protocol::{Code, DeviceDate, DeviceTime, Email, TemporaryPassword};
use serde_json::{Value, json};

pub(crate) fn code() -> Group {
    let good = |id: &str, about, text: &str| {
        let code = Code::parse(text).expect("a code");
        let result = json!({ "bytes": hex(code.as_bytes()), "text": code.to_text().as_str() });
        Case::accepted(id, about, json!({ "text": text }), result)
    };
    let bad = |id: &str, about, text: &str, cause: &str| {
        Case::refused(id, about, json!({ "text": text }), cause)
    };
    Group {
        group: "code",
        about: "Read `text`, as a person typed it, as a code.",
        cases: vec![
            good("as-shown", "XXXX-XXXX", "01AB-CD89"),
            good("small-letters", "case does not count", "01ab-cd89"),
            good("look-alikes", "O for 0, I and L for 1", "OIAB-lo89"),
            good(
                "blanks-and-dashes",
                "wherever they stand",
                " 0 1-A B C-D-8 9\t",
            ),
            good("dash-of-a-word-processor", "U+2013", "01AB\u{2013}CD89"),
            good("blank-of-a-mail-program", "U+00A0", "01AB\u{a0}CD89"),
            good("all-ones", "the highest", "ZZZZ-ZZZZ"),
            bad("seven", "a character too few", "01AB-CD8", "wrong-length"),
            bad(
                "nine",
                "a character too many",
                "01AB-CD89-X",
                "wrong-length",
            ),
            bad("nothing", "only a dash", "-", "wrong-length"),
            bad("letter-u", "U is not a symbol", "U1AB-CD89", "not-a-symbol"),
            bad(
                "full-stop",
                "a full stop is no separator",
                "01AB.CD89",
                "not-a-symbol",
            ),
            bad("wide-letter", "U+FF21", "01\u{ff21}B-CD89", "not-a-symbol"),
        ],
    }
}

pub(crate) fn temporary_password() -> Group {
    let good = |id: &str, about, text: &str| {
        let password = TemporaryPassword::parse(text).expect("a temporary password");
        let result = json!({ "text": password.to_text().as_str() });
        Case::accepted(id, about, json!({ "text": text }), result)
    };
    let bad = |id: &str, about, text: &str, cause: &str| {
        Case::refused(id, about, json!({ "text": text }), cause)
    };
    Group {
        group: "temporary-password",
        about: "Read `text`, as a person typed it, as a temporary password.",
        cases: vec![
            good("as-shown", "XXXX-XXXX-XXXX", "01AB-CD89-XYZ0"),
            good("small-letters", "case does not count", "01ab-cd89-xyz0"),
            good("look-alikes", "O for 0, I and L for 1", "OIAB-lo89-XYZo"),
            good(
                "blanks-and-dashes",
                "wherever they stand",
                " 01 AB\u{2013}CD\u{a0}89 XY-Z0\t",
            ),
            good("all-ones", "the highest", "ZZZZ-ZZZZ-ZZZZ"),
            bad("a-code", "a code has only 8", "01AB-CD89", "wrong-length"),
            bad("eleven", "one too few", "01AB-CD89-XYZ", "wrong-length"),
            bad(
                "thirteen",
                "one too many",
                "01AB-CD89-XYZ0-7",
                "wrong-length",
            ),
            bad("nothing", "no characters", "", "wrong-length"),
            bad(
                "letter-u",
                "U is not a symbol",
                "01AB-CD89-XYZU",
                "not-a-symbol",
            ),
        ],
    }
}

pub(crate) fn number() -> Group {
    let good = |id: &str, about, text: &str, bits: u32, shown: &str| {
        let result = json!({ "bits": bits, "text": shown });
        Case::accepted(id, about, json!({ "text": text }), result)
    };
    let bad = |id: &str, about, text: &str, cause: &str| {
        Case::refused(id, about, json!({ "text": text }), cause)
    };
    Group {
        group: "number",
        about: "Read `text`, as a person typed it, as the number of a challenge.",
        cases: vec![
            good("lowest", "all zeros", "0000-00", 0, "0000-00"),
            good("highest", "30 ones", "zzzzzz", (1 << 30) - 1, "ZZZZ-ZZ"),
            good("look-alikes", "o for 0, l for 1", "ooool1", 33, "0000-11"),
            bad("five", "a character too few", "7K2M-Q", "wrong-length"),
            bad("letter-u", "U is not a symbol", "7K2M-QU", "not-a-symbol"),
        ],
    }
}

pub(crate) fn email() -> Group {
    let good = |id: &str, about, text: &str| {
        let email = Email::parse(text).expect("an address");
        let result = json!({ "email": email.as_str(), "masked": email.masked() });
        Case::accepted(
            id,
            about,
            json!({ "text": text, "reserved": false }),
            result,
        )
    };
    let bad = |id: &str, about, text: &str, reserved: bool, cause: &str| {
        Case::refused(
            id,
            about,
            json!({ "text": text, "reserved": reserved }),
            cause,
        )
    };
    let long_domain = format!("owner-of-it@{0}.{0}.{0}.{0}.org", "d".repeat(60));
    let long_local = format!("{}@example.org", "o".repeat(65));
    let for_a_box = format!("{}@example.org", "o".repeat(33));
    Group {
        group: "email",
        about: "Read `text` as a mail address; where `reserved` is true, as one that a device \
                keeps in reserve.",
        cases: vec![
            good(
                "typical",
                "three characters are shown",
                "service@example.com",
            ),
            good(
                "capitals",
                "the domain is put into small letters",
                "Owner@Example.ORG",
            ),
            good("short", "one character is shown", "a@b.example"),
            good(
                "signs",
                "all that mail systems take",
                "o'wner+nvr_1.x=y@mail.example.co.uk",
            ),
            bad("empty", "nothing", "", false, "empty"),
            bad(
                "blank-inside",
                "a blank",
                "own er@example.org",
                false,
                "not-plain",
            ),
            bad(
                "not-ascii",
                "an umlaut",
                "\u{f6}wner@example.org",
                false,
                "not-plain",
            ),
            bad("no-at", "no @", "owner.example.org", false, "no-at"),
            bad(
                "two-ats",
                "two of them",
                "owner@home@example.org",
                false,
                "several-ats",
            ),
            bad(
                "no-local",
                "nothing before the @",
                "@example.org",
                false,
                "local",
            ),
            bad(
                "dots",
                "two dots in a row",
                "own..er@example.org",
                false,
                "local",
            ),
            bad(
                "quotes",
                "a quoted part",
                "\"owner\"@example.org",
                false,
                "local",
            ),
            bad(
                "long-local",
                "65 characters before the @",
                &long_local,
                false,
                "local",
            ),
            bad(
                "no-dot",
                "a domain without a dot",
                "owner@localhost",
                false,
                "domain",
            ),
            bad(
                "hyphen",
                "a label that begins with -",
                "owner@-example.org",
                false,
                "domain",
            ),
            bad(
                "numbers",
                "an IP address",
                "owner@192.0.2.1",
                false,
                "domain",
            ),
            bad(
                "too-long",
                "259 characters",
                &long_domain,
                false,
                "too-long",
            ),
            bad(
                "too-long-to-seal",
                "45 characters",
                &for_a_box,
                true,
                "too-long-to-seal",
            ),
        ],
    }
}

pub(crate) fn date() -> Group {
    let date = |id: &str, about, text: &str| {
        let date = DeviceDate::parse(text).expect("a date");
        let epoch = DeviceDate::parse("1970-01-01").expect("a date");
        let result = json!({ "text": date.to_string(), "days": date.days_since(&epoch) });
        Case::accepted(id, about, json!({ "date": text }), result)
    };
    let time = |id: &str, about, text: &str| {
        let time = DeviceTime::parse(text).expect("a time");
        let result = json!({ "text": time.to_string(), "seconds": time.seconds() });
        Case::accepted(id, about, json!({ "time": text }), result)
    };
    let bad = |id: &str, about, input: Value, cause: &str| Case::refused(id, about, input, cause);
    Group {
        group: "date",
        about: "Read `date` as a calendar date, or `time` as a device's date and time.",
        cases: vec![
            date("typical", "days since 1970-01-01", "2026-11-21"),
            date("leap-day", "2028 is a leap year", "2028-02-29"),
            date("century", "2000 was a leap year", "2000-02-29"),
            time(
                "time",
                "seconds since 1970-01-01 00:00:00",
                "2026-11-21 09:05:00",
            ),
            time("time-with-t", "a T in the middle", "2026-11-21T09:05:00"),
            time("last", "2^32 - 1 seconds", "2106-02-07 06:28:15"),
            bad(
                "no-leap-day",
                "2026 is none",
                json!({ "date": "2026-02-29" }),
                "no-such-day",
            ),
            bad(
                "no-century",
                "2100 is none",
                json!({ "date": "2100-02-29" }),
                "no-such-day",
            ),
            bad(
                "month-13",
                "no such month",
                json!({ "date": "2026-13-01" }),
                "no-such-day",
            ),
            bad(
                "day-0",
                "no such day",
                json!({ "date": "2026-11-00" }),
                "no-such-day",
            ),
            bad(
                "other-order",
                "day first",
                json!({ "date": "21-11-2026" }),
                "form",
            ),
            bad(
                "short-year",
                "two digits",
                json!({ "date": "26-11-21" }),
                "form",
            ),
            bad("sign", "a sign", json!({ "date": "+026-11-21" }), "form"),
            bad(
                "before-1970",
                "too early",
                json!({ "date": "1969-12-31" }),
                "year",
            ),
            bad(
                "hour-24",
                "no such hour",
                json!({ "time": "2026-11-21 24:00:00" }),
                "no-such-day",
            ),
            bad(
                "second-60",
                "no leap seconds",
                json!({ "time": "2026-11-21 09:05:60" }),
                "no-such-day",
            ),
            bad(
                "no-seconds",
                "too short",
                json!({ "time": "2026-11-21 09:05" }),
                "form",
            ),
            bad(
                "after-2106",
                "2^32 seconds",
                json!({ "time": "2106-02-07 06:28:16" }),
                "year",
            ),
        ],
    }
}
