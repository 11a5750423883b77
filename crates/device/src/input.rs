//! What comes in and what goes out.

use protocol::{ChallengeNumber, Code, DeviceTime, ReservedEmail};

use crate::{
    Entry, KeyChallenge, NewPassword, Origin, Password, PendingTry, Refusal, SessionToken,
};

/// What somebody asks of the device.
pub enum Input {
    /// Creates the first password (D1).
    Activate {
        /// Where it comes from.
        origin: Origin,
        /// The first password.
        password: NewPassword,
        /// Where codes may be sent later; `None` when it was skipped.
        reserved_email: Option<ReservedEmail>,
    },
    /// Signs in.
    SignIn {
        /// Where it comes from.
        origin: Origin,
        /// The password typed.
        password: Password,
    },
    /// Ends a session.
    SignOut {
        /// The session to end.
        session: SessionToken,
    },
    /// Changes a known password (D3).
    ChangePassword {
        /// Who asks.
        session: SessionToken,
        /// The password as it is.
        old: Password,
        /// The password as it shall be.
        new: NewPassword,
    },
    /// Shows the challenge of the key way (D8), making it where none is live.
    AskKeyChallenge {
        /// Where it comes from.
        origin: Origin,
        /// Whether a live one is to be replaced; heeded once it is a minute old.
        fresh: bool,
    },
    /// Replaces the password by a key (D8).
    RecoverByKey {
        /// Where it comes from.
        origin: Origin,
        /// The key typed.
        code: Code,
        /// The password as it shall be.
        new: NewPassword,
    },
    /// Time has passed; wanted about once a minute.
    Tick,
}

/// What came of an input.
#[must_use]
pub struct Outcome {
    /// Whether [`Machine::state`](crate::Machine::state) must be on the disk before `reply` is acted upon.
    ///
    /// Where saving fails, drop the reply and the machine, and start again from what is on the disk.
    pub save: bool,
    /// What to answer.
    pub reply: Reply,
}

/// The answer to an input.
pub enum Reply {
    /// The device has its first password.
    Activated {
        /// The reserved email, masked, when one was given.
        reserved_email: Option<String>,
    },
    /// Nothing to tell.
    Done,
    /// The challenge to show.
    KeyChallenge(Box<KeyChallenge>),
    /// The password was changed by somebody who knew it; all other sessions have ended.
    PasswordChanged,
    /// The password was replaced; every session has ended and the new password signs in.
    PasswordReset {
        /// The challenge that was answered.
        challenge: ChallengeNumber,
    },
    /// The input was refused.
    Refused(Refusal),
    /// The password was right.
    SignedIn {
        /// Opens the session.
        session: SessionToken,
        /// What happened since somebody was last signed in, oldest first.
        news: Vec<Entry>,
    },
    /// The session has ended.
    SignedOut,
    /// A try was spent: save, then [`Machine::finish`](crate::Machine::finish).
    Try(PendingTry),
}

impl Outcome {
    pub(crate) fn saved(reply: Reply) -> Outcome {
        Outcome { save: true, reply }
    }

    pub(crate) fn unsaved(reply: Reply) -> Outcome {
        Outcome { save: false, reply }
    }
}

/// What anybody may see of the device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// Whether it has a password.
    pub activated: bool,
    /// Its start time, which no other start of this device shares.
    pub started: DeviceTime,
    /// How often it was started, this time included.
    pub boot: u32,
    /// The reserved email, masked, when one is set.
    pub reserved_email: Option<String>,
}
