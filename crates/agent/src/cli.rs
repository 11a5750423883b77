//! `regain-agent`, and `regain agent`, on the command line.

use std::ffi::OsString;
use std::fmt::Display;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use device::verify_journal;
use getrandom::SysRng;
use lexopt::{Arg, Parser};
use rand_core::UnwrapErr;
use tokio::runtime;
use tokio::signal::unix::{SignalKind, signal};

use crate::backends::ask_all;
use crate::clock::Clock;
use crate::config::{Config, example};
use crate::{console, kiosk, log, start};

/// What `--help` prints.
pub const HELP: &str = "\
The Regain agent: password pages and recovery on a device

Usage: regain-agent [kiosk|console] [OPTIONS], or regain agent …

Options:
  -c, --config FILE     Configuration [default: /etc/regain/agent.toml]
      --check           Check the configuration and every file it names, then end
      --check-backends  Ask every program whose password follows the device's whether it answers;
                        changes nothing
      --print-config    Print the commented default configuration
      --print-enrolment Print the request that makes this device known to its service;
                        on the first start, this makes the device's key
      --verify-journal FILE
                        Check a copy of a device's journal, needs no configuration
  -h, --help            Print this

On a device with a monitor of its own:
  kiosk                 Say how its pages are put on the monitor
  kiosk --print-unit    Print the unit for systemd that does it
  console               The same in a bare text terminal: recover the password here
";

const DEFAULT_CONFIG: &str = "/etc/regain/agent.toml";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Task {
    Check,
    CheckBackends,
    Console,
    Help,
    Kiosk,
    PrintConfig,
    PrintEnrolment,
    PrintUnit,
    Run,
    VerifyJournal,
}

/// Runs the agent with the arguments that follow `regain-agent` or `regain agent`.
pub fn main(args: impl Iterator<Item = OsString>) -> ExitCode {
    match parse(args).map_err(|fault| format!("{fault}. See --help.")) {
        Ok((Task::Help, _)) => print(HELP),
        Ok((Task::PrintConfig, _)) => print(&example()),
        Ok((Task::VerifyJournal, file)) => finish(verify_copy(&file)),
        Ok((task, config)) => finish(with_config(task, &config)),
        Err(fault) => finish(Err(fault)),
    }
}

fn parse(args: impl Iterator<Item = OsString>) -> Result<(Task, PathBuf), lexopt::Error> {
    let args: Vec<_> = args.collect();
    let mut parser = Parser::from_args(args);
    let (mut task, mut config) = (Task::Run, PathBuf::from(DEFAULT_CONFIG));
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Short('c') | Arg::Long("config") => config = parser.value()?.into(),
            Arg::Value(word) if task == Task::Run && word == "console" => task = Task::Console,
            Arg::Value(word) if task == Task::Run && word == "kiosk" => task = Task::Kiosk,
            Arg::Long("print-unit") if task == Task::Kiosk => task = Task::PrintUnit,
            Arg::Long("check") => task = Task::Check,
            Arg::Long("check-backends") => task = Task::CheckBackends,
            Arg::Long("print-config") => task = Task::PrintConfig,
            Arg::Long("print-enrolment") => task = Task::PrintEnrolment,
            Arg::Long("verify-journal") => {
                (task, config) = (Task::VerifyJournal, parser.value()?.into());
            }
            Arg::Short('h') | Arg::Long("help") => task = Task::Help,
            other => return Err(other.unexpected()),
        }
    }
    Ok((task, config))
}

/// A reader that closed its end, as `head` does, is no fault of ours.
fn print(text: &str) -> ExitCode {
    let _ = io::stdout().write_all(text.as_bytes());
    ExitCode::SUCCESS
}

fn tell(text: &str) -> Result<(), String> {
    print(text);
    Ok(())
}

fn finish(outcome: Result<(), String>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            log::fault(fault);
            ExitCode::FAILURE
        }
    }
}

fn with_config(task: Task, file: &Path) -> Result<(), String> {
    let config = Config::load(file).map_err(|fault| fault.to_string())?;
    if task == Task::Check {
        log::note(format_args!("{} can be used", file.display()));
        return Ok(());
    }
    match task {
        Task::Console => return console::run(&config),
        Task::Kiosk => return tell(&kiosk::guide(&config, file)?),
        Task::PrintUnit => return tell(&kiosk::unit(&config)?),
        Task::CheckBackends => return check_backends(config),
        _ => {}
    }
    // One thread serves all pages; hashing has threads of its own that end when idle.
    let runtime = runtime::Builder::new_current_thread()
        .enable_all()
        .max_blocking_threads(4)
        .build()
        .map_err(|fault| format!("the operating system gives no event loop: {fault}"))?;
    runtime.block_on(run(task, config))
}

fn verify_copy(file: &Path) -> Result<(), String> {
    let told = |fault: &dyn Display| format!("{}: {fault}", file.display());
    let text = std::fs::read_to_string(file).map_err(|fault| told(&fault))?;
    let verified = verify_journal(text.lines()).map_err(|fault| told(&fault))?;
    print(&format!(
        "{} entries hang together, {} gaps where older ones were dropped or counted on.\n\
         SHA-256 of the last one: {}\n\
         Compare it with the one that the device showed under Journal when the copy was made.\n",
        verified.lines, verified.gaps, verified.head
    ));
    Ok(())
}

fn check_backends(config: Config) -> Result<(), String> {
    if config.backends.is_empty() {
        print("No password backend is configured.\n");
    }
    let asked = ask_all(config.backends, Clock::start(), &mut UnwrapErr(SysRng));
    for answer in &asked {
        let (Ok(line) | Err(line)) = answer;
        print(&format!("{line}\n"));
    }
    match asked.iter().any(Result::is_err) {
        true => Err("not every password backend answers as it should".to_owned()),
        false => Ok(()),
    }
}

async fn run(task: Task, mut config: Config) -> Result<(), String> {
    if task == Task::PrintEnrolment {
        config.listen.clear();
        config.redirect.clear();
        config.enrolment = None;
        config.screen = None;
    }
    let running = start(config).await.map_err(|fault| fault.to_string())?;
    if task == Task::PrintEnrolment {
        print(&format!("{}\n", running.enrolment()));
        running.stop().await;
        return Ok(());
    }
    for address in running.addresses() {
        log::note(format_args!("listening on {address}"));
    }
    log::note(format_args!("pages at {}", running.url()));
    until_told()
        .await
        .map_err(|fault| format!("no signals: {fault}"))?;
    running.stop().await;
    log::note("ended");
    Ok(())
}

async fn until_told() -> io::Result<()> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}
