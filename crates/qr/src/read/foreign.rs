//! Whose kind a code looks like that is not ours: by public formats, so that the answer to a wrong
//! picture can say what the picture shows.

use std::fmt;

/// What a foreign code's text looks like. Displayed it is a noun with its article.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ForeignKind {
    /// A web link.
    WebLink {
        /// The host that it leads to, lower-case, at most 60 characters.
        host: String,
    },
    /// A link into an app store.
    AppDownload,
    /// A Wi-Fi sign-in.
    Wifi,
    /// A contact card.
    Contact,
    /// The secret of a two-factor app. The text must not be shown or kept.
    Otpauth,
    /// A calendar entry.
    Calendar,
    /// An email address or a prepared mail.
    Mail,
    /// A telephone number or a prepared message.
    Telephone,
    /// A place on a map.
    Place,
    /// A request for a payment.
    Payment,
    /// A code that sets up a smart-home device (Matter, HomeKit).
    HomeSetup,
    /// A serial number, as on a label.
    DeviceSerial,
    /// Any other text.
    PlainText,
}

impl fmt::Display for ForeignKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::WebLink { host } => return write!(f, "a web link to {host}"),
            Self::AppDownload => "an app download",
            Self::Wifi => "a Wi-Fi sign-in",
            Self::Contact => "a contact card",
            Self::Otpauth => "a two-factor secret",
            Self::Calendar => "a calendar entry",
            Self::Mail => "an email address",
            Self::Telephone => "a telephone number",
            Self::Place => "a place on a map",
            Self::Payment => "a payment request",
            Self::HomeSetup => "a smart-home set-up code",
            Self::DeviceSerial => "a serial-number label",
            Self::PlainText => "a plain text",
        })
    }
}

/// Hosts whose links open an app store.
const STORES: [&str; 5] = [
    "apps.apple.com",
    "itunes.apple.com",
    "play.google.com",
    "appgallery.huawei.com",
    "apps.microsoft.com",
];

/// Openings of well-known formats, lower-case, and what they are.
const OPENINGS: [(&str, ForeignKind); 24] = [
    ("wifi:", ForeignKind::Wifi),
    ("begin:vcard", ForeignKind::Contact),
    ("mecard:", ForeignKind::Contact),
    ("bizcard:", ForeignKind::Contact),
    ("otpauth://", ForeignKind::Otpauth),
    ("otpauth-migration://", ForeignKind::Otpauth),
    ("begin:vcalendar", ForeignKind::Calendar),
    ("begin:vevent", ForeignKind::Calendar),
    ("mailto:", ForeignKind::Mail),
    ("matmsg:", ForeignKind::Mail),
    ("tel:", ForeignKind::Telephone),
    ("sms:", ForeignKind::Telephone),
    ("smsto:", ForeignKind::Telephone),
    ("mmsto:", ForeignKind::Telephone),
    ("geo:", ForeignKind::Place),
    ("bcd\n", ForeignKind::Payment),
    ("bcd\r\n", ForeignKind::Payment),
    ("spc\n", ForeignKind::Payment),
    ("spc\r\n", ForeignKind::Payment),
    ("bitcoin:", ForeignKind::Payment),
    ("market://", ForeignKind::AppDownload),
    ("itms-apps://", ForeignKind::AppDownload),
    ("mt:", ForeignKind::HomeSetup),
    ("x-hm://", ForeignKind::HomeSetup),
];

/// Says what kind of code a text probably came from.
pub fn kind_of(text: &str) -> ForeignKind {
    let text = text.trim();
    let lower = text.to_ascii_lowercase();
    if let Some((_, kind)) = OPENINGS
        .iter()
        .find(|(opening, _)| lower.starts_with(opening))
    {
        return kind.clone();
    }
    match host(&lower) {
        Some(host) if STORES.contains(&host) => ForeignKind::AppDownload,
        Some(host) => ForeignKind::WebLink {
            host: host.chars().take(60).collect(),
        },
        None if is_serial(text) => ForeignKind::DeviceSerial,
        None => ForeignKind::PlainText,
    }
}

/// The host of a web link in lower case: without user, port, path and query.
fn host(link: &str) -> Option<&str> {
    let rest = link
        .strip_prefix("https://")
        .or_else(|| link.strip_prefix("http://"))
        .or_else(|| link.starts_with("www.").then_some(link))?;
    let authority = rest.split(['/', '?', '#', '\\']).next()?;
    let host = authority.rsplit('@').next()?;
    let host = host.split(':').next()?;
    let plain = |c: char| c.is_alphanumeric() || c == '.' || c == '-';
    (host.contains(|c: char| c.is_alphanumeric()) && host.chars().all(plain)).then_some(host)
}

/// One word of capitals and digits, or several fields of which one is marked as the serial number.
fn is_serial(text: &str) -> bool {
    let code = |word: &str| {
        (6..=40).contains(&word.len())
            && word
                .bytes()
                .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-')
            && word.bytes().filter(u8::is_ascii_digit).count() >= 3
    };
    let marked = |field: &str| {
        let field = field
            .trim()
            .trim_start_matches(['{', '"'])
            .to_ascii_lowercase();
        ["sn:", "s/n:", "sn=", "sn\":", "serial"]
            .iter()
            .any(|mark| field.starts_with(mark))
    };
    code(text) || (text.len() <= 400 && text.split(['\n', '\r', ',', ';']).any(marked))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p4_a_foreign_code_is_named_by_its_kind() {
        let cases = [
            ("WIFI:T:WPA;S:office;P:secret;;", "a Wi-Fi sign-in"),
            ("BEGIN:VCARD\nVERSION:3.0\nN:Doe", "a contact card"),
            ("MECARD:N:Doe;TEL:1;;", "a contact card"),
            ("otpauth://totp/a?secret=ABC", "a two-factor secret"),
            ("BEGIN:VEVENT\nSUMMARY:x", "a calendar entry"),
            ("mailto:a@example.org", "an email address"),
            ("tel:+4912345", "a telephone number"),
            ("geo:52.5,13.4", "a place on a map"),
            ("BCD\n002\n1\nSCT", "a payment request"),
            ("MT:Y.K9042C00KA0648G00", "a smart-home set-up code"),
            (
                "https://play.google.com/store/apps/details?id=x",
                "an app download",
            ),
            (
                "HTTPS://Shop.Example.ORG:8443/a?b",
                "a web link to shop.example.org",
            ),
            (
                "https://good.example@bad.example/",
                "a web link to bad.example",
            ),
            ("www.example.org/x", "a web link to www.example.org"),
            ("DS7716NI2024A01K", "a serial-number label"),
            ("SN:4F0012345,DT:NVR", "a serial-number label"),
            ("{\"sn\":\"12345\"}", "a serial-number label"),
            ("Hello there", "a plain text"),
            ("HELLO-THERE", "a plain text"),
            ("http://", "a plain text"),
            ("", "a plain text"),
        ];
        for (text, kind) in cases {
            assert_eq!(kind_of(text).to_string(), kind, "{text:?}");
        }
    }

    #[test]
    fn p4_a_host_that_could_deceive_is_not_repeated() {
        assert_eq!(kind_of("https://a<b>.example/"), ForeignKind::PlainText);
        let long = format!("https://{}.example/", "a".repeat(500));
        assert!(kind_of(&long).to_string().len() < 80);
    }
}
