//! Every template in every state that it distinguishes.

use askama::Template;
use web::{ErrorSummary, Field};

use super::{Activate, ChangePassword, ChooseWay, Done, Home, Key, Line, Shell, SignIn, Trouble};
use crate::enrol::EnrolmentStatus;

fn shell(is_signed_in: bool) -> Shell {
    Shell {
        product: "Camera",
        noun: "camera",
        serial: "<SERIAL>".to_owned(),
        model: "IPC & more".to_owned(),
        firmware: "B1".to_owned(),
        is_signed_in,
    }
}

fn field(name: &'static str, error: Option<&str>) -> Field {
    Field::password(name, "A password", "new-password").error(error)
}

fn passwords() -> [Field; 2] {
    [
        field("new_password", None),
        field("new_password_again", Some("They differ.")),
    ]
}

fn home(enrolment: EnrolmentStatus, news: Vec<Line>, reserved_email: Option<&str>) -> Home {
    Home {
        shell: shell(true),
        done: Some(Done::Changed),
        earlier: vec![line("plain", "Signed in")],
        news,
        started: "2026-11-21 09:05:00".to_owned(),
        clock: "2026-11-21 09:06:00".to_owned(),
        reserved_email: reserved_email.map(str::to_owned),
        authority: "Northlight".to_owned(),
        service: "https://recover.example".to_owned(),
        enrolment,
        enrolment_text: "REGAIN-ENROL-1.abc".to_owned(),
    }
}

fn line(kind: &'static str, text: &str) -> Line {
    Line {
        when: "2026-11-21 09:05:00".to_owned(),
        text: text.to_owned(),
        kind,
    }
}

fn key(tries_left: u8, hours_left: u64, reserved_email: Option<&str>) -> Key {
    Key {
        shell: shell(false),
        done: Some(Done::Same),
        summary: ErrorSummary::of(&passwords()),
        trouble: None,
        number: "7K2M-QX".to_owned(),
        qr_side: 390,
        started: "2026-11-21 09:05:00".to_owned(),
        clock: "2026-11-21 09:06:00".to_owned(),
        service: "https://recover.example".to_owned(),
        link: "https://recover.example/c/123".to_owned(),
        hours_left,
        tries_left,
        reserved_email: reserved_email.map(str::to_owned),
        key: Field::text("key", "Key").value("\"><script>"),
        passwords: passwords(),
    }
}

fn choose(trouble: Option<&str>, closed: Option<&str>) -> ChooseWay {
    ChooseWay {
        shell: shell(false),
        done: None,
        trouble: trouble.map(str::to_owned),
        closed: closed.map(str::to_owned),
        service: "https://recover.example".to_owned(),
    }
}

fn activate() -> Activate {
    Activate {
        shell: shell(false),
        summary: ErrorSummary::of(&passwords()),
        trouble: Some("The disk is full.".to_owned()),
        passwords: passwords(),
        email: Field::email("reserved_email", "Reserved email"),
        without_email: Field::checkbox("without_email", "Go on"),
    }
}

fn sign_in(done: Done) -> SignIn {
    let password = field("password", Some("The password is wrong."));
    let summary = ErrorSummary::of([&password]);
    SignIn {
        shell: shell(false),
        done: Some(done),
        summary,
        trouble: None,
        password,
    }
}

fn change_password() -> ChangePassword {
    ChangePassword {
        shell: shell(true),
        summary: ErrorSummary::of(&passwords()),
        trouble: None,
        old: field("old_password", None),
        passwords: passwords(),
    }
}

/// Renders a page and checks what holds for each.
fn page(context: &impl Template) -> String {
    let page = context.render().unwrap();
    assert_eq!(page.matches("<h1>").count(), 1, "{page}");
    assert!(
        page.contains("&#60;SERIAL&#62;") && !page.contains("<SERIAL>"),
        "{page}"
    );
    assert!(
        page.trim_end().ends_with("</html>") && !page.contains("<script>"),
        "{page}"
    );
    page
}

#[test]
fn every_page_renders_and_escapes() {
    page(&activate());
    page(&change_password());
    page(&Trouble {
        shell: shell(false),
        message: "The disk is full.",
    });
    for done in [
        Done::Activated,
        Done::Changed,
        Done::Ended,
        Done::Reset,
        Done::SignedOut,
    ] {
        assert!(page(&sign_in(done)).contains(done.text()));
    }
}

#[test]
fn d13_a_way_that_is_closed_is_explained_and_not_offered() {
    assert!(page(&choose(Some("Challenge 7K2M-QX has ended."), None)).contains("Show the QR code"));
    let closed = page(&choose(None, Some("This way is closed here.")));
    assert!(closed.contains("This way is closed here.") && !closed.contains("Show the QR code"));
}

#[test]
fn d8_tries_and_hours_are_told_in_words() {
    assert!(page(&key(5, 71, Some("ser****.com"))).contains("5 tries are left"));
    let last = page(&key(1, 0, None));
    assert!(last.contains("One try is left") && last.contains("less than an hour"));
    assert!(page(&key(2, 1, None)).contains("one more hour"));
}

#[test]
fn the_home_page_tells_how_far_the_enrolment_is() {
    let waiting = |trouble: Option<&str>| EnrolmentStatus::Waiting {
        trouble: trouble.map(str::to_owned),
    };
    let shown = |status| page(&home(status, vec![line("warn", "Password reset")], None));
    assert!(shown(EnrolmentStatus::Done).contains("badge good"));
    assert!(shown(EnrolmentStatus::ByHand).contains("Done by hand, see below"));
    assert!(shown(waiting(None)).contains("Not yet"));
    assert!(shown(waiting(Some("no route"))).contains("no route. It is tried again."));
    assert!(
        shown(EnrolmentStatus::Refused {
            reason: "Known already".to_owned()
        })
        .contains("Known already")
    );
    assert!(shown(EnrolmentStatus::Done).contains("Was it you?"));
    assert!(
        page(&home(
            EnrolmentStatus::Done,
            Vec::new(),
            Some("ser****.com")
        ))
        .contains("Nothing happened")
    );
}
