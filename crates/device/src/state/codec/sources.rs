//! Addresses, and the tries of each.

use protocol::cbor::{Reader, Writer};

use super::lane::{read_budget, write_budget};
use super::parts::{Read, damaged, read_address, read_array, write_address};
use crate::sources::{KNOWN, Row, STRANGERS, Sources};

pub(super) fn write(to: &mut Writer, sources: &Sources) {
    to.array(2);
    for rows in [&sources.known, &sources.strangers] {
        to.array(rows.len() as u64);
        for row in rows {
            to.array(2);
            write_address(to, &row.source);
            write_budget(to, row.budget);
        }
    }
}

pub(super) fn read(from: &mut Reader<'_>) -> Read<Sources> {
    read_array(from, 2, "sources")?;
    Ok(Sources {
        known: read_rows(from, KNOWN)?,
        strangers: read_rows(from, STRANGERS)?,
    })
}

fn read_rows(from: &mut Reader<'_>, most: usize) -> Read<Vec<Row>> {
    let length = from.array()?;
    if length > most as u64 {
        return damaged("sources");
    }
    (0..length).map(|_| read_row(from)).collect()
}

fn read_row(from: &mut Reader<'_>) -> Read<Row> {
    read_array(from, 2, "sources")?;
    Ok(Row {
        source: read_address(from)?,
        budget: read_budget(from)?,
    })
}
