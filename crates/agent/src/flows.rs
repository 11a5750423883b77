//! What somebody can do with the device, once for pages and API: text in, typed inputs to the
//! engine, answers or problems out.

mod account;
mod cameras;
mod journal;
mod questions;
mod recovery;
mod support;

use device::{
    Entry, Input, NewPassword, Origin, Password, Profile, RecoverySheet, Refusal, Reply,
    SessionToken, Status,
};
use protocol::ReservedEmail;
use serde::{Deserialize, Deserializer};
use zeroize::Zeroizing;

use crate::caller::Caller;
use crate::engine::Failure;
use crate::log;
use crate::nfc::nfc;
use crate::problem::{Problem, Problems};

pub(crate) use account::{
    ask_confirmation, change_password, change_reserved_email, confirm_email, make_sheet,
};
pub(crate) use cameras::{
    CameraAsked, add_camera, cameras, list_cameras, set_camera_login, set_camera_passwords,
};
pub(crate) use journal::{NDJSON, journal, journal_lines};
pub(crate) use questions::{
    ANSWER_FIELDS, QUESTION_FIELDS, questions, recover_by_questions, remove_questions,
    set_questions,
};
pub(crate) use recovery::{
    Answered, EMAIL_TERMS, Offer, answer_challenge, ask_challenge, challenge, offers,
    offers_cameras, recover_by_sheet, way,
};
pub(crate) use support::{may_set_password, recover_by_code, recover_by_file, set_password};

/// Text that must not linger: a password or a key as it was typed.
#[derive(Default)]
pub(crate) struct Secret(Zeroizing<String>);

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Self(Zeroizing::new(text)))
    }
}

impl Secret {
    /// A text that was not typed into a form of its own.
    pub(crate) fn of(text: &str) -> Self {
        Self(Zeroizing::new(text.to_owned()))
    }

    /// The text as it was typed.
    pub(crate) fn as_typed(&self) -> &str {
        &self.0
    }

    /// The text in NFC, so that a password typed on another keyboard is the same password (SP 800-63B 3.1.1.2).
    fn normal(&self) -> Zeroizing<String> {
        nfc(&self.0)
    }
}

/// A new password, typed twice. The API sends it once: typing twice helps people only.
pub(crate) struct Twice<'a> {
    pub(crate) first: &'a Secret,
    pub(crate) second: &'a Secret,
}

impl<'a> Twice<'a> {
    /// As a program sends it.
    pub(crate) fn once(password: &'a Secret) -> Self {
        Self {
            first: password,
            second: password,
        }
    }

    fn choose(&self, profile: &Profile) -> Result<NewPassword, Problem> {
        NewPassword::choose(&self.first.normal(), &self.second.normal(), profile)
            .map_err(Problem::from)
    }
}

/// What anybody may see of the device.
pub(crate) fn status(caller: &Caller) -> Result<Status, Problem> {
    caller.engine.status().ok_or_else(|| Failure::Lost.into())
}

/// A reserved email as it was asked for. An empty address is taken only from somebody who said that
/// there shall be none.
pub(crate) struct EmailAsked<'a> {
    pub(crate) address: &'a str,
    pub(crate) without: bool,
}

/// What an activation came to.
pub(crate) struct Activated {
    /// The reserved email, masked, when one was given.
    pub(crate) reserved_email: Option<String>,
    /// The recovery sheet, when it was asked for.
    pub(crate) sheet: Option<RecoverySheet>,
}

/// Creates the first password (D1).
pub(crate) async fn activate(
    caller: &Caller,
    password: Twice<'_>,
    email: EmailAsked<'_>,
    with_sheet: bool,
) -> Result<Activated, Problems> {
    let password = password.choose(&caller.profile);
    let email = email.parse();
    let (password, reserved_email) = match (password, email) {
        (Ok(password), Ok(email)) => (password, email),
        (password, email) => return Err(both(password.err(), email.err())),
    };
    let input = Input::Activate {
        origin: caller.origin(),
        password,
        reserved_email,
        with_sheet,
    };
    match caller.engine.submit(input).await? {
        Reply::Activated {
            reserved_email,
            sheet,
        } => Ok(Activated {
            reserved_email,
            sheet,
        }),
        _ => Err(Failure::Lost.into()),
    }
}

fn both(first: Option<Problem>, second: Option<Problem>) -> Problems {
    Problems::collect([first, second]).unwrap_or_else(|| Failure::Lost.into())
}

impl EmailAsked<'_> {
    fn parse(&self) -> Result<Option<ReservedEmail>, Problem> {
        let text = self.address.trim();
        if text.is_empty() {
            let warning = "Give an address, or tick that the device shall have none. Without one, codes cannot be sent to you directly.";
            return if self.without {
                Ok(None)
            } else {
                Err(Problem::value("reserved_email", "email_missing", warning))
            };
        }
        ReservedEmail::parse(text).map(Some).map_err(|fault| {
            Problem::value(
                "reserved_email",
                "email_unusable",
                sentence(&fault.to_string()),
            )
        })
    }
}

/// Signs in.
pub(crate) async fn sign_in(caller: &Caller, password: &Secret) -> Result<SignedIn, Problem> {
    let at_screen = caller.origin() == Origin::Screen;
    let input = Input::SignIn {
        origin: caller.origin(),
        source: (!at_screen).then_some(caller.source()),
        password: typed(password, "password")?,
    };
    match caller.engine.submit(input).await {
        Ok(Reply::SignedIn { session, news }) => Ok(SignedIn::Whole { session, news }),
        Ok(Reply::SetPasswordOnly { session }) => Ok(SignedIn::SetPasswordOnly { session }),
        Ok(_) => Err(Failure::Lost.into()),
        Err(failure) => {
            if let Failure::Refused(Refusal::WrongPassword { .. }) = failure {
                log::warn(format_args!("wrong password from {}", caller.source()));
            }
            Err(failure.into())
        }
    }
}

/// What a password at the sign-in opens.
pub(crate) enum SignedIn {
    /// The device.
    Whole {
        session: SessionToken,
        /// What happened since somebody was last signed in.
        news: Vec<Entry>,
    },
    /// The page for a new password, because the one typed was a temporary one (D9).
    SetPasswordOnly { session: SessionToken },
}

/// Ends a session; ending one that has ended is fine.
pub(crate) async fn sign_out(caller: &Caller, session: SessionToken) -> Result<(), Problem> {
    caller.engine.submit(Input::SignOut { session }).await?;
    Ok(())
}

fn typed(password: &Secret, field: &'static str) -> Result<Password, Problem> {
    let text = password.normal();
    if text.is_empty() {
        return Err(Problem::value(
            field,
            "password_missing",
            "Type the password.",
        ));
    }
    Password::typed(&text).ok_or_else(|| {
        Problem::value(
            field,
            "password_too_long",
            "No password is longer than 1024 bytes.",
        )
    })
}

/// An error's text as a sentence.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let start: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    let stop = if text.ends_with('.') { "" } else { "." };
    format!("{start}{}{stop}", letters.as_str())
}
