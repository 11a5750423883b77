//! The one place where a password becomes the password.
//!
//! Whatever sets one (the activation, a change, a recovery by any way) ends in [`Machine::commit`]:
//! the new hash, what was used up for it, the budgets, the journal and the end of sessions are one
//! state, saved as one.

use protocol::ReservedEmail;
use rand_core::CryptoRng;

use crate::email::{Confirming, Reserved};
use crate::hash::{Hash, OutOfMemory};
use crate::recover::Used;
use crate::sheet::KeptSheet;
use crate::state::Account;
use crate::{
    Ended, Event, Machine, NewPassword, Now, Origin, Recovered, RecoverySheet, Refusal, Reply,
    SessionToken,
};

/// Why a password is set, with what that uses up or brings along.
pub(crate) enum Cause {
    Activated(Box<Activation>),
    Changed(SessionToken),
    Recovered(Used),
}

/// What comes with the first password.
pub(crate) struct Activation {
    pub(crate) reserved_email: Option<ReservedEmail>,
    /// The code to the reserved email, if one was given.
    pub(crate) confirming: Option<Confirming>,
    pub(crate) sheet: Option<(RecoverySheet, KeptSheet)>,
}

impl Machine {
    /// Sets `new` for `cause`, or hands it over first where there are backends; nothing has changed
    /// when it is refused.
    pub(crate) fn set_password(
        &mut self,
        origin: Origin,
        cause: Cause,
        new: NewPassword,
        now: Now,
        rng: &mut dyn CryptoRng,
    ) -> Result<Reply, Refusal> {
        let hash = Hash::of(new.as_bytes(), self.profile.hash_cost, rng)?;
        match self.profile.backends {
            true => Ok(self.hand_over(origin, cause, new, hash, now)),
            false => self.commit(origin, cause, hash, now),
        }
    }

    pub(crate) fn commit(
        &mut self,
        origin: Origin,
        cause: Cause,
        hash: Hash,
        now: Now,
    ) -> Result<Reply, Refusal> {
        let reply = match cause {
            Cause::Activated(with) => self.commit_activation(origin, *with, hash, now),
            Cause::Changed(session) => {
                self.replace_password(hash)?;
                self.sessions.end_all_but(&session);
                self.state
                    .journal
                    .record(Event::PasswordChanged, origin, now.clock);
                Reply::PasswordChanged
            }
            Cause::Recovered(used) => {
                let recovered = self.use_up(origin, &used)?;
                self.replace_password(hash)?;
                self.sessions.end_all();
                let event = told(&recovered);
                self.state.journal.record(event, origin, now.clock);
                Reply::Recovered(recovered)
            }
        };
        // What was wrong before may be right now.
        self.heard.forget();
        self.state.changes += 1;
        self.try_was_right();
        Ok(reply)
    }

    fn commit_activation(
        &mut self,
        origin: Origin,
        with: Activation,
        password: Hash,
        now: Now,
    ) -> Reply {
        let reserved_email = with.reserved_email.as_ref().map(ReservedEmail::masked);
        let (sheet, kept) = with.sheet.unzip();
        self.begin_confirming(with.confirming);
        if let Some(sheet) = &sheet {
            self.state.sheets = sheet.number;
        }
        self.state.account = Some(Account {
            password,
            reserved: with.reserved_email.map(|address| Reserved {
                address,
                is_confirmed: false,
            }),
            sheet: kept,
            questions: None,
        });
        let made = sheet.as_ref().map(|sheet| Event::SheetMade {
            sheet: sheet.number,
        });
        for event in [Some(Event::Activated), made].into_iter().flatten() {
            self.state.journal.record(event, origin, now.clock);
        }
        Reply::Activated {
            reserved_email,
            sheet,
        }
    }

    /// Puts `password` in the place of the old one. Whoever may do so has proved to be the holder, and
    /// so every budget is full again and no challenge outlives the password it was asked for.
    fn replace_password(&mut self, password: Hash) -> Result<(), Refusal> {
        let account = self.state.account.as_mut().ok_or(Refusal::NotActivated)?;
        account.password = password;
        self.state.sources.forgive_all();
        for origin in Origin::ALL {
            let lane = self.lane(origin);
            lane.sign_in = Default::default();
            lane.recovery = Default::default();
            lane.challenges.end_all(Ended::PasswordChanged);
        }
        Ok(())
    }

    /// Takes what proved a recovery out of the state.
    fn use_up(&mut self, origin: Origin, used: &Used) -> Result<Recovered, Refusal> {
        let sheet_left = match used {
            Used::Challenge { way, .. } => {
                self.lane(origin).challenges.end(*way, Ended::Used);
                None
            }
            Used::Questions => {
                self.use_questions()?;
                None
            }
            Used::SheetCode { place } => Some(self.use_sheet_code(*place)?),
            Used::SecurityCode(code) => {
                self.state.used_dates.code = Some(*code);
                None
            }
            Used::TemporaryPassword { day } => {
                self.state.used_dates.temporary = Some(*day);
                None
            }
        };
        Ok(Recovered {
            by: used.by(),
            challenge: used.challenge(),
            scope: used.scope(),
            sheet_left,
        })
    }
}

/// What the journal tells of a recovery.
fn told(recovered: &Recovered) -> Event {
    match recovered.sheet_left {
        Some((sheet, left)) => Event::PasswordResetBySheet { sheet, left },
        None => Event::PasswordReset {
            by: recovered.by,
            challenge: recovered.challenge,
            scope: recovered.scope,
        },
    }
}

impl From<OutOfMemory> for Refusal {
    fn from(_: OutOfMemory) -> Refusal {
        Refusal::NoMemory
    }
}
