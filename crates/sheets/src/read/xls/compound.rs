//! The compound file: streams whose sectors are scattered over the file and chained.
//!
//! A chain may lead out of the file or back into itself; each is followed for no more steps than the
//! file has sectors.

use super::super::Unreadable;

const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
/// Ids from here on are no sectors.
const SPECIAL: u32 = 0xFFFF_FFFA;
const MINI: usize = 64;
/// Streams shorter than this lie in mini sectors.
const MINI_BELOW: usize = 4096;
const ENTRY: usize = 128;

pub(super) struct Compound<'a> {
    bytes: &'a [u8],
    size: usize,
    fat: Vec<u32>,
    entries: Vec<Entry>,
    mini_fat: Vec<u32>,
}

struct Entry {
    name: String,
    start: u32,
    length: usize,
}

impl<'a> Compound<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        let size = match u16_at(bytes, 30) {
            Some(9) => 512,
            Some(12) => 4096,
            _ => return Err(Unreadable::Damaged),
        };
        let mut file = Self {
            bytes,
            size,
            fat: Vec::new(),
            entries: Vec::new(),
            mini_fat: Vec::new(),
        };
        file.fat = file.read_fat()?;
        let directory = file.chain(field(bytes, 48)?, usize::MAX)?;
        file.entries = directory.chunks_exact(ENTRY).filter_map(entry).collect();
        let first_mini = field(bytes, 60)?;
        if first_mini < SPECIAL {
            file.mini_fat = words(&file.chain(first_mini, usize::MAX)?);
        }
        Ok(file)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.entries
            .iter()
            .any(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// The bytes of a stream; `None` when there is none of that name.
    pub(super) fn stream(&self, name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        let Some(entry) = self
            .entries
            .iter()
            .find(|entry| entry.name.eq_ignore_ascii_case(name))
        else {
            return Ok(None);
        };
        if entry.length >= MINI_BELOW {
            return self.chain(entry.start, entry.length).map(Some);
        }
        let root = self.entries.first().ok_or(Unreadable::Damaged)?;
        let small = self.chain(root.start, root.length)?;
        let sector = |id: u32| {
            let start = id as usize * MINI;
            small.get(start..(start + MINI).min(small.len()))
        };
        follow(entry.start, &self.mini_fat, entry.length, sector).map(Some)
    }

    /// The sectors that hold the table of chains: 109 in the header, the others chained.
    fn read_fat(&self) -> Result<Vec<u32>, Unreadable> {
        let per_sector = self.size / 4;
        // Each sector of the table speaks of so many; more of them than the file needs are a trap.
        let most = self.sectors() / per_sector + 1;
        let mut ids: Vec<u32> = (0..109)
            .map_while(|at| field(self.bytes, 76 + 4 * at).ok())
            .collect();
        let mut next = field(self.bytes, 68)?;
        for _ in 0..self.sectors() {
            if next >= SPECIAL {
                break;
            }
            let mut more = words(self.sector(next).ok_or(Unreadable::Damaged)?);
            next = more.pop().ok_or(Unreadable::Damaged)?;
            ids.extend(more);
        }
        let mut fat = Vec::new();
        for id in ids.into_iter().filter(|id| *id < SPECIAL).take(most) {
            fat.extend(words(self.sector(id).ok_or(Unreadable::Damaged)?));
        }
        Ok(fat)
    }

    fn chain(&self, start: u32, length: usize) -> Result<Vec<u8>, Unreadable> {
        let length = length.min(self.bytes.len());
        follow(start, &self.fat, length, |id| self.sector(id))
    }

    /// A sector's bytes; the last of a file may be short.
    fn sector(&self, id: u32) -> Option<&'a [u8]> {
        let start = (id as usize).checked_add(1)?.checked_mul(self.size)?;
        let end = start.checked_add(self.size)?.min(self.bytes.len());
        self.bytes.get(start..end)
    }

    fn sectors(&self) -> usize {
        self.bytes.len() / self.size
    }
}

/// Puts a chain's sectors together, up to `length` bytes or its end. One that runs in a circle is
/// ended by the length, or by having more steps than there are entries.
fn follow<'s>(
    start: u32,
    table: &[u32],
    length: usize,
    sector: impl Fn(u32) -> Option<&'s [u8]>,
) -> Result<Vec<u8>, Unreadable> {
    let (mut id, mut bytes) = (start, Vec::new());
    for _ in 0..=table.len() {
        if id == END_OF_CHAIN || bytes.len() >= length {
            bytes.truncate(length);
            return Ok(bytes);
        }
        bytes.extend_from_slice(sector(id).ok_or(Unreadable::Damaged)?);
        id = *table.get(id as usize).ok_or(Unreadable::Damaged)?;
    }
    Err(Unreadable::Damaged)
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    let length = usize::from(u16_at(bytes, 64)?).clamp(2, 64) - 2;
    let units = bytes[..length]
        .chunks_exact(2)
        .map(|unit| u16::from_le_bytes([unit[0], unit[1]]));
    Some(Entry {
        name: char::decode_utf16(units)
            .map(|unit| unit.unwrap_or('\u{fffd}'))
            .collect(),
        start: field(bytes, 116).ok()?,
        length: field(bytes, 120).ok()? as usize,
    })
}

fn words(bytes: &[u8]) -> Vec<u32> {
    bytes
        .chunks_exact(4)
        .map(|word| u32::from_le_bytes([word[0], word[1], word[2], word[3]]))
        .collect()
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

fn field(bytes: &[u8], at: usize) -> Result<u32, Unreadable> {
    let word = bytes.get(at..).and_then(<[u8]>::first_chunk);
    word.map(|word| u32::from_le_bytes(*word))
        .ok_or(Unreadable::Damaged)
}
