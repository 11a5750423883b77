//! Looking for devices among millions: each way has an index, and pages follow each other by the
//! last serial number seen.

use protocol::Serial;
use thiserror::Error;

use super::device::Device;
use super::flag::{Flag, FlagKind};
use crate::audit::Entry;
use crate::case::{Case, CaseLine};
use crate::staff::Reader;
use crate::store::{DistributorId, Store, StoreError};
use crate::text::Line;

/// Devices on a page.
pub const DEVICES_PAGE: u32 = 50;

/// Entries of a device's history that are shown: a device that is asked for every day has many.
const NEWEST: usize = 200;

/// Cases of a device that are shown.
const CASES: u32 = 50;

/// A part of a serial number: 1 to 24 of its characters, upper-case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part(String);

/// What was typed is no part of a serial number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("Serial numbers consist of letters, digits, - . and _ and have at most 24 of them.")]
pub struct NoPart;

impl Part {
    /// Reads what was typed.
    ///
    /// # Errors
    /// When no serial number can hold it.
    pub fn parse(raw: &str) -> Result<Self, NoPart> {
        Serial::parse(raw)
            .map(|serial| Self(serial.as_str().to_owned()))
            .map_err(|_| NoPart)
    }

    /// The characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The characters, last one first.
    #[must_use]
    pub fn reversed(&self) -> String {
        self.0.chars().rev().collect()
    }
}

/// What to look for; all that is given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Search {
    /// How the serial number begins; a whole one is its own beginning.
    pub begins: Option<Part>,
    /// How the serial number ends.
    pub ends: Option<Part>,
    /// How the model begins, in any case.
    pub model: Option<Line>,
    /// How the buyer's name begins, in any case.
    pub sold_to: Option<Line>,
    /// The distributor that it was sold to, under any of its names.
    pub distributor: Option<DistributorId>,
    /// Which flag it bears.
    pub flag: Option<FlagKind>,
}

/// A device that was found.
pub struct Found {
    /// The device.
    pub device: Device,
    /// The flags that it bears.
    pub flags: Vec<Flag>,
}

/// A page of them.
pub struct FoundPage {
    /// The devices.
    pub found: Vec<Found>,
    /// The serial number after which the next page begins, when there is one.
    pub next: Option<Serial>,
}

/// Looks for devices. In the order of their serial numbers, or of what was looked for.
///
/// # Errors
/// When the store fails.
pub async fn search(
    store: &dyn Store,
    _reader: &Reader,
    search: &Search,
    after: Option<&Serial>,
) -> Result<FoundPage, StoreError> {
    let mut tx = store.read().await?;
    let mut devices = tx.find_devices(search, after, DEVICES_PAGE + 1).await?;
    let is_cut = devices.len() > usize::try_from(DEVICES_PAGE).unwrap_or(usize::MAX);
    if is_cut {
        devices.pop();
    }
    let next = devices.last().filter(|_| is_cut);
    let next = next.map(|device| device.facts.serial.clone());
    let serials: Vec<_> = devices.iter().map(|d| d.facts.serial.clone()).collect();
    let flags = tx.standing_flags(&serials).await?;
    let with_flags = |device: Device| Found {
        flags: flags
            .iter()
            .filter(|flag| flag.serial == device.facts.serial)
            .cloned()
            .collect(),
        device,
    };
    Ok(FoundPage {
        found: devices.into_iter().map(with_flags).collect(),
        next,
    })
}

/// All that is known of a device.
pub struct DeviceView {
    /// The device.
    pub device: Device,
    /// The flags that it bears or bore, newest first.
    pub flags: Vec<Flag>,
    /// The distributor that it was sold to, where its buyer's name is one of a distributor's.
    pub distributor: Option<super::Distributor>,
    /// Requests for it, newest first.
    pub cases: Vec<(Case, CaseLine)>,
    /// What was done to it, newest first.
    pub history: Vec<Entry>,
}

/// Looks at a device; `None` when the registry does not have it.
///
/// # Errors
/// When the store fails.
pub async fn device(
    store: &dyn Store,
    _reader: &Reader,
    serial: &Serial,
) -> Result<Option<DeviceView>, StoreError> {
    let mut tx = store.read().await?;
    let Some(device) = tx.device(serial).await? else {
        return Ok(None);
    };
    let mut history = tx.entries_about(serial.as_str()).await?;
    history.reverse();
    history.truncate(NEWEST);
    let distributor = match &device.facts.sold_to {
        Some(name) => tx.distributor_named(&super::PlaceKey::of(name)).await?,
        None => None,
    };
    Ok(Some(DeviceView {
        flags: tx.flags_of(serial).await?,
        cases: tx.cases_of_device(serial, CASES).await?,
        distributor,
        history,
        device,
    }))
}
