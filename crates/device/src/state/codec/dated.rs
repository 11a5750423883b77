//! The dated answers that were taken last.

use protocol::cbor::{Reader, Writer};

use super::parts::{
    Read, read_array, read_or_null, read_time, read_u32, write_or_null, write_time,
};
use crate::dated::{UsedCode, UsedDates};

pub(super) fn write(to: &mut Writer, used: UsedDates) {
    to.array(2);
    write_or_null(to, used.code.as_ref(), |to, code| {
        to.array(2);
        write_time(to, code.started);
        to.uint(code.day.into());
    });
    write_or_null(to, used.temporary.as_ref(), |to, day| {
        to.uint(u64::from(*day));
    });
}

pub(super) fn read(from: &mut Reader<'_>) -> Read<UsedDates> {
    read_array(from, 2, "used dates")?;
    Ok(UsedDates {
        code: read_or_null(from, |from| {
            read_array(from, 2, "used dates")?;
            Ok(UsedCode {
                started: read_time(from)?,
                day: read_u32(from, "used dates")?,
            })
        })?,
        temporary: read_or_null(from, |from| read_u32(from, "used dates"))?,
    })
}
