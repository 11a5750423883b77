//! The parts of the state, each written and read side by side.

use protocol::cbor::{Kind, Reader, Writer};
use protocol::{Challenge, ChallengeNumber, DeviceKey, DeviceTime, Way};
use zeroize::Zeroizing;

use super::StateError;
use super::account::{read_hash, write_hash};
use crate::journal::{Journal, MOST_ENTRIES};
use crate::key_way::{KeySlot, LiveKey, TRIES};
use crate::state::Lane;
use crate::throttle::Budget;
use crate::time::PoweredOn;
use crate::tries::OpenTry;
use crate::{Ended, Entry, Event, Origin};

pub(super) type Read<T> = Result<T, StateError>;

/// An array whose length does not fit, or a number that stands for nothing.
pub(super) fn damaged<T>(what: &'static str) -> Read<T> {
    Err(StateError::Damaged(what))
}

pub(super) fn read_array(from: &mut Reader<'_>, length: u64, what: &'static str) -> Read<()> {
    if from.array()? == length {
        Ok(())
    } else {
        damaged(what)
    }
}

pub(super) fn write_or_null<T>(to: &mut Writer, value: Option<&T>, write: fn(&mut Writer, &T)) {
    match value {
        Some(value) => write(to, value),
        None => {
            to.null();
        }
    }
}

pub(super) fn read_or_null<T>(
    from: &mut Reader<'_>,
    read: fn(&mut Reader<'_>) -> Read<T>,
) -> Read<Option<T>> {
    if from.kind() == Some(Kind::Null) {
        from.null()?;
        return Ok(None);
    }
    read(from).map(Some)
}

pub(super) fn read_u32(from: &mut Reader<'_>, what: &'static str) -> Read<u32> {
    u32::try_from(from.uint()?).or(damaged(what))
}

pub(super) fn write_time(to: &mut Writer, time: DeviceTime) {
    to.uint(time.seconds().into());
}

pub(super) fn read_time(from: &mut Reader<'_>) -> Read<DeviceTime> {
    read_u32(from, "time").map(DeviceTime::from_seconds)
}

pub(super) fn read_device_key(from: &mut Reader<'_>) -> Read<DeviceKey> {
    let bytes = Zeroizing::new(from.bytes_exact()?);
    Ok(DeviceKey::from_bytes(&bytes))
}

pub(super) fn write_lane(to: &mut Writer, lane: &Lane) {
    to.array(3);
    write_budget(to, lane.sign_in);
    write_budget(to, lane.recovery);
    match &lane.key {
        KeySlot::None => {
            to.null();
        }
        KeySlot::Live(live) => write_live(to, live),
        KeySlot::Ended { number, why } => {
            to.array(2)
                .text(&number.to_string())
                .uint(number_of_end(*why));
        }
    }
}

pub(super) fn read_lane(from: &mut Reader<'_>) -> Read<Lane> {
    read_array(from, 3, "lane")?;
    let (sign_in, recovery) = (read_budget(from)?, read_budget(from)?);
    let key = read_or_null(from, read_slot)?.unwrap_or_default();
    Ok(Lane {
        sign_in,
        recovery,
        key,
    })
}

fn write_budget(to: &mut Writer, budget: Budget) {
    to.array(2)
        .uint(budget.failures.into())
        .uint(budget.not_before.0);
}

fn read_budget(from: &mut Reader<'_>) -> Read<Budget> {
    read_array(from, 2, "budget")?;
    let failures = read_u32(from, "failure count")?;
    Ok(Budget {
        failures,
        not_before: PoweredOn(from.uint()?),
    })
}

fn write_live(to: &mut Writer, live: &LiveKey) {
    to.array(5).bytes(live.challenge.as_bytes());
    write_hash(to, &live.code);
    to.uint(live.made.0).uint(live.tries_left.into());
    match &live.masked {
        Some(masked) => to.text(masked),
        None => to.null(),
    };
}

fn read_slot(from: &mut Reader<'_>) -> Read<KeySlot> {
    match from.array()? {
        2 => Ok(KeySlot::Ended {
            number: read_number(from)?,
            why: read_end(from)?,
        }),
        5 => Ok(KeySlot::Live(Box::new(read_live(from)?))),
        _ => damaged("challenge"),
    }
}

fn read_live(from: &mut Reader<'_>) -> Read<LiveKey> {
    Ok(LiveKey {
        challenge: Challenge::decode(from.bytes()?).or(damaged("challenge"))?,
        code: read_hash(from)?,
        made: PoweredOn(from.uint()?),
        tries_left: read_tries(from)?,
        masked: read_or_null(from, |from| Ok(from.text()?.to_owned()))?,
    })
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
        _ => return damaged("end of a challenge"),
    })
}

fn read_number(from: &mut Reader<'_>) -> Read<ChallengeNumber> {
    ChallengeNumber::parse(from.text()?).or(damaged("challenge number"))
}

pub(super) fn write_open_try(to: &mut Writer, open: &OpenTry) {
    to.array(3);
    write_event(to, open.failure);
    write_origin(to, open.origin);
    write_time(to, open.at);
}

pub(super) fn read_open_try(from: &mut Reader<'_>) -> Read<OpenTry> {
    read_array(from, 3, "open try")?;
    let failure = read_event(from)?;
    Ok(OpenTry {
        failure,
        origin: read_origin(from)?,
        at: read_time(from)?,
    })
}

fn write_origin(to: &mut Writer, origin: Origin) {
    to.uint(match origin {
        Origin::Network => 1,
        Origin::Screen => 2,
    });
}

fn read_origin(from: &mut Reader<'_>) -> Read<Origin> {
    match from.uint()? {
        1 => Ok(Origin::Network),
        2 => Ok(Origin::Screen),
        _ => damaged("origin"),
    }
}

pub(super) fn write_journal(to: &mut Writer, journal: &Journal) {
    to.array(3)
        .uint(journal.newest)
        .uint(journal.told)
        .array(journal.entries.len() as u64);
    for entry in &journal.entries {
        to.array(6).uint(entry.number);
        write_time(to, entry.first);
        write_time(to, entry.last);
        to.uint(entry.count.into());
        write_origin(to, entry.origin);
        write_event(to, entry.event);
    }
}

pub(super) fn read_journal(from: &mut Reader<'_>) -> Read<Journal> {
    read_array(from, 3, "journal")?;
    let (newest, told) = (from.uint()?, from.uint()?);
    let length = from.array()?;
    if length > MOST_ENTRIES as u64 {
        return damaged("journal");
    }
    let entries = (0..length)
        .map(|_| read_entry(from))
        .collect::<Read<Vec<Entry>>>()?;
    let rising = entries.is_sorted_by(|a, b| a.number < b.number);
    if !rising || told > newest || entries.last().is_some_and(|entry| entry.number > newest) {
        return damaged("journal");
    }
    Ok(Journal {
        entries,
        newest,
        told,
    })
}

fn read_entry(from: &mut Reader<'_>) -> Read<Entry> {
    read_array(from, 6, "journal entry")?;
    Ok(Entry {
        number: from.uint()?,
        first: read_time(from)?,
        last: read_time(from)?,
        count: read_u32(from, "journal entry")?,
        origin: read_origin(from)?,
        event: read_event(from)?,
    })
}

fn write_event(to: &mut Writer, event: Event) {
    match event {
        Event::Activated => to.array(1).uint(1),
        Event::ChallengeMade { challenge } => to.array(2).uint(2).text(&challenge.to_string()),
        Event::PasswordChanged => to.array(1).uint(3),
        Event::PasswordReset { way, challenge } => to
            .array(3)
            .uint(4)
            .uint(way.number())
            .text(&challenge.to_string()),
        Event::SignedIn => to.array(1).uint(5),
        Event::WrongKey { challenge } => to.array(2).uint(6).text(&challenge.to_string()),
        Event::WrongPassword => to.array(1).uint(7),
        Event::ReservedEmailSet => to.array(1).uint(8),
        Event::ReservedEmailRemoved => to.array(1).uint(9),
        Event::SheetMade { sheet } => to.array(2).uint(10).uint(sheet.into()),
        Event::PasswordResetBySheet { sheet, left } => {
            to.array(3).uint(11).uint(sheet.into()).uint(left.into())
        }
        Event::WrongSheetCode => to.array(1).uint(12),
    };
}

fn read_event(from: &mut Reader<'_>) -> Read<Event> {
    Ok(match (from.array()?, from.uint()?) {
        (1, 1) => Event::Activated,
        (2, 2) => Event::ChallengeMade {
            challenge: read_number(from)?,
        },
        (1, 3) => Event::PasswordChanged,
        (3, 4) => {
            let way = Way::from_number(from.uint()?).map_or_else(|| damaged("way"), Ok)?;
            Event::PasswordReset {
                way,
                challenge: read_number(from)?,
            }
        }
        (1, 5) => Event::SignedIn,
        (2, 6) => Event::WrongKey {
            challenge: read_number(from)?,
        },
        (1, 7) => Event::WrongPassword,
        (1, 8) => Event::ReservedEmailSet,
        (1, 9) => Event::ReservedEmailRemoved,
        (2, 10) => Event::SheetMade {
            sheet: read_u32(from, "sheet number")?,
        },
        (3, 11) => Event::PasswordResetBySheet {
            sheet: read_u32(from, "sheet number")?,
            left: u8::try_from(from.uint()?).or(damaged("count of codes"))?,
        },
        (1, 12) => Event::WrongSheetCode,
        _ => return damaged("journal entry"),
    })
}
