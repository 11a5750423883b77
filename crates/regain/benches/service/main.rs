//! What the service bears: requests and status checks a second on SQLite and PostgreSQL, beside a
//! bare insert and a bare select in the same database; and lists of many devices.
//!
//! `cargo xtask bench service` runs it with a PostgreSQL of its own; after `--`, the numbers of requests
//! and of clients at once.

#![expect(clippy::disallowed_methods, reason = "a bench reads the clock")]
#![expect(clippy::unwrap_used, reason = "a bench may panic")]

mod bare;
mod client;
mod figures;
mod list;
mod service;

use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use recovery::store::Store;
use store_postgres::PostgresStore;
use store_sqlite::SqliteStore;
use tokio::runtime::Runtime;

use self::bare::Bare;
use self::figures::Figure;
use self::service::Service;

/// Rows of the lists that are handed in.
const LISTS: [u32; 2] = [10_000, 100_000];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [word, rows, folder] = &arguments[..]
        && word == "list"
    {
        return list::run(rows.parse().unwrap(), Path::new(folder));
    }
    let mut asked = arguments.iter().filter_map(|word| word.parse().ok());
    let requests: usize = asked.next().unwrap_or(2_000);
    let clients: usize = asked.next().unwrap_or(8);
    println!(
        "{requests} of each, {clients} at once\n\n{}",
        Figure::HEADINGS
    );
    let folder = tempfile::tempdir().unwrap();
    let runtime = Runtime::new().unwrap();
    let file = folder.path().join("service.db");
    let store = runtime.block_on(SqliteStore::open(&file)).unwrap();
    let bare = runtime.block_on(Bare::sqlite(&folder.path().join("bare.db")));
    measure(
        &runtime,
        "SQLite",
        Arc::new(store),
        &bare,
        (requests, clients),
    );
    match std::env::var("REGAIN_TEST_POSTGRES_URL") {
        Ok(url) => {
            let store = runtime.block_on(PostgresStore::connect(&url)).unwrap();
            let bare = runtime.block_on(Bare::postgres(&url));
            measure(
                &runtime,
                "PostgreSQL",
                Arc::new(store),
                &bare,
                (requests, clients),
            );
        }
        Err(_) => println!("PostgreSQL: REGAIN_TEST_POSTGRES_URL names none"),
    }
    println!("\n{}", list::HEADINGS);
    for rows in LISTS {
        let folder = tempfile::tempdir().unwrap();
        let child = Command::new(std::env::current_exe().unwrap())
            .args(["list", &rows.to_string()])
            .arg(folder.path())
            .output()
            .unwrap();
        print!("{}", String::from_utf8_lossy(&child.stdout));
        assert!(
            child.status.success(),
            "{}",
            String::from_utf8_lossy(&child.stderr)
        );
    }
}

/// All numbers of one database.
fn measure(
    runtime: &Runtime,
    database: &str,
    store: Arc<dyn Store>,
    bare: &Bare,
    (requests, clients): (usize, usize),
) {
    let service = runtime.block_on(Service::start(store));
    let devices = runtime.block_on(service.devices(requests));
    let print = |what: &str, figure: Figure| println!("| {database} | {what} {figure}");
    print(
        "bare insert",
        runtime.block_on(bare.inserts(requests, clients)),
    );
    let bodies: Vec<_> = devices
        .iter()
        .map(|device| service.request(device))
        .collect();
    print(
        "request handed in",
        client::run(service.address, "/api/v1/requests", &bodies, clients, 201),
    );
    print(
        "bare select",
        runtime.block_on(bare.selects(requests, clients)),
    );
    let bodies: Vec<_> = devices.iter().map(service::question).collect();
    print(
        "status looked up",
        client::run(service.address, "/api/v1/status", &bodies, clients, 200),
    );
}
