//! The recovery sheet (D1): eight one-time codes on paper, the way back in that needs nobody.
//!
//! A code has 80 random bits (NIST SP 800-63B-4 4.2.1.1 asks for 64): 16 characters can still be typed
//! from paper, the 23 that a fast hash would need (ASVS 6.5.2 draws that line at 112 bits) cannot. They
//! are therefore kept as passwords are, by Argon2id. All codes of a sheet share one salt, which is as
//! good as eight: it is drawn for that sheet, and eight random codes are never alike. So making a
//! sheet takes eight hashes, once in a long while and for somebody signed in, and a try takes one.

mod code;

use protocol::DeviceTime;
use rand_core::CryptoRng;
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::hash::{HASH_BYTES, OutOfMemory, SALT_BYTES, argon2id};
use crate::{HashCost, Machine, Now, Refusal, WayBack};

pub use code::{SheetCode, SheetCodeError};

/// Codes on a sheet.
pub(crate) const CODES: usize = 8;

/// A sheet as it is shown once, to be printed; the device keeps no code of it.
pub struct RecoverySheet {
    /// Counts the sheets of this device over all its life; a new one voids the one before.
    pub number: u32,
    /// When it was made, by the device's clock.
    pub made: DeviceTime,
    /// The codes, each good for one recovery.
    pub codes: [SheetCode; CODES],
}

/// What is known of the sheet in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SheetStatus {
    /// Its number.
    pub number: u32,
    /// When it was made, by the device's clock.
    pub made: DeviceTime,
    /// Codes that were not used yet, 0 to 8.
    pub left: u8,
}

/// What is kept of a sheet.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub(crate) struct KeptSheet {
    pub(crate) number: u32,
    #[zeroize(skip)]
    pub(crate) made: DeviceTime,
    #[zeroize(skip)]
    pub(crate) cost: HashCost,
    pub(crate) salt: [u8; SALT_BYTES],
    /// The hash of each code; `None` once it was used.
    pub(crate) codes: [Option<[u8; HASH_BYTES]>; CODES],
}

impl KeptSheet {
    fn status(&self) -> SheetStatus {
        SheetStatus {
            number: self.number,
            made: self.made,
            left: self.left(),
        }
    }

    fn left(&self) -> u8 {
        self.codes.iter().map(|code| u8::from(code.is_some())).sum()
    }

    /// The place of `code` among those not used yet, in time that depends on neither.
    pub(crate) fn find(&self, code: &SheetCode) -> Result<Option<usize>, OutOfMemory> {
        let typed = Zeroizing::new(argon2id(code.as_bytes(), self.cost, &self.salt)?);
        let mut found = None;
        for (place, kept) in self.codes.iter().enumerate() {
            let (hash, is_live) = (kept.unwrap_or_default(), kept.is_some());
            if bool::from(typed.ct_eq(&hash)) && is_live {
                found = Some(place);
            }
        }
        Ok(found)
    }
}

/// Draws a sheet: what is shown of it, and what is kept.
fn draw(
    number: u32,
    made: DeviceTime,
    cost: HashCost,
    rng: &mut dyn CryptoRng,
) -> Result<(RecoverySheet, KeptSheet), OutOfMemory> {
    let mut kept = KeptSheet {
        number,
        made,
        cost,
        salt: [0; SALT_BYTES],
        codes: [None; CODES],
    };
    rng.fill_bytes(&mut kept.salt);
    let codes = std::array::from_fn(|_| SheetCode::random(rng));
    for (code, place) in codes.iter().zip(kept.codes.iter_mut()) {
        *place = Some(argon2id(code.as_bytes(), cost, &kept.salt)?);
    }
    let shown = RecoverySheet {
        number,
        made,
        codes,
    };
    Ok((shown, kept))
}

impl Machine {
    /// Whether this device can have a recovery sheet.
    pub fn offers_sheet(&self) -> Result<(), Refusal> {
        let way = WayBack::Sheet;
        self.offers(way)
            .then_some(())
            .ok_or(Refusal::WayNotOffered { way })
    }

    /// Whether a sheet was made that has a code left.
    pub(crate) fn sheet_has_codes(&self) -> Result<(), Refusal> {
        let sheet = self.account()?.sheet.as_ref().ok_or(Refusal::NoSheet)?;
        match sheet.left() {
            0 => Err(Refusal::SheetUsedUp {
                number: sheet.number,
            }),
            _ => Ok(()),
        }
    }

    pub(crate) fn sheet_status(&self) -> Option<SheetStatus> {
        let sheet = self.state.account.as_ref()?.sheet.as_ref()?;
        Some(sheet.status())
    }

    /// Draws the next sheet. Its number is one that no sheet of this device ever had, so that nobody
    /// takes a paper from before a reset by the button for the one in force.
    pub(crate) fn draw_sheet(
        &self,
        now: Now,
        rng: &mut dyn CryptoRng,
    ) -> Result<(RecoverySheet, KeptSheet), Refusal> {
        let number = self.state.sheets.saturating_add(1);
        Ok(draw(number, now.clock, self.profile.hash_cost, rng)?)
    }

    /// Takes a code out of the sheet; answers with the sheet's number and the codes left.
    pub(crate) fn use_sheet_code(&mut self, place: usize) -> Result<(u32, u8), Refusal> {
        let account = self.state.account.as_mut().ok_or(Refusal::NotActivated)?;
        let sheet = account.sheet.as_mut().ok_or(Refusal::NoSheet)?;
        sheet.codes[place].zeroize();
        Ok((sheet.number, sheet.left()))
    }
}
