//! Files made to do harm. None may take more than its limits allow, and each is told what it is.

mod common;

use std::io::Cursor;
use std::ops::ControlFlow;

use common::{
    PARTS, RELATIONS, SMALL, TYPES, WORKBOOK, all, good, ods, old, refusal, rows, stored, xlsx,
    xlsx_of, zip,
};
use proptest::prelude::*;
use sheets::{Limits, Unreadable};

#[test]
fn p3_a_part_that_unpacks_past_its_limit_is_given_up() {
    let sheet = xlsx(&"<row/>".repeat(60_000), "");
    assert!(sheet.len() < 8192);
    assert!(matches!(refusal(&sheet), Unreadable::Bomb));
    // No part passes its own limit here, but all of them together do.
    let texts = format!("<sst>{}</sst>", " ".repeat(100_000));
    let data = "<row/>".repeat(40_000);
    let limits = Limits {
        unpacked: 300 << 10,
        ..SMALL
    };
    let sheet = xlsx_of(
        &format!("<worksheet><sheetData>{data}</sheetData></worksheet>"),
        &texts,
    );
    assert!(matches!(
        rows(&sheet, &SMALL).1.unwrap_err(),
        Unreadable::Empty
    ));
    assert!(matches!(
        rows(&sheet, &limits).1.unwrap_err(),
        Unreadable::Bomb
    ));
}

#[test]
fn p3_one_endless_element_or_text_is_given_up() {
    let wide = format!("<row {}/>", "a='b' ".repeat(80_000));
    let long = format!("<row><c t='str'><v>{}</v></c></row>", "a".repeat(400_000));
    let limits = Limits {
        part: 8 << 20,
        unpacked: 8 << 20,
        ..SMALL
    };
    for data in [wide, long] {
        let (_, result) = rows(&xlsx(&data, ""), &limits);
        assert!(matches!(result, Err(Unreadable::Bomb)), "{result:?}");
    }
}

#[test]
fn p3_elements_nested_without_end_are_given_up() {
    assert!(matches!(
        refusal(&xlsx(&"<a>".repeat(200), "")),
        Unreadable::Bomb
    ));
    assert!(matches!(
        refusal(&ods(&"<a>".repeat(200))),
        Unreadable::Bomb
    ));
}

#[test]
fn p3_more_text_or_more_rows_than_the_limit_is_told() {
    let texts: String = (0..4000)
        .map(|at| format!("<si><t>text {at}</t></si>"))
        .collect();
    assert!(matches!(
        refusal(&xlsx("<row><c><v>1</v></c></row>", &texts)),
        Unreadable::TooMuchText
    ));
    let empty = "<si/>".repeat(10_000);
    assert!(matches!(
        refusal(&xlsx("<row><c><v>1</v></c></row>", &empty)),
        Unreadable::TooMuchText
    ));
    let (rows, result) = rows(&xlsx(&"<row><c><v>1</v></c></row>".repeat(101), ""), &SMALL);
    assert!(matches!(result, Err(Unreadable::TooManyRows(100))));
    assert_eq!(rows.len(), 100);
}

#[test]
fn p3_rows_and_cells_that_claim_to_be_repeated_are_bounded() {
    let row = "<table:table-row table:number-rows-repeated='4000000000'><table:table-cell table:number-columns-repeated='4000000000'><text:p>x</text:p></table:table-cell></table:table-row>";
    let (rows, result) = rows(&ods(row), &SMALL);
    assert!(matches!(result, Err(Unreadable::TooManyRows(100))));
    assert!(
        rows.iter()
            .all(|row| row.cells.len() == 16 && row.fault.is_some())
    );
    let empty = "<table:table-row table:number-rows-repeated='4000000000'><table:table-cell table:number-columns-repeated='4000000000'/></table:table-row>";
    assert!(matches!(refusal(&ods(&empty.repeat(3))), Unreadable::Empty));
}

#[test]
fn p3_a_document_type_is_refused_and_its_entities_are_not_known() {
    let bomb = "<!DOCTYPE sst [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]><sst><si><t>&b;</t></si></sst>";
    assert!(matches!(
        refusal(&xlsx_of("<worksheet/>", bomb)),
        Unreadable::DocType
    ));
    let file = "<row><c t='str'><v>&passwd;</v></c></row>";
    assert!(matches!(refusal(&xlsx(file, "")), Unreadable::Damaged));
}

#[test]
fn p3_macros_are_refused_wherever_they_are() {
    let main = [
        ("_rels/.rels", RELATIONS.as_bytes()),
        ("xl/workbook.xml", WORKBOOK.as_bytes()),
    ];
    let enabled = TYPES.replace(
        "spreadsheetml.sheet.main",
        "ms-excel.sheet.macroEnabled.main",
    );
    let by_type = zip(&[&main[..], &[("[Content_Types].xml", enabled.as_bytes())]].concat());
    let by_part = zip(&[
        &main[..],
        &[
            ("[Content_Types].xml", TYPES.as_bytes()),
            ("XL\\vbaProject.BIN", b"x"),
        ],
    ]
    .concat());
    let basic = zip(&[
        ("mimetype", common::ODS),
        ("content.xml", b"<a/>"),
        ("Basic/Standard/M.xml", b"x"),
    ]);
    let mut old = old::compound("Workbook", &old::workbook(&[], &[]));
    let name: Vec<u8> = "_VBA_PROJECT_CUR"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    old[1024 + 256..1024 + 256 + 32].copy_from_slice(&name);
    old[1024 + 256 + 64] = 34;
    for file in [by_type, by_part, basic, old] {
        assert!(matches!(refusal(&file), Unreadable::Macros));
    }
}

#[test]
fn p3_a_file_of_two_kinds_is_refused() {
    let good_one = xlsx("<row><c><v>1</v></c></row>", "");
    assert_eq!(all(&good(&good_one)), ["1 A:#1"]);
    let behind = [&good_one[..], b"%PDF-1.7 and what follows"].concat();
    assert!(matches!(refusal(&behind), Unreadable::TwoKinds));
    let before = [&zip(&[("a", b"b")])[..], &good_one].concat();
    assert!(matches!(refusal(&before), Unreadable::TwoKinds));
    let both = zip(&[
        ("mimetype", common::ODS),
        ("[Content_Types].xml", TYPES.as_bytes()),
    ]);
    assert!(matches!(refusal(&both), Unreadable::TwoKinds));
}

#[test]
fn p3_what_is_no_spreadsheet_is_told_what_it_is() {
    let word = RELATIONS.replace("xl/workbook.xml", "word/document.xml");
    let files: [(&[u8], &str); 8] = [
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"<HTML><table><tr><td>1", "web page"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><Workbook/>", "XML"),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00", "another program"),
        (&zip(&[("a.txt", b"a")]), "zip"),
        (&old::compound("WordDocument", b"x"), "text document"),
        (
            &zip(&[
                ("[Content_Types].xml", TYPES.as_bytes()),
                ("_rels/.rels", word.as_bytes()),
            ]),
            "text document",
        ),
    ];
    for (file, word) in files {
        let refusal = refusal(file);
        assert!(
            matches!(refusal, Unreadable::Foreign(_)) && refusal.to_string().contains(word),
            "{refusal}"
        );
    }
    assert!(matches!(
        refusal(&old::compound("Book", b"x")),
        Unreadable::TooOld
    ));
    assert!(matches!(
        refusal(&old::compound("EncryptedPackage", b"x")),
        Unreadable::Password
    ));
    assert!(matches!(refusal(b""), Unreadable::Empty));
    assert!(matches!(
        refusal(&vec![b'a'; 2 << 20]),
        Unreadable::TooManyBytes(_)
    ));
    let large = old::compound("Workbook", &vec![0; 65_000]);
    assert!(matches!(refusal(&large), Unreadable::TooManyBytes(65_536)));
}

#[test]
fn p3_sectors_that_lead_in_a_circle_come_to_an_end() {
    let good_one = old::compound(
        "Workbook",
        &old::workbook(&[], &old::cell(0x0203, 0, 0, 0, &[0; 8])),
    );
    assert_eq!(all(&good(&good_one)), ["1 A:#0"]);
    // The directory's chain, the table of chains, the stream itself.
    let [mut directory, mut table, mut stream] = [good_one.clone(), good_one.clone(), good_one];
    old::put(&mut directory, 512 + 4, 1);
    old::put(&mut table, 68, 0);
    old::put(&mut stream, 512 + 8, 2);
    old::put(&mut stream, 1024 + 128 + 120, u32::MAX);
    for file in [directory, table, stream] {
        let (_, result) = rows(&file, &SMALL);
        assert!(matches!(
            result,
            Err(Unreadable::Damaged | Unreadable::Foreign(_)) | Ok(_)
        ));
    }
}

#[test]
fn p3_a_file_that_is_cut_off_anywhere_is_refused() {
    let file = xlsx("<row><c><v>1</v></c></row>", "<si><t>a</t></si>");
    for length in 4..file.len() {
        assert!(rows(&file[..length], &SMALL).1.is_err(), "{length}");
    }
}

#[test]
fn p3_a_list_of_parts_that_claims_more_than_there_are_is_refused() {
    let mut file = xlsx("", "");
    let end = file.len() - 22;
    file[end + 10..end + 12].copy_from_slice(&u16::MAX.to_le_bytes());
    assert!(matches!(refusal(&file), Unreadable::Bomb));
}

fn samples() -> Vec<Vec<u8>> {
    let shared = old::shared(&[&[old::narrow("text"), old::wide("more")].concat()]);
    let cells = [
        old::cell(0x00FD, 0, 0, 0, &[0; 4]),
        old::cell(0x0203, 1, 3, 1, &46_347_f64.to_le_bytes()),
    ]
    .concat();
    let content = b"<office:spreadsheet><table:table><table:table-row><table:table-cell office:value-type='float' office:value='7'><text:p>7</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>";
    vec![
        old::compound("Workbook", &old::workbook(&shared, &cells)),
        stored(&[("[Content_Types].xml", TYPES.as_bytes()), ("_rels/.rels", RELATIONS.as_bytes()), ("xl/workbook.xml", WORKBOOK.as_bytes()), ("xl/_rels/workbook.xml.rels", PARTS.as_bytes()), ("xl/sheet.xml", b"<worksheet><sheetData><row r='1'><c r='B1' s='1' t='str'><v>a&amp;b</v></c></row></sheetData></worksheet>")]),
        stored(&[("mimetype", common::ODS), ("content.xml", content)]),
        b"sep=;\n\"a\";b;c\n1;2;3\n".to_vec(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn p3_no_change_of_bytes_makes_reading_fall_over(which in 0_usize..4, changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut file = samples().swap_remove(which);
        for (at, byte) in changes {
            let at = at.index(file.len());
            file[at] = byte;
        }
        let mut last = 0;
        let result = sheets::read(Cursor::new(&file), &SMALL, &mut |row| {
            assert!(row.number > last && row.cells.len() <= 16);
            assert!(row.cells.is_sorted_by_key(|cell| cell.column));
            last = row.number;
            ControlFlow::Continue(())
        });
        if let Err(fault) = result {
            prop_assert!(!fault.to_string().is_empty());
        }
    }

    #[test]
    fn p3_any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let _ = rows(&bytes, &SMALL);
    }
}
