//! `xml.json`: challenges as exported files.

use crate::forge::challenge;
use crate::{Case, Group, hex};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

pub(crate) fn group() -> Group {
    let written = challenge().to_xml();
    let good = |id: &str, about, xml: &str| {
        let result = json!({ "challenge": hex(challenge().as_bytes()) });
        Case::accepted(id, about, json!({ "xml": xml }), result)
    };
    let mut cases = vec![
        good("as-written", "as a device writes it", &written),
        good(
            "line-ends",
            "a byte order mark, line ends of another system",
            &format!("\u{feff}{}", written.replace('\n', "\r\n")),
        ),
        good(
            "no-line-ends",
            "without any white space",
            &squeezed(&written),
        ),
        good(
            "comment",
            "a comment",
            &written.replace("<boot>", "<!-- here --><boot>"),
        ),
        good(
            "references",
            "characters by number",
            &written.replace("210235", "&#50;&#x31;0235"),
        ),
        good("wrapped", "base64 in lines", &wrapped(&written)),
    ];
    cases.extend(refused_files(&written));
    Group {
        group: "xml",
        about: "Read `xml` as an exported challenge.",
        cases,
    }
}

fn squeezed(xml: &str) -> String {
    xml.lines().map(str::trim).collect()
}

fn wrapped(xml: &str) -> String {
    let place = xml.find("<challenge>").expect("it is there") + 11 + 64;
    format!("{}\n    {}", &xml[..place], &xml[place..])
}

fn refused_files(written: &str) -> Vec<Case> {
    let bad = |id: &str, about, xml: &str, cause: &str| {
        Case::refused(id, about, json!({ "xml": xml }), cause)
    };
    let changed = |id: &str, about, from: &str, to: &str, cause| {
        assert!(written.contains(from), "{from} is in the file");
        bad(id, about, &written.replacen(from, to, 1), cause)
    };
    let entity = "<!DOCTYPE x [<!ENTITY e \"RG1602-16S\">]>\n<regain";
    let twice = "<boot>12</boot><boot>12</boot>";
    let (serial, other) = (
        "<serial>RG4T7M2KXX9876543210",
        "<serial>RG4T7M2KXX9876543211",
    );
    let mut shorter = challenge().as_bytes().to_vec();
    shorter.pop();
    vec![
        bad(
            "too-large",
            "more than 8192 bytes",
            &format!("{written}{}", " ".repeat(8192)),
            "xml-too-large",
        ),
        bad("empty", "nothing", "", "not-ours"),
        bad("other-root", "another XML", "<svg></svg>", "not-ours"),
        bad("plain-text", "no XML", "key please", "not-ours"),
        changed(
            "cut",
            "the end is missing",
            "</regain-challenge>",
            "",
            "not-xml",
        ),
        changed(
            "wrong-end-tag",
            "an element ended by another",
            "</way>",
            "</why>",
            "not-xml",
        ),
        changed("doctype", "an entity defined", "<regain", entity, "doctype"),
        changed(
            "entity",
            "an entity used",
            "RG1602",
            "&nbsp;RG1602",
            "xml-feature",
        ),
        changed(
            "cdata",
            "a CDATA section",
            "RG1602-16S",
            "<![CDATA[RG1602-16S]]>",
            "xml-feature",
        ),
        changed(
            "instruction",
            "a processing instruction",
            "<regain",
            "<?go now?><regain",
            "xml-feature",
        ),
        changed(
            "version-2",
            "another version",
            "challenge version=\"1\"",
            "challenge version=\"2\"",
            "version",
        ),
        changed(
            "no-version",
            "no version",
            "challenge version=\"1\"",
            "challenge",
            "version",
        ),
        changed(
            "attribute",
            "an attribute",
            "<boot>",
            "<boot base=\"10\">",
            "structure",
        ),
        changed(
            "nested",
            "an element inside",
            "<way>",
            "<way><b></b>",
            "structure",
        ),
        changed(
            "unknown-element",
            "an element too many",
            "<boot>",
            "<note>!</note><boot>",
            "structure",
        ),
        changed(
            "text-between",
            "text between elements",
            "<boot>",
            "and <boot>",
            "structure",
        ),
        changed(
            "twice",
            "an element twice",
            "<boot>12</boot>",
            twice,
            "repeated",
        ),
        changed(
            "missing",
            "an element missing",
            "<boot>12</boot>",
            "",
            "missing",
        ),
        changed(
            "no-challenge",
            "the challenge missing",
            "<challenge>",
            "<!--",
            "not-xml",
        ),
        changed(
            "serial-other",
            "another serial number",
            serial,
            other,
            "mismatch",
        ),
        changed(
            "way-other",
            "another way",
            "<way>key",
            "<way>email",
            "mismatch",
        ),
        changed(
            "number-other",
            "another number",
            "<number>",
            "<number>0",
            "mismatch",
        ),
        changed(
            "not-base64",
            "a ? in the base64",
            "<challenge>",
            "<challenge>?",
            "base64",
        ),
        bad(
            "challenge-cut",
            "a byte too few",
            &with_challenge(written, &shorter),
            "sealed-length",
        ),
        bad(
            "challenge-empty",
            "no bytes",
            &with_challenge(written, &[]),
            "truncated",
        ),
    ]
}

fn with_challenge(written: &str, bytes: &[u8]) -> String {
    let encoded = STANDARD.encode(bytes);
    let (before, _) = written.split_once("<challenge>").expect("it is there");
    format!("{before}<challenge>{encoded}</challenge>\n</regain-challenge>\n")
}
