//! How long what a device hands out is good for, as a product line settles it.

use std::ops::RangeInclusive;
use std::time::Duration;

use protocol::Way;

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;

/// How long challenges, codes and sessions live, in powered-on time; a product line may ask for less
/// than the protocol allows and not for more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lives {
    challenge: Duration,
    email: Duration,
    idle: Duration,
    session: Duration,
    set_password: Duration,
    confirmation: Duration,
    mail_pause: Duration,
}

impl Lives {
    /// The longest life of a challenge that support answers, in hours.
    pub const LONGEST_CHALLENGE: u8 = 72;
    /// The longest life of a challenge that the reserved email answers, in hours.
    pub const LONGEST_EMAIL: u8 = 48;
    /// Minutes after which a session that nobody uses may end.
    pub const IDLE_MINUTES: RangeInclusive<u8> = 1..=120;
    /// The same where a product line says nothing.
    pub const DEFAULT_IDLE: u8 = 30;
    /// Hours after which a session may end, used or not.
    pub const SESSION_HOURS: RangeInclusive<u8> = 1..=24;
    /// The same where a product line says nothing.
    pub const DEFAULT_SESSION: u8 = 12;
    /// The longest time for a new password after a temporary one was typed, in minutes.
    pub const LONGEST_SET_PASSWORD: u8 = 10;
    /// The longest life of a code that confirms a reserved email, in hours.
    pub const LONGEST_CONFIRMATION: u8 = 48;
    /// Seconds that may lie between two mails to one address.
    pub const PAUSE_SECONDS: RangeInclusive<u16> = 60..=3600;

    /// Lives of so many hours, for what support answers and for what the reserved email answers;
    /// `None` for no hour, and for more than the protocol allows. All else is as by default.
    #[must_use]
    pub fn new(challenge_hours: u8, email_hours: u8) -> Option<Lives> {
        let fits = (1..=Lives::LONGEST_CHALLENGE).contains(&challenge_hours)
            && (1..=Lives::LONGEST_EMAIL).contains(&email_hours);
        fits.then(|| Lives {
            challenge: hours(challenge_hours),
            email: hours(email_hours),
            ..Lives::default()
        })
    }

    /// The same with sessions that end when nobody uses them for so many minutes, and after so many hours
    /// at the latest; `None` outside of [`Lives::IDLE_MINUTES`] and [`Lives::SESSION_HOURS`].
    #[must_use]
    pub fn with_sessions(self, idle_minutes: u8, hours_at_most: u8) -> Option<Lives> {
        let fits = Lives::IDLE_MINUTES.contains(&idle_minutes)
            && Lives::SESSION_HOURS.contains(&hours_at_most);
        fits.then(|| Lives {
            idle: minutes(idle_minutes),
            session: hours(hours_at_most),
            ..self
        })
    }

    /// The same with so many minutes, 1 to 10, for a new password after a temporary one.
    #[must_use]
    pub fn with_set_password(self, given: u8) -> Option<Lives> {
        let fits = (1..=Lives::LONGEST_SET_PASSWORD).contains(&given);
        fits.then(|| Lives {
            set_password: minutes(given),
            ..self
        })
    }

    /// The same with codes that confirm a reserved email for so many hours, 1 to 48, and are mailed
    /// to it again after so many seconds at the earliest, within [`Lives::PAUSE_SECONDS`].
    #[must_use]
    pub fn with_confirmation(self, life_hours: u8, pause_seconds: u16) -> Option<Lives> {
        let fits = (1..=Lives::LONGEST_CONFIRMATION).contains(&life_hours)
            && Lives::PAUSE_SECONDS.contains(&pause_seconds);
        fits.then(|| Lives {
            confirmation: hours(life_hours),
            mail_pause: Duration::from_secs(pause_seconds.into()),
            ..self
        })
    }

    /// How long a challenge of `way` lives.
    #[must_use]
    pub fn of(self, way: Way) -> Duration {
        match way {
            Way::Email => self.email,
            _ => self.challenge,
        }
    }

    /// How long a session lives that nobody uses.
    #[must_use]
    pub fn idle(self) -> Duration {
        self.idle
    }

    /// How long a session lives, used or not.
    #[must_use]
    pub fn session(self) -> Duration {
        self.session
    }

    /// How long a new password can be set after a temporary one was typed.
    #[must_use]
    pub fn set_password(self) -> Duration {
        self.set_password
    }

    /// How long a code confirms a reserved email.
    #[must_use]
    pub fn confirmation(self) -> Duration {
        self.confirmation
    }

    /// How long a code to one address is not mailed again.
    #[must_use]
    pub fn mail_pause(self) -> Duration {
        self.mail_pause
    }
}

impl Default for Lives {
    fn default() -> Lives {
        Lives {
            challenge: hours(Lives::LONGEST_CHALLENGE),
            email: hours(Lives::LONGEST_EMAIL),
            idle: minutes(Lives::DEFAULT_IDLE),
            session: hours(Lives::DEFAULT_SESSION),
            set_password: minutes(Lives::LONGEST_SET_PASSWORD),
            confirmation: hours(Lives::LONGEST_CONFIRMATION),
            mail_pause: Duration::from_secs((*Lives::PAUSE_SECONDS.start()).into()),
        }
    }
}

fn hours(count: u8) -> Duration {
    Duration::from_secs(u64::from(count) * HOUR)
}

fn minutes(count: u8) -> Duration {
    Duration::from_secs(u64::from(count) * MINUTE)
}
