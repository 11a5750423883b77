//! A list as text with commas (RFC 4180).

use super::FORMULA;

/// Adds a row to `text`, which ought to begin with the mark U+FEFF: without it, spreadsheet programs
/// take the letters for those of another encoding. What looks like a formula gets an apostrophe in
/// front, which [`read`](crate::read) takes away again.
pub fn csv<T: AsRef<str>>(text: &mut String, cells: &[T]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            text.push(',');
        }
        let cell = cell.as_ref();
        let mark = if cell.starts_with(FORMULA) { "'" } else { "" };
        if mark.is_empty() && !cell.contains(['"', ',', ';', '\n', '\r', '\t', '|']) {
            text.push_str(cell);
        } else {
            text.push('"');
            text.push_str(mark);
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        }
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::csv;

    #[test]
    fn p3_formulas_are_escaped_in_text_that_we_write() {
        let mut text = String::new();
        csv(
            &mut text,
            &[
                "=1+1", "+49", "-3", "@SUM(A1)", "'", "plain", "a \"b\"", "a,b", "",
            ],
        );
        let expected =
            "\"'=1+1\",\"'+49\",\"'-3\",\"'@SUM(A1)\",\"''\",plain,\"a \"\"b\"\"\",\"a,b\",\r\n";
        assert_eq!(text, expected);
    }
}
