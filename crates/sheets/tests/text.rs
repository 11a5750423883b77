//! Text files: encodings, separators, and marks out of place.

mod common;

use common::{SMALL, all, good, refusal, rows};
use proptest::prelude::*;
use sheets::{RowFault, Unreadable, csv};

fn utf16(text: &str, bytes: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn p3_text_is_read_in_every_usual_encoding() {
    let text = "Seriennummer;Händler\n00123;Müller & Söhne\n";
    let windows: Vec<u8> = text
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    let marked = format!("\u{feff}{text}");
    let files = [
        text.as_bytes().to_vec(),
        marked.as_bytes().to_vec(),
        windows,
        utf16(text, u16::to_le_bytes),
        utf16(text, u16::to_be_bytes),
        utf16(&marked, u16::to_le_bytes),
        utf16(&marked, u16::to_be_bytes),
    ];
    for file in files {
        assert_eq!(
            all(&good(&file)),
            ["1 A:Seriennummer B:Händler", "2 A:00123 B:Müller & Söhne"]
        );
    }
    // What is neither UTF-8 nor of Latin-1 is the Windows encoding, with its euro and its quotes.
    assert_eq!(all(&good(b"a,\x80 \x93x\x94")), ["1 A:a B:€ “x”"]);
}

#[test]
fn p3_the_separator_is_found_also_when_cells_hold_others() {
    for separator in [",", ";", "\t", "|"] {
        let text = ["serial,place", "1,\"x,y; z|\tw\"", "2,plain"].map(|line| {
            let (first, second) = line.split_once(',').unwrap();
            format!("{first}{separator}{second}")
        });
        let text = text.join("\r\n");
        assert_eq!(
            all(&good(text.as_bytes()))[1..],
            ["2 A:1 B:x,y; z|\tw", "3 A:2 B:plain"],
            "{text}"
        );
    }
    assert_eq!(all(&good(b"sep=:\na:b,c")), ["2 A:a B:b,c"]);
    assert_eq!(all(&good(b"alone\n1\n")), ["1 A:alone", "2 A:1"]);
}

#[test]
fn p3_lines_are_counted_as_an_editor_counts_them() {
    let text = "a,b\r\n\r\n ,\n\"two\nlines\",2\r3,4\n\n5,6";
    assert_eq!(
        all(&good(text.as_bytes())),
        ["1 A:a B:b", "4 A:two\nlines B:2", "6 A:3 B:4", "8 A:5 B:6"]
    );
}

#[test]
fn p3_a_stray_mark_spoils_its_own_row_only() {
    let text = "a,b,c\n1,\"open,3\n4,5,6\n7,8\"8,9\n\"10\"x,11,12\n13,14,15\n";
    let rows = good(text.as_bytes());
    let bad: Vec<u32> = rows
        .iter()
        .filter(|row| row.fault.is_some())
        .map(|row| row.number)
        .collect();
    assert_eq!(bad, [2, 4, 5]);
    assert_eq!(all(&rows)[2], "3 A:4 B:5 C:6");
    // Two of them, with good rows between that would make one cell.
    let rows = good(b"a,b\n1,\"x\n3,4\n5,6\n7,y\"\n8,9\n");
    assert_eq!(all(&rows)[2..4], ["3 A:3 B:4", "4 A:5 B:6"]);
    assert_eq!(all(&rows)[5], "6 A:8 B:9");
}

#[test]
fn p3_long_cells_and_wide_rows_are_told() {
    let wide = format!("a,b\n{}\n1,2", "x,".repeat(20));
    assert_eq!(
        good(wide.as_bytes())[1].fault,
        Some(RowFault::TooManyColumns)
    );
    let long = format!("a,b\n{},2\n1,2", "x".repeat(65));
    assert_eq!(
        all(&good(long.as_bytes()))[1..],
        [format!("2 A:{}… B:2", "x".repeat(64)), "3 A:1 B:2".into()]
    );
    let endless = format!("a,b\n1,{}\n1,2", "x".repeat(100_000));
    assert_eq!(
        all(&good(endless.as_bytes()))[1..],
        [format!("2 A:1 B:{}…", "x".repeat(64)), "3 A:1 B:2".into()]
    );
}

#[test]
fn p3_a_text_file_has_limits_too() {
    assert!(matches!(refusal(b"\n\n  \n"), Unreadable::Empty));
    let (seen, result) = rows("a,b\n".repeat(101).as_bytes(), &SMALL);
    assert!(matches!(result, Err(Unreadable::TooManyRows(100))));
    assert_eq!(seen.len(), 100);
}

fn table() -> impl Strategy<Value = Vec<Vec<String>>> {
    // No blanks around it, since those are taken away, and something in the first cell, so that no row is empty.
    let cell = "|[=+@'\"-]?[a-zA-Z0-9äß€,;|=+@'\"-][a-z \n\",;]{0,5}[a-z'\"]";
    let row = ("[0-9]{1,8}", prop::collection::vec(cell, 2)).prop_map(|(first, rest)| {
        let mut row = vec![first];
        let mut may_break = true;
        for cell in rest {
            let cell = one_break(&cell, may_break);
            may_break &= !cell.contains('\n');
            row.push(cell);
        }
        row
    });
    prop::collection::vec(row, 1..12)
}

/// Between two breaks of a row may stand a line that could as well be a row of its own; such a row is
/// told to be wrong rather than guessed at.
fn one_break(cell: &str, may_break: bool) -> String {
    let (first, rest) = cell.split_at(match cell.find('\n') {
        Some(at) if may_break => at + 1,
        _ => 0,
    });
    first.to_owned() + &rest.replace('\n', " ")
}

fn written(table: &[Vec<String>]) -> String {
    let mut text = String::from("\u{feff}");
    csv(&mut text, &["Serial", "Model", "Place"]);
    table.iter().for_each(|row| csv(&mut text, row));
    text
}

fn cells(row: &sheets::Row) -> Vec<String> {
    let mut cells = vec![String::new(); 3];
    for cell in &row.cells {
        if let sheets::Value::Text(text) = &cell.value {
            cells[usize::from(cell.column.0)].clone_from(text);
        }
    }
    cells
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn p3_what_is_written_is_read_again(table in table()) {
        let rows = good(written(&table).as_bytes());
        let read: Vec<_> = rows[1..].iter().map(cells).collect();
        prop_assert!(rows.iter().all(|row| row.fault.is_none()));
        prop_assert_eq!(read, table);
    }

    #[test]
    fn p3_one_mark_put_anywhere_loses_no_other_row(table in table(), which in any::<prop::sample::Index>(), place in any::<prop::sample::Index>()) {
        // Without line breaks in cells a row is a line, so that it is clear which row is meant.
        let table: Vec<Vec<_>> = table.iter().map(|row| row.iter().map(|cell| cell.replace('\n', " ")).collect()).collect();
        let mut lines: Vec<String> = written(&table).lines().map(String::from).collect();
        let bad = 1 + which.index(table.len());
        let places: Vec<usize> = lines[bad].char_indices().map(|(at, _)| at).collect();
        let at = places[place.index(places.len())];
        lines[bad].insert(at, '"');
        let rows = good(lines.join("\n").as_bytes());
        for (at, expected) in table.iter().enumerate().filter(|(at, _)| at + 1 != bad) {
            let number = u32::try_from(at + 2).unwrap();
            let row = rows.iter().find(|row| row.number == number);
            prop_assert_eq!(row.map(cells), Some(expected.clone()));
        }
    }
}
