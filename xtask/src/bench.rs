//! `cargo xtask bench device`: what the agent costs a device, measured on the program that goes onto it.

mod figures;
mod http;
mod lab;
mod parts;

use std::path::PathBuf;

use crate::{Failure, root, shell};

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

/// Largest program, in bytes.
pub const LARGEST: u64 = 3_000_000;

/// Builds, measures and prints; true when everything stays within its bounds.
pub fn device(options: &Options) -> Result<bool, Failure> {
    if options.parts {
        return parts::print(options.target.as_deref()).map(|()| true);
    }
    let program = build(options.target.as_deref(), &[])?;
    let authority = lab::Authority::make()?;
    let figures = figures::measure(&program, &authority, options.events)?;
    println!("\n| what | number | at most | how |\n| --- | --- | --- | --- |");
    for figure in &figures {
        println!("{figure}");
    }
    Ok(figures.iter().all(figures::Figure::holds))
}

/// Builds the agent as a device gets it; true when it is no larger than it may be.
pub fn size() -> Result<(), Failure> {
    let program = build(None, &[])?;
    let size = figures::size_of(&program)?;
    if size > LARGEST {
        return Err(Failure::new(format!(
            "{} has {size} bytes and may have {LARGEST}; `cargo xtask bench device --parts` says what takes them",
            program.display()
        )));
    }
    println!("{size} bytes of {LARGEST}");
    Ok(())
}

/// The agent in the profile for devices, and where cargo has put it.
fn build(target: Option<&str>, settings: &[(&str, &str)]) -> Result<PathBuf, Failure> {
    let mut build = shell::cargo(&["build", "--profile", "device", "--package", "agent"]);
    build.envs(settings.iter().copied());
    let mut folder = shell::target_folder();
    if let Some(target) = target {
        build.args(["--target", target]);
        folder.push(target);
    }
    shell::run(&mut build)?;
    let folder = if folder.is_absolute() {
        folder
    } else {
        root().join(folder)
    };
    Ok(folder.join("device/regain-agent"))
}
