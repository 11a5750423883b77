//! `[database]`: SQLite in the data folder, or a PostgreSQL server.

use std::fmt;

use serde::Deserialize;

pub(super) const EXAMPLE: &str = r#"[database]
# Leave it out for SQLite in the data folder. The environment's DATABASE_URL overrides it, which
# keeps the password out of this file.
#: url = "postgres://regain@db.example.org/regain?sslmode=verify-full"
"#;

/// Where requests, registry, staff, jobs and audit are kept.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Database {
    pub(crate) url: Option<DatabaseUrl>,
}

/// A PostgreSQL address; it may hold a password, so it is never shown.
#[derive(Clone, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct DatabaseUrl(String);

impl DatabaseUrl {
    /// The address with all that is in it.
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for DatabaseUrl {
    type Error = String;

    fn try_from(url: String) -> Result<Self, String> {
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            Ok(Self(url))
        } else {
            Err(String::from(
                "the database's address must begin with postgres:// (SQLite needs no address: leave it out)",
            ))
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DatabaseUrl(..)")
    }
}
