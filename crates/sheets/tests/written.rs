//! What is written can be read again, and asks nothing of the program that opens it.

#![allow(clippy::unwrap_used, reason = "a part that is missing fails the test")]

mod common;

use std::io::{Cursor, Read as _};

use common::{all, good};
use sheets::{Sheet, Template, TemplateColumn, template};
use zip::ZipArchive;

fn part(file: &[u8], name: &str) -> String {
    let mut text = String::new();
    let mut zip = ZipArchive::new(Cursor::new(file)).unwrap();
    zip.by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

fn sample() -> Template {
    let serial = TemplateColumn {
        title: "Serial number".into(),
        help: "From the white label.".into(),
        example: "DS20260101AAWR000001".into(),
        is_needed: true,
        width: 24,
        ..TemplateColumn::default()
    };
    let choices = (0..200).map(|at| format!("Country {at}")).collect();
    let country = TemplateColumn {
        title: "Country".into(),
        choices,
        width: 20,
        ..TemplateColumn::default()
    };
    let date = TemplateColumn {
        title: "Date".into(),
        is_date: true,
        width: 12,
        ..TemplateColumn::default()
    };
    Template {
        sheet: "Devices".into(),
        instructions_sheet: "How to fill this in".into(),
        instructions: vec!["One row for each device.".into(), "long ".repeat(80)],
        headings: ["Column", "Needed", "What goes there", "Example"].map(String::from),
        needed: ["yes".into(), "no".into()],
        columns: vec![serial, country, date],
        rows: 500,
    }
}

#[test]
fn p3_the_template_has_lists_instructions_and_columns_of_text() {
    let file = template(&sample()).unwrap();
    assert_eq!(all(&good(&file)), ["1 A:Serial number B:Country C:Date"]);
    let sheet = part(&file, "xl/worksheets/sheet1.xml");
    assert!(
        sheet.contains("Lists!$B$1:$B$200") && sheet.contains("B2:B501"),
        "{sheet}"
    );
    assert!(part(&file, "xl/styles.xml").contains("numFmtId=\"49\""));
    assert!(part(&file, "xl/sharedStrings.xml").contains("One row for each device."));
    assert!(part(&file, "xl/workbook.xml").contains("state=\"hidden\""));
}

#[test]
fn p3_a_list_is_text_also_where_it_looks_like_a_formula_or_a_number() {
    let mut list = Sheet::new("Faults", &[("Serial number", 24), ("What is wrong", 60)]).unwrap();
    list.row(&["00123", "=HYPERLINK(\"https://example.com\")"])
        .unwrap();
    list.row(&["", "@SUM(A1)"]).unwrap();
    let file = list.finish().unwrap();
    let rows = all(&good(&file));
    assert_eq!(
        rows[1..],
        [
            "2 A:00123 B:=HYPERLINK(\"https://example.com\")",
            "3 B:@SUM(A1)"
        ]
    );
    let sheet = part(&file, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>") && !sheet.contains("<hyperlink"));
    assert!(part(&file, "xl/styles.xml").contains("quotePrefix=\"1\""));
}
