//! The demo's recorder: the agent as it runs on a device, enrolled at the demo's service.

use std::net::{Ipv4Addr, SocketAddr};

use agent::{Config, Running, StartError};
use anyhow::{Context, Result};
use device::Profile;
use protocol::{Enrolment, VerifiedBundle};
use recovery::audit::Actor;
use recovery::registry::{self, DeviceFacts, RawFacts};
use server::Services;

use super::memory::Memory;

/// Starts it on its port of last time, or on any other when that is taken, and enrols it.
pub(super) async fn start(
    memory: &Memory,
    bundle: VerifiedBundle,
    services: &Services,
) -> Result<Running> {
    let profile = Profile::new(memory.identity()?);
    let mut config = Config::new(profile, memory.device_folder(), bundle);
    config.listen = vec![loopback(memory.noted.ports.device)];
    let running = match agent::start(config.clone()).await {
        Err(StartError::Listen { .. }) => {
            config.listen = vec![loopback(0)];
            agent::start(config).await
        }
        started => started,
    };
    let running = running.context("the demo's recorder does not start")?;
    enrol(&running, services).await?;
    Ok(running)
}

/// What an operator does with a device's label and the request that its agent prints.
async fn enrol(running: &Running, services: &Services) -> Result<()> {
    let request = Enrolment::parse(running.enrolment())?;
    let key = services.keys.find(request.recovery_key());
    let verified = request.verify(&*key.context("the recorder enrols to another key")?)?;
    let raw = RawFacts {
        serial: verified.serial().as_str(),
        model: verified.model().as_str(),
        sold_to: "Demo Security",
        region: "Europe",
    };
    let facts = DeviceFacts::parse(&raw, &services.policy.serial)?;
    let (store, now) = (&*services.store, services.clock.now());
    registry::add(store, &facts, &Actor::Operator, now).await?;
    registry::enrol(store, &verified, &Actor::Operator, now).await?;
    Ok(())
}

fn loopback(port: u16) -> SocketAddr {
    SocketAddr::from((Ipv4Addr::LOCALHOST, port))
}
