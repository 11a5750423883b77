//! `[database]`: SQLite in the data folder, or a PostgreSQL server.

use std::fmt;

use anyhow::{Result, bail};
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

impl Database {
    pub(super) fn check(&self) -> Result<()> {
        let known = |url: &DatabaseUrl| {
            let text = url.expose();
            text.starts_with("postgres://") || text.starts_with("postgresql://")
        };
        // Checked here and not where it is read: those errors repeat what was given.
        if !self.url.as_ref().is_none_or(known) {
            bail!(
                "the database's address must begin with postgres:// (SQLite needs no address: leave it out)"
            );
        }
        Ok(())
    }
}

/// A PostgreSQL address; it may hold a password, so it is never shown.
#[derive(Clone, Deserialize)]
#[serde(transparent)]
pub(crate) struct DatabaseUrl(String);

impl DatabaseUrl {
    /// The address with all that is in it.
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}

impl From<String> for DatabaseUrl {
    fn from(url: String) -> Self {
        Self(url)
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DatabaseUrl(..)")
    }
}
