//! Devices come into the registry: one by one, or row by row from a file.

use super::device::DeviceFacts;
use crate::audit::{Act, Actor, Entry};
use crate::store::{Store, StoreError, Tx};
use crate::text::Line;
use crate::time::Timestamp;

/// What an import did with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Imported {
    /// The device is new.
    Added,
    /// The device was known; buyer, region or model were corrected. Its key was not touched, and
    /// what the row leaves empty was kept.
    Changed,
    /// Nothing was new.
    Same,
}

/// Adds or corrects one device, in a unit of work of its own.
///
/// # Errors
/// When the store fails.
pub async fn add(
    store: &dyn Store,
    facts: &DeviceFacts,
    actor: &Actor,
    now: Timestamp,
) -> Result<Imported, StoreError> {
    let mut tx = store.begin().await?;
    let imported = import_row(&mut *tx, facts, actor, now).await?;
    tx.commit().await?;
    Ok(imported)
}

/// The same within a unit of work of the caller's, so that thousands of rows share one commit.
///
/// # Errors
/// When the store fails.
pub async fn import_row(
    tx: &mut dyn Tx,
    facts: &DeviceFacts,
    actor: &Actor,
    now: Timestamp,
) -> Result<Imported, StoreError> {
    let (imported, act) = if tx.add_device(facts, now).await? {
        (Imported::Added, Act::DeviceAdded)
    } else {
        let known = tx.lock_device(&facts.serial).await?;
        let known = known.map_or_else(|| facts.clone(), |device| device.facts);
        let corrected = corrected(facts, &known);
        if corrected == known {
            return Ok(Imported::Same);
        }
        tx.set_device_facts(&corrected).await?;
        (Imported::Changed, Act::DeviceChanged)
    };
    let entry = Entry::new(now, actor.clone(), act, &facts.serial).with(&facts.model);
    tx.add_entry(&entry).await?;
    Ok(imported)
}

/// The facts of a row over those that are known: a column that the file leaves out erases nothing.
pub(super) fn corrected(row: &DeviceFacts, known: &DeviceFacts) -> DeviceFacts {
    let kept = |new: &Option<Line>, old: &Option<Line>| new.clone().or_else(|| old.clone());
    DeviceFacts {
        serial: row.serial.clone(),
        model: row.model.clone(),
        sold_to: kept(&row.sold_to, &known.sold_to),
        region: kept(&row.region, &known.region),
    }
}
