//! The driver's errors in the port's words.

use recovery::store::StoreError;
use sqlx::error::DatabaseError;

/// A statement that failed.
pub(crate) fn failed(error: sqlx::Error) -> StoreError {
    let clash = error
        .as_database_error()
        .is_some_and(DatabaseError::is_unique_violation);
    if clash {
        StoreError::Conflict
    } else {
        unavailable(error)
    }
}

/// A connection that could not be had.
pub(crate) fn unavailable(error: sqlx::Error) -> StoreError {
    StoreError::Unavailable(Box::new(error))
}
