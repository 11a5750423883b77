//! The story on PostgreSQL. Wants a server: `REGAIN_TEST_POSTGRES_URL` names a database in which the
//! user may create schemas. Each test makes one of its own and drops it.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "helpers of tests may panic"
)]

#[path = "../support/mod.rs"]
mod support;

use std::process::Stdio;

use sqlx::postgres::PgPool;
use sqlx::{AssertSqlSafe, Row as _};
use tempfile::TempDir;

use support::process::regain;

/// A schema of one test's own.
struct Schema {
    admin: PgPool,
    name: String,
    url: String,
}

impl Schema {
    async fn make() -> Self {
        let url = std::env::var("REGAIN_TEST_POSTGRES_URL")
            .expect("REGAIN_TEST_POSTGRES_URL must name a database to test in");
        let admin = PgPool::connect(&url).await.unwrap();
        let named = "SELECT 'demo_' || replace(gen_random_uuid()::text, '-', '') AS name";
        let name: String = sqlx::query(named)
            .fetch_one(&admin)
            .await
            .unwrap()
            .get("name");
        let sign = if url.contains('?') { '&' } else { '?' };
        let schema = Self {
            url: format!("{url}{sign}options[search_path]={name}"),
            admin,
            name,
        };
        schema.run(format!("CREATE SCHEMA {}", schema.name)).await;
        schema
    }

    async fn run(&self, sql: String) {
        let query = sqlx::query(AssertSqlSafe(sql));
        query.execute(&self.admin).await.unwrap();
    }

    async fn drop(self) {
        self.run(format!("DROP SCHEMA {} CASCADE", self.name)).await;
    }

    /// How many rows this table has: the story was told here and not somewhere else.
    async fn count(&self, table: &str) -> i64 {
        let sql = format!("SELECT count(*) AS count FROM {}.{table}", self.name);
        let row = sqlx::query(AssertSqlSafe(sql)).fetch_one(&self.admin).await;
        row.unwrap().get("count")
    }
}

#[tokio::test]
async fn the_story_holds_on_postgresql() {
    let schema = Schema::make().await;
    let folder = TempDir::new().unwrap();
    let mut command = regain(folder.path());
    command
        .args(["demo", "--story"])
        .env("TMPDIR", folder.path());
    let command = command.env("DATABASE_URL", &schema.url);
    let output = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .output();
    let output = output.unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}{errors}");
    assert!(said.contains("Everything held."), "{said}");
    assert_eq!(schema.count("cases").await, 1);
    schema.drop().await;
}
