//! From the bytes of a sheet to devices, and from devices to sheets to take away.

use std::ops::ControlFlow;

use protocol::DeviceDate;
use recovery::bulk::{Column, Raw, Row, Sheet};
use recovery::policy::{AnswerKind, Policy, ProductCategory};
use sheets::{Limits, Template, TemplateColumn, Value, WriteError};

use crate::http::upload::FILE_BYTES;

/// A sheet for one request; one device's row is about a hundred bytes.
const LIMITS: Limits = Limits {
    bytes: FILE_BYTES as u64,
    xls_bytes: FILE_BYTES as u64,
    rows: 100_000,
    ..Limits::DEVICES
};

/// Reads a sheet; or says why it cannot be taken. This is work for the processor.
pub(super) fn read(bytes: Vec<u8>, policy: &Policy, today: DeviceDate) -> Result<Vec<Row>, String> {
    let mut sheet = Sheet::new(policy, today);
    let mut fault = None;
    let read = sheets::read(std::io::Cursor::new(bytes), &LIMITS, &mut |row| {
        let cells: Vec<_> = row
            .cells
            .iter()
            .map(|cell| (cell.column.0, raw(&cell.value)))
            .collect();
        let wrong = row.fault.map(|fault| fault.to_string());
        match sheet.row(row.number, &cells, wrong.as_deref()) {
            Ok(()) => ControlFlow::Continue(()),
            Err(found) => {
                fault = Some(found);
                ControlFlow::Break(())
            }
        }
    });
    read.map_err(|error| error.to_string())?;
    match fault {
        Some(fault) => Err(fault.to_string()),
        None => sheet.finish().map_err(|fault| fault.to_string()),
    }
}

fn raw(value: &Value) -> Raw<'_> {
    match value {
        Value::Text(text) => Raw::Text(text),
        Value::Number(number) => Raw::Number(number),
        Value::Date(moment) => Raw::Date(moment.to_string()),
        Value::Truth(_) => Raw::Truth,
        Value::Error(error) => Raw::Error(error),
        Value::TooLong(_) => Raw::TooLong,
    }
}

/// The sheet to fill in.
pub(super) fn template(policy: &Policy) -> Result<Vec<u8>, WriteError> {
    let columns = Column::used(policy)
        .map(|column| column_of(column, policy))
        .collect();
    sheets::template(&Template {
        sheet: "Devices".into(),
        instructions_sheet: "How to fill this in".into(),
        instructions: [
            "One row for each device, on the sheet “Devices”. Keep the headings; their order does not matter.",
            "Serial numbers and model numbers are text. A spreadsheet that takes a serial number for a number loses its leading zeros and its last digits; these columns are formatted so that it does not.",
            "The email address, the country and the place of purchase are the same for all devices. You type them on the page once.",
            "Save the file and choose it on the page. Every row with a fault is listed there, and the others are not lost.",
        ]
        .map(String::from)
        .to_vec(),
        headings: ["Column", "Needed", "What goes there", "Example or choices"].map(String::from),
        needed: ["yes".into(), "not always".into()],
        columns,
        rows: 10_000,
    })
}

fn column_of(column: Column, policy: &Policy) -> TemplateColumn {
    TemplateColumn {
        title: column.title().into(),
        help: column.help().into(),
        example: example(column, policy),
        is_needed: column.is_needed(policy),
        is_date: column == Column::DeviceDate,
        choices: column
            .choices(policy)
            .into_iter()
            .map(String::from)
            .collect(),
        width: 24,
    }
}

fn example(column: Column, policy: &Policy) -> String {
    let sample = "DS20260101AAWR00000123456789";
    match column {
        Column::Serial => sample.chars().take(policy.serial.length).collect(),
        Column::Model => "RG1602-16S".into(),
        Column::DeviceDate => "2026-11-21".into(),
        Column::Started => "2026-11-21 09:05:00".into(),
        Column::Category | Column::Answer => String::new(),
    }
}

/// The headings alone, for those who make their lists by a program.
pub(super) fn template_as_text(policy: &Policy) -> String {
    let titles: Vec<_> = Column::used(policy).map(Column::title).collect();
    let mut text = String::from("\u{feff}");
    sheets::csv(&mut text, &titles);
    text
}

/// The rows with faults and nothing else, to be mended and sent again.
pub(super) fn faulty(rows: &[Row], policy: &Policy) -> Result<Vec<u8>, WriteError> {
    let columns: Vec<_> = Column::used(policy).collect();
    let mut headings: Vec<_> = columns.iter().map(|column| (column.title(), 24)).collect();
    headings.extend([("What is wrong", 90), ("Row in your list", 12)]);
    let mut list = sheets::Sheet::new("Devices", &headings)?;
    for row in rows.iter().filter(|row| !row.faults.is_empty()) {
        let mut form = row.form.clone();
        let mut cells: Vec<_> = columns
            .iter()
            .map(|column| as_read(*column, column.of(&mut form)))
            .collect();
        let told = row.faults.iter().map(|fault| match fault.column {
            Some(column) => format!("{}: {}", column.title(), fault.message),
            None => fault.message.clone(),
        });
        let faults: Vec<_> = told.collect();
        cells.extend([faults.join("\n"), row.number.to_string()]);
        list.row(&cells)?;
    }
    list.finish()
}

/// A choice in the words that people read.
fn as_read(column: Column, text: &str) -> String {
    let label = match column {
        Column::Category => ProductCategory::parse(text).map(ProductCategory::label),
        Column::Answer => AnswerKind::parse(text).map(AnswerKind::label),
        _ => None,
    };
    label.unwrap_or(text).to_owned()
}

#[cfg(test)]
mod tests {
    use protocol::{DeviceDate, Email, ServiceAddress};
    use recovery::policy::Policy;

    use super::{faulty, read, template, template_as_text};

    fn policy() -> Policy {
        let address = ServiceAddress::parse("https://reset.example").unwrap();
        Policy::shipped(address, Email::parse("reset@example.com").unwrap())
    }

    fn today() -> DeviceDate {
        DeviceDate::parse("2026-11-21").unwrap()
    }

    #[test]
    fn p3_both_templates_have_the_headings_that_are_looked_for() {
        let policy = policy();
        for file in [
            template(&policy).unwrap(),
            template_as_text(&policy).into_bytes(),
        ] {
            assert_eq!(
                read(file, &policy, today()).unwrap_err(),
                "There are no devices below the headings."
            );
        }
    }

    #[test]
    fn p3_the_file_of_faulty_rows_holds_only_those_and_can_be_sent_again() {
        let policy = policy();
        let list = "Serial;Model;Category;Date\nRG4T7M2KLMA123456789;RG1602-16S;recorder;2026-11-21\n1.23E+19;=1+1;recorder;05/06/2026\n";
        let rows = read(list.into(), &policy, today()).unwrap();
        assert_eq!(
            rows.iter().map(|row| row.faults.len()).collect::<Vec<_>>(),
            [0, 2]
        );
        let again = read(faulty(&rows, &policy).unwrap(), &policy, today()).unwrap();
        assert_eq!(again.len(), 1);
        assert_eq!(again[0].form, rows[1].form);
        assert_eq!(again[0].faults, rows[1].faults);
    }
}
