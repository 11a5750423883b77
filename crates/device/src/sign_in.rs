//! Signing in and out.

use rand_core::CryptoRng;

use crate::tries::Guess;
use crate::{Event, Machine, Now, Origin, Outcome, Password, Refusal, Reply, SessionToken};

impl Machine {
    pub(crate) fn sign_in(
        &mut self,
        origin: Origin,
        password: Password,
        now: Now,
    ) -> Result<Outcome, Refusal> {
        self.account()?;
        let powered = self.state.powered;
        let budget = &mut self.lane(origin).sign_in;
        if let Some(left) = budget.wait(powered) {
            return Err(Refusal::Wait { left });
        }
        budget.spend(powered);
        Ok(self.open_try(
            Guess::SignIn { origin, password },
            Event::WrongPassword,
            now,
        ))
    }

    pub(crate) fn finish_sign_in(
        &mut self,
        origin: Origin,
        password: &Password,
        now: Now,
        rng: &mut dyn CryptoRng,
    ) -> Result<Reply, Refusal> {
        if !self.account()?.password.matches(password.as_bytes())? {
            let powered = self.state.powered;
            let wait = self.lane(origin).sign_in.wait(powered);
            return Err(Refusal::WrongPassword { wait });
        }
        self.try_was_right();
        self.lane(origin).sign_in = Default::default();
        let news = self.state.journal.news();
        self.state
            .journal
            .record(Event::SignedIn, origin, now.clock);
        let session = self
            .sessions
            .begin(origin, self.state.journal.newest, now, rng);
        Ok(Reply::SignedIn { session, news })
    }

    pub(crate) fn sign_out(&mut self, session: &SessionToken, now: Now) -> Outcome {
        // Whoever signs out has been told what the sign-in said.
        self.session(session, now);
        self.sessions.end(session);
        Outcome::unsaved(Reply::SignedOut)
    }
}
