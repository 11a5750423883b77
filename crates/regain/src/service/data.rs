//! `regain data`: what the service keeps of people.

use anyhow::{Context, Result};
use server::stock;

use super::assemble;
use super::cli::{Data, Setup};

/// Runs one of the commands.
pub(crate) async fn run(command: Data) -> Result<()> {
    match command {
        Data::Seal(setup) => seal(&setup).await,
    }
}

async fn seal(setup: &Setup) -> Result<()> {
    let services = assemble::services(&setup.load()?).await?;
    let sealed = stock::seal_plain(&services).await;
    match sealed.context("cannot seal all pictures; what was sealed stays sealed")? {
        0 => say!("Everything was sealed already."),
        1 => say!("Sealed 1 file."),
        count => say!("Sealed {count} files."),
    }
    Ok(())
}
