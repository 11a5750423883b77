//! The database that the settings choose, opened and brought up to date.

use anyhow::{Context, Result};
use recovery::store::Store;
use store_postgres::PostgresStore;
use store_sqlite::SqliteStore;

use super::config::Config;
use super::files;

/// Opens the database, makes it when it is missing, and migrates it.
pub(crate) async fn open(config: &Config) -> Result<Box<dyn Store>> {
    match &config.database.url {
        Some(url) => {
            let store = PostgresStore::connect(url.expose()).await;
            Ok(Box::new(
                store.context("cannot use the PostgreSQL database")?,
            ))
        }
        None => {
            files::private_folder(config.data.path())?;
            let file = config.data.database();
            let store = SqliteStore::open(&file).await;
            Ok(Box::new(store.with_context(|| {
                format!("cannot use the database {}", file.display())
            })?))
        }
    }
}
