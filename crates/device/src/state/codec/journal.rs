//! The journal, and the try that is not yet in it.

use std::net::IpAddr;

use protocol::cbor::{Reader, Writer};

use super::parts::{
    Read, damaged, read_address, read_array, read_or_null, read_origin, read_time, read_u32,
    write_address, write_or_null, write_origin, write_time,
};
use super::{Form, event};
use crate::Entry;
use crate::journal::{Journal, Link, MOST_ENTRIES, chain};
use crate::tries::OpenTry;

pub(super) fn write_open_try(to: &mut Writer, open: &OpenTry, form: Form) {
    to.array(if form >= Form::EveryWay { 4 } else { 3 });
    event::write(to, open.failure, form);
    write_origin(to, open.origin);
    write_time(to, open.at);
    write_source(to, open.source, form);
}

pub(super) fn read_open_try(from: &mut Reader<'_>, form: Form) -> Read<OpenTry> {
    read_array(from, if form >= Form::EveryWay { 4 } else { 3 }, "open try")?;
    let failure = event::read(from, form)?;
    Ok(OpenTry {
        failure,
        origin: read_origin(from)?,
        at: read_time(from)?,
        source: read_source(from, form)?,
    })
}

fn write_source(to: &mut Writer, source: Option<IpAddr>, form: Form) {
    if form >= Form::EveryWay {
        write_or_null(to, source.as_ref(), write_address);
    }
}

fn read_source(from: &mut Reader<'_>, form: Form) -> Read<Option<IpAddr>> {
    match form >= Form::EveryWay {
        true => read_or_null(from, read_address),
        false => Ok(None),
    }
}

pub(super) fn write(to: &mut Writer, journal: &Journal, form: Form) {
    to.array(if form >= Form::EveryWay { 4 } else { 3 })
        .uint(journal.newest)
        .uint(journal.told);
    if form >= Form::EveryWay {
        to.bytes(&journal.head.0);
    }
    to.array(journal.entries.len() as u64);
    for entry in &journal.entries {
        to.array(if form >= Form::EveryWay { 8 } else { 6 })
            .uint(entry.number);
        write_time(to, entry.first);
        write_time(to, entry.last);
        to.uint(entry.count.into());
        write_origin(to, entry.origin);
        event::write(to, entry.event, form);
        write_source(to, entry.from, form);
        if form >= Form::EveryWay {
            to.bytes(&entry.before.0);
        }
    }
}

pub(super) fn read(from: &mut Reader<'_>, form: Form) -> Read<Journal> {
    let whole = form >= Form::EveryWay;
    read_array(from, if whole { 4 } else { 3 }, "journal")?;
    let (newest, told) = (from.uint()?, from.uint()?);
    let head = match whole {
        true => Link(from.bytes_exact()?),
        false => Link::default(),
    };
    let length = from.array()?;
    if length > MOST_ENTRIES as u64 {
        return damaged("journal");
    }
    let mut entries = (0..length)
        .map(|_| read_entry(from, form))
        .collect::<Read<Vec<Entry>>>()?;
    let rising = entries.is_sorted_by(|a, b| a.number < b.number);
    if !rising || told > newest || entries.last().is_some_and(|entry| entry.number > newest) {
        return damaged("journal");
    }
    let head = match whole {
        true => head,
        false => chain::chained(&mut entries),
    };
    if !chain::holds(&entries, newest, head) {
        return damaged("chain of journal entries");
    }
    Ok(Journal {
        entries,
        newest,
        head,
        told,
    })
}

fn read_entry(from: &mut Reader<'_>, form: Form) -> Read<Entry> {
    let whole = form >= Form::EveryWay;
    read_array(from, if whole { 8 } else { 6 }, "journal entry")?;
    Ok(Entry {
        number: from.uint()?,
        first: read_time(from)?,
        last: read_time(from)?,
        count: read_u32(from, "journal entry")?,
        origin: read_origin(from)?,
        event: event::read(from, form)?,
        from: read_source(from, form)?,
        before: match whole {
            true => Link(from.bytes_exact()?),
            false => Link::default(),
        },
    })
}
