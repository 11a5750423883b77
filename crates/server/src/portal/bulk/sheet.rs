//! From the bytes of a sheet to devices, and from devices to sheets to take away.

use std::ops::ControlFlow;
use std::sync::LazyLock;

use protocol::DeviceDate;
use recovery::bulk::{Column, Names, Raw, Row, Sheet};
use recovery::policy::{AnswerKind, Policy, ProductCategory};
use sheets::{Limits, Template, TemplateColumn, Value, WriteError};

use web::language::{Language, Words};

use crate::http::upload::FILE_BYTES;
use crate::tell;

/// A sheet for one request; one device's row is about a hundred bytes.
const LIMITS: Limits = Limits {
    bytes: FILE_BYTES as u64,
    xls_bytes: FILE_BYTES as u64,
    rows: 100_000,
    ..Limits::DEVICES
};

/// Reads a sheet; or says why it cannot be taken. This is work for the processor.
pub(super) fn read(
    t: Words,
    bytes: Vec<u8>,
    policy: &Policy,
    today: DeviceDate,
) -> Result<Vec<Row>, String> {
    let mut sheet = Sheet::new(policy, today).knowing(&NAMES);
    let mut fault = None;
    let read = sheets::read(std::io::Cursor::new(bytes), &LIMITS, &mut |row| {
        let cells: Vec<_> = row
            .cells
            .iter()
            .map(|cell| (cell.column.0, raw(&cell.value)))
            .collect();
        let wrong = row.fault.as_ref().map(tell::row_fault);
        match sheet.row(row.number, &cells, wrong) {
            Ok(()) => ControlFlow::Continue(()),
            Err(found) => {
                fault = Some(found);
                ControlFlow::Break(())
            }
        }
    });
    read.map_err(|error| tell::no_sheet(t, &error))?;
    match fault {
        Some(fault) => Err(tell::sheet_fault(t, &fault)),
        None => sheet.finish().map_err(|fault| tell::sheet_fault(t, &fault)),
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

/// What headings and choices are called, in every language: a list may have been begun in another.
static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names::default();
    for t in Language::ALL.map(Words::of) {
        for column in Column::ALL {
            names.heading(&tell::title(t, *column), *column);
        }
        for kind in AnswerKind::ALL {
            names.choice(Column::Answer, &tell::answer(t, *kind), kind.as_str());
        }
        for category in ProductCategory::ALL {
            let called = tell::category(t, *category);
            names.choice(Column::Category, &called, category.as_str());
        }
    }
    names
});

/// The sheet to fill in.
pub(super) fn template(t: Words, policy: &Policy) -> Result<Vec<u8>, WriteError> {
    let columns = Column::used(policy)
        .map(|column| column_of(t, column, policy))
        .collect();
    let sheet = t.say("bulk-sheet-devices");
    let rows = t.with("bulk-sheet-how-rows", &[("sheet", sheet.as_str().into())]);
    sheets::template(&Template {
        sheet,
        instructions_sheet: t.say("bulk-sheet-how"),
        instructions: vec![
            rows,
            t.say("bulk-sheet-how-text"),
            t.say("bulk-sheet-how-common"),
            t.say("bulk-sheet-how-save"),
        ],
        headings: ["column", "needed", "what", "example"]
            .map(|head| t.say(&format!("bulk-sheet-head-{head}"))),
        needed: [t.say("bulk-sheet-yes"), t.say("bulk-sheet-not-always")],
        columns,
        rows: 10_000,
    })
}

fn column_of(t: Words, column: Column, policy: &Policy) -> TemplateColumn {
    TemplateColumn {
        title: tell::title(t, column),
        help: tell::help(t, column),
        example: example(column, policy),
        is_needed: column.is_needed(policy),
        is_date: column == Column::DeviceDate,
        choices: choices(t, column, policy),
        width: 24,
    }
}

fn choices(t: Words, column: Column, policy: &Policy) -> Vec<String> {
    match column {
        Column::Category => {
            let categories = policy.categories.iter();
            categories.map(|one| tell::category(t, *one)).collect()
        }
        Column::Answer => {
            let answers = policy.answers.iter();
            answers.map(|one| tell::answer(t, *one)).collect()
        }
        _ => Vec::new(),
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
pub(super) fn template_as_text(t: Words, policy: &Policy) -> String {
    let titles: Vec<_> = Column::used(policy)
        .map(|column| tell::title(t, column))
        .collect();
    let mut text = String::from("\u{feff}");
    sheets::csv(&mut text, &titles);
    text
}

/// The rows with faults and nothing else, to be mended and sent again.
pub(super) fn faulty(t: Words, rows: &[Row], policy: &Policy) -> Result<Vec<u8>, WriteError> {
    let columns: Vec<_> = Column::used(policy).collect();
    let mut headings: Vec<_> = columns
        .iter()
        .map(|column| (tell::title(t, *column), 24))
        .collect();
    headings.extend([
        (t.say("bulk-sheet-wrong"), 90),
        (t.say("bulk-sheet-row"), 12),
    ]);
    let headings: Vec<_> = headings
        .iter()
        .map(|(text, wide)| (&**text, *wide))
        .collect();
    let mut list = sheets::Sheet::new(&t.say("bulk-sheet-devices"), &headings)?;
    for row in rows.iter().filter(|row| !row.faults.is_empty()) {
        let mut form = row.form.clone();
        let mut cells: Vec<_> = columns
            .iter()
            .map(|column| as_read(t, *column, column.of(&mut form)))
            .collect();
        let told = row.faults.iter().map(|fault| match fault.column {
            Some(column) => {
                let (title, why) = (tell::title(t, column), tell::reason(t, &fault.reason));
                format!("{title}: {why}")
            }
            None => tell::reason(t, &fault.reason),
        });
        let faults: Vec<_> = told.collect();
        cells.extend([faults.join("\n"), row.number.to_string()]);
        list.row(&cells)?;
    }
    list.finish()
}

/// A choice in the words that people read.
fn as_read(t: Words, column: Column, text: &str) -> String {
    let label = match column {
        Column::Category => ProductCategory::parse(text).map(|one| tell::category(t, one)),
        Column::Answer => AnswerKind::parse(text).map(|one| tell::answer(t, one)),
        _ => None,
    };
    label.unwrap_or_else(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use protocol::{DeviceDate, Email, ServiceAddress};
    use recovery::policy::Policy;

    use web::language::{Language, Words};

    use super::{faulty, read, template, template_as_text};

    const T: Words = Words::of(Language::En);

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
            template(T, &policy).unwrap(),
            template_as_text(T, &policy).into_bytes(),
        ] {
            assert_eq!(
                read(T, file, &policy, today()).unwrap_err(),
                "There are no devices below the headings."
            );
        }
    }

    #[test]
    fn p3_the_file_of_faulty_rows_holds_only_those_and_can_be_sent_again() {
        let policy = policy();
        let list = "Serial;Model;Category;Date\nRG4T7M2KLMA123456789;RG1602-16S;recorder;2026-11-21\n1.23E+19;=1+1;recorder;05/06/2026\n";
        let rows = read(T, list.into(), &policy, today()).unwrap();
        assert_eq!(
            rows.iter().map(|row| row.faults.len()).collect::<Vec<_>>(),
            [0, 2]
        );
        let again = read(T, faulty(T, &rows, &policy).unwrap(), &policy, today()).unwrap();
        assert_eq!(again.len(), 1);
        assert_eq!(again[0].form, rows[1].form);
        assert_eq!(again[0].faults, rows[1].faults);
    }
}
