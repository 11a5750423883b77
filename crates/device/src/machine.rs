//! The machine: the state of a device, and the order of the two saves.

use std::time::Duration;

use protocol::{DeviceKey, ReservedEmail, VerifiedBundle};
use rand_core::CryptoRng;

use crate::challenge::Asked;
use crate::email::Confirming;
use crate::heard::Heard;
use crate::session::Sessions;
use crate::spare::Spare;
use crate::state::{Account, Lane};
use crate::time::PoweredOn;
use crate::tries::{Confirmed, Guess, OpenTry};
use crate::{
    Entry, Event, Input, Now, Origin, Outcome, PendingTry, Profile, Refusal, Reply, Session,
    SessionToken, StartError, State, Status,
};

/// Powered-on time that may pass unsaved while something is counted in it; so much of a wait or a
/// life can be lost with the power.
const UNSAVED: Duration = Duration::from_secs(3 * 60);

/// A device, from one start to the next.
///
/// It is `Clone` so that a model check can branch; a host has one machine and never copies it.
#[derive(Clone)]
pub struct Machine {
    pub(crate) profile: Profile,
    pub(crate) bundle: VerifiedBundle,
    pub(crate) state: State,
    pub(crate) sessions: Sessions,
    pub(crate) heard: Heard,
    /// The code that was mailed to the reserved email, gone with the power.
    pub(crate) confirming: Option<Confirming>,
    /// When a code for the present reserved email was last left for the host to hand over.
    pub(crate) mailed: Option<PoweredOn>,
    powered_at_start: PoweredOn,
    uptime_at_start: Duration,
    saved: PoweredOn,
    pub(crate) spare: Option<Spare>,
    /// Whether something has changed that can wait for the next save.
    pub(crate) touched: bool,
    pub(crate) ticket: u64,
}

impl Machine {
    /// Starts the device on its saved state, or as new from the factory where there is none.
    ///
    /// [`Machine::state`] must be saved before anything else is done: it holds the new start time.
    pub fn start(
        profile: Profile,
        state: Option<State>,
        bundle: VerifiedBundle,
        now: Now,
        rng: &mut dyn CryptoRng,
    ) -> Result<Machine, StartError> {
        let mut state = state.unwrap_or_else(|| State::factory_new(rng));
        state.trust(bundle.version())?;
        state.count_start(now.clock)?;
        let mut machine = Machine {
            powered_at_start: state.powered,
            uptime_at_start: now.uptime,
            sessions: Sessions::new(profile.lives),
            saved: state.powered,
            profile,
            bundle,
            state,
            heard: Heard::new(rng),
            confirming: None,
            mailed: None,
            spare: None,
            touched: false,
            ticket: 0,
        };
        machine.settle();
        for origin in Origin::ALL {
            let challenges = &mut machine.state.lane_mut(origin).challenges;
            challenges.restarted();
            challenges.withdraw_unless_trusted(&machine.bundle);
        }
        Ok(machine)
    }

    /// What must survive a restart.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The settings and identity the device was started with.
    pub fn profile(&self) -> &Profile {
        &self.profile
    }

    /// The trust bundle in force.
    pub fn bundle(&self) -> &VerifiedBundle {
        &self.bundle
    }

    /// The device's own key, for its enrolment.
    pub fn device_key(&self) -> &DeviceKey {
        &self.state.device_key
    }

    /// What anybody may see of the device.
    pub fn status(&self) -> Status {
        Status {
            activated: self.state.account.is_some(),
            erasing: self.state.erasing,
            reset_by_button: self.reset_by_button(),
            started: self.state.started,
            boot: self.state.boot,
            reserved_email: self.state.reserved_email().map(ReservedEmail::masked),
            knocking: self.heard.knocking(self.state.powered),
            email_is_confirmed: self.state.email_is_confirmed(),
            confirmation: self.confirmation(),
            sheet: self.sheet_status(),
            has_questions: self.questions().is_some(),
        }
    }

    /// The session that `token` opens, used as of now, or `None` when it is unknown or has ended.
    pub fn session(&mut self, token: &SessionToken, now: Now) -> Option<Session> {
        let (session, told) = self.sessions.find(token, now)?;
        self.touched |= told > self.state.journal.told;
        self.state.journal.told = self.state.journal.told.max(told);
        Some(session)
    }

    /// The whole journal, oldest first, for somebody who is signed in.
    pub fn journal(&mut self, token: &SessionToken, now: Now) -> Result<Vec<Entry>, Refusal> {
        self.session(token, now).ok_or(Refusal::SignedOut)?;
        Ok(self.state.journal.entries.clone())
    }

    /// Takes an input. A reply of [`Reply::Try`] goes on with [`Machine::finish`] after saving, one of
    /// [`Reply::HandOver`] with [`Machine::complete`].
    pub fn handle(&mut self, input: Input, now: Now, rng: &mut dyn CryptoRng) -> Outcome {
        self.state.powered = self.powered(now);
        self.settle();
        let handled = match input {
            Input::Activate {
                origin,
                password,
                reserved_email,
                with_sheet,
            } => self.activate(origin, password, reserved_email, with_sheet, now, rng),
            Input::SignIn {
                origin,
                source,
                password,
            } => self.sign_in(origin, source, password, now),
            Input::SignOut { session } => Ok(self.sign_out(&session, now)),
            Input::ChangePassword { session, old, new } => {
                self.change_password(session, old, new, now)
            }
            Input::ChangeReservedEmail {
                session,
                old,
                reserved_email,
            } => self.change_reserved_email(session, old, reserved_email, now),
            Input::AskConfirmation { session } => self.ask_confirmation(&session, now, rng),
            Input::ConfirmEmail { session, code } => self.confirm_email(&session, &code, now),
            Input::LetterTaken { letter } => Ok(self.letter_taken(&letter)),
            Input::MakeSheet {
                session,
                old,
                replaces,
            } => self.make_sheet(session, old, replaces, now),
            Input::ConfirmPassword { session, old } => {
                self.confirm(session, old, Confirmed::Nothing, now)
            }
            Input::NoteCameras { origin, done, left } => {
                let event = Event::CamerasSet { done, left };
                self.state.journal.record(event, origin, now.clock);
                Ok(Outcome::saved(Reply::Done))
            }
            Input::AskChallenge {
                origin,
                way,
                scope,
                fresh,
            } => {
                let asked = Asked { way, scope, fresh };
                self.ask_challenge(origin, asked, now, rng)
            }
            Input::Erased => Ok(self.erased()),
            Input::FactoryReset(held) => self.factory_reset(&held, now, rng),
            Input::SetQuestions {
                session,
                old,
                questions,
            } => self.set_questions(session, old, questions, now),
            Input::Recover { origin, proof, new } => {
                self.try_recovery(origin, proof, new, now, rng)
            }
            Input::SetPassword { session, new } => self.set_password_only(&session, new, now, rng),
            Input::Tick => Ok(self.tick()),
        };
        self.close(handled)
    }

    /// Compares a try that was saved as spent, and acts on it.
    pub fn finish(&mut self, pending: PendingTry, now: Now, rng: &mut dyn CryptoRng) -> Outcome {
        self.state.powered = self.powered(now);
        if pending.ticket != self.ticket || self.state.open_try.is_none() {
            return Outcome::unsaved(Reply::Refused(Refusal::TryLapsed));
        }
        let finished = match pending.guess {
            Guess::SignIn {
                origin,
                source,
                password,
                temporary,
            } => self.finish_sign_in((origin, source), &password, temporary, now, rng),
            Guess::Confirm {
                session,
                origin,
                old,
                then,
            } => self.finish_confirm(&session, origin, &old, then, now, rng),
            Guess::Recovery {
                origin,
                proof,
                new,
                before,
            } => self.finish_recovery(origin, (&proof, before), new, now, rng),
        };
        // What is handed over is not over yet: a cut from here on is told by the open try.
        if !matches!(finished, Ok(Reply::HandOver(_))) {
            self.settle();
        }
        let reply = finished.unwrap_or_else(Reply::Refused);
        self.close(Ok(Outcome::saved(reply)))
    }

    /// Stores a try as spent; the flow has taken its budget already.
    pub(crate) fn open_try(&mut self, guess: Guess, failure: Event, now: Now) -> Outcome {
        let (origin, source) = (guess.origin(), guess.source());
        self.ticket += 1;
        self.state.open_try = Some(OpenTry {
            failure,
            origin,
            source,
            at: now.clock,
        });
        Outcome::saved(Reply::Try(PendingTry {
            ticket: self.ticket,
            guess,
        }))
    }

    /// Marks the open try as right, so that it does not become a failure.
    pub(crate) fn try_was_right(&mut self) {
        self.state.open_try = None;
    }

    /// The account, or the refusal of everything that needs one.
    pub(crate) fn account(&self) -> Result<&Account, Refusal> {
        self.state.account.as_ref().ok_or(Refusal::NotActivated)
    }

    pub(crate) fn lane(&mut self, origin: Origin) -> &mut Lane {
        self.state.lane_mut(origin)
    }

    /// Powered-on time over all starts, at `now`; it never goes back.
    pub(crate) fn powered(&self, now: Now) -> PoweredOn {
        let here = now.uptime.saturating_sub(self.uptime_at_start);
        self.powered_at_start.after(here).max(self.state.powered)
    }

    /// Journals a try that was never finished, and ends challenges whose time or tries are over.
    pub(crate) fn settle(&mut self) {
        if let Some(lost) = self.state.open_try.take() {
            self.state
                .journal
                .record_from(lost.failure, lost.origin, lost.source, lost.at);
        }
        self.settle_confirmation();
        let (now, lives) = (self.state.powered, self.profile.lives);
        for origin in Origin::ALL {
            self.touched |= self.state.lane_mut(origin).challenges.settle(now, lives);
        }
    }

    /// Saves now and then, and only while somebody could gain by a cut: flash memory wears out.
    fn tick(&self) -> Outcome {
        let now = self.state.powered;
        let long_ago = now.since(self.saved) >= UNSAVED;
        let counting = Origin::ALL
            .iter()
            .any(|origin| self.state.lane(*origin).counts_time(now))
            || self.state.sources.counts_time(now);
        Outcome {
            save: long_ago && (self.touched || counting),
            reply: Reply::Done,
        }
    }

    pub(crate) fn close(&mut self, handled: Result<Outcome, Refusal>) -> Outcome {
        let outcome = handled.unwrap_or_else(|refusal| Outcome::unsaved(Reply::Refused(refusal)));
        if outcome.save {
            self.saved = self.state.powered;
            self.touched = false;
        }
        outcome
    }
}
