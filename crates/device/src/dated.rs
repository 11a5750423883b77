//! Dated answers, read over a telephone: the security code (D6) and the temporary password (D9).
//!
//! The device works out what the authority would say for the date that its clock shows, and compares.
//! What it took last is kept for ever, so that a clock which is set back makes answers useless and
//! never good again.

use std::net::IpAddr;
use std::time::Duration;

use protocol::{Code, DeviceDate, DeviceTime, TemporaryPassword};
use rand_core::CryptoRng;

use crate::commit::Cause;
use crate::recover::Used;
use crate::session::Recovering;
use crate::throttle::Budget;
use crate::{
    Event, Machine, NewPassword, Now, Origin, Outcome, Password, Refusal, Reply, SessionToken,
    WayBack,
};

/// What was taken last of each kind; it outlives the account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct UsedDates {
    pub(crate) code: Option<UsedCode>,
    /// The day of the newest temporary password, counted from 1970-01-01.
    pub(crate) temporary: Option<u32>,
}

/// The start and the day of a security code; a later start has other codes for the same days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct UsedCode {
    pub(crate) started: DeviceTime,
    pub(crate) day: u32,
}

/// What is made of a text at the sign-in, besides the password.
pub(crate) enum Temporary {
    /// It cannot be a temporary password, or this device takes none.
    No,
    /// It is compared; the budgets are as they were before.
    Typed {
        typed: TemporaryPassword,
        sign_in: Budget,
        recovery: Budget,
    },
    /// It may be one, and none is taken just now.
    NotNow(Refusal),
}

/// Days from 1970-01-01 to the last that a device's clock can show.
pub(crate) const LAST_DAY: u32 = u32::MAX / SECONDS_PER_DAY;
const SECONDS_PER_DAY: u32 = 24 * 60 * 60;

fn day(now: Now) -> u32 {
    now.clock.date().day_number()
}

fn date_of(day: u32) -> DeviceDate {
    DeviceTime::from_seconds(day.saturating_mul(SECONDS_PER_DAY)).date()
}

impl Machine {
    /// Why no answer of that kind is taken on this date, if so.
    pub(crate) fn dated_now(&self, way: WayBack, now: Now) -> Result<(), Refusal> {
        let used = &self.state.used_dates;
        let newest = match way {
            WayBack::Code => {
                let newest = used.code.filter(|last| self.code_of(now) <= *last);
                newest.map(|last| last.day)
            }
            WayBack::TemporaryPassword => used.temporary.filter(|last| day(now) <= *last),
            _ => None,
        };
        match newest {
            Some(newest) => Err(Refusal::DateUsed {
                way,
                date: now.clock.date(),
                newest: date_of(newest),
            }),
            None => Ok(()),
        }
    }

    fn code_of(&self, now: Now) -> UsedCode {
        UsedCode {
            started: self.state.started,
            day: day(now),
        }
    }

    pub(crate) fn compare_security_code(
        &self,
        origin: Origin,
        code: &Code,
        now: Now,
    ) -> Result<Used, Refusal> {
        self.dated_now(WayBack::Code, now)?;
        let (authority, date) = (self.bundle.recovery_key(), now.clock.date());
        let serial = self.profile.identity.serial();
        let started = self.state.started;
        let device = &self.state.device_key;
        if *code == device.security_code(authority, serial, started, date) {
            return Ok(Used::SecurityCode(self.code_of(now)));
        }
        let wait = self.state.lane(origin).recovery.wait(self.state.powered);
        Err(Refusal::WrongSecurityCode { date, wait })
    }

    /// The day whose temporary password this may be, where the device takes any.
    pub(crate) fn temporary_day(&self, password: &Password, now: Now) -> Option<u32> {
        let may_be = self.offers(WayBack::TemporaryPassword)
            && TemporaryPassword::parse(password.as_str()).is_ok();
        may_be.then(|| day(now))
    }

    /// Why no temporary password can be right today, whatever wait is over, if so.
    fn none_today(&self, origin: Origin, now: Now) -> Result<(), Refusal> {
        let way = WayBack::TemporaryPassword;
        self.way(origin, way)?;
        self.dated_now(way, now)
    }

    /// What is told of a text that was heard before, and is known to be wrong today.
    pub(crate) fn temporary_refused(
        &self,
        origin: Origin,
        wait: Option<Duration>,
        now: Now,
    ) -> Refusal {
        let refused = self.none_today(origin, now).err();
        refused.unwrap_or_else(|| self.wrong_temporary(origin, wait, now))
    }

    fn wrong_temporary(&self, origin: Origin, wait: Option<Duration>, now: Now) -> Refusal {
        let recovery = self.state.lane(origin).recovery;
        Refusal::WrongTemporaryPassword {
            date: now.clock.date(),
            wait: wait.max(recovery.wait(self.state.powered)),
        }
    }

    /// Looks at what was typed at the sign-in; a try at the temporary password is spent with it.
    pub(crate) fn temporary_typed(
        &mut self,
        (origin, source): (Origin, Option<IpAddr>),
        password: &Password,
        now: Now,
    ) -> Temporary {
        let way = WayBack::TemporaryPassword;
        if !self.offers(way) {
            return Temporary::No;
        }
        let Ok(typed) = TemporaryPassword::parse(password.as_str()) else {
            return Temporary::No;
        };
        match self.way_now(origin, way, now) {
            Ok(()) => {
                let powered = self.state.powered;
                let sign_in = *self.state.sign_in_budget(origin, source);
                let budget = &mut self.lane(origin).recovery;
                let recovery = *budget;
                budget.spend(powered);
                Temporary::Typed {
                    typed,
                    sign_in,
                    recovery,
                }
            }
            Err(refusal) => Temporary::NotNow(refusal),
        }
    }

    /// Takes back what the sign-in spent as a try at the temporary password.
    pub(crate) fn forgive_temporary(&mut self, origin: Origin, temporary: &Temporary) {
        if let Temporary::Typed { recovery, .. } = temporary {
            self.lane(origin).recovery = *recovery;
        }
    }

    /// What was typed is not the password: whether it is the temporary one.
    pub(crate) fn finish_temporary(
        &mut self,
        (origin, source): (Origin, Option<IpAddr>),
        password: &Password,
        temporary: Temporary,
        now: Now,
        rng: &mut dyn CryptoRng,
    ) -> Result<Reply, Refusal> {
        let wait = self.sign_in_wait(origin, source);
        let (typed, sign_in, recovery) = match temporary {
            Temporary::No => return Err(Refusal::WrongPassword { wait }),
            Temporary::NotNow(refusal) => {
                // After a wait it may be the right one. Else it is none before the date changes or
                // the password does, which forgets all that was heard.
                if self.none_today(origin, now).is_err() {
                    self.remember_wrong((origin, source), password, Some(day(now)), now);
                }
                return Err(refusal);
            }
            Temporary::Typed {
                typed,
                sign_in,
                recovery,
            } => (typed, sign_in, recovery),
        };
        self.dated_now(WayBack::TemporaryPassword, now)?;
        if typed != self.temporary_password(now) {
            self.remember_wrong((origin, source), password, Some(day(now)), now);
            return Err(self.wrong_temporary(origin, wait, now));
        }
        // It was right, and is used only when the new password is set: neither a failure nor a
        // reason to forgive others.
        *self.state.sign_in_budget(origin, source) = sign_in;
        self.lane(origin).recovery = recovery;
        self.try_was_right();
        let event = Event::TemporaryPasswordTyped;
        self.state
            .journal
            .record_from(event, origin, source, now.clock);
        let session = self.sessions.begin_recovering(origin, day(now), now, rng);
        Ok(Reply::SetPasswordOnly { session })
    }

    fn temporary_password(&self, now: Now) -> TemporaryPassword {
        let identity = &self.profile.identity;
        self.state.device_key.temporary_password(
            self.bundle.recovery_key(),
            identity.serial(),
            identity.model(),
            now.clock.date(),
        )
    }

    /// Where the session comes from that can do nothing but set a password, if it is live.
    pub fn recovering(&mut self, session: &SessionToken, now: Now) -> Option<Origin> {
        self.sessions
            .recovering(session, now)
            .map(|held| held.origin)
    }

    pub(crate) fn set_password_only(
        &mut self,
        session: &SessionToken,
        new: NewPassword,
        now: Now,
        rng: &mut dyn CryptoRng,
    ) -> Result<Outcome, Refusal> {
        let way = WayBack::TemporaryPassword;
        let held = self.sessions.recovering(session, now);
        let Recovering {
            origin,
            day: typed_on,
            ..
        } = held.ok_or(Refusal::SetPasswordOver)?;
        if !self.offers(way) {
            return Err(Refusal::WayNotOffered { way });
        }
        if day(now) != typed_on {
            return Err(Refusal::DateChanged {
                date: now.clock.date(),
            });
        }
        self.dated_now(way, now)?;
        let is_temporary = |new| new == self.temporary_password(now);
        if TemporaryPassword::parse(new.as_str()).is_ok_and(is_temporary) {
            return Err(Refusal::SamePassword);
        }
        let cause = Cause::Recovered(Used::TemporaryPassword { day: typed_on });
        let reply = self.set_password(origin, cause, new, now, rng)?;
        Ok(Outcome::saved(reply))
    }
}
