//! The ways back in: which there are, which this device offers, and which can be gone just now (D13).

use protocol::Way;

use crate::{Machine, Now, Origin, Refusal};

/// A way back into a device whose password is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WayBack {
    /// A code that is sent to the reserved email (D5).
    Email = 1,
    /// A key that the support desk sends (D8).
    Key = 2,
    /// A signed file that the support desk sends (D7).
    File = 3,
    /// A dated security code, read over the telephone (D6).
    Code = 4,
    /// A dated temporary password, read over the telephone (D9).
    TemporaryPassword = 5,
    /// A code of the printed recovery sheet (D1).
    Sheet = 6,
    /// The answers to the security questions (D10).
    Questions = 7,
    /// The button at the device, which erases every setting (D11).
    Button = 8,
}

impl WayBack {
    /// All of them, from what opens the device at once and alone, over what needs the desk and the
    /// telephone, to what erases it.
    pub const ALL: [WayBack; 8] = [
        WayBack::Sheet,
        WayBack::Questions,
        WayBack::Email,
        WayBack::Key,
        WayBack::File,
        WayBack::Code,
        WayBack::TemporaryPassword,
        WayBack::Button,
    ];

    /// What an authority calls this way; `None` where no authority has a part in it.
    #[must_use]
    pub const fn way(self) -> Option<Way> {
        match self {
            WayBack::Email => Some(Way::Email),
            WayBack::Key => Some(Way::Key),
            WayBack::File => Some(Way::File),
            WayBack::Code => Some(Way::Code),
            WayBack::TemporaryPassword => Some(Way::TemporaryPassword),
            WayBack::Sheet | WayBack::Questions | WayBack::Button => None,
        }
    }

    /// The word for it in settings and in data for programs.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            WayBack::Email => "email",
            WayBack::Key => "key",
            WayBack::File => "file",
            WayBack::Code => "code",
            WayBack::TemporaryPassword => "temporary-password",
            WayBack::Sheet => "sheet",
            WayBack::Questions => "questions",
            WayBack::Button => "button",
        }
    }

    /// The way with this word.
    #[must_use]
    pub fn parse(word: &str) -> Option<WayBack> {
        WayBack::ALL.into_iter().find(|way| way.word() == word)
    }

    pub(crate) const fn number(self) -> u8 {
        self as u8
    }

    pub(crate) fn from_number(number: u64) -> Option<WayBack> {
        WayBack::ALL
            .into_iter()
            .find(|way| u64::from(way.number()) == number)
    }
}

impl From<Way> for WayBack {
    fn from(way: Way) -> WayBack {
        match way {
            Way::Email => WayBack::Email,
            Way::Key => WayBack::Key,
            Way::File => WayBack::File,
            Way::Code => WayBack::Code,
            Way::TemporaryPassword => WayBack::TemporaryPassword,
        }
    }
}

/// A set of ways back in, as a product line offers them.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct WaysBack(u16);

impl WaysBack {
    /// Whether `way` is among them.
    #[must_use]
    pub const fn contains(self, way: WayBack) -> bool {
        self.0 & bit(way) != 0
    }

    /// Those in the set, in the order of [`WayBack::ALL`].
    pub fn iter(self) -> impl Iterator<Item = WayBack> {
        WayBack::ALL
            .into_iter()
            .filter(move |&way| self.contains(way))
    }
}

const fn bit(way: WayBack) -> u16 {
    1 << way.number()
}

impl FromIterator<WayBack> for WaysBack {
    fn from_iter<I: IntoIterator<Item = WayBack>>(ways: I) -> WaysBack {
        WaysBack(ways.into_iter().fold(0, |set, way| set | bit(way)))
    }
}

impl std::fmt::Debug for WaysBack {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl Machine {
    /// Every way that this device offers, with why it cannot be gone just now; those that can be gone
    /// come first, and among them what gets the holder in soonest. Empty before the activation.
    pub fn ways(&self, origin: Origin, now: Now) -> Vec<(WayBack, Result<(), Refusal>)> {
        if self.account().is_err() {
            return Vec::new();
        }
        let mut ways: Vec<_> = WayBack::ALL
            .into_iter()
            .filter(|&way| self.offers(way))
            .map(|way| (way, self.way_now(origin, way, now)))
            .collect();
        ways.sort_by_key(|(_, open)| open.is_err());
        ways
    }

    /// Whether `way` can be gone from `origin`, and if not, why. A wait that is running is no
    /// hindrance to asking for a challenge or to opening a page, and is not told here.
    pub fn way(&self, origin: Origin, way: WayBack) -> Result<(), Refusal> {
        let account = self.account()?;
        if !self.offers(way) {
            return Err(Refusal::WayNotOffered { way });
        }
        match way {
            // Neither can be guessed at, so that no number of wrong tries closes them.
            WayBack::File | WayBack::Button => return Ok(()),
            WayBack::Email if account.reserved.is_none() => {
                return Err(Refusal::NoReservedEmail);
            }
            WayBack::Questions if account.questions.is_none() => {
                return Err(Refusal::NoQuestions);
            }
            WayBack::Sheet => self.sheet_has_codes()?,
            _ => {}
        }
        match self.state.lane(origin).recovery.is_closed() {
            true => Err(Refusal::WaysClosed),
            false => Ok(()),
        }
    }

    pub(crate) fn way_now(&self, origin: Origin, way: WayBack, now: Now) -> Result<(), Refusal> {
        self.way(origin, way)?;
        self.dated_now(way, now)?;
        let typed_at_once = matches!(
            way,
            WayBack::Sheet | WayBack::Questions | WayBack::Code | WayBack::TemporaryPassword
        );
        match self.state.lane(origin).recovery.wait(self.powered(now)) {
            Some(left) if typed_at_once => Err(Refusal::Wait { left }),
            _ => Ok(()),
        }
    }

    /// Whether this product line has `way`, and the authority allows it where it has a part in it.
    pub fn offers(&self, way: WayBack) -> bool {
        let is_allowed = way.way().is_none_or(|way| self.bundle.ways().contains(way));
        self.profile.ways.contains(way) && is_allowed
    }
}
