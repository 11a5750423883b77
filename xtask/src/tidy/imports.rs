//! The import table of ARCHITECTURE.md against what cargo says.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::Problem;
use super::table::{self, Row};
use super::tree::File;
use crate::{Failure, shell};

const DOCUMENT: &str = "ARCHITECTURE.md";

/// Our crates, each with those of ours that it imports (not for its tests).
type Imports = BTreeMap<String, BTreeSet<String>>;

/// Compares the table with the manifests, and what must never be reached with the resolved tree.
pub(super) fn check(files: &[File], problems: &mut Vec<Problem>) -> Result<(), Failure> {
    let document = files.iter().find(|file| file.path == DOCUMENT);
    let document = document.ok_or_else(|| Failure::new(format!("{DOCUMENT} is missing")))?;
    let rows = table::parse(&document.text)?;
    let metadata = shell::read(&mut shell::cargo(&[
        "metadata",
        "--no-deps",
        "--format-version",
        "1",
    ]))?;
    let metadata =
        serde_json::from_str(&metadata).map_err(Failure::doing("reading cargo metadata"))?;
    let mut words = compare(&rows, &imports(&metadata));
    for row in rows.iter().filter(|row| !row.never.is_empty()) {
        words.extend(forbidden(row, &reached(&row.name)?));
    }
    problems.extend(words.into_iter().map(|words| document.problem(words)));
    Ok(())
}

fn imports(metadata: &Value) -> Imports {
    let packages = || metadata["packages"].as_array().into_iter().flatten();
    let ours: BTreeSet<&str> = packages()
        .filter_map(|package| package["name"].as_str())
        .collect();
    packages()
        .map(|package| {
            let dependencies = package["dependencies"].as_array().into_iter().flatten();
            let normal = dependencies.filter(|dependency| dependency["kind"].is_null());
            let names = normal.filter_map(|dependency| dependency["name"].as_str());
            let name = package["name"].as_str().unwrap_or_default();
            (
                name.to_owned(),
                names
                    .filter(|name| ours.contains(name))
                    .map(String::from)
                    .collect(),
            )
        })
        .collect()
}

fn compare(rows: &[Row], imports: &Imports) -> Vec<String> {
    let mut problems = Vec::new();
    for (name, imported) in imports {
        let Some(row) = rows.iter().find(|row| row.name == *name) else {
            problems.push(format!("the crate {name} is not in the import table"));
            continue;
        };
        for import in imported.iter().filter(|import| !row.may.contains(import)) {
            problems.push(format!(
                "{name} imports {import}, and the import table does not allow it"
            ));
        }
    }
    for row in rows {
        for name in std::iter::once(&row.name)
            .chain(&row.may)
            .filter(|name| !imports.contains_key(*name))
        {
            problems.push(format!(
                "the import table names {name}, and there is no such crate"
            ));
        }
    }
    problems
}

/// Every crate that ends up inside this one with all its features.
fn reached(name: &str) -> Result<BTreeSet<String>, Failure> {
    let tree = [
        "tree",
        "--package",
        name,
        "--edges",
        "normal",
        "--prefix",
        "none",
        "--format",
        "{p}",
        "--all-features",
    ];
    let tree = shell::read(&mut shell::cargo(&tree))?;
    Ok(tree
        .lines()
        .filter_map(|line| line.split(' ').next())
        .map(String::from)
        .collect())
}

fn forbidden(row: &Row, reached: &BTreeSet<String>) -> Vec<String> {
    let breaks = |name: &&String| {
        row.never.iter().any(|never| match never.strip_suffix('*') {
            Some(start) => name.starts_with(start),
            None => *name == never,
        })
    };
    let found = reached
        .iter()
        .filter(|name| **name != row.name)
        .filter(breaks);
    found
        .map(|name| format!("{} must never reach {name}, and does", row.name))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Imports, Row, compare, forbidden};

    fn row(name: &str, may: &[&str], never: &[&str]) -> Row {
        let owned = |names: &[&str]| names.iter().map(|&name| String::from(name)).collect();
        Row {
            name: name.into(),
            may: owned(may),
            never: owned(never),
        }
    }

    fn imports(of: &[(&str, &[&str])]) -> Imports {
        of.iter()
            .map(|(name, on)| ((*name).into(), on.iter().map(|&name| name.into()).collect()))
            .collect()
    }

    #[test]
    fn an_import_the_table_allows_is_no_problem() {
        let rows = [row("a", &["b"], &[]), row("b", &[], &[])];
        assert_eq!(
            compare(&rows, &imports(&[("a", &["b"]), ("b", &[])])),
            Vec::<String>::new()
        );
    }

    #[test]
    fn an_import_upwards_a_missing_row_and_a_stale_row_are_problems() {
        let rows = [row("a", &[], &[]), row("gone", &[], &[])];
        let problems = compare(&rows, &imports(&[("a", &["b"]), ("b", &[])]));
        assert_eq!(problems.len(), 3, "{problems:?}");
    }

    #[test]
    fn what_must_never_be_reached_is_found_by_name_and_by_beginning() {
        let reached = ["server", "store-sqlite", "tokio"].map(String::from).into();
        assert_eq!(
            forbidden(&row("server", &[], &["store-*", "sqlx"]), &reached).len(),
            1
        );
        assert_eq!(
            forbidden(&row("server", &[], &["tokio", "store-*"]), &reached).len(),
            2
        );
    }
}
