//! Sample pages behind the links of mails and codes.

use askama::Template;
use web::language::Words;

use super::Sample;
use super::portal::{AUTHORITY, SENDER};
use crate::portal::pages::{ConfirmPage, EmailCodePage, NotMePage, NotMyCodePage};

pub(super) fn pages(t: Words) -> [Sample; 10] {
    [
        ("email-code.html", email_code(t, false, false)),
        ("email-code-ordered.html", email_code(t, true, false)),
        ("email-code-late.html", email_code(t, true, true)),
        ("confirm.html", confirm(t, false)),
        ("confirmed.html", confirm(t, true)),
        ("not-me.html", not_me(t, false, false)),
        ("not-me-done.html", not_me(t, true, false)),
        ("not-me-late.html", not_me(t, true, true)),
        ("not-my-code.html", not_my_code(t, false)),
        ("not-my-code-done.html", not_my_code(t, true)),
    ]
}

fn not_me(t: Words, done: bool, is_answered: bool) -> String {
    let page = NotMePage {
        t,
        authority: AUTHORITY,
        hotline: "+1 555 0100",
        case_number: "RG-482-190-335".into(),
        asked: "2026-11-21 09:00 UTC".into(),
        devices: vec![("RG1602-16S".into(), "RG4T****3210".into())],
        unlisted: 12,
        done,
        is_answered,
    };
    page.render_with_values(&t.phrases()).unwrap()
}

fn not_my_code(t: Words, done: bool) -> String {
    let page = NotMyCodePage {
        t,
        authority: AUTHORITY,
        hotline: "+1 555 0100",
        model: "RG1602-16S <new>".into(),
        serial: "RG4T****3210".into(),
        number: "7K2M-QX".into(),
        asked: "2026-11-21 09:00 UTC".into(),
        done,
        quiet_until: done.then(|| "2026-11-22 09:10 UTC".into()),
    };
    page.render_with_values(&t.phrases()).unwrap()
}

fn confirm(t: Words, done: bool) -> String {
    let page = ConfirmPage {
        t,
        authority: AUTHORITY,
        sender: SENDER,
        email: "hol****.org".into(),
        hourly: Some(3),
        done,
    };
    page.render_with_values(&t.phrases()).unwrap()
}

fn email_code(t: Words, is_ordered: bool, is_late: bool) -> String {
    let page = EmailCodePage {
        t,
        authority: AUTHORITY,
        sender: SENDER,
        model: "RG1602-16S <new>".into(),
        serial: "RG4T****3210".into(),
        number: "7K2M-QX".into(),
        made: "2026-11-21 08:55:00".into(),
        digits: "0123456789".into(),
        reserved: Some("ser****.com".into()),
        is_ordered,
        is_late,
        is_busy: true,
    };
    page.render_with_values(&t.phrases()).unwrap()
}
