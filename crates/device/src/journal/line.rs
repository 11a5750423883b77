//! An entry as a line of text, in the one form that the chain covers and that programs read.
//!
//! A line is a JSON object on one line. What is hashed is that very text, so that whoever has the
//! lines can check the chain with nothing but SHA-256. The words and their order therefore never
//! change; new kinds of events bring new words.

use std::borrow::Cow;
use std::fmt::{Display, Write};

use sha2::{Digest, Sha256};

use super::chain::Link;
use super::{Entry, Event};
use crate::{Origin, WayBack};

/// One value of an entry's line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// A number.
    Number(u64),
    /// A text without quotes, backslashes and control characters.
    Text(Cow<'static, str>),
}

type Facts = Vec<(&'static str, Fact)>;

impl Entry {
    /// What the entry says, by name, in the order of its line.
    pub fn facts(&self) -> Vec<(&'static str, Fact)> {
        let mut facts = vec![
            ("number", Fact::Number(self.number)),
            ("event", word(self.event)),
            ("first", shown(self.first)),
            ("last", shown(self.last)),
            ("count", Fact::Number(self.count.into())),
            ("origin", origin(self.origin)),
        ];
        facts.extend(self.from.map(|from| ("from", shown(from))));
        add_details(&mut facts, self.event);
        facts.push(("before", shown(self.before)));
        facts
    }

    /// The entry as a line of JSON, without the end of the line.
    pub fn line(&self) -> String {
        let mut line = String::from("{");
        for (name, fact) in self.facts() {
            let comma = if line.len() == 1 { "" } else { "," };
            // Writing to a string cannot fail.
            let _ = match fact {
                Fact::Number(number) => write!(line, "{comma}\"{name}\":{number}"),
                Fact::Text(text) => write!(line, "{comma}\"{name}\":\"{text}\""),
            };
        }
        line.push('}');
        line
    }

    /// What the next entry names as the one before it: the SHA-256 of the line.
    pub fn link(&self) -> Link {
        Link(Sha256::digest(self.line()).into())
    }
}

fn shown(value: impl Display) -> Fact {
    Fact::Text(format!("{value}").into())
}

fn word(event: Event) -> Fact {
    Fact::Text(Cow::Borrowed(match event {
        Event::Activated => "activated",
        Event::CamerasSet { .. } => "cameras_set",
        Event::ChallengeMade { .. } => "challenge_made",
        Event::ChangeFailed => "change_failed",
        Event::FactoryReset => "factory_reset",
        Event::PasswordChanged => "password_changed",
        Event::PasswordReset { .. } | Event::PasswordResetBySheet { .. } => "password_reset",
        Event::QuestionsRemoved => "questions_removed",
        Event::QuestionsSet => "questions_set",
        Event::ReservedEmailConfirmed => "reserved_email_confirmed",
        Event::TemporaryPasswordTyped => "temporary_password_typed",
        Event::ReservedEmailRemoved => "reserved_email_removed",
        Event::ReservedEmailSet => "reserved_email_set",
        Event::SheetMade { .. } => "sheet_made",
        Event::SignedIn => "signed_in",
        Event::WrongAnswer {
            by: WayBack::Key, ..
        } => "wrong_key",
        Event::WrongAnswer { .. } => "wrong_code",
        Event::WrongPassword => "wrong_password",
        Event::WrongPasswordAgain => "wrong_password_again",
    }))
}

fn origin(origin: Origin) -> Fact {
    Fact::Text(Cow::Borrowed(match origin {
        Origin::Network => "network",
        Origin::Screen => "screen",
    }))
}

fn add_details(facts: &mut Facts, event: Event) {
    let text = |text: &'static str| Fact::Text(Cow::Borrowed(text));
    match event {
        Event::CamerasSet { done, left } => {
            facts.push(("cameras_done", Fact::Number(done.into())));
            facts.push(("cameras_left", Fact::Number(left.into())));
        }
        Event::ChallengeMade { way, challenge } => {
            facts.push(("way", text(way.word())));
            facts.push(("challenge", shown(challenge)));
        }
        Event::PasswordReset {
            by,
            challenge,
            scope,
        } => {
            facts.push(("way", text(by.word())));
            facts.extend(challenge.map(|number| ("challenge", shown(number))));
            facts.push(("scope", text(scope.word())));
        }
        Event::PasswordResetBySheet { sheet, left } => {
            facts.push(("way", text(WayBack::Sheet.word())));
            facts.push(("sheet", Fact::Number(sheet.into())));
            facts.push(("codes_left", Fact::Number(left.into())));
        }
        Event::FactoryReset => facts.push(("way", text(WayBack::Button.word()))),
        Event::SheetMade { sheet } => facts.push(("sheet", Fact::Number(sheet.into()))),
        Event::WrongAnswer { by, challenge } => {
            if by != WayBack::Key {
                facts.push(("way", text(by.word())));
            }
            facts.extend(challenge.map(|number| ("challenge", shown(number))));
        }
        Event::Activated
        | Event::ChangeFailed
        | Event::PasswordChanged
        | Event::QuestionsRemoved
        | Event::QuestionsSet
        | Event::ReservedEmailConfirmed
        | Event::TemporaryPasswordTyped
        | Event::ReservedEmailRemoved
        | Event::ReservedEmailSet
        | Event::SignedIn
        | Event::WrongPassword
        | Event::WrongPasswordAgain => {}
    }
}

#[cfg(test)]
mod tests;
