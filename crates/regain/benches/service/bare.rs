//! The same database with nothing of ours around it: what an insert and a select cost at the least.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use sqlx::postgres::PgPool;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use tokio::task::JoinSet;

use crate::figures::Figure;

const TABLE: &str = "CREATE TABLE bare_requests (number BIGINT PRIMARY KEY, serial TEXT NOT NULL, body TEXT NOT NULL)";
const INSERT: &str = "INSERT INTO bare_requests (number, serial, body) VALUES ($1, $2, $3)";
const SELECT: &str = "SELECT body FROM bare_requests WHERE number = $1";

/// A table with one row a request.
#[derive(Clone)]
pub(crate) enum Bare {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

impl Bare {
    /// A file of its own, as durable as the service's.
    pub(crate) async fn sqlite(file: &Path) -> Self {
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full);
        // One writer at a time is all that SQLite has: more would only wait for one another.
        let pool = SqlitePoolOptions::new().max_connections(1);
        let pool = pool.connect_with(options).await.unwrap();
        sqlx::query(TABLE).execute(&pool).await.unwrap();
        Self::Sqlite(pool)
    }

    /// A table beside the service's.
    pub(crate) async fn postgres(url: &str) -> Self {
        let pool = PgPool::connect(url).await.unwrap();
        sqlx::query(TABLE).execute(&pool).await.unwrap();
        Self::Postgres(pool)
    }

    pub(crate) async fn inserts(&self, count: usize, clients: usize) -> Figure {
        self.each(count, clients, Work::Insert).await
    }

    pub(crate) async fn selects(&self, count: usize, clients: usize) -> Figure {
        self.each(count, clients, Work::Select).await
    }

    async fn each(&self, count: usize, clients: usize, work: Work) -> Figure {
        let next = Arc::new(AtomicUsize::new(0));
        let began = Instant::now();
        let mut tasks = JoinSet::new();
        for _ in 0..clients {
            let (bare, next) = (self.clone(), Arc::clone(&next));
            tasks.spawn(async move {
                let mut times = Vec::new();
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= count {
                        return times;
                    }
                    let began = Instant::now();
                    bare.one(i64::try_from(number).unwrap(), work).await;
                    times.push(began.elapsed());
                }
            });
        }
        let times = tasks.join_all().await.into_iter().flatten().collect();
        Figure::new(times, began.elapsed())
    }

    async fn one(&self, number: i64, work: Work) {
        let (serial, body) = (format!("RG{number:018}"), "x".repeat(600));
        match (self, work) {
            (Self::Sqlite(pool), Work::Insert) => {
                let insert = sqlx::query(INSERT).bind(number).bind(serial).bind(body);
                insert.execute(pool).await.map(drop).unwrap();
            }
            (Self::Sqlite(pool), Work::Select) => {
                let select = sqlx::query(SELECT).bind(number);
                select.fetch_one(pool).await.map(drop).unwrap();
            }
            (Self::Postgres(pool), Work::Insert) => {
                let insert = sqlx::query(INSERT).bind(number).bind(serial).bind(body);
                insert.execute(pool).await.map(drop).unwrap();
            }
            (Self::Postgres(pool), Work::Select) => {
                let select = sqlx::query(SELECT).bind(number);
                select.fetch_one(pool).await.map(drop).unwrap();
            }
        }
    }
}

#[derive(Clone, Copy)]
enum Work {
    Insert,
    Select,
}
