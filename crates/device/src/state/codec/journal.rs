//! The journal, and the try that is not yet in it.

use protocol::cbor::{Reader, Writer};

use super::parts::{
    Read, damaged, read_array, read_origin, read_time, read_u32, write_origin, write_time,
};
use super::{Form, event};
use crate::Entry;
use crate::journal::{Journal, MOST_ENTRIES};
use crate::tries::OpenTry;

pub(super) fn write_open_try(to: &mut Writer, open: &OpenTry, form: Form) {
    to.array(3);
    event::write(to, open.failure, form);
    write_origin(to, open.origin);
    write_time(to, open.at);
}

pub(super) fn read_open_try(from: &mut Reader<'_>, form: Form) -> Read<OpenTry> {
    read_array(from, 3, "open try")?;
    let failure = event::read(from, form)?;
    Ok(OpenTry {
        failure,
        origin: read_origin(from)?,
        at: read_time(from)?,
    })
}

pub(super) fn write(to: &mut Writer, journal: &Journal, form: Form) {
    to.array(3)
        .uint(journal.newest)
        .uint(journal.told)
        .array(journal.entries.len() as u64);
    for entry in &journal.entries {
        to.array(6).uint(entry.number);
        write_time(to, entry.first);
        write_time(to, entry.last);
        to.uint(entry.count.into());
        write_origin(to, entry.origin);
        event::write(to, entry.event, form);
    }
}

pub(super) fn read(from: &mut Reader<'_>, form: Form) -> Read<Journal> {
    read_array(from, 3, "journal")?;
    let (newest, told) = (from.uint()?, from.uint()?);
    let length = from.array()?;
    if length > MOST_ENTRIES as u64 {
        return damaged("journal");
    }
    let entries = (0..length)
        .map(|_| read_entry(from, form))
        .collect::<Read<Vec<Entry>>>()?;
    let rising = entries.is_sorted_by(|a, b| a.number < b.number);
    if !rising || told > newest || entries.last().is_some_and(|entry| entry.number > newest) {
        return damaged("journal");
    }
    Ok(Journal {
        entries,
        newest,
        told,
    })
}

fn read_entry(from: &mut Reader<'_>, form: Form) -> Read<Entry> {
    read_array(from, 6, "journal entry")?;
    Ok(Entry {
        number: from.uint()?,
        first: read_time(from)?,
        last: read_time(from)?,
        count: read_u32(from, "journal entry")?,
        origin: read_origin(from)?,
        event: event::read(from, form)?,
    })
}
