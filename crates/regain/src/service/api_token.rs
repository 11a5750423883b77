//! `regain api-token`: tokens by which programs do what the desk does.

use std::time::Duration;

use anyhow::Result;
use clap::Subcommand;
use recovery::staff::{self, ApiTokenFacts, Keeper, Network, Role, StaffName, Standing};
use recovery::store::ApiTokenId;
use server::{Clock, Entropy};

use super::cli::Setup;
use super::clock::{SystemClock, SystemEntropy};
use super::store;

const DAY: Duration = Duration::from_hours(24);

#[derive(Debug, Subcommand)]
pub(crate) enum ApiToken {
    /// Make a token and print it, this once
    ///
    /// Whatever the program does stands under the token's name in the audit trail. A name is not given
    /// twice.
    Add {
        #[command(flatten)]
        setup: Setup,
        /// The name of the program
        name: String,
        /// What it may do: reader, agent, senior, admin or auditor
        #[arg(long, value_name = "ROLE", default_value = "reader", value_parser = Role::parse_of_program)]
        role: Role,
        /// Let it answer requests, in the place of the second factor that people show
        #[arg(long)]
        answers: bool,
        /// From where it may be used, such as 10.1.0.0/16; more than once for several [default: from
        /// anywhere]
        #[arg(long = "from", value_name = "NETWORK")]
        networks: Vec<Network>,
        /// For how many days, at most 732
        #[arg(long, default_value_t = 365, value_parser = clap::value_parser!(u32).range(1..=732))]
        days: u32,
    },
    /// List the tokens; the tokens themselves are kept nowhere
    List(Setup),
    /// End a token at once
    Revoke {
        #[command(flatten)]
        setup: Setup,
        /// Its name
        name: String,
    },
}

/// Runs one of the commands.
pub(crate) async fn run(command: ApiToken) -> Result<()> {
    match command {
        ApiToken::Add {
            setup,
            name,
            role,
            answers,
            networks,
            days,
        } => {
            let facts = ApiTokenFacts {
                name: StaffName::parse(&name)?,
                role,
                answers,
                networks,
                ends: SystemClock.now().plus(DAY * days),
            };
            add(&setup, &facts).await
        }
        ApiToken::List(setup) => list(&setup).await,
        ApiToken::Revoke { setup, name } => revoke(&setup, &name).await,
    }
}

async fn add(setup: &Setup, facts: &ApiTokenFacts) -> Result<()> {
    let store = store::open(&setup.load()?).await?;
    let (now, rng) = (SystemClock.now(), &mut *SystemEntropy.rng());
    let made = staff::add_api_token(&*store, facts, Keeper::Operator, now, rng).await?;
    say!(
        "The token of {}, not shown again, good until {}:",
        facts.name,
        facts.ends
    );
    say!("{}", *made.text);
    Ok(())
}

async fn list(setup: &Setup) -> Result<()> {
    let store = store::open(&setup.load()?).await?;
    let tokens = staff::api_tokens(&*store, SystemClock.now()).await?;
    for (token, standing) in &tokens {
        let facts = &token.facts;
        let standing = match standing {
            Standing::Live(role) if facts.answers => format!("{role}, may answer"),
            Standing::Live(role) => role.to_string(),
            Standing::Revoked => "revoked".to_owned(),
            Standing::Over => "over".to_owned(),
            Standing::MakerLeft => "its maker has left".to_owned(),
        };
        let used = match token.used_at {
            Some(at) => format!("last used {at}"),
            None => "never used".to_owned(),
        };
        let networks: Vec<_> = facts.networks.iter().map(Network::to_string).collect();
        let from = match networks.is_empty() {
            true => "anywhere".to_owned(),
            false => networks.join(" "),
        };
        let name = &facts.name;
        say!(
            "{name}\t{standing}\tfrom {from}\tuntil {}\t{used}",
            facts.ends
        );
    }
    if tokens.is_empty() {
        say!("There is no token; make one with: regain api-token add NAME");
    }
    Ok(())
}

async fn revoke(setup: &Setup, name: &str) -> Result<()> {
    let store = store::open(&setup.load()?).await?;
    let name = StaffName::parse(name)?;
    let token = store.read().await?.api_token_named(&name).await?;
    let id = token.map_or(ApiTokenId::from_value(0), |token| token.id);
    staff::revoke_api_token(&*store, id, Keeper::Operator, SystemClock.now()).await?;
    say!("The token of {name} is revoked. It opens nothing any more.");
    Ok(())
}
