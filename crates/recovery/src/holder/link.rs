//! The link to one's own request.

use core::time::Duration;

use protocol::{Email, Serial};
use rand_core::CryptoRng;

use super::acts::HolderError;
use super::course::{Course, course_of};
use crate::case::{Case, CaseLine, CaseNumber, Tally};
use crate::evidence::Piece;
use crate::jobs::JobKind;
use crate::lifecycle::State;
use crate::policy::Policy;
use crate::status::Stage;
use crate::store::{HolderLink, HolderOrder, Store, StoreError, Tx};
use crate::text::Prose;
use crate::time::Timestamp;
use crate::token::Token;

/// How long a link works that was ordered; those in other mails live as long as a link to reply by.
pub const LINK_LIFE: Duration = Duration::from_hours(24);

/// Most links that are mailed for one request in an hour.
const LINKS_AN_HOUR: u64 = 3;

/// Most devices that the page behind a link shows at once.
const PAGE: u32 = 100;

/// A holder's own request.
pub struct Mine {
    /// The request.
    pub case: Case,
    /// How many of its devices stand where.
    pub tally: Tally,
    /// Some of its devices.
    pub courses: Vec<Course>,
    /// The position after which the next of them come, when there are more.
    pub next: Option<u32>,
    /// What the desk asks, while it waits for an answer.
    pub question: Option<Prose>,
    /// What was shown so far.
    pub sent: Vec<Piece>,
}

/// Orders a mail with a link to the newest request of a pair. Nothing is told of whether there is one,
/// or whether the hour's mails are used up.
///
/// # Errors
/// When the store fails.
pub async fn order_link(
    store: &dyn Store,
    serial: &str,
    email: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let (Ok(serial), Ok(email)) = (Serial::parse(serial), Email::parse(email)) else {
        return Ok(());
    };
    let mut tx = store.begin().await?;
    let Some((case, _)) = tx.latest_line(&serial, &email).await? else {
        return Ok(());
    };
    tx.lock_case(case).await?;
    let since = now.minus(Duration::from_hours(1));
    if tx
        .count_holder_orders(case, HolderOrder::Link, since)
        .await?
        >= LINKS_AN_HOUR
    {
        return Ok(());
    }
    let order = tx.add_holder_order(case, HolderOrder::Link, now).await?;
    tx.add_job(&JobKind::HolderLink { case, order }, now)
        .await?;
    tx.commit().await
}

/// The newest request of a pair, with the course of this one device.
///
/// # Errors
/// When the store fails.
pub async fn course_by(
    store: &dyn Store,
    policy: &Policy,
    serial: &str,
    email: &str,
    now: Timestamp,
) -> Result<Option<(Case, Tally, Course)>, StoreError> {
    let (Ok(serial), Ok(email)) = (Serial::parse(serial), Email::parse(email)) else {
        return Ok(None);
    };
    let mut tx = store.read().await?;
    let Some((number, line)) = tx.latest_line(&serial, &email).await? else {
        return Ok(None);
    };
    let Some(case) = tx.case(number).await? else {
        return Ok(None);
    };
    let tally = tx.tally(number).await?;
    let course = course_of(&mut *tx, policy, &case, line, now).await?;
    Ok(Some((case, tally, course)))
}

/// Makes a link's token. Each sending of the mail makes its own, because none is kept.
pub(crate) async fn make_link(
    store: &dyn Store,
    case: CaseNumber,
    life: Duration,
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<Token, StoreError> {
    let token = Token::random(rng);
    let mut tx = store.begin().await?;
    let link = HolderLink {
        case,
        ends: now.plus(life),
    };
    tx.add_holder_link(&token.hash(), &link).await?;
    tx.commit().await?;
    Ok(token)
}

/// The request behind a link, from the device after that position on.
///
/// # Errors
/// When the link does not work.
pub async fn look_up(
    store: &dyn Store,
    policy: &Policy,
    token: &str,
    after: u32,
    now: Timestamp,
) -> Result<Mine, HolderError> {
    let mut tx = store.read().await?;
    let number = case_of(&mut *tx, token, now).await?;
    let case = tx.case(number).await?.ok_or(HolderError::Link)?;
    let mut lines = tx.lines(number, None, after, PAGE + 1).await?;
    let is_cut = lines.len() > usize::try_from(PAGE).unwrap_or(usize::MAX);
    if is_cut {
        lines.pop();
    }
    let next = lines
        .last()
        .filter(|_| is_cut)
        .map(|line: &CaseLine| line.position);
    let mut courses = Vec::with_capacity(lines.len());
    for line in lines {
        courses.push(course_of(&mut *tx, policy, &case, line, now).await?);
    }
    Ok(Mine {
        tally: tx.tally(number).await?,
        courses,
        next,
        question: question(&mut *tx, number).await?,
        sent: tx.pieces(number).await?,
        case,
    })
}

async fn question(tx: &mut dyn Tx, number: CaseNumber) -> Result<Option<Prose>, StoreError> {
    let asked = tx.lines(number, Some(Stage::MoreWanted), 0, 1).await?;
    let Some(State::MoreWanted { question }) = asked.first().map(|line| line.state) else {
        return Ok(None);
    };
    Ok(tx.message(question).await?.map(|message| message.text))
}

/// The case behind a link that works.
pub(crate) async fn case_of(
    tx: &mut dyn Tx,
    token: &str,
    now: Timestamp,
) -> Result<CaseNumber, HolderError> {
    let token = Token::parse(token).ok_or(HolderError::Link)?;
    let link = tx.holder_link(&token.hash()).await?;
    let live = link.filter(|link| now <= link.ends);
    Ok(live.ok_or(HolderError::Link)?.case)
}
