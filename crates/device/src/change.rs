//! D3: changing a known password.

use rand_core::CryptoRng;

use crate::hash::Hash;
use crate::tries::Guess;
use crate::{
    Ended, Event, Machine, NewPassword, Now, Origin, Outcome, Password, Refusal, Reply,
    SessionToken,
};

impl Machine {
    pub(crate) fn change_password(
        &mut self,
        session: SessionToken,
        old: Password,
        new: NewPassword,
        now: Now,
    ) -> Result<Outcome, Refusal> {
        let origin = self
            .session(&session, now)
            .ok_or(Refusal::SignedOut)?
            .origin;
        if new.same_as(&old) {
            return Err(Refusal::SamePassword);
        }
        if !self.sessions.spend_try(&session) {
            return Err(Refusal::SignedOut);
        }
        let guess = Guess::Change {
            session,
            origin,
            old,
            new,
        };
        Ok(self.open_try(guess, Event::WrongPassword, now))
    }

    pub(crate) fn finish_change(
        &mut self,
        session: &SessionToken,
        origin: Origin,
        old: &Password,
        new: &NewPassword,
        now: Now,
        rng: &mut dyn CryptoRng,
    ) -> Result<Reply, Refusal> {
        if !self.account()?.password.matches(old.as_bytes())? {
            self.sessions.end_if_spent(session);
            return Err(Refusal::WrongPassword { wait: None });
        }
        self.try_was_right();
        self.sessions.forgive(session);
        self.replace_password(new, Ended::PasswordChanged, rng)?;
        self.state
            .journal
            .record(Event::PasswordChanged, origin, now.clock);
        self.sessions.end_all_but(session);
        Ok(Reply::PasswordChanged)
    }

    /// Puts `new` in the place of the password. Whoever may do so has proved to be the holder, and
    /// so every budget is full again and no challenge outlives the password it was asked for.
    pub(crate) fn replace_password(
        &mut self,
        new: &NewPassword,
        why: Ended,
        rng: &mut dyn CryptoRng,
    ) -> Result<(), Refusal> {
        let password = Hash::of(new.as_bytes(), self.profile.hash_cost, rng)?;
        let Some(account) = &mut self.state.account else {
            return Err(Refusal::NotActivated);
        };
        account.password = password;
        for origin in Origin::ALL {
            let lane = self.lane(origin);
            lane.sign_in = Default::default();
            lane.recovery = Default::default();
            lane.key.end(why);
        }
        Ok(())
    }
}
