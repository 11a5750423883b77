//! What the reader accepts is what the writer writes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use protocol::cbor::{CborError, Kind, Reader, Writer};

fuzz_target!(|bytes: &[u8]| {
    let Ok(mut reader) = Reader::new(bytes) else {
        return;
    };
    let mut writer = Writer::new();
    if copy(&mut reader, &mut writer).is_ok() {
        assert_eq!(writer.finish(), bytes);
        assert_eq!(reader.finish(), Ok(()));
    }
});

/// Copies one item; a negative number below the range of `i64` is the one thing it cannot copy.
fn copy(from: &mut Reader<'_>, to: &mut Writer) -> Result<(), CborError> {
    let items = match from.kind().ok_or(CborError::Truncated)? {
        Kind::Array => {
            let items = from.array()?;
            to.array(items);
            items
        }
        Kind::Map => {
            let entries = from.map()?;
            to.map(entries);
            2 * entries
        }
        leaf => {
            copy_leaf(leaf, from, to)?;
            0
        }
    };
    (0..items).try_for_each(|_| copy(from, to))
}

fn copy_leaf(leaf: Kind, from: &mut Reader<'_>, to: &mut Writer) -> Result<(), CborError> {
    match leaf {
        Kind::Uint => to.uint(from.uint()?),
        Kind::Nint => to.int(from.int()?),
        Kind::Bytes => to.bytes(from.bytes()?),
        Kind::Text => to.text(from.text()?),
        Kind::Bool => to.bool(from.bool()?),
        _ => {
            from.null()?;
            to.null()
        }
    };
    Ok(())
}
