//! The relaxed canonical forms of RFC 6376, 3.4.2 and 3.4.4.

/// The headers of a message, each with all its lines, and the body.
pub(super) fn split(message: &[u8]) -> (Vec<&[u8]>, &[u8]) {
    let end = find(message, b"\r\n\r\n").unwrap_or(message.len());
    let body = message.get(end + 4..).unwrap_or_default();
    let mut rest = &message[..message.len().min(end + 2)];
    let mut headers = Vec::new();
    while !rest.is_empty() {
        let mut length = next_line(rest);
        while matches!(rest.get(length), Some(b' ' | b'\t')) {
            length += next_line(&rest[length..]);
        }
        let (header, after) = rest.split_at(length);
        headers.push(header);
        rest = after;
    }
    (headers, body)
}

/// The canonical forms of the headers with these names, in the order of the names. Of headers with
/// one name the lowest comes first; a name that finds none left adds nothing.
pub(super) fn headers(all: &[&[u8]], names: &[&str]) -> Vec<u8> {
    let mut left: Vec<&[u8]> = all.to_vec();
    let mut out = Vec::new();
    for name in names {
        let bears = |header: &&[u8]| {
            let (own, _) = parts(header);
            own.eq_ignore_ascii_case(name.as_bytes())
        };
        if let Some(at) = left.iter().rposition(bears) {
            out.extend(header(left.remove(at)));
        }
    }
    out
}

/// The canonical form of one header: its name in small letters, its value on one line with single
/// spaces.
pub(super) fn header(raw: &[u8]) -> Vec<u8> {
    let (name, value) = parts(raw);
    let mut out = name.to_ascii_lowercase();
    out.push(b':');
    let words = value.split(|byte| b" \t\r\n".contains(byte));
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    out.extend(words.join(&b' '));
    out.extend(b"\r\n");
    out
}

/// The canonical form of a body: single spaces, none at the ends of lines, no empty lines at its end.
pub(super) fn body(raw: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(raw.len());
    let mut kept = 0;
    let mut rest = raw;
    while !rest.is_empty() {
        let (line, after) = rest.split_at(next_line(rest));
        let line = line.strip_suffix(b"\r\n").unwrap_or(line);
        let is_blank = relax(line, &mut out);
        out.extend(b"\r\n");
        if !is_blank {
            kept = out.len();
        }
        rest = after;
    }
    out.truncate(kept);
    out
}

/// Adds a line without its end, and says whether it is blank.
fn relax(line: &[u8], out: &mut Vec<u8>) -> bool {
    let is_space = |byte: &u8| matches!(byte, b' ' | b'\t');
    let Some(last) = line.iter().rposition(|byte| !is_space(byte)) else {
        return true;
    };
    let mut in_space = false;
    for byte in &line[..=last] {
        match (is_space(byte), in_space) {
            (true, true) => {}
            (true, false) => out.push(b' '),
            (false, _) => out.push(*byte),
        }
        in_space = is_space(byte);
    }
    false
}

/// Name and value of a header.
fn parts(header: &[u8]) -> (&[u8], &[u8]) {
    let colon = header.iter().position(|byte| *byte == b':');
    let (name, value) = header.split_at(colon.unwrap_or(header.len()));
    (name.trim_ascii_end(), value.get(1..).unwrap_or_default())
}

/// The length of the first line, its end included.
fn next_line(bytes: &[u8]) -> usize {
    find(bytes, b"\r\n").map_or(bytes.len(), |at| at + 2)
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}
