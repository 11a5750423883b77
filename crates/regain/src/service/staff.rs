//! `regain staff`: accounts of the support staff.

mod password;

use anyhow::Result;
use qr::Symbol;
use recovery::staff::{self, HashCost, NewAccount, StaffName};
use server::{Clock, Entropy};

use super::cli::{Setup, Staff};
use super::clock::{SystemClock, SystemEntropy};
use super::store;

/// Runs one of the commands.
pub(crate) async fn run(command: Staff) -> Result<()> {
    match command {
        Staff::Add {
            setup,
            name,
            generate,
        } => add(&setup, &name, generate).await,
        Staff::ResetSecondFactor { setup, name } => reset(&setup, &name).await,
        Staff::List(setup) => list(&setup).await,
    }
}

async fn add(setup: &Setup, name: &str, generate: bool) -> Result<()> {
    let config = setup.load()?;
    let name = StaffName::parse(name)?;
    let store = store::open(&config).await?;
    let (chosen, drawn) = if generate {
        password::generate(&name).map(|(chosen, text)| (chosen, Some(text)))?
    } else {
        (password::ask(&name)?, None)
    };
    let mut rng = SystemEntropy.rng();
    let account = staff::add(
        &*store,
        &name,
        &chosen,
        HashCost::STAFF,
        SystemClock.now(),
        &mut *rng,
    )
    .await?;
    if let Some(text) = drawn {
        say!("Password, not shown again: {}", *text);
    }
    say!("{name} may sign in at {}", config.desk.address);
    second_factor(&account, &config.authority.name)
}

async fn reset(setup: &Setup, name: &str) -> Result<()> {
    let config = setup.load()?;
    let name = StaffName::parse(name)?;
    let store = store::open(&config).await?;
    let account =
        staff::reset_second_factor(&*store, &name, SystemClock.now(), &mut *SystemEntropy.rng())
            .await?;
    say!("The old second factor of {name} is dead, and every session has ended.");
    second_factor(&account, &config.authority.name)
}

async fn list(setup: &Setup) -> Result<()> {
    let store = store::open(&setup.load()?).await?;
    let names = store.read().await?.staff_names().await?;
    for name in &names {
        say!("{name}");
    }
    if names.is_empty() {
        say!("There is no account; add one with: regain staff add NAME");
    }
    Ok(())
}

/// Shows a second factor, this once.
fn second_factor(account: &NewAccount, service_name: &str) -> Result<()> {
    let link = account.totp.to_uri(service_name, &account.name);
    say!("\nScan this with an authenticator app, or type the link; it is not shown again.\n");
    say!("{}", Symbol::text(&link)?.terminal());
    say!("{}", *link);
    Ok(())
}
