//! The words of the lines, frozen: hashes cover them, and programs read them.

use std::net::IpAddr;

use protocol::{ChallengeNumber, DeviceTime, Scope, Way};

use super::*;
use crate::journal::{Journal, verify};

/// The line of an event, without what all lines have.
fn details(event: Event) -> String {
    let entry = Entry {
        number: 7,
        first: DeviceTime::from_seconds(1_795_000_000),
        last: DeviceTime::from_seconds(1_795_000_060),
        count: 2,
        origin: Origin::Screen,
        from: None,
        event,
        before: Link([0xab; 32]),
    };
    let line = entry.line();
    let before = format!(",\"before\":\"{}\"}}", "ab".repeat(32));
    let times = "\"first\":\"2026-11-18 11:06:40\",\"last\":\"2026-11-18 11:07:40\"";
    let same = format!(",{times},\"count\":2,\"origin\":\"screen\"");
    let rest = line.strip_prefix("{\"number\":7,\"event\":").unwrap();
    let rest = rest.strip_suffix(&before).unwrap();
    assert!(rest.contains(&same), "{line}");
    rest.replace(&same, "").replace('"', "")
}

/// Events of every kind, each with the words that only its line has.
fn every_event() -> Vec<(Event, &'static str)> {
    let challenge = ChallengeNumber::parse("7K2M-QX").unwrap();
    let number = Some(challenge);
    let (way, by, scope) = (Way::File, WayBack::File, Scope::AdministratorAndCameras);
    let (sheet, left) = (3, 5);
    vec![
        (Event::Activated, "activated"),
        (
            Event::CamerasSet { done: 15, left: 1 },
            "cameras_set,cameras_done:15,cameras_left:1",
        ),
        (
            Event::ChallengeMade { way, challenge },
            "challenge_made,way:file,challenge:7K2M-QX",
        ),
        (Event::ChangeFailed, "change_failed"),
        (Event::FactoryReset, "factory_reset,way:button"),
        (Event::PasswordChanged, "password_changed"),
        (
            Event::PasswordReset {
                by,
                challenge: number,
                scope,
            },
            "password_reset,way:file,challenge:7K2M-QX,scope:administrator-and-cameras",
        ),
        (
            Event::PasswordResetBySheet { sheet, left },
            "password_reset,way:sheet,sheet:3,codes_left:5",
        ),
        (Event::QuestionsRemoved, "questions_removed"),
        (Event::QuestionsSet, "questions_set"),
        (Event::ReservedEmailConfirmed, "reserved_email_confirmed"),
        (Event::TemporaryPasswordTyped, "temporary_password_typed"),
        (Event::ReservedEmailRemoved, "reserved_email_removed"),
        (Event::ReservedEmailSet, "reserved_email_set"),
        (Event::SheetMade { sheet }, "sheet_made,sheet:3"),
        (Event::SignedIn, "signed_in"),
        (
            Event::WrongAnswer {
                by: WayBack::Key,
                challenge: number,
            },
            "wrong_key,challenge:7K2M-QX",
        ),
        (
            Event::WrongAnswer {
                by: WayBack::Sheet,
                challenge: None,
            },
            "wrong_code,way:sheet",
        ),
        (Event::WrongPassword, "wrong_password"),
        (Event::WrongPasswordAgain, "wrong_password_again"),
    ]
}

#[test]
fn the_words_of_a_line_never_change_because_hashes_cover_them() {
    for (event, expected) in every_event() {
        assert_eq!(details(event), expected);
    }
}

#[test]
fn a_line_and_its_hash_are_what_they_were_in_the_first_release() {
    let entry = Entry {
        number: 1,
        first: DeviceTime::from_seconds(1_795_000_000),
        last: DeviceTime::from_seconds(1_795_000_000),
        count: 1,
        origin: Origin::Network,
        from: Some([192, 0, 2, 7].into()),
        event: Event::SignedIn,
        before: Link::default(),
    };
    let zeros = "0".repeat(64);
    let expected = format!(
        r#"{{"number":1,"event":"signed_in","first":"2026-11-18 11:06:40","last":"2026-11-18 11:06:40","count":1,"origin":"network","from":"192.0.2.7","before":"{zeros}"}}"#
    );
    assert_eq!(entry.line(), expected);
    let hash = "c28e046126c01e953bfd227a65babb97abbe81a837a5f556cefb6393698fec75";
    assert_eq!(entry.link().to_string(), hash);
}

/// A journal with every kind of event, as the first release wrote it; it is never written anew.
const GOLDEN: &str = include_str!("../../../tests/journal.jsonl");
/// The hash of its last line.
const HEAD: &str = "8b582e5bb37e1f57be30f1c8e08d031f0060615dda79567e7323104ae3b91cba";

/// The journal that the file holds, told again.
fn told_again() -> Journal {
    let mut journal = Journal::default();
    let hosts: [Option<IpAddr>; 3] = [
        None,
        Some([192, 0, 2, 7].into()),
        Some("2001:db8::7".parse().unwrap()),
    ];
    let mut at = 1_795_000_000;
    for (count, (event, _)) in every_event().into_iter().enumerate() {
        let origin = Origin::ALL[count % 2];
        let from = hosts[count % 3].filter(|_| origin == Origin::Network);
        for _ in 0..=usize::from(!event.stands_alone()) {
            at += 61;
            journal.record_from(event, origin, from, DeviceTime::from_seconds(at));
        }
    }
    journal
}

#[test]
fn inv6_every_line_is_what_it_was_in_the_first_release() {
    let lines: Vec<String> = told_again().entries.iter().map(Entry::line).collect();
    assert_eq!(lines.join("\n") + "\n", GOLDEN);
    let verified = verify(GOLDEN.lines()).unwrap();
    assert_eq!(verified.lines, every_event().len());
    assert_eq!(verified.head.to_string(), HEAD);
}

/// A new kind of event does not compile here until it has a place in [`every_event`], and so a line in
/// the file.
#[test]
fn inv6_no_event_is_without_a_line_in_the_file() {
    let mut kinds: Vec<u8> = every_event()
        .into_iter()
        .map(|(event, _)| match event {
            Event::Activated => 0,
            Event::CamerasSet { .. } => 1,
            Event::ChallengeMade { .. } => 2,
            Event::ChangeFailed => 3,
            Event::FactoryReset => 4,
            Event::PasswordChanged => 5,
            Event::PasswordReset { .. } => 6,
            Event::PasswordResetBySheet { .. } => 7,
            Event::QuestionsRemoved => 8,
            Event::QuestionsSet => 9,
            Event::ReservedEmailConfirmed => 10,
            Event::ReservedEmailRemoved => 11,
            Event::ReservedEmailSet => 12,
            Event::SheetMade { .. } => 13,
            Event::SignedIn => 14,
            Event::TemporaryPasswordTyped => 15,
            Event::WrongAnswer { .. } => 16,
            Event::WrongPassword => 17,
            Event::WrongPasswordAgain => 18,
        })
        .collect();
    kinds.sort_unstable();
    kinds.dedup();
    assert_eq!(kinds, Vec::from_iter(0..19));
}
