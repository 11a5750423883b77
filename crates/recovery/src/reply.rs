//! The holder's reply to "more wanted", through a link that works once.

use rand_core::CryptoRng;
use thiserror::Error;

use crate::audit::{Act, Actor, Entry};
use crate::case::{Author, CaseLine, CaseNumber, Message};
use crate::evidence::Shows;
use crate::lifecycle::State;
use crate::limits;
use crate::picture::Picture;
use crate::policy::Policy;
use crate::status::Stage;
use crate::store::{ReplyLink, Store, StoreError, Tx};
use crate::text::Prose;
use crate::time::Timestamp;
use crate::token::Token;

/// What the page behind a link shows. Opening it changes nothing: mail scanners open links.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenQuestion {
    /// The case.
    pub case: CaseNumber,
    /// What the desk asked.
    pub question: Prose,
    /// What it asked to be shown by pictures (P10).
    pub wanted: Vec<Shows>,
    /// What pictures of the case there are, by what they are to show; the holder is told of them,
    /// and is not shown them again.
    pub sent: Vec<(Shows, Timestamp)>,
}

/// What the holder adds: a text, pictures, or both.
#[derive(Debug, Clone)]
pub struct Reply {
    text: Option<Prose>,
    pictures: Vec<(Shows, Picture)>,
}

impl Reply {
    /// A reply; `None` when it holds nothing.
    #[must_use]
    pub fn new(text: Option<Prose>, pictures: Vec<Picture>) -> Option<Self> {
        let other = |picture| (Shows::Other, picture);
        Self::showing(text, pictures.into_iter().map(other).collect())
    }

    /// The same, with what each picture is to show.
    #[must_use]
    pub fn showing(text: Option<Prose>, pictures: Vec<(Shows, Picture)>) -> Option<Self> {
        (text.is_some() || !pictures.is_empty()).then_some(Self { text, pictures })
    }

    /// How many pictures it has.
    #[must_use]
    pub const fn pictures(&self) -> usize {
        self.pictures.len()
    }
}

/// Why a reply was not taken.
#[derive(Debug, Error)]
pub enum ReplyError {
    /// The link is unknown, used or too old: one sentence for all.
    #[error(
        "This link does not work any more. If you still want to tell us something, please send a new request."
    )]
    Link,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Makes a link's token for the open question of a case. Each sending of the mail makes its own,
/// because none is kept; all of them end with the first reply.
pub(crate) async fn make_link(
    store: &dyn Store,
    policy: &Policy,
    case: CaseNumber,
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<Token, StoreError> {
    let token = Token::random(rng);
    let mut tx = store.begin().await?;
    let link = ReplyLink {
        case,
        ends: now.plus(policy.reply_life),
    };
    tx.add_reply_link(&token.hash(), &link).await?;
    tx.commit().await?;
    Ok(token)
}

/// The question behind a link, for the page that a GET shows.
///
/// # Errors
/// When the link does not work.
pub async fn look_up(
    store: &dyn Store,
    token: &str,
    now: Timestamp,
) -> Result<OpenQuestion, ReplyError> {
    let token = Token::parse(token).ok_or(ReplyError::Link)?;
    let mut tx = store.read().await?;
    let case = case_of(&mut *tx, &token, now).await?;
    let asked = tx.lines(case, Some(Stage::MoreWanted), 0, 1).await?;
    let Some(State::MoreWanted { question: id }) = asked.first().map(|line| line.state) else {
        return Err(ReplyError::Link);
    };
    let question = tx.message(id).await?.ok_or(ReplyError::Link)?.text;
    let pieces = tx.pieces(case).await?.into_iter();
    Ok(OpenQuestion {
        case,
        question,
        wanted: tx.wanted(id).await?,
        sent: pieces.map(|piece| (piece.shows, piece.added_at)).collect(),
    })
}

/// Takes a reply: text and pictures are added, the lines that it is about go back to the desk, the link ends.
///
/// # Errors
/// When the link does not work.
pub async fn send(
    store: &dyn Store,
    token: &str,
    reply: &Reply,
    now: Timestamp,
) -> Result<CaseNumber, ReplyError> {
    let token = Token::parse(token).ok_or(ReplyError::Link)?;
    let mut tx = store.begin().await?;
    let number = case_of(&mut *tx, &token, now).await?;
    tx.lock_case(number).await?.ok_or(ReplyError::Link)?;
    let asked = tx
        .lines(number, Some(Stage::MoreWanted), 0, u32::MAX)
        .await?;
    if !give_back(&mut *tx, number, &asked, now).await? {
        return Err(ReplyError::Link);
    }
    limits::confirm_by_reply(&mut *tx, number, now).await?;
    add(&mut *tx, number, reply, None, now).await?;
    tx.add_entry(&Entry::new(now, Actor::Holder, Act::Replied, &number))
        .await?;
    tx.commit().await?;
    Ok(number)
}

/// Gives lines that the desk has asked about back to it, and ends the links to its question; `false`
/// when there are none.
pub(crate) async fn give_back(
    tx: &mut dyn Tx,
    number: CaseNumber,
    asked: &[CaseLine],
    now: Timestamp,
) -> Result<bool, StoreError> {
    let Some(Ok(state)) = asked.first().map(|line| line.state.reply()) else {
        return Ok(false);
    };
    let positions: Vec<_> = asked.iter().map(|line| line.position).collect();
    tx.set_lines_state(number, &positions, &state, now).await?;
    tx.end_reply_links(number).await?;
    Ok(true)
}

/// Adds what a holder tells and shows, for one line or for all of them.
pub(crate) async fn add(
    tx: &mut dyn Tx,
    number: CaseNumber,
    reply: &Reply,
    line: Option<u32>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let pictures = reply.pictures.iter().cloned();
    let pictures: Vec<_> = pictures.map(|(_, picture)| (line, picture)).collect();
    tx.add_pictures(number, &pictures).await?;
    for (shows, picture) in &reply.pictures {
        tx.add_piece(number, &picture.name, *shows).await?;
    }
    if let Some(text) = &reply.text {
        let message = Message {
            author: Author::Holder,
            at: now,
            text: text.clone(),
        };
        tx.add_message(number, &message).await?;
    }
    Ok(())
}

async fn case_of(tx: &mut dyn Tx, token: &Token, now: Timestamp) -> Result<CaseNumber, ReplyError> {
    match tx.reply_link(&token.hash()).await? {
        Some(link) if now < link.ends => Ok(link.case),
        _ => Err(ReplyError::Link),
    }
}
