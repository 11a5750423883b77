//! The part of a challenge that everyone may read, and that nobody can change.

use crate::cbor::{Reader, Writer};
use crate::{ChallengeError, DeviceTime, Firmware, Identity, KeyId, Model, Serial};
use alloc::vec::Vec;
use core::fmt;
use rand_core::CryptoRng;

/// The one version of the protocol that this crate speaks.
pub(crate) const VERSION: u64 = 1;

/// How many fields the header has, the version included.
const FIELDS: u64 = 11;

/// What a challenge says in the open: who asks, when, and for what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// Which recovery key it is sealed to.
    pub recovery_key: KeyId,
    /// Which device made it, by its own word; opening it proves the word.
    pub identity: Identity,
    /// Drawn for this challenge alone.
    pub nonce: Nonce,
    /// What the device's clock showed when it made the challenge.
    pub clock: DeviceTime,
    /// What the device's clock showed when the device started.
    pub started: DeviceTime,
    /// How many times the device has started, this time included.
    pub boot: u32,
    /// By which way the answer shall come, one of [`Way::CHALLENGED`].
    pub way: Way,
    /// What the answer shall reset.
    pub scope: Scope,
}

impl Header {
    pub(crate) fn encode(&self) -> Vec<u8> {
        let mut writer = Writer::new();
        writer
            .array(FIELDS)
            .uint(VERSION)
            .bytes(self.recovery_key.as_bytes())
            .text(self.identity.serial().as_str())
            .text(self.identity.model().as_str())
            .text(self.identity.firmware().as_str())
            .bytes(self.nonce.as_bytes())
            .uint(self.clock.seconds().into())
            .uint(self.started.seconds().into())
            .uint(self.boot.into())
            .uint(self.way.number())
            .uint(self.scope.number());
        writer.finish()
    }

    /// Reads the fields in their order; the version decides first whether there is any more to
    /// understand.
    pub(crate) fn decode(reader: &mut Reader<'_>) -> Result<Self, ChallengeError> {
        let fields = reader.array().map_err(|_| ChallengeError::NotAHeader)?;
        let version = reader.uint().map_err(|_| ChallengeError::NotAHeader)?;
        if version != VERSION {
            return Err(ChallengeError::Version(version));
        }
        if fields != FIELDS {
            return Err(ChallengeError::NotAHeader);
        }
        let recovery_key = KeyId::from_bytes(
            reader
                .bytes_exact()
                .map_err(|_| ChallengeError::RecoveryKey)?,
        );
        let identity = identity(reader)?;
        let nonce = reader.bytes_exact().map_err(|_| ChallengeError::Nonce)?;
        let clock = time(reader).ok_or(ChallengeError::Clock)?;
        let started = time(reader).ok_or(ChallengeError::Started)?;
        let boot = number(reader).ok_or(ChallengeError::Boot)?;
        let way = reader.uint().ok().and_then(Way::from_number);
        let way = way.filter(|way| way.is_challenged());
        let way = way.ok_or(ChallengeError::Way)?;
        let scope = reader.uint().ok().and_then(Scope::from_number);
        let scope = scope.filter(|scope| scope.goes_with(way));
        Ok(Self {
            recovery_key,
            identity,
            nonce: Nonce::from_bytes(nonce),
            clock,
            started,
            boot,
            way,
            scope: scope.ok_or(ChallengeError::Scope)?,
        })
    }
}

fn identity(reader: &mut Reader<'_>) -> Result<Identity, ChallengeError> {
    let serial = reader.text().ok().and_then(Serial::exact);
    let serial = serial.ok_or(ChallengeError::Serial)?;
    let model = reader.text().ok().and_then(Model::exact);
    let model = model.ok_or(ChallengeError::Model)?;
    let firmware = reader.text().ok().and_then(Firmware::exact);
    let firmware = firmware.ok_or(ChallengeError::Firmware)?;
    Identity::new(serial, model, firmware).map_err(|_| ChallengeError::IdentityTooLong)
}

fn number(reader: &mut Reader<'_>) -> Option<u32> {
    u32::try_from(reader.uint().ok()?).ok()
}

fn time(reader: &mut Reader<'_>) -> Option<DeviceTime> {
    number(reader).map(DeviceTime::from_seconds)
}

/// 16 random bytes that make every challenge another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Nonce([u8; Nonce::LENGTH]);

impl Nonce {
    /// How many bytes a nonce has.
    pub const LENGTH: usize = 16;

    /// Draws a nonce.
    #[must_use]
    pub fn random<R: CryptoRng + ?Sized>(rng: &mut R) -> Self {
        let mut nonce = Self([0; Self::LENGTH]);
        rng.fill_bytes(&mut nonce.0);
        nonce
    }

    /// The nonce of these bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; Self::LENGTH]) -> Self {
        Self(bytes)
    }

    /// The bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; Self::LENGTH] {
        &self.0
    }
}

/// By which way an authority's answer comes.
///
/// The first three answer a [`Challenge`](crate::Challenge) and stand in its header; the other
/// two are dated, need no challenge, and stand only in what a bundle allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    /// The code goes to the reserved email that is sealed in the challenge.
    Email = 1,
    /// The desk decides and passes the code on.
    Key = 2,
    /// The desk decides and sends a signed file.
    File = 3,
    /// The desk reads out a security code for the date on the device.
    Code = 4,
    /// The desk reads out a temporary password for the date on the device.
    TemporaryPassword = 5,
}

impl Way {
    /// All ways, by their numbers.
    pub const ALL: [Way; 5] = [
        Way::Email,
        Way::Key,
        Way::File,
        Way::Code,
        Way::TemporaryPassword,
    ];

    /// The ways that answer a challenge, by their numbers.
    pub const CHALLENGED: [Way; 3] = [Way::Email, Way::Key, Way::File];

    /// Whether the way answers a challenge; the others are dated.
    #[must_use]
    pub const fn is_challenged(self) -> bool {
        matches!(self, Way::Email | Way::Key | Way::File)
    }

    /// The number on the wire.
    #[must_use]
    pub const fn number(self) -> u64 {
        self as u64
    }

    /// The way with this number.
    #[must_use]
    pub fn from_number(number: u64) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.number() == number)
    }

    /// The word for it in exported files and in data for programs.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Way::Email => "email",
            Way::Key => "key",
            Way::File => "file",
            Way::Code => "code",
            Way::TemporaryPassword => "temporary-password",
        }
    }
}

/// A set of ways, as a bundle allows or a device offers them.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Ways(u8);

impl Ways {
    /// No way at all.
    pub const NONE: Ways = Ways(0);

    /// Whether the way is among them.
    #[must_use]
    pub const fn contains(self, way: Way) -> bool {
        self.0 & bit(way) != 0
    }

    /// The ways that are in both sets.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The ways, by their numbers.
    pub fn iter(self) -> impl Iterator<Item = Way> {
        Way::ALL.into_iter().filter(move |&way| self.contains(way))
    }
}

impl fmt::Debug for Ways {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl FromIterator<Way> for Ways {
    fn from_iter<I: IntoIterator<Item = Way>>(ways: I) -> Self {
        Self(ways.into_iter().fold(0, |set, way| set | bit(way)))
    }
}

const fn bit(way: Way) -> u8 {
    1 << way as u8
}

/// What the answer to a challenge is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Resets the administrator's password alone.
    Administrator = 1,
    /// Resets the administrator's password, and those of the cameras with it.
    AdministratorAndCameras = 2,
    /// Resets nothing: shows that somebody reads the reserved email just given.
    ReservedEmail = 3,
    /// Is good for nothing: the sealed address is told that it is no longer the reserved email.
    Farewell = 4,
}

impl Scope {
    /// All scopes, by their numbers.
    pub const ALL: [Scope; 4] = [
        Scope::Administrator,
        Scope::AdministratorAndCameras,
        Scope::ReservedEmail,
        Scope::Farewell,
    ];

    /// Whether a challenge of that way can have this scope: what only concerns the reserved email
    /// goes to it.
    #[must_use]
    pub fn goes_with(self, way: Way) -> bool {
        self.resets() || way == Way::Email
    }

    /// Whether the answer resets a password.
    #[must_use]
    pub const fn resets(self) -> bool {
        matches!(self, Scope::Administrator | Scope::AdministratorAndCameras)
    }

    /// The number on the wire.
    #[must_use]
    pub const fn number(self) -> u64 {
        self as u64
    }

    /// The scope with this number.
    #[must_use]
    pub fn from_number(number: u64) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.number() == number)
    }

    /// The word for it in exported files and in data for programs.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Scope::Administrator => "administrator",
            Scope::AdministratorAndCameras => "administrator-and-cameras",
            Scope::ReservedEmail => "reserved-email",
            Scope::Farewell => "farewell",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;

    #[test]
    fn a_set_of_ways_holds_what_was_put_into_it() {
        let ways: Ways = [Way::File, Way::Key, Way::Key].into_iter().collect();
        assert_eq!(format!("{ways:?}"), "{Key, File}");
        assert!(ways.contains(Way::Key) && !ways.contains(Way::Email));
        let offered: Ways = [Way::Email].into_iter().collect();
        assert!(ways.and(offered).is_empty());
    }

    #[test]
    fn inv2_a_dated_way_stands_in_no_header() {
        for way in Way::ALL {
            let bytes = Header {
                way,
                ..crate::samples::header()
            }
            .encode();
            let read = Header::decode(&mut Reader::new(&bytes).unwrap());
            assert_eq!(read.is_ok(), Way::CHALLENGED.contains(&way), "{way:?}");
        }
    }

    #[test]
    fn numbers_on_the_wire_stand_for_one_way_or_scope_or_none() {
        for way in Way::ALL {
            assert_eq!(Way::from_number(way.number()), Some(way));
        }
        assert_eq!(Way::from_number(0), None);
        assert_eq!(Way::from_number(6), None);
        assert_eq!(Scope::from_number(2), Some(Scope::AdministratorAndCameras));
        assert_eq!(Scope::from_number(0), None);
        assert_eq!(Scope::from_number(5), None);
    }
}
