//! What documents of the repository are generated from.

use std::fmt::Write;

use anyhow::Result;
use clap::CommandFactory;

use super::cli::{Cli, Print};

/// Commands that are not described here: hidden ones, and the agent's, which has a help of its own.
const OTHERS: [&str; 3] = ["agent", "help", "print"];

/// Prints one of them.
pub(crate) fn run(what: Print) -> Result<()> {
    match what {
        Print::Cli => show!("{}", help()?),
        Print::PortalApi => say!("{}", server::openapi().to_pretty_json()?),
        Print::DeskApi => say!("{}", server::desk_openapi().to_pretty_json()?),
        Print::DeviceApi => show!("{}", agent::openapi()),
        // Its own output is no text.
        Print::PdfPages => {}
    }
    Ok(())
}

/// The help of every command, as Markdown.
fn help() -> Result<String> {
    let mut root = Cli::command();
    // Subcommands learn their full names, and their parents' settings, from this.
    root.build();
    let mut text = String::from("# The command line\n\nWhat `regain --help` and its kin print.\n");
    one(&mut root, &mut text)?;
    write!(
        text,
        "\n## regain agent\n\n```text\n{}\n```\n",
        agent::cli::HELP.trim_end()
    )?;
    Ok(text)
}

fn one(command: &mut clap::Command, text: &mut String) -> Result<()> {
    let name = command
        .get_bin_name()
        .unwrap_or(command.get_name())
        .to_owned();
    let help = command.render_long_help().to_string();
    let lines: Vec<&str> = help.trim_end().lines().map(str::trim_end).collect();
    write!(text, "\n## {name}\n\n```text\n{}\n```\n", lines.join("\n"))?;
    for inner in command
        .get_subcommands_mut()
        .filter(|inner| !OTHERS.contains(&inner.get_name()))
    {
        one(inner, text)?;
    }
    Ok(())
}
