//! The old password asked again, before whoever is signed in changes what opens the device.

use rand_core::CryptoRng;

use crate::commit::Cause;
use crate::tries::{Confirmed, Guess};
use crate::{Event, Machine, Now, Origin, Outcome, Password, Refusal, Reply, SessionToken};

impl Machine {
    /// Where a live session comes from.
    pub(crate) fn origin_of(
        &mut self,
        session: &SessionToken,
        now: Now,
    ) -> Result<Origin, Refusal> {
        let session = self.session(session, now).ok_or(Refusal::SignedOut)?;
        Ok(session.origin)
    }

    /// Spends a try of the session at the old password; `then` happens when it is right.
    pub(crate) fn confirm(
        &mut self,
        session: SessionToken,
        old: Password,
        then: Confirmed,
        now: Now,
    ) -> Result<Outcome, Refusal> {
        let origin = self.origin_of(&session, now)?;
        if !self.sessions.spend_try(&session) {
            return Err(Refusal::SignedOut);
        }
        let guess = Guess::Confirm {
            session,
            origin,
            old,
            then,
        };
        Ok(self.open_try(guess, Event::WrongPassword, now))
    }

    pub(crate) fn finish_confirm(
        &mut self,
        session: &SessionToken,
        origin: Origin,
        old: &Password,
        then: Confirmed,
        now: Now,
        rng: &mut dyn CryptoRng,
    ) -> Result<Reply, Refusal> {
        if !self.account()?.password.matches(old.as_bytes())? {
            self.sessions.end_if_spent(session);
            return Err(Refusal::WrongPassword { wait: None });
        }
        self.sessions.forgive(session);
        let (reply, event) = match then {
            Confirmed::ChangePassword(new) => {
                let cause = Cause::Changed(session.clone());
                return self.set_password(origin, cause, new, now, rng);
            }
            Confirmed::Nothing => (Reply::Confirmed, None),
            Confirmed::ChangeReservedEmail(email) => self.finish_email(email, now, rng)?,
            Confirmed::MakeSheet => self.finish_make_sheet(now, rng)?,
            Confirmed::SetQuestions(questions) => self.finish_questions(questions, rng)?,
        };
        self.try_was_right();
        if let Some(event) = event {
            self.state.journal.record(event, origin, now.clock);
        }
        Ok(reply)
    }
}
