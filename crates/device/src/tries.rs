//! A try: stored as spent first, compared afterwards.

use std::net::IpAddr;

use protocol::{DeviceTime, ReservedEmail, Way};

use crate::dated::Temporary;
use crate::throttle::Budget;
use crate::{Event, NewPassword, NewQuestions, Origin, Password, Proof, SessionToken};

/// A try that stands in the state as spent and was not compared yet.
///
/// Save [`crate::Machine::state`], then hand it to [`crate::Machine::finish`]. Dropped, it is a failed try.
pub struct PendingTry {
    pub(crate) ticket: u64,
    pub(crate) guess: Guess,
}

/// What is to be compared, and what happens when it is right.
pub(crate) enum Guess {
    SignIn {
        origin: Origin,
        source: Option<IpAddr>,
        password: Password,
        temporary: Temporary,
    },
    Confirm {
        session: SessionToken,
        origin: Origin,
        old: Password,
        then: Confirmed,
    },
    Recovery {
        origin: Origin,
        proof: Proof,
        new: NewPassword,
        before: Before,
    },
}

/// What a try at a recovery was taken from, as it was before: it goes back when the answer was right and
/// the password could not be set all the same. It is in the memory alone, so that a power cut gives
/// nothing back.
#[derive(Clone, Copy)]
pub(crate) struct Before {
    pub(crate) recovery: Budget,
    /// The tries that the challenge had left, where the answer is for one.
    pub(crate) tries_left: Option<(Way, u8)>,
}

/// What somebody signed in may do once the old password was right.
pub(crate) enum Confirmed {
    ChangePassword(NewPassword),
    ChangeReservedEmail(Option<ReservedEmail>),
    MakeSheet,
    SetQuestions(Option<Box<NewQuestions>>),
    Nothing,
}

impl Guess {
    pub(crate) fn origin(&self) -> Origin {
        match self {
            Guess::SignIn { origin, .. }
            | Guess::Confirm { origin, .. }
            | Guess::Recovery { origin, .. } => *origin,
        }
    }

    /// The address it comes from, where that counts.
    pub(crate) fn source(&self) -> Option<IpAddr> {
        match self {
            Guess::SignIn { source, .. } => *source,
            _ => None,
        }
    }
}

/// The try that is spent and not decided, as the state remembers it: after a power cut it goes into
/// the journal as the failure it was counted as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct OpenTry {
    pub(crate) failure: Event,
    pub(crate) origin: Origin,
    pub(crate) source: Option<IpAddr>,
    pub(crate) at: DeviceTime,
}
