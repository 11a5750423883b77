//! Links between our documents lead somewhere.

use super::Problem;
use super::tree::File;
use crate::root;

/// Checks the links of one Markdown file to other files of the project.
pub(super) fn check(file: &File, files: &[File], problems: &mut Vec<Problem>) {
    if file.kind() != "md" {
        return;
    }
    for (at, line) in file.text.lines().enumerate() {
        for target in targets(line) {
            let path = resolve(&file.path, target);
            if !files.iter().any(|file| file.path == path) && !root().join(&path).exists() {
                problems
                    .push(file.problem_at(at + 1, format!("the link to {target} leads nowhere")));
            }
        }
    }
}

/// The targets of `[text](target)` in a line that are files of ours, without their anchors.
fn targets(line: &str) -> impl Iterator<Item = &str> {
    line.split("](").skip(1).filter_map(|rest| {
        let target = rest.split([')', ' ', '#']).next()?;
        (!target.is_empty() && !target.contains(':')).then_some(target)
    })
}

fn resolve(from: &str, target: &str) -> String {
    let mut path: Vec<&str> = from.split('/').collect();
    path.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(path.pop()),
            part => path.push(part),
        }
    }
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::{resolve, targets};

    #[test]
    fn links_to_files_are_found_and_others_are_not() {
        let line =
            "see [a](docs/a.md#part), [b](https://example.org) and [c](#here) or ![d](d.png \"D\")";
        assert_eq!(targets(line).collect::<Vec<_>>(), ["docs/a.md", "d.png"]);
    }

    #[test]
    fn links_are_followed_from_the_folder_of_their_file() {
        assert_eq!(resolve("docs/guide/a.md", "../b.md"), "docs/b.md");
        assert_eq!(resolve("README.md", "./docs/"), "docs");
    }
}
