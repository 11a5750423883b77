//! The mailbox, as a mail program sees it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use protocol::Code;
use tokio::time::{Instant, sleep};

use super::super::mailbox::{Letter, letters};

/// How long a mail may take.
const PATIENCE: Duration = Duration::from_secs(20);
const PAUSE: Duration = Duration::from_millis(20);

pub(super) struct Post {
    folder: PathBuf,
}

impl Post {
    pub(super) fn new(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
        }
    }

    /// Waits for a mail to somebody that names the case and the challenge.
    pub(super) async fn wait_for(&self, to: &str, case: &str, number: &str) -> Result<()> {
        let fits = |letter: &Letter| {
            let named = letter.text.contains(case) && letter.text.contains(number);
            (letter.to == to && named).then_some(())
        };
        let found = self.first(fits).await;
        found.with_context(|| format!("no mail to {to} about case {case} and challenge {number}"))
    }

    /// Waits for the mail with the key: the one line of it that is a code.
    pub(super) async fn key_for(&self, to: &str, number: &str) -> Result<String> {
        let key = |letter: &Letter| {
            let mut lines = letter.text.lines().map(str::trim);
            let fits = letter.to == to && letter.text.contains(number);
            fits.then(|| lines.find(|line| line.len() == 9 && Code::parse(line).is_ok()))
                .flatten()
                .map(str::to_owned)
        };
        let found = self.first(key).await;
        found.with_context(|| format!("no mail to {to} with a key for challenge {number}"))
    }

    async fn first<T>(&self, fits: impl Fn(&Letter) -> Option<T>) -> Result<T> {
        let end = Instant::now() + PATIENCE;
        while Instant::now() < end {
            if let Some(found) = letters(&self.folder).iter().find_map(&fits) {
                return Ok(found);
            }
            sleep(PAUSE).await;
        }
        bail!("waited {} s", PATIENCE.as_secs())
    }
}
