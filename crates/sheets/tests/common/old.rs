//! A workbook of Excel 97, made record by record.

const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
const FREE: u32 = 0xFFFF_FFFF;
const FAT: u32 = 0xFFFF_FFFD;

pub(crate) fn record(kind: u16, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len()).unwrap();
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), body].concat()
}

pub(crate) fn begin(kind: u16) -> Vec<u8> {
    record(
        0x0809,
        &[&0x0600_u16.to_le_bytes()[..], &kind.to_le_bytes(), &[0; 12]].concat(),
    )
}

pub(crate) fn end() -> Vec<u8> {
    record(0x000A, &[])
}

/// A text with one byte for each character.
pub(crate) fn narrow(text: &str) -> Vec<u8> {
    let length = u16::try_from(text.len()).unwrap();
    [&length.to_le_bytes()[..], &[0], text.as_bytes()].concat()
}

/// A text with two bytes for each character.
pub(crate) fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let length = u16::try_from(units.len()).unwrap();
    let bytes = units.iter().flat_map(|unit| unit.to_le_bytes());
    [&length.to_le_bytes()[..], &[1]]
        .concat()
        .into_iter()
        .chain(bytes)
        .collect()
}

pub(crate) fn cell(kind: u16, row: u16, column: u16, style: u16, value: &[u8]) -> Vec<u8> {
    let place = [row.to_le_bytes(), column.to_le_bytes(), style.to_le_bytes()].concat();
    record(kind, &[&place, value].concat())
}

/// A stream of globals with two styles, the second of which is a date, and one sheet.
pub(crate) fn workbook(shared: &[u8], cells: &[u8]) -> Vec<u8> {
    let style = |format: u16| {
        record(
            0x00E0,
            &[&[0, 0][..], &format.to_le_bytes(), &[0; 16]].concat(),
        )
    };
    let before = [begin(5), style(0), style(14)].concat();
    // Its place is of four bytes, whatever it is.
    let sheet = |start: u32| {
        record(
            0x0085,
            &[&start.to_le_bytes()[..], &[0, 0, 1, 0, b'A']].concat(),
        )
    };
    let start = before.len() + sheet(0).len() + shared.len() + end().len();
    let start = u32::try_from(start).unwrap();
    [
        before,
        sheet(start),
        shared.to_vec(),
        end(),
        begin(0x10),
        cells.to_vec(),
        end(),
    ]
    .concat()
}

/// The table of shared texts, in one record and those that continue it.
pub(crate) fn shared(pieces: &[&[u8]]) -> Vec<u8> {
    let first = record(0x00FC, &[&[0; 8][..], pieces[0]].concat());
    let more = pieces[1..].iter().flat_map(|piece| record(0x003C, piece));
    first.into_iter().chain(more).collect()
}

/// A compound file with one stream.
pub(crate) fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    // A short stream would lie in the small sectors.
    let mut stream = stream.to_vec();
    stream.resize(stream.len().max(4096).next_multiple_of(512), 0);
    let sectors = u32::try_from(stream.len() / 512).unwrap();
    let mut header = vec![0; 512];
    header[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    header[26..34].copy_from_slice(&[3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
    put(&mut header, 44, 1);
    put(&mut header, 48, 1);
    put(&mut header, 56, 4096);
    put(&mut header, 60, END_OF_CHAIN);
    put(&mut header, 68, END_OF_CHAIN);
    header[76..].fill(0xFF);
    put(&mut header, 76, 0);
    let mut fat = vec![FAT, END_OF_CHAIN];
    fat.extend((3..sectors + 2).chain([END_OF_CHAIN]));
    fat.resize(128, FREE);
    let fat: Vec<u8> = fat.iter().flat_map(|word| word.to_le_bytes()).collect();
    let length = u32::try_from(stream.len()).unwrap();
    let root = entry("Root Entry", 5, END_OF_CHAIN, 0);
    let directory = [root, entry(name, 2, 2, length), vec![0; 256]].concat();
    [header, fat, directory, stream].concat()
}

pub(crate) fn put(bytes: &mut [u8], at: usize, word: u32) {
    bytes[at..at + 4].copy_from_slice(&word.to_le_bytes());
}

fn entry(name: &str, kind: u8, start: u32, length: u32) -> Vec<u8> {
    let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let bytes = u8::try_from(entry.len() + 2).unwrap();
    entry.resize(128, 0);
    entry[64] = bytes;
    entry[66] = kind;
    put(&mut entry, 116, start);
    put(&mut entry, 120, length);
    entry
}
