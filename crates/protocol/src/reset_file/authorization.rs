//! What an authority permits, and on what grounds.

use super::ResetFileError;
use crate::cbor::{Reader, Writer};
use crate::{Challenge, ChallengeHash, DeviceTime, Scope, Serial, UnixTime, Way};
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

const FORMAT: u64 = 1;
const FIELDS: u64 = 8;

/// How far a right clock can stand ahead of UTC: the easternmost zone's 14 hours.
const ZONES: u64 = 14 * 3600;

/// How ownership was shown, in the terms of RFC 8366bis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Assertion {
    /// Whoever asked is the owner by the authority's own records.
    Verified = 1,
    /// Nobody was asked to show anything; it was written down and that is all.
    Logged = 2,
    /// It was shown that whoever asked stands at the device.
    Proximity = 3,
    /// Likewise, by somebody who acts for the owner, such as an installer.
    AgentProximity = 4,
}

impl Assertion {
    /// All, by their numbers.
    pub const ALL: [Assertion; 4] = [
        Assertion::Verified,
        Assertion::Logged,
        Assertion::Proximity,
        Assertion::AgentProximity,
    ];

    /// The number on the wire.
    #[must_use]
    pub const fn number(self) -> u64 {
        self as u64
    }

    /// The assertion with this number.
    #[must_use]
    pub fn from_number(number: u64) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.number() == number)
    }

    /// The word for it in data for programs.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Assertion::Verified => "verified",
            Assertion::Logged => "logged",
            Assertion::Proximity => "proximity",
            Assertion::AgentProximity => "agent-proximity",
        }
    }
}

/// What the authority files its decision under: 1 to 32 visible ASCII characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequestId(String);

impl RequestId {
    /// The most characters that an id has.
    pub const MAX_LENGTH: usize = 32;

    /// Takes an id; blanks around it are dropped.
    ///
    /// # Errors
    /// [`ResetFileError::Request`] when it is empty, too long or has other characters.
    pub fn parse(text: &str) -> Result<Self, ResetFileError> {
        Self::exact(text.trim()).ok_or(ResetFileError::Request)
    }

    fn exact(text: &str) -> Option<Self> {
        let fits = (1..=Self::MAX_LENGTH).contains(&text.len());
        let visible = text.bytes().all(|byte| byte.is_ascii_graphic());
        (fits && visible).then(|| Self(text.into()))
    }

    /// The id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// What is signed: one device's one challenge may be answered, for so long, for this reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authorization {
    /// Which challenge is answered.
    pub challenge: ChallengeHash,
    /// The serial number of the device that made it.
    pub serial: Serial,
    /// What may be reset; not more than the challenge asked for.
    pub scope: Scope,
    /// When it was signed, by the authority's clock.
    pub issued_at: UnixTime,
    /// The last second in which it may be used, at most 24 hours later.
    pub not_after: UnixTime,
    /// What the authority files its decision under.
    pub request: RequestId,
    /// How ownership was shown.
    pub assertion: Assertion,
}

impl Authorization {
    /// The longest that a file may be used, in seconds.
    pub const MAX_LIFETIME: u64 = 24 * 3600;

    /// Grants all that a challenge asks for, for the longest time allowed.
    #[must_use]
    pub fn granting(
        challenge: &Challenge,
        request: RequestId,
        assertion: Assertion,
        now: UnixTime,
    ) -> Self {
        let header = challenge.header();
        Self {
            challenge: challenge.hash(),
            serial: header.identity.serial().clone(),
            scope: header.scope,
            issued_at: now,
            not_after: UnixTime::from_seconds(now.seconds().saturating_add(Self::MAX_LIFETIME)),
            request,
            assertion,
        }
    }

    pub(super) fn encode(&self) -> Vec<u8> {
        let mut writer = Writer::new();
        writer.map(FIELDS);
        writer.uint(1).uint(FORMAT);
        writer.uint(2).bytes(self.challenge.as_bytes());
        writer.uint(3).text(self.serial.as_str());
        writer.uint(4).uint(self.scope.number());
        writer.uint(5).uint(self.issued_at.seconds());
        writer.uint(6).uint(self.not_after.seconds());
        writer.uint(7).text(self.request.as_str());
        writer.uint(8).uint(self.assertion.number());
        writer.finish()
    }

    pub(super) fn decode(payload: &[u8]) -> Result<Self, ResetFileError> {
        let mut reader = Reader::new(payload).map_err(ResetFileError::SignedCbor)?;
        let fields = reader.map().map_err(|_| ResetFileError::Fields)?;
        field(&mut reader, 1)?;
        match reader.uint() {
            Ok(FORMAT) if fields == FIELDS => {}
            Ok(FORMAT) | Err(_) => return Err(ResetFileError::Fields),
            Ok(format) => return Err(ResetFileError::Format(format)),
        }
        field(&mut reader, 2)?;
        let challenge = reader.bytes_exact();
        let challenge = challenge.map_err(|_| ResetFileError::ChallengeHash)?;
        field(&mut reader, 3)?;
        let serial = reader.text().ok().and_then(Serial::exact);
        let serial = serial.ok_or(ResetFileError::Serial)?;
        field(&mut reader, 4)?;
        let scope = reader.uint().ok().and_then(Scope::from_number);
        let scope = scope.filter(|scope| scope.goes_with(Way::File));
        let scope = scope.ok_or(ResetFileError::Scope)?;
        field(&mut reader, 5)?;
        let issued_at = reader.uint().map_err(|_| ResetFileError::Issued)?;
        field(&mut reader, 6)?;
        let not_after = reader.uint().map_err(|_| ResetFileError::NotAfter)?;
        field(&mut reader, 7)?;
        let request = reader.text().ok().and_then(RequestId::exact);
        let request = request.ok_or(ResetFileError::Request)?;
        field(&mut reader, 8)?;
        let assertion = reader.uint().ok().and_then(Assertion::from_number);
        let assertion = assertion.ok_or(ResetFileError::Assertion)?;
        let lifetime = not_after.checked_sub(issued_at);
        if !lifetime.is_some_and(|seconds| (1..=Self::MAX_LIFETIME).contains(&seconds)) {
            return Err(ResetFileError::Lifetime);
        }
        Ok(Self {
            challenge: ChallengeHash::from_bytes(challenge),
            serial,
            scope,
            issued_at: UnixTime::from_seconds(issued_at),
            not_after: UnixTime::from_seconds(not_after),
            request,
            assertion,
        })
    }

    /// Whether it answers this challenge, and no more than was asked.
    pub(super) fn fits(&self, challenge: &Challenge) -> Result<(), ResetFileError> {
        let header = challenge.header();
        if self.serial != *header.identity.serial() {
            return Err(ResetFileError::OtherSerial);
        }
        if header.way != Way::File {
            return Err(ResetFileError::OtherWay);
        }
        if self.challenge != challenge.hash() {
            return Err(ResetFileError::OtherChallenge);
        }
        if self.scope > header.scope {
            return Err(ResetFileError::WiderScope);
        }
        Ok(())
    }

    /// Whether its last second has passed in every zone, as far as this clock can tell.
    ///
    /// The challenge was made before the file. A clock that stood later then, in every zone, than
    /// the file's time of issue was wrong, and nothing is judged by it.
    pub(super) fn has_ended(&self, challenge: &Challenge, clock: DeviceTime) -> bool {
        let is_later = |clock: DeviceTime, time: UnixTime| {
            u64::from(clock.seconds()) > time.seconds().saturating_add(ZONES)
        };
        !is_later(challenge.header().clock, self.issued_at) && is_later(clock, self.not_after)
    }
}

fn field(reader: &mut Reader<'_>, number: u64) -> Result<(), ResetFileError> {
    match reader.uint() {
        Ok(found) if found == number => Ok(()),
        _ => Err(ResetFileError::Fields),
    }
}
