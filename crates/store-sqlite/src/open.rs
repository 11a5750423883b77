//! Opening a database, and bringing it up to date.

use std::fs::OpenOptions;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use recovery::store::{Store, StoreError, Tx};
use sqlx::SqlSafeStr as _;
use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use thiserror::Error;
use tokio::sync::Semaphore;
use tokio::time::timeout;

use crate::error::unavailable;
use crate::unit::Unit;

/// How long a writer waits for one in another process.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long a writer waits for its turn in this process. A case of 10,000 lines is decided in one unit
/// of work, which takes seconds.
const TURN: Duration = Duration::from_secs(30);

/// A SQLite database.
pub struct SqliteStore {
    pool: SqlitePool,
    /// Writers come in turn: SQLite lets whoever happens to ask at the right moment go first, and those
    /// that wait would hold connections that readers could use.
    turns: Arc<Semaphore>,
}

/// Why a database could not be opened.
#[derive(Debug, Error)]
pub enum OpenError {
    /// A newer Regain wrote it.
    #[error(
        "This database was written by a newer version (migration {0} is unknown). Please run that \
         version, or restore a backup made before it."
    )]
    Newer(i64),
    /// Its history is not this program's.
    #[error("This database's migration {0} is not the one this version knows.")]
    Foreign(i64),
    /// The file cannot be opened or brought up to date.
    #[error("The database cannot be opened")]
    Unavailable(#[source] sqlx::Error),
    /// A migration failed; nothing of it was kept.
    #[error("The database cannot be brought up to date")]
    Migration(#[source] MigrateError),
    /// The audit trail of an older version could not be chained; nothing of it was kept.
    #[error("The audit trail cannot be brought up to date")]
    Chain(#[source] StoreError),
}

impl SqliteStore {
    /// Opens the database at `path`, creating it when there is none, for its owner only.
    ///
    /// # Errors
    /// When it cannot be opened, or a newer version wrote it.
    pub async fn open(path: &Path) -> Result<Self, OpenError> {
        shut(path).map_err(|error| OpenError::Unavailable(error.into()))?;
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full);
        Self::connect(SqlitePoolOptions::new().max_connections(8), options).await
    }

    /// Makes a database that is gone when the store is dropped.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub async fn in_memory() -> Result<Self, OpenError> {
        // Every connection to memory is a database of its own: keep the one for good.
        let pool = SqlitePoolOptions::new()
            .max_connections(1)
            .idle_timeout(None)
            .max_lifetime(None);
        Self::connect(pool, SqliteConnectOptions::new().in_memory(true)).await
    }

    async fn connect(
        pool: SqlitePoolOptions,
        options: SqliteConnectOptions,
    ) -> Result<Self, OpenError> {
        // What is erased is overwritten in the file, and not only out of reach.
        let options = options
            .foreign_keys(true)
            .busy_timeout(PATIENCE)
            .pragma("secure_delete", "ON");
        let pool = pool
            .connect_with(options)
            .await
            .map_err(OpenError::Unavailable)?;
        migrator().run(&pool).await.map_err(|error| match error {
            MigrateError::VersionMissing(version) => OpenError::Newer(version),
            MigrateError::VersionMismatch(version) => OpenError::Foreign(version),
            other => OpenError::Migration(other),
        })?;
        let turns = Arc::new(Semaphore::new(1));
        let store = Self { pool, turns };
        store.begin_chain().await.map_err(OpenError::Chain)?;
        Ok(store)
    }

    /// Chains the audit trail of an older version, or covers its entries anew, once.
    async fn begin_chain(&self) -> Result<(), StoreError> {
        // A look first: most starts find it done and need not wait for whoever writes.
        let look = self.pool.begin().await.map_err(unavailable)?;
        if Unit::of(look).chain_is_begun().await? {
            return Ok(());
        }
        let begin = "BEGIN IMMEDIATE";
        let mut unit = Box::new(Unit::of(
            self.pool.begin_with(begin).await.map_err(unavailable)?,
        ));
        unit.begin_chain().await?;
        unit.commit().await
    }

    /// Closes the database; everything committed is in its file then.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

fn no_turn(error: impl std::error::Error + Send + Sync + 'static) -> StoreError {
    StoreError::Unavailable(Box::new(error))
}

/// Makes the file, if there is none, with no rights for others: it holds second factors and
/// addresses. SQLite gives the files beside it the same rights.
fn shut(path: &Path) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

fn migrator() -> Migrator {
    Migrator::with_migrations(migrations())
}

fn migrations() -> Vec<Migration> {
    let first_light = include_str!("../migrations/0001_first_light.sql");
    let email_orders = include_str!("../migrations/0002_email_orders.sql");
    let lines = include_str!("../migrations/0003_lines.sql");
    let audit_chain = include_str!("../migrations/0004_audit_chain.sql");
    let language = include_str!("../migrations/0005_language.sql");
    let registry = include_str!("../migrations/0006_registry.sql");
    let queue = include_str!("../migrations/0007_queue.sql");
    let limits = include_str!("../migrations/0008_limits.sql");
    let staff = include_str!("../migrations/0009_staff.sql");
    let sign_in = include_str!("../migrations/0010_sign_in.sql");
    let sealed_totp = include_str!("../migrations/0011_sealed_totp.sql");
    let evidence = include_str!("../migrations/0012_evidence.sql");
    let proposals = include_str!("../migrations/0013_proposals.sql");
    let holder = include_str!("../migrations/0014_holder.sql");
    let envelopes = include_str!("../migrations/0015_envelopes.sql");
    let desk_work = include_str!("../migrations/0016_desk_work.sql");
    let api_tokens = include_str!("../migrations/0017_api_tokens.sql");
    let tellings = include_str!("../migrations/0018_tellings.sql");
    let retention = include_str!("../migrations/0019_retention.sql");
    let sign_ons = include_str!("../migrations/0020_sign_ons.sql");
    let imports = include_str!("../migrations/0021_imports.sql");
    let webhooks = include_str!("../migrations/0022_webhooks.sql");
    let disowned_codes = include_str!("../migrations/0024_disowned_codes.sql");
    let step = |number, name: &'static str, sql: &'static str| {
        let (kind, sql) = (MigrationType::Simple, sql.into_sql_str());
        Migration::new(number, name.into(), kind, sql, false)
    };
    vec![
        step(1, "first light", first_light),
        step(2, "email orders", email_orders),
        step(3, "lines", lines),
        step(4, "audit chain", audit_chain),
        step(5, "language", language),
        step(6, "registry", registry),
        step(7, "queue", queue),
        step(8, "limits", limits),
        step(9, "staff", staff),
        step(10, "sign-in", sign_in),
        step(11, "sealed-totp", sealed_totp),
        step(12, "evidence", evidence),
        step(13, "proposals", proposals),
        step(14, "holder", holder),
        step(15, "envelopes", envelopes),
        step(16, "desk work", desk_work),
        step(17, "api tokens", api_tokens),
        step(18, "tellings", tellings),
        step(19, "retention", retention),
        step(20, "sign-ons", sign_ons),
        step(21, "imports", imports),
        step(22, "webhooks", webhooks),
        step(24, "disowned codes", disowned_codes),
    ]
}

#[async_trait]
impl Store for SqliteStore {
    async fn begin(&self) -> Result<Box<dyn Tx>, StoreError> {
        let turn = timeout(TURN, Arc::clone(&self.turns).acquire_owned()).await;
        let turn = turn.map_err(no_turn)?.map_err(no_turn)?;
        let transaction = self
            .pool
            .begin_with("BEGIN IMMEDIATE")
            .await
            .map_err(unavailable)?;
        Ok(Box::new(Unit::in_turn(transaction, turn)))
    }

    async fn read(&self) -> Result<Box<dyn Tx>, StoreError> {
        Ok(Box::new(Unit::of(
            self.pool.begin().await.map_err(unavailable)?,
        )))
    }
}

#[cfg(test)]
mod tests {
    use sqlx::AssertSqlSafe;
    use testkit::older;

    use super::*;

    /// A database as the version with these migrations left it.
    async fn of_migrations(count: usize, path: &Path) {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true);
        let pool = SqlitePool::connect_with(options).await.unwrap();
        let first = migrations().into_iter().take(count).collect();
        Migrator::with_migrations(first).run(&pool).await.unwrap();
        let hex = |bytes: &[u8]| -> String { bytes.iter().map(|b| format!("{b:02x}")).collect() };
        let blob = |bytes: &[u8]| format!("x'{}'", hex(bytes));
        for statement in older::of_two_migrations(&blob, false) {
            sqlx::query(AssertSqlSafe(statement))
                .execute(&pool)
                .await
                .unwrap();
        }
        pool.close().await;
    }

    #[tokio::test]
    async fn many_who_wait_to_write_keep_nobody_from_reading() {
        let folder = tempfile::tempdir().unwrap();
        let store = SqliteStore::open(&folder.path().join("service.db")).await;
        let store = Arc::new(store.unwrap());
        let writing = store.begin().await.unwrap();
        let waiting: Vec<_> = (0..20)
            .map(|_| {
                let store = Arc::clone(&store);
                tokio::spawn(async move { store.begin().await.unwrap().commit().await })
            })
            .collect();
        tokio::task::yield_now().await;
        let read = timeout(PATIENCE / 2, store.read()).await;
        drop(read.expect("at once").unwrap());
        assert!(waiting.iter().all(|writer| !writer.is_finished()));
        writing.commit().await.unwrap();
        for writer in waiting {
            writer.await.unwrap().unwrap();
        }
    }

    #[tokio::test]
    async fn an_older_database_is_found_again_when_it_is_brought_up_to_date() {
        for migrations in [1, 2] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("regain.sqlite");
            of_migrations(migrations, &path).await;
            let store = SqliteStore::open(&path).await.unwrap();
            older::is_found_again(Arc::new(store)).await;
            let options = SqliteConnectOptions::new().filename(&path);
            let pool = SqlitePool::connect_with(options).await.unwrap();
            let broken = sqlx::query("PRAGMA foreign_key_check");
            assert!(broken.fetch_all(&pool).await.unwrap().is_empty());
        }
    }

    /// A trail as the versions before hashed it, which nothing could be erased from.
    #[tokio::test]
    async fn inv4_an_older_trail_is_covered_so_that_what_it_tells_can_go() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("regain.sqlite");
        let options = SqliteConnectOptions::new()
            .filename(&path)
            .create_if_missing(true);
        let pool = SqlitePool::connect_with(options).await.unwrap();
        let before = migrations().into_iter().take(16).collect();
        Migrator::with_migrations(before).run(&pool).await.unwrap();
        for statement in older::of_the_first_form(&|bytes| {
            let hex: String = bytes.iter().map(|b| format!("{b:02x}")).collect();
            format!("x'{hex}'")
        }) {
            let statement = sqlx::query(AssertSqlSafe(statement));
            statement.execute(&pool).await.unwrap();
        }
        pool.close().await;
        for _ in 0..2 {
            let store = SqliteStore::open(&path).await.unwrap();
            older::is_covered(&store).await;
            store.close().await;
        }
    }
}
