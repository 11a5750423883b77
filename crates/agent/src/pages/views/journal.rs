//! Journal entries in words.

use device::{Entry, Event, Origin};
use protocol::Way;

/// One entry as it is shown.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// When, by the device's clock.
    pub(crate) when: String,
    /// What happened.
    pub(crate) text: String,
    /// `warn` where the holder should ask himself whether it was he.
    pub(crate) kind: &'static str,
}

impl Line {
    pub(crate) fn of(entry: &Entry) -> Self {
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
            text: format!("{}{}{times}", words(entry), place(entry.origin)),
            kind: kind(entry.event),
        }
    }
}

fn words(entry: &Entry) -> String {
    match entry.event {
        Event::Activated => "Device activated, first password created".to_owned(),
        Event::ChallengeMade { challenge } => format!("Key asked for, challenge {challenge}"),
        Event::PasswordChanged => "Password changed".to_owned(),
        Event::PasswordReset { way, challenge } => {
            format!(
                "Password reset on {} by {}, challenge {challenge}",
                entry.last,
                by(way)
            )
        }
        Event::PasswordResetBySheet { sheet, left } => format!(
            "Password reset on {} by recovery sheet {sheet}; {}",
            entry.last,
            codes_left(left)
        ),
        Event::ReservedEmailRemoved => "Reserved email removed".to_owned(),
        Event::ReservedEmailSet => "Reserved email set".to_owned(),
        Event::SheetMade { sheet: 1 } => "Recovery sheet 1 made".to_owned(),
        Event::SheetMade { sheet } => format!("Recovery sheet {sheet} made, older sheets are void"),
        Event::SignedIn => "Signed in".to_owned(),
        Event::WrongKey { challenge } => format!("Wrong key typed, challenge {challenge}"),
        Event::WrongPassword => "Wrong password typed".to_owned(),
        Event::WrongSheetCode => "Wrong code of the recovery sheet typed".to_owned(),
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

fn by(way: Way) -> &'static str {
    match way {
        Way::Email => "reserved email",
        Way::File => "file",
        Way::Key => "key",
        Way::Code => "security code",
        Way::TemporaryPassword => "temporary password",
    }
}

fn place(origin: Origin) -> &'static str {
    match origin {
        Origin::Network => ", over the network",
        Origin::Screen => ", at the screen",
    }
}

fn kind(event: Event) -> &'static str {
    match event {
        Event::ChallengeMade { .. }
        | Event::PasswordReset { .. }
        | Event::PasswordResetBySheet { .. }
        | Event::ReservedEmailRemoved
        | Event::ReservedEmailSet
        | Event::SheetMade { .. }
        | Event::WrongKey { .. }
        | Event::WrongPassword
        | Event::WrongSheetCode => "warn",
        Event::Activated | Event::PasswordChanged | Event::SignedIn => "plain",
    }
}
