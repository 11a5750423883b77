//! Contexts of everything about the recovery sheet.

use askama::Template;
use device::{RecoverySheet, SheetCode, Status, WayBack};
use web::{ErrorSummary, Field};
use zeroize::Zeroizing;

use super::{Done, Shell, error, general, new_password};
use crate::app::App;
use crate::problem::Problems;

/// What there is of a sheet, in words, for whoever is signed in.
pub(crate) struct SheetLine {
    pub(super) text: String,
    /// Whether a sheet should be made.
    pub(super) is_wanting: bool,
}

impl SheetLine {
    /// `None` where this device offers no sheets.
    pub(crate) fn of(app: &App, status: &Status) -> Option<Self> {
        let text = match status.sheet {
            _ if !app.profile.ways.contains(WayBack::Sheet) => return None,
            None => "None".to_owned(),
            Some(sheet) => format!(
                "Sheet {} of {}, {} of 8 codes left",
                sheet.number,
                sheet.made.date(),
                sheet.left
            ),
        };
        Some(Self {
            text,
            is_wanting: status.sheet.is_none_or(|sheet| sheet.left < 2),
        })
    }
}

/// The sheet itself, made to be printed.
#[derive(Template)]
#[template(path = "sheet.html")]
pub(crate) struct SheetPage {
    pub(super) shell: Shell,
    pub(super) done: Done,
    pub(super) number: u32,
    pub(super) made: String,
    pub(super) codes: Vec<Zeroizing<String>>,
}

impl SheetPage {
    pub(crate) fn new(app: &App, sheet: &RecoverySheet, done: Done) -> Self {
        Self {
            // Without the menu, whoever is here: nothing leads away before the sheet is printed.
            shell: Shell::of(app, false),
            done,
            number: sheet.number,
            made: sheet.made.date().to_string(),
            codes: sheet.codes.iter().map(SheetCode::to_text).collect(),
        }
    }
}

/// The form for a code of the sheet.
#[derive(Template)]
#[template(path = "use_sheet.html")]
pub(crate) struct UseSheet {
    pub(super) shell: Shell,
    pub(super) summary: ErrorSummary,
    pub(super) trouble: Option<String>,
    pub(super) code: Field,
    pub(super) passwords: [Field; 2],
}

impl UseSheet {
    pub(crate) fn new(app: &App, typed: &str, problems: Option<&Problems>) -> Self {
        let code = Field::text("code", "Code from the sheet")
            .value(typed)
            .help("The next code that is not crossed out: 16 letters and digits. Capitals and dashes do not matter.")
            .error(error(problems, "code"))
            .attribute("autocomplete", "off")
            .attribute("autocapitalize", "characters")
            .attribute("spellcheck", "false")
            .attribute("data-key", "")
            .required();
        let passwords = new_password(app, problems);
        Self {
            shell: Shell::of(app, false),
            summary: ErrorSummary::of([&code].into_iter().chain(&passwords)),
            trouble: general(problems),
            code,
            passwords,
        }
    }
}
