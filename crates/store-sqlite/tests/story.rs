//! SQLite holds to the store story, in memory and in a file, and to promises of its own.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic")]

use std::sync::Arc;

use recovery::audit::chain::Broken;
use recovery::audit::{self, Act, Actor, Entry, TrailError};
use recovery::desk::{self, Given, Which};
use recovery::store::Store as _;
use store_sqlite::{OpenError, SqliteStore};
use testkit::entropy::Seeded;
use testkit::service::{LabDevice, MORNING, Service};
use testkit::store_story;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_story_holds_in_memory() {
    store_story::tell(Arc::new(SqliteStore::in_memory().await.unwrap())).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_story_holds_in_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("service.db");
    let store = Arc::new(SqliteStore::open(&path).await.unwrap());
    store_story::tell(Arc::clone(&store) as _).await;
    no_table_holds_what_was_erased(&path).await;
    store.close().await;
    no_byte_of_the_file_does(&path).await;
}

/// Looks into every column of every table, whoever added it: nobody has to think of this test.
async fn no_table_holds_what_was_erased(path: &std::path::Path) {
    let pool = raw(path).await;
    let all = "SELECT name FROM sqlite_master WHERE type = 'table'";
    let tables: Vec<String> = sqlx::query_scalar(all).fetch_all(&pool).await.unwrap();
    assert!(tables.len() > 30, "{tables:?}");
    for table in &tables {
        let columns = format!("SELECT name FROM pragma_table_info('{table}')");
        let columns = sqlx::query_scalar(sqlx::AssertSqlSafe(columns));
        let columns: Vec<String> = columns.fetch_all(&pool).await.unwrap();
        for column in columns {
            // Bytes that are no text are looked into all the same.
            let select = format!("SELECT hex(CAST({column} AS BLOB)) FROM {table}");
            let values = sqlx::query_scalar(sqlx::AssertSqlSafe(select));
            let values: Vec<Option<String>> = values.fetch_all(&pool).await.unwrap();
            for value in values.into_iter().flatten() {
                let bytes: Vec<u8> = (0..value.len())
                    .step_by(2)
                    .map(|at| u8::from_str_radix(&value[at..at + 2], 16).unwrap())
                    .collect();
                let found = store_story::gone_in(table, &column, &bytes);
                let shown = bytes.escape_ascii();
                assert_eq!(found, None, "{table}.{column} holds {shown}");
            }
        }
    }
    pool.close().await;
}

async fn no_byte_of_the_file_does(path: &std::path::Path) {
    let pool = raw(path).await;
    let fold = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)");
    fold.execute(&pool).await.unwrap();
    pool.close().await;
    let bytes = std::fs::read(path).unwrap().to_ascii_lowercase();
    for gone in store_story::GONE {
        let found = bytes
            .windows(gone.len())
            .any(|some| some == gone.as_bytes());
        assert!(!found, "the file holds {gone}");
    }
}

#[tokio::test]
async fn a_file_is_found_again_as_it_was_left() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("service.db");
    let first = SqliteStore::open(&path).await.unwrap();
    let entry = Entry {
        at: MORNING,
        actor: Actor::Service,
        act: Act::MailGivenUp,
        subject: "kept".to_owned(),
        detail: String::new(),
    };
    let mut tx = first.begin().await.unwrap();
    tx.add_entry(&entry).await.unwrap();
    tx.commit().await.unwrap();
    // No orderly end: the store is left open, as a killed process leaves it.
    let second = SqliteStore::open(&path).await.unwrap();
    let mut tx = second.read().await.unwrap();
    assert_eq!(tx.entries_about("kept").await.unwrap(), [entry]);
}

#[cfg(unix)]
#[tokio::test]
async fn g07_no_file_of_it_can_be_read_by_others() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(&folder.path().join("service.db"))
        .await
        .unwrap();
    let mut names = Vec::new();
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let file = file.unwrap();
        let mode = file.metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{:?}", file.file_name());
        names.push(file.file_name());
    }
    assert!(names.len() > 1, "the journal is looked at too: {names:?}");
    store.close().await;
}

#[tokio::test]
async fn a_newer_database_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("service.db");
    SqliteStore::open(&path).await.unwrap().close().await;
    let pool = raw(&path).await;
    sqlx::query(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
         VALUES (9999, 'of tomorrow', TRUE, x'00', 0)",
    )
    .execute(&pool)
    .await
    .unwrap();
    pool.close().await;
    let refused = SqliteStore::open(&path).await.err().unwrap();
    assert!(matches!(refused, OpenError::Newer(9999)), "{refused}");
}

#[tokio::test]
async fn inv4_the_trail_cannot_be_changed_or_cut() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("service.db");
    let service = Service::new(Arc::new(SqliteStore::open(&path).await.unwrap()), 1);
    service
        .register(&LabDevice::new("SQLITE00000000000001", 1))
        .await;
    let pool = raw(&path).await;
    for sql in [
        "UPDATE audit SET detail = ''",
        "DELETE FROM audit",
        "UPDATE audit_links SET number = number + 1",
        "DELETE FROM audit_links",
        "UPDATE audit_head SET number = 0",
        "DELETE FROM audit_head",
    ] {
        let error = sqlx::query(sql)
            .execute(&pool)
            .await
            .unwrap_err()
            .to_string();
        assert!(error.contains("append-only"), "{error}");
    }
}

/// What somebody who may do anything in the database does to the trail.
#[tokio::test]
async fn inv4_whoever_changes_the_trail_past_its_triggers_is_found() {
    let insert = "INSERT INTO audit (at, actor, act, subject, detail) VALUES (1, 'x', 'x', '', '')";
    let tampered = [
        (
            "UPDATE audit SET detail = 'x' WHERE id = 2",
            Broken::Altered(2),
        ),
        (
            "UPDATE audit_links SET hash = zeroblob(32) WHERE number = 1",
            Broken::Altered(1),
        ),
        (
            "DELETE FROM audit_links WHERE number = 2",
            Broken::Missing(2),
        ),
        (
            "UPDATE audit_links SET number = 9 WHERE number = 3",
            Broken::Missing(3),
        ),
        (
            "DELETE FROM audit_links WHERE number = 4",
            Broken::End { found: 3, kept: 4 },
        ),
        (insert, Broken::Outside(1)),
    ];
    for (sql, expected) in tampered {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("service.db");
        let store = Arc::new(SqliteStore::open(&path).await.unwrap());
        let service = Service::new(Arc::clone(&store) as _, 1);
        for number in 1..=4 {
            let serial = format!("SQLITE0000000000001{number}");
            service.register(&LabDevice::new(&serial, number)).await;
        }
        assert_eq!(audit::check(&*store).await.unwrap().number, 4);
        store.close().await;
        let pool = raw(&path).await;
        for sql in [
            "DROP TRIGGER audit_is_not_changed",
            "DROP TRIGGER audit_links_are_not_changed",
            "DROP TRIGGER audit_links_are_not_cut",
        ] {
            sqlx::query(sql).execute(&pool).await.unwrap();
        }
        sqlx::query(sqlx::AssertSqlSafe(sql))
            .execute(&pool)
            .await
            .unwrap();
        pool.close().await;
        // Opening the database again takes nothing in that is not its own.
        let store = SqliteStore::open(&path).await.unwrap();
        let found = audit::check(&store).await;
        assert!(
            matches!(&found, Err(TrailError::Broken(broken)) if *broken == expected),
            "{sql}: {found:?}"
        );
    }
}

#[tokio::test]
async fn a_key_is_in_the_database_at_no_time() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("service.db");
    let store = Arc::new(SqliteStore::open(&path).await.unwrap());
    let service = Service::new(Arc::clone(&store) as _, 1);
    let device = LabDevice::new("SQLITE00000000000002", 2).with_reserved("owner@plant.example");
    service.enrol(&device).await;
    let (challenge, code) = device.challenge(&service, 3);
    let form = service.form(&device, &challenge, "anna@shop.example");
    let case = service.request(&form, MORNING, 4).await.unwrap().case;
    let agent = service.agent("anna", 5).await;
    let (keys, policy) = (&service.keys, &service.policy);
    let release = desk::approve(&*store, keys, policy, &agent, case, Which::Open, MORNING)
        .await
        .unwrap()
        .releases[0];
    let answer = desk::answer_for(&*store, keys, release, MORNING, &mut Seeded::new(6)).await;
    assert!(matches!(answer.unwrap().given, Given::Key(key) if key == code));

    let text = code.to_text();
    let secrets: [&[u8]; 4] = [
        code.as_bytes(),
        text.as_bytes(),
        &text.replace('-', "").into_bytes(),
        b"owner@plant.example",
    ];
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        for secret in secrets {
            assert!(!bytes.windows(secret.len()).any(|window| window == secret));
        }
    }
}

async fn raw(path: &std::path::Path) -> sqlx::SqlitePool {
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path);
    sqlx::SqlitePool::connect_with(options).await.unwrap()
}
