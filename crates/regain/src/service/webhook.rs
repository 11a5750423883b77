//! `regain webhook`: programs of others that are told what happens.

use anyhow::{Context, Result, ensure};
use clap::Subcommand;
use recovery::staff::Keeper;
use recovery::store::WebhookId;
use recovery::text::Line;
use recovery::webhooks::{self, Event, NewHook, Standing, WebhookUrl};
use server::{Clock, Entropy};

use super::cli::Setup;
use super::clock::{SystemClock, SystemEntropy};
use super::keys::FolderVault;
use super::store;

#[derive(Debug, Subcommand)]
pub(crate) enum Webhook {
    /// Add a webhook; prints its secret once
    Add {
        #[command(flatten)]
        setup: Setup,
        /// Where it is called: https://…
        url: String,
        /// What it is told, such as request.received; may be given more than once [default: everything]
        #[arg(long = "event", value_name = "EVENT")]
        events: Vec<String>,
        /// What it is for
        #[arg(long, value_name = "TEXT")]
        about: Option<String>,
    },
    /// List the webhooks
    List(Setup),
    /// Remove a webhook, with what waits for it
    Remove {
        #[command(flatten)]
        setup: Setup,
        /// Its number in the list
        id: i64,
    },
    /// Put a test message in line, which the running service sends
    Test {
        #[command(flatten)]
        setup: Setup,
        /// Its number in the list
        id: i64,
    },
}

/// Runs one of the commands.
pub(crate) async fn run(command: Webhook) -> Result<()> {
    match command {
        Webhook::Add {
            setup,
            url,
            events,
            about,
        } => add(&setup, &url, &events, about.as_deref()).await,
        Webhook::List(setup) => list(&setup).await,
        Webhook::Remove { setup, id } => remove(&setup, id).await,
        Webhook::Test { setup, id } => test(&setup, id).await,
    }
}

async fn add(setup: &Setup, url: &str, events: &[String], about: Option<&str>) -> Result<()> {
    let config = setup.load()?;
    let url = WebhookUrl::parse(url, config.desk.webhooks.allow_private)?;
    let named = |word: &String| {
        let all: Vec<_> = Event::ALL.iter().map(|event| event.as_str()).collect();
        Event::parse(word)
            .with_context(|| format!("there is no event {word}; there are: {}", all.join(", ")))
    };
    let events = match events {
        [] => Event::ALL.to_vec(),
        some => some.iter().map(named).collect::<Result<_>>()?,
    };
    let about = about.map(Line::parse).transpose()?;
    let (store, vault) = (store::open(&config).await?, FolderVault::open(&config)?);
    let hook = NewHook { url, about, events };
    let (now, rng) = (SystemClock.now(), &mut *SystemEntropy.rng());
    let handed = webhooks::add(&*store, &vault, hook, Keeper::Operator, now, rng).await?;
    say!("Webhook {} is on.", handed.id);
    say!("Secret, not shown again: {}", *handed.secret);
    Ok(())
}

async fn list(setup: &Setup) -> Result<()> {
    let store = store::open(&setup.load()?).await?;
    let hooks = webhooks::hooks(&*store).await?;
    for hook in &hooks {
        let standing = match (hook.standing, hook.failing_since) {
            (Standing::On, Some(since)) => format!("failing since {since}"),
            (Standing::Off, _) => format!("off: {}", hook.why_off),
            (standing, _) => standing.as_str().to_owned(),
        };
        say!("{}\t{standing}\t{}", hook.id, hook.url);
    }
    if hooks.is_empty() {
        say!("There is no webhook; add one with: regain webhook add URL");
    }
    Ok(())
}

async fn remove(setup: &Setup, id: i64) -> Result<()> {
    let store = store::open(&setup.load()?).await?;
    let (id, now) = (WebhookId::from_value(id), SystemClock.now());
    webhooks::remove(&*store, id, Keeper::Operator, now).await?;
    say!("Webhook {id} is removed.");
    Ok(())
}

async fn test(setup: &Setup, id: i64) -> Result<()> {
    let store = store::open(&setup.load()?).await?;
    let (id, now) = (WebhookId::from_value(id), SystemClock.now());
    let hook = webhooks::hook(&*store, id).await?;
    ensure!(
        hook.is_none_or(|hook| hook.standing == Standing::On),
        "webhook {id} is not on, so nothing would be sent"
    );
    let body = server::webhooks::test_body(now);
    webhooks::test(&*store, id, body, now, &mut *SystemEntropy.rng()).await?;
    say!(
        "A test message is in line; the running service sends it, and the desk shows what came of it."
    );
    Ok(())
}
