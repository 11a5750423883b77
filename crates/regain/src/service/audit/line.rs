//! A line of a copy of the trail: one entry as JSON.

use anyhow::{Context, Result, ensure};
use recovery::audit::chain::{Chained, Link, Written};
use recovery::time::Timestamp;
use serde::{Deserialize, Serialize};

/// The line. What it holds beside the hashes is all that the hash covers.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Line {
    number: u64,
    time: String,
    actor: String,
    act: String,
    subject: String,
    detail: String,
    before: String,
    hash: String,
}

impl Line {
    /// The line of an entry that follows the hash `before`.
    pub(super) fn of(entry: &Chained, before: Link) -> Result<Self> {
        let written = &entry.written;
        let time = jiff::Timestamp::from_second(written.at.seconds());
        Ok(Self {
            number: entry.number,
            time: time
                .with_context(|| format!("entry {} has no time of day", entry.number))?
                .to_string(),
            actor: written.actor.clone(),
            act: written.act.clone(),
            subject: written.subject.clone(),
            detail: written.detail.clone(),
            before: before.to_string(),
            hash: entry.link.to_string(),
        })
    }

    pub(super) fn read(text: &str) -> Result<Self> {
        serde_json::from_str(text).context("it is no entry of an audit trail")
    }

    /// The entry, and the hash before it.
    pub(super) fn parts(self) -> Result<(Chained, Link)> {
        let link = |text: &str| Link::parse(text).context("a hash is 64 hexadecimal digits");
        let (link, before) = (link(&self.hash)?, link(&self.before)?);
        let time: jiff::Timestamp = self.time.parse().context("its time cannot be read")?;
        // One time has one form, so that nothing in a line can be altered unseen.
        ensure!(
            time.subsec_nanosecond() == 0 && time.to_string() == self.time,
            "its time is not written as this program writes it"
        );
        let written = Written {
            at: Timestamp::from_seconds(time.as_second()),
            actor: self.actor,
            act: self.act,
            subject: self.subject,
            detail: self.detail,
        };
        let number = self.number;
        Ok((
            Chained {
                number,
                written,
                link,
            },
            before,
        ))
    }
}
