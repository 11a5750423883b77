//! Sample pages of webhooks.

use askama::Template;
use web::{ErrorSummary, Field};

use super::Sample;
use super::desk::frame;
use crate::desk::pages::{
    Badge, DeliveryRow, HookForm, HookRow, WebhookPage, WebhooksPage, code_field,
};

pub(super) fn pages() -> Vec<Sample> {
    vec![
        ("desk-webhooks.html", all(vec![row()]).render().unwrap()),
        ("desk-webhooks-none.html", all(Vec::new()).render().unwrap()),
        ("desk-webhook.html", one().render().unwrap()),
    ]
}

fn all(rows: Vec<HookRow>) -> WebhooksPage {
    WebhooksPage {
        frame: frame("webhooks", 0),
        note: None,
        summary: ErrorSummary::of([]),
        rows,
        forms: Some(HookForm {
            url: Field::text("url", "Address"),
            about: Field::text("about", "What it is for"),
            events: events(),
        }),
        code: code_field(),
    }
}

fn events() -> Vec<Field> {
    vec![Field::checkbox("request-received", "A request came in").value("yes")]
}

fn row() -> HookRow {
    HookRow {
        id: 1,
        url: "https://hooks.example/in".into(),
        about: "Help desk".into(),
        standing: Badge::new("bad", "off"),
        why_off: "Every call has failed for three days.".into(),
        is_on: false,
        events: "everything".into(),
        added_at: "2026-11-21 09:05 UTC".into(),
    }
}

fn one() -> WebhookPage {
    WebhookPage {
        frame: frame("webhooks", 0),
        note: None,
        row: row(),
        secret: Some("whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=".into()),
        deliveries: vec![DeliveryRow {
            id: 7,
            event: "request.received".into(),
            message: "msg_42".into(),
            at: "2026-11-21 09:05 UTC".into(),
            progress: Badge::new("warn", "is tried again"),
            tried: "attempt 1, 2026-11-21 09:06 UTC: answered 500; again at 2026-11-21 09:11 UTC"
                .into(),
        }],
        events: Some(events()),
        code: code_field(),
    }
}
