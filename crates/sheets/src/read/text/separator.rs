//! What separates the columns of a text file.

use super::lines::Line;
use super::record::{Reading, read};

/// Lines that are looked at.
pub(super) const LOOK: usize = 12;

const CANDIDATES: [char; 4] = [';', ',', '\t', '|'];

/// The separator, and whether the first line does nothing but state it (`sep=;`).
pub(super) fn find(lines: &[Line]) -> (char, bool) {
    let stated = lines.first().and_then(|line| {
        let mut rest = line.text.trim().strip_prefix("sep=")?.chars();
        rest.next().filter(|_| rest.next().is_none())
    });
    if let Some(separator) =
        stated.filter(|separator| *separator != '"' && !separator.is_alphanumeric())
    {
        return (separator, true);
    }
    // The first of the best: most columns in the heading, and rows that have as many.
    let mut best = (0, ',');
    for candidate in CANDIDATES {
        let score = score(lines, candidate);
        if score > best.0 {
            best = (score, candidate);
        }
    }
    (best.1, false)
}

fn score(lines: &[Line], separator: char) -> usize {
    let mut widths = lines
        .iter()
        .filter(|line| !line.text.trim().is_empty())
        .filter_map(|line| match read(&line.text, separator) {
            Reading::Whole(fields) => Some(fields.len()),
            Reading::Open | Reading::Wrong => None,
        });
    let Some(first) = widths.next().filter(|width| *width > 1) else {
        return 0;
    };
    first.min(100) * (1 + widths.filter(|width| *width == first).count())
}
