//! Every crate says what it is for and takes versions, licence and lints from the workspace.

use super::Problem;
use super::tree::File;

/// Each of these has to be a line of a crate's manifest.
const SHARED: [&str; 4] = [
    "edition.workspace = true",
    "license.workspace = true",
    "publish.workspace = true",
    "workspace = true",
];

/// Checks one manifest of a member of the workspace.
pub(super) fn check(file: &File, problems: &mut Vec<Problem>) {
    let member = file.path.starts_with("crates/") || file.path.starts_with("xtask/");
    if !member || !file.path.ends_with("/Cargo.toml") {
        return;
    }
    let lines: Vec<&str> = file.text.lines().map(str::trim).collect();
    if !lines
        .iter()
        .any(|line| line.starts_with("description = \"") && line.ends_with(".\""))
    {
        problems.push(file.problem("say in `description` what this crate is for, as a sentence"));
    }
    for line in SHARED.iter().filter(|line| !lines.contains(line)) {
        problems.push(file.problem(format!("take it from the workspace: {line}")));
    }
    let mut section = "";
    for (at, line) in lines.iter().enumerate() {
        if let Some(name) = line.strip_prefix('[') {
            section = name.trim_end_matches(']');
        } else if section.ends_with("dependencies")
            && line.contains('=')
            && !line.contains("workspace = true")
        {
            problems
                .push(file.problem_at(at + 1, "versions stand in the workspace's manifest only"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tree::File;
    use super::{SHARED, check};

    fn problems(extra: &str) -> usize {
        let text = format!(
            "description = \"Does one thing.\"\n{}\n{extra}\n",
            SHARED.join("\n")
        );
        let mut problems = Vec::new();
        check(
            &File {
                path: "crates/a/Cargo.toml".to_owned(),
                text,
            },
            &mut problems,
        );
        problems.len()
    }

    #[test]
    fn a_version_of_its_own_is_found() {
        assert_eq!(problems("[dependencies]\nserde.workspace = true"), 0);
        assert_eq!(problems("[dependencies]\nserde = \"1\""), 1);
        assert_eq!(problems("[features]\nserde = []"), 0);
    }
}
