//! What columns and choices are called in other languages; whoever reads the file knows them.

use std::collections::HashMap;

use super::column::{Column, plain};

/// Further names of columns and choices.
#[derive(Debug, Default)]
pub struct Names {
    headings: HashMap<String, Column>,
    choices: HashMap<(Column, String), &'static str>,
}

impl Names {
    /// Adds a heading. The first of two that read alike counts.
    pub fn heading(&mut self, text: &str, column: Column) {
        self.headings.entry(plain(text)).or_insert(column);
    }

    /// Adds what a choice is called; `word` is its word in forms.
    pub fn choice(&mut self, column: Column, text: &str, word: &'static str) {
        self.choices.entry((column, plain(text))).or_insert(word);
    }

    pub(super) fn titled(&self, heading: &str) -> Option<Column> {
        self.headings.get(&plain(heading)).copied()
    }

    pub(super) fn chosen(&self, column: Column, text: &str) -> Option<&'static str> {
        self.choices.get(&(column, plain(text))).copied()
    }
}
