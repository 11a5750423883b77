//! Whose kind a code looks like that is not ours, so that the holder can be told.

/// Says what the text of a foreign QR code looks like, to complete "This looks like …".
///
/// It never repeats the text: a wireless network's code holds a password.
#[must_use]
pub fn describe(text: &str) -> &'static str {
    let lower = text.trim_start().to_ascii_lowercase();
    KINDS
        .iter()
        .find(|(starts, _)| starts.iter().any(|start| lower.starts_with(start)))
        .map_or_else(|| by_alphabet(text.trim()), |(_, kind)| kind)
}

const KINDS: &[(&[&str], &str)] = &[
    (&["http://", "https://"], "a link to a web page"),
    (&["wifi:"], "a wireless network's sign-in"),
    (&["begin:vcard", "mecard:"], "a contact card"),
    (&["mailto:", "matmsg:"], "a mail address"),
    (&["tel:", "sms:", "smsto:"], "a telephone number"),
    (&["otpauth:"], "a sign-in code for an authenticator app"),
    (
        &["bcd\n", "spc\n", "bitcoin:", "ethereum:"],
        "a payment code",
    ),
    (&["geo:"], "a place on a map"),
    (&["begin:vevent", "begin:vcalendar"], "a calendar entry"),
    (&["<?xml", "<"], "another maker's file"),
];

fn by_alphabet(text: &str) -> &'static str {
    let serial_like = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | ':' | '.');
    match text.chars().count() {
        0 => "an empty code",
        1..=32 if text.chars().all(serial_like) => "a serial number or label code",
        _ => "another maker's code",
    }
}

#[cfg(test)]
mod tests {
    use super::describe;

    #[test]
    fn p4_a_foreign_code_is_named_by_its_kind() {
        for (text, kind) in [
            ("HTTPS://example.com/x", "a link to a web page"),
            (
                "WIFI:T:WPA;S:home;P:secret;;",
                "a wireless network's sign-in",
            ),
            ("RG4T7M2KLMA12345678", "a serial number or label code"),
            ("{\"v\":1,\"challenge\":\"…\"}", "another maker's code"),
            ("", "an empty code"),
        ] {
            assert_eq!(describe(text), kind, "{text}");
        }
    }
}
