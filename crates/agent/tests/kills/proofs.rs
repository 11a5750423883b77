//! What opens a device that forgot its password, as the people of the test hold it.

use serde_json::{Value, json};

/// What proves to the device that somebody may set a new password.
#[derive(Clone)]
pub(crate) enum Proof {
    /// The present password (D3).
    Password,
    /// A key from support (D8).
    Key(String),
    /// A code from the reserved mailbox (D5).
    Email(String),
    /// A code of the recovery sheet (D1).
    Sheet(String),
    /// A security code for a start and a date (D6).
    Code(String),
    /// A reset file in base64 (D7).
    File(String),
    /// The temporary password of a date (D9).
    Temporary(String),
    /// The answers to the security questions set so many times (D10).
    Questions(u32),
}

/// The ways of which every one is to be gone often.
pub(crate) const WAYS: [&str; 8] = [
    "password",
    "key",
    "email",
    "sheet",
    "code",
    "file",
    "temporary-password",
    "questions",
];

impl Proof {
    pub(crate) fn way(&self) -> &'static str {
        match self {
            Proof::Password => "password",
            Proof::Key(_) => "key",
            Proof::Email(_) => "email",
            Proof::Sheet(_) => "sheet",
            Proof::Code(_) => "code",
            Proof::File(_) => "file",
            Proof::Temporary(_) => "temporary-password",
            Proof::Questions(_) => "questions",
        }
    }

    /// The call that asks for the challenge that this answers, and its body.
    pub(crate) fn challenge(&self) -> Option<(&'static str, Value)> {
        match self {
            Proof::Key(_) => Some(("/forgot/key", json!({}))),
            Proof::Email(_) => Some(("/forgot/email", json!({ "agreed": true }))),
            Proof::File(_) => Some(("/forgot/file", json!({}))),
            _ => None,
        }
    }

    /// The call that sets `new` by it. A password and a temporary one want a session before that, and
    /// are tried by signing in.
    pub(crate) fn call(&self, new: &str) -> (&'static str, Value) {
        match self {
            Proof::Key(key) => (
                "/forgot/key/answer",
                json!({ "key": key, "new_password": new }),
            ),
            Proof::Email(code) => (
                "/forgot/email/answer",
                json!({ "code": code, "new_password": new }),
            ),
            Proof::Sheet(code) => (
                "/forgot/sheet",
                json!({ "code": code, "new_password": new }),
            ),
            Proof::Code(code) => ("/forgot/code", json!({ "code": code, "new_password": new })),
            Proof::File(file) => (
                "/forgot/file/answer",
                json!({ "file": file, "new_password": new }),
            ),
            Proof::Questions(count) => (
                "/forgot/questions",
                json!({ "answers": answers(*count), "new_password": new }),
            ),
            Proof::Temporary(password) => ("/sign-in", json!({ "password": password })),
            Proof::Password => ("/sign-in", json!({ "password": new })),
        }
    }
}

/// The questions, set for the so-manieth time, with answers that no other time has.
pub(crate) fn questions(count: u32) -> [Value; 3] {
    let [song, bicycle, window] = answers(count);
    [
        json!({ "question": "Which song did grandfather whistle?", "answer": song }),
        json!({ "question": "Where did the blue bicycle end up?", "answer": bicycle }),
        json!({ "question": "Who broke the kitchen window?", "answer": window }),
    ]
}

fn answers(count: u32) -> [String; 3] {
    ["a slow waltz", "in the canal", "aunt Hedwig"].map(|answer| format!("{answer} {count}"))
}
