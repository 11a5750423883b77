//! Recovery: somebody who does not know the password proves to be its holder, and sets a new one.
//!
//! Every way ends in [`Machine::set_password`](crate::Machine): what proved it is consumed in the same
//! state that holds the new password.

use protocol::{ChallengeNumber, Code, Scope, Way};
use rand_core::CryptoRng;

use crate::commit::Cause;
use crate::dated::UsedCode;
use crate::tries::{Before, Guess};
use crate::{
    Answers, Event, Machine, NewPassword, Now, Origin, Outcome, Refusal, Reply, SheetCode, WayBack,
};

/// What somebody shows to prove that the device is his.
pub enum Proof {
    /// The code sent to the reserved email (D5).
    Email(Code),
    /// The key that the support desk sent (D8).
    Key(Code),
    /// The answers to the security questions (D10).
    Questions(Answers),
    /// A code of the recovery sheet (D1).
    Sheet(SheetCode),
    /// The security code for today, read over the telephone (D6).
    Code(Code),
    /// The bytes of a reset file (D7).
    File(Vec<u8>),
}

/// A recovery that was done. Every session has ended, and the new password signs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recovered {
    /// The way it was done by.
    pub by: WayBack,
    /// The challenge that was answered, where there was one.
    pub challenge: Option<ChallengeNumber>,
    /// Whose password it was.
    pub scope: Scope,
    /// The number of the recovery sheet and the codes of it that are left, where it was used.
    pub sheet_left: Option<(u32, u8)>,
}

/// What a right proof uses up.
pub(crate) enum Used {
    Challenge {
        way: Way,
        number: ChallengeNumber,
        scope: Scope,
    },
    Questions,
    SheetCode {
        place: usize,
    },
    SecurityCode(UsedCode),
    TemporaryPassword {
        day: u32,
    },
}

impl Used {
    pub(crate) fn by(&self) -> WayBack {
        match self {
            Used::Challenge { way, .. } => (*way).into(),
            Used::Questions => WayBack::Questions,
            Used::SheetCode { .. } => WayBack::Sheet,
            Used::SecurityCode(_) => WayBack::Code,
            Used::TemporaryPassword { .. } => WayBack::TemporaryPassword,
        }
    }

    pub(crate) fn challenge(&self) -> Option<ChallengeNumber> {
        match self {
            Used::Challenge { number, .. } => Some(*number),
            _ => None,
        }
    }

    /// Only a challenge can ask for more than the administrator.
    pub(crate) fn scope(&self) -> Scope {
        match self {
            Used::Challenge { scope, .. } => *scope,
            _ => Scope::Administrator,
        }
    }
}

impl Proof {
    /// The way it belongs to.
    #[must_use]
    pub fn by(&self) -> WayBack {
        match self {
            Proof::Email(_) => WayBack::Email,
            Proof::Key(_) => WayBack::Key,
            Proof::Questions(_) => WayBack::Questions,
            Proof::Sheet(_) => WayBack::Sheet,
            Proof::Code(_) => WayBack::Code,
            Proof::File(_) => WayBack::File,
        }
    }

    /// The way of the challenge that it answers.
    fn answers(&self) -> Option<Way> {
        match self {
            Proof::Email(_) => Some(Way::Email),
            Proof::Key(_) => Some(Way::Key),
            Proof::File(_) => Some(Way::File),
            Proof::Questions(_) | Proof::Sheet(_) | Proof::Code(_) => None,
        }
    }
}

impl Machine {
    /// Spends a try of the origin, and of the challenge where the proof answers one.
    pub(crate) fn try_recovery(
        &mut self,
        origin: Origin,
        proof: Proof,
        new: NewPassword,
        now: Now,
        rng: &mut dyn CryptoRng,
    ) -> Result<Outcome, Refusal> {
        if let Proof::File(file) = &proof {
            return self.recover_by_file(origin, file, new, now, rng);
        }
        let by = proof.by();
        self.way(origin, by)?;
        self.dated_now(by, now)?;
        let powered = self.state.powered;
        let lane = self.lane(origin);
        let live = match proof.answers() {
            Some(way) => Some((way, lane.challenges.live_mut(way)?)),
            None => None,
        };
        if let Some(left) = lane.recovery.wait(powered) {
            return Err(Refusal::Wait { left });
        }
        let before = Before {
            recovery: lane.recovery,
            tries_left: live.as_ref().map(|(way, live)| (*way, live.tries_left)),
        };
        lane.recovery.spend(powered);
        let challenge = live.map(|(_, live)| {
            live.tries_left = live.tries_left.saturating_sub(1);
            live.challenge.number()
        });
        let guess = Guess::Recovery {
            origin,
            proof,
            new,
            before,
        };
        Ok(self.open_try(guess, Event::WrongAnswer { by, challenge }, now))
    }

    pub(crate) fn finish_recovery(
        &mut self,
        origin: Origin,
        (proof, before): (&Proof, Before),
        new: NewPassword,
        now: Now,
        rng: &mut dyn CryptoRng,
    ) -> Result<Reply, Refusal> {
        let used = match proof {
            Proof::Email(code) => self.compare_code(origin, Way::Email, code),
            Proof::Key(code) => self.compare_code(origin, Way::Key, code),
            Proof::Questions(answers) => self.compare_answers(origin, answers),
            Proof::Sheet(code) => self.compare_sheet_code(origin, code),
            Proof::Code(code) => self.compare_security_code(origin, code, now),
            // It never becomes a try.
            Proof::File(_) => Err(Refusal::TryLapsed),
        }?;
        let mut reply = self.set_password(origin, Cause::Recovered(used), new, now, rng)?;
        if let Reply::HandOver(pending) = &mut reply {
            pending.before = Some(before);
        }
        Ok(reply)
    }

    /// The answer was right, so that it was no guess.
    pub(crate) fn give_back(&mut self, origin: Origin, before: Before) {
        let lane = self.lane(origin);
        lane.recovery = before.recovery;
        if let Some((way, tries_left)) = before.tries_left
            && let Ok(live) = lane.challenges.live_mut(way)
        {
            live.tries_left = tries_left;
        }
    }

    fn compare_code(&mut self, origin: Origin, way: Way, code: &Code) -> Result<Used, Refusal> {
        let powered = self.state.powered;
        let lane = self.lane(origin);
        let live = lane.challenges.live_mut(way)?;
        let number = live.challenge.number();
        let is_right = match &live.code {
            Some(hash) => hash.matches(code.as_bytes())?,
            None => false,
        };
        let scope = live.challenge.header().scope;
        if is_right && scope.resets() {
            return Ok(Used::Challenge { way, number, scope });
        }
        let replaced = live.replaced.clone();
        let (tries_left, wait) = (live.tries_left, lane.recovery.wait(powered));
        Err(Refusal::WrongKey {
            way,
            number,
            tries_left,
            wait,
            replaced,
        })
    }

    fn compare_sheet_code(&self, origin: Origin, code: &SheetCode) -> Result<Used, Refusal> {
        let sheet = self.account()?.sheet.as_ref().ok_or(Refusal::NoSheet)?;
        match sheet.find(code)? {
            Some(place) => Ok(Used::SheetCode { place }),
            None => {
                let wait = self.state.lane(origin).recovery.wait(self.state.powered);
                Err(Refusal::WrongSheetCode { wait })
            }
        }
    }
}
