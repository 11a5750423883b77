//! Every template in every state that it distinguishes.

mod cameras;

use askama::Template;
use device::WayBack;
use web::{ErrorSummary, Field};

use super::account::Confirm;
use super::challenge::Shown;
use super::forgot::{Line as WayLine, Step};
use super::reset::Reset;
use super::{
    Account, Activate, AgreeToEmail, ChallengePage, ChangePassword, ChooseWay, Done, Home,
    JournalPage, Line, SheetLine, SheetPage, Shell, SignIn, Trouble, UseSheet,
};
use crate::backends::Standing;
use crate::config::Visibility;
use crate::enrol::EnrolmentStatus;
use crate::flows::Offer;

fn shell(is_signed_in: bool) -> Shell {
    Shell {
        product: "Camera",
        noun: "camera",
        serial: "<SERIAL>".to_owned(),
        model: "IPC & more".to_owned(),
        firmware: "B1".to_owned(),
        is_signed_in,
        fingerprint: is_signed_in.then(|| "AB:CD".to_owned()),
        visible: Visibility::ALL,
        has_cameras: true,
        screen: None,
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
    let is_quiet = news.is_empty();
    Home {
        shell: shell(true),
        done: Some(Done::Changed),
        knocking: knocking().filter(|_| reserved_email.is_none()),
        earlier: vec![line("plain", "Signed in")],
        news,
        started: "2026-11-21 09:05:00".to_owned(),
        clock: "2026-11-21 09:06:00".to_owned(),
        reserved_email: reserved_email.map(str::to_owned),
        is_confirmed: is_quiet,
        sheet: sheet_line("Sheet 1 of 2026-11-21, 7 of 8 codes left", false),
        authority: "Northlight".to_owned(),
        service: "https://recover.example".to_owned(),
        enrolment,
        enrolment_text: "REGAIN-ENROL-1.abc".to_owned(),
        backends: backends(),
    }
}

fn backends() -> Vec<Standing> {
    let standing = |backend: &str, is_astray, fault: Option<&str>| Standing {
        backend: backend.to_owned(),
        is_astray,
        fault: fault.map(str::to_owned),
    };
    vec![
        standing("Linux account admin", false, None),
        standing("motion", true, Some("It is broken. Mend it.")),
    ]
}

fn knocking() -> Option<String> {
    Some("A program at 192.0.2.7 keeps trying an old password.".to_owned())
}

fn line(kind: &'static str, text: &str) -> Line {
    Line {
        when: "2026-11-21 09:05:00".to_owned(),
        text: text.to_owned(),
        is_news: kind == "warn",
        kind,
    }
}

fn challenge(tries_left: u8, hours_left: u64, reserved_email: Option<&str>) -> Shown {
    Shown {
        number: "7K2M-QX".to_owned(),
        qr_side: 390,
        started: "2026-11-21 09:05:00".to_owned(),
        clock: "2026-11-21 09:06:00".to_owned(),
        service: "https://recover.example".to_owned(),
        link: "https://recover.example/c/123".to_owned(),
        hours_left,
        tries_left,
        reserved_email: reserved_email.map(str::to_owned),
        with_cameras: hours_left == 1,
        replaced: (hours_left == 1)
            .then(|| "Challenge 7K2M-QW was replaced by 7K2M-QX.".to_owned()),
    }
}

fn key(tries_left: u8, hours_left: u64, reserved_email: Option<&str>) -> ChallengePage {
    ChallengePage {
        shell: shell(false),
        done: Some(Done::Same),
        summary: ErrorSummary::of(&passwords()),
        trouble: None,
        by_email: false,
        shown: challenge(tries_left, hours_left, reserved_email),
        code: Field::text("key", "Key").value("\"><script>"),
        passwords: passwords(),
    }
}

fn email(tries_left: u8, hours_left: u64) -> ChallengePage {
    ChallengePage {
        done: None,
        trouble: Some("Wait.".to_owned()),
        by_email: true,
        code: Field::text("code", "Code").value("\"><script>"),
        ..key(tries_left, hours_left, Some("ser****.com"))
    }
}

fn sheet_line(text: &str, is_wanting: bool) -> Option<SheetLine> {
    let text = text.to_owned();
    Some(SheetLine { text, is_wanting })
}

fn sheet_page(done: Done) -> SheetPage {
    SheetPage {
        shell: shell(false),
        done,
        number: 3,
        made: "2026-11-21".to_owned(),
        codes: vec!["01AB-CD89-0000-ZZZ1".to_owned().into(); 8],
    }
}

fn use_sheet(trouble: Option<&str>) -> UseSheet {
    UseSheet {
        shell: shell(false),
        summary: ErrorSummary::of(&passwords()),
        trouble: trouble.map(str::to_owned),
        code: Field::text("code", "Code").value("\"><script>"),
        passwords: passwords(),
    }
}

fn account(
    reserved_email: Option<&str>,
    confirm: Confirm,
    sheet: Option<SheetLine>,
    replaces: u32,
) -> Account {
    Account {
        shell: shell(true),
        done: Some(Done::EmailSet),
        summary: ErrorSummary::of(&passwords()),
        trouble: None,
        reserved_email: reserved_email.map(str::to_owned),
        is_confirmed: replaces > 0,
        tells_old: replaces > 0,
        confirm,
        email: Field::email("reserved_email", "Reserved email").value("<nobody>"),
        without_email: Field::checkbox("without_email", "None"),
        email_password: field("email_password", None),
        questions: Some("None"),
        sheet,
        sheet_password: field("sheet_password", None),
        replaces,
    }
}

fn choose(trouble: Option<&str>, open: &[WayBack], closed: &[(WayBack, &str)]) -> ChooseWay {
    let line = |way: WayBack, why: Option<&str>| WayLine {
        offer: Offer {
            way,
            why: why.map(str::to_owned),
            reserved_email: Some("ser****.com".to_owned()),
        },
        step: Step::Link {
            to: "/forgot/there",
            text: "Go this way",
        },
    };
    ChooseWay {
        shell: shell(false),
        done: None,
        trouble: trouble.map(str::to_owned),
        open: open.iter().map(|&way| line(way, None)).collect(),
        closed: closed
            .iter()
            .map(|&(way, why)| line(way, Some(why)))
            .collect(),
        started: Some("2026-11-21 09:05:00".to_owned()),
        date: Some("2026-11-21".to_owned()),
    }
}

fn activate() -> Activate {
    Activate {
        shell: shell(false),
        summary: ErrorSummary::of(&passwords()),
        trouble: Some("The disk is full.".to_owned()),
        reset: Some(Reset {
            text: "Erased on 2026-11-21 09:05:00.".to_owned(),
            hindrance: Some("Wait <a moment>.".to_owned()),
        }),
        passwords: passwords(),
        email: Field::email("reserved_email", "Reserved email"),
        without_email: Field::checkbox("without_email", "Go on"),
        recovery_sheet: Some(Field::checkbox("recovery_sheet", "A sheet")),
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
        knocking: knocking(),
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
        Done::CameraLogin,
        Done::CameraRemoved,
        Done::Changed,
        Done::EmailRemoved,
        Done::EmailSet,
        Done::Ended,
        Done::Reset,
        Done::ResetWithCameras,
        Done::ResetBySheet(7),
        Done::ResetBySheet(1),
        Done::ResetBySheet(0),
        Done::SheetMade,
        Done::SignedOut,
    ] {
        assert!(page(&sign_in(done)).contains(&*done.text()));
    }
}

#[test]
fn inv6_the_journal_marks_what_is_new_and_shows_its_head() {
    let journal = page(&JournalPage {
        shell: shell(true),
        lines: vec![line("warn", "Wrong key typed"), line("plain", "Signed in")],
        head: "3f2a".to_owned(),
    });
    assert_eq!(journal.matches("badge plain\">New").count(), 1);
    assert_eq!(journal.matches("Was it you?").count(), 1);
    assert!(journal.contains("<code>3f2a</code>"), "{journal}");
}

#[test]
fn d13_a_way_that_is_closed_is_explained_and_not_offered() {
    let all = page(&choose(Some("It has ended."), &WayBack::ALL, &[]));
    assert_eq!(all.matches("Go this way").count(), WayBack::ALL.len());
    assert_eq!(all.matches("You need ").count(), WayBack::ALL.len());
    assert!(all.contains("the mailbox ser****.com") && all.contains("It has ended."));
    let why = "This way is closed here.";
    let shut = page(&choose(None, &[], &[(WayBack::Key, why)]));
    assert!(shut.contains(why) && shut.contains("No way is open") && !shut.contains("Go this way"));
    assert!(!shut.contains("ecovery sheet"), "{shut}");
    let used_up = page(&choose(
        None,
        &[WayBack::Key],
        &[(WayBack::Sheet, "All are used.")],
    ));
    assert!(
        used_up.contains("All are used. Use the way above."),
        "{used_up}"
    );
    assert!(page(&choose(None, &[], &[])).contains("offers no way"));
}

#[test]
fn d5_the_terms_are_told_and_the_address_only_masked() {
    let agree = page(&AgreeToEmail {
        shell: shell(false),
        summary: ErrorSummary::of(&[]),
        masked: "ser****.com".to_owned(),
        terms: "Only if it is yours.",
        agreed: Field::checkbox("agreed", "I agree"),
        with_cameras: Some(Field::checkbox("with_cameras", "The cameras too")),
    });
    assert!(agree.contains("ser****.com") && agree.contains("Only if it is yours."));
    let shown = page(&email(1, 1));
    assert!(shown.contains("One try is left") && shown.contains("one more hour"));
    assert!(shown.contains("restarted") && shown.contains("reserved email is changed"));
}

#[test]
fn d13_a_word_in_the_address_says_no_more_than_the_device_would() {
    assert_eq!(Done::parse("sheet-7"), Some(Done::ResetBySheet(7)));
    for word in ["sheet-8", "sheet-", "sheet--1", "sheet-7 codes", "nothing"] {
        assert_eq!(Done::parse(word), None, "{word}");
    }
}

#[test]
fn d1_the_sheet_says_what_it_is_for_and_leads_on() {
    let first = page(&sheet_page(Done::Activated));
    assert_eq!(first.matches("01AB-CD89-0000-ZZZ1").count(), 8);
    assert!(first.contains("href=\"/sign-in?done=activated\"") && first.contains("2026-11-21"));
    assert!(page(&sheet_page(Done::SheetMade)).contains("href=\"/account\""));
    page(&use_sheet(None));
    assert!(page(&use_sheet(Some("Wait."))).contains("role=\"alert\""));
}

#[test]
fn d2_account_security_tells_plainly_what_is_and_what_is_not() {
    let none = page(&account(
        None,
        Confirm::Nothing,
        sheet_line("None", true),
        0,
    ));
    assert!(!none.contains("Unconfirmed") && none.contains("Make a recovery sheet"));
    let masked = Some("ser****.com");
    let some = page(&account(
        masked,
        Confirm::Ask,
        sheet_line("Sheet 2", false),
        2,
    ));
    assert!(some.contains("badge good\">Confirmed") && some.contains("void sheet 2"));
    let not_offered = page(&account(masked, Confirm::NoService, None, 0));
    assert!(!not_offered.contains("ecovery sheet"), "{not_offered}");
    assert!(not_offered.contains("reaches no recovery service that could send one"));
    assert!(not_offered.contains("neither the old nor the new address is told"));
}

#[test]
fn d1_a_code_on_its_way_is_told_as_far_as_it_is() {
    let typed = |is_ordered| Confirm::Type {
        number: "7K2M-QX".to_owned(),
        is_ordered,
        code: Box::new(Field::text("code", "Code").value("\"><script>")),
    };
    let ordered = page(&account(Some("ser****.com"), typed(true), None, 0));
    assert!(ordered.contains("was ordered") && ordered.contains("7K2M-QX"));
    let waits = page(&account(Some("ser****.com"), typed(false), None, 0));
    assert!(waits.contains("has not been reached yet") && !waits.contains("<script>"));
}

#[test]
fn d8_tries_and_hours_are_told_in_words() {
    assert!(page(&key(5, 71, Some("ser****.com"))).contains("5 tries are left"));
    let last = page(&key(1, 0, None));
    assert!(last.contains("One try is left") && last.contains("less than an hour"));
    let replaced = page(&key(2, 1, None));
    assert!(replaced.contains("one more hour") && replaced.contains("was replaced by 7K2M-QX"));
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
