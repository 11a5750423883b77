//! The driver's errors in the port's words.

use recovery::store::StoreError;

/// SQLSTATE of a serialization failure and of a deadlock.
const AGAIN: [&str; 2] = ["40001", "40P01"];

/// A statement that failed.
pub(crate) fn failed(error: sqlx::Error) -> StoreError {
    let clash = error.as_database_error().is_some_and(|e| {
        e.is_unique_violation() || e.code().is_some_and(|code| AGAIN.contains(&code.as_ref()))
    });
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
