//! Looking for devices, and what there is of one.

use async_trait::async_trait;
use protocol::Serial;

use super::StoreError;
use crate::case::{Case, CaseLine};
use crate::registry::{Device, Search};

/// Searches that an index answers, however many devices there are.
#[async_trait]
pub trait DeviceSearch {
    /// The devices that a search finds behind the one with the serial number `after`, at most
    /// `limit`. In the order of their serial numbers; when it is by the end of the serial number,
    /// the buyer or the model, in the order of that and then of the serial number.
    async fn find_devices(
        &mut self,
        search: &Search,
        after: Option<&Serial>,
        limit: u32,
    ) -> Result<Vec<Device>, StoreError>;

    /// The cases with a line of this serial number, newest first, at most `limit`; each with its
    /// first such line.
    async fn cases_of_device(
        &mut self,
        serial: &Serial,
        limit: u32,
    ) -> Result<Vec<(Case, CaseLine)>, StoreError>;
}
