//! Counting.

use core::time::Duration;
use std::collections::BTreeMap;

use super::Period;
use super::decision::{Decided, Outcome, Received};
use crate::calendar::Zone;
use crate::policy::AnswerKind;
use crate::time::Timestamp;

/// Periods of more days are shown by months.
const DAYS_SHOWN: i64 = 62;

/// Most places of purchase that are told apart.
const PLACES: usize = 20;

/// All that is counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figures {
    /// Everything together.
    pub all: Group,
    /// By what was decided and why.
    pub by_reason: Vec<Group>,
    /// By country, the most first.
    pub by_country: Vec<Group>,
    /// By place of purchase, the most first; all beyond the first twenty together.
    pub by_place: Vec<Group>,
    /// By day, or by month.
    pub by_time: Vec<Bucket>,
}

/// A group of cases and decisions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Group {
    /// What they have in common; empty for all.
    pub name: String,
    /// Cases that came in.
    pub received: u32,
    /// Devices of those cases.
    pub devices: u32,
    /// Decisions that answered.
    pub answered: u32,
    /// Decisions that turned down.
    pub rejected: u32,
    /// Questions to holders.
    pub asked: u32,
    /// Decisions that kept the promise.
    pub within: u32,
    /// Decisions to which a promise applied.
    pub promised: u32,
    /// How long holders waited for answers and rejections, while it was the desk's turn.
    pub times: Times,
}

/// How long something took.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Times {
    /// Half took no longer.
    pub median: Option<Duration>,
    /// Nine of ten took no longer.
    pub p90: Option<Duration>,
}

/// A day or a month.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bucket {
    /// `2026-11-21` or `2026-11`.
    pub name: String,
    /// Cases that came in.
    pub received: u32,
    /// Answers and rejections.
    pub decided: u32,
}

impl Group {
    /// Answers and rejections.
    #[must_use]
    pub const fn decided(&self) -> u32 {
        self.answered + self.rejected
    }

    /// The share of decisions that kept the promise, in tenths of a percent, rounded down.
    #[must_use]
    pub fn kept(&self) -> Option<u32> {
        (u64::from(self.within) * 1000)
            .checked_div(u64::from(self.promised))
            .and_then(|share| u32::try_from(share).ok())
    }
}

/// A group while it is counted.
#[derive(Default)]
struct Tally {
    group: Group,
    waits: Vec<Duration>,
}

impl Tally {
    fn receive(&mut self, one: &Received) {
        self.group.received += 1;
        self.group.devices += one.devices;
    }

    fn decide(&mut self, one: &Decided) {
        match one.outcome {
            Outcome::Answered => self.group.answered += 1,
            Outcome::Rejected => self.group.rejected += 1,
            Outcome::Asked => self.group.asked += 1,
        }
        if let Some(within) = one.within {
            self.group.promised += 1;
            self.group.within += u32::from(within);
        }
        if let (Some(awaited), Outcome::Answered | Outcome::Rejected) = (one.awaited, one.outcome) {
            self.waits.push(one.at.since(awaited));
        }
    }

    fn absorb(&mut self, other: Self) {
        let (all, more) = (&mut self.group, other.group);
        all.received += more.received;
        all.devices += more.devices;
        all.answered += more.answered;
        all.rejected += more.rejected;
        all.asked += more.asked;
        all.within += more.within;
        all.promised += more.promised;
        self.waits.extend(other.waits);
    }

    fn finish(mut self, name: String) -> Group {
        self.waits.sort_unstable();
        let rank = |tenths: usize| {
            let at = (self.waits.len() * tenths).div_ceil(10);
            self.waits.get(at.checked_sub(1)?).copied()
        };
        let times = Times {
            median: rank(5),
            p90: rank(9),
        };
        Group {
            name,
            times,
            ..self.group
        }
    }
}

/// Counts cases and decisions of a period.
#[must_use]
pub fn count(received: &[Received], decided: &[Decided], zone: &Zone, period: Period) -> Figures {
    let mut all = Tally::default();
    let mut reasons: BTreeMap<(Outcome, &str), Tally> = BTreeMap::new();
    let mut countries: BTreeMap<String, Tally> = BTreeMap::new();
    let mut places: BTreeMap<String, (String, Tally)> = BTreeMap::new();
    let mut times = buckets(period);
    for one in received {
        all.receive(one);
        let country = one.country.name().to_owned();
        countries.entry(country).or_default().receive(one);
        place(&mut places, one.place.as_str()).receive(one);
        if let Some(bucket) = times.get_mut(&bucket_of(one.at, zone, period)) {
            bucket.received += 1;
        }
    }
    for one in decided {
        all.decide(one);
        let reason = (one.outcome, one.reason.as_str());
        reasons.entry(reason).or_default().decide(one);
        let country = one.country.name().to_owned();
        countries.entry(country).or_default().decide(one);
        place(&mut places, one.place.as_str()).decide(one);
        let bucket = times.get_mut(&bucket_of(one.at, zone, period));
        if let (Some(bucket), Outcome::Answered | Outcome::Rejected) = (bucket, one.outcome) {
            bucket.decided += 1;
        }
    }
    let by_reason = reasons.into_iter();
    Figures {
        all: all.finish(String::new()),
        by_reason: by_reason
            .map(|((outcome, reason), tally)| tally.finish(reason_name(outcome, reason)))
            .collect(),
        by_country: largest(countries.into_iter().collect(), usize::MAX),
        by_place: largest(places.into_values().collect(), PLACES),
        by_time: times.into_values().collect(),
    }
}

fn place<'a>(places: &'a mut BTreeMap<String, (String, Tally)>, name: &str) -> &'a mut Tally {
    let new = || (name.to_owned(), Tally::default());
    &mut places.entry(name.to_lowercase()).or_insert_with(new).1
}

/// The largest groups first, and those beyond a number of them as one.
fn largest(mut named: Vec<(String, Tally)>, most: usize) -> Vec<Group> {
    named.sort_by_key(|(_, tally)| {
        let group = &tally.group;
        core::cmp::Reverse((group.received, group.decided()))
    });
    let rest = named.split_off(most.min(named.len()));
    let mut groups: Vec<_> = named
        .into_iter()
        .map(|(name, tally)| tally.finish(name))
        .collect();
    if !rest.is_empty() {
        let name = format!("{} others", rest.len());
        let mut others = Tally::default();
        for (_, tally) in rest {
            others.absorb(tally);
        }
        groups.push(others.finish(name));
    }
    groups
}

fn reason_name(outcome: Outcome, reason: &str) -> String {
    let what = match outcome {
        Outcome::Answered => "Answered",
        Outcome::Rejected => "Rejected",
        Outcome::Asked => "Asked",
    };
    let why = match (outcome, reason) {
        (Outcome::Answered, kind) => match AnswerKind::parse(kind) {
            Some(kind) => kind.label(),
            None => kind,
        },
        (_, "") => "in words of its own",
        (_, title) => title,
    };
    format!("{what}: {why}")
}

fn buckets(period: Period) -> BTreeMap<String, Bucket> {
    let days = core::iter::successors(Some(period.from), |day| day.next());
    let names = days
        .take_while(|day| *day <= period.to)
        .map(|day| bucket_name(&day.to_string(), period));
    let empty = |name: String| {
        let bucket = Bucket {
            name: name.clone(),
            ..Bucket::default()
        };
        (name, bucket)
    };
    names.map(empty).collect()
}

fn bucket_of(at: Timestamp, zone: &Zone, period: Period) -> String {
    let day = zone.date(at).map(|day| day.to_string());
    bucket_name(&day.unwrap_or_default(), period)
}

/// The day, or its month.
fn bucket_name(day: &str, period: Period) -> String {
    let shown = if period.days() > DAYS_SHOWN { 7 } else { 10 };
    day.chars().take(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Date;
    use crate::country::Country;
    use crate::text::Line;

    const MORNING: Timestamp = Timestamp::from_seconds(1_795_251_600);

    fn decided(hours: u64, outcome: Outcome, within: Option<bool>) -> Decided {
        Decided {
            at: MORNING.plus(Duration::from_hours(hours)),
            outcome,
            reason: String::new(),
            devices: 1,
            awaited: within.map(|_| MORNING),
            within,
            country: Country::from_code("DE").unwrap(),
            place: Line::parse("Nord Alarm").unwrap(),
        }
    }

    fn day() -> Period {
        let day = Zone::utc().date(MORNING).unwrap();
        Period::new(day, day).unwrap()
    }

    #[test]
    fn h5_nothing_gives_no_shares_and_no_times() {
        let figures = count(&[], &[], &Zone::utc(), day());
        assert_eq!(figures.all, Group::default());
        assert_eq!((figures.all.kept(), figures.by_time.len()), (None, 1));
    }

    #[test]
    fn h5_times_are_those_of_answers_and_the_promise_is_that_of_every_step() {
        let mut all: Vec<_> = (1..=10)
            .map(|hours| decided(hours, Outcome::Answered, Some(hours <= 2)))
            .collect();
        all.push(decided(11, Outcome::Asked, Some(true)));
        all.push(decided(12, Outcome::Rejected, None));
        let figures = count(&[], &all, &Zone::utc(), day());
        let group = &figures.all;
        assert_eq!((group.answered, group.rejected, group.asked), (10, 1, 1));
        assert_eq!(
            (group.within, group.promised, group.kept()),
            (3, 11, Some(272))
        );
        let hours = |h| Some(Duration::from_hours(h));
        let times = Times {
            median: hours(5),
            p90: hours(9),
        };
        assert_eq!(group.times, times);
        let names: Vec<_> = figures
            .by_reason
            .iter()
            .map(|one| one.name.as_str())
            .collect();
        let own = "in words of its own";
        assert_eq!(
            names,
            [
                "Answered: ",
                &format!("Rejected: {own}"),
                &format!("Asked: {own}")
            ]
        );
    }

    #[test]
    fn h5_places_that_differ_in_case_are_one_and_the_small_ones_are_together() {
        let received = |place: &str| Received {
            at: MORNING,
            devices: 3,
            country: Country::from_code("DE").unwrap(),
            place: Line::parse(place).unwrap(),
        };
        let mut all = vec![received("Nord Alarm"), received("NORD alarm")];
        all.extend((0..30).map(|n| received(&format!("Shop {n}"))));
        let figures = count(&all, &[], &Zone::utc(), day());
        let first = &figures.by_place[0];
        assert_eq!(
            (first.name.as_str(), first.received, first.devices),
            ("Nord Alarm", 2, 6)
        );
        assert_eq!(figures.by_place.len(), PLACES + 1);
        let last = &figures.by_place[PLACES];
        assert_eq!((last.name.as_str(), last.received), ("11 others", 11));
        let sum: u32 = figures.by_place.iter().map(|place| place.received).sum();
        assert_eq!((sum, figures.by_time[0].received), (32, 32));
    }

    #[test]
    fn h5_a_long_period_is_shown_by_months() {
        let date = |text| Date::parse(text).unwrap();
        let period = Period::new(date("2026-01-15"), date("2026-12-02")).unwrap();
        let figures = count(
            &[],
            &[decided(1, Outcome::Answered, None)],
            &Zone::utc(),
            period,
        );
        assert_eq!(figures.by_time.len(), 12);
        assert_eq!(
            figures.by_time[10],
            Bucket {
                name: "2026-11".into(),
                received: 0,
                decided: 1
            }
        );
        assert_eq!(Period::month(date("2026-03-31"), 1).to, date("2026-02-28"));
        assert_eq!(
            Period::last_days(date("2026-03-01"), 7).from,
            date("2026-02-23")
        );
        assert_eq!(Period::new(date("2026-03-02"), date("2026-03-01")), None);
    }
}
