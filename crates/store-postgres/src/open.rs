//! Connecting to a database, and bringing it up to date.

use std::time::Duration;

use async_trait::async_trait;
use recovery::store::{Store, StoreError, Tx};
use sqlx::ConnectOptions as _;
use sqlx::SqlSafeStr as _;
use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use thiserror::Error;

use crate::error::unavailable;
use crate::unit::Unit;

/// How long a caller waits for a connection.
const PATIENCE: Duration = Duration::from_secs(10);

/// The session's own limits: a row lock is waited for as long as a connection, and a node that
/// stalls within a unit of work gives its locks free.
const LIMITS: [(&str, &str); 2] = [
    ("lock_timeout", "10s"),
    ("idle_in_transaction_session_timeout", "60s"),
];

/// A PostgreSQL database.
pub struct PostgresStore {
    pool: PgPool,
}

/// Why a database could not be opened.
#[derive(Debug, Error)]
pub enum OpenError {
    /// The address is not understood.
    #[error("This is no PostgreSQL address. It looks like postgres://user:password@host/database.")]
    Address,
    /// A newer Regain wrote it.
    #[error(
        "This database was written by a newer version (migration {0} is unknown). Please run that \
         version, or restore a backup made before it."
    )]
    Newer(i64),
    /// Its history is not this program's.
    #[error("This database's migration {0} is not the one this version knows.")]
    Foreign(i64),
    /// The server cannot be reached, or does not let us in.
    #[error("The database cannot be opened")]
    Unavailable(#[source] sqlx::Error),
    /// A migration failed; nothing of it was kept.
    #[error("The database cannot be brought up to date")]
    Migration(#[source] MigrateError),
    /// The audit trail of an older version could not be chained; nothing of it was kept.
    #[error("The audit trail cannot be brought up to date")]
    Chain(#[source] StoreError),
}

impl PostgresStore {
    /// Connects to the database at `url`, `postgres://user:password@host:port/database`.
    ///
    /// # Errors
    /// When it cannot be reached, or a newer version wrote it.
    pub async fn connect(url: &str) -> Result<Self, OpenError> {
        // The driver's own error may repeat the address, and with it the password.
        let options: PgConnectOptions = url.parse().map_err(|_| OpenError::Address)?;
        let options = options.application_name("regain").options(LIMITS);
        let pool = PgPoolOptions::new()
            .max_connections(16)
            .acquire_timeout(PATIENCE)
            .connect_with(options.clone())
            .await;
        let pool = match pool {
            Ok(pool) => pool,
            // A server that is about to start is waited for, and then nobody says what was wrong.
            Err(sqlx::Error::PoolTimedOut) => {
                return Err(OpenError::Unavailable(why(&options).await));
            }
            Err(error) => return Err(OpenError::Unavailable(error)),
        };
        migrator().run(&pool).await.map_err(|error| match error {
            MigrateError::VersionMissing(version) => OpenError::Newer(version),
            MigrateError::VersionMismatch(version) => OpenError::Foreign(version),
            other => OpenError::Migration(other),
        })?;
        let store = Self { pool };
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
        let begin = "BEGIN ISOLATION LEVEL READ COMMITTED";
        let mut unit = Box::new(Unit::of(
            self.pool.begin_with(begin).await.map_err(unavailable)?,
        ));
        unit.begin_chain().await?;
        unit.commit().await
    }

    /// Closes all connections.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

/// What stands in the way of a connection, from one more try.
async fn why(options: &PgConnectOptions) -> sqlx::Error {
    match tokio::time::timeout(PATIENCE, options.connect()).await {
        Ok(Err(error)) => error,
        Ok(Ok(_)) | Err(_) => sqlx::Error::PoolTimedOut,
    }
}

fn migrator() -> Migrator {
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
    Migrator::with_migrations(vec![
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
    ])
}

#[async_trait]
impl Store for PostgresStore {
    async fn begin(&self) -> Result<Box<dyn Tx>, StoreError> {
        let begin = "BEGIN ISOLATION LEVEL READ COMMITTED";
        Ok(Box::new(Unit::of(
            self.pool.begin_with(begin).await.map_err(unavailable)?,
        )))
    }

    async fn read(&self) -> Result<Box<dyn Tx>, StoreError> {
        // One snapshot for the whole page, so that its parts agree.
        let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
        Ok(Box::new(Unit::of(
            self.pool.begin_with(begin).await.map_err(unavailable)?,
        )))
    }
}
