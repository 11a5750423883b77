//! One context per template; the tests of `samples` render each in every state.

mod account;
mod cameras;
mod challenge;
mod forgot;
mod journal;
mod questions;
mod reset;
#[cfg(test)]
mod samples;
mod sheet;
mod support;

use std::borrow::Cow;

use askama::Template;
use device::{Entry, Status, WayBack};
use web::{ErrorSummary, Field};

pub(super) use account::{Account, Asked};
pub(super) use cameras::{CameraPage, CamerasAsked, CamerasPage, Told};
pub(super) use challenge::{AgreeToEmail, ChallengePage};
pub(super) use forgot::ChooseWay;
pub(super) use journal::{JournalPage, Line};
pub(super) use questions::{AskQuestions, SetQuestions};
pub(super) use sheet::{SheetLine, SheetPage, UseSheet};
pub(super) use support::{ByCode, ByFile, SetPassword};

use reset::Reset;

use super::access::ActivateForm;
use crate::app::App;
use crate::backends::Standing;
use crate::config::Visibility;
use crate::enrol::EnrolmentStatus;
use crate::problem::Problems;

/// What surrounds every page.
pub(super) struct Shell {
    pub(super) product: &'static str,
    pub(super) noun: &'static str,
    pub(super) serial: String,
    pub(super) model: String,
    pub(super) firmware: String,
    pub(super) is_signed_in: bool,
    /// SHA-256 of the certificate that browsers meet, where it is the device's own.
    pub(super) fingerprint: Option<String>,
    /// What of it may be shown here.
    pub(super) visible: Visibility,
    /// Whether it keeps cameras.
    pub(super) has_cameras: bool,
    /// On the device's own screen: seconds after which it is back at its start.
    pub(super) screen: Option<u64>,
}

impl Shell {
    pub(super) fn of(app: &App, is_signed_in: bool) -> Self {
        let identity = &app.profile.identity;
        Self {
            product: app.product_line.title(),
            noun: app.product_line.noun(),
            serial: identity.serial().to_string(),
            model: identity.model().to_string(),
            firmware: identity.firmware().to_string(),
            is_signed_in,
            fingerprint: app.fingerprint.as_deref().map(str::to_owned),
            visible: match is_signed_in {
                true => Visibility::ALL,
                false => app.visible(),
            },
            has_cameras: app.cameras.is_some(),
            screen: app.door().idle.map(|idle| idle.as_secs()),
        }
    }
}

/// What was just done, told on the next page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Done {
    Activated,
    CameraLogin,
    CameraRemoved,
    Changed,
    EmailAsked,
    EmailConfirmed,
    EmailRemoved,
    EmailSet,
    Ended,
    Idle,
    QuestionsRemoved,
    QuestionsSet,
    Reset,
    /// Reset by the answers to the security questions, which are used up.
    ResetByQuestions,
    ResetWithCameras,
    /// Reset by a code of the sheet that leaves so many others.
    ResetBySheet(u8),
    Same,
    SetOver,
    SheetMade,
    SignedOut,
}

impl Done {
    pub(super) fn parse(word: &str) -> Option<Self> {
        if let Some(left) = word.strip_prefix("sheet-") {
            let left = left.parse().ok().filter(|left| *left < 8);
            return left.map(Self::ResetBySheet);
        }
        match word {
            "activated" => Some(Self::Activated),
            "camera-removed" => Some(Self::CameraRemoved),
            "login" => Some(Self::CameraLogin),
            "changed" => Some(Self::Changed),
            "email" => Some(Self::EmailSet),
            "email-asked" => Some(Self::EmailAsked),
            "email-confirmed" => Some(Self::EmailConfirmed),
            "no-email" => Some(Self::EmailRemoved),
            "ended" => Some(Self::Ended),
            "idle" => Some(Self::Idle),
            "no-questions" => Some(Self::QuestionsRemoved),
            "questions" => Some(Self::QuestionsSet),
            "reset" => Some(Self::Reset),
            "reset-questions" => Some(Self::ResetByQuestions),
            "reset-cameras" => Some(Self::ResetWithCameras),
            "same" => Some(Self::Same),
            "set-over" => Some(Self::SetOver),
            "signed-out" => Some(Self::SignedOut),
            _ => None,
        }
    }

    pub(super) fn text(self) -> Cow<'static, str> {
        let reset =
            "The new password is set; the old one no longer works. Sign in with the new one.";
        Cow::Borrowed(match self {
            Self::Activated => "The password is created. Sign in with it.",
            Self::CameraLogin => "The new user name and password are kept. Test them now.",
            Self::CameraRemoved => "The camera is off the list. It keeps its password.",
            Self::Changed => "The password is changed. Everybody else was signed out.",
            Self::EmailAsked => {
                "A code is on its way to the reserved email. Look in the spam folder too."
            }
            Self::EmailConfirmed => "The reserved email is confirmed: mails to it are read.",
            Self::EmailRemoved => "This device has no reserved email any more.",
            Self::EmailSet => {
                "The reserved email is set. It is unconfirmed until somebody shows that mails to it are read."
            }
            Self::Ended => "Please sign in to go on.",
            Self::Idle => "Nobody used this screen for a while, so you were signed out.",
            Self::QuestionsRemoved => "This device asks no security questions any more.",
            Self::QuestionsSet => "The security questions are set.",
            Self::Reset => reset,
            Self::ResetByQuestions => {
                return format!(
                    "{reset} The security questions are used up; set new ones if you want any."
                )
                .into();
            }
            Self::ResetWithCameras => {
                return format!(
                    "{reset} The cameras get it too; under Cameras you see what became of each."
                )
                .into();
            }
            Self::ResetBySheet(left) => {
                return format!(
                    "{reset} Cross out the code that you used: {}.",
                    journal::codes_left(left)
                )
                .into();
            }
            Self::Same => {
                "This challenge is less than a minute old, so it is shown again. Wait a minute before you ask for another one."
            }
            Self::SetOver => {
                "The time to set a new password is over. Sign in with the temporary password again, today."
            }
            Self::SheetMade => "The sheet is made. Every older sheet is void.",
            Self::SignedOut => "You are signed out.",
        })
    }

    pub(super) fn kind(self) -> &'static str {
        match self {
            Self::Ended | Self::Idle | Self::Same | Self::SetOver => "plain",
            _ => "good",
        }
    }
}

fn error(problems: Option<&Problems>, field: &str) -> Option<String> {
    problems.and_then(|problems| problems.of(field))
}

fn general(problems: Option<&Problems>) -> Option<String> {
    problems.and_then(Problems::general)
}

/// The two fields of a new password.
fn new_password(app: &App, problems: Option<&Problems>) -> [Field; 2] {
    let help = format!(
        "At least {} characters. Four or five unrelated words are easy to keep and hard to guess; \
         blanks, accents and any script are welcome.",
        app.profile.floor()
    );
    [
        Field::password("new_password", "New password", "new-password")
            .help(help)
            .error(error(problems, "new_password"))
            .required(),
        Field::password(
            "new_password_again",
            "The same password again",
            "new-password",
        )
        .error(error(problems, "new_password_again"))
        .required(),
    ]
}

#[derive(Template)]
#[template(path = "activate.html")]
pub(super) struct Activate {
    shell: Shell,
    summary: ErrorSummary,
    trouble: Option<String>,
    reset: Option<Reset>,
    passwords: [Field; 2],
    email: Field,
    without_email: Field,
    recovery_sheet: Option<Field>,
}

impl Activate {
    pub(super) fn new(app: &App, form: &ActivateForm, problems: Option<&Problems>) -> Self {
        let passwords = new_password(app, problems);
        let email = Field::email("reserved_email", "Reserved email")
            .value(form.reserved_email.as_str())
            .help("Where a code may be sent if the password is forgotten. It stays in this device and is never shown whole.")
            .error(error(problems, "reserved_email"));
        let without_email = Field::checkbox("without_email", "Go on without a reserved email")
            .help("Then codes cannot be sent to you directly if the password is ever forgotten.")
            .value(form.without_email.as_str());
        let recovery_sheet = app.profile.ways.contains(WayBack::Sheet).then(|| {
            Field::checkbox("recovery_sheet", "Make a recovery sheet to print")
                .help("Eight one-time codes on paper: the way back in that needs no mail and no support. It can be made later too, under Account security.")
                .value(form.recovery_sheet.as_str())
        });
        Self {
            shell: Shell::of(app, false),
            summary: ErrorSummary::of(passwords.iter().chain([&email])),
            trouble: general(problems),
            reset: Reset::of(app),
            passwords,
            email,
            without_email,
            recovery_sheet,
        }
    }
}

#[derive(Template)]
#[template(path = "sign_in.html")]
pub(super) struct SignIn {
    shell: Shell,
    done: Option<Done>,
    summary: ErrorSummary,
    trouble: Option<String>,
    /// Who keeps trying an old password.
    knocking: Option<String>,
    password: Field,
}

impl SignIn {
    pub(super) fn new(app: &App, done: Option<Done>, problems: Option<&Problems>) -> Self {
        let status = app.engine.status();
        let password = Field::password("password", "Password", "current-password")
            .error(error(problems, "password"))
            .required();
        Self {
            shell: Shell::of(app, false),
            done,
            summary: ErrorSummary::of([&password]),
            trouble: general(problems),
            knocking: status
                .and_then(|status| status.knocking)
                .map(journal::knocking),
            password,
        }
    }
}

/// Entries of the journal on the home page that are no news.
const EARLIER: usize = 8;

#[derive(Template)]
#[template(path = "home.html")]
pub(super) struct Home {
    shell: Shell,
    done: Option<Done>,
    /// Who keeps trying an old password.
    knocking: Option<String>,
    news: Vec<Line>,
    /// The latest of what is no news.
    earlier: Vec<Line>,
    started: String,
    clock: String,
    reserved_email: Option<String>,
    /// Whether anybody has shown that he reads it.
    is_confirmed: bool,
    /// What there is of a recovery sheet; `None` where this device has none ever.
    sheet: Option<SheetLine>,
    authority: String,
    service: String,
    enrolment: EnrolmentStatus,
    enrolment_text: String,
    /// Programs whose passwords follow the device's.
    backends: Vec<Standing>,
}

impl Home {
    pub(super) fn new(
        app: &App,
        status: &Status,
        journal: &[(Entry, bool)],
        done: Option<Done>,
    ) -> Self {
        let (news, earlier): (Vec<_>, Vec<_>) = journal
            .iter()
            .rev()
            .map(Line::of)
            .partition(|line| line.is_news);
        Self {
            shell: Shell::of(app, true),
            done,
            knocking: status.knocking.map(journal::knocking),
            news,
            earlier: earlier.into_iter().take(EARLIER).collect(),
            started: status.started.to_string(),
            clock: app.clock.now().clock.to_string(),
            reserved_email: status.reserved_email.clone(),
            is_confirmed: status.email_is_confirmed,
            sheet: SheetLine::of(app, status),
            authority: app.bundle.authority().to_string(),
            service: app.bundle.service().to_string(),
            enrolment: app.enrolment.borrow().clone(),
            enrolment_text: app.enrolment_text.to_string(),
            backends: app.standing(),
        }
    }
}

#[derive(Template)]
#[template(path = "password.html")]
pub(super) struct ChangePassword {
    shell: Shell,
    summary: ErrorSummary,
    trouble: Option<String>,
    old: Field,
    passwords: [Field; 2],
}

impl ChangePassword {
    pub(super) fn new(app: &App, problems: Option<&Problems>) -> Self {
        let old = Field::password("old_password", "Present password", "current-password")
            .error(error(problems, "old_password"))
            .required();
        let passwords = new_password(app, problems);
        Self {
            shell: Shell::of(app, true),
            summary: ErrorSummary::of([&old].into_iter().chain(&passwords)),
            trouble: general(problems),
            old,
            passwords,
        }
    }
}

#[derive(Template)]
#[template(path = "trouble.html")]
pub(super) struct Trouble<'a> {
    pub(super) shell: Shell,
    pub(super) message: &'a str,
}
