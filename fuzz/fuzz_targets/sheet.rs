//! A spreadsheet is read within its limits or refused, whatever its bytes are.
#![no_main]

use std::io::Cursor;
use std::ops::ControlFlow;

use libfuzzer_sys::fuzz_target;
use sheets::{Limits, Value, read};

const LIMITS: Limits = Limits {
    bytes: 64 << 10,
    xls_bytes: 64 << 10,
    part: 256 << 10,
    unpacked: 512 << 10,
    rows: 200,
    columns: 16,
    cell: 64,
    texts: 32 << 10,
};

fuzz_target!(|bytes: &[u8]| {
    let (mut rows, mut last) = (0, 0);
    let result = read(Cursor::new(bytes), &LIMITS, &mut |row| {
        assert!(row.number > last, "rows come in their order");
        assert!(!row.cells.is_empty() || row.fault.is_some());
        assert!(row.cells.is_sorted_by(|one, next| one.column < next.column));
        for cell in &row.cells {
            assert!(cell.column.0 < LIMITS.columns);
            if let Value::Text(text) | Value::TooLong(text) | Value::Number(text) = &cell.value {
                // The beginning of a text that is too long may be nothing but blanks.
                assert!(!text.is_empty() || matches!(cell.value, Value::TooLong(_)));
                assert!(text.len() <= LIMITS.cell && text.trim() == text);
            }
        }
        (rows, last) = (rows + 1, row.number);
        ControlFlow::Continue(())
    });
    assert!(rows <= LIMITS.rows);
    match result {
        Ok(summary) => assert_eq!(summary.rows, rows),
        Err(fault) => assert!(!fault.to_string().is_empty()),
    }
});
