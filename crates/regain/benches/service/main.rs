//! What the service bears: requests and status checks a second on SQLite and PostgreSQL, beside a
//! bare insert and a bare select in the same database; a queue of many cases and an approval of many
//! lines; a file of many devices into the registry; lists of many devices; and large pictures.
//!
//! `cargo xtask bench service` runs it with a PostgreSQL of its own; after `--`, the numbers of requests,
//! of clients at once, of cases in the queue and of devices in the file. After `-- phone`: what a phone that
//! scans a device's code waits for.

#![expect(clippy::disallowed_methods, reason = "a bench reads the clock")]
#![expect(clippy::unwrap_used, reason = "a bench may panic")]

mod bare;
mod client;
mod desk;
mod figures;
mod list;
mod phone;
mod pictures;
mod registry;
mod service;

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use recovery::store::Store;
use store_postgres::PostgresStore;
use store_sqlite::SqliteStore;
use tokio::runtime::Runtime;

use self::bare::Bare;
use self::desk::Desk;
use self::figures::Figure;
use self::service::Service;

/// Rows of the lists that are handed in.
const LISTS: [u32; 2] = [10_000, 100_000];

/// Lines of the case that is approved as a whole.
const LINES: usize = 10_000;

/// A side of the large picture, in pixels: 25 megapixels.
const SIDE: u32 = 5_000;

fn main() {
    // `cargo bench` puts a word of its own behind ours.
    let arguments = std::env::args().skip(1).filter(|word| word != "--bench");
    let arguments: Vec<String> = arguments.collect();
    if let [word, scans, seconds] = &arguments[..]
        && word == "phone"
    {
        return phone::run(scans.parse().unwrap(), seconds.parse().unwrap());
    }
    if let [word, many, folder] = &arguments[..]
        && !word.starts_with(|first: char| first.is_ascii_digit())
    {
        let (many, folder) = (many.parse().unwrap(), Path::new(folder));
        return match word.as_str() {
            "list" => list::run(many, folder),
            "pictures" => pictures::run(many, folder),
            _ => import(many, folder),
        };
    }
    let mut asked = arguments.iter().filter_map(|word| word.parse().ok());
    let mut number = |shipped: usize| asked.next().unwrap_or(shipped);
    let (requests, clients) = (number(2_000), number(8));
    let (cases, devices) = (number(100_000), number(1_000_000));
    println!(
        "{requests} of each, {clients} at once; {cases} cases in the queue\n\n{}",
        Figure::HEADINGS
    );
    let runtime = Runtime::new().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let sqlite = runtime.block_on(SqliteStore::open(&folder.path().join("service.db")));
    let bare = runtime.block_on(Bare::sqlite(&folder.path().join("bare.db")));
    let (store, many) = (Arc::new(sqlite.unwrap()), (requests, clients, cases));
    measure(&runtime, "SQLite", store, &bare, many);
    match std::env::var(POSTGRES) {
        Ok(url) => {
            let store = Arc::new(runtime.block_on(PostgresStore::connect(&url)).unwrap());
            let bare = runtime.block_on(Bare::postgres(&url));
            measure(&runtime, "PostgreSQL", store, &bare, many);
        }
        Err(_) => println!("PostgreSQL: {POSTGRES} names none"),
    }
    println!("\n{}", registry::HEADINGS);
    apart("import", &devices);
    println!("\n{}", list::HEADINGS);
    for rows in LISTS {
        apart("list", &rows);
    }
    println!("\n{}", pictures::HEADINGS);
    apart("pictures", &SIDE);
}

/// Where a PostgreSQL is to be had.
const POSTGRES: &str = "REGAIN_TEST_POSTGRES_URL";

/// Runs a part in a process and a folder of its own.
fn apart(part: &str, many: &impl ToString) {
    let folder = tempfile::tempdir().unwrap();
    let child = Command::new(std::env::current_exe().unwrap())
        .args([part, &many.to_string()])
        .arg(folder.path())
        .output()
        .unwrap();
    print!("{}", String::from_utf8_lossy(&child.stdout));
    let faults = String::from_utf8_lossy(&child.stderr);
    assert!(child.status.success(), "{faults}");
}

/// The file of devices into either database.
fn import(rows: u32, folder: &Path) {
    let runtime = Runtime::new().unwrap();
    runtime.block_on(async {
        let store = SqliteStore::open(&folder.join("service.db")).await.unwrap();
        registry::run("SQLite", Arc::new(store), rows, folder).await;
        if let Ok(url) = std::env::var(POSTGRES) {
            let store = PostgresStore::connect(&url).await.unwrap();
            registry::run("PostgreSQL", Arc::new(store), rows, folder).await;
        }
    });
}

/// The most memory this process has held so far, in MB.
fn memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = most
        .and_then(|text| text.trim().strip_suffix(" kB"))
        .unwrap();
    kib.trim().parse::<u64>().unwrap() * 1024 / 1_000_000
}

/// All numbers of one database.
fn measure(
    runtime: &Runtime,
    database: &str,
    store: Arc<dyn Store>,
    bare: &Bare,
    (requests, clients, cases): (usize, usize, usize),
) {
    let service = runtime.block_on(Service::start(Arc::clone(&store)));
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
    let desk = runtime.block_on(Desk::over(store));
    runtime.block_on(desk.fill(cases));
    for (what, figure) in runtime.block_on(desk.looks(cases)) {
        print(what, figure);
    }
    let (approving, writing) = runtime.block_on(desk.approval(LINES));
    println!(
        "| {database} | {LINES} lines approved at once: {:.1} s, their mail written: {:.1} s | | | | |",
        approving.as_secs_f64(),
        writing.as_secs_f64()
    );
}
