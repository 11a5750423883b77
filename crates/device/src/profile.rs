//! What a device maker settles for a product line.

use std::time::Duration;

use protocol::{Identity, Way};

use crate::{HashCost, WayBack, WaysBack};

/// Settings of a product line and the identity of one device.
#[derive(Clone, Debug)]
pub struct Profile {
    /// Serial, model and firmware version of this device.
    pub identity: Identity,
    /// Ways back in that this product line offers; of those that an authority has a part in, its
    /// trust bundle may allow fewer.
    pub ways: WaysBack,
    /// Whether a challenge can ask for the passwords of the cameras too (D12).
    pub cameras: bool,
    /// Whether others keep the password too and are given it before it is set.
    pub backends: bool,
    /// Shortest password taken, in characters. Below [`Profile::LOWEST_FLOOR`] counts as that.
    pub password_floor: u8,
    /// How long challenges live.
    pub lives: Lives,
    /// What a password hash costs here.
    pub hash_cost: HashCost,
}

impl Profile {
    /// The floor for passwords that stand alone (NIST SP 800-63B-4 3.1.1.2).
    pub const DEFAULT_FLOOR: u8 = 15;
    /// The lowest floor a profile may ask for.
    pub const LOWEST_FLOOR: u8 = 8;

    /// The default settings for a device.
    pub fn new(identity: Identity) -> Profile {
        Profile {
            identity,
            ways: WaysBack::from_iter([WayBack::Sheet, WayBack::Key]),
            cameras: false,
            backends: false,
            password_floor: Profile::DEFAULT_FLOOR,
            lives: Lives::default(),
            hash_cost: HashCost::default(),
        }
    }

    /// The floor in force.
    pub fn floor(&self) -> usize {
        usize::from(self.password_floor.max(Profile::LOWEST_FLOOR))
    }
}

/// How long challenges live, in powered-on time; a product line may ask for less than the protocol
/// allows and not for more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lives {
    challenge: Duration,
    email: Duration,
}

impl Lives {
    /// The longest life of a challenge that support answers, in hours.
    pub const LONGEST_CHALLENGE: u8 = 72;
    /// The longest life of a challenge that the reserved email answers, in hours.
    pub const LONGEST_EMAIL: u8 = 48;

    /// Lives of so many hours, for what support answers and for what the reserved email answers;
    /// `None` for no hour, and for more than the protocol allows.
    pub fn new(challenge_hours: u8, email_hours: u8) -> Option<Lives> {
        let fits = (1..=Lives::LONGEST_CHALLENGE).contains(&challenge_hours)
            && (1..=Lives::LONGEST_EMAIL).contains(&email_hours);
        let hours = |hours: u8| Duration::from_secs(u64::from(hours) * 3600);
        fits.then(|| Lives {
            challenge: hours(challenge_hours),
            email: hours(email_hours),
        })
    }

    /// How long a challenge of `way` lives.
    pub fn of(self, way: Way) -> Duration {
        match way {
            Way::Email => self.email,
            _ => self.challenge,
        }
    }
}

impl Default for Lives {
    fn default() -> Lives {
        Lives {
            challenge: Duration::from_secs(u64::from(Lives::LONGEST_CHALLENGE) * 3600),
            email: Duration::from_secs(u64::from(Lives::LONGEST_EMAIL) * 3600),
        }
    }
}
