//! What comes in and what goes out.

use std::net::IpAddr;

use protocol::{ChallengeHash, Code, DeviceTime, ReservedEmail, Scope, Way};

use crate::button::ButtonHeld;
use crate::{
    Confirmation, Entry, Knocking, NewPassword, NewQuestions, Origin, Password, PendingChange,
    PendingTry, Proof, Recovered, RecoverySheet, Refusal, SessionToken, SheetStatus,
    ShownChallenge,
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
        /// Whether a recovery sheet is made at once.
        with_sheet: bool,
    },
    /// Signs in.
    SignIn {
        /// Where it comes from.
        origin: Origin,
        /// The address it comes from; `None` for the screen, and where it is not known.
        source: Option<IpAddr>,
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
    /// Sets, changes or removes the reserved email (D2).
    ChangeReservedEmail {
        /// Who asks.
        session: SessionToken,
        /// The password as it is.
        old: Password,
        /// Where codes may be sent from now on; `None` for nowhere.
        reserved_email: Option<ReservedEmail>,
    },
    /// Has a code mailed to the reserved email, to be typed into [`Input::ConfirmEmail`].
    AskConfirmation {
        /// Who asks.
        session: SessionToken,
    },
    /// Shows that somebody reads the reserved email.
    ConfirmEmail {
        /// Who asks.
        session: SessionToken,
        /// The code from the mail.
        code: Code,
    },
    /// The service has one of [`Machine::letters`](crate::Machine::letters), or will never take it.
    LetterTaken {
        /// Which one.
        letter: ChallengeHash,
    },
    /// Makes a recovery sheet and voids the one before.
    MakeSheet {
        /// Who asks.
        session: SessionToken,
        /// The password as it is.
        old: Password,
        /// The number of the sheet in force as the holder saw it, 0 for none: a form that is sent
        /// twice must not void what was just printed. `None` replaces whatever there is.
        replaces: Option<u32>,
    },
    /// Asks whether a password is the device's, before something else is done with it (D12).
    ConfirmPassword {
        /// Who asks.
        session: SessionToken,
        /// The password as it is.
        old: Password,
    },
    /// Puts into the journal what came of setting the cameras' passwords (D12).
    NoteCameras {
        /// Where it was asked for.
        origin: Origin,
        /// Cameras that have the new password.
        done: u16,
        /// Cameras that have not, or of which nobody knows.
        left: u16,
    },
    /// Shows the challenge of a way (D5, D7, D8), making it where none is live.
    AskChallenge {
        /// Where it comes from.
        origin: Origin,
        /// The way it is to be answered by.
        way: Way,
        /// Whose passwords are to be reset (D12).
        scope: Scope,
        /// Whether a live one is to be replaced; heeded once it is a minute old.
        fresh: bool,
    },
    /// Replaces the password by a proof that the device is whose who asks.
    Recover {
        /// Where it comes from.
        origin: Origin,
        /// What proves it.
        proof: Proof,
        /// The password as it shall be.
        new: NewPassword,
    },
    /// The host has erased the settings that it keeps itself, after a factory reset.
    Erased,
    /// Erases all settings, back to the factory state (D11).
    FactoryReset(ButtonHeld),
    /// Sets the security questions and their answers, or removes them (D10).
    SetQuestions {
        /// Who asks.
        session: SessionToken,
        /// The password as it is.
        old: Password,
        /// What is to be asked from now on; `None` for nothing.
        questions: Option<Box<NewQuestions>>,
    },
    /// Sets the password after a temporary one was typed at the sign-in (D9).
    SetPassword {
        /// The session that can do this and nothing else.
        session: SessionToken,
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
        /// The recovery sheet, when it was asked for; shown now and never again.
        sheet: Option<RecoverySheet>,
    },
    /// The password is the device's.
    Confirmed,
    /// A code goes to the reserved email as soon as the service can be reached.
    ConfirmationAsked,
    /// Nothing to tell.
    Done,
    /// All settings are gone, and there is no password. The host erases its own, then says so with
    /// [`Input::Erased`].
    FactoryReset,
    /// The challenge to show.
    Challenge(Box<ShownChallenge>),
    /// The password was changed by somebody who knew it; all other sessions have ended.
    PasswordChanged,
    /// The password was replaced; every session has ended and the new password signs in.
    Recovered(Recovered),
    /// A password waits for the backends: save, hand it over, then
    /// [`Machine::complete`](crate::Machine::complete).
    HandOver(PendingChange),
    /// The security questions are as it was asked for.
    QuestionsSet {
        /// Whether there are any now.
        set: bool,
    },
    /// The reserved email is as it was asked for.
    ReservedEmailChanged {
        /// The reserved email, masked, when there is one.
        reserved_email: Option<String>,
    },
    /// Somebody has shown that he reads the reserved email.
    ReservedEmailConfirmed,
    /// The input was refused.
    Refused(Refusal),
    /// The temporary password was right (D9). This session lasts ten minutes at most, and
    /// [`Input::SetPassword`] is all that it is good for.
    SetPasswordOnly {
        /// Opens the page for the new password.
        session: SessionToken,
    },
    /// A recovery sheet was made; shown now and never again.
    SheetMade(RecoverySheet),
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
    /// Whether the host has still to erase its own settings; nobody can activate the device before.
    pub erasing: bool,
    /// When the button last erased all settings, while nobody has activated the device since.
    pub reset_by_button: Option<DeviceTime>,
    /// Its start time, which no other start of this device shares.
    pub started: DeviceTime,
    /// How often it was started, this time included.
    pub boot: u32,
    /// The reserved email, masked, when one is set.
    pub reserved_email: Option<String>,
    /// Who keeps trying a wrong password over the network, if anybody does.
    pub knocking: Option<Knocking>,
    /// Whether anybody has shown that he reads it.
    pub email_is_confirmed: bool,
    /// The code that would show it, while one is on its way.
    pub confirmation: Option<Confirmation>,
    /// The newest recovery sheet, when one was made; its number and date are for those signed in.
    pub sheet: Option<SheetStatus>,
    /// Whether it asks security questions; which, tells [`Machine::questions`](crate::Machine::questions).
    pub has_questions: bool,
}
