//! D1: the first password, the reserved email and, if wanted, the recovery sheet.

use protocol::ReservedEmail;
use rand_core::CryptoRng;

use crate::commit::{Activation, Cause};
use crate::{Machine, NewPassword, Now, Origin, Outcome, Refusal};

impl Machine {
    pub(crate) fn activate(
        &mut self,
        origin: Origin,
        password: NewPassword,
        reserved_email: Option<ReservedEmail>,
        with_sheet: bool,
        now: Now,
        rng: &mut dyn CryptoRng,
    ) -> Result<Outcome, Refusal> {
        if self.state.account.is_some() {
            return Err(Refusal::AlreadyActivated);
        }
        if self.state.erasing {
            return Err(Refusal::Erasing);
        }
        let sheet = match with_sheet {
            true => {
                self.offers_sheet()?;
                Some(self.draw_sheet(now, rng)?)
            }
            false => None,
        };
        let confirming = reserved_email
            .as_ref()
            .map(|address| self.confirm_address(address, now, rng));
        let with = Activation {
            reserved_email,
            confirming,
            sheet,
        };
        let cause = Cause::Activated(Box::new(with));
        let reply = self.set_password(origin, cause, password, now, rng)?;
        Ok(Outcome::saved(reply))
    }
}
