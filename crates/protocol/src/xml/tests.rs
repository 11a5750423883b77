use super::*;
use crate::samples::{challenge, headers, recovery};
use crate::{Code, samples};
use proptest::prelude::*;

fn fault(change: impl FnOnce(String) -> String) -> XmlError {
    Challenge::from_xml(&change(challenge().to_xml())).unwrap_err()
}

fn replaced(from: &str, to: &str) -> XmlError {
    fault(|xml| {
        assert!(xml.contains(from), "{from} is not in {xml}");
        xml.replacen(from, to, 1)
    })
}

#[test]
fn d8_the_exported_file_says_in_plain_words_what_is_asked() {
    let xml = challenge().to_xml();
    let number = challenge().number();
    for line in [
        format!("<number>{number}</number>"),
        "<serial>RG4T7M2KXX9876543210</serial>".to_string(),
        "<started>2026-11-20 18:00:41</started>".to_string(),
        "<way>key</way>".to_string(),
    ] {
        assert!(xml.contains(&line), "{line} is not in {xml}");
    }
    assert!(xml.len() < MAX_LENGTH / 4);
}

#[test]
fn d8_a_file_that_went_through_mail_is_still_read() {
    let xml = challenge().to_xml();
    for harmless in [
        format!("\u{feff}{xml}"),
        xml.replace('\n', "\r\n"),
        xml.replace("<serial>", "<serial>\n  "),
        xml.replace("<serial>", "<!-- kept -->\n<serial>"),
        xml.replace("210235", "&#50;&#x31;0235"),
    ] {
        assert_eq!(
            Challenge::from_xml(&harmless),
            Ok(challenge()),
            "{harmless}"
        );
    }
}

#[test]
fn h1_plain_words_that_belie_the_challenge_are_refused() {
    assert_eq!(
        replaced(
            "<serial>RG4T7M2KXX9876543210",
            "<serial>RG4T7M2KXX9876543211"
        ),
        XmlError::Mismatch("serial")
    );
    assert_eq!(
        replaced("<way>key", "<way>email"),
        XmlError::Mismatch("way")
    );
}

#[test]
fn each_other_fault_of_a_file_has_its_own_error() {
    assert_eq!(
        fault(|xml| xml + &" ".repeat(MAX_LENGTH)),
        XmlError::TooLarge
    );
    assert_eq!(
        fault(|xml| xml.replace("</regain-challenge>", "")),
        XmlError::NotXml
    );
    assert_eq!(replaced("</way>", "</why>"), XmlError::NotXml);
    assert_eq!(
        replaced("<regain", "<!DOCTYPE x [<!ENTITY e \"v\">]><regain"),
        XmlError::Doctype
    );
    assert_eq!(replaced("RG1602", "&nbsp;RG1602"), XmlError::Feature);
    assert_eq!(
        replaced("RG1602-16S", "<![CDATA[RG1602-16S]]>"),
        XmlError::Feature
    );
    assert_eq!(replaced("<regain", "<?php x?><regain"), XmlError::Feature);
    assert_eq!(fault(|_| "<svg></svg>".to_string()), XmlError::NotOurs);
    assert_eq!(fault(|_| "no file".to_string()), XmlError::NotOurs);
    assert_eq!(fault(|xml| format!("\n{xml}")), XmlError::NotOurs);
    assert_eq!(replaced("<boot>", "<boot x=\"1\">"), XmlError::Structure);
    assert_eq!(replaced(" version=\"1\">", ">"), XmlError::Version);
    assert_eq!(
        replaced(" version=\"1\">", " version=\"1\" x=\"2\">"),
        XmlError::Structure
    );
    assert_eq!(fault(|_| String::new()), XmlError::NotOurs);
    assert_eq!(
        replaced("version=\"1\"", "version=\"2\""),
        XmlError::Version
    );
    assert_eq!(replaced("<way>", "<way><b/>"), XmlError::Structure);
    assert_eq!(
        replaced("<boot>12</boot>", "<boots>12</boots>"),
        XmlError::Structure
    );
    assert_eq!(replaced("<boot>", "text<boot>"), XmlError::Structure);
    assert_eq!(
        replaced("<boot>12</boot>", "<boot>12</boot><boot>12</boot>"),
        XmlError::Repeated("boot")
    );
    assert_eq!(replaced("<boot>12</boot>", ""), XmlError::Missing("boot"));
    assert_eq!(replaced("<challenge>", "<challenge>?"), XmlError::Base64);
    assert!(matches!(
        replaced("<challenge>i", "<challenge>A"),
        XmlError::Challenge(_)
    ));
}

proptest! {
    #[test]
    fn every_challenge_reads_back_from_its_file(header in headers()) {
        let code = Code::from_bytes([0; 5]);
        let to = recovery().public();
        let sealed =
            Challenge::seal(header, &code, None, &samples::device(), &to, &mut samples::rng());
        prop_assert_eq!(Challenge::from_xml(&sealed.to_xml()), Ok(sealed));
    }

    #[test]
    fn no_text_makes_the_parser_fall_over(text in "(<regain-challenge version=\"1\">)?[<>/!&;?\\[\\]a-z -]{0,60}") {
        prop_assert!(Challenge::from_xml(&text).is_err());
    }
}
