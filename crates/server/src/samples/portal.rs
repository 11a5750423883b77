//! Sample pages of the portal.

use askama::Template;
use protocol::{Email, ServiceAddress};
use recovery::calendar::Told;
use recovery::country::Country;
use recovery::delivery::Delivery;
use recovery::evidence::PortalVerdict;
use recovery::policy::Policy;
use recovery::reason::Reason;
use recovery::request::{DeviceForm, Field as Name, FieldError, RequestForm};
use recovery::time::Timestamp;
use web::language::Words;
use web::{ErrorSummary, Field};

use super::{Sample, links};
use crate::assets::{BAD, GOOD};
use crate::http::layers::FaultPage;
use crate::pictures::{Fact, Reading, advice};
use crate::portal::pages::{
    CameraPage, CourseView, Draft, DraftDevice, ErasedPage, HelpPage, HomePage, Known, MinePage,
    Moment, MorePage, Question, ReceivedPage, ScanPage, ShowForm, Standing, StatusPage, Step, bulk,
};
use crate::tell;

pub(super) const AUTHORITY: &str = "Example Security";
pub(super) const SENDER: &str = "answers@reset.example";

pub(super) fn pages(t: Words) -> Vec<Sample> {
    let mut samples: Vec<Sample> = Vec::new();
    samples.extend(leading(t));
    samples.extend(requests(t));
    samples.extend(after(t));
    samples.extend(bulk::pages(t, &policy()));
    samples.extend(links::pages(t));
    samples
}

fn leading(t: Words) -> [Sample; 5] {
    let home = HomePage {
        t,
        authority: AUTHORITY,
        sender: SENDER,
        hotline: "your supplier's support hotline",
        serial_length: 20,
    };
    let help = HelpPage {
        t,
        authority: AUTHORITY,
        good: GOOD,
        bad: BAD,
    };
    let camera = CameraPage {
        t,
        authority: AUTHORITY,
        hotline: "your supplier's support hotline",
        host: "reset.example",
        reading: Some(Reading::too_large(t)),
    };
    let scan = ScanPage {
        t,
        authority: AUTHORITY,
        hotline: "your supplier's support hotline",
        reading: Reading::bad(t.say("reading-expired"), advice(t, PortalVerdict::Expired)),
    };
    let fault = FaultPage {
        t,
        context: AUTHORITY,
        title: &t.say("fault-page-not-found"),
        words: &t.say("fault-page-not-found-words"),
        id: "9f1c2ab34d5e6f70",
    };
    [
        ("home.html", home.render_with_values(&t.phrases()).unwrap()),
        ("help.html", help.render_with_values(&t.phrases()).unwrap()),
        (
            "camera.html",
            camera.render_with_values(&t.phrases()).unwrap(),
        ),
        ("scan.html", scan.render_with_values(&t.phrases()).unwrap()),
        (
            "fault.html",
            fault.render_with_values(&t.phrases()).unwrap(),
        ),
    ]
}

fn requests(t: Words) -> [Sample; 4] {
    let policy = policy();
    let blank = Draft::blank(&policy);
    let wrong = Draft {
        form: filled(),
        devices: vec![pictured(t)],
        faults: vec![
            fault(
                Name::Serial,
                Reason::new("serial-length", "")
                    .with("wanted", 20_u32)
                    .with("length", 19_u32),
            ),
            fault(
                Name::DeviceDate,
                Reason::new("date-none", "").with("typed", "2026-02-30"),
            ),
            fault(
                Name::Country,
                Reason::new("country-closed", "")
                    .with("service", AUTHORITY)
                    .with("country", Country::from_code("KP").unwrap()),
            ),
            fault(Name::Declaration, Reason::new("declaration-missing", "")),
        ],
    };
    let scanned = Draft {
        form: filled(),
        devices: vec![DraftDevice {
            form: device(),
            scanned: "123".into(),
            reading: Some(reading(t)),
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
        devices: vec![pictured(t), coded, DraftDevice::default()],
        faults: vec![FieldError {
            device: Some(1),
            ..fault(
                Name::Started,
                Reason::new("started-none", "").with("typed", "2026-11-20 25:00"),
            )
        }],
    };
    [
        (
            "request-several.html",
            several
                .page(t, &policy)
                .render_with_values(&t.phrases())
                .unwrap(),
        ),
        (
            "request.html",
            blank
                .page(t, &policy)
                .render_with_values(&t.phrases())
                .unwrap(),
        ),
        (
            "request-wrong.html",
            wrong
                .page(t, &policy)
                .render_with_values(&t.phrases())
                .unwrap(),
        ),
        (
            "request-scanned.html",
            scanned
                .page(t, &policy)
                .render_with_values(&t.phrases())
                .unwrap(),
        ),
    ]
}

fn after(t: Words) -> [Sample; 9] {
    let received = ReceivedPage {
        t,
        authority: AUTHORITY,
        hourly: Some(3),
        sender: SENDER,
        known: Some(Known {
            case_number: "RG-482-190-335".into(),
            challenge: "7K2M-QX".into(),
            email: "holder@example.org".into(),
            devices: 2,
            has_code: true,
            is_dated_only: false,
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
        title: t.say("status-answered-title"),
        words: t.with(
            "status-answered-key",
            &[("since", tell::moment(t, "2026-11-21 09:05 UTC").into())],
        ),
        since: "2026-11-21 09:05 UTC".into(),
        since_there: "2026-11-21 10:05 (Europe/Berlin)".into(),
        due: None,
        course: course(t, true),
        counts: None,
        speed: Vec::new(),
        delivery: Delivery::Failed,
    };
    let waiting = Standing {
        case_number: "RG-482-190-335".into(),
        stage: "in-review",
        title: t.say("status-in-review-title"),
        words: t.say("status-in-review-words"),
        since: "2026-11-21 09:05 UTC".into(),
        since_there: "2026-11-21 10:05 (Europe/Berlin)".into(),
        due: Some(due()),
        course: course(t, false),
        counts: Some(counts(t)),
        speed: vec![t.say("status-speed-place")],
        delivery: Delivery::Good,
    };
    let received = ReceivedPage {
        known: Some(Known {
            case_number: "RG-482-190-335".into(),
            challenge: String::new(),
            email: "holder@example.org".into(),
            devices: 2,
            has_code: true,
            is_dated_only: true,
            country: "DE".into(),
            received_at: 1_795_251_600,
        }),
        ..later
    };
    [
        (
            "received.html",
            received.render_with_values(&t.phrases()).unwrap(),
        ),
        (
            "status.html",
            status(t, None).render_with_values(&t.phrases()).unwrap(),
        ),
        (
            "status-known.html",
            status(t, Some(Some(standing)))
                .render_with_values(&t.phrases())
                .unwrap(),
        ),
        (
            "status-waiting.html",
            status(t, Some(Some(waiting)))
                .render_with_values(&t.phrases())
                .unwrap(),
        ),
        (
            "status-unknown.html",
            status(t, Some(None))
                .render_with_values(&t.phrases())
                .unwrap(),
        ),
        (
            "more.html",
            more(t).render_with_values(&t.phrases()).unwrap(),
        ),
        (
            "mine.html",
            mine(t).render_with_values(&t.phrases()).unwrap(),
        ),
        (
            "mine-ended.html",
            MinePage { open: 0, ..mine(t) }
                .render_with_values(&t.phrases())
                .unwrap(),
        ),
        (
            "erased.html",
            ErasedPage {
                t,
                authority: AUTHORITY,
                case_number: "RG-482-190-335".into(),
            }
            .render_with_values(&t.phrases())
            .unwrap(),
        ),
    ]
}

fn due() -> Told {
    Told {
        at: Timestamp::from_seconds(1_795_431_600),
        here: "2026-11-23 11:00 UTC".into(),
        at_desk: Some("2026-11-23 12:00 (Europe/Berlin)".into()),
    }
}

fn course(t: Words, is_answered: bool) -> CourseView {
    let step = |name: &str, is| Step {
        name: t.say(&format!("status-step-{name}")),
        is,
    };
    let moment = |at: &str, event: &str| Moment {
        stamp: "2026-11-21T09:05:00Z".into(),
        at: at.into(),
        words: t.say(&format!("status-event-{event}")),
    };
    let until = ("time", "2026-11-22 10:05 (Europe/Berlin)".into());
    CourseView {
        position: 1,
        serial: "RG4T7M2KXX9876543210".into(),
        model: "RG1602-16S <new>".into(),
        stage: t.say("status-answered-title"),
        colour: "good",
        steps: vec![
            step("received", "done"),
            step("review", if is_answered { "done" } else { "now" }),
            step("answered", if is_answered { "now" } else { "" }),
            step("used", ""),
        ],
        events: vec![
            moment("2026-11-21 10:05 (Europe/Berlin)", "received"),
            moment("2026-11-21 11:20 (Europe/Berlin)", "answered"),
        ],
        lasts: Some(t.with("status-lasts-file", &[until])),
        trouble: is_answered.then(|| t.say("status-mail-given-up")),
        is_open: !is_answered,
        is_answered,
        worked: None,
    }
}

fn counts(t: Words) -> String {
    let of = |name, count: u32| (name, count.into());
    let values = [
        of("total", 12),
        of("open", 9),
        of("answered", 2),
        of("ended", 1),
    ];
    t.with("status-counts", &values)
}

fn mine(t: Words) -> MinePage<'static> {
    let confirm = Field::checkbox("confirm", t.say("mine-withdraw-confirm"));
    MinePage {
        t,
        authority: AUTHORITY,
        note: Some(("good", t.say("mine-done-worked"))),
        summary: ErrorSummary::of([&confirm]),
        token: "4f0c8d1a",
        case_number: "RG-482-190-335".into(),
        counts: Some(counts(t)),
        courses: vec![course(t, true), course(t, false)],
        next: Some(100),
        open: 1,
        answered: 1,
        confirm,
        show: Some(ShowForm::sample(t)),
        erase: Field::checkbox("erase", t.say("mine-erase-confirm")),
    }
}

fn status(t: Words, answer: Option<Option<Standing>>) -> StatusPage<'static> {
    StatusPage {
        t,
        authority: AUTHORITY,
        sender: SENDER,
        answer,
        is_busy: false,
        link_asked: false,
        typed: Question::default(),
        summary: ErrorSummary::of([]),
        serial: Field::text("serial", t.say("status-serial")).required(),
        email: Field::email("email", t.say("status-email")).required(),
    }
}

fn more(t: Words) -> MorePage<'static> {
    MorePage {
        t,
        authority: AUTHORITY,
        sender: SENDER,
        done: false,
        case_number: "RG-482-190-335".into(),
        question: "Which <shop> sold it, and when?\nA photo of the receipt would do.".into(),
        summary: ErrorSummary::of([]),
        text: Field::textarea("text", t.say("more-text"), 6),
        pictures: vec![Field::file("proof", t.say("evidence-proof"), "image/png")],
        sent: vec![(t.say("evidence-sent-label"), "2026-11-21 09:05 UTC".into())],
    }
}

fn fault(field: Name, reason: Reason) -> FieldError {
    FieldError {
        field,
        device: None,
        reason,
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

fn pictured(t: Words) -> DraftDevice {
    DraftDevice {
        form: device(),
        kept_picture: "0123.png".into(),
        kept_label: "IMG_2041.jpg".into(),
        reading: Some(reading(t)),
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

fn reading(t: Words) -> Reading {
    let fact = |name, value: &str| Fact {
        name: t.say(name),
        value: value.into(),
    };
    Reading {
        good: true,
        title: t.say("reading-good"),
        advice: advice(t, PortalVerdict::Good),
        facts: vec![
            fact("reading-serial", "RG4T7M2KXX9876543210"),
            fact("reading-model", "RG1602-16S"),
            fact("reading-challenge", "7K2M-QX"),
            fact("reading-clock", "2026-11-21 09:05:00"),
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
