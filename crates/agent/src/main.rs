//! `regain-agent`: the agent as a program of its own, which is what goes onto a device.

use std::process::ExitCode;

fn main() -> ExitCode {
    agent::cli::main(std::env::args_os().skip(1))
}
