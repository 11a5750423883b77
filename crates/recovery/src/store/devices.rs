//! The registry of devices.

use async_trait::async_trait;
use protocol::{DevicePublicKey, Serial};

use super::StoreError;
use crate::registry::{Device, DeviceFacts};
use crate::time::Timestamp;

/// Devices by serial number.
#[async_trait]
pub trait Devices {
    /// Adds a device without a key; `false` when the serial is known.
    async fn add_device(&mut self, facts: &DeviceFacts, at: Timestamp) -> Result<bool, StoreError>;

    /// Adds devices without keys, thousands at once, and gives the serials of those that were not
    /// known.
    async fn add_devices(
        &mut self,
        devices: &[DeviceFacts],
        at: Timestamp,
    ) -> Result<Vec<Serial>, StoreError>;

    /// The device with that serial.
    async fn device(&mut self, serial: &Serial) -> Result<Option<Device>, StoreError>;

    /// Those of these devices that are known.
    async fn devices(&mut self, serials: &[Serial]) -> Result<Vec<Device>, StoreError>;

    /// The device with that serial, and nobody else changes it until this unit of work ends.
    async fn lock_device(&mut self, serial: &Serial) -> Result<Option<Device>, StoreError>;

    /// Changes what is known of a device besides its key.
    async fn set_device_facts(&mut self, facts: &DeviceFacts) -> Result<(), StoreError>;

    /// Gives a device its key, in place of any other. Only enrolment and the desk's decision on a
    /// conflict call this.
    async fn set_device_key(
        &mut self,
        serial: &Serial,
        key: &DevicePublicKey,
        at: Timestamp,
    ) -> Result<(), StoreError>;

    /// How many devices there are, and how many of them are enrolled.
    async fn count_devices(&mut self) -> Result<(u64, u64), StoreError>;
}
