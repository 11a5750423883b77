//! A line of a copy of the trail: one entry as JSON.

use anyhow::{Context, Result, bail, ensure};
use recovery::audit::chain::{Chained, Form, Link, Written};
use recovery::audit::{Detail, Salt};
use recovery::time::Timestamp;
use serde::Deserialize;

/// The line. What it holds beside the hashes is all that the hash covers.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Line {
    number: u64,
    /// How the hash is made; 1 where nothing is said, as in copies of the first versions.
    #[serde(default = "first")]
    form: u8,
    time: String,
    actor: String,
    act: String,
    subject: String,
    detail: String,
    /// What the hash of the detail is salted with.
    #[serde(default)]
    salt: String,
    /// The hash of a detail that was erased.
    #[serde(default)]
    erased: String,
    before: String,
    hash: String,
}

const fn first() -> u8 {
    1
}

impl Line {
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
        let form = match self.form {
            1 => Form::First,
            2 => Form::Second,
            newer => bail!("it is of form {newer}, which a newer version wrote"),
        };
        let detail = self.detail(form)?;
        let written = Written {
            at: Timestamp::from_seconds(time.as_second()),
            actor: self.actor,
            act: self.act,
            subject: self.subject,
            detail,
        };
        let number = self.number;
        Ok((
            Chained {
                number,
                form,
                written,
                link,
            },
            before,
        ))
    }

    fn detail(&self, form: Form) -> Result<Detail> {
        let text = self.detail.clone();
        Ok(match (form, self.salt.as_str(), self.erased.as_str()) {
            (_, "", "") if text.is_empty() => Detail::Empty,
            (_, "", erased) if text.is_empty() => {
                let hash = Link::parse(erased);
                Detail::Erased(hash.context("a hash is 64 hexadecimal digits")?)
            }
            // The first versions wrote no salt: nothing that their copies hold covers one.
            (Form::First, "", "") => Detail::Told {
                text,
                salt: Salt::from_bytes([0; 16]),
            },
            (_, salt, "") if !text.is_empty() => {
                let salt = Salt::parse(salt).context("a salt is 32 hexadecimal digits")?;
                Detail::Told { text, salt }
            }
            _ => bail!("its detail, salt and hash do not belong together"),
        })
    }
}
