//! `cargo xtask bench device`: what the agent costs a device, measured on the program that goes onto it;
//! `cargo xtask bench qr`: how well pictures are read; `cargo xtask bench service`: how much the service
//! bears; `cargo xtask bench phone`: what a phone that scans waits for.

mod figures;
mod http;
mod lab;
mod parts;

use crate::postgres::Cluster;
use crate::{Failure, device, shell};

/// What `bench device` is told.
#[derive(Debug)]
pub struct Options {
    /// Which target to build for; it has to run on this machine.
    pub target: Option<String>,
    /// How many events the journal is told of.
    pub events: u32,
    /// Whether to say which part of the program takes how much.
    pub parts: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            target: None,
            events: 10_000,
            parts: false,
        }
    }
}

/// Builds, measures and prints; true when everything stays within its bounds.
pub fn run(options: &Options) -> Result<bool, Failure> {
    if options.parts {
        return parts::print(options.target.as_deref()).map(|()| true);
    }
    let program = device::build(options.target.as_deref(), &[])?;
    let authority = lab::Authority::make()?;
    let figures = figures::measure(&program, &authority, options.events)?;
    println!("\n| what | number | at most | how |\n| --- | --- | --- | --- |");
    for figure in &figures {
        println!("{figure}");
    }
    Ok(figures.iter().all(figures::Figure::holds))
}

/// Reads so many made-up pictures of each kind, from a seed on, and prints how it went.
pub fn pictures(count: u64, seed: u64) -> Result<bool, Failure> {
    let mut bench = shell::cargo(&["bench", "--quiet", "--package", "qr", "--bench", "read"]);
    bench
        .arg("--")
        .args([count, seed].map(|number| number.to_string()));
    shell::run(&mut bench).map(|()| true)
}

/// What `bench service` puts on a service.
#[derive(Debug)]
pub struct Load {
    /// Requests, and as many status checks.
    pub requests: u32,
    /// Clients at once.
    pub clients: u32,
    /// Cases in the desk's queue.
    pub cases: u32,
    /// Devices in the file that is imported.
    pub devices: u32,
}

impl Default for Load {
    fn default() -> Self {
        Self {
            requests: 2_000,
            clients: 8,
            cases: 100_000,
            devices: 1_000_000,
        }
    }
}

/// Puts a load on a service, on SQLite and on a PostgreSQL of our own; then imports a file, hands in
/// long lists and sends large pictures.
pub fn service(load: &Load) -> Result<bool, Failure> {
    let cluster = Cluster::start_durable()?;
    let mut bench = shell::cargo(&[
        "bench",
        "--quiet",
        "--package",
        "regain",
        "--bench",
        "service",
    ]);
    let numbers = [load.requests, load.clients, load.cases, load.devices];
    bench
        .env("REGAIN_TEST_POSTGRES_URL", cluster.url())
        .arg("--")
        .args(numbers.map(|number| number.to_string()));
    shell::run(&mut bench).map(|()| true)
}

/// Scans so many codes as phones do, alone and again in a flood that lasts so long at least.
pub fn phone(scans: u32, seconds: u32) -> Result<bool, Failure> {
    let mut bench = shell::cargo(&[
        "bench",
        "--quiet",
        "--package",
        "regain",
        "--bench",
        "service",
    ]);
    bench
        .args(["--", "phone"])
        .args([scans, seconds].map(|number| number.to_string()));
    shell::run(&mut bench).map(|()| true)
}
