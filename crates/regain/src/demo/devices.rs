//! The demo's recorder and camera: agents as they run on devices, which enrol themselves at the
//! demo's service.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use agent::{
    ButtonConfig, ButtonSource, Config, Contact, CountsFrom, EnrolmentTarget, ProductLine,
    ScreenSettings,
};
use anyhow::{Context, Result};
use device::{Profile, WayBack, WaysBack};
use protocol::{Identity, Serial, VerifiedBundle};
use recovery::audit::Actor;
use recovery::registry::{self, DeviceFacts, RawFacts};
use server::Services;
use tokio::time::{sleep, timeout};

use super::memory::Memory;
use super::power::{Device, loopback};

/// How long a device may take to enrol, and how often to look.
const PATIENCE: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(20);

/// What the camera offers: its maker wants less (D13).
const CAMERA_WAYS: [WayBack; 1] = [WayBack::Key];

/// Starts the recorder, with a monitor and with a reset button that is read at `button`. The service
/// has to be served already; the recorder is enrolled then.
pub(super) async fn recorder(
    memory: &Memory,
    bundle: &VerifiedBundle,
    services: &Services,
    button: &Path,
) -> Result<Arc<Device>> {
    let mut profile = profile(memory.recorder()?, WayBack::ALL.into_iter());
    profile.cameras = true;
    let mut config = Config::new(profile, memory.recorder_folder(), bundle.clone());
    let ports = &memory.noted.ports;
    config.listen = vec![loopback(ports.device)];
    config.screen = Some(ScreenSettings {
        listen: loopback(ports.screen),
        idle: ScreenSettings::IDLE,
    });
    config.button = Some(ButtonConfig {
        source: ButtonSource::Front(button.to_owned()),
        counts_from: CountsFrom::EveryStart,
        erase: Vec::new(),
        erase_recordings: false,
    });
    start(config, services).await
}

/// Starts the camera likewise; it has neither monitor nor button.
pub(super) async fn camera(
    memory: &Memory,
    bundle: &VerifiedBundle,
    services: &Services,
) -> Result<Arc<Device>> {
    let profile = profile(memory.camera()?, CAMERA_WAYS.into_iter());
    let mut config = Config::new(profile, memory.camera_folder(), bundle.clone());
    config.product_line = ProductLine::Camera;
    config.listen = vec![loopback(memory.noted.ports.camera)];
    start(config, services).await
}

fn profile(identity: Identity, ways: impl Iterator<Item = WayBack>) -> Profile {
    let mut profile = Profile::new(identity);
    profile.ways = WaysBack::from_iter(ways);
    profile
}

async fn start(mut config: Config, services: &Services) -> Result<Arc<Device>> {
    let serial = config.profile.identity.serial().clone();
    config.enrolment = Some(invite(&config, services).await?);
    config.contact = Some(Contact::default());
    let device = Device::start(config).await?;
    until_enrolled(&serial, services).await?;
    Ok(Arc::new(device))
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
    in_time.context("a device of the demo was not enrolled in time")?
}
