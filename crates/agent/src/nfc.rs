//! Unicode's Normalization Form C (UAX 15), for secrets.
//!
//! The library's own iterator takes the tables of the other forms along, 60 kB on a device, and
//! leaves what it reads in memory. Its functions for single characters do neither.

use unicode_normalization::char::{canonical_combining_class, compose, decompose_canonical};
use zeroize::Zeroizing;

/// Most characters that one becomes when it is taken apart.
const PARTS: usize = 4;

/// The text in NFC. Nothing of it stays in memory beside what is returned.
pub(crate) fn nfc(text: &str) -> Zeroizing<String> {
    // Room for all from the start: a list that grows leaves copies behind.
    let mut chars = Zeroizing::new(Vec::with_capacity(PARTS * text.chars().count()));
    for c in text.chars() {
        decompose_canonical(c, |part| chars.push(part));
    }
    order(&mut chars);
    put_together(&mut chars);
    let mut normal = Zeroizing::new(String::with_capacity(4 * chars.len()));
    normal.extend(chars.iter());
    normal
}

/// Marks on one letter in the order of their classes; those of one class stay as they are.
fn order(chars: &mut [char]) {
    let is_mark = |c: &char| canonical_combining_class(*c) != 0;
    for marks in chars.chunk_by_mut(|a, b| is_mark(a) && is_mark(b)) {
        marks.sort_by_key(|mark| canonical_combining_class(*mark));
    }
}

/// Joins each mark with the letter before it where there is a character for both, unless a mark of
/// the same class or a letter stands between them.
fn put_together(chars: &mut Vec<char>) {
    let mut letter: Option<usize> = None;
    let mut kept: usize = 0;
    let mut last_class = 0;
    for at in 0..chars.len() {
        let c = chars[at];
        let class = canonical_combining_class(c);
        if let Some(of) = letter
            && (kept == of + 1 || last_class < class)
            && let Some(joined) = compose(chars[of], c)
        {
            chars[of] = joined;
            continue;
        }
        if class == 0 {
            letter = Some(kept);
        }
        chars[kept] = c;
        last_class = class;
        kept += 1;
    }
    chars.truncate(kept);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::nfc;

    /// Letters, marks of several classes, Hangul and whatever else there is.
    fn texts() -> impl Strategy<Value = String> {
        let telling = prop::sample::select(
            "aoqu\u{300}\u{301}\u{308}\u{323}\u{327}\u{345}\u{5b0}\u{1100}\u{1161}\u{11a8}\u{ac00}\u{1e9b}\u{212b}\u{fb2c}\u{9c7}\u{9be}\u{1d15e}"
                .chars()
                .collect::<Vec<_>>(),
        );
        let one = prop_oneof![9 => telling, 1 => any::<char>()];
        prop::collection::vec(one, 0..24).prop_map(|chars| chars.into_iter().collect())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

        #[test]
        fn it_is_what_the_library_says(text in texts()) {
            let ours = nfc(&text);
            prop_assert_eq!(ours.as_str(), text.nfc().collect::<String>());
        }
    }

    #[test]
    fn every_character_alone_is_what_the_library_says() {
        for c in '\0'..=char::MAX {
            let text = c.to_string();
            assert_eq!(nfc(&text).as_str(), text.nfc().collect::<String>(), "{c:?}");
        }
    }
}
