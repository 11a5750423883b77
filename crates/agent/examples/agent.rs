//! The agent alone, as a firmware that wants nothing else of Regain links it.

use std::process::ExitCode;

fn main() -> ExitCode {
    agent::cli::main(std::env::args_os().skip(1))
}
