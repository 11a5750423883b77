//! D1: the first password, the reserved email and, if wanted, the recovery sheet.

use protocol::ReservedEmail;
use rand_core::CryptoRng;

use crate::hash::{Hash, OutOfMemory};
use crate::state::Account;
use crate::{Event, Machine, NewPassword, Now, Origin, Outcome, Refusal, Reply};

impl Machine {
    pub(crate) fn activate(
        &mut self,
        origin: Origin,
        password: &NewPassword,
        reserved_email: Option<ReservedEmail>,
        with_sheet: bool,
        now: Now,
        rng: &mut dyn CryptoRng,
    ) -> Result<Outcome, Refusal> {
        if self.state.account.is_some() {
            return Err(Refusal::AlreadyActivated);
        }
        let (sheet, kept) = match with_sheet {
            true => {
                self.offers_sheet()?;
                let (sheet, kept) = self.draw_sheet(None, now, rng)?;
                (Some(sheet), Some(kept))
            }
            false => (None, None),
        };
        let password = Hash::of(password.as_bytes(), self.profile.hash_cost, rng)?;
        let masked = reserved_email.as_ref().map(ReservedEmail::masked);
        self.state.account = Some(Account {
            password,
            reserved_email,
            sheet: kept,
        });
        self.state
            .journal
            .record(Event::Activated, origin, now.clock);
        if let Some(sheet) = &sheet {
            let event = Event::SheetMade {
                sheet: sheet.number,
            };
            self.state.journal.record(event, origin, now.clock);
        }
        Ok(Outcome::saved(Reply::Activated {
            reserved_email: masked,
            sheet,
        }))
    }
}

impl From<OutOfMemory> for Refusal {
    fn from(_: OutOfMemory) -> Refusal {
        Refusal::NoMemory
    }
}
