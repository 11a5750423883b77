//! The service's side of the binary: its command line, settings and commands.

#[macro_use]
mod say;

mod answer;
mod api_token;
pub(crate) mod assemble;
mod audit;
pub(crate) mod cli;
pub(crate) mod clock;
pub(crate) mod config;
mod data;
mod doctor;
pub(crate) mod files;
pub(crate) mod keys;
pub(crate) mod listen;
mod mail;
mod pdf;
mod print;
mod privacy;
mod registry;
pub(crate) mod serve;
mod setup;
mod staff;
mod store;
pub(crate) mod webhook;

use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Parser;

use self::cli::{Cli, Command, Print};

/// Reads the command line and runs the command.
pub(crate) fn main() -> ExitCode {
    match run(Cli::parse()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> Result<ExitCode> {
    let done = |result: Result<()>| result.map(|()| ExitCode::SUCCESS);
    match cli.command {
        Command::Serve(command) if command.print_config => {
            show!("{}", config::Config::example());
            Ok(ExitCode::SUCCESS)
        }
        Command::Serve(command) => done(block_on(serve::run(&command.setup))),
        Command::Keys(command) => done(keys::run(command)),
        Command::Answer(command) => done(block_on(answer::run(command))),
        Command::Registry(command) => block_on(registry::run(command)),
        Command::Staff(command) => done(block_on(staff::run(command))),
        Command::ApiToken(command) => done(block_on(api_token::run(command))),
        Command::Webhook(command) => done(block_on(webhook::run(command))),
        Command::Data(command) => done(block_on(data::run(command))),
        Command::Privacy(command) => done(block_on(privacy::run(command))),
        Command::Mail(command) => block_on(mail::run(command)),
        Command::Audit(command) => done(block_on(audit::run(command))),
        Command::Doctor(setup) => block_on(doctor::run(&setup)),
        Command::Demo(options) => done(block_on(crate::demo::run(options))),
        Command::Agent => unreachable_agent(),
        Command::Print(Print::PdfPages) => Ok(pdf::run()),
        Command::Print(what) => done(print::run(what)),
    }
}

/// `main` takes `agent` before clap sees it; the command is there for the help text alone.
fn unreachable_agent() -> Result<ExitCode> {
    Err(anyhow::anyhow!("write `agent` first: regain agent --help"))
}

fn block_on<T>(command: impl Future<Output = Result<T>>) -> Result<T> {
    // Refused when there is one already, and then it is this one.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build();
    runtime
        .context("cannot start the runtime")?
        .block_on(command)
}
