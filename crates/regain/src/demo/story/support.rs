//! Support at its command line, for the ways that have no desk.

use std::env;

use anyhow::{Context, Result, ensure};
use protocol::Code;
use tokio::process::Command;

use super::super::guide::Places;
use super::holder::Facts;
use crate::service::config::DatabaseUrl;

/// Makes the security code for what the holder has read out.
pub(super) async fn security_code(
    places: &Places,
    database: Option<&DatabaseUrl>,
    facts: &Facts,
) -> Result<String> {
    let mut command = Command::new(env::current_exe()?);
    command
        .args(["answer", "code", &facts.serial, "--started", &facts.started])
        .args(["--date", &facts.date, "--data", &places.data]);
    if let Some(database) = database {
        command.env("DATABASE_URL", database.expose());
    }
    let output = command.output().await?;
    let said = String::from_utf8_lossy(&output.stdout);
    ensure!(
        output.status.success(),
        "support has no code: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    let found = said
        .split_whitespace()
        .find(|word| word.len() == 9 && Code::parse(word).is_ok());
    found
        .map(str::to_owned)
        .with_context(|| format!("support says no code: {said}"))
}
