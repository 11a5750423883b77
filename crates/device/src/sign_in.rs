//! Signing in and out.

use std::net::IpAddr;
use std::time::Duration;

use rand_core::CryptoRng;

use crate::dated::Temporary;
use crate::heard::Typed;
use crate::tries::Guess;
use crate::{Event, Machine, Now, Origin, Outcome, Password, Refusal, Reply, SessionToken};

impl Machine {
    /// Takes a try at the password, unless it is known to be wrong: the same wrong password from the
    /// same source counts once. How often it comes back is told, but worth no write of its own.
    pub(crate) fn sign_in(
        &mut self,
        origin: Origin,
        source: Option<IpAddr>,
        password: Password,
        now: Now,
    ) -> Result<Outcome, Refusal> {
        self.account()?;
        let source = source.map(|source| source.to_canonical());
        let wait = self.sign_in_wait(origin, source);
        let heard_at = (now.clock, self.state.powered);
        let typed = Typed {
            password: &password,
            day: self.temporary_day(&password, now),
        };
        if self.heard.again((origin, source), typed, heard_at) {
            let event = Event::WrongPasswordAgain;
            self.state
                .journal
                .record_from(event, origin, source, now.clock);
            self.touched = true;
            return Err(match typed.day {
                Some(_) => self.temporary_refused(origin, wait, now),
                None => Refusal::WrongPassword { wait },
            });
        }
        if let Some(left) = wait {
            return Err(Refusal::Wait { left });
        }
        let temporary = self.temporary_typed((origin, source), &password, now);
        let powered = self.state.powered;
        self.state.sign_in_budget(origin, source).spend(powered);
        let guess = Guess::SignIn {
            origin,
            source,
            password,
            temporary,
        };
        Ok(self.open_try(guess, Event::WrongPassword, now))
    }

    pub(crate) fn finish_sign_in(
        &mut self,
        (origin, source): (Origin, Option<IpAddr>),
        password: &Password,
        temporary: Temporary,
        now: Now,
        rng: &mut dyn CryptoRng,
    ) -> Result<Reply, Refusal> {
        if !self.account()?.password.matches(password.as_bytes())? {
            if !matches!(temporary, Temporary::No) {
                return self.finish_temporary((origin, source), password, temporary, now, rng);
            }
            self.remember_wrong((origin, source), password, None, now);
            let wait = self.sign_in_wait(origin, source);
            return Err(Refusal::WrongPassword { wait });
        }
        self.forgive_temporary(origin, &temporary);
        self.try_was_right();
        self.state.signed_in_from(origin, source);
        let news = self.state.journal.news();
        self.state
            .journal
            .record_from(Event::SignedIn, origin, source, now.clock);
        let session = self
            .sessions
            .begin(origin, self.state.journal.newest, now, rng);
        Ok(Reply::SignedIn { session, news })
    }

    /// The next time it comes from there, it counts no more; `day` is that of the temporary password
    /// which it is not.
    pub(crate) fn remember_wrong(
        &mut self,
        from: (Origin, Option<IpAddr>),
        password: &Password,
        day: Option<u32>,
        now: Now,
    ) {
        let heard_at = (now.clock, self.state.powered);
        self.heard.remember(from, Typed { password, day }, heard_at);
    }

    pub(crate) fn sign_in_wait(&self, origin: Origin, source: Option<IpAddr>) -> Option<Duration> {
        let powered = self.state.powered;
        let own = match origin {
            Origin::Network => self.state.sources.own(source, powered),
            Origin::Screen => None,
        };
        own.unwrap_or(self.state.lane(origin).sign_in).wait(powered)
    }

    pub(crate) fn sign_out(&mut self, session: &SessionToken, now: Now) -> Outcome {
        // Whoever signs out has been told what the sign-in said.
        self.session(session, now);
        self.sessions.end(session);
        Outcome::unsaved(Reply::SignedOut)
    }
}
