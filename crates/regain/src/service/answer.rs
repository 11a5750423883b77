//! `regain answer`: what an authority without portal and desk does by hand.
//!
//! A device's public key comes from the registry, and then the answer stands in the audit trail before
//! it is shown; or from the device's enrolment text, and then nothing is written down.

mod asked;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use protocol::{
    AnswerSigner, Assertion, Authorization, Challenge, DeviceDate, DeviceTime, Opened, RequestId,
    ResetFile, SigningKey, UnixTime, Way,
};
use recovery::ports::{HeldKey, RecoveryKeys};
use recovery::time::Timestamp;
use server::{Clock, Entropy};

use self::asked::Asked;
use super::cli::{Answer, Dated, ForChallenge};
use super::clock::{SystemClock, SystemEntropy};
use super::config::Config;
use super::files;
use super::keys::{KeyFolder, Kind, Pinned};

/// Runs one of the commands.
pub(crate) async fn run(command: Answer) -> Result<()> {
    match command {
        Answer::Key(to) => key(&to).await,
        Answer::File {
            to,
            request,
            assertion,
            out,
        } => file(&to, request, assertion, out).await,
        Answer::Code { to, started } => code(&to, started).await,
        Answer::TemporaryPassword(to) => temporary_password(&to).await,
    }
}

async fn key(to: &ForChallenge) -> Result<()> {
    let (config, challenge) = (to.device.setup.load()?, asked::read(&to.challenge)?);
    of_way(&challenge, Way::Key)?;
    let device = Asked::of_challenge(&config, &to.device, &challenge).await?;
    let opened = open(&config, &challenge, &device)?;
    device
        .told(format!(
            "key, challenge {}: made by the enrolled device",
            challenge.number()
        ))
        .await?;
    say!("challenge {} of {}", challenge.number(), device.serial);
    say!("key {}", *opened.code.to_text());
    tell_reserved_email(&opened);
    Ok(())
}

async fn file(
    to: &ForChallenge,
    request: RequestId,
    assertion: Assertion,
    out: Option<PathBuf>,
) -> Result<()> {
    let (config, challenge) = (to.device.setup.load()?, asked::read(&to.challenge)?);
    of_way(&challenge, Way::File)?;
    let device = Asked::of_challenge(&config, &to.device, &challenge).await?;
    // Only what this authority's device made is answered; the file itself needs no such key.
    let opened = open(&config, &challenge, &device)?;
    let now = UnixTime::from_seconds(SystemClock.now().seconds().unsigned_abs());
    let granted = Authorization::granting(&challenge, request, assertion, now);
    let signer = signing_key(&config, now)?;
    let (mut rng, signer) = (SystemEntropy.rng(), &signer as &dyn AnswerSigner);
    let made = ResetFile::make(&granted, &challenge, &device.key, signer, &mut *rng)?;
    let out = out.unwrap_or_else(|| format!("reset-{}.regain", challenge.number()).into());
    ensure!(!out.exists(), "{} is there already", out.display());
    device
        .told(format!(
            "file, challenge {}: made by the enrolled device; request {}, ownership {}",
            challenge.number(),
            granted.request,
            assertion.word()
        ))
        .await?;
    files::write_secret(&out, made.as_bytes())?;
    say!("challenge {} of {}", challenge.number(), device.serial);
    say!(
        "{} is good for 24 hours, once, at that device",
        out.display()
    );
    tell_reserved_email(&opened);
    Ok(())
}

async fn code(to: &Dated, started: DeviceTime) -> Result<()> {
    let config = to.device.setup.load()?;
    let device = Asked::of_serial(&config, &to.device, &to.serial).await?;
    let held = first_key(&config)?;
    let key = held.at(SystemClock.now())?;
    let what = format!("security code, {}: the device is enrolled", to.date);
    device.told(what).await?;
    let code = key.security_code(&device.key, &device.serial, started, to.date)?;
    show_dated("security code", &code.to_text(), to.date);
    say!("It ends when {} is restarted.", device.serial);
    Ok(())
}

async fn temporary_password(to: &Dated) -> Result<()> {
    let config = to.device.setup.load()?;
    let device = Asked::of_serial(&config, &to.device, &to.serial).await?;
    let held = first_key(&config)?;
    let key = held.at(SystemClock.now())?;
    let what = format!("temporary password, {}: the device is enrolled", to.date);
    device.told(what).await?;
    let (serial, model) = (&device.serial, &device.model);
    let password = key.temporary_password(&device.key, serial, model, to.date)?;
    show_dated("temporary password", &password.to_text(), to.date);
    Ok(())
}

fn show_dated(what: &str, text: &str, date: DeviceDate) {
    say!("{what} {text}");
    say!("It is good once, while the device's own date is {date}.");
}

fn of_way(challenge: &Challenge, way: Way) -> Result<()> {
    let asked = challenge.header().way;
    ensure!(
        asked == way,
        "this challenge asks for an answer by way \"{}\", not \"{}\"",
        asked.word(),
        way.word()
    );
    Ok(())
}

fn open(config: &Config, challenge: &Challenge, device: &Asked) -> Result<Opened> {
    let keys = KeyFolder::read(&config.data.keys())?.recovery_keys()?;
    let id = challenge.header().recovery_key;
    let held = keys.find(id).with_context(|| {
        format!("it is for another authority: there is no recovery key {id} here")
    })?;
    Ok(held.at(SystemClock.now())?.open(challenge, &device.key)?)
}

/// The key that devices with the present bundle make dated answers with.
fn first_key(config: &Config) -> Result<HeldKey> {
    let folder = KeyFolder::read(&config.data.keys())?;
    let pinned = Pinned::read(&folder)?.context(
        "there is no trust bundle, so no device trusts this authority yet: regain keys bundle",
    )?;
    let id = pinned.bundle.recovery_key().id();
    let keys = folder.recovery_keys()?;
    keys.find(id)
        .with_context(|| format!("recovery key {id}, the first of the trust bundle, is not here"))
}

/// The first signing key of the present bundle that is here and not over.
fn signing_key(config: &Config, now: UnixTime) -> Result<SigningKey> {
    let folder = KeyFolder::read(&config.data.keys())?;
    let pinned = Pinned::read(&folder)?.context("there is no trust bundle: regain keys bundle")?;
    let named = pinned.bundle.signing_keys().iter();
    let mut usable = named.filter(|dated| dated.not_after >= now);
    let found = usable.find_map(|dated| {
        let mut here = folder.of(Kind::Signing);
        here.find(|key| key.id() == dated.key.id().to_string())
    });
    let key = found.context(
        "no signing key that the trust bundle names is here and still good; make one with: \
         regain keys signing, then: regain keys bundle",
    )?;
    Ok(key.signing())
}

fn tell_reserved_email(opened: &Opened) {
    if let Some(reserved) = &opened.email {
        say!(
            "The device has a reserved email. Tell {} of this answer.",
            reserved.email()
        );
    }
}

/// Reads a file that a device exported or a picture of its screen.
fn read_file(file: &Path) -> Result<Challenge> {
    let shown = file.display();
    let bytes = std::fs::read(file).with_context(|| format!("cannot read {shown}"))?;
    if let Ok(text) = std::str::from_utf8(&bytes) {
        return Ok(recovery::evidence::read(text)?);
    }
    let found = qr::read_wanted(&bytes, &qr::Limits::default(), recovery::evidence::is_ours)?;
    Ok(recovery::evidence::read(&found.text)?)
}

fn now() -> Timestamp {
    SystemClock.now()
}
