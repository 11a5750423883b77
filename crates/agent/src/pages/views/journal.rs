//! Journal entries in words.

use askama::Template;
use device::{Entry, Event, Knocking, Origin, WayBack};
use protocol::{ChallengeNumber, Scope, Way};

use super::Shell;
use crate::app::App;

#[derive(Template)]
#[template(path = "journal.html")]
pub(crate) struct JournalPage {
    pub(super) shell: Shell,
    /// Newest first.
    pub(super) lines: Vec<Line>,
    /// The hash of the newest entry.
    pub(super) head: String,
}

impl JournalPage {
    pub(crate) fn new(app: &App, journal: &[(Entry, bool)]) -> Self {
        let newest = journal.last();
        Self {
            shell: Shell::of(app, true),
            lines: journal.iter().rev().map(Line::of).collect(),
            head: newest.map_or_else(String::new, |(entry, _)| entry.link().to_string()),
        }
    }
}

/// One entry as it is shown.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// When, by the device's clock.
    pub(crate) when: String,
    /// What happened.
    pub(crate) text: String,
    /// Whether this session was told it when it signed in.
    pub(crate) is_news: bool,
    /// `warn` where the holder should ask himself whether it was he.
    pub(crate) kind: &'static str,
}

impl Line {
    pub(crate) fn of((entry, is_news): &(Entry, bool)) -> Self {
        let times = match entry.count {
            1 => String::new(),
            count => format!(" ({count} times)"),
        };
        let when = match entry.first == entry.last {
            true => entry.first.to_string(),
            false => format!("{} to {}", entry.first, entry.last),
        };
        Self {
            when,
            text: format!("{}{}{times}", words(entry), place(entry)),
            is_news: *is_news,
            kind: kind(entry.event),
        }
    }
}

fn words(entry: &Entry) -> String {
    match entry.event {
        Event::Activated => "Device activated, first password created".to_owned(),
        Event::ChallengeMade { way, challenge } => {
            format!("{} asked for, challenge {challenge}", asked(way))
        }
        Event::FactoryReset => "All settings erased with the reset button".to_owned(),
        Event::ChangeFailed => "A new password was given, but the old one stayed".to_owned(),
        Event::PasswordChanged => "Password changed".to_owned(),
        Event::PasswordReset {
            by,
            challenge,
            scope,
        } => format!(
            "{} reset on {} by {}{}",
            whose(scope),
            entry.last,
            name(by),
            of(challenge)
        ),
        Event::PasswordResetBySheet { sheet, left } => format!(
            "Password reset on {} by recovery sheet {sheet}; {}",
            entry.last,
            codes_left(left)
        ),
        Event::ReservedEmailConfirmed => "Reserved email confirmed".to_owned(),
        Event::QuestionsRemoved => "Security questions removed".to_owned(),
        Event::QuestionsSet => "Security questions set".to_owned(),
        Event::ReservedEmailRemoved => "Reserved email removed".to_owned(),
        Event::ReservedEmailSet => "Reserved email set".to_owned(),
        Event::CamerasSet { done, left: 0 } => {
            format!("Password set in the cameras: in all {done}")
        }
        Event::CamerasSet { done, left } => {
            format!("Password set in the cameras: {done} done, {left} not")
        }
        Event::SheetMade { sheet: 1 } => "Recovery sheet 1 made".to_owned(),
        Event::SheetMade { sheet } => format!("Recovery sheet {sheet} made, older sheets are void"),
        Event::SignedIn => "Signed in".to_owned(),
        Event::TemporaryPasswordTyped => "Temporary password typed".to_owned(),
        Event::WrongAnswer { by, challenge } => format!("{} typed{}", wrong(by), of(challenge)),
        Event::WrongPassword => "Wrong password typed".to_owned(),
        Event::WrongPasswordAgain => {
            "The same wrong password again, as from a program with an old one".to_owned()
        }
    }
}

/// What is left of a sheet, as the end of a sentence.
pub(crate) fn codes_left(left: u8) -> String {
    match left {
        0 => "it was the last code, so make a new sheet".to_owned(),
        1 => "one code of the sheet is left".to_owned(),
        left => format!("{left} codes of the sheet are left"),
    }
}

fn asked(way: Way) -> &'static str {
    match way {
        Way::Email => "Code by email",
        Way::File => "Reset file",
        _ => "Key",
    }
}

fn whose(scope: Scope) -> &'static str {
    match scope {
        Scope::AdministratorAndCameras => "Password, and the cameras' passwords,",
        _ => "Password",
    }
}

fn name(by: WayBack) -> &'static str {
    match by {
        WayBack::Button => "the button",
        WayBack::Code => "security code",
        WayBack::Email => "reserved email",
        WayBack::File => "file",
        WayBack::Key => "key",
        WayBack::Questions => "security questions",
        WayBack::Sheet => "recovery sheet",
        WayBack::TemporaryPassword => "temporary password",
    }
}

fn wrong(by: WayBack) -> &'static str {
    match by {
        WayBack::Button | WayBack::File => "Wrong file",
        WayBack::Code => "Wrong security code",
        WayBack::Email => "Wrong code from an email",
        WayBack::Key => "Wrong key",
        WayBack::Questions => "Wrong answers to the security questions",
        WayBack::Sheet => "Wrong code of the recovery sheet",
        WayBack::TemporaryPassword => "Wrong temporary password",
    }
}

fn of(challenge: Option<ChallengeNumber>) -> String {
    challenge.map_or_else(String::new, |number| format!(", challenge {number}"))
}

fn place(entry: &Entry) -> String {
    match (entry.origin, entry.from) {
        (Origin::Network, Some(from)) => format!(", from {from}"),
        (Origin::Network, None) => ", over the network".to_owned(),
        (Origin::Screen, _) => ", at the screen".to_owned(),
    }
}

/// Who keeps trying an old password, and what to do about it.
pub(crate) fn knocking(who: Knocking) -> String {
    format!(
        "A program at {} keeps trying an old password: {} times, last on {}. Give it the new password or switch it off. It does not keep you from signing in.",
        who.from, who.times, who.last
    )
}

fn kind(event: Event) -> &'static str {
    match event {
        Event::ChallengeMade { .. }
        | Event::FactoryReset
        | Event::ChangeFailed
        | Event::PasswordReset { .. }
        | Event::PasswordResetBySheet { .. }
        | Event::QuestionsRemoved
        | Event::QuestionsSet
        | Event::ReservedEmailRemoved
        | Event::ReservedEmailSet
        | Event::CamerasSet { .. }
        | Event::SheetMade { .. }
        | Event::TemporaryPasswordTyped
        | Event::WrongAnswer { .. }
        | Event::WrongPassword
        | Event::WrongPasswordAgain => "warn",
        Event::Activated
        | Event::PasswordChanged
        | Event::ReservedEmailConfirmed
        | Event::SignedIn => "plain",
    }
}
