//! `cargo xtask bench device`: what the agent costs a device, measured on the program that goes onto it;
//! `cargo xtask bench qr`: how well pictures are read; `cargo xtask bench service`: how much the service
//! bears.

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

/// Hands in so many requests and asks for their status, so many at once, on SQLite and on a
/// PostgreSQL of our own; then hands in long lists.
pub fn service(requests: u32, clients: u32) -> Result<bool, Failure> {
    let cluster = Cluster::start_durable()?;
    let mut bench = shell::cargo(&[
        "bench",
        "--quiet",
        "--package",
        "regain",
        "--bench",
        "service",
    ]);
    bench
        .env("REGAIN_TEST_POSTGRES_URL", cluster.url())
        .arg("--")
        .args([requests, clients].map(|number| number.to_string()));
    shell::run(&mut bench).map(|()| true)
}
