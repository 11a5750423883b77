//! What a phone that has scanned the code is told before anything is ordered.

use protocol::{Challenge, Way};

use super::place::is_mailed;
use crate::evidence::{PortalVerdict, examine};
use crate::policy::Policy;
use crate::ports::RecoveryKeys;
use crate::store::{Store, StoreError};
use crate::time::Timestamp;

/// Whether a mail can be ordered with a challenge, and where it would go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// What the challenge is found to be.
    pub verdict: PortalVerdict,
    /// The address sealed in it, masked as the device masks it (M3). Only a challenge that the device itself
    /// made can be opened, so this tells nothing to whoever has not got the device before him.
    pub reserved: Option<String>,
}

/// Looks at a challenge of the email way; nothing is stored and nothing ordered.
///
/// # Errors
/// When the store fails.
pub async fn preview(
    store: &dyn Store,
    keys: &dyn RecoveryKeys,
    policy: &Policy,
    challenge: &Challenge,
    now: Timestamp,
) -> Result<Preview, StoreError> {
    if !is_mailed(policy, challenge) {
        return Ok(Preview {
            verdict: PortalVerdict::OtherWay,
            reserved: None,
        });
    }
    let mut tx = store.read().await?;
    let made = challenge.header().clock.date();
    let verdict = examine(&mut *tx, keys, policy, challenge, Way::Email, &made, now).await?;
    Ok(Preview {
        verdict: verdict.for_portal(),
        reserved: verdict.reserved_masked(),
    })
}
