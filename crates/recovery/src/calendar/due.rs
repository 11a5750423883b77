//! Working time, counted on the line of real time: hours on the wall clock become instants first,
//! so that a day on which clocks change is as long as it really is.

use jiff::SignedDuration;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{AmbiguousOffset, TimeZone};

use super::Calendar;
use super::hours::Span;
use crate::time::Timestamp;

/// How many days are looked at before giving up.
const HORIZON: usize = 3653;

/// A stretch of working time, in seconds since 1970.
struct Stretch {
    from: i64,
    to: i64,
}

pub(super) fn due(calendar: &Calendar, arrival: Timestamp) -> Option<Timestamp> {
    let mut left = i64::from(calendar.promise.0) * 60;
    for stretch in stretches(calendar, arrival)? {
        let from = stretch.from.max(arrival.seconds());
        let worked = stretch.to - from;
        if worked >= left {
            return Some(Timestamp::from_seconds(up_to_minute(from + left)));
        }
        left -= worked.max(0);
    }
    None
}

pub(super) fn is_open(calendar: &Calendar, at: Timestamp) -> bool {
    let Some(mut stretches) = stretches(calendar, at) else {
        return false;
    };
    stretches
        .find(|stretch| at.seconds() <= stretch.to)
        .is_some_and(|stretch| stretch.from <= at.seconds())
}

/// Working time in its order, from the day before `from` on: a date line may lie between.
fn stretches(calendar: &Calendar, from: Timestamp) -> Option<impl Iterator<Item = Stretch>> {
    let zone = calendar.zone.inner();
    let at = jiff::Timestamp::from_second(from.seconds()).ok()?;
    let first = zone.to_datetime(at).date().yesterday().ok()?;
    let days = std::iter::successors(Some(first), |day| day.tomorrow().ok()).take(HORIZON);
    let working = days.filter(|day| !calendar.holidays.holds(*day));
    let spans = working.flat_map(|day| {
        let spans = calendar.week.spans(day).iter();
        spans.map(move |span| (day, span))
    });
    Some(spans.filter_map(|(day, span)| stretch(zone, day, span)))
}

fn stretch(zone: &TimeZone, day: Date, span: &Span) -> Option<Stretch> {
    let from = reached(zone, moment(day, span.from)?)?;
    let to = reached(zone, moment(day, span.to)?)?;
    (from < to).then_some(Stretch { from, to })
}

fn moment(day: Date, minute: u16) -> Option<DateTime> {
    let (hour, minute) = (minute / 60, minute % 60);
    match i8::try_from(hour).ok()? {
        24 => Some(day.tomorrow().ok()?.to_datetime(Time::midnight())),
        hour => Some(day.at(hour, i8::try_from(minute).ok()?, 0, 0)),
    }
}

/// The instant at which a wall clock first shows that time or a later one: the first of two when it
/// is set back, the jump itself when it is set forward over it. Times in their order stay in their
/// order, so no stretch reaches into the next.
fn reached(zone: &TimeZone, time: DateTime) -> Option<i64> {
    let ambiguous = zone.to_ambiguous_timestamp(time);
    let AmbiguousOffset::Gap { .. } = ambiguous.offset() else {
        return Some(ambiguous.earlier().ok()?.as_second());
    };
    let after = ambiguous.later().ok()? + SignedDuration::from_secs(1);
    let jump = zone.preceding(after).next()?;
    Some(jump.timestamp().as_second())
}

const fn up_to_minute(seconds: i64) -> i64 {
    seconds + (-seconds).rem_euclid(60)
}
