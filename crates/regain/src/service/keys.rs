//! `regain keys`: the authority's keys and its trust bundle.

mod bundle;
mod file;
mod folder;
mod vault;

use std::path::{Path, PathBuf};

use anyhow::Result;
use protocol::{DeviceDate, RecoverySecret, RootKey, SigningKey, UnixTime, Way};
use recovery::time::Timestamp;
use server::{Clock, Entropy};

pub(crate) use self::bundle::Pinned;
pub(crate) use self::file::{KeyFile, Kind};
pub(crate) use self::folder::KeyFolder;
pub(crate) use self::vault::FolderVault;

use super::cli::{Keys, NewKey, Setup};
use super::clock::{SystemClock, SystemEntropy};
use super::config::Config;
use super::files;

const DAY: u64 = 24 * 60 * 60;

/// For how many days devices use a key that a demo makes.
const DEMO_DAYS: u16 = 3650;

/// Runs one of the commands.
pub(crate) fn run(command: Keys) -> Result<()> {
    match command {
        Keys::Root { out } => root(&out),
        Keys::Recovery(new) => service_key(Kind::Recovery, &new),
        Keys::Signing(new) => service_key(Kind::Signing, &new),
        Keys::Data(setup) => data_key(&setup.load()?),
        Keys::Bundle { setup, root, ways } => bundle::make(&setup, &root, &ways),
        Keys::Show(setup) => show(&setup),
    }
}

/// Makes what is missing of the keys and of the bundle for these settings, with the root key in a
/// file beside them: for a demo, where there is nobody to keep it elsewhere.
pub(crate) fn settle(config: &Config, root: &Path) -> Result<Pinned> {
    if !root.exists() {
        let secret = RootKey::generate(&mut *SystemEntropy.rng()).to_bytes();
        KeyFile::new(Kind::Root, secret, None).write(root)?;
    }
    for kind in [Kind::Recovery, Kind::Signing] {
        if KeyFolder::read(&config.data.keys())?
            .of(kind)
            .next()
            .is_none()
        {
            make(config, kind, DEMO_DAYS)?;
        }
    }
    let folder = KeyFolder::read(&config.data.keys())?;
    match Pinned::read(&folder)? {
        Some(pinned) if is_settled(&pinned, config) => Ok(pinned),
        _ => bundle::write(config, &folder, &KeyFile::read(root)?.root(), &Way::ALL),
    }
}

/// A demo answers every way, the ones without a desk at the command line.
fn is_settled(pinned: &Pinned, config: &Config) -> bool {
    let (service, ways) = (pinned.bundle.service(), pinned.bundle.ways());
    *service == config.portal.address && Way::ALL.iter().all(|way| ways.contains(*way))
}

fn root(out: &Path) -> Result<()> {
    let secret = RootKey::generate(&mut *SystemEntropy.rng()).to_bytes();
    let key = KeyFile::new(Kind::Root, secret, None);
    key.write(out)?;
    say!("root key {} is in {}", key.id(), out.display());
    say!("Move that file to where only you can reach it; the service never needs it.");
    say!(
        "What firmware pins, and an agent's settings name as root_key:\n{}",
        key.root().public()
    );
    Ok(())
}

fn service_key(kind: Kind, new: &NewKey) -> Result<()> {
    let (key, file) = make(&new.setup.load()?, kind, new.days)?;
    say!("{kind} key {} is in {}", key.id(), file.display());
    say!("Devices learn of it by the next trust bundle: regain keys bundle --root FILE");
    Ok(())
}

fn data_key(config: &Config) -> Result<()> {
    let (key, file) = vault::make(config)?;
    say!("data key {} is in {}", key.id(), file.display());
    say!("It seals from now on. Keep the older ones: what they sealed opens with them alone.");
    Ok(())
}

/// Makes a key that devices use for so many days; gives it with its file.
fn make(config: &Config, kind: Kind, days: u16) -> Result<(KeyFile, PathBuf)> {
    let mut rng = SystemEntropy.rng();
    let secret = match kind {
        Kind::Recovery => RecoverySecret::generate(&mut *rng).to_bytes(),
        Kind::Root | Kind::Signing | Kind::Data => SigningKey::generate(&mut *rng).to_bytes(),
    };
    let now = SystemClock.now().seconds().unsigned_abs();
    let key = KeyFile::new(kind, secret, Some(date_of(now + u64::from(days) * DAY)));
    files::private_folder(&config.data.keys())?;
    let file = KeyFolder::read(&config.data.keys())?.file_for(&key);
    key.write(&file)?;
    Ok((key, file))
}

fn show(setup: &Setup) -> Result<()> {
    let config = setup.load()?;
    let folder = KeyFolder::read(&config.data.keys())?;
    for (file, key) in folder.all() {
        let until = key
            .not_after
            .map(|date| format!("  until {date}"))
            .unwrap_or_default();
        say!(
            "{:9} {}  {}{until}  {}",
            key.kind.to_string(),
            key.id(),
            key.public().unwrap_or_else(|| "secret only".to_owned()),
            file.display()
        );
    }
    if folder.all().next().is_none() {
        say!(
            "There is no key in {}; make one with: regain keys recovery",
            config.data.keys().display()
        );
    }
    match Pinned::read(&folder)? {
        Some(pinned) => show!("\n{pinned}"),
        None => say!("There is no trust bundle; sign one with: regain keys bundle --root FILE"),
    }
    Ok(())
}

/// The day, in UTC, of a time in seconds since 1970.
fn date_of(seconds: u64) -> DeviceDate {
    Timestamp::from_seconds(i64::try_from(seconds).unwrap_or(i64::MAX)).date()
}

/// The last second of a day, in UTC.
fn end_of(day: DeviceDate) -> Result<UnixTime> {
    let days = day
        .days_since(&DeviceDate::parse("1970-01-01")?)
        .unsigned_abs();
    Ok(UnixTime::from_seconds((days + 1) * DAY - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_last_day_ends_with_its_last_second() {
        let day = DeviceDate::parse("2026-11-21").unwrap();
        let end = end_of(day).unwrap().seconds();
        assert_eq!(
            (date_of(end), date_of(end + 1).to_string()),
            (day, "2026-11-22".to_owned())
        );
    }
}
