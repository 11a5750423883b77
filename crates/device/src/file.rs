//! D7: a signed file. It is no guess, so that it costs no try, is told precisely what is wrong with
//! it, and is taken while typed answers are not.

use protocol::{ResetFile, ResetFileError, Way};
use rand_core::CryptoRng;

use crate::commit::Cause;
use crate::recover::Used;
use crate::{Machine, NewPassword, Now, Origin, Outcome, Refusal, WayBack};

impl Machine {
    pub(crate) fn recover_by_file(
        &mut self,
        origin: Origin,
        file: &[u8],
        new: NewPassword,
        now: Now,
        rng: &mut dyn CryptoRng,
    ) -> Result<Outcome, Refusal> {
        self.way(origin, WayBack::File)?;
        let used = self.check_file(origin, file, now)?;
        let reply = self.set_password(origin, Cause::Recovered(used), new, now, rng)?;
        Ok(Outcome::saved(reply))
    }

    /// What the file would use up; nothing has changed.
    fn check_file(&mut self, origin: Origin, file: &[u8], now: Now) -> Result<Used, Refusal> {
        let authentic = ResetFile::open(file, &self.state.device_key, &self.bundle)?;
        let answered = authentic.unchecked().challenge;
        let is_asked_at = |origin: &Origin| {
            let live = self.state.lane(*origin).challenges.live(Way::File);
            live.is_some_and(|live| live.challenge.hash() == answered)
        };
        if let Some(asked_at) = Origin::ALL.into_iter().find(is_asked_at)
            && asked_at != origin
        {
            return Err(Refusal::FileForOtherOrigin { asked_at });
        }
        let live = self.lane(origin).challenges.live_mut(Way::File)?;
        let (number, by) = (answered.number(), live.challenge.number());
        if number != by && live.replaced.contains(&number) {
            return Err(Refusal::ChallengeReplaced { number, by });
        }
        let answering = authentic.answering(&live.challenge, now.clock);
        let authorization = answering.map_err(|error| match error {
            ResetFileError::Expired => Refusal::FileExpired {
                date: now.clock.date(),
            },
            other => Refusal::File(other),
        })?;
        Ok(Used::Challenge {
            way: Way::File,
            number: answered.number(),
            scope: authorization.scope,
        })
    }
}

impl From<ResetFileError> for Refusal {
    fn from(error: ResetFileError) -> Refusal {
        Refusal::File(error)
    }
}
