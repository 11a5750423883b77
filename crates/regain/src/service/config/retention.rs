//! `[retention]`: how long what is kept.

use std::time::Duration;

use anyhow::{Result, bail};
use recovery::retention::Keep;
use serde::Deserialize;

pub(super) const EXAMPLE: &str = r#"[retention]
# For how many days what is kept; docs/data-protection.md has all of it, and why.
# Who asked and what was written, from the end of the request, 30 to 3650. Long enough for complaints, and for
# earlier requests to count as evidence; afterwards number, times, country, models and outcomes are left.
requests_days = 365
# Pictures, label photos and proofs of purchase, from the end of the request, 1 to 365 and no longer than requests.
evidence_days = 30
# What is known of mails and their delivery, what webhooks were told, and orders of mails to reserved emails, 7 to 365.
mails_days = 30
# Why a challenge was turned away, and imports at the desk with the rows that they left out, 7 to 365.
refused_days = 30
"#;

/// How long what is kept, in days.
#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Retention {
    requests_days: u16,
    evidence_days: u16,
    mails_days: u16,
    refused_days: u16,
}

impl Default for Retention {
    fn default() -> Self {
        let days = |kept: Duration| u16::try_from(kept.as_secs() / DAY).unwrap_or(u16::MAX);
        Self {
            requests_days: days(Keep::SHIPPED.requests),
            evidence_days: days(Keep::SHIPPED.evidence),
            mails_days: days(Keep::SHIPPED.mails),
            refused_days: days(Keep::SHIPPED.refused),
        }
    }
}

const DAY: u64 = 24 * 60 * 60;

impl Retention {
    pub(super) fn check(&self) -> Result<()> {
        for (name, days, least, most) in [
            ("requests_days", self.requests_days, 30, 3650),
            ("evidence_days", self.evidence_days, 1, 365),
            ("mails_days", self.mails_days, 7, 365),
            ("refused_days", self.refused_days, 7, 365),
        ] {
            if !(least..=most).contains(&days) {
                bail!("{name} in [retention] is {days}; it is {least} to {most} days");
            }
        }
        if self.evidence_days > self.requests_days {
            bail!(
                "evidence_days in [retention] is {}, and pictures are not kept longer than their requests, \
                 which are kept for {}",
                self.evidence_days,
                self.requests_days
            );
        }
        Ok(())
    }

    /// The times that follow from this.
    pub(crate) fn keep(&self) -> Keep {
        let days = |count: u16| Duration::from_secs(u64::from(count) * DAY);
        Keep {
            requests: days(self.requests_days),
            evidence: days(self.evidence_days),
            mails: days(self.mails_days),
            refused: days(self.refused_days),
        }
    }
}
