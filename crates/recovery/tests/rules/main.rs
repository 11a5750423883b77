//! The rules over a real store: SQLite in memory.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests may panic"
)]

mod audit;
mod bulk;
mod calendar;
mod desk;
mod email_order;
mod evidence;
mod form;
mod holidays;
mod letter;
mod status;

use std::sync::Arc;
use std::time::Duration;

use recovery::time::Timestamp;
use store_sqlite::SqliteStore;
use testkit::service::{LabDevice, MORNING, Service};

const SERIAL: &str = "RG4T7M2KLMA123456789";

async fn service() -> Service {
    Service::new(Arc::new(SqliteStore::in_memory().await.unwrap()), 1)
}

/// A service and an enrolled device.
async fn service_and_device() -> (Service, LabDevice) {
    let (service, device) = (service().await, LabDevice::new(SERIAL, 2));
    service.enrol(&device).await;
    (service, device)
}

fn hours(hours: u64) -> Timestamp {
    MORNING.plus(Duration::from_hours(hours))
}

fn after(time: Timestamp) -> Timestamp {
    time.plus(Duration::from_secs(1))
}
