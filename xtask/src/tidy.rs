//! The house rules: what a compiler does not check and a reviewer should not have to.

mod files;
mod imports;
mod links;
mod manifests;
mod promises;
mod table;
mod tree;

use std::fmt;

use crate::{Failure, root};

/// One breach of a house rule.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Problem {
    /// The file, from the top folder.
    pub file: String,
    /// The line, counted from 1; 0 when it is about the whole file.
    pub line: usize,
    /// What is wrong, and what to do about it.
    pub words: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.file, self.words),
            line => write!(f, "{}:{line}: {}", self.file, self.words),
        }
    }
}

/// All breaches in the tree as it lies on the disk.
pub fn problems() -> Result<Vec<Problem>, Failure> {
    let files = tree::read(&root())?;
    let mut problems = Vec::new();
    for file in &files {
        files::check(file, &mut problems);
        links::check(file, &files, &mut problems);
        manifests::check(file, &mut problems);
    }
    promises::check(&files, &mut problems);
    imports::check(&files, &mut problems)?;
    problems.sort();
    Ok(problems)
}

/// Prints all breaches; true when there is none.
pub fn report() -> Result<bool, Failure> {
    let problems = problems()?;
    for problem in &problems {
        println!("{problem}");
    }
    Ok(problems.is_empty())
}
