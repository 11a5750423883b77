//! The challenges that an authority answers: by email (D5), by key (D8) and by file (D7).
//!
//! The device draws a code, seals it to the authority and keeps a salted hash of it and the sealed
//! bytes, so that the same picture is shown again after a restart. Each origin has challenges of its
//! own: what a stranger on the network asks for and guesses at ends nothing for whoever stands at the
//! screen. The challenge of the email way is in the memory alone: of a live one, nothing but its short
//! number is saved, and a restart ends it.

use std::time::Duration;

use protocol::{
    Challenge, ChallengeNumber, Code, Header, Nonce, ReservedEmail, Scope, VerifiedBundle, Way,
};
use rand_core::CryptoRng;

use crate::hash::Hash;
use crate::refusal::replaced_before;
use crate::time::PoweredOn;
use crate::{Event, Lives, Machine, Now, Origin, Outcome, Refusal, Reply};

/// The ways that a challenge is made for, in the order of their slots.
pub(crate) const CHALLENGE_WAYS: [Way; 3] = Way::CHALLENGED;
/// A challenge younger than this is not replaced, however often a new one is asked for.
const SHOWN_AT_LEAST: Duration = Duration::from_secs(60);
/// Wrong codes that end a challenge.
pub(crate) const TRIES: u8 = 5;
/// Numbers kept of challenges that fresh ones have replaced. Of more, the one before the newest goes:
/// whoever asks again and again must not push out the first, which somebody may wait for.
pub(crate) const MOST_REPLACED: usize = 4;

/// What ended a challenge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The reserved email that it sealed was changed or removed.
    EmailChanged,
    /// Its time was over.
    Expired,
    /// Somebody who knew the password changed it, or it was reset from elsewhere.
    PasswordChanged,
    /// It was one of the email way, and the device was restarted.
    Restarted,
    /// Five wrong codes were typed.
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
            Ended::Expired => "its time is over",
            Ended::PasswordChanged => "the password was changed since it was asked for",
            Ended::Restarted => "the device was restarted since it was asked for",
            Ended::TooManyTries => "five wrong answers were typed",
            Ended::Used => "it was answered already",
            Ended::Withdrawn => "this device trusts another recovery service now",
        })
    }
}

/// A challenge as it is shown.
#[derive(Clone)]
pub struct ShownChallenge {
    /// What the picture, the link and the file hold; its header names the scope.
    pub challenge: Challenge,
    /// The way it was made for.
    pub way: Way,
    /// Powered-on time until it ends.
    pub life_left: Duration,
    /// Wrong codes it still takes, 0 to 5. A file is no try, so that its challenge always says 5.
    pub tries_left: u8,
    /// The reserved email sealed in it, masked.
    pub reserved_email: Option<String>,
    /// Those before it that somebody, asking for a fresh one, has ended: the first and the latest.
    pub replaced: Vec<ChallengeNumber>,
}

impl ShownChallenge {
    /// What somebody has to know who waits for an answer to one that this has replaced.
    #[must_use]
    pub fn told_of_replaced(&self) -> Option<String> {
        replaced_before(&self.challenge.number(), &self.replaced)
    }
}

/// The challenges of one origin, a slot for each of [`CHALLENGE_WAYS`].
#[derive(Clone, Default)]
pub(crate) struct Challenges([Slot; CHALLENGE_WAYS.len()]);

/// The challenge of one origin and way, over its life.
#[derive(Clone, Default)]
pub(crate) enum Slot {
    #[default]
    None,
    Live(Box<Live>),
    /// Kept so that a late answer is told why it is not taken.
    Ended {
        number: ChallengeNumber,
        why: Ended,
    },
}

/// A challenge that can be answered.
#[derive(Clone)]
pub(crate) struct Live {
    pub(crate) challenge: Challenge,
    /// The hash of its code; `None` where a file answers it.
    pub(crate) code: Option<Hash>,
    pub(crate) made: PoweredOn,
    pub(crate) tries_left: u8,
    /// The reserved email sealed in it, masked.
    pub(crate) masked: Option<String>,
    /// Those before it that fresh ones have ended, oldest first, at most [`MOST_REPLACED`].
    pub(crate) replaced: Vec<ChallengeNumber>,
}

impl Challenges {
    /// The live challenge of `way`.
    pub(crate) fn live(&self, way: Way) -> Option<&Live> {
        self.0[place(way)?].live()
    }

    /// The live challenge of `way`, or why it takes no answer.
    pub(crate) fn live_mut(&mut self, way: Way) -> Result<&mut Live, Refusal> {
        match place(way).map(|place| &mut self.0[place]) {
            Some(Slot::Live(live)) => Ok(live),
            Some(Slot::Ended { number, why }) => Err(Refusal::ChallengeEnded {
                number: *number,
                why: *why,
            }),
            Some(Slot::None) | None => Err(Refusal::NoChallenge),
        }
    }

    pub(crate) fn slot(&self, way: Way) -> &Slot {
        place(way).map_or(&Slot::None, |place| &self.0[place])
    }

    /// Ends the live challenge of `way`, if there is one.
    pub(crate) fn end(&mut self, way: Way, why: Ended) {
        if let Some(place) = place(way) {
            self.0[place].end(why);
        }
    }

    pub(crate) fn end_all(&mut self, why: Ended) {
        self.0.iter_mut().for_each(|slot| slot.end(why));
    }

    /// Ends what only the memory held.
    pub(crate) fn restarted(&mut self) {
        self.end(Way::Email, Ended::Restarted);
    }

    /// Ends challenges that only somebody could answer who is not trusted any more.
    pub(crate) fn withdraw_unless_trusted(&mut self, bundle: &VerifiedBundle) {
        for slot in &mut self.0 {
            if slot.live().is_some_and(|live| !live.is_sealed_for(bundle)) {
                slot.end(Ended::Withdrawn);
            }
        }
    }

    /// Ends challenges that sealed a reserved email which is none any more: the service would send
    /// the code to that address or tell it of the answer, and not the one that the holder wants.
    pub(crate) fn end_those_that_seal_an_email(&mut self) {
        for slot in &mut self.0 {
            if slot.live().is_some_and(|live| live.masked.is_some()) {
                slot.end(Ended::EmailChanged);
            }
        }
    }

    /// Ends challenges whose tries or time are over; says whether any has.
    pub(crate) fn settle(&mut self, now: PoweredOn, lives: Lives) -> bool {
        let mut any = false;
        for slot in &mut self.0 {
            any |= slot.settle(now, lives);
        }
        any
    }

    /// Whether the life of a challenge is running that survives a restart.
    pub(crate) fn counts_time(&self) -> bool {
        CHALLENGE_WAYS
            .iter()
            .zip(&self.0)
            .any(|(way, slot)| *way != Way::Email && slot.live().is_some())
    }

    pub(crate) fn put(&mut self, way: Way, slot: Slot) {
        if let Some(place) = place(way) {
            self.0[place] = slot;
        }
    }
}

fn place(way: Way) -> Option<usize> {
    CHALLENGE_WAYS.iter().position(|of_slot| *of_slot == way)
}

impl Slot {
    pub(crate) fn live(&self) -> Option<&Live> {
        match self {
            Slot::Live(live) => Some(live),
            Slot::None | Slot::Ended { .. } => None,
        }
    }

    fn end(&mut self, why: Ended) {
        if let Some(live) = self.live() {
            *self = Slot::Ended {
                number: live.challenge.number(),
                why,
            };
        }
    }

    fn settle(&mut self, now: PoweredOn, lives: Lives) -> bool {
        match self.live() {
            Some(live) if live.tries_left == 0 => self.end(Ended::TooManyTries),
            Some(live) if live.is_too_old(now, lives) => self.end(Ended::Expired),
            _ => return false,
        }
        true
    }
}

impl Live {
    fn life(&self, lives: Lives) -> Duration {
        lives.of(self.challenge.header().way)
    }

    fn is_too_old(&self, now: PoweredOn, lives: Lives) -> bool {
        now.since(self.made) >= self.life(lives)
    }

    /// Whether it was sealed to one of the keys that `bundle` names.
    fn is_sealed_for(&self, bundle: &VerifiedBundle) -> bool {
        let to = self.challenge.header().recovery_key;
        bundle
            .recovery_keys()
            .iter()
            .any(|dated| dated.key.id() == to)
    }

    /// Whether an asking for `scope` is answered with this one.
    fn serves(&self, scope: Scope, fresh: bool, now: PoweredOn) -> bool {
        let is_young = now.since(self.made) < SHOWN_AT_LEAST;
        is_young || (!fresh && self.challenge.header().scope == scope)
    }

    fn shown(&self, now: PoweredOn, lives: Lives) -> ShownChallenge {
        ShownChallenge {
            challenge: self.challenge.clone(),
            way: self.challenge.header().way,
            life_left: self.life(lives).saturating_sub(now.since(self.made)),
            tries_left: self.tries_left,
            reserved_email: self.masked.clone(),
            replaced: self.replaced.clone(),
        }
    }

    /// The numbers that one in its place keeps: whoever waits for an answer to one of them must be told
    /// why it is not taken.
    fn replaced_with_it(&self) -> Vec<ChallengeNumber> {
        let mut replaced = self.replaced.clone();
        replaced.truncate(MOST_REPLACED - 1);
        replaced.push(self.challenge.number());
        replaced
    }
}

impl Machine {
    /// The live challenge of `way`, if there is one; asking changes nothing.
    pub fn challenge(&self, origin: Origin, way: Way, now: Now) -> Option<ShownChallenge> {
        let now = self.powered(now);
        let live = self.state.lane(origin).challenges.live(way)?;
        let has_ended = live.tries_left == 0 || live.is_too_old(now, self.profile.lives);
        (!has_ended).then(|| live.shown(now, self.profile.lives))
    }

    pub(crate) fn ask_challenge(
        &mut self,
        origin: Origin,
        asked: Asked,
        now: Now,
        rng: &mut dyn CryptoRng,
    ) -> Result<Outcome, Refusal> {
        let way = asked.way.into();
        self.way(origin, way)?;
        if asked.scope == Scope::AdministratorAndCameras && !self.profile.cameras {
            return Err(Refusal::CamerasNotOffered);
        }
        if !asked.way.is_challenged() || !asked.scope.resets() {
            return Err(Refusal::WayNotOffered { way });
        }
        let powered = self.state.powered;
        if let Some(live) = self.state.lane(origin).challenges.live(asked.way)
            && live.serves(asked.scope, asked.fresh, powered)
        {
            let shown = Box::new(live.shown(powered, self.profile.lives));
            return Ok(Outcome::unsaved(Reply::Challenge(shown)));
        }
        let mut live = self.make_challenge(asked, now, rng)?;
        let before = self.state.lane(origin).challenges.live(asked.way);
        live.replaced = before.map_or_else(Vec::new, Live::replaced_with_it);
        let shown = Box::new(live.shown(powered, self.profile.lives));
        let event = Event::ChallengeMade {
            way: asked.way,
            challenge: live.challenge.number(),
        };
        let slot = Slot::Live(Box::new(live));
        self.lane(origin).challenges.put(asked.way, slot);
        self.state.journal.record(event, origin, now.clock);
        Ok(Outcome::saved(Reply::Challenge(shown)))
    }

    fn make_challenge(
        &mut self,
        asked: Asked,
        now: Now,
        rng: &mut dyn CryptoRng,
    ) -> Result<Live, Refusal> {
        let (code, hash) = match asked.way {
            // A file answers this one; its code is nobody's.
            Way::File => (Code::random(rng), None),
            _ => {
                let (code, hash) = self.take_code(rng)?;
                (code, Some(hash))
            }
        };
        let email = self.state.reserved_email();
        let challenge = self.seal((asked.way, asked.scope), &code, email, now, rng);
        Ok(Live {
            challenge,
            code: hash,
            made: self.state.powered,
            tries_left: TRIES,
            masked: email.map(ReservedEmail::masked),
            replaced: Vec::new(),
        })
    }
}

impl Machine {
    /// Seals `code`, and `email` where there is one, to the first recovery key of the bundle.
    pub(crate) fn seal(
        &self,
        (way, scope): (Way, Scope),
        code: &Code,
        email: Option<&ReservedEmail>,
        now: Now,
        rng: &mut dyn CryptoRng,
    ) -> Challenge {
        let recovery = self.bundle.recovery_key();
        let header = Header {
            recovery_key: recovery.id(),
            identity: self.profile.identity.clone(),
            nonce: Nonce::random(rng),
            clock: now.clock,
            started: self.state.started,
            boot: self.state.boot,
            way,
            scope,
        };
        Challenge::seal(header, code, email, &self.state.device_key, recovery, rng)
    }
}

/// What somebody asks a challenge for.
#[derive(Clone, Copy)]
pub(crate) struct Asked {
    pub(crate) way: Way,
    pub(crate) scope: Scope,
    pub(crate) fresh: bool,
}
