//! A holder shows more of his own accord, by his link (P10).

use thiserror::Error;

use super::acts::HolderError;
use super::link::case_of;
use crate::audit::{Act, Actor, Entry};
use crate::limits;
use crate::reply::{self, Reply};
use crate::status::Stage;
use crate::store::{Store, StoreError};
use crate::time::Timestamp;

/// Most pictures that a case takes by its holder's link.
pub const MOST_PICTURES: usize = 100;

/// Why nothing was taken.
#[derive(Debug, Error)]
pub enum ShowError {
    /// The device it is about, or the whole request, has ended.
    #[error("Nothing of this request is open any more.")]
    NothingOpen,
    /// The case has [`MOST_PICTURES`].
    #[error("There are very many pictures of this request already.")]
    TooMany,
    /// The link does not work, or the store failed.
    #[error(transparent)]
    Holder(#[from] HolderError),
}

impl From<StoreError> for ShowError {
    fn from(error: StoreError) -> Self {
        Self::Holder(error.into())
    }
}

/// Takes what a holder sends of his own accord: for one device, or for all of them. Where the desk had
/// a question, this is the answer to it, and the case is the desk's turn again.
///
/// # Errors
/// When the link does not work, or nothing is open.
pub async fn show(
    store: &dyn Store,
    token: &str,
    line: Option<u32>,
    reply: &Reply,
    now: Timestamp,
) -> Result<(), ShowError> {
    let mut tx = store.begin().await?;
    let number = case_of(&mut *tx, token, now).await?;
    tx.lock_case(number).await?.ok_or(HolderError::Link)?;
    let is_open = match line {
        None => tx.tally(number).await?.open() > 0,
        Some(position) => {
            let line = tx.line(number, position).await?;
            line.ok_or(HolderError::Link)?.state.open().is_ok()
        }
    };
    if !is_open {
        return Err(ShowError::NothingOpen);
    }
    if tx.pieces(number).await?.len() + reply.pictures() > MOST_PICTURES {
        return Err(ShowError::TooMany);
    }
    let asked = tx
        .lines(number, Some(Stage::MoreWanted), 0, u32::MAX)
        .await?;
    reply::give_back(&mut *tx, number, &asked, now).await?;
    limits::confirm_by_reply(&mut *tx, number, now).await?;
    reply::add(&mut *tx, number, reply, line, now).await?;
    let act = match asked.is_empty() {
        true => Act::EvidenceSent,
        false => Act::Replied,
    };
    let entry = Entry::new(now, Actor::Holder, act, &number);
    let entry = match line {
        Some(position) => entry.with(&format!("device {position}")),
        None => entry,
    };
    tx.add_entry(&entry).await?;
    tx.commit().await?;
    Ok(())
}
