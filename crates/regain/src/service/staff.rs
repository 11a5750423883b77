//! `regain staff`: accounts of the support staff.

mod password;

use anyhow::Result;
use protocol::Email;
use qr::Symbol;
use recovery::staff::{self, HashCost, Hire, Keeper, NewAccount, Role, StaffName};
use server::{Clock, Entropy};

use super::cli::{Setup, Staff};
use super::clock::{SystemClock, SystemEntropy};
use super::keys::FolderVault;
use super::store;

/// Runs one of the commands.
pub(crate) async fn run(command: Staff) -> Result<()> {
    match command {
        Staff::Add {
            setup,
            name,
            role,
            generate,
            emergency,
        } => add(&setup, &name, role, generate, emergency).await,
        Staff::SignOn {
            setup, name, email, ..
        } => sign_on(&setup, &name, email.as_ref()).await,
        Staff::Role { setup, name, role } => set_role(&setup, &name, role).await,
        Staff::Remove { setup, name } => remove(&setup, &name).await,
        Staff::ResetSecondFactor { setup, name } => reset(&setup, &name).await,
        Staff::List(setup) => list(&setup).await,
    }
}

async fn add(
    setup: &Setup,
    name: &str,
    role: Option<Role>,
    generate: bool,
    emergency: bool,
) -> Result<()> {
    let config = setup.load()?;
    let name = StaffName::parse(name)?;
    let store = store::open(&config).await?;
    let role = match role {
        Some(role) => role,
        None if store.read().await?.accounts().await?.is_empty() => Role::Admin,
        None => Role::Agent,
    };
    let (chosen, drawn) = if generate {
        password::generate(&name).map(|(chosen, text)| (chosen, Some(text)))?
    } else {
        (password::ask(&name)?, None)
    };
    let mut rng = SystemEntropy.rng();
    let hire = Hire {
        name: &name,
        role,
        password: &chosen,
        emergency,
    };
    let (vault, now) = (FolderVault::open(&config)?, SystemClock.now());
    let account = staff::add(&*store, &vault, &hire, HashCost::STAFF, now, &mut *rng).await?;
    if let Some(text) = drawn {
        say!("Password, not shown again: {}", *text);
    }
    say!("{name} may sign in at {} as {role}", config.desk.address);
    second_factor(&account, &config.authority.name)
}

async fn reset(setup: &Setup, name: &str) -> Result<()> {
    let config = setup.load()?;
    let name = StaffName::parse(name)?;
    let store = store::open(&config).await?;
    let (vault, now) = (FolderVault::open(&config)?, SystemClock.now());
    let rng = &mut *SystemEntropy.rng();
    let account = staff::reset_second_factor(&*store, &vault, &name, now, rng).await?;
    say!("The old second factor of {name} is dead, and every session has ended.");
    second_factor(&account, &config.authority.name)
}

async fn set_role(setup: &Setup, name: &str, role: Role) -> Result<()> {
    let store = store::open(&setup.load()?).await?;
    let name = StaffName::parse(name)?;
    staff::set_role(&*store, &name, role, Keeper::Operator, SystemClock.now()).await?;
    say!("{name} is {role} now: {}.", role.summary());
    Ok(())
}

async fn sign_on(setup: &Setup, name: &str, email: Option<&Email>) -> Result<()> {
    let config = setup.load()?;
    let store = store::open(&config).await?;
    let (name, now) = (StaffName::parse(name)?, SystemClock.now());
    staff::know_by_email(&*store, &name, email, Keeper::Operator, now).await?;
    match email {
        Some(email) => {
            say!("{name} comes in by single sign-on as {email}; every session has ended.");
            if config.desk.sso.is_empty() {
                say!("The settings name no provider yet: add one in [[desk.sso]].");
            }
        }
        None => say!("{name} comes in by single sign-on no more; every session has ended."),
    }
    Ok(())
}

async fn remove(setup: &Setup, name: &str) -> Result<()> {
    let store = store::open(&setup.load()?).await?;
    let name = StaffName::parse(name)?;
    staff::remove(&*store, &name, Keeper::Operator, SystemClock.now()).await?;
    say!("The account of {name} is closed, and every session has ended.");
    Ok(())
}

async fn list(setup: &Setup) -> Result<()> {
    let store = store::open(&setup.load()?).await?;
    let accounts = store.read().await?.accounts().await?;
    for account in &accounts {
        let standing = match account.removed_at {
            Some(at) => format!("closed since {at}"),
            None => account.role.to_string(),
        };
        say!("{}\t{standing}", account.name);
    }
    if accounts.is_empty() {
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
