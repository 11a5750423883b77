//! The books on what needs no challenge: dated answers, questions, the reserved email, the button.

use std::hash::{Hash, Hasher};
use std::time::Duration;

use device::{SessionToken, WayBack};
use protocol::{ChallengeHash, Code, DeviceTime};

use super::{Books, Fault, TRIES};

/// How long the page stays open that a temporary password leads to.
const PAGE: Duration = Duration::from_secs(600);

/// A dated answer, which whoever asks an authority for it may have heard of.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Told {
    pub(crate) by: WayBack,
    pub(crate) device: usize,
    pub(crate) authority: usize,
    pub(crate) started: DeviceTime,
    pub(crate) day: u32,
    pub(crate) text: String,
}

/// A letter that a device has left for the service, with the code that is mailed.
#[derive(Clone)]
pub(crate) struct Letter {
    pub(crate) hash: ChallengeHash,
    pub(crate) code: Code,
    /// Whether the code confirms the address now; that of a farewell never does.
    pub(crate) is_live: bool,
    pub(crate) tries: u8,
}

/// The page for a new password, opened by a temporary one.
#[derive(Clone)]
pub(crate) struct Page {
    pub(crate) session: SessionToken,
    pub(crate) told: Told,
    pub(crate) opened: Duration,
}

#[derive(Clone, Default)]
pub(crate) struct Other {
    /// Everything that any authority would say for any moment this device has been in.
    pub(crate) told: Vec<Told>,
    used_texts: Vec<String>,
    used_code: Option<(DeviceTime, u32)>,
    used_day: Option<u32>,
    pub(crate) page: Option<Page>,
    pub(crate) has_questions: bool,
    pub(crate) letters: Vec<Letter>,
    /// Which of two addresses is reserved, and whether it was confirmed.
    pub(crate) email: usize,
    pub(crate) is_confirmed: bool,
    /// Temporary passwords that were found wrong, by origin and day: the machine counts each once.
    pub(crate) heard: Vec<(usize, String, u32)>,
}

impl Other {
    /// Whether a temporary password can be right on that day at all.
    pub(crate) fn takes_temporary(&self, today: u32) -> bool {
        self.used_day < Some(today)
    }

    pub(crate) fn was_used(&self, told: &Told) -> bool {
        self.used_texts.contains(&told.text)
    }

    /// Whether an answer of that authority is good at that device now.
    pub(crate) fn is_right(
        &self,
        told: &Told,
        (device, trusts): (usize, usize),
        (today, started): (u32, DeviceTime),
    ) -> bool {
        let is_own = (told.device, told.authority, told.day) == (device, trusts, today);
        is_own
            && match told.by {
                WayBack::Code => told.started == started && self.used_code < Some((started, today)),
                _ => self.takes_temporary(today),
            }
    }

    pub(crate) fn page_is_open(&self, uptime: Duration, today: u32) -> bool {
        self.page.as_ref().is_some_and(|page| {
            let age = uptime.saturating_sub(page.opened);
            age < PAGE && page.told.day == today && self.used_day < Some(today)
        })
    }

    pub(crate) fn end_letters(&mut self) {
        for letter in &mut self.letters {
            letter.is_live = false;
        }
    }

    /// What is in the memory alone is gone.
    pub(super) fn restarted(&mut self) {
        self.end_letters();
        self.page = None;
        self.heard.clear();
    }
}

impl Books {
    /// A dated answer was taken and a password set by it.
    pub(crate) fn reset_by_date(&mut self, told: &Told, is_right: bool) {
        let twice = self.other.was_used(told);
        match (is_right, twice) {
            (_, true) => self.fault(Fault::TakenTwice),
            (false, false) => self.fault(Fault::TakenElsewhere),
            (true, false) => {}
        }
        self.other.used_texts.push(told.text.clone());
        match told.by {
            WayBack::Code => self.other.used_code = Some((told.started, told.day)),
            _ => self.other.used_day = Some(told.day),
        }
        self.resets += 1;
        self.set_password();
    }

    /// Answers were taken, which are used up by it.
    pub(crate) fn reset_by_answers(&mut self, is_right: bool) {
        if !self.other.has_questions {
            self.fault(Fault::TakenTwice);
        } else if !is_right {
            self.fault(Fault::TakenElsewhere);
        }
        self.other.has_questions = false;
        self.resets += 1;
        self.set_password();
    }

    /// All settings are gone. What was taken stays taken.
    pub(crate) fn erased(&mut self) {
        self.set_password();
        self.password = None;
        self.sessions.clear();
        let other = &mut self.other;
        other.end_letters();
        (other.has_questions, other.is_confirmed, other.email) = (false, false, 0);
    }

    /// A code was given to confirm the reserved email.
    pub(crate) fn confirm(&mut self, code: &Code, was_taken: bool) {
        let letters = &mut self.other.letters;
        let live = letters.iter_mut().find(|letter| letter.is_live);
        let Some(live) = live else {
            if was_taken {
                self.fault(Fault::ConfirmedByAnother);
            }
            return;
        };
        live.tries += 1;
        let is_right = live.code == *code;
        if is_right || live.tries >= TRIES {
            live.is_live = false;
        }
        if was_taken {
            self.other.is_confirmed = true;
        }
        match (was_taken, is_right) {
            (true, false) => self.fault(Fault::ConfirmedByAnother),
            (false, true) => self.fault(Fault::RightRefused),
            _ => {}
        }
    }
}

impl Hash for Other {
    /// Leaves out what follows from the rest.
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.told.len().hash(state);
        (&self.used_texts, self.used_code, self.used_day).hash(state);
        let page = self.page.as_ref().map(|page| (page.opened, page.told.day));
        (page, self.has_questions, self.email, self.is_confirmed).hash(state);
        for letter in &self.letters {
            (letter.hash, letter.is_live, letter.tries).hash(state);
        }
        self.heard.hash(state);
    }
}
