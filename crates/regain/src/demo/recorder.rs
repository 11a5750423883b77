//! The demo's recorder: the agent as it runs on a device, which enrols itself at the demo's service.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use agent::{Config, EnrolmentTarget, Running, StartError};
use anyhow::{Context, Result};
use device::Profile;
use protocol::{Serial, VerifiedBundle};
use recovery::audit::Actor;
use recovery::registry::{self, DeviceFacts, RawFacts};
use server::Services;
use tokio::time::{sleep, timeout};

use super::memory::Memory;

/// How long the recorder may take to enrol, and how often to look.
const PATIENCE: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(20);

/// Starts it on its port of last time, or on any other when that is taken; it is enrolled then.
/// The service has to be served already.
pub(super) async fn start(
    memory: &Memory,
    bundle: VerifiedBundle,
    services: &Services,
) -> Result<Running> {
    let identity = memory.identity()?;
    let serial = identity.serial().clone();
    let mut config = Config::new(Profile::new(identity), memory.device_folder(), bundle);
    config.listen = vec![loopback(memory.noted.ports.device)];
    config.enrolment = Some(invite(&config, services).await?);
    let running = match agent::start(config.clone()).await {
        Err(StartError::Listen { .. }) => {
            config.listen = vec![loopback(0)];
            agent::start(config).await
        }
        started => started,
    };
    let running = running.context("the demo's recorder does not start")?;
    until_enrolled(&serial, services).await?;
    Ok(running)
}

/// What an operator does before a device comes: registers its label, and makes a token for it.
async fn invite(config: &Config, services: &Services) -> Result<EnrolmentTarget> {
    let identity = &config.profile.identity;
    let raw = RawFacts {
        serial: identity.serial().as_str(),
        model: identity.model().as_str(),
        sold_to: "Demo Security",
        region: "Europe",
    };
    let facts = DeviceFacts::parse(&raw, &services.policy.serial)?;
    let (store, now) = (&*services.store, services.clock.now());
    registry::add(store, &facts, &Actor::Operator, now).await?;
    let rng = &mut *services.entropy.rng();
    let token = registry::make_token(store, 2 * PATIENCE, now, rng).await?;
    Ok(EnrolmentTarget {
        service: config.bundle.service().clone(),
        token: token.to_text(),
        authorities: None,
    })
}

async fn until_enrolled(serial: &Serial, services: &Services) -> Result<()> {
    let enrolled = async {
        loop {
            let device = services.store.read().await?.device(serial).await?;
            if device.is_some_and(|device| device.key.is_some()) {
                return Ok(());
            }
            sleep(PAUSE).await;
        }
    };
    let in_time = timeout(PATIENCE, enrolled).await;
    in_time.context("the demo's recorder was not enrolled in time")?
}

fn loopback(port: u16) -> SocketAddr {
    SocketAddr::from((Ipv4Addr::LOCALHOST, port))
}
