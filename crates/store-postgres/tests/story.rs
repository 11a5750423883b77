//! PostgreSQL holds to the store story. Wants a server: `REGAIN_TEST_POSTGRES_URL` names a
//! database in which the user may create schemas. Each test makes one of its own and drops it.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "helpers of tests may panic"
)]

use std::sync::Arc;

use recovery::audit::chain::Broken;
use recovery::audit::{self, TrailError};
use recovery::store::Store as _;
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::postgres::PgPool;
use sqlx::{AssertSqlSafe, Row as _, SqlSafeStr as _};
use store_postgres::{OpenError, PostgresStore};
use testkit::service::{LabDevice, Service};
use testkit::{older, store_story};

/// A schema of one test's own.
struct Schema {
    admin: PgPool,
    name: String,
    url: String,
}

impl Schema {
    async fn make() -> Self {
        let url = std::env::var("REGAIN_TEST_POSTGRES_URL").expect(
            "REGAIN_TEST_POSTGRES_URL must name a database to test in, such as \
             postgres://postgres@127.0.0.1:5432/postgres",
        );
        let admin = PgPool::connect(&url).await.unwrap();
        let row =
            sqlx::query("SELECT 'story_' || replace(gen_random_uuid()::text, '-', '') AS name");
        let name: String = row.fetch_one(&admin).await.unwrap().get("name");
        let create = format!("CREATE SCHEMA {name}");
        sqlx::query(AssertSqlSafe(create))
            .execute(&admin)
            .await
            .unwrap();
        let sign = if url.contains('?') { '&' } else { '?' };
        let url = format!("{url}{sign}options[search_path]={name}");
        Self { admin, name, url }
    }

    async fn drop(self) {
        let drop = format!("DROP SCHEMA {} CASCADE", self.name);
        sqlx::query(AssertSqlSafe(drop))
            .execute(&self.admin)
            .await
            .unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_story_holds() {
    let schema = Schema::make().await;
    let store = Arc::new(PostgresStore::connect(&schema.url).await.unwrap());
    store_story::tell(Arc::clone(&store) as _).await;
    no_table_holds_what_was_erased(&schema).await;
    store.close().await;
    schema.drop().await;
}

/// Looks into every column of every table, whoever added it: nobody has to think of this test.
async fn no_table_holds_what_was_erased(schema: &Schema) {
    let pool = PgPool::connect(&schema.url).await.unwrap();
    let all = "SELECT table_name::text, column_name::text, data_type::text
        FROM information_schema.columns WHERE table_schema = $1";
    let all = sqlx::query(all).bind(schema.name.clone());
    let columns = all.fetch_all(&pool).await.unwrap();
    assert!(columns.len() > 150, "{}", columns.len());
    for row in columns {
        let (table, column): (String, String) = (row.get(0), row.get(1));
        let bytes = match row.get::<String, _>(2).as_str() {
            "bytea" => column.clone(),
            _ => format!("convert_to({column}::text, 'UTF8')"),
        };
        let select = format!("SELECT {bytes} AS bytes FROM {table}");
        let values = sqlx::query(AssertSqlSafe(select)).fetch_all(&pool).await;
        for value in values.unwrap() {
            let bytes: Option<Vec<u8>> = value.get("bytes");
            let bytes = bytes.unwrap_or_default();
            let found = store_story::gone_in(&table, &column, &bytes);
            let shown = bytes.escape_ascii();
            assert_eq!(found, None, "{table}.{column} holds {shown}");
        }
    }
    pool.close().await;
}

#[tokio::test]
async fn two_nodes_may_start_at_once_on_an_empty_database() {
    let schema = Schema::make().await;
    let (one, two) = tokio::join!(
        PostgresStore::connect(&schema.url),
        PostgresStore::connect(&schema.url)
    );
    let (one, two) = (one.unwrap(), two.unwrap());
    let mut tx = two.read().await.unwrap();
    assert_eq!(tx.count_devices().await.unwrap(), (0, 0));
    drop(tx);
    one.close().await;
    two.close().await;
    schema.drop().await;
}

#[tokio::test]
async fn an_older_database_is_found_again_when_it_is_brought_up_to_date() {
    let schema = Schema::make().await;
    let pool = PgPool::connect(&schema.url).await.unwrap();
    let migrations = [
        (
            "first light",
            include_str!("../migrations/0001_first_light.sql"),
        ),
        (
            "email orders",
            include_str!("../migrations/0002_email_orders.sql"),
        ),
    ];
    let step = |(number, (name, sql)): (i64, (&'static str, &'static str))| {
        let sql = sql.into_sql_str();
        Migration::new(number, name.into(), MigrationType::Simple, sql, false)
    };
    let older = (1..).zip(migrations).map(step).collect();
    Migrator::with_migrations(older).run(&pool).await.unwrap();
    let hex = |bytes: &[u8]| -> String { bytes.iter().map(|b| format!("{b:02x}")).collect() };
    let blob = |bytes: &[u8]| format!("'\\x{}'::bytea", hex(bytes));
    for statement in older::of_two_migrations(&blob, true) {
        sqlx::query(AssertSqlSafe(statement))
            .execute(&pool)
            .await
            .unwrap();
    }
    pool.close().await;
    let store = Arc::new(PostgresStore::connect(&schema.url).await.unwrap());
    older::is_found_again(Arc::clone(&store) as _).await;
    store.close().await;
    schema.drop().await;
}

#[tokio::test]
async fn inv4_an_older_trail_is_covered_so_that_what_it_tells_can_go() {
    let schema = Schema::make().await;
    let pool = PgPool::connect(&schema.url).await.unwrap();
    let mut older = Vec::new();
    for file in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations")).unwrap() {
        let path = file.unwrap().path();
        let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let (number, name) = stem.split_once('_').unwrap();
        let name = name.replace('_', " ");
        let sql = AssertSqlSafe(std::fs::read_to_string(&path).unwrap()).into_sql_str();
        let number: i64 = number.parse().unwrap();
        let kind = MigrationType::Simple;
        older.push(Migration::new(number, name.into(), kind, sql, false));
    }
    older.sort_by_key(|migration| migration.version);
    older.truncate(16);
    Migrator::with_migrations(older).run(&pool).await.unwrap();
    let blob = |bytes: &[u8]| -> String {
        let hex: String = bytes.iter().map(|b| format!("{b:02x}")).collect();
        format!("'\\x{hex}'::bytea")
    };
    for statement in older::of_the_first_form(&blob) {
        let statement = sqlx::query(AssertSqlSafe(statement));
        statement.execute(&pool).await.unwrap();
    }
    pool.close().await;
    for _ in 0..2 {
        let store = PostgresStore::connect(&schema.url).await.unwrap();
        older::is_covered(&store).await;
        store.close().await;
    }
    schema.drop().await;
}

#[tokio::test]
async fn a_newer_database_is_refused() {
    let schema = Schema::make().await;
    PostgresStore::connect(&schema.url)
        .await
        .unwrap()
        .close()
        .await;
    let pool = PgPool::connect(&schema.url).await.unwrap();
    sqlx::query(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
         VALUES (9999, 'of tomorrow', TRUE, '', 0)",
    )
    .execute(&pool)
    .await
    .unwrap();
    let refused = PostgresStore::connect(&schema.url).await.err().unwrap();
    assert!(matches!(refused, OpenError::Newer(9999)), "{refused}");
    pool.close().await;
    schema.drop().await;
}

#[tokio::test]
async fn inv4_the_trail_cannot_be_changed_or_cut() {
    let schema = Schema::make().await;
    let store = Arc::new(PostgresStore::connect(&schema.url).await.unwrap());
    let service = Service::new(Arc::clone(&store) as _, 1);
    service
        .register(&LabDevice::new("POSTGRES000000000001", 1))
        .await;
    let pool = PgPool::connect(&schema.url).await.unwrap();
    for sql in [
        "UPDATE audit SET detail = ''",
        "DELETE FROM audit",
        "TRUNCATE audit CASCADE",
        "UPDATE audit_links SET number = number + 1",
        "DELETE FROM audit_links",
        "TRUNCATE audit_links",
        "UPDATE audit_head SET number = 0",
        "DELETE FROM audit_head",
        "TRUNCATE audit_head",
    ] {
        let error = sqlx::query(sql)
            .execute(&pool)
            .await
            .unwrap_err()
            .to_string();
        assert!(error.contains("append-only"), "{error}");
    }
    pool.close().await;
    store.close().await;
    schema.drop().await;
}

#[tokio::test]
async fn inv4_whoever_changes_the_trail_past_its_triggers_is_found() {
    let schema = Schema::make().await;
    let store = Arc::new(PostgresStore::connect(&schema.url).await.unwrap());
    let service = Service::new(Arc::clone(&store) as _, 1);
    for number in 1..=3 {
        let serial = format!("POSTGRES00000000001{number}");
        service.register(&LabDevice::new(&serial, number)).await;
    }
    assert_eq!(audit::check(&*store).await.unwrap().number, 3);
    let pool = PgPool::connect(&schema.url).await.unwrap();
    for sql in [
        "ALTER TABLE audit DISABLE TRIGGER USER",
        "UPDATE audit SET actor = 'holder' WHERE id = (SELECT entry FROM audit_links WHERE number = 2)",
    ] {
        sqlx::query(sql).execute(&pool).await.unwrap();
    }
    let found = audit::check(&*store).await;
    assert!(
        matches!(found, Err(TrailError::Broken(Broken::Altered(2)))),
        "{found:?}"
    );
    pool.close().await;
    store.close().await;
    schema.drop().await;
}

#[tokio::test]
async fn an_address_that_is_none_is_told_without_repeating_it() {
    let refused = PostgresStore::connect("postgres//anna:secret@host")
        .await
        .err()
        .unwrap();
    assert!(matches!(refused, OpenError::Address));
    assert!(!format!("{refused} {refused:?}").contains("secret"));
}

#[tokio::test]
async fn a_server_that_is_not_there_is_told_as_such() {
    // Port 1 belongs to a service that nobody runs.
    let refused = PostgresStore::connect("postgres://anna:secret@127.0.0.1:1/regain").await;
    let Err(OpenError::Unavailable(cause)) = refused else {
        panic!("no server, no store");
    };
    assert!(cause.to_string().contains("refused"), "{cause}");
}
