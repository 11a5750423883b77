//! Personal data whose time is over, and whether it is erased.

use std::time::Duration;

use recovery::retention::overdue;
use recovery::store::{Store, StoreError};
use server::Clock as _;

use super::super::clock::SystemClock;
use super::super::config::Config;
use super::Report;

/// The worker looks every ten minutes; what is older was not seen by one for a while.
const PATIENCE: Duration = Duration::from_hours(24);

/// Looks for what should be erased by now.
pub(super) async fn look(
    store: &dyn Store,
    config: &Config,
    report: &mut Report,
) -> Result<(), StoreError> {
    let now = SystemClock.now();
    let overdue = overdue(store, &config.retention.keep(), now).await?;
    let Some(oldest) = overdue.oldest() else {
        report.good("erasure", "nothing is kept beyond its time");
        return Ok(());
    };
    let words = format!("the oldest overdue erasure was due {oldest}");
    if now.since(oldest) < PATIENCE {
        report.good("erasure", format!("{words}; the worker is at it"));
    } else {
        let mend = "see that regain serve runs, and what its log says of the sweep";
        report.poor("erasure", words, mend);
    }
    Ok(())
}
