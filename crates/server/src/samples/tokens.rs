//! Sample pages of tokens for programs.

use askama::Template;
use web::{ErrorSummary, Field};

use super::Sample;
use super::desk::frame;
use crate::desk::pages::{Badge, TokenFields, TokenMadePage, TokenRow, TokensPage, code_field};

pub(super) fn pages() -> Vec<Sample> {
    let wrong = |field: Field| field.error(Some("The name crm is taken."));
    let fields = TokenFields::blank();
    let refused = TokenFields {
        name: wrong(fields.name),
        ..fields
    };
    let made = TokenMadePage {
        frame: frame("tokens", 0),
        name: "crm".into(),
        token: "rgt_0000000000000000000000000000000000000000000".into(),
        ends: "2027-11-21 09:00 UTC".into(),
    };
    [
        ("desk-tokens.html", list(vec![row()], true, refused)),
        (
            "desk-tokens-empty.html",
            list(Vec::new(), false, TokenFields::blank()),
        ),
    ]
    .map(|(name, page)| (name, page.render().unwrap()))
    .into_iter()
    .chain([("desk-token-made.html", made.render().unwrap())])
    .collect()
}

fn list(rows: Vec<TokenRow>, is_open: bool, fields: TokenFields) -> TokensPage {
    TokensPage {
        frame: frame("tokens", 0),
        note: None,
        summary: ErrorSummary::of([&fields.name]),
        rows,
        is_open,
        fields,
        code: code_field(),
    }
}

fn row() -> TokenRow {
    TokenRow {
        id: 1,
        name: "crm".into(),
        role: "agent".into(),
        answers: true,
        networks: "10.1.0.0/16".into(),
        made_by: "anna".into(),
        used_at: "2026-11-21 09:00 UTC".into(),
        refused: "Refused once: it was over, or shown from elsewhere.".into(),
        ends: "2027-11-21 09:00 UTC".into(),
        standing: Badge::new("good", "live"),
        can_be_revoked: true,
    }
}
