//! The tests that ARCHITECTURE.md names for what a device holds to are there.
//!
//! They stand in backticks in the Markdown table whose head begins with `| no. | a device holds to |`. What has
//! no underscore there is no test.

use std::collections::HashSet;

use super::Problem;
use super::tree::File;

const DOCUMENT: &str = "ARCHITECTURE.md";
const HEAD: &str = "| no. | a device holds to |";

pub(super) fn check(files: &[File], problems: &mut Vec<Problem>) {
    let sources = files.iter().filter(|file| file.kind() == "rs");
    let functions: HashSet<&str> = sources.flat_map(|file| functions(&file.text)).collect();
    for file in files.iter().filter(|file| file.path == DOCUMENT) {
        let named = named(&file.text);
        if named.is_empty() {
            problems.push(file.problem_at(0, format!("no table begins with {HEAD}")));
        }
        for (line, name) in named {
            if !functions.contains(name) {
                problems.push(file.problem_at(line, format!("there is no test {name}")));
            }
        }
    }
}

/// The names in the table, each with its line.
fn named(document: &str) -> Vec<(usize, &str)> {
    let lines = document.lines().enumerate();
    lines
        .skip_while(|(_, line)| !line.starts_with(HEAD))
        .take_while(|(_, line)| line.starts_with('|'))
        .flat_map(|(at, line)| {
            let quoted = line.split('`').skip(1).step_by(2);
            let names = quoted.filter(|name| name.contains('_'));
            names.map(move |name| (at + 1, name))
        })
        .collect()
}

fn functions(source: &str) -> impl Iterator<Item = &str> {
    source.lines().filter_map(|line| {
        let rest = line.trim_start().strip_prefix("fn ")?;
        rest.split('(').next()
    })
}

#[cfg(test)]
mod tests {
    use super::{functions, named};

    #[test]
    fn names_of_tests_are_read_from_the_table_and_from_the_source() {
        let document = "`not_here`\n| no. | a device holds to | shown by |\n| --- | --- | --- |\n\
                        | 1 | `subtle` | `one_test`, `two_tests` |\n\n`not_here_either`\n";
        assert_eq!(named(document), [(4, "one_test"), (4, "two_tests")]);
        let source = "#[test]\n    fn one_test() {\n// fn two_tests() is gone\n";
        assert_eq!(functions(source).collect::<Vec<_>>(), ["one_test"]);
    }
}
