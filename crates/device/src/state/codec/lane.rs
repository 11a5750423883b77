//! What each origin has of its own: budgets and challenges.

use protocol::cbor::{Reader, Writer};
use protocol::{Challenge, ChallengeNumber, Way};

use super::Form;
use super::account::{read_hash, write_hash};
use super::parts::{Read, damaged, read_array, read_number, read_or_null, read_u32, write_or_null};
use crate::Ended;
use crate::challenge::{CHALLENGE_WAYS, Challenges, Live, MOST_REPLACED, Slot, TRIES};
use crate::state::Lane;
use crate::throttle::Budget;
use crate::time::PoweredOn;

/// The ways whose slots a form has.
fn slots(form: Form) -> &'static [Way] {
    match form {
        Form::WithoutSheet | Form::KeyWayAlone => &[Way::Key],
        Form::EveryWay | Form::Whole => &CHALLENGE_WAYS,
    }
}

pub(super) fn write(to: &mut Writer, lane: &Lane, form: Form) {
    let ways = slots(form);
    to.array(2 + ways.len() as u64);
    write_budget(to, lane.sign_in);
    write_budget(to, lane.recovery);
    for way in ways {
        let slot = lane.challenges.slot(*way);
        match (way, slot) {
            (_, Slot::None) => {
                to.null();
            }
            (Way::Email, Slot::Live(live)) => {
                write_ended(to, live.challenge.number(), Ended::Restarted);
            }
            (_, Slot::Live(live)) => write_live(to, live, form),
            (_, Slot::Ended { number, why }) => write_ended(to, *number, *why),
        }
    }
}

pub(super) fn read(from: &mut Reader<'_>, form: Form) -> Read<Lane> {
    let ways = slots(form);
    read_array(from, 2 + ways.len() as u64, "lane")?;
    let (sign_in, recovery) = (read_budget(from)?, read_budget(from)?);
    let mut challenges = Challenges::default();
    for way in ways {
        let slot = read_or_null(from, |from| read_slot(from, form))?;
        challenges.put(*way, slot.unwrap_or_default());
    }
    Ok(Lane {
        sign_in,
        recovery,
        challenges,
    })
}

pub(super) fn write_budget(to: &mut Writer, budget: Budget) {
    to.array(2)
        .uint(budget.failures.into())
        .uint(budget.not_before.0);
}

pub(super) fn read_budget(from: &mut Reader<'_>) -> Read<Budget> {
    read_array(from, 2, "budget")?;
    let failures = read_u32(from, "failure count")?;
    Ok(Budget {
        failures,
        not_before: PoweredOn(from.uint()?),
    })
}

fn write_ended(to: &mut Writer, number: ChallengeNumber, why: Ended) {
    to.array(2)
        .text(&number.to_string())
        .uint(number_of_end(why));
}

fn write_live(to: &mut Writer, live: &Live, form: Form) {
    to.array(live_fields(form)).bytes(live.challenge.as_bytes());
    write_or_null(to, live.code.as_ref(), write_hash);
    to.uint(live.made.0).uint(live.tries_left.into());
    match &live.masked {
        Some(masked) => to.text(masked),
        None => to.null(),
    };
    if form >= Form::Whole {
        to.array(live.replaced.len() as u64);
        for number in &live.replaced {
            to.text(&number.to_string());
        }
    }
}

fn live_fields(form: Form) -> u64 {
    5 + u64::from(form >= Form::Whole)
}

fn read_slot(from: &mut Reader<'_>, form: Form) -> Read<Slot> {
    match from.array()? {
        2 => Ok(Slot::Ended {
            number: read_number(from)?,
            why: read_end(from)?,
        }),
        fields if fields == live_fields(form) => Ok(Slot::Live(Box::new(read_live(from, form)?))),
        _ => damaged("challenge"),
    }
}

fn read_live(from: &mut Reader<'_>, form: Form) -> Read<Live> {
    Ok(Live {
        challenge: Challenge::decode(from.bytes()?).or(damaged("challenge"))?,
        code: read_or_null(from, read_hash)?,
        made: PoweredOn(from.uint()?),
        tries_left: read_tries(from)?,
        masked: read_or_null(from, |from| Ok(from.text()?.to_owned()))?,
        replaced: match form >= Form::Whole {
            true => read_replaced(from)?,
            false => Vec::new(),
        },
    })
}

fn read_replaced(from: &mut Reader<'_>) -> Read<Vec<ChallengeNumber>> {
    let count = from.array()?;
    if count > MOST_REPLACED as u64 {
        return damaged("challenge");
    }
    (0..count).map(|_| read_number(from)).collect()
}

fn read_tries(from: &mut Reader<'_>) -> Read<u8> {
    match u8::try_from(from.uint()?) {
        Ok(tries) if tries <= TRIES => Ok(tries),
        _ => damaged("count of tries"),
    }
}

fn number_of_end(why: Ended) -> u64 {
    match why {
        Ended::Expired => 1,
        Ended::PasswordChanged => 2,
        Ended::TooManyTries => 3,
        Ended::Used => 4,
        Ended::Withdrawn => 5,
        Ended::EmailChanged => 6,
        Ended::Restarted => 7,
    }
}

fn read_end(from: &mut Reader<'_>) -> Read<Ended> {
    Ok(match from.uint()? {
        1 => Ended::Expired,
        2 => Ended::PasswordChanged,
        3 => Ended::TooManyTries,
        4 => Ended::Used,
        5 => Ended::Withdrawn,
        6 => Ended::EmailChanged,
        7 => Ended::Restarted,
        _ => return damaged("end of a challenge"),
    })
}
