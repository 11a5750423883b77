//! D11: back to the factory state, by the button.
//!
//! What makes the device *this* device stays: its key, its counts of starts, changes and sheets, the
//! newest bundle that it trusted, its journal, the dates of answers that it took. So do letters that no
//! service has taken yet, with one more: whoever stole the device must not, by pressing its button, keep
//! the owner from hearing of it. They are sealed, so that who has the device next cannot read them. All
//! else is built anew and not cleared, so that what is added to the state one day is erased unless
//! somebody decides otherwise here.

use protocol::DeviceTime;
use rand_core::CryptoRng;

use crate::button::ButtonHeld;
use crate::{Event, Machine, Now, Origin, Outcome, Refusal, Reply, State, WayBack};

impl Machine {
    /// Erases all settings. It is in force when the state is saved, whole or not at all.
    pub(crate) fn factory_reset(
        &mut self,
        _held: &ButtonHeld,
        now: Now,
        rng: &mut dyn CryptoRng,
    ) -> Result<Outcome, Refusal> {
        let way = WayBack::Button;
        if !self.offers(way) {
            return Err(Refusal::WayNotOffered { way });
        }
        if let Some(address) = self.state.reserved_email().cloned() {
            self.say_farewell(&address, now, rng);
        }
        self.state = self.state.without_settings();
        self.state
            .journal
            .record(Event::FactoryReset, Origin::Screen, now.clock);
        self.sessions.end_all();
        self.begin_confirming(None);
        self.heard.forget();
        Ok(Outcome::saved(Reply::FactoryReset))
    }

    pub(crate) fn reset_by_button(&self) -> Option<DeviceTime> {
        let entries = self.state.journal.entries.iter().rev();
        let mut resets = entries.filter(|entry| entry.event == Event::FactoryReset);
        match self.state.account {
            None => resets.next().map(|entry| entry.last),
            Some(_) => None,
        }
    }

    /// The host has erased what it had to.
    pub(crate) fn erased(&mut self) -> Outcome {
        match std::mem::take(&mut self.state.erasing) {
            true => Outcome::saved(Reply::Done),
            false => Outcome::unsaved(Reply::Done),
        }
    }
}

impl State {
    fn without_settings(&self) -> State {
        let mut state = State::of_device(self.device_key.clone());
        state.boot = self.boot;
        state.started = self.started;
        state.powered = self.powered;
        state.bundle_version = self.bundle_version;
        state.changes = self.changes;
        state.sheets = self.sheets;
        state.farewells = self.farewells.clone();
        state.erasing = true;
        state.journal = self.journal.clone();
        // The keys stay, and so the answers for these dates.
        state.used_dates = self.used_dates;
        state
    }
}
