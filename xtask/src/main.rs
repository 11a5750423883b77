//! `cargo xtask`: reads the command line and hands over to the chore.

use std::process::ExitCode;

use lexopt::prelude::*;
use xtask::{Failure, bench, device, fuzz, generate, suite, tidy};

const HELP: &str = "\
The project's own chores.

Usage: cargo xtask <chore>

  test [STEP ...]     run every check, or only the steps named
      --fast          leave out what needs a browser or a server
      --fail-fast     stop at the first step that fails
      --list          name the steps
  tidy                check the house rules
  gen [--check]       write what is generated and committed; with --check only compare
  device              build the agent as it goes onto a device, as small as it gets
      --target T      for another device than this machine
  bench device        what the agent costs a device: size, memory, times
      --target T      built for another target that runs here, as for x86_64-unknown-linux-musl
      --events N      tell the journal so many events [default: 10000]
      --parts         only say which part of the program takes how much
  bench qr            how many made-up pictures are read, and how fast, beside other readers
      --count N       so many of each kind [default: 12]
      --seed N        the first seed, for pictures that nobody has seen [default: 50000]
  bench service       requests and status checks a second on both databases, the desk, imports, long lists,
                      large pictures
      --requests N    so many of each [default: 2000]
      --clients N     so many at once [default: 8]
      --cases N       so many in the desk's queue [default: 100000]
      --devices N     so many in the file that is imported [default: 1000000]
  bench phone         what a phone that scans waits for, alone and in a flood of random scans
      --scans N       so many honest ones, alone and again in the flood [default: 200]
      --seconds N     the flood lasts so long at least [default: 60]
  fuzz [SECONDS]      run every fuzz target, 60 seconds each unless told
";

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<bool, Failure> {
    let mut line = lexopt::Parser::from_env();
    match line.next()? {
        Some(Value(chore)) => match chore.to_str() {
            Some("test") => test(line),
            Some("tidy") => end(line).and_then(|()| tidy::report()),
            Some("gen") => gen_files(line),
            Some("device") => device_program(line),
            Some("bench") => bench(line),
            Some("fuzz") => fuzz_all(line),
            _ => Err(Failure::new(format!(
                "there is no chore {chore:?}; try --help"
            ))),
        },
        Some(Short('h') | Long("help")) | None => help(),
        Some(other) => Err(other.unexpected().into()),
    }
}

fn test(mut line: lexopt::Parser) -> Result<bool, Failure> {
    let mut choice = suite::Choice::default();
    while let Some(arg) = line.next()? {
        match arg {
            Long("fast") => choice.fast = true,
            Long("fail-fast") => choice.fail_fast = true,
            Long("list") => {
                suite::list();
                return Ok(true);
            }
            Value(step) => choice.named.push(step.string()?),
            Short('h') | Long("help") => return help(),
            other => return Err(other.unexpected().into()),
        }
    }
    suite::run(&choice)
}

fn gen_files(mut line: lexopt::Parser) -> Result<bool, Failure> {
    let mut mode = generate::Mode::Write;
    while let Some(arg) = line.next()? {
        match arg {
            Long("check") => mode = generate::Mode::Check,
            other => return Err(other.unexpected().into()),
        }
    }
    generate::run(mode).map(|()| true)
}

fn device_program(mut line: lexopt::Parser) -> Result<bool, Failure> {
    let mut target = None;
    while let Some(arg) = line.next()? {
        match arg {
            Long("target") => target = Some(line.value()?.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    device::run(target.as_deref()).map(|_| true)
}

fn bench(mut line: lexopt::Parser) -> Result<bool, Failure> {
    let mut options = bench::Options::default();
    match line.next()? {
        Some(Value(what)) if what == "device" => {}
        Some(Value(what)) if what == "qr" => return bench_pictures(line),
        Some(Value(what)) if what == "service" => return bench_service(line),
        Some(Value(what)) if what == "phone" => return bench_phone(line),
        _ => {
            return Err(Failure::new(
                "say what: cargo xtask bench device, bench qr, bench service or bench phone",
            ));
        }
    }
    while let Some(arg) = line.next()? {
        match arg {
            Long("target") => options.target = Some(line.value()?.string()?),
            Long("events") => options.events = line.value()?.parse()?,
            Long("parts") => options.parts = true,
            other => return Err(other.unexpected().into()),
        }
    }
    bench::run(&options)
}

fn bench_pictures(mut line: lexopt::Parser) -> Result<bool, Failure> {
    let (mut count, mut seed) = (12, 50_000);
    while let Some(arg) = line.next()? {
        match arg {
            Long("count") => count = line.value()?.parse()?,
            Long("seed") => seed = line.value()?.parse()?,
            other => return Err(other.unexpected().into()),
        }
    }
    bench::pictures(count, seed)
}

fn bench_service(mut line: lexopt::Parser) -> Result<bool, Failure> {
    let mut load = bench::Load::default();
    while let Some(arg) = line.next()? {
        let count = match arg {
            Long("requests") => &mut load.requests,
            Long("clients") => &mut load.clients,
            Long("cases") => &mut load.cases,
            Long("devices") => &mut load.devices,
            other => return Err(other.unexpected().into()),
        };
        *count = line.value()?.parse()?;
    }
    bench::service(&load)
}

fn bench_phone(mut line: lexopt::Parser) -> Result<bool, Failure> {
    let (mut scans, mut seconds) = (200, 60);
    while let Some(arg) = line.next()? {
        match arg {
            Long("scans") => scans = line.value()?.parse()?,
            Long("seconds") => seconds = line.value()?.parse()?,
            other => return Err(other.unexpected().into()),
        }
    }
    bench::phone(scans, seconds)
}

fn fuzz_all(mut line: lexopt::Parser) -> Result<bool, Failure> {
    let seconds = match line.next()? {
        Some(Value(seconds)) => seconds.parse()?,
        Some(other) => return Err(other.unexpected().into()),
        None => 60,
    };
    fuzz::run(seconds)
}

fn end(mut line: lexopt::Parser) -> Result<(), Failure> {
    match line.next()? {
        Some(arg) => Err(arg.unexpected().into()),
        None => Ok(()),
    }
}

fn help() -> Result<bool, Failure> {
    print!("{HELP}");
    Ok(true)
}
