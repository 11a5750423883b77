//! Texts of BIFF8, which may go on in the next record, in the middle and in another width.

use super::super::Unreadable;
use super::super::texts::Texts;
use super::records::{Record, Records};
use crate::cell::Gathered;
use crate::limits::Limits;

/// The pieces of a record and of those that continue it.
struct Pieces<'a> {
    piece: &'a [u8],
    rest: Records<'a>,
}

impl<'a> Pieces<'a> {
    fn new(record: &Record<'a>, at: usize) -> Self {
        Self {
            piece: record.body.get(at..).unwrap_or_default(),
            rest: Records::at(record.tail, 0),
        }
    }

    /// Goes to the next piece when this one is used up; false when there is none.
    fn refill(&mut self) -> bool {
        while self.piece.is_empty() {
            match self.rest.next_piece() {
                Some(piece) => self.piece = piece,
                None => return false,
            }
        }
        true
    }

    fn byte(&mut self) -> Option<u8> {
        if !self.refill() {
            return None;
        }
        let (first, rest) = self.piece.split_first()?;
        self.piece = rest;
        Some(*first)
    }

    fn number(&mut self, bytes: u32) -> Option<u32> {
        (0..bytes).try_fold(0, |sum, at| Some(sum | u32::from(self.byte()?) << (8 * at)))
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            if !self.refill() {
                return None;
            }
            let step = count.min(self.piece.len());
            self.piece = &self.piece[step..];
            count -= step;
        }
        Some(())
    }

    /// A text's characters; where they go on in another piece, that begins with their width there.
    fn characters(&mut self, mut count: usize, flags: u8) -> Option<Vec<u16>> {
        let mut is_wide = flags & 1 == 1;
        let mut units = Vec::new();
        while count > 0 {
            if self.piece.is_empty() {
                is_wide = self.byte()? & 1 == 1;
            }
            let width = if is_wide { 2 } else { 1 };
            let step = count.min(self.piece.len() / width);
            if step == 0 {
                return None;
            }
            let (now, later) = self.piece.split_at(step * width);
            units.extend(now.chunks_exact(width).map(|unit| match unit {
                [low, high] => u16::from_le_bytes([*low, *high]),
                _ => u16::from(unit[0]),
            }));
            self.piece = later;
            count -= step;
        }
        Some(units)
    }

    fn text(&mut self, limits: &Limits) -> Option<Gathered> {
        let count = self.number(2)? as usize;
        let flags = self.byte()?;
        let runs = if flags & 8 == 0 {
            0
        } else {
            self.number(2)? as usize
        };
        let extra = if flags & 4 == 0 {
            0
        } else {
            self.number(4)? as usize
        };
        let units = self.characters(count, flags)?;
        let text: String = char::decode_utf16(units)
            .map(|unit| unit.unwrap_or('\u{fffd}'))
            .collect();
        let mut gathered = Gathered::default();
        gathered.push(&text, limits.cell);
        // Fonts within the text, and how it is spoken. The last text may lack them.
        let _ = self.skip(runs * 4).and_then(|()| self.skip(extra));
        Some(gathered)
    }
}

/// The table of shared texts.
pub(super) fn shared(
    record: &Record<'_>,
    texts: &mut Texts,
    limits: &Limits,
) -> Result<(), Unreadable> {
    let mut pieces = Pieces::new(record, 8);
    // The numbers at the start are not believed; the texts end where the record does.
    while pieces.refill() {
        texts.push(&pieces.text(limits).ok_or(Unreadable::Damaged)?, limits)?;
    }
    Ok(())
}

/// The text that begins at `at` in a record.
pub(super) fn of_record(record: &Record<'_>, at: usize, limits: &Limits) -> Option<Gathered> {
    Pieces::new(record, at).text(limits)
}
