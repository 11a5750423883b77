//! `link.json`: challenges as QR codes carry them.

use crate::forge::{challenge, largest};
use crate::{Case, Group, hex};
use protocol::{Challenge, ServiceAddress};
use serde_json::json;

pub(crate) fn group() -> Group {
    let good = |id: &str, about, challenge: &Challenge, address: &str| {
        let service = ServiceAddress::parse(address).expect("an address");
        let result = json!({ "address": address, "challenge": hex(challenge.as_bytes()) });
        Case::accepted(
            id,
            about,
            json!({ "link": challenge.to_link(&service) }),
            result,
        )
    };
    let far = "https://recorders.reset.dept.example.org:844";
    let mut cases = vec![
        good(
            "typical",
            "a host",
            &challenge(),
            "https://reset.example.org",
        ),
        good(
            "port",
            "a host and a port",
            &challenge(),
            "https://reset.example.org:8443",
        ),
        good(
            "this-machine",
            "http on loopback",
            &challenge(),
            "http://127.0.0.1:8080",
        ),
        good(
            "ipv6",
            "an IPv6 address",
            &challenge(),
            "https://[2001:db8::7]",
        ),
        good("largest", "44 characters, 199 bytes", &largest(), far),
    ];
    cases.extend(refused_links());
    Group {
        group: "link",
        about: "Take `link` apart into the service's address and the bytes of a challenge.",
        cases,
    }
}

fn refused_links() -> Vec<Case> {
    let bad = |id: &str, about, link: &str, cause: &str| {
        Case::refused(id, about, json!({ "link": link }), cause)
    };
    let address = "https://reset.example.org";
    let digits = challenge().to_digits();
    let ours = |digits: &str| format!("{address}/c/{digits}");
    let at = |address: &str| format!("{address}/c/{digits}");
    let cut = &digits[..digits.len() - 1];
    let group_too_large = digits.replacen(&digits[..17], "72057594037927936", 1);
    let half = &digits[..17 * 12];
    vec![
        bad("plain-text", "no link at all", "WIFI:S:guest;;", "not-ours"),
        bad(
            "other-page",
            "another page there",
            &format!("{address}/help"),
            "not-ours",
        ),
        bad(
            "other-link",
            "another site's /c/",
            "https://example.org/c/channel",
            "not-ours",
        ),
        bad("no-digits", "nothing after /c/", &ours(""), "not-ours"),
        bad(
            "capital-scheme",
            "HTTPS in capitals",
            &at("HTTPS://reset.example.org"),
            "not-ours",
        ),
        bad(
            "not-secure",
            "http beyond this machine",
            &at("http://reset.example.org"),
            "not-secure",
        ),
        bad(
            "capital-host",
            "a host in capitals",
            &at("https://Reset.example.org"),
            "not-normal",
        ),
        bad(
            "implied-port",
            "port 443 said",
            &at("https://reset.example.org:443"),
            "not-normal",
        ),
        bad(
            "port-0",
            "no such port",
            &at("https://reset.example.org:0"),
            "port",
        ),
        bad("no-host", "no host", &at("https://"), "host"),
        bad(
            "user-name",
            "a user name",
            &at("https://me@reset.example.org"),
            "more-than-host",
        ),
        bad(
            "long-address",
            "45 characters",
            &at(&format!("https://{}.org", "h".repeat(33))),
            "too-long",
        ),
        bad(
            "letter",
            "a letter among the digits",
            &ours(&format!("{cut}O")),
            "not-digits",
        ),
        bad(
            "query",
            "a query at the end",
            &ours(&format!("{digits}?from=qr")),
            "not-digits",
        ),
        bad(
            "one-digit-less",
            "a group of a length that none has",
            &ours(cut),
            "digit-count",
        ),
        bad(
            "too-many-digits",
            "494 digits",
            &ours(&"0".repeat(494)),
            "digit-count",
        ),
        bad(
            "group-too-large",
            "2^56 in 17 digits",
            &ours(&group_too_large),
            "out-of-range",
        ),
        bad(
            "last-group-too-large",
            "256 in 3 digits",
            &ours("256"),
            "out-of-range",
        ),
        bad("half", "the first 84 bytes", &ours(half), "sealed-length"),
        bad(
            "other-digits",
            "digits of something else",
            &ours("000"),
            "not-a-header",
        ),
    ]
}
