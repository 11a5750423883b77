//! The reserved email (D1, D2): whether anybody has shown that he reads it, and what the service is to
//! mail about it.
//!
//! The device sends no mail. It seals an address into a challenge of the email way and leaves that as
//! a *letter* for its host to hand to the service: one with a code for a new address, held in the
//! memory alone, and one to say farewell to an address that is replaced, kept until the service has it.

use std::time::Duration;

use protocol::{Challenge, ChallengeHash, ChallengeNumber, Code, ReservedEmail, Scope, Way};
use rand_core::CryptoRng;

use crate::time::PoweredOn;
use crate::{Event, Machine, Now, Outcome, Refusal, Reply, SessionToken};

/// Wrong codes that end a confirmation.
const TRIES: u8 = 5;
/// Farewells kept while the service cannot be reached. Of more, the one before the newest goes unsaid:
/// whoever changes the address again and again must not push out the first that he replaced.
pub(crate) const MOST_FAREWELLS: usize = 4;

/// The reserved email as it is kept.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Reserved {
    pub(crate) address: ReservedEmail,
    /// Whether a code that was mailed there was typed in here.
    pub(crate) is_confirmed: bool,
}

/// A code on its way to an address that nobody has confirmed yet.
#[derive(Clone)]
pub(crate) struct Confirming {
    challenge: Challenge,
    code: Code,
    made: PoweredOn,
    tries_left: u8,
    is_waiting: bool,
}

/// What is known of an address that was not confirmed yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Confirmation {
    /// The short number in the mail.
    pub number: ChallengeNumber,
    /// Whether the service has taken the order for the mail.
    pub is_ordered: bool,
}

impl Machine {
    /// What the host hands to the service as soon as it can be reached, oldest first; see
    /// [`Input::LetterTaken`](crate::Input::LetterTaken).
    pub fn letters(&self) -> Vec<Challenge> {
        let waiting = self.confirming.as_ref().filter(|code| code.is_waiting);
        let codes = waiting.map(|code| code.challenge.clone());
        self.state.farewells.iter().cloned().chain(codes).collect()
    }

    /// The confirmation that is open, if there is one.
    pub(crate) fn confirmation(&self) -> Option<Confirmation> {
        self.confirming.as_ref().map(|code| Confirmation {
            number: code.challenge.number(),
            is_ordered: !code.is_waiting,
        })
    }

    /// Takes a letter off the pile: the service has it, or will never take it.
    pub(crate) fn letter_taken(&mut self, letter: &ChallengeHash) -> Outcome {
        if let Some(code) = &mut self.confirming
            && code.challenge.hash() == *letter
        {
            code.is_waiting = false;
        }
        let before = self.state.farewells.len();
        self.state.farewells.retain(|kept| kept.hash() != *letter);
        Outcome {
            save: self.state.farewells.len() != before,
            reply: Reply::Done,
        }
    }

    /// Has a code mailed to the reserved email, the same one again while it is good.
    pub(crate) fn ask_confirmation(
        &mut self,
        session: &SessionToken,
        now: Now,
        rng: &mut dyn CryptoRng,
    ) -> Result<Outcome, Refusal> {
        self.session(session, now).ok_or(Refusal::SignedOut)?;
        let powered = self.state.powered;
        let reserved = self.account()?.reserved.clone();
        let Reserved {
            address,
            is_confirmed,
        } = reserved.ok_or(Refusal::NoReservedEmail)?;
        if is_confirmed {
            return Err(Refusal::EmailConfirmed);
        }
        let since = self.mailed.map(|mailed| powered.since(mailed));
        let left = since.map_or(Duration::ZERO, |since| {
            self.profile.lives.mail_pause().saturating_sub(since)
        });
        if !left.is_zero() {
            return Err(Refusal::MailedLately { left });
        }
        match &mut self.confirming {
            Some(code) => code.is_waiting = true,
            None => self.confirming = Some(self.confirm_address(&address, now, rng)),
        }
        self.mailed = Some(powered);
        Ok(Outcome::unsaved(Reply::ConfirmationAsked))
    }

    /// Takes the code that was mailed to the reserved email. Nothing opens by it, so that its tries
    /// are counted in the memory alone; a restart ends the code.
    pub(crate) fn confirm_email(
        &mut self,
        session: &SessionToken,
        code: &Code,
        now: Now,
    ) -> Result<Outcome, Refusal> {
        let origin = self.origin_of(session, now)?;
        let waiting = self.confirming.as_mut().ok_or(Refusal::NoConfirmation)?;
        waiting.tries_left = waiting.tries_left.saturating_sub(1);
        if waiting.code != *code {
            let tries_left = waiting.tries_left;
            if tries_left == 0 {
                self.confirming = None;
            }
            return Err(Refusal::WrongConfirmation { tries_left });
        }
        self.confirming = None;
        let account = self.state.account.as_mut().ok_or(Refusal::NotActivated)?;
        let reserved = account.reserved.as_mut().ok_or(Refusal::NoReservedEmail)?;
        reserved.is_confirmed = true;
        let event = Event::ReservedEmailConfirmed;
        self.state.journal.record(event, origin, now.clock);
        Ok(Outcome::saved(Reply::ReservedEmailConfirmed))
    }

    /// Takes the code for a new address into force, or ends the one for an address that is gone. The
    /// pause between two mails is one to the same address.
    pub(crate) fn begin_confirming(&mut self, code: Option<Confirming>) {
        self.mailed = code.as_ref().map(|code| code.made);
        self.confirming = code;
    }

    /// Seals a code for an address that is to be the reserved email.
    pub(crate) fn confirm_address(
        &self,
        address: &ReservedEmail,
        now: Now,
        rng: &mut dyn CryptoRng,
    ) -> Confirming {
        let code = Code::random(rng);
        let kind = (Way::Email, Scope::ReservedEmail);
        let challenge = self.seal(kind, &code, Some(address), now, rng);
        Confirming {
            challenge,
            code,
            made: self.state.powered,
            tries_left: TRIES,
            is_waiting: true,
        }
    }

    /// Leaves word for an address that is the reserved email no longer.
    pub(crate) fn say_farewell(
        &mut self,
        address: &ReservedEmail,
        now: Now,
        rng: &mut dyn CryptoRng,
    ) {
        // Its code is nobody's: it opens nothing.
        let code = Code::random(rng);
        let challenge = self.seal(
            (Way::Email, Scope::Farewell),
            &code,
            Some(address),
            now,
            rng,
        );
        let farewells = &mut self.state.farewells;
        if farewells.len() == MOST_FAREWELLS {
            farewells.pop();
        }
        farewells.push(challenge);
    }

    /// Ends a code whose time is over.
    pub(crate) fn settle_confirmation(&mut self) {
        let (now, life) = (self.state.powered, self.profile.lives.confirmation());
        let is_over = |code: &Confirming| now.since(code.made) >= life;
        if self.confirming.as_ref().is_some_and(is_over) {
            self.confirming = None;
        }
    }
}
