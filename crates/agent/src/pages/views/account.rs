//! The context of Account security.

use askama::Template;
use device::Status;
use web::{ErrorSummary, Field};

use super::challenge::code_field;
use super::questions;
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
    /// The code that confirms the reserved email.
    Code(&'a Problems),
    Sheet(&'a Problems),
}

impl<'a> Asked<'a> {
    fn problems(self) -> Option<&'a Problems> {
        match self {
            Asked::Nothing => None,
            Asked::Email { problems, .. } | Asked::Code(problems) | Asked::Sheet(problems) => {
                Some(problems)
            }
        }
    }

    /// Address and tick as they were sent.
    fn typed(self) -> (&'a str, &'a str) {
        match self {
            Asked::Email {
                address, without, ..
            } => (address, without),
            Asked::Nothing | Asked::Code(_) | Asked::Sheet(_) => ("", ""),
        }
    }
}

/// What can be done about an unconfirmed address just now.
pub(crate) enum Confirm {
    /// There is none, or it is confirmed.
    Nothing,
    /// No service can be reached from here.
    NoService,
    /// No code is on its way.
    Ask,
    /// A code is on its way.
    Type {
        /// The short number in the mail.
        number: String,
        /// Whether the service has the order for it.
        is_ordered: bool,
        code: Box<Field>,
    },
}

impl Confirm {
    fn field(&self) -> Option<&Field> {
        match self {
            Self::Type { code, .. } => Some(code),
            Self::Nothing | Self::NoService | Self::Ask => None,
        }
    }

    fn of(app: &App, status: &Status, problems: Option<&Problems>) -> Self {
        if status.reserved_email.is_none() || status.email_is_confirmed {
            return Self::Nothing;
        }
        match status.confirmation {
            _ if !app.reaches_service => Self::NoService,
            None => Self::Ask,
            Some(confirmation) => Self::Type {
                number: confirmation.number.to_string(),
                is_ordered: confirmation.is_ordered,
                code: Box::new(
                    code_field("code", "Code from the mail", "").error(error(problems, "code")),
                ),
            },
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
    /// Whether anybody has shown that he reads it.
    pub(super) is_confirmed: bool,
    pub(super) confirm: Confirm,
    /// Whether an address that is replaced hears of it.
    pub(super) tells_old: bool,
    pub(super) email: Field,
    pub(super) without_email: Field,
    pub(super) email_password: Field,
    /// What there is of security questions; `None` where there can be none.
    pub(super) questions: Option<&'static str>,
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
        let confirm = Confirm::of(app, status, problems);
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
            summary: ErrorSummary::of(confirm.field().into_iter().chain([
                &email,
                &email_password,
                &sheet_password,
            ])),
            trouble: general(problems),
            reserved_email: status.reserved_email.clone(),
            is_confirmed: status.email_is_confirmed,
            tells_old: app.reaches_service,
            confirm,
            email,
            without_email,
            email_password,
            questions: questions::line(app, status.has_questions),
            sheet: SheetLine::of(app, status),
            sheet_password,
            replaces: status.sheet.map_or(0, |sheet| sheet.number),
        }
    }
}
