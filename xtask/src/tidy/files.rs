//! Rules for each file by itself: length, header, left-over words, paths of one machine, spaces.

use super::Problem;
use super::tree::File;

/// Long before this many lines a file does two things.
const LONGEST: usize = 500;

/// Written in two halves, so that this file does not breach its own rule.
const LEFT_OVER: [&str; 4] = [
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("XX", "X:"),
    concat!("db", "g!("),
];

/// Folders that exist on somebody's machine only.
const MACHINE: [&str; 5] = [
    concat!("/wo", "rk/"),
    concat!("/ro", "ot/"),
    concat!("/ho", "me/"),
    concat!("/Us", "ers/"),
    concat!(":\\Us", "ers"),
];

/// Checks one file.
pub(super) fn check(file: &File, problems: &mut Vec<Problem>) {
    if is_generated(file) {
        return;
    }
    if is_source(file) {
        length(file, problems);
        header(file, problems);
    }
    for (at, line) in file.text.lines().enumerate() {
        each_line(file, at + 1, line, problems);
    }
    if !file.text.is_empty() && !file.text.ends_with('\n') {
        problems.push(file.problem("the last line does not end"));
    }
}

/// Generated files are compared with their generators instead.
fn is_generated(file: &File) -> bool {
    file.kind() == "lock"
        || file.path.ends_with("package-lock.json")
        || file.path.starts_with("vectors/")
}

fn is_source(file: &File) -> bool {
    matches!(
        file.kind(),
        "css" | "html" | "js" | "mjs" | "py" | "rs" | "sh" | "sql"
    )
}

fn length(file: &File, problems: &mut Vec<Problem>) {
    let lines = file.text.lines().count();
    if lines > LONGEST {
        problems.push(file.problem(format!(
            "{lines} lines; split it before it passes {LONGEST}"
        )));
    }
}

fn header(file: &File, problems: &mut Vec<Problem>) {
    let mut lines = file
        .text
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with("#!"));
    let first = lines.next().unwrap_or_default();
    let (sign, good) = match file.kind() {
        // The tests of the module beside it need no other introduction.
        "rs" if file.path.ends_with("/tests.rs") => return,
        "rs" => ("//!", first.starts_with("//!")),
        "js" | "mjs" => (
            "// or /*",
            first.starts_with("//") || first.starts_with("/*"),
        ),
        "css" => ("/*", first.starts_with("/*")),
        "sql" => ("--", first.starts_with("--")),
        "py" => (
            "\"\"\" or #",
            first.starts_with("\"\"\"") || first.starts_with('#'),
        ),
        _ => return,
    };
    if !good {
        problems.push(file.problem(format!(
            "begin with what this file is for, in a {sign} comment"
        )));
    }
}

fn each_line(file: &File, number: usize, line: &str, problems: &mut Vec<Problem>) {
    if line.ends_with([' ', '\t', '\r']) {
        problems.push(file.problem_at(number, "space at the end of the line"));
    }
    for word in LEFT_OVER.iter().filter(|word| line.contains(**word)) {
        problems.push(file.problem_at(
            number,
            format!("{word} is left over: do it, or open an issue"),
        ));
    }
    for path in MACHINE.iter().filter(|path| leads_into(line, path)) {
        problems.push(file.problem_at(number, format!("{path} is a folder of one machine")));
    }
}

/// Whether a folder is followed by a name: `/…me/` alone may be a pattern or a page.
fn leads_into(line: &str, folder: &str) -> bool {
    line.split(folder)
        .skip(1)
        .any(|rest| rest.starts_with(|c: char| c.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::super::tree::File;
    use super::{LONGEST, check};

    fn words(path: &str, text: &str) -> Vec<String> {
        let mut problems = Vec::new();
        check(
            &File {
                path: path.to_owned(),
                text: text.to_owned(),
            },
            &mut problems,
        );
        problems.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_good_file_has_no_problem() {
        assert_eq!(
            words("a.rs", "//! Says what it is.\nfn a() {}\n"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn each_breach_is_found_once_and_placed() {
        let header = "//! Says what it is.\n";
        let cases = [
            (String::from("fn a() {}\n"), "a.rs: begin with"),
            (
                format!("{header}{}", "\n".repeat(LONGEST)),
                "a.rs: 501 lines",
            ),
            (
                format!("{header}fn a() {{}} \n"),
                "a.rs:2: space at the end",
            ),
            (
                format!("{header}// {}: later\n", concat!("TO", "DO")),
                "a.rs:2: TO",
            ),
            (
                format!("{header}// see {}me/notes\n", concat!("/ho", "me/")),
                "a.rs:2: /ho",
            ),
            (format!("{header}fn a() {{}}"), "a.rs: the last line"),
        ];
        for (text, start) in cases {
            let found = words("a.rs", &text);
            assert_eq!(found.len(), 1, "{found:?}");
            assert!(found[0].starts_with(start), "{found:?}");
        }
    }
}
