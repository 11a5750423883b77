//! What a device maker settles for a product line.

use protocol::Identity;

use crate::{HashCost, Lives, WayBack, WaysBack};

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
    /// How long challenges, codes and sessions live.
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
