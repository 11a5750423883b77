//! Sample pages about data protection.

use askama::Template;
use web::{ErrorSummary, Field};

use super::Sample;
use super::desk::frame;
use crate::desk::pages::{Kept, KeptRow, PrivacyPage, code_field, privacy_fields};

pub(super) fn pages() -> Vec<Sample> {
    let blank = page(None);
    let found = page(Some(Kept {
        person: "holder@example.org".into(),
        reason: "letter of 2 May".into(),
        rows: vec![row(""), row("A mail about it is still on its way.")],
        is_cut: true,
        orders: 2,
        in_registry: true,
        can_be_erased: true,
        typed: Field::text("typed", "Type holder@example.org once more"),
    }));
    vec![
        ("desk-privacy.html", blank.render().unwrap()),
        ("desk-privacy-found.html", found.render().unwrap()),
    ]
}

fn page(found: Option<Kept>) -> PrivacyPage {
    let none = || [(); 5].map(|()| None);
    let [person, why, case, until, reason] =
        privacy_fields([(); 5].map(|()| String::new()), none());
    PrivacyPage {
        frame: frame("privacy", 0),
        note: None,
        summary: ErrorSummary::of([]),
        forms: Some((person, why)),
        found,
        hold: [case, until, reason],
        code: code_field(),
    }
}

fn row(obstacle: &str) -> KeptRow {
    KeptRow {
        case: "RG-482-190-335".into(),
        received: "2026-11-21 09:05 UTC".into(),
        devices: "2, 1 open".into(),
        holds: "1 pictures, 2 messages, 1 notes, 9 entries of the trail".into(),
        obstacle: obstacle.into(),
    }
}
