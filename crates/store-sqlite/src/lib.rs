//! The service's store on SQLite.
