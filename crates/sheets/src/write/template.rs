//! A sheet to fill in, with drop-down lists, and one that says how.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, Format, FormatAlign, Formula, Workbook, Worksheet,
};

use super::WriteError;
use super::list::heading;

/// A column of the sheet to fill in.
#[derive(Debug, Clone, Default)]
pub struct TemplateColumn {
    /// The heading.
    pub title: String,
    /// One or two sentences on what goes here; at most 255 characters are shown beside a cell.
    pub help: String,
    /// What it may look like.
    pub example: String,
    /// Whether it has to be filled in.
    pub is_needed: bool,
    /// Whether it holds dates, which the program then reads in its user's own way of writing them.
    pub is_date: bool,
    /// What may be chosen; nothing for free text.
    pub choices: Vec<String>,
    /// Characters.
    pub width: u16,
}

/// A workbook to fill in.
#[derive(Debug, Clone, Default)]
pub struct Template {
    /// The name of the sheet to fill in, at most 31 characters.
    pub sheet: String,
    /// The name of the sheet that says how.
    pub instructions_sheet: String,
    /// What it says, a paragraph each.
    pub instructions: Vec<String>,
    /// Its headings: column, whether needed, what goes there, example.
    pub headings: [String; 4],
    /// The words for a column that is needed, and one that is not.
    pub needed: [String; 2],
    /// The columns.
    pub columns: Vec<TemplateColumn>,
    /// How many rows get lists and formats.
    pub rows: u32,
}

const LISTS: &str = "Lists";

/// Writes a template as an `.xlsx`. All cells but dates are text, so that serial numbers keep their
/// leading zeros and all their digits.
///
/// # Errors
/// When a name cannot be a sheet's.
pub fn template(template: &Template) -> Result<Vec<u8>, WriteError> {
    let mut book = Workbook::new();
    devices(book.add_worksheet(), template)?;
    instructions(book.add_worksheet(), template)?;
    lists(book.add_worksheet(), template)?;
    Ok(book.save_to_buffer()?)
}

fn devices(sheet: &mut Worksheet, template: &Template) -> Result<(), WriteError> {
    sheet.set_name(&template.sheet)?.set_freeze_panes(1, 0)?;
    let text = Format::new().set_num_format_index(49);
    let date = Format::new().set_num_format("yyyy-mm-dd");
    for (at, column) in (0_u16..).zip(&template.columns) {
        let format = if column.is_date { &date } else { &text };
        sheet
            .set_column_width(at, f64::from(column.width))?
            .set_column_format(at, format)?;
        sheet.write_string_with_format(0, at, &column.title, &heading(column.is_needed))?;
        let message: String = column.help.chars().take(255).collect();
        let mut rule = DataValidation::new().set_input_message(message)?;
        if !column.choices.is_empty() {
            let letter = crate::Column(at);
            let source = format!("={LISTS}!${letter}$1:${letter}${}", column.choices.len());
            // A warning only: who knows better may go on, and the portal tells in the end.
            rule = rule
                .allow_list_formula(Formula::new(source))
                .set_error_style(DataValidationErrorStyle::Warning);
        }
        sheet.add_data_validation(1, at, template.rows.max(1), at, &rule)?;
    }
    Ok(())
}

fn instructions(sheet: &mut Worksheet, template: &Template) -> Result<(), WriteError> {
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    sheet.set_name(&template.instructions_sheet)?;
    for (column, width) in [(0, 24.0), (1, 12.0), (2, 72.0), (3, 28.0)] {
        sheet.set_column_width(column, width)?;
    }
    let mut row = 0;
    for paragraph in &template.instructions {
        sheet.merge_range(row, 0, row, 3, paragraph, &wrapped)?;
        // Merged cells do not grow with their text.
        let lines = u32::try_from(paragraph.chars().count() / 120).unwrap_or(0) + 1;
        sheet.set_row_height(row, 16 * lines)?;
        row += 1;
    }
    row += 1;
    for (column, title) in (0_u16..).zip(&template.headings) {
        sheet.write_string_with_format(row, column, title, &heading(true))?;
    }
    for column in &template.columns {
        row += 1;
        let needed = &template.needed[usize::from(!column.is_needed)];
        let choices = if column.choices.is_empty() {
            column.example.clone()
        } else {
            column.choices.join(", ")
        };
        for (at, text) in (0_u16..).zip([&column.title, needed, &column.help, &choices]) {
            sheet.write_string_with_format(row, at, text, &wrapped)?;
        }
    }
    Ok(())
}

fn lists(sheet: &mut Worksheet, template: &Template) -> Result<(), WriteError> {
    sheet.set_name(LISTS)?.set_hidden(true);
    for (at, column) in (0_u16..).zip(&template.columns) {
        for (row, choice) in (0_u32..).zip(&column.choices) {
            sheet.write_string(row, at, choice)?;
        }
    }
    Ok(())
}
