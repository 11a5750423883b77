//! What a device maker settles for a product line.

use protocol::{Identity, Way, Ways};

use crate::HashCost;

/// Settings of a product line and the identity of one device.
#[derive(Clone, Debug)]
pub struct Profile {
    /// Serial, model and firmware version of this device.
    pub identity: Identity,
    /// Ways back in that this product line offers; the trust bundle may allow fewer.
    pub ways: Ways,
    /// Whether a recovery sheet can be made and used; no authority has a part in it.
    pub recovery_sheet: bool,
    /// Shortest password taken, in characters. Below [`Profile::LOWEST_FLOOR`] counts as that.
    pub password_floor: u8,
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
            ways: Ways::from_iter([Way::Key]),
            recovery_sheet: true,
            password_floor: Profile::DEFAULT_FLOOR,
            hash_cost: HashCost::default(),
        }
    }

    /// The floor in force.
    pub fn floor(&self) -> usize {
        usize::from(self.password_floor.max(Profile::LOWEST_FLOOR))
    }
}
