//! Why an input was refused, as facts and as a sentence.

use std::time::Duration;

use protocol::{ChallengeNumber, DeviceDate, ResetFileError, Way};

use crate::{Ended, Origin, WayBack};

/// Why an input was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// The device has a password already.
    #[error("This device is activated already. Sign in, or use \"Forgot password\".")]
    AlreadyActivated,
    /// Somebody who keeps the password too could not take the new one; the old one stays everywhere.
    #[error("{why}")]
    BackendFailed {
        /// What went wrong and that nothing was changed, as sentences.
        why: String,
    },
    /// A challenge can ask for the administrator's password alone.
    #[error("This device cannot reset the passwords of its cameras.")]
    CamerasNotOffered,
    /// The date changed between the temporary password and the new one.
    #[error(
        "This device's date is {date} now, so the temporary password is over. Ask for one for \
         that date."
    )]
    DateChanged {
        /// The date that the clock shows.
        date: DeviceDate,
    },
    /// A dated answer for this date, or a later one, was taken already.
    #[error("{}", date_used(*way, *date, *newest))]
    DateUsed {
        /// The kind of answer.
        way: WayBack,
        /// The date that the clock shows.
        date: DeviceDate,
        /// The newest date of which an answer was taken.
        newest: DeviceDate,
    },
    /// A reset file is refused.
    #[error(transparent)]
    File(ResetFileError),
    /// By the device's clock the reset file's last second has passed.
    #[error(
        "By this device's clock, which shows {date}, the reset file has expired. Ask for a new \
         challenge here, and for a file that answers it."
    )]
    FileExpired {
        /// The date that the clock shows.
        date: DeviceDate,
    },
    /// The reset file answers the challenge that was asked for at the other place.
    #[error("{}", use_file_there(*asked_at))]
    FileForOtherOrigin {
        /// Where it was asked for.
        asked_at: Origin,
    },
    /// The challenge that was answered takes no more answers.
    #[error("Challenge {number} has ended: {why}. Ask for a new one.")]
    ChallengeEnded {
        /// The ended challenge's short number.
        number: ChallengeNumber,
        /// What ended it.
        why: Ended,
    },
    /// A fresh challenge has taken the place of the one that was answered.
    #[error(
        "Challenge {number} was replaced by {by}, because somebody asked for a new one here. Ask \
         for an answer to {by}."
    )]
    ChallengeReplaced {
        /// The short number of the one that was answered.
        number: ChallengeNumber,
        /// The short number of the one that is live.
        by: ChallengeNumber,
    },
    /// The reserved email is confirmed already.
    #[error("The reserved email is confirmed already.")]
    EmailConfirmed,
    /// The code that would confirm the reserved email was mailed just now.
    #[error(
        "The code was mailed a moment ago. Look in the spam folder too, and ask again in {}.",
        words(*left)
    )]
    MailedLately {
        /// Powered-on time until it can be mailed again.
        left: Duration,
    },
    /// Settings that the host keeps are not erased yet; what is set now would be lost.
    #[error("The settings are still being erased. Wait a moment and try again.")]
    Erasing,
    /// No challenge was asked for yet.
    #[error("There is no challenge to answer yet. Ask for one first.")]
    NoChallenge,
    /// No code was mailed to the reserved email, or a restart or its age has ended it.
    #[error("There is no code to type in. Have a new one mailed.")]
    NoConfirmation,
    /// Memory for a password hash could not be had; nothing was changed, and a try stays spent.
    #[error("The device is short of memory just now. Wait a moment and try again.")]
    NoMemory,
    /// No reserved email was set.
    #[error("This device has no reserved email.")]
    NoReservedEmail,
    /// No security questions were set, or they were used.
    #[error("No security questions are set on this device.")]
    NoQuestions,
    /// No recovery sheet was made.
    #[error("No recovery sheet was made for this device.")]
    NoSheet,
    /// The device has no password yet.
    #[error("This device is not activated yet. Create a password first.")]
    NotActivated,
    /// The new password is the old one.
    #[error("The new password is the same as the old one. Choose another.")]
    SamePassword,
    /// The sheet that was to be replaced is not the one in force.
    #[error(
        "Another recovery sheet was made meanwhile, so none was made now. Look at what is in force \
         and decide again."
    )]
    SheetChanged,
    /// Every code of the sheet was used.
    #[error("All codes of recovery sheet {number} are used.")]
    SheetUsedUp {
        /// The sheet's number.
        number: u32,
    },
    /// The session that sets a password after a temporary one has ended.
    #[error("The time to set a new password is over. Type the temporary password again.")]
    SetPasswordOver,
    /// The session is unknown, has ended or was idle for too long.
    #[error("You are signed out. Sign in again.")]
    SignedOut,
    /// Another input came between a try and its finish; the try stays spent.
    #[error("This try was overtaken by another one. Try again.")]
    TryLapsed,
    /// Too many failures in a row: nothing is compared until the wait is over.
    #[error("Too many wrong tries. Wait {} before the next one.", words(*left))]
    Wait {
        /// Powered-on time until the next try is taken.
        left: Duration,
    },
    /// This way is not offered on this device, or the trust bundle does not allow it.
    #[error("{}", not_offered(*way))]
    WayNotOffered {
        /// The way asked for.
        way: WayBack,
    },
    /// Too many failures in a row by typed ways; they stay closed from this origin.
    #[error(
        "This way is closed here after 20 wrong tries. Use a file from support or the reset button, \
         where this device offers them. It opens again when the password is changed or reset."
    )]
    WaysClosed,
    /// The key, or the code from the email, is not the one that answers the challenge.
    #[error("{}", wrong_key(*way, number, *tries_left, *wait, replaced))]
    WrongKey {
        /// The way that the challenge was made for.
        way: Way,
        /// The challenge's short number.
        number: ChallengeNumber,
        /// Tries left before the challenge ends.
        tries_left: u8,
        /// Powered-on time before the next try is taken, if any.
        wait: Option<Duration>,
        /// Challenges that this one has replaced: what was typed may be the answer to one of them.
        replaced: Vec<ChallengeNumber>,
    },
    /// The code is not the one that was mailed to the reserved email.
    #[error("{}", wrong_confirmation(*tries_left))]
    WrongConfirmation {
        /// Tries left before that code ends.
        tries_left: u8,
    },
    /// The password is wrong.
    #[error("The password is wrong.{}", then_wait(*wait))]
    WrongPassword {
        /// Powered-on time before the next try is taken, if any.
        wait: Option<Duration>,
    },
    /// The answers are not the right ones.
    #[error("The answers are not all right.{}", then_wait(*wait))]
    WrongAnswers {
        /// Powered-on time before the next try is taken, if any.
        wait: Option<Duration>,
    },
    /// The security code is not the one for this device, start and date.
    #[error(
        "This security code is wrong. It is good for this device, until it is restarted, and for \
         one date alone: this device's date is {date}.{}",
        then_wait(*wait)
    )]
    WrongSecurityCode {
        /// The date that the clock shows.
        date: DeviceDate,
        /// Powered-on time before the next try is taken, if any.
        wait: Option<Duration>,
    },
    /// It is neither the password nor the temporary password for this date.
    #[error(
        "The password is wrong. If it is a temporary password: one is good for one date alone, and \
         this device's date is {date}.{}",
        then_wait(*wait)
    )]
    WrongTemporaryPassword {
        /// The date that the clock shows.
        date: DeviceDate,
        /// Powered-on time before the next try is taken, if any.
        wait: Option<Duration>,
    },
    /// The code is none of the recovery sheet's, or not any more.
    #[error(
        "This code is wrong, was used already, or is from an older sheet.{}",
        then_wait(*wait)
    )]
    WrongSheetCode {
        /// Powered-on time before the next try is taken, if any.
        wait: Option<Duration>,
    },
}

fn date_used(way: WayBack, date: DeviceDate, newest: DeviceDate) -> String {
    match way {
        WayBack::Code => format!(
            "A security code for {newest} was used already. Restart the device, then ask for a code \
             for the start time that it shows."
        ),
        _ if newest == date => format!(
            "A temporary password for {date} was used already. Use another way, or wait until the \
             device's date is a later one."
        ),
        _ => format!(
            "This device's date is {date}, and it has taken a temporary password for {newest}. It \
             takes none for that day or an earlier one, so that none is good twice. Use another way."
        ),
    }
}

fn use_file_there(asked_at: Origin) -> &'static str {
    match asked_at {
        Origin::Network => {
            "This reset file was asked for over the network. Open it there, on the device's page."
        }
        Origin::Screen => "This reset file was asked for at the device's screen. Open it there.",
    }
}

fn not_offered(way: WayBack) -> &'static str {
    match way {
        WayBack::Questions => "This device does not ask security questions.",
        WayBack::Sheet => "This device does not offer recovery sheets.",
        _ => "This device does not offer that way to reset its password.",
    }
}

fn wrong_key(
    way: Way,
    number: &ChallengeNumber,
    tries_left: u8,
    wait: Option<Duration>,
    replaced: &[ChallengeNumber],
) -> String {
    let what = match way {
        Way::Email => "code",
        _ => "key",
    };
    let left = match tries_left {
        0 => format!("It was the last try: challenge {number} has ended. Ask for a new one."),
        1 => format!("One try is left for challenge {number}."),
        n => format!("{n} tries are left for challenge {number}."),
    };
    let before = replaced_before(number, replaced).map(|told| format!(" {told}"));
    let before = before.unwrap_or_default();
    format!("This {what} is wrong. {left}{}{before}", then_wait(wait))
}

/// What somebody has to know who waits for an answer to one of those that `number` has replaced.
pub(crate) fn replaced_before(
    number: &ChallengeNumber,
    replaced: &[ChallengeNumber],
) -> Option<String> {
    let (last, others) = replaced.split_last()?;
    let were = match others {
        [] => format!("Challenge {last} was"),
        _ => {
            let others: Vec<String> = others.iter().map(ToString::to_string).collect();
            format!("Challenges {} and {last} were", others.join(", "))
        }
    };
    Some(format!(
        "{were} replaced by {number}, because somebody asked for a new one here: an answer to what \
         was shown before is not taken any more."
    ))
}

fn wrong_confirmation(tries_left: u8) -> String {
    match tries_left {
        0 => "This code is wrong. It was the last try: have a new one mailed.".to_owned(),
        1 => "This code is wrong. One try is left.".to_owned(),
        n => format!("This code is wrong. {n} tries are left."),
    }
}

fn then_wait(wait: Option<Duration>) -> String {
    wait.map(|left| format!(" Wait {} before the next try.", words(left)))
        .unwrap_or_default()
}

/// A duration as people say it, rounded up, so that nobody comes back too early.
fn words(time: Duration) -> String {
    let seconds = time.as_millis().div_ceil(1000);
    match seconds {
        0 | 1 => "1 second".to_owned(),
        2..=90 => format!("{seconds} seconds"),
        _ => format!("{} minutes", seconds.div_ceil(60)),
    }
}
