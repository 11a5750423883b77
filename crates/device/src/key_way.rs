//! D8: recovery by a key.
//!
//! The device draws a code, seals it to the authority and keeps a salted hash of it and the sealed
//! bytes, so that the same picture is shown again after a restart. Each origin has a challenge of its
//! own: what a stranger on the network asks for and guesses at ends nothing for whoever stands at the
//! screen.

use std::time::Duration;

use protocol::{
    Challenge, ChallengeNumber, Code, Header, Nonce, ReservedEmail, Scope, VerifiedBundle, Way,
};
use rand_core::CryptoRng;

use crate::hash::Hash;
use crate::time::PoweredOn;
use crate::tries::Guess;
use crate::{Event, Machine, NewPassword, Now, Origin, Outcome, Refusal, Reply};

/// Powered-on time for which a challenge can be answered.
const LIFE: Duration = Duration::from_secs(72 * 60 * 60);
/// A challenge younger than this is not replaced, however often a new one is asked for.
const SHOWN_AT_LEAST: Duration = Duration::from_secs(60);
/// Wrong keys that end a challenge.
pub(crate) const TRIES: u8 = 5;

/// What ended a challenge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The reserved email that it sealed was changed or removed.
    EmailChanged,
    /// Its time was over.
    Expired,
    /// Somebody who knew the password changed it, or it was reset from elsewhere.
    PasswordChanged,
    /// Five wrong keys were typed.
    TooManyTries,
    /// It was answered.
    Used,
    /// It was sealed for a recovery service that the device no longer trusts.
    Withdrawn,
}

impl std::fmt::Display for Ended {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Ended::EmailChanged => "the reserved email was changed since it was asked for",
            Ended::Expired => "its 72 hours are over",
            Ended::PasswordChanged => "the password was changed since it was asked for",
            Ended::TooManyTries => "five wrong keys were typed",
            Ended::Used => "its key was used",
            Ended::Withdrawn => "this device trusts another recovery service now",
        })
    }
}

/// A challenge as it is shown.
#[derive(Clone)]
pub struct KeyChallenge {
    /// What the picture, the link and the file hold.
    pub challenge: Challenge,
    /// Powered-on time until it ends.
    pub life_left: Duration,
    /// Wrong keys it still takes.
    pub tries_left: u8,
    /// The reserved email sealed in it, masked.
    pub reserved_email: Option<String>,
}

/// The challenge of one origin, over its life.
#[derive(Clone, Default)]
pub(crate) enum KeySlot {
    #[default]
    None,
    Live(Box<LiveKey>),
    /// Kept so that a late key is told why it is not taken.
    Ended {
        number: ChallengeNumber,
        why: Ended,
    },
}

/// A challenge that can be answered.
#[derive(Clone)]
pub(crate) struct LiveKey {
    pub(crate) challenge: Challenge,
    pub(crate) code: Hash,
    pub(crate) made: PoweredOn,
    pub(crate) tries_left: u8,
    /// The reserved email sealed in it, masked.
    pub(crate) masked: Option<String>,
}

impl KeySlot {
    pub(crate) fn live(&self) -> Option<&LiveKey> {
        match self {
            KeySlot::Live(live) => Some(live),
            KeySlot::None | KeySlot::Ended { .. } => None,
        }
    }

    /// The live challenge, or why a key cannot be taken.
    fn live_mut(&mut self) -> Result<&mut LiveKey, Refusal> {
        match self {
            KeySlot::Live(live) => Ok(live),
            KeySlot::Ended { number, why } => Err(Refusal::ChallengeEnded {
                number: *number,
                why: *why,
            }),
            KeySlot::None => Err(Refusal::NoChallenge),
        }
    }

    pub(crate) fn end(&mut self, why: Ended) {
        if let Some(live) = self.live() {
            *self = KeySlot::Ended {
                number: live.challenge.number(),
                why,
            };
        }
    }

    /// Ends a challenge that only somebody could answer who is not trusted any more.
    pub(crate) fn withdraw_unless_trusted(&mut self, bundle: &VerifiedBundle) {
        if self.live().is_some_and(|live| !live.is_sealed_for(bundle)) {
            self.end(Ended::Withdrawn);
        }
    }

    /// Ends a challenge that sealed a reserved email which is none any more: the service would tell
    /// that address of the answer, and not the one that the holder wants.
    pub(crate) fn end_if_it_seals_an_email(&mut self) {
        if self.live().is_some_and(|live| live.masked.is_some()) {
            self.end(Ended::EmailChanged);
        }
    }

    /// Ends a challenge whose tries or time are over; says whether it has.
    pub(crate) fn settle(&mut self, now: PoweredOn) -> bool {
        match self.live() {
            Some(live) if live.tries_left == 0 => self.end(Ended::TooManyTries),
            Some(live) if now.since(live.made) >= LIFE => self.end(Ended::Expired),
            _ => return false,
        }
        true
    }
}

impl LiveKey {
    /// Whether it was sealed to one of the keys that `bundle` names.
    fn is_sealed_for(&self, bundle: &VerifiedBundle) -> bool {
        let to = self.challenge.header().recovery_key;
        bundle
            .recovery_keys()
            .iter()
            .any(|dated| dated.key.id() == to)
    }

    fn shown(&self, now: PoweredOn) -> KeyChallenge {
        KeyChallenge {
            challenge: self.challenge.clone(),
            life_left: LIFE.saturating_sub(now.since(self.made)),
            tries_left: self.tries_left,
            reserved_email: self.masked.clone(),
        }
    }
}

impl Machine {
    /// Whether the key way can be gone from `origin`, and if not, why.
    pub fn key_way(&self, origin: Origin) -> Result<(), Refusal> {
        self.account()?;
        if !self.profile.ways.and(self.bundle.ways()).contains(Way::Key) {
            return Err(Refusal::WayNotOffered { way: Way::Key });
        }
        if self.state.lane(origin).recovery.is_closed() {
            return Err(Refusal::WaysClosed);
        }
        Ok(())
    }

    /// The live challenge of the key way, if there is one; asking changes nothing.
    pub fn key_challenge(&self, origin: Origin, now: Now) -> Option<KeyChallenge> {
        let now = self.powered(now);
        let live = self.state.lane(origin).key.live()?;
        let ended = live.tries_left == 0 || now.since(live.made) >= LIFE;
        (!ended).then(|| live.shown(now))
    }

    pub(crate) fn ask_key_challenge(
        &mut self,
        origin: Origin,
        fresh: bool,
        now: Now,
        rng: &mut dyn CryptoRng,
    ) -> Result<Outcome, Refusal> {
        self.key_way(origin)?;
        let powered = self.state.powered;
        if let Some(live) = self.state.lane(origin).key.live()
            && !(fresh && powered.since(live.made) >= SHOWN_AT_LEAST)
        {
            return Ok(Outcome::unsaved(Reply::KeyChallenge(Box::new(
                live.shown(powered),
            ))));
        }
        let live = self.make_challenge(now, rng)?;
        let shown = live.shown(powered);
        let event = Event::ChallengeMade {
            challenge: live.challenge.number(),
        };
        self.lane(origin).key = KeySlot::Live(Box::new(live));
        self.state.journal.record(event, origin, now.clock);
        Ok(Outcome::saved(Reply::KeyChallenge(Box::new(shown))))
    }

    fn make_challenge(&self, now: Now, rng: &mut dyn CryptoRng) -> Result<LiveKey, Refusal> {
        let recovery = self.bundle.recovery_key();
        let email = self.account()?.reserved_email.as_ref();
        let header = Header {
            recovery_key: recovery.id(),
            identity: self.profile.identity.clone(),
            nonce: Nonce::random(rng),
            clock: now.clock,
            started: self.state.started,
            boot: self.state.boot,
            way: Way::Key,
            scope: Scope::Administrator,
        };
        let code = Code::random(rng);
        Ok(LiveKey {
            challenge: Challenge::seal(header, &code, email, &self.state.device_key, recovery, rng),
            code: Hash::of(code.as_bytes(), self.profile.hash_cost, rng)?,
            made: self.state.powered,
            tries_left: TRIES,
            masked: email.map(ReservedEmail::masked),
        })
    }

    pub(crate) fn try_key(
        &mut self,
        origin: Origin,
        code: Code,
        new: NewPassword,
        now: Now,
    ) -> Result<Outcome, Refusal> {
        self.key_way(origin)?;
        let powered = self.state.powered;
        let lane = self.lane(origin);
        let live = lane.key.live_mut()?;
        if let Some(left) = lane.recovery.wait(powered) {
            return Err(Refusal::Wait { left });
        }
        lane.recovery.spend(powered);
        live.tries_left = live.tries_left.saturating_sub(1);
        let number = live.challenge.number();
        let failure = Event::WrongKey { challenge: number };
        Ok(self.open_try(
            Guess::Key {
                origin,
                number,
                code,
                new,
            },
            failure,
            now,
        ))
    }

    pub(crate) fn finish_key(
        &mut self,
        origin: Origin,
        number: ChallengeNumber,
        code: &Code,
        new: &NewPassword,
        now: Now,
        rng: &mut dyn CryptoRng,
    ) -> Result<Reply, Refusal> {
        let powered = self.state.powered;
        let lane = self.lane(origin);
        let live = lane.key.live_mut()?;
        if !live.code.matches(code.as_bytes())? {
            let (tries_left, wait) = (live.tries_left, lane.recovery.wait(powered));
            return Err(Refusal::WrongKey {
                number,
                tries_left,
                wait,
            });
        }
        // Here and in the next lines challenge and password change in one state, saved as one.
        self.replace_password(new, Ended::PasswordChanged, rng)?;
        self.lane(origin).key = KeySlot::Ended {
            number,
            why: Ended::Used,
        };
        self.try_was_right();
        let event = Event::PasswordReset {
            way: Way::Key,
            challenge: number,
        };
        self.state.journal.record(event, origin, now.clock);
        self.sessions.end_all();
        Ok(Reply::PasswordReset { challenge: number })
    }
}
