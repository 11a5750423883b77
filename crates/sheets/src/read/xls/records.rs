//! The records of a BIFF8 stream.

use super::super::Unreadable;

pub(super) const BOF: u16 = 0x0809;
pub(super) const EOF: u16 = 0x000A;
pub(super) const FILE_PASS: u16 = 0x002F;
pub(super) const DATE_MODE: u16 = 0x0022;
pub(super) const FORMAT: u16 = 0x041E;
pub(super) const XF: u16 = 0x00E0;
pub(super) const BOUND_SHEET: u16 = 0x0085;
pub(super) const SST: u16 = 0x00FC;
pub(super) const CONTINUE: u16 = 0x003C;
pub(super) const LABEL_SST: u16 = 0x00FD;
pub(super) const LABEL: u16 = 0x0204;
pub(super) const RICH_STRING: u16 = 0x00D6;
pub(super) const STRING: u16 = 0x0207;
pub(super) const NUMBER: u16 = 0x0203;
pub(super) const RK: u16 = 0x027E;
pub(super) const MUL_RK: u16 = 0x00BD;
pub(super) const FORMULA: u16 = 0x0006;
pub(super) const BOOL_ERR: u16 = 0x0205;

/// The version that Excel 97 and later write.
const BIFF8: u16 = 0x0600;

/// A record with the records that continue it.
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    pub(super) body: &'a [u8],
    /// What follows the record itself: those that continue it, as they stand in the stream.
    pub(super) tail: &'a [u8],
}

impl Record<'_> {
    pub(super) fn u16(&self, at: usize) -> Option<u16> {
        Some(u16::from_le_bytes(*self.body.get(at..)?.first_chunk()?))
    }

    pub(super) fn u32(&self, at: usize) -> Option<u32> {
        Some(u32::from_le_bytes(*self.body.get(at..)?.first_chunk()?))
    }

    pub(super) fn f64(&self, at: usize) -> Option<f64> {
        Some(f64::from_le_bytes(*self.body.get(at..)?.first_chunk()?))
    }
}

pub(super) struct Records<'a> {
    stream: &'a [u8],
    at: usize,
}

impl<'a> Records<'a> {
    pub(super) fn at(stream: &'a [u8], at: usize) -> Self {
        Self { stream, at }
    }

    /// The next record; those that only continue another come with that one.
    pub(super) fn next(&mut self) -> Result<Option<Record<'a>>, Unreadable> {
        let Some((kind, body)) = self.step()? else {
            return Ok(None);
        };
        let start = self.at;
        while self
            .stream
            .get(self.at..)
            .and_then(<[u8]>::first_chunk)
            .map(|kind| u16::from_le_bytes(*kind))
            == Some(CONTINUE)
        {
            self.step()?;
        }
        Ok(Some(Record {
            kind,
            body,
            tail: &self.stream[start..self.at],
        }))
    }

    /// The body of the next record, whatever it is; `None` at the end.
    pub(super) fn next_piece(&mut self) -> Option<&'a [u8]> {
        self.step().ok().flatten().map(|(_, body)| body)
    }

    fn step(&mut self) -> Result<Option<(u16, &'a [u8])>, Unreadable> {
        let Some(rest) = self.stream.get(self.at..).filter(|rest| !rest.is_empty()) else {
            return Ok(None);
        };
        let Some([kind, more, low, high]) = rest.first_chunk().copied() else {
            return Err(Unreadable::Damaged);
        };
        let length = usize::from(u16::from_le_bytes([low, high]));
        let body = rest.get(4..4 + length).ok_or(Unreadable::Damaged)?;
        self.at += 4 + length;
        Ok(Some((u16::from_le_bytes([kind, more]), body)))
    }
}

pub(super) fn check_version(record: &Record<'_>) -> Result<(), Unreadable> {
    match record.u16(0) {
        Some(BIFF8) => Ok(()),
        Some(_) => Err(Unreadable::TooOld),
        None => Err(Unreadable::Damaged),
    }
}
