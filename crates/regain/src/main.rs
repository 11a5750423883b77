//! Regain: password recovery for video-security devices.
//!
//! This is the composition root: the one place where ports meet their adapters, where settings are
//! read and where the clock and the source of randomness come from. A device gets `regain-agent`, which
//! holds nothing of the service.

mod demo;
mod service;

use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    match arguments.next() {
        // Before the service's command line looks at it: the agent has an own, smaller one.
        Some(first) if first == "agent" => agent::cli::main(arguments),
        _ => service::main(),
    }
}
