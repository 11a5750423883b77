use proptest::prelude::*;
use protocol::{DeviceDate, Email, Serial, ServiceAddress};

use super::{Column, Devices, Raw, Row, Sheet, SheetFault};
use crate::policy::{AnswerKind, Policy};
use crate::reason::Reason;

const SERIAL: &str = "DS20260101AAWR000001";

fn policy() -> Policy {
    let address = ServiceAddress::parse("https://reset.example").unwrap();
    let mut policy = Policy::shipped(address, Email::parse("reset@example.com").unwrap());
    policy.answers = AnswerKind::ALL.to_vec();
    policy
}

fn today() -> DeviceDate {
    DeviceDate::parse("2026-11-21").unwrap()
}

type Cells<'a> = Vec<(u16, Raw<'a>)>;

fn texts<'a>(cells: &[&'a str]) -> Cells<'a> {
    (0..)
        .zip(cells)
        .filter(|(_, cell)| !cell.is_empty())
        .map(|(at, cell)| (at, Raw::Text(cell)))
        .collect()
}

fn headings() -> Cells<'static> {
    texts(&[
        "Serial number",
        "Model number",
        "Product category",
        "Device date",
        "Answer wanted",
        "Start time",
    ])
}

fn good() -> Cells<'static> {
    texts(&[SERIAL, "DS-7616NI", "Recorder", "2026-11-21", "Key"])
}

fn read(rows: &[Cells<'_>], policy: &Policy) -> Result<Vec<Row>, SheetFault> {
    let mut sheet = Sheet::new(policy, today());
    for (number, cells) in (1..).zip(rows) {
        sheet.row(number, cells, None)?;
    }
    sheet.finish()
}

/// The one row, and its faults as column and sentence.
fn one(cells: Cells<'_>) -> (Row, Vec<(Option<Column>, String)>) {
    let mut rows = read(&[headings(), cells], &policy()).unwrap();
    let row = rows.remove(0);
    let faults = row
        .faults
        .iter()
        .map(|fault| (fault.column, fault.reason.to_string()))
        .collect();
    (row, faults)
}

fn with(column: u16, cell: Raw<'_>) -> (Row, Vec<(Option<Column>, String)>) {
    let mut cells = good();
    cells.retain(|(at, _)| *at != column);
    let place = cells.partition_point(|(at, _)| *at < column);
    cells.insert(place, (column, cell));
    one(cells)
}

#[test]
fn p3_a_good_row_becomes_a_device_and_waits_for_its_picture() {
    let (row, faults) = one(good());
    assert_eq!(faults, []);
    let form = &row.form;
    let said = [
        &form.serial,
        &form.model,
        &form.category,
        &form.device_date,
        &form.answer,
    ];
    assert_eq!(said, [SERIAL, "DS-7616NI", "recorder", "2026-11-21", "key"]);
    assert!(row.needs_picture());
    let (row, faults) = with(4, Raw::Text("Temporary password"));
    assert_eq!((faults, row.needs_picture()), (vec![], false));
}

#[test]
fn p3_headings_are_found_below_a_title_and_in_any_order() {
    let rows = [
        texts(&["Devices of the north branch"]),
        texts(&[
            "",
            "MODEL",
            "serial  no.",
            "Notes",
            "answer",
            "Date",
            "category",
        ]),
        texts(&[
            "",
            "DS-7616NI",
            SERIAL,
            "in the cellar",
            "key",
            "2026-11-21",
            "recorder",
        ]),
        texts(&["", "", "", "only a note"]),
    ];
    let rows = read(&rows, &policy()).unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!((rows[0].number, rows[0].faults.len()), (3, 0));
}

#[test]
fn p3_a_sheet_that_is_no_list_is_told_why() {
    let policy = policy();
    let fault = |rows: &[Cells<'_>]| read(rows, &policy).unwrap_err();
    assert!(matches!(
        fault(&[texts(&["a", "b"])]),
        SheetFault::NoHeadings(_)
    ));
    assert!(matches!(
        fault(&vec![good(); 30]),
        SheetFault::NoHeadings(_)
    ));
    assert_eq!(fault(&[headings()]), SheetFault::NoDevices);
    let missing = fault(&[texts(&["Serial", "Model", "Date"])]);
    assert_eq!(
        missing,
        SheetFault::Missing(vec![Column::Category, Column::Answer])
    );
    let twice = fault(&[texts(&["Serial", "S/N", "Model"])]);
    assert_eq!(twice, SheetFault::Twice(Column::Serial));
    let mut many = vec![headings()];
    many.extend(vec![good(); 10_001]);
    assert_eq!(fault(&many), SheetFault::TooMany);
}

#[test]
fn p3_a_serial_number_that_a_spreadsheet_spoilt_is_told_and_not_guessed() {
    for cell in [
        Raw::Number("1.23E+19"),
        Raw::Number("12300000000000000000"),
        Raw::Number("4711"),
        Raw::Text("1.23E+19"),
        Raw::Text("1,2E+19"),
    ] {
        let (row, faults) = with(0, cell.clone());
        assert_eq!((faults.len(), faults[0].0), (1, Some(Column::Serial)));
        assert!(
            faults[0]
                .1
                .contains("turned this serial number into the number"),
            "{}",
            faults[0].1
        );
        assert_eq!(row.form.serial, cell.shown());
    }
    let (_, faults) = with(0, Raw::Date("2026-11-21".into()));
    assert!(faults[0].1.contains("turned this into the date 2026-11-21"));
    // With as many digits as the rule asks for, none can have been lost.
    let mut policy = policy();
    policy.serial.length = 12;
    let cells = [&[(0, Raw::Number("123456789012"))], &good()[1..]].concat();
    let rows = read(&[headings(), cells], &policy).unwrap();
    assert_eq!(
        (&*rows[0].form.serial, rows[0].faults.len()),
        ("123456789012", 0)
    );
}

#[test]
fn p3_dates_are_read_as_people_write_them_and_told_where_they_could_be_two() {
    for text in [
        "2026-11-21",
        "21.11.2026",
        "21/11/2026",
        "11/21/2026",
        "2026/11/21",
        " 21 . 11 . 2026 ",
    ] {
        let (row, faults) = with(3, Raw::Text(text));
        assert_eq!(
            (&*row.form.device_date, faults),
            ("2026-11-21", vec![]),
            "{text}"
        );
    }
    assert_eq!(
        with(3, Raw::Text("05.06.2026")).0.form.device_date,
        "2026-06-05"
    );
    assert_eq!(
        with(3, Raw::Text("5/5/2026")).0.form.device_date,
        "2026-05-05"
    );
    assert_eq!(
        with(3, Raw::Date("2026-11-21 09:05:00".into()))
            .0
            .form
            .device_date,
        "2026-11-21"
    );
    for (text, told) in [
        ("05/06/2026", "two dates"),
        ("21.11.26", "four digits"),
        ("31.02.2026", "no date"),
        ("soon", "no date"),
    ] {
        let (_, faults) = with(3, Raw::Text(text));
        assert_eq!(
            (faults.len(), faults[0].0),
            (1, Some(Column::DeviceDate)),
            "{faults:?}"
        );
        assert!(faults[0].1.contains(told), "{}", faults[0].1);
    }
    let (_, faults) = with(3, Raw::Number("46347"));
    assert!(faults[0].1.contains("the number 46347, not a date"));
}

#[test]
fn p3_a_security_code_needs_the_start_time() {
    let row = |started: Raw<'static>| {
        let mut cells = good();
        cells[4].1 = Raw::Text("security code");
        cells.push((5, started));
        one(cells)
    };
    assert_eq!(
        row(Raw::Text("21.11.2026 09:05:00")).0.form.started,
        "2026-11-21 09:05:00"
    );
    assert_eq!(row(Raw::Date("2026-11-21 09:05:00".into())).1, vec![]);
    let mut cells = good();
    cells[4].1 = Raw::Text("security-code");
    let (_, faults) = one(cells);
    assert_eq!(faults[0].0, Some(Column::Started));
}

#[test]
fn p3_every_fault_of_a_row_is_told_at_its_column() {
    let (_, faults) = one(vec![
        (0, Raw::Error("#REF!")),
        (2, Raw::Truth),
        (3, Raw::TooLong),
    ]);
    let columns: Vec<_> = faults.iter().filter_map(|(column, _)| *column).collect();
    assert_eq!(
        columns,
        [
            Column::Serial,
            Column::Model,
            Column::Category,
            Column::DeviceDate,
            Column::Answer
        ]
    );
    assert!(faults[0].1.contains("#REF!"));
}

#[test]
fn p3_a_serial_number_that_stands_twice_is_told_at_the_second() {
    let rows = read(&[headings(), good(), good(), good()], &policy()).unwrap();
    let faults: Vec<_> = rows
        .iter()
        .map(|row| row.faults.first().map(|fault| fault.reason.to_string()))
        .collect();
    let told = Some("This serial number stands in row 2 already.".to_owned());
    assert_eq!(faults, [None, told.clone(), told]);
}

#[test]
fn p3_a_row_whose_cells_cannot_be_told_apart_is_one_fault() {
    let policy = policy();
    let mut sheet = Sheet::new(&policy, today());
    sheet.row(1, &headings(), None).unwrap();
    sheet
        .row(
            2,
            &texts(&["x"]),
            Some(Reason::new(
                "row-quotes",
                "A quotation mark is out of place.",
            )),
        )
        .unwrap();
    sheet.row(3, &good(), None).unwrap();
    let rows = sheet.finish().unwrap();
    assert_eq!((rows[0].faults.len(), rows[0].faults[0].column), (1, None));
    assert_eq!(rows[1].faults, []);
}

#[test]
fn p3_one_answer_only_need_not_be_chosen() {
    let mut policy = policy();
    policy.answers = vec![AnswerKind::Key];
    let rows = read(
        &[
            texts(&["Serial", "Model", "Category", "Date"]),
            good()[..4].to_vec(),
        ],
        &policy,
    )
    .unwrap();
    assert_eq!((&*rows[0].form.answer, rows[0].faults.len()), ("key", 0));
    assert!(!Column::used(&policy).any(|column| column == Column::Started));
}

#[test]
fn p10_a_file_finds_its_row_by_the_serial_number_in_its_name() {
    let policy = policy();
    let rows = read(&[headings(), good()], &policy).unwrap();
    let devices = Devices::new(&rows, &policy);
    let at = |name: &str| devices.named(name).map(ToString::to_string);
    for name in [
        "DS20260101AAWR000001.jpg",
        "label ds20260101aawr000001 (2).PNG",
        "C:\\photos\\XDS20260101AAWR000001",
        "größe-DS20260101AAWR000001ß",
    ] {
        assert_eq!(at(name).as_deref(), Some(SERIAL), "{name}");
    }
    for name in [
        "",
        "IMG_1.jpg",
        "DS20260101AAWR000002.jpg",
        "DS20260101AAWR000001/IMG_1.jpg",
        "DS20260101AAWR00000",
    ] {
        assert_eq!(at(name), None, "{name}");
    }
    assert_eq!(devices.only().map(Serial::as_str), Some(SERIAL));
}

proptest! {
    #[test]
    fn p10_no_name_of_a_file_is_too_odd(name in "\\PC{0,60}") {
        let policy = policy();
        let rows = read(&[headings(), good()], &policy).unwrap();
        let found = Devices::new(&rows, &policy).named(&name).is_some();
        prop_assert_eq!(found, name.to_uppercase().contains(SERIAL));
    }

    #[test]
    fn p3_whatever_stands_in_one_row_the_others_stay(text in "\\PC{0,12}", at in 0_u16..8, which in 0_usize..5) {
        let cells = [Raw::Text(&text), Raw::Number("7"), Raw::Date("2026-11-21".into()), Raw::Truth, Raw::TooLong];
        let bad = vec![(at, cells[which].clone())];
        let mut last = good();
        last[0].1 = Raw::Text("DS20260101AAWR000002");
        let rows = read(&[headings(), good(), bad, last], &policy()).unwrap();
        let fine: Vec<_> = rows.iter().filter(|row| row.faults.is_empty()).map(|row| row.number).collect();
        prop_assert_eq!(fine, [2, 4]);
    }
}
