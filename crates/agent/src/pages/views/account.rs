//! The context of Account security.

use askama::Template;
use device::Status;
use web::{ErrorSummary, Field};

use super::{Done, SheetLine, Shell, error, general};
use crate::app::App;
use crate::problem::Problems;

/// Which of the page's forms was refused, and why.
#[derive(Clone, Copy)]
pub(crate) enum Asked<'a> {
    Nothing,
    Email {
        address: &'a str,
        without: &'a str,
        problems: &'a Problems,
    },
    Sheet(&'a Problems),
}

impl<'a> Asked<'a> {
    fn problems(self) -> Option<&'a Problems> {
        match self {
            Asked::Nothing => None,
            Asked::Email { problems, .. } | Asked::Sheet(problems) => Some(problems),
        }
    }

    /// Address and tick as they were sent.
    fn typed(self) -> (&'a str, &'a str) {
        match self {
            Asked::Email {
                address, without, ..
            } => (address, without),
            Asked::Nothing | Asked::Sheet(_) => ("", ""),
        }
    }
}

#[derive(Template)]
#[template(path = "account.html")]
pub(crate) struct Account {
    pub(super) shell: Shell,
    pub(super) done: Option<Done>,
    pub(super) summary: ErrorSummary,
    pub(super) trouble: Option<String>,
    pub(super) reserved_email: Option<String>,
    pub(super) email: Field,
    pub(super) without_email: Field,
    pub(super) email_password: Field,
    /// What there is of a sheet; `None` where this device has none ever.
    pub(super) sheet: Option<SheetLine>,
    pub(super) sheet_password: Field,
    /// The number of the sheet in force, 0 for none.
    pub(super) replaces: u32,
}

impl Account {
    pub(crate) fn new(app: &App, status: &Status, done: Option<Done>, asked: Asked<'_>) -> Self {
        let problems = asked.problems();
        let (address, without) = asked.typed();
        let email = Field::email("reserved_email", "New reserved email")
            .value(address)
            .help("Where a code may be sent if the password is forgotten. It stays in this device and is never shown whole, so type it with care.")
            .error(error(problems, "reserved_email"));
        let without_email =
            Field::checkbox("without_email", "Have no reserved email").value(without);
        let password = |name| {
            Field::password(name, "Present password", "current-password")
                .error(error(problems, name))
                .required()
        };
        let (email_password, sheet_password) =
            (password("email_password"), password("sheet_password"));
        Self {
            shell: Shell::of(app, true),
            done,
            summary: ErrorSummary::of([&email, &email_password, &sheet_password]),
            trouble: general(problems),
            reserved_email: status.reserved_email.clone(),
            email,
            without_email,
            email_password,
            sheet: SheetLine::of(app, status),
            sheet_password,
            replaces: status.sheet.map_or(0, |sheet| sheet.number),
        }
    }
}
