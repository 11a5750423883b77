//! A row of a text file, strictly (RFC 4180): a mark opens at a cell's start, and closes at its end.

/// The cells of a row.
pub(super) type Fields = Vec<String>;

pub(super) enum Reading {
    /// Every mark has its other.
    Whole(Fields),
    /// The last cell is still open; the next line may close it.
    Open,
    /// A mark stands where none may be.
    Wrong,
}

pub(super) fn read(text: &str, separator: char) -> Reading {
    let mut fields = Fields::new();
    let mut rest = text;
    loop {
        let (field, behind) = if let Some(quoted) = rest.strip_prefix('"') {
            match quoted_field(quoted) {
                Some((field, behind)) if behind.is_empty() || behind.starts_with(separator) => {
                    (field, behind)
                }
                Some(_) => return Reading::Wrong,
                None => return Reading::Open,
            }
        } else {
            let end = rest.find(separator).unwrap_or(rest.len());
            if rest[..end].contains(['"', '\n']) {
                return Reading::Wrong;
            }
            (rest[..end].to_owned(), &rest[end..])
        };
        fields.push(field);
        match behind.strip_prefix(separator) {
            Some(next) => rest = next,
            None => return Reading::Whole(fields),
        }
    }
}

/// The field up to its closing mark, and what is behind that; `None` when it is not closed.
fn quoted_field(text: &str) -> Option<(String, &str)> {
    let (mut field, mut rest) = (String::new(), text);
    loop {
        let end = rest.find('"')?;
        field.push_str(&rest[..end]);
        rest = &rest[end + 1..];
        match rest.strip_prefix('"') {
            Some(more) => {
                field.push('"');
                rest = more;
            }
            None => return Some((field, rest)),
        }
    }
}
