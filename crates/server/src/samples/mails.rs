//! Sample mails.

use recovery::calendar::Told;
use recovery::policy::AnswerKind;
use recovery::time::Timestamp;
use web::language::{Language, Words};
use zeroize::Zeroizing;

use super::Sample;
use crate::mail::kinds::{
    About, AboutDevice, Answer, AnswerDated, AnswerFile, AnswerMany, AnsweredDevice, Asked, Device,
    EmailCode, Farewell, HolderLink, Mail, MoreWanted, Notice, OneAnswer, Receipt, Rejected, What,
};
use crate::mail::wrap::{COLUMNS, width};

pub(super) fn mails(t: Words) -> Vec<Sample> {
    let mut samples = Vec::new();
    let mut add = |text: &'static str, html: &'static str, mail: &dyn Mail| {
        let written = mail.write(t).unwrap();
        samples.push((
            text,
            format!("Subject: {}\n\n{}", written.subject, *written.text),
        ));
        samples.push((html, written.html.to_string()));
    };
    add(
        "mail-receipt.txt",
        "mail-receipt.html",
        &Receipt {
            about: about(),
            due: Some(due(None)),
            others: Vec::new(),
            unlisted: 0,
            confirm_link: Some(
                "https://reset.example/confirm/AABRWxy7nP9q0N2dQm7rT1uVw3xYz5aB".into(),
            ),
            working_hours: 2,
        },
    );
    let answer = Answer {
        about: about(),
        challenge: "7K2M-QX".into(),
        key: Zeroizing::new("4T9K-8MRX".to_owned()),
        hours: 72,
    };
    add("mail-answer.txt", "mail-answer.html", &answer);
    let (file, codes, many) = answers();
    add("mail-answer-file.txt", "mail-answer-file.html", &file);
    add("mail-answer-codes.txt", "mail-answer-codes.html", &codes);
    add("mail-answer-many.txt", "mail-answer-many.html", &many);
    let receipt = Receipt {
        about: about_many(),
        due: Some(due(Some("2026-11-23 12:00 (Europe/Berlin)"))),
        others: vec!["RG-482-190-336".into(), "RG-482-190-337".into()],
        unlisted: 12,
        confirm_link: None,
        working_hours: 2,
    };
    add("mail-receipt-many.txt", "mail-receipt-many.html", &receipt);
    let rejected = Rejected {
        about: about(),
        reason: "We could not confirm that you own the device.\nAsk its owner, please.".into(),
        request_link: "https://reset.example/request".into(),
    };
    add("mail-rejected.txt", "mail-rejected.html", &rejected);
    let mine = HolderLink {
        about: about(),
        link: "https://reset.example/mine/4f0c8d1a".into(),
        hours: 24,
    };
    add("mail-mine.txt", "mail-mine.html", &mine);
    let more = MoreWanted {
        about: about(),
        question: "Which shop sold it, and when?".into(),
        link: "https://reset.example/more/6T0bXW2v7oM0lqzJ0wq0m3g5qk9QxJ1bWm3n4p5q6r7".into(),
    };
    add("mail-more.txt", "mail-more.html", &more);
    let notice = Notice {
        about: about(),
        is_file: false,
        when: "2026-11-21 09:05:00 UTC".into(),
    };
    add("mail-notice.txt", "mail-notice.html", &notice);
    let asked = Asked {
        about: about(),
        when: "2026-11-21 09:05:00 UTC".into(),
        link: "https://reset.example/not-me/6T0bXW2v7oM0lqzJ0wq0m3g5qk9QxJ1bWm3n4p5q6r7".into(),
    };
    add("mail-asked.txt", "mail-asked.html", &asked);
    let code = email_code(false);
    add("mail-email-code.txt", "mail-email-code.html", &code);
    let confirmation = email_code(true);
    add(
        "mail-confirm-email.txt",
        "mail-confirm-email.html",
        &confirmation,
    );
    let farewell = Farewell {
        about: about_device(),
        when: "2026-11-21 09:05:00 UTC".into(),
    };
    add("mail-farewell.txt", "mail-farewell.html", &farewell);
    samples
}

fn due(at_desk: Option<&str>) -> Told {
    Told {
        at: Timestamp::from_seconds(1_795_431_600),
        here: "2026-11-23 11:00 UTC".into(),
        at_desk: at_desk.map(str::to_owned),
    }
}

fn email_code(confirms: bool) -> EmailCode {
    EmailCode {
        about: about_device(),
        not_me: (!confirms).then(|| "https://reset.example/not-me/4f0c8d1a".to_owned()),
        code: Zeroizing::new("4T9K-8MRX".to_owned()),
        when: "2026-11-21 09:05:00 UTC".into(),
        network: "203.0.113.9".into(),
        hours: 48,
    }
}

fn about_device() -> AboutDevice {
    AboutDevice {
        authority: "Example Security".into(),
        model: "RG1602-16S <new>".into(),
        serial: "RG4T****3210".into(),
        challenge: "7K2M-QX".into(),
        hotline: "your supplier's support hotline".into(),
    }
}

fn about() -> About {
    About {
        authority: "Example Security".into(),
        case_number: "RG-482-190-335".into(),
        devices: vec![device(1, AnswerKind::Key, Some("7K2M-QX"))],
        unlisted: 0,
        sender: "answers@reset.example".into(),
        status_link: "https://reset.example/status".into(),
        mine_link: Some("https://reset.example/mine/4f0c8d1a".into()),
        hotline: "your supplier's support hotline".into(),
    }
}

fn about_many() -> About {
    About {
        devices: vec![
            device(1, AnswerKind::Key, Some("7K2M-QX")),
            device(12, AnswerKind::SecurityCode, None),
        ],
        unlisted: 20,
        ..about()
    }
}

fn device(position: u32, kind: AnswerKind, challenge: Option<&str>) -> Device {
    Device {
        position,
        model: "RG1602-16S <new>".into(),
        serial: "RG4T****3210".into(),
        kind,
        challenge: challenge.map(Into::into),
    }
}

fn dated() -> Vec<OneAnswer> {
    ["2026-11-20", "2026-11-21", "2026-11-22"]
        .map(|date| OneAnswer {
            what: What::Code,
            date: date.into(),
            secret: Zeroizing::new("4T9K-8MRX".to_owned()),
        })
        .into()
}

/// The answers besides a key's.
fn answers() -> (AnswerFile, AnswerDated, AnswerMany) {
    let file = AnswerFile {
        about: about(),
        challenge: Some("7K2M-QX".into()),
        file: "reset-7K2M-QX.regain".into(),
        until: "2026-11-22 09:05:00 UTC".into(),
    };
    let codes = AnswerDated {
        about: About {
            devices: vec![device(1, AnswerKind::SecurityCode, None)],
            ..about()
        },
        started: Some("2026-11-20 18:00:41".into()),
        answers: dated(),
    };
    let line = |position, file: Option<&str>, answers| AnsweredDevice {
        position,
        model: "RG1602-16S <new>".into(),
        serial: "RG4T****3210".into(),
        challenge: file.map(|_| "7K2M-QX".into()),
        started: None,
        file: file.map(Into::into),
        answers,
    };
    let many = AnswerMany {
        about: about_many(),
        answered: 22,
        lines: vec![
            line(1, Some("reset-7K2M-QX.regain"), Vec::new()),
            line(2, None, dated()),
        ],
        unlisted: 20,
        has_table: true,
        archive: Some("reset-files.zip".into()),
        until: "2026-11-22 09:05:00 UTC".into(),
        missing: vec![device(7, AnswerKind::Key, Some("9P3B-RA"))],
    };
    (file, codes, many)
}

#[test]
fn p9_every_mail_in_every_language_is_wrapped_marked_and_without_a_message_that_lacks_a_value() {
    for language in Language::ALL {
        let (code, direction) = (language.code(), language.direction());
        for (name, mail) in mails(Words::of(language)) {
            assert!(
                !mail.contains("mail-") && !mail.contains('{'),
                "{code} {name}: {mail}"
            );
            if name.ends_with(".html") {
                let head = format!("<html lang=\"{code}\" dir=\"{direction}\">");
                assert!(mail.contains(&head), "{code} {name}");
                continue;
            }
            for line in mail.lines().skip(1).filter(|line| !line.contains("://")) {
                assert!(width(line) <= COLUMNS, "{code} {name}: {line}");
            }
        }
    }
}

#[test]
fn p9_what_is_typed_keeps_its_order_among_lines_that_run_from_right_to_left() {
    let arabic = mails(Words::of(Language::Ar));
    let find = |name| &arabic.iter().find(|(n, _)| *n == name).unwrap().1;
    for name in [
        "mail-answer.txt",
        "mail-answer-codes.txt",
        "mail-email-code.txt",
    ] {
        let code = "\u{2066}4T9K-8MRX\u{2069}";
        assert!(
            find(name).lines().any(|line| line == code),
            "{}",
            find(name)
        );
    }
    let html = find("mail-answer.html");
    let before = html.split("4T9K-8MRX").next().unwrap();
    assert!(
        before[before.rfind("<p").unwrap()..].contains("dir=\"ltr\""),
        "{html}"
    );
}

#[test]
fn m08_a_mails_html_escapes_what_people_typed_and_its_text_does_not() {
    let mails = mails(Words::of(Language::En));
    let find = |name| &mails.iter().find(|(n, _)| *n == name).unwrap().1;
    assert!(find("mail-answer.html").contains("RG1602-16S &#60;new&#62;"));
    assert!(find("mail-answer.txt").contains("RG1602-16S <new>"));
}

#[test]
fn p9_the_key_stands_on_a_line_of_its_own_and_not_in_the_subject() {
    let mails = mails(Words::of(Language::En));
    for name in [
        "mail-answer.txt",
        "mail-email-code.txt",
        "mail-confirm-email.txt",
    ] {
        let text = &mails.iter().find(|(n, _)| *n == name).unwrap().1;
        assert!(text.lines().any(|line| line == "4T9K-8MRX"), "{text}");
        assert!(!text.lines().next().unwrap().contains("4T9K"));
    }
}

#[test]
fn m07_what_a_locked_phone_shows_of_a_mail_ends_before_the_key() {
    let mails = mails(Words::of(Language::En));
    for name in [
        "mail-answer.txt",
        "mail-answer.html",
        "mail-email-code.txt",
        "mail-email-code.html",
        "mail-confirm-email.txt",
        "mail-confirm-email.html",
    ] {
        let mail = &mails.iter().find(|(n, _)| *n == name).unwrap().1;
        let body = mail.split("</head>").last().unwrap();
        let before = &body[..body.find("4T9K-8MRX").unwrap()];
        let mut inside = false;
        let read = before.chars().filter(|c| {
            inside = (inside || *c == '<') && *c != '>';
            !inside
        });
        assert!(read.count() > 250, "{name}: the key is in the preview");
    }
}
