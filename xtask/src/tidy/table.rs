//! The import table of ARCHITECTURE.md.
//!
//! It is the Markdown table whose head is `| crate | what it is | may import | never |`. Names count
//! in backticks only; a row may stand for several crates. The third column lists which of our
//! crates a row's crates may import, the fourth what they must not reach through any number of
//! steps, ours or not; a `*` at the end of a name there stands for any ending.

use crate::Failure;

const HEAD: [&str; 4] = ["crate", "what it is", "may import", "never"];

/// What the table says of one crate.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Row {
    /// The crate.
    pub(super) name: String,
    /// Which of our crates it may import.
    pub(super) may: Vec<String>,
    /// What it must not reach.
    pub(super) never: Vec<String>,
}

/// Reads the table out of the document.
pub(super) fn parse(document: &str) -> Result<Vec<Row>, Failure> {
    let mut lines = document.lines().skip_while(|line| !cells(line).eq(HEAD));
    if lines.next().is_none() {
        return Err(Failure::new(format!(
            "ARCHITECTURE.md has no table with the head | {} |",
            HEAD.join(" | ")
        )));
    }
    let mut rows = Vec::new();
    for line in lines.skip(1).take_while(|line| line.starts_with('|')) {
        let columns: Vec<&str> = cells(line).collect();
        let [names, _, may, never] = columns.as_slice() else {
            return Err(Failure::new(format!(
                "this row of the import table has not four columns: {line}"
            )));
        };
        for name in quoted(names) {
            rows.push(Row {
                name,
                may: quoted(may),
                never: quoted(never),
            });
        }
    }
    Ok(rows)
}

fn cells(line: &str) -> impl Iterator<Item = &str> {
    line.trim()
        .trim_start_matches('|')
        .trim_end_matches('|')
        .split('|')
        .map(str::trim)
}

fn quoted(cell: &str) -> Vec<String> {
    cell.split('`')
        .skip(1)
        .step_by(2)
        .map(String::from)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Row, parse};

    #[test]
    fn names_in_backticks_count_and_words_do_not() {
        let document = "\
# Map
| crate | what it is | may import | never |
| --- | --- | --- | --- |
| `a`, `b` | two `things` | `c` and `d` | files, `tokio`, `store-*` |
| `c` | one | nothing | |

| `e` | another table | | |
";
        let rows = parse(document).unwrap();
        assert_eq!(
            rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(),
            ["a", "b", "c"]
        );
        assert_eq!(
            rows[1],
            Row {
                name: "b".into(),
                may: vec!["c".into(), "d".into()],
                never: vec!["tokio".into(), "store-*".into()],
            }
        );
        assert!(rows[2].may.is_empty() && rows[2].never.is_empty());
    }

    #[test]
    fn a_document_without_the_table_is_refused() {
        assert!(parse("# Nothing\n").is_err());
        assert!(
            parse("| crate | what it is | may import | never |\n|-|-|-|-|\n| `a` | b |\n").is_err()
        );
    }
}
