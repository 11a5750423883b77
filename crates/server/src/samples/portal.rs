//! Sample pages of the portal.

use askama::Template;
use protocol::{Email, ServiceAddress};
use recovery::calendar::Told;
use recovery::policy::Policy;
use recovery::request::{DeviceForm, Field as Name, FieldError, RequestForm};
use recovery::time::Timestamp;
use web::language::{Language, Words};
use web::{ErrorSummary, Field};

use super::Sample;
use crate::assets::{BAD, GOOD};
use crate::http::layers::FaultPage;
use crate::pictures::{Fact, Reading};
use crate::portal::pages::{
    ConfirmPage, Draft, DraftDevice, EmailCodePage, HelpPage, HomePage, Known, MorePage,
    ReceivedPage, ScanPage, Standing, StatusPage, bulk,
};

const AUTHORITY: &str = "Example Security";
/// In which language they are set.
const T: Words = Words::of(Language::En);
const SENDER: &str = "answers@reset.example";

pub(super) fn pages() -> Vec<Sample> {
    let mut samples: Vec<Sample> = Vec::new();
    samples.extend(leading());
    samples.extend(requests());
    samples.extend(after());
    samples.extend(bulk::pages(T, &policy()));
    samples.push(("confirm.html", confirm(false)));
    samples.push(("confirmed.html", confirm(true)));
    samples
}

fn confirm(done: bool) -> String {
    let page = ConfirmPage {
        t: T,
        authority: AUTHORITY,
        sender: SENDER,
        email: "hol****.org".into(),
        hourly: 3,
        done,
    };
    page.render().unwrap()
}

fn email_code(is_ordered: bool) -> String {
    let page = EmailCodePage {
        t: T,
        authority: AUTHORITY,
        sender: SENDER,
        model: "RG1602-16S <new>".into(),
        serial: "RG4T****3210".into(),
        number: "7K2M-QX".into(),
        made: "2026-11-21 08:55:00".into(),
        digits: "0123456789".into(),
        is_ordered,
    };
    page.render().unwrap()
}

fn leading() -> [Sample; 6] {
    let home = HomePage {
        t: T,
        authority: AUTHORITY,
        sender: SENDER,
        hotline: "your supplier's support hotline",
        serial_length: 20,
    };
    let help = HelpPage {
        t: T,
        authority: AUTHORITY,
        good: GOOD,
        bad: BAD,
    };
    let scan = ScanPage {
        t: T,
        authority: AUTHORITY,
        hotline: "your supplier's support hotline",
        reading: Reading::bad(
            "This code is too old",
            "It lives for 72 hours. Please open “Forgot password” on the device again.",
        ),
    };
    let fault = FaultPage {
        t: T,
        context: AUTHORITY,
        title: "There is no such page",
        words: "Check the address, or start again from the first page.",
        id: "9f1c2ab34d5e6f70",
    };
    [
        ("home.html", home.render().unwrap()),
        ("help.html", help.render().unwrap()),
        ("scan.html", scan.render().unwrap()),
        ("fault.html", fault.render().unwrap()),
        ("email-code.html", email_code(false)),
        ("email-code-ordered.html", email_code(true)),
    ]
}

fn requests() -> [Sample; 4] {
    let policy = policy();
    let blank = Draft::blank(&policy);
    let wrong = Draft {
        form: filled(),
        devices: vec![pictured()],
        faults: vec![
            fault(
                Name::Serial,
                "A serial number has 20 characters; this has 19. It stands on the white label.",
            ),
            fault(
                Name::DeviceDate,
                "There is no date “2026-02-30”. Please write it as 2026-11-21.",
            ),
            fault(
                Name::Country,
                "Example Security gives no service for devices used in North Korea.",
            ),
            fault(
                Name::Declaration,
                "Please confirm this; without it the request cannot be taken.",
            ),
        ],
    };
    let scanned = Draft {
        form: filled(),
        devices: vec![DraftDevice {
            form: device(),
            scanned: "123".into(),
            reading: Some(reading()),
            ..DraftDevice::default()
        }],
        ..Draft::default()
    };
    let coded = DraftDevice {
        form: DeviceForm {
            answer: "security-code".into(),
            started: "2026-11-20 18:00:41".into(),
            ..device()
        },
        ..DraftDevice::default()
    };
    let several = Draft {
        form: filled(),
        devices: vec![pictured(), coded, DraftDevice::default()],
        faults: vec![FieldError {
            device: Some(1),
            ..fault(
                Name::Started,
                "There is no time “2026-11-20 25:00”. Please write it as 2026-11-21 09:05:00.",
            )
        }],
    };
    [
        (
            "request-several.html",
            several.page(T, &policy).render().unwrap(),
        ),
        ("request.html", blank.page(T, &policy).render().unwrap()),
        (
            "request-wrong.html",
            wrong.page(T, &policy).render().unwrap(),
        ),
        (
            "request-scanned.html",
            scanned.page(T, &policy).render().unwrap(),
        ),
    ]
}

fn after() -> [Sample; 6] {
    let received = ReceivedPage {
        t: T,
        authority: AUTHORITY,
        hourly: 3,
        sender: SENDER,
        known: Some(Known {
            case_number: "RG-482-190-335".into(),
            challenge: "7K2M-QX".into(),
            email: "holder@example.org".into(),
            devices: 2,
            has_code: true,
            country: "DE".into(),
            received_at: 1_795_251_600,
        }),
        due: Some(due()),
    };
    let later = ReceivedPage {
        known: None,
        ..received
    };
    let standing = Standing {
        case_number: "RG-482-190-335".into(),
        stage: "answered",
        title: "Answered".into(),
        words: "A key was sent to your email address on 2026-11-21 09:05 UTC. If you do not find the mail, look in the spam folder.".into(),
        since: "2026-11-21 09:05 UTC".into(),
        due: None,
    };
    let waiting = Standing {
        case_number: "RG-482-190-335".into(),
        stage: "in-review",
        title: "In review".into(),
        words: "Your request was received and waits for review.".into(),
        since: "2026-11-21 09:05 UTC".into(),
        due: Some(due()),
    };
    let received = ReceivedPage {
        known: Some(Known {
            case_number: "RG-482-190-335".into(),
            challenge: "7K2M-QX".into(),
            email: "holder@example.org".into(),
            devices: 2,
            has_code: true,
            country: "DE".into(),
            received_at: 1_795_251_600,
        }),
        ..later
    };
    [
        ("received.html", received.render().unwrap()),
        ("status.html", status(None).render().unwrap()),
        (
            "status-known.html",
            status(Some(Some(standing))).render().unwrap(),
        ),
        (
            "status-waiting.html",
            status(Some(Some(waiting))).render().unwrap(),
        ),
        ("status-unknown.html", status(Some(None)).render().unwrap()),
        ("more.html", more().render().unwrap()),
    ]
}

fn due() -> Told {
    Told {
        at: Timestamp::from_seconds(1_795_431_600),
        here: "2026-11-23 11:00 UTC".into(),
        at_desk: Some("2026-11-23 12:00 (Europe/Berlin)".into()),
    }
}

fn status(answer: Option<Option<Standing>>) -> StatusPage<'static> {
    StatusPage {
        t: T,
        authority: AUTHORITY,
        sender: SENDER,
        answer,
        summary: ErrorSummary::of([]),
        serial: Field::text("serial", "Serial number").required(),
        email: Field::email("email", "Email address").required(),
    }
}

fn more() -> MorePage<'static> {
    MorePage {
        t: T,
        authority: AUTHORITY,
        sender: SENDER,
        done: false,
        case_number: "RG-482-190-335".into(),
        question: "Which <shop> sold it, and when?\nA photo of the receipt would do.".into(),
        summary: ErrorSummary::of([]),
        text: Field::textarea("text", "Your answer", 6),
        picture: Field::file("picture", "A picture, if one was asked for", "image/png"),
    }
}

fn fault(field: Name, message: &str) -> FieldError {
    FieldError {
        field,
        device: None,
        message: message.into(),
    }
}

fn filled() -> RequestForm {
    RequestForm {
        email: "holder@example.org".into(),
        country: "KP".into(),
        place: "Nord Alarm GmbH, Kiel".into(),
        business: "installer".into(),
        ..RequestForm::default()
    }
}

fn pictured() -> DraftDevice {
    DraftDevice {
        form: device(),
        kept_picture: "0123.png".into(),
        kept_label: "IMG_2041.jpg".into(),
        reading: Some(reading()),
        ..DraftDevice::default()
    }
}

fn device() -> DeviceForm {
    DeviceForm {
        category: "recorder".into(),
        serial: "RG4T7M2KXX987654321".into(),
        model: "RG1602-16S".into(),
        device_date: "2026-11-21".into(),
        answer: "key".into(),
        ..DeviceForm::default()
    }
}

fn reading() -> Reading {
    let fact = |name, value: &str| Fact {
        name,
        value: value.into(),
    };
    Reading {
        good: true,
        title: "The code was read and can be answered".into(),
        advice: "Please compare it with the label and with the device.".into(),
        facts: vec![
            fact("Serial number", "RG4T7M2KXX9876543210"),
            fact("Model", "RG1602-16S"),
            fact("Challenge number", "7K2M-QX"),
            fact("Device’s date and time", "2026-11-21 09:05:00"),
        ],
    }
}

fn policy() -> Policy {
    let mut policy = Policy::shipped(
        ServiceAddress::parse("https://reset.example").unwrap(),
        Email::parse(SENDER).unwrap(),
    );
    policy.service_name = AUTHORITY.into();
    policy
}
