//! What can go wrong between the rules and a database.

use core::error::Error;
use core::fmt::Display;

use thiserror::Error;

/// A store's failure.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The database cannot be reached, is full, or is busy beyond its patience. Trying later helps.
    #[error("the database is not available")]
    Unavailable(#[source] Box<dyn Error + Send + Sync>),
    /// Somebody else changed the same rows at the same time. Trying again helps.
    #[error("another change was made at the same time")]
    Conflict,
    /// A row holds what no row can hold. Trying again does not help.
    #[error("the database holds a senseless {table}.{column} in row {id}")]
    Inconsistent {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// The row's key, as text.
        id: String,
    },
}

impl StoreError {
    /// A row that makes no sense.
    #[must_use]
    pub fn inconsistent(table: &'static str, column: &'static str, id: &dyn Display) -> Self {
        Self::Inconsistent {
            table,
            column,
            id: id.to_string(),
        }
    }
}
