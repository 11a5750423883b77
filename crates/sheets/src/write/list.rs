//! A list as an `.xlsx`, row by row.

use rust_xlsxwriter::{Color, Format, FormatAlign, Workbook, Worksheet};

use super::{FORMULA, WriteError};

/// A list that is being written. Rows go to a temporary file, so memory does not grow with them.
pub struct Sheet {
    book: Workbook,
    next: u32,
    text: Format,
    quoted: Format,
}

impl Sheet {
    /// Begins a list with its headings and how wide their columns are, in characters.
    ///
    /// # Errors
    /// When `name` cannot be a sheet's (31 characters, none of `[]:*?/\`) or the disk is full.
    pub fn new(name: &str, headings: &[(&str, u16)]) -> Result<Self, WriteError> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet_with_constant_memory()?;
        sheet.set_name(name)?.set_freeze_panes(1, 0)?;
        let text = Format::new().set_num_format_index(49);
        for (column, (heading, width)) in (0_u16..).zip(headings) {
            sheet
                .set_column_width(column, f64::from(*width))?
                .set_column_format(column, &text)?;
            sheet.write_string_with_format(0, column, *heading, &self::heading(false))?;
        }
        let quoted = text.clone().set_quote_prefix();
        Ok(Self {
            book,
            next: 1,
            text,
            quoted,
        })
    }

    /// Adds a row. Every cell is text, also where it looks like a formula or a number.
    ///
    /// # Errors
    /// When the disk is full, or a cell holds more than 32,767 characters.
    pub fn row<T: AsRef<str>>(&mut self, cells: &[T]) -> Result<(), WriteError> {
        let sheet = self.book.worksheet_from_index(0)?;
        for (column, cell) in (0_u16..).zip(cells) {
            let cell = cell.as_ref();
            let format = if cell.starts_with(FORMULA) {
                &self.quoted
            } else {
                &self.text
            };
            write(sheet, self.next, column, cell, format)?;
        }
        self.next += 1;
        Ok(())
    }

    /// The file.
    ///
    /// # Errors
    /// When the disk is full.
    pub fn finish(mut self) -> Result<Vec<u8>, WriteError> {
        Ok(self.book.save_to_buffer()?)
    }
}

fn write(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &str,
    format: &Format,
) -> Result<(), WriteError> {
    if !cell.is_empty() {
        sheet.write_string_with_format(row, column, cell, format)?;
    }
    Ok(())
}

/// The look of headings; those of columns that have to be filled in are darker.
pub(super) fn heading(is_needed: bool) -> Format {
    let colour = if is_needed { 0x00BF_D3F2 } else { 0x00E4_EAF4 };
    Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_background_color(Color::RGB(colour))
}
