//! Characters that XML cannot hold, as `_x000D_` (ISO/IEC 29500-1, 22.4.2.4).

use std::borrow::Cow;

/// The text with its escapes resolved; what only looks like one stays.
pub(super) fn resolve(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let character = character(rest);
        plain.push(character.unwrap_or('_'));
        rest = &rest[if character.is_some() { 7 } else { 1 }..];
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

fn character(text: &str) -> Option<char> {
    let digits = text
        .get(2..6)
        .filter(|_| text.as_bytes().get(6) == Some(&b'_'))?;
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    char::from_u32(u32::from_str_radix(digits, 16).ok()?)
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn p3_escaped_characters_of_a_workbook_are_read() {
        let cases = [
            ("a_x000D_b", "a\rb"),
            ("_x005F_x000D_", "_x000D_"),
            ("_x00", "_x00"),
            ("_xZZZZ_", "_xZZZZ_"),
            ("ä_x_", "ä_x_"),
            ("_xD83D_", "_xD83D_"),
        ];
        for (escaped, plain) in cases {
            assert_eq!(resolve(escaped), plain);
        }
    }
}
