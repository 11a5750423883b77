//! Lines of plain text, broken where their language allows it.

/// Columns of a line (RFC 5322, 2.1.1: at most 78; a reply puts "> " before it more than once).
pub(crate) const COLUMNS: usize = 72;

/// The paragraph in lines of at most [`COLUMNS`] columns, the first after `first`, the others after
/// `then`. A word that fits no line, such as a link, has one of its own.
pub(crate) fn wrapped(text: &str, first: &str, then: &str) -> String {
    let mut lines = String::from(first);
    let (mut column, mut is_begun) = (width(first), false);
    for atom in atoms(text) {
        let space = usize::from(is_begun && atom.spaced);
        if is_begun && column + space + width(atom.text) > COLUMNS {
            lines.push('\n');
            lines.push_str(then);
            column = width(then);
        } else if space > 0 {
            lines.push(' ');
            column += 1;
        }
        lines.push_str(atom.text);
        column += width(atom.text);
        is_begun = true;
    }
    lines
}

/// Text that a person wrote, each of that person's lines wrapped.
pub(crate) fn quoted(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(|line| wrapped(line, "", "")).collect();
    lines.join("\n")
}

/// How many columns a text takes in a font of fixed width.
pub(crate) fn width(text: &str) -> usize {
    text.chars().map(columns).sum()
}

/// What is never broken.
struct Atom<'a> {
    text: &'a str,
    /// Whether a space stands before it.
    spaced: bool,
}

fn atoms(text: &str) -> Vec<Atom<'_>> {
    let mut atoms = Vec::new();
    for word in text
        .split([' ', '\t', '\n', '\r'])
        .filter(|word| !word.is_empty())
    {
        let mut spaced = true;
        let mut rest = word;
        while !rest.is_empty() {
            let (text, after) = rest.split_at(break_in(rest));
            atoms.push(Atom { text, spaced });
            (rest, spaced) = (after, false);
        }
    }
    atoms
}

/// Where a word may be broken first: beside characters of Chinese, yet not before what closes or
/// after what opens (UAX 14: ID, CL, OP).
fn break_in(word: &str) -> usize {
    let mut before: Option<char> = None;
    for (at, c) in word.char_indices() {
        if let Some(before) = before
            && (is_wide(before) || is_wide(c))
            && !opens(before)
            && !closes(c)
        {
            return at;
        }
        // What takes no column belongs to its neighbours.
        if columns(c) > 0 {
            before = Some(c);
        }
    }
    word.len()
}

const fn columns(c: char) -> usize {
    match c {
        // Marks of direction, and what joins letters.
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' => 0,
        // Vowels and other marks on letters.
        '\u{300}'..='\u{36F}' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' => 0,
        c if is_wide(c) => 2,
        _ => 1,
    }
}

/// East Asian Wide and Fullwidth, as far as texts have them.
const fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115F}' | '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE6F}' | '\u{FF00}'..='\u{FF60}'
        | '\u{FFE0}'..='\u{FFE6}' | '\u{20000}'..='\u{3FFFD}')
}

const fn opens(c: char) -> bool {
    matches!(c, '（' | '《' | '「' | '『' | '【' | '“' | '‘' | '(' | '[')
}

const fn closes(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '？'
            | '！'
            | '）'
            | '》'
            | '」'
            | '』'
            | '】'
            | '”'
            | '’'
            | ','
            | '.'
            | ';'
            | ':'
            | '?'
            | '!'
            | ')'
            | ']'
            | '…'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lines_break_between_words_and_hang_under_their_step() {
        let text = "Type the key. Small or capital letters and the dash do not matter at all, whatever you do.";
        assert_eq!(
            wrapped(text, "3. ", "   "),
            "3. Type the key. Small or capital letters and the dash do not matter at\n   all, whatever you do."
        );
        let link = format!("https://reset.example/more/{}", "x".repeat(80));
        assert_eq!(
            wrapped(&format!("Here: {link} now"), "", ""),
            format!("Here:\n{link}\nnow")
        );
    }

    #[test]
    fn chinese_breaks_between_characters_but_not_before_what_closes() {
        let text = "字".repeat(35) + "，字字";
        assert_eq!(
            wrapped(&text, "", ""),
            format!("{}，\n字字", "字".repeat(35))
        );
        let text = "字".repeat(36) + "，字";
        assert_eq!(
            wrapped(&text, "", ""),
            format!("{}\n字，字", "字".repeat(35))
        );
        let text = "字".repeat(34) + "“RG1602-16S”字";
        assert_eq!(
            wrapped(&text, "", ""),
            format!("{}\n“RG1602-16S”字", "字".repeat(34))
        );
    }

    #[test]
    fn arabic_is_counted_without_its_marks() {
        let word = "\u{2068}مُرسَل\u{2069}";
        assert_eq!(width(word), 4);
        let line = wrapped(&[word; 20].join(" "), "", "");
        assert!(line.lines().all(|line| width(line) <= COLUMNS));
        assert_eq!(line.lines().count(), 2);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_no_line_is_too_long(text in "([a-z“”字。，（）م]{1,12} ){0,40}") {
            let lines = wrapped(&text, "1. ", "   ");
            let bare = |text: &str| text.replace([' ', '\n'], "");
            prop_assert_eq!(bare(&lines), format!("1.{}", bare(&text)));
            for line in lines.lines() {
                prop_assert!(width(line) <= COLUMNS, "{}", line);
            }
        }
    }
}
