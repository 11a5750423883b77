//! Which styles show a number as a date.

use std::collections::HashSet;
use std::io::{Read, Seek};

use super::super::package::Package;
use super::super::{Unreadable, xml};

/// Styles of cells, and formats of their own; Excel's limit is 65,490.
const STYLES: usize = 65_536;

/// For each style, whether its number is a date.
#[derive(Default)]
pub(in super::super) struct Styles {
    formats: HashSet<u32>,
    dates: Vec<bool>,
}

impl Styles {
    /// Takes a format of the file's own.
    pub(in super::super) fn add_format(&mut self, number: u32, code: &str) {
        if is_date(code) && self.formats.len() < STYLES {
            self.formats.insert(number);
        }
    }

    /// Takes the next style, by the number of its format.
    pub(in super::super) fn add_style(&mut self, format: u32) {
        // The formats that every program has of itself, those for East Asia included.
        let is_known = matches!(format, 14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58);
        if self.dates.len() < STYLES {
            self.dates.push(is_known || self.formats.contains(&format));
        }
    }

    pub(in super::super) fn is_date(&self, style: usize) -> bool {
        self.dates.get(style).copied().unwrap_or_default()
    }
}

pub(super) fn read<R: Read + Seek>(
    package: &mut Package<R>,
    path: &str,
) -> Result<Styles, Unreadable> {
    let mut styles = Styles::default();
    let Some(mut xml) = package.xml(path)? else {
        return Ok(styles);
    };
    let mut in_cells = false;
    while let Some(tag) = xml.next_tag()? {
        match tag.local_name().as_ref() {
            "numFmt" => {
                let number =
                    xml::attribute(&tag, "numFmtId")?.and_then(|number| number.parse().ok());
                let code = xml::attribute(&tag, "formatCode")?;
                if let (Some(number), Some(code)) = (number, code) {
                    styles.add_format(number, &code);
                }
            }
            "cellXfs" => in_cells = true,
            "cellStyles" | "dxfs" => in_cells = false,
            "xf" if in_cells => {
                let format = xml::attribute(&tag, "numFmtId")?;
                styles.add_style(format.and_then(|format| format.parse().ok()).unwrap_or(0));
            }
            _ => {}
        }
    }
    Ok(styles)
}

/// Whether a format shows a day or a year: `dd.mm.yyyy`, but not `h:mm`, `0 "days"` or `[Red]0`.
pub(in super::super) fn is_date(code: &str) -> bool {
    let mut characters = code.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => drop(characters.by_ref().find(|other| *other == '"')),
            '[' => drop(characters.by_ref().find(|other| *other == ']')),
            '\\' | '_' | '*' => drop(characters.next()),
            'd' | 'D' | 'y' | 'Y' => return true,
            ';' => return false,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::is_date;

    #[test]
    fn p3_formats_that_show_a_date_are_told_from_others() {
        for code in [
            "dd.mm.yyyy",
            "yyyy\\-mm\\-dd",
            "[$-407]d. mmmm yyyy;@",
            "m/d/yy h:mm",
        ] {
            assert!(is_date(code), "{code}");
        }
        for code in [
            "General",
            "0.00",
            "h:mm:ss",
            "[h]:mm",
            "0 \"days\"",
            "[Red]0",
            "0;yyyy",
            "\\d0",
            "mm:ss",
        ] {
            assert!(!is_date(code), "{code}");
        }
    }
}
