//! What somebody signed in changes, the old password asked again: the password (D3), the reserved
//! email (D2), the recovery sheet (D1).

use protocol::ReservedEmail;
use rand_core::CryptoRng;

use crate::email::Reserved;
use crate::tries::Confirmed;
use crate::{
    Event, Machine, NewPassword, Now, Origin, Outcome, Password, Refusal, Reply, SessionToken,
};

/// What a change comes to: the reply, and what the journal tells of it.
type Changed = (Reply, Option<Event>);

impl Machine {
    pub(crate) fn change_password(
        &mut self,
        session: SessionToken,
        old: Password,
        new: NewPassword,
        now: Now,
    ) -> Result<Outcome, Refusal> {
        self.origin_of(&session, now)?;
        if new.same_as(&old) {
            return Err(Refusal::SamePassword);
        }
        self.confirm(session, old, Confirmed::ChangePassword(new), now)
    }

    pub(crate) fn change_reserved_email(
        &mut self,
        session: SessionToken,
        old: Password,
        email: Option<ReservedEmail>,
        now: Now,
    ) -> Result<Outcome, Refusal> {
        self.confirm(session, old, Confirmed::ChangeReservedEmail(email), now)
    }

    /// The address that is there already is taken as it is: saying so before the password was right
    /// would tell whoever found a session open what it is.
    pub(crate) fn finish_email(
        &mut self,
        email: Option<ReservedEmail>,
        now: Now,
        rng: &mut dyn CryptoRng,
    ) -> Result<Changed, Refusal> {
        let old = self.state.reserved_email().cloned();
        let reply = Reply::ReservedEmailChanged {
            reserved_email: email.as_ref().map(ReservedEmail::masked),
        };
        if old == email {
            return Ok((reply, None));
        }
        let event = match email {
            Some(_) => Event::ReservedEmailSet,
            None => Event::ReservedEmailRemoved,
        };
        if let Some(old) = old {
            self.say_farewell(&old, now, rng);
        }
        let confirming = email
            .as_ref()
            .map(|address| self.confirm_address(address, now, rng));
        self.begin_confirming(confirming);
        let account = self.state.account.as_mut().ok_or(Refusal::NotActivated)?;
        account.reserved = email.map(|address| Reserved {
            address,
            is_confirmed: false,
        });
        for origin in Origin::ALL {
            self.lane(origin).challenges.end_those_that_seal_an_email();
        }
        Ok((reply, Some(event)))
    }

    pub(crate) fn make_sheet(
        &mut self,
        session: SessionToken,
        old: Password,
        replaces: Option<u32>,
        now: Now,
    ) -> Result<Outcome, Refusal> {
        self.origin_of(&session, now)?;
        self.offers_sheet()?;
        let in_force = self.sheet_status().map_or(0, |sheet| sheet.number);
        if replaces.is_some_and(|seen| seen != in_force) {
            return Err(Refusal::SheetChanged);
        }
        self.confirm(session, old, Confirmed::MakeSheet, now)
    }

    pub(crate) fn finish_make_sheet(
        &mut self,
        now: Now,
        rng: &mut dyn CryptoRng,
    ) -> Result<Changed, Refusal> {
        let (sheet, kept) = self.draw_sheet(now, rng)?;
        let account = self.state.account.as_mut().ok_or(Refusal::NotActivated)?;
        account.sheet = Some(kept);
        self.state.sheets = sheet.number;
        let event = Event::SheetMade {
            sheet: sheet.number,
        };
        Ok((Reply::SheetMade(sheet), Some(event)))
    }
}
