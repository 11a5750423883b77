//! How many mails are sent: counted in the store, over all nodes and restarts.

use core::time::Duration;

use protocol::Scope;

use super::NewEmailOrder;
use crate::store::{Counted, StoreError, Tx};

/// Mails to one address in an hour.
pub const ADDRESS_HOURLY: u64 = 3;
/// Mails that one device orders for one purpose in an hour.
pub const DEVICE_HOURLY: u64 = 3;
/// Mails that one device orders for one purpose, or that one address gets, in a day.
pub const DAILY: u64 = 20;
/// Mails ordered from one network address in an hour. Many devices may stand behind one.
pub const NETWORK_HOURLY: u64 = 60;

const HOUR: Duration = Duration::from_secs(60 * 60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Whether there is room for one more. A farewell is counted by address alone: whoever changes the
/// reserved email often must not silence what the old address is told.
pub(super) async fn has_room(tx: &mut dyn Tx, order: &NewEmailOrder) -> Result<bool, StoreError> {
    let device = Counted::Device(&order.serial, order.scope);
    let address = Counted::Address(&order.address);
    let mut limits = vec![
        (address, HOUR, ADDRESS_HOURLY),
        (address, DAY, DAILY),
        (Counted::Network(order.network), HOUR, NETWORK_HOURLY),
    ];
    if order.scope != Scope::Farewell {
        limits.extend([(device, HOUR, DEVICE_HOURLY), (device, DAY, DAILY)]);
    }
    for (counted, time, most) in limits {
        if tx.count_email_orders(counted, order.at.minus(time)).await? >= most {
            return Ok(false);
        }
    }
    Ok(true)
}
