//! Sample pages of the desk.

use askama::Template;
use recovery::staff::Role;
use web::{Choice, ErrorSummary, Field};

use super::Sample;
use crate::desk::Frame;
use crate::desk::pages::{
    Badge, Button, CaseListPage, CasePage, Claimed, Due, Earlier, EnrolmentRow, EnrolmentsPage,
    Fact, FilterForm, Forms, Happened, LadderCard, LineRow, ManagePage, NoteRow, PieceShown,
    QueuePage, QueueRow, RepliesPage, ReplyFields, ReplyRow, RungRow, Said, Shown, TrailPage,
    TrailRow, TurnedAwayPage, TurnedAwayRow, WorkPart,
};

pub(super) fn pages() -> Vec<Sample> {
    let empty = QueuePage {
        frame: frame("queue", 0),
        note: None,
        filter: filter(false),
        rows: Vec::new(),
        lead: String::new(),
        overdue: String::new(),
        empty: ("Nothing waits", "New requests appear here.".into()),
        before: None,
        after: None,
    };
    let queue = QueuePage {
        frame: frame("queue", 1),
        note: None,
        filter: filter(true),
        lead: "2 cases are open, by when they are due.".into(),
        overdue: "One is overdue.".into(),
        empty: ("", String::new()),
        before: Some("/?before=0.5.7".into()),
        after: Some("/?after=0.5.9".into()),
        rows: vec![
            row(
                "RG-482-190-335",
                Badge::new("good", "genuine"),
                Badge::new("plain", "to review"),
                "3 h",
            ),
            row(
                "RG-007-042-001",
                Badge::new("warn", "too old"),
                Badge::new("warn", "waits for the holder"),
                "2 days",
            ),
        ],
    };
    let enrolments = EnrolmentsPage {
        frame: frame("enrolments", 1),
        note: Some(("good", "The key on file stays.".into())),
        rows: vec![EnrolmentRow {
            id: 3,
            serial: "RG4T7M2KXX9876543210".into(),
            new_key: "q83Zr0nX2mZ6y1S0kPzY8L5b4vJ7eW9tR3uF2cA1dEo".into(),
            at: "2026-11-21 09:05 UTC".into(),
        }],
    };
    let turned_away = TurnedAwayPage {
        frame: frame("turned-away", 0),
        rows: vec![TurnedAwayRow {
            at: "2026-11-21 09:05 UTC".into(),
            serial: "RG4T7M2KXX9876543210".into(),
            why: "challenge 7K2M-QX: Does not open with the enrolled device's key.".into(),
        }],
    };
    let manage = ManagePage {
        frame: frame("manage", 0),
    };
    vec![
        ("desk-turned-away.html", turned_away.render().unwrap()),
        ("desk-empty.html", empty.render().unwrap()),
        ("desk-queue.html", queue.render().unwrap()),
        ("desk-case.html", case(true).render().unwrap()),
        ("desk-case-closed.html", case(false).render().unwrap()),
        ("desk-case-many.html", case_of_many().render().unwrap()),
        ("desk-replies.html", replies().render().unwrap()),
        ("desk-enrolments.html", enrolments.render().unwrap()),
        ("desk-manage.html", manage.render().unwrap()),
        ("desk-audit.html", trail().render().unwrap()),
    ]
}

fn trail() -> TrailPage {
    TrailPage {
        frame: frame("audit", 0),
        note: Some(("good", "All 7 entries are whole.".into())),
        fields: vec![Field::text("words", "About what, or words in it")],
        is_narrowed: true,
        rows: vec![TrailRow {
            number: 7,
            at: "2026-11-21 09:05 UTC".into(),
            actor: "anna".into(),
            act: "released".into(),
            subject: "RG-482-190-335".into(),
            leads_to: Some("/cases/RG-482-190-335".into()),
            detail: "device 1".into(),
            hash: "0123456789abcdef".into(),
        }],
        older: Some("/audit?before=7".into()),
    }
}

pub(super) fn frame(here: &'static str, conflicts: usize) -> Frame {
    Frame {
        authority: "Example Security".into(),
        user: "anna".into(),
        role: Role::Admin,
        wants_factor: true,
        has_passkey: true,
        has_password: true,
        has_code: true,
        confirms_at: Some("Example AG".into()),
        place: "/".into(),
        here,
        form_token: "0123".into(),
        conflicts,
    }
}

fn filter(is_narrowed: bool) -> FilterForm {
    let any = || vec![Choice::new("any", "Any"), Choice::new("mine", "Mine")];
    FilterForm {
        search: Field::text("q", "Search").help("Serial, email, case or challenge number."),
        selects: vec![
            Field::select("stage", "Where it stands", any()).value("any"),
            Field::select("whose", "Whose", any()).value("mine"),
        ],
        overdue: Field::checkbox("overdue", "Only what is overdue"),
        is_narrowed,
        is_set: is_narrowed,
    }
}

fn row(case: &str, verdict: Badge, state: Badge, age: &str) -> QueueRow {
    QueueRow {
        case_number: case.into(),
        model: "RG1602-16S".into(),
        serial: "RG4T7M2KXX9876543210".into(),
        holder: "holder@example.org".into(),
        country: "Germany",
        challenge: "7K2M-QX".into(),
        devices: None,
        verdict,
        state,
        opened_at: "2026-11-21 09:05:00 UTC".into(),
        age: age.into(),
        place: "Nord Alarm GmbH, Kiel".into(),
        claim: (age == "3 h").then(|| "ben since 2026-11-20 10:40 (Europe/Berlin)".into()),
        is_late: age == "3 h",
        labels: vec!["repair centre".into()],
        unseen: age == "3 h",
        due: (age == "3 h").then(|| Due {
            text: "2026-11-20 11:00 (Europe/Berlin)".into(),
            holders: Some("2026-11-20 10:00 (Europe/Lisbon)".into()),
            stamp: "2026-11-20T10:00:00Z".into(),
            mark: Some(Badge::new("bad", "overdue")),
        }),
    }
}

fn case_of_many() -> CaseListPage {
    let one = case(true);
    let row = |position, answer, evidence: &str, verdict, is_open: bool| LineRow {
        position,
        model: "RG1602-16S".into(),
        serial: format!("RG4T7M2KXX987654321{position}"),
        answer,
        evidence: evidence.into(),
        verdict,
        policy: is_open.then(|| Badge::new("warn", "waits for a second person")),
        state: match is_open {
            true => Badge::new("plain", "to review"),
            false => Badge::new("good", "answered"),
        },
        is_open,
    };
    let genuine = || Badge::new("good", "genuine");
    let code = "2026-11-21 2026-11-20 18:00:41";
    CaseListPage {
        rows: vec![
            row(1, "Key (8 characters)", "7K2M-QX", genuine(), true),
            row(
                2,
                "Security code",
                code,
                Badge::new("warn", "enrolled"),
                true,
            ),
            row(3, "Reset file", "9P3B-RA", genuine(), false),
        ],
        case_number: one.case_number,
        frame: one.frame,
        work: one.work,
        note: None,
        summary: one.summary,
        holder: one.holder,
        state: one.state,
        proposed: 2,
        seen: 7,
        total: 120,
        open: 119,
        asked: false,
        request_facts: one.request_facts,
        next: Some(50),
        messages: one.messages,
        time_line: one.time_line,
        confirm: one.confirm,
        code: one.code,
        canned_question: one.canned_question,
        question: one.question,
        canned: one.canned,
        reason: one.reason,
    }
}

fn ladder() -> LadderCard {
    let rung = |what, points: &str, standing, source: &str| RungRow {
        what,
        points: points.into(),
        standing,
        source: source.into(),
    };
    LadderCard {
        is_objected: true,
        sum: "60 of 50 points".into(),
        kind: "warn",
        rungs: vec![
            rung(
                "Somebody is at the device",
                "+50",
                Badge::new("good", "proven"),
                "The challenge is genuine, unanswered and within its life: only the device itself \
                 can have made it.",
            ),
            rung(
                "Place of purchase",
                "\u{2212}10",
                Badge::new("bad", "against"),
                "The registry says that it was sold to Huber, and the request says Nord Alarm GmbH.",
            ),
            rung(
                "Photo of the label",
                "0 of 20",
                Badge::new("plain", "open"),
                "The holder has sent none.",
            ),
        ],
        verdict: "Two people approve for devices of this category.".into(),
        first: Some(
            "ben approved it first on 2026-11-21 09:40 UTC. A second person has to approve it too."
                .into(),
        ),
        is_proposed: true,
        barred: String::new(),
        can_be_excepted: false,
        button: Button::Second,
        seen: 7,
    }
}

fn work(is_open: bool) -> WorkPart {
    WorkPart {
        case_number: "RG-482-190-335".into(),
        claim: is_open.then(|| Claimed {
            by: "ben".into(),
            since: "2026-11-21 10:05 (Europe/Berlin)".into(),
            assigned_by: Some("anna".into()),
            is_mine: false,
        }),
        is_open,
        labels: vec!["repair centre".into()],
        notes: vec![NoteRow {
            at: "2026-11-21 10:10 (Europe/Berlin)".into(),
            who: "ben".into(),
            text: "Called the shop; it sold the device in May.".into(),
        }],
        staff: vec!["anna".into(), "ben".into()],
        is_done: !is_open,
    }
}

fn replies() -> RepliesPage {
    RepliesPage {
        frame: frame("replies", 0),
        note: None,
        summary: ErrorSummary::of([]),
        rows: vec![ReplyRow {
            id: "1".into(),
            title: "Another model".into(),
            used_for: "rejections",
            text: "The request names another model.".into(),
        }],
        placeholders: &recovery::canned::PLACEHOLDERS,
        changing: Some("1".into()),
        fields: ReplyFields::of(
            "rejection",
            "Another model",
            "The request names another model.",
        ),
    }
}

fn case(is_open: bool) -> CasePage {
    let fact = |name, value: &str| Fact {
        name,
        value: value.into(),
        mark: None,
    };
    let forms = Forms::blank();
    CasePage {
        frame: frame("case", 0),
        work: work(is_open),
        note: (!is_open).then(|| {
            (
                "good",
                "Approved. The key is on its way to the holder.".into(),
            )
        }),
        summary: forms.summary(),
        case_number: "RG-482-190-335".into(),
        model: "RG1602-16S".into(),
        serial: "RG4T7M2KXX9876543210".into(),
        holder: "holder@example.org".into(),
        line: None,
        challenge: Some("7K2M-QX".into()),
        shown: "7K2M-QX".into(),
        what: "the key",
        dates: String::new(),
        state: match is_open {
            true => Badge::new("plain", "to review"),
            false => Badge::new("good", "answered"),
        },
        verdict: Badge::new("good", "genuine"),
        verdict_words: "Genuine: made by the enrolled device, unanswered and within its life."
            .into(),
        ladder: ladder(),
        challenge_facts: vec![
            Fact {
                mark: Some(Badge::matching(true)),
                ..fact("Serial", "RG4T7M2KXX9876543210")
            },
            Fact {
                mark: Some(Badge::matching(false)),
                ..fact("Model", "RG1602-16S")
            },
            fact("Device’s clock then", "2026-11-21 08:55:00"),
            fact("Date typed", "2026-11-21"),
            fact("Device started", "2026-11-20 18:00:41"),
        ],
        request_facts: vec![
            fact("Due", "2026-11-23 11:00 (Europe/Berlin)"),
            fact("Email", "holder@example.org"),
            fact("Country", "Germany"),
            fact("Place of purchase", "Nord Alarm GmbH, Kiel"),
            fact("Declared", "2026-11-21 09:05 UTC, text 2026-11"),
        ],
        registry_facts: vec![
            fact("Sold to", "Nord Alarm GmbH"),
            fact("Region", "Germany"),
        ],
        pictures: vec![Shown {
            title: "Picture 1, 2026-11-21 09:05 UTC".into(),
            href: "/assets/help/good-screenshot.svg".into(),
            is_image: true,
            piece: (!is_open).then(|| PieceShown {
                what: "label photo",
                judged: Some(("good", "Accepted as label photo by anna.".into())),
            }),
        }],
        messages: vec![Said {
            at: "2026-11-21 09:40 UTC".into(),
            who: "desk",
            text: "Which shop sold it?".into(),
        }],
        earlier: vec![Earlier {
            case_number: "RG-007-042-001".into(),
            at: "2026-10-02 14:11 UTC".into(),
            state: Badge::new("bad", "rejected"),
            why: "same serial".into(),
        }],
        time_line: vec![Happened {
            at: "2026-11-21 09:05 UTC".into(),
            text: "Request received".into(),
        }],
        is_open,
        is_answerable: true,
        is_answered: !is_open,
        can_be_taken_back: !is_open,
        asked: false,
        reserved: true,
        confirm: forms.confirm,
        code: forms.code,
        exception: forms.exception,
        aside: forms.aside,
        canned_question: forms.canned_question,
        question: forms.question,
        wanted: crate::desk::pages::wanted(&[recovery::evidence::Shows::Label]),
        not_shown: "label photo".into(),
        canned: forms.canned,
        reason: forms.reason,
    }
}
