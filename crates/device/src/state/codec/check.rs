//! What the parts of a state must be to each other.
//!
//! A state comes from the device's own disk, under a checksum. It is checked all the same, as if
//! somebody else had written it: no count may run over, no list may grow past what is read again, and
//! nothing may wait or live for longer than a device would have let it.

use protocol::{Scope, Way};

use super::parts::{Read, damaged};
use crate::challenge::{CHALLENGE_WAYS, Live};
use crate::dated::LAST_DAY;
use crate::questions::is_question;
use crate::state::{Lane, State};
use crate::throttle::Budget;
use crate::time::PoweredOn;
use crate::{Event, Origin};

/// More than a machine starts with ([`StartError::WornOut`](crate::StartError)), and still a number that
/// every program reads exactly.
const MOST_COUNTED: u64 = 1 << 53;
/// More than any masked address has: a few characters, stars and a label of 63 at most.
const MOST_MASKED: usize = 80;

pub(super) fn check(state: &State) -> Read<()> {
    let counts = [state.changes, state.powered.0, state.journal.newest];
    if counts.iter().any(|count| *count > MOST_COUNTED) {
        return damaged("count");
    }
    for origin in Origin::ALL {
        check_lane(state, state.lane(origin))?;
    }
    let mut rows = state.sources.known.iter().chain(&state.sources.strangers);
    if !rows.all(|row| is_sound(row.budget, state.powered)) {
        return damaged("sources");
    }
    let is_farewell = |scope| scope == Scope::Farewell;
    if !state
        .farewells
        .iter()
        .all(|letter| is_farewell(letter.header().scope))
    {
        return damaged("letters");
    }
    check_try(state)?;
    check_account(state)?;
    let used = state.used_dates;
    let days = used
        .code
        .map(|code| code.day)
        .into_iter()
        .chain(used.temporary);
    let is_later = used.code.is_some_and(|code| code.started > state.started);
    if days.max() > Some(LAST_DAY) || is_later {
        return damaged("used dates");
    }
    Ok(())
}

fn check_lane(state: &State, lane: &Lane) -> Read<()> {
    if ![lane.sign_in, lane.recovery]
        .iter()
        .all(|budget| is_sound(*budget, state.powered))
    {
        return damaged("budget");
    }
    for way in CHALLENGE_WAYS {
        let is_possible = |live: &Live| state.account.is_some() && is_of(live, way, state);
        if !lane.challenges.live(way).is_none_or(is_possible) {
            return damaged("challenge");
        }
    }
    Ok(())
}

fn is_sound(budget: Budget, now: PoweredOn) -> bool {
    budget.not_before <= Budget::latest(now)
}

/// Whether `live` is one that this device could have made for `way`; those of the email way are never
/// saved.
fn is_of(live: &Live, way: Way, state: &State) -> bool {
    let header = live.challenge.header();
    let is_masked =
        |text: &str| text.len() <= MOST_MASKED && text.bytes().all(|byte| byte.is_ascii_graphic());
    header.way == way
        && way != Way::Email
        && header.scope.resets()
        && header.boot <= state.boot
        && header.started <= state.started
        && live.code.is_some() == (way != Way::File)
        && live.made <= state.powered
        && live.masked.as_deref().is_none_or(is_masked)
}

/// What a try that was cut off is told as.
fn check_try(state: &State) -> Read<()> {
    let failure = state.open_try.map(|open| open.failure);
    match failure {
        None | Some(Event::ChangeFailed | Event::WrongAnswer { .. } | Event::WrongPassword) => {
            Ok(())
        }
        Some(_) => damaged("open try"),
    }
}

fn check_account(state: &State) -> Read<()> {
    let Some(account) = &state.account else {
        return Ok(());
    };
    if account
        .sheet
        .as_ref()
        .is_some_and(|sheet| sheet.number > state.sheets)
    {
        return damaged("sheet");
    }
    let texts = account.questions.as_ref().map(|kept| &kept.texts);
    if !texts.is_none_or(|texts| texts.iter().all(|text| is_question(text))) {
        return damaged("questions");
    }
    Ok(())
}
