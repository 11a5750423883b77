//! Workbooks of every kind, as programs write them.

mod common;

use common::old;
use common::{all, good, ods, xlsx};
use rust_xlsxwriter::{Format, Formula, Workbook};

#[test]
fn p3_a_workbook_is_read_cell_by_cell() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Empty").unwrap();
    let hidden = book.add_worksheet();
    hidden.write_string(0, 0, "hidden").unwrap();
    hidden.set_hidden(true);
    let sheet = book.add_worksheet();
    let date = Format::new().set_num_format("dd.mm.yyyy");
    sheet.write_string(1, 0, "  00123 ").unwrap();
    sheet.write_number(1, 1, 123.0).unwrap();
    sheet.write_number(1, 2, 1.23e19).unwrap();
    sheet.write_number_with_format(1, 3, 46_347, &date).unwrap();
    sheet.write_boolean(2, 1, true).unwrap();
    sheet
        .write_formula(2, 2, Formula::new("=A1&B1").set_result("joined"))
        .unwrap();
    sheet.write_string(4, 0, "   ").unwrap();
    sheet.write_string(5, 27, "beyond").unwrap();
    let rows = all(&good(&book.save_to_buffer().unwrap()));
    assert_eq!(
        rows,
        [
            "2 A:00123 B:#123 C:#12300000000000000000 D:@2026-11-21",
            "3 B:?true C:joined",
            "6 too wide",
        ]
    );
}

#[test]
fn p3_what_other_programs_leave_out_is_made_up_for() {
    let rows = good(&xlsx(
        "<row><c t='inlineStr'><is><r><t>in</t></r><r><t xml:space='preserve'>line</t></r><rPh><t>spoken</t></rPh></is></c><c><v>7</v></c></row>\
         <row r='5'><c r='C5' t='s'><v>1</v></c><c s='2'><v>61.5</v></c><c t='d'><v>2026-11-21T09:05:00</v></c></row>\
         <row r='2'><c r='A2' t='e'><v>#N/A</v></c><c t='s'><v>99</v></c><c s='1'><v>0.5</v></c></row>",
        "<si><t>zero</t></si><si><t>a &amp; b&#10;<![CDATA[<c>]]>_x0041_</t></si>",
    ));
    assert_eq!(
        all(&rows),
        [
            "1 A:inline B:#7",
            "5 C:a & b\n<c>A D:@1900-03-01 12:00:00 E:@2026-11-21 09:05:00",
            "6 A:!#N/A B:!#TEXT? C:#0.5",
        ]
    );
}

#[test]
fn p3_an_open_document_is_read_with_all_its_repetitions() {
    let rows = good(&ods(
        "<table:table-row table:number-rows-repeated='3'><table:table-cell table:number-columns-repeated='9'/></table:table-row>\
         <table:table-row><table:table-cell table:number-columns-repeated='2'/>\
           <table:table-cell office:value-type='string' calcext:value-type='string'><text:p>a<text:s text:c='2'/>b</text:p><text:p>c</text:p><office:annotation><text:p>note</text:p></office:annotation></table:table-cell>\
           <table:table-cell office:value-type='float' office:value='1.23E+19' table:number-columns-repeated='2'><text:p>12300000000000000000</text:p></table:table-cell>\
           <table:table-cell office:value-type='date' office:date-value='2026-11-21'><text:p>21.11.26</text:p></table:table-cell>\
           <table:table-cell office:value-type='boolean' office:boolean-value='true'><text:p>WAHR</text:p></table:table-cell></table:table-row>\
         <table:table-row table:number-rows-repeated='2'><table:table-cell office:value-type='string'><text:p>twice</text:p></table:table-cell></table:table-row>\
         <table:table-row><table:table-cell><text:p>#REF!</text:p></table:table-cell><table:table-cell table:number-columns-repeated='16000'/><table:table-cell><text:p>far</text:p></table:table-cell></table:table-row>",
    ));
    assert_eq!(
        all(&rows),
        [
            "4 C:a  b\nc D:#1.23E+19 E:#1.23E+19 F:@2026-11-21 G:?true",
            "5 A:twice",
            "6 A:twice",
            "7 A:!#REF! too wide",
        ]
    );
}

#[test]
fn p3_an_old_workbook_is_read_also_where_a_text_goes_on_in_the_next_record() {
    // The second text begins narrow and goes on wide.
    let first = [old::narrow("00123"), vec![4, 0, 0, b'a', b'b']].concat();
    let second = [vec![1], vec![0xAC, 0x20, b'd', 0], old::wide("Ærø")].concat();
    let shared = old::shared(&[&first, &second]);
    let cells = [
        old::cell(0x00FD, 0, 0, 0, &0_u32.to_le_bytes()),
        old::cell(0x00FD, 0, 1, 0, &1_u32.to_le_bytes()),
        old::cell(0x00FD, 0, 2, 0, &2_u32.to_le_bytes()),
        old::cell(0x0203, 1, 0, 1, &46_347_f64.to_le_bytes()),
        old::cell(0x0203, 1, 1, 0, &1.23e19_f64.to_le_bytes()),
        old::cell(0x027E, 1, 2, 0, &0x12_u32.to_le_bytes()),
        old::cell(
            0x00BD,
            2,
            3,
            0,
            &[
                &0x12_u32.to_le_bytes()[..],
                &[0, 0],
                &0x12_u32.to_le_bytes(),
                &[4, 0],
            ]
            .concat(),
        ),
        old::cell(0x0006, 3, 0, 0, &[0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0]),
        old::record(0x0207, &old::narrow("from a formula")),
        old::cell(0x0205, 3, 1, 0, &[0x17, 1]),
    ]
    .concat();
    let rows = good(&old::compound("Workbook", &old::workbook(&shared, &cells)));
    assert_eq!(
        all(&rows),
        [
            "1 A:00123 B:ab€d C:Ærø",
            "2 A:@2026-11-21 B:#1.23E+19 C:#4",
            "3 D:#4 E:#4",
            "4 A:from a formula B:!#REF!",
        ]
    );
}

#[test]
fn p3_reading_ends_when_no_more_is_wanted() {
    let book = xlsx("<row><c><v>1</v></c></row><row><c><v>2</v></c></row>", "");
    let mut seen = 0;
    let summary = sheets::read(std::io::Cursor::new(book), &common::SMALL, &mut |_| {
        seen += 1;
        std::ops::ControlFlow::Break(())
    });
    assert_eq!((seen, summary.unwrap().rows), (1, 1));
}
