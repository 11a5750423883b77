//! Due times (P7).

use jiff::civil::DateTime;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use proptest::prelude::*;
use recovery::calendar::{Calendar, CalendarError, DayHours, Holidays, Promise, Week, Zone};
use recovery::country::Country;
use recovery::time::Timestamp;

const OFF: &str = "";

fn hours(text: &str) -> DayHours {
    text.parse().unwrap()
}

fn calendar(zone: &str, days: [&str; 7], holidays: &str, promise: u32) -> Calendar {
    let holidays = match holidays {
        "" => Holidays::none(),
        day => Holidays::from_ical(&format!(
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:{day}\nEND:VEVENT\nEND:VCALENDAR\n"
        ))
        .unwrap(),
    };
    let (zone, week) = (Zone::named(zone).unwrap(), Week::new(days.map(hours)));
    Calendar::new(zone, week, holidays, Promise::hours(promise).unwrap()).unwrap()
}

fn office(zone: &str, holidays: &str) -> Calendar {
    let day = "09:00-17:00";
    calendar(zone, [day, day, day, day, day, OFF, OFF], holidays, 2)
}

fn rules_of(name: &str) -> TimeZone {
    TimeZoneDatabase::bundled().get(name).unwrap()
}

/// An instant by its text, such as `2026-11-23T09:00:00Z`.
fn at(text: &str) -> Timestamp {
    let instant: jiff::Timestamp = text.parse().unwrap();
    Timestamp::from_seconds(instant.as_second())
}

fn check(calendar: &Calendar, arrival: &str, due: &str) {
    let found = calendar.due(at(arrival)).unwrap();
    assert_eq!(found, at(due), "{arrival} is due {found}");
}

#[test]
fn p7_a_request_within_hours_is_due_two_working_hours_later() {
    let calendar = Calendar::shipped();
    check(&calendar, "2026-11-23T09:00:00Z", "2026-11-23T11:00:00Z");
    check(&calendar, "2026-11-23T15:00:00Z", "2026-11-23T17:00:00Z");
    check(&calendar, "2026-11-23T10:00:01Z", "2026-11-23T12:01:00Z");
}

#[test]
fn p7_what_is_left_at_closing_time_goes_on_the_next_working_day() {
    let calendar = Calendar::shipped();
    check(&calendar, "2026-11-23T16:30:00Z", "2026-11-24T10:30:00Z");
    check(&calendar, "2026-11-27T16:30:00Z", "2026-11-30T10:30:00Z");
}

#[test]
fn p7_a_request_from_outside_hours_is_handled_on_the_next_working_day() {
    let calendar = Calendar::shipped();
    for arrival in [
        "2026-11-20T17:00:00Z",
        "2026-11-21T12:00:00Z",
        "2026-11-23T03:00:00Z",
    ] {
        check(&calendar, arrival, "2026-11-23T11:00:00Z");
    }
    let with_holiday = office("UTC", "20261123");
    check(
        &with_holiday,
        "2026-11-20T17:00:00Z",
        "2026-11-24T11:00:00Z",
    );
}

#[test]
fn p7_a_break_is_no_working_time_and_weekends_differ() {
    let day = "08:00-12:00, 13:00-16:30";
    // Cairo rests on Friday and Saturday.
    let calendar = calendar("Africa/Cairo", [day, day, day, day, OFF, OFF, day], "", 3);
    check(
        &calendar,
        "2026-11-26T10:00:00+02:00",
        "2026-11-26T14:00:00+02:00",
    );
    check(
        &calendar,
        "2026-11-26T15:00:00+02:00",
        "2026-11-29T09:30:00+02:00",
    );
}

#[test]
fn p7_hours_follow_the_desks_wall_clock_when_clocks_change() {
    let berlin = office("Europe/Berlin", "");
    // Clocks go forward on 28 March 2027 and back on 31 October.
    check(
        &berlin,
        "2027-03-26T16:00:00+01:00",
        "2027-03-29T10:00:00+02:00",
    );
    check(
        &berlin,
        "2027-10-29T16:00:00+02:00",
        "2027-11-01T10:00:00+01:00",
    );
}

#[test]
fn p7_a_night_on_which_clocks_change_is_as_long_as_it_is() {
    let night = calendar("Europe/Berlin", ["00:00-24:00"; 7], "", 2);
    check(
        &night,
        "2027-03-28T01:00:00+01:00",
        "2027-03-28T04:00:00+02:00",
    );
    check(
        &night,
        "2027-10-31T01:30:00+02:00",
        "2027-10-31T02:30:00+01:00",
    );
    // Half past two does not come on that day: the desk opens when the clock jumps over it.
    let early = calendar("Europe/Berlin", ["02:30-10:00"; 7], "", 2);
    check(
        &early,
        "2027-03-27T23:00:00+01:00",
        "2027-03-28T05:00:00+02:00",
    );
    // Half past two comes twice: the desk opens at the first.
    check(
        &early,
        "2027-10-30T23:00:00+02:00",
        "2027-10-31T03:30:00+01:00",
    );
}

#[test]
fn p7_a_day_that_a_zone_left_out_is_no_working_day() {
    // Samoa had no 30 December 2011, a Friday.
    let apia = office("Pacific/Apia", "");
    check(
        &apia,
        "2011-12-29T16:00:00-10:00",
        "2012-01-02T10:00:00+14:00",
    );
}

#[test]
fn p7_a_desk_that_never_opens_is_no_calendar_and_one_that_is_shut_for_years_promises_nothing() {
    let promise = Promise::hours(2).unwrap();
    let never = Calendar::new(
        Zone::utc(),
        Week::new([OFF; 7].map(hours)),
        Holidays::none(),
        promise,
    );
    assert_eq!(never.unwrap_err(), CalendarError::NeverOpen);
    let months = "1,2,3,4,5,6,7,8,9,10,11,12";
    let daily = format!("20260102\nRRULE:FREQ=YEARLY;BYMONTH={months};BYDAY=MO,TU,WE,TH,FR");
    let shut = office("UTC", &daily);
    assert_eq!(shut.due(at("2026-11-23T09:00:00Z")), None);
    assert_eq!(
        Calendar::shipped().due(Timestamp::from_seconds(i64::MAX)),
        None
    );
    assert_eq!(
        Calendar::shipped().due(Timestamp::from_seconds(i64::MIN)),
        None
    );
}

#[test]
fn p7_a_holder_is_told_his_countrys_time_or_else_utc_and_the_desks() {
    let (berlin, due) = (office("Europe/Berlin", ""), at("2026-11-23T10:00:00Z"));
    let told = |calendar: &Calendar, code| {
        let told = calendar.tell(due, Country::from_code(code).unwrap());
        assert_eq!(told.stamp(), "2026-11-23T10:00:00Z");
        (told.here, told.at_desk)
    };
    let tokyo = ("2026-11-23 19:00 (Asia/Tokyo)".to_owned(), None);
    assert_eq!(told(&berlin, "JP"), tokyo);
    let desk = Some("2026-11-23 11:00 (Europe/Berlin)".to_owned());
    assert_eq!(
        told(&berlin, "US"),
        ("2026-11-23 10:00 UTC".to_owned(), desk)
    );
    let utc = ("2026-11-23 10:00 UTC".to_owned(), None);
    assert_eq!(told(&Calendar::shipped(), "US"), utc);
}

#[test]
fn p7_hours_read_as_written_and_others_are_refused() {
    for text in ["", "09:00-17:00", "00:00-24:00", "08:15-12:00, 13:00-17:45"] {
        assert_eq!(hours(text).to_string(), text);
    }
    for text in [
        "9-17",
        "09:00",
        "09:00-09:00",
        "17:00-09:00",
        "09:00-25:00",
        "09:60-17:00",
        "24:00-24:00",
        "09:00-12:00,11:00-17:00",
        "09:00-12:00,12:00-17:00",
        "+9:00-17:00",
        "09:00-17:00,",
        "closed",
    ] {
        assert!(text.parse::<DayHours>().is_err(), "{text}");
    }
    assert!(Promise::hours(0).is_none() && Promise::hours(201).is_none());
}

/// Zones with changes at night, at midnight, of half an hour, in the south, and with none.
const ZONES: [&str; 8] = [
    "UTC",
    "Europe/Berlin",
    "America/Havana",
    "Asia/Beirut",
    "Australia/Lord_Howe",
    "America/Santiago",
    "Asia/Kathmandu",
    "America/New_York",
];

/// A day's hours from quarters after four in the morning, when no clock is changed. Where a clock
/// is set back over them, hours count once, which the plain count below does not know.
fn any_day() -> impl Strategy<Value = String> {
    let clock = |quarter: u32| format!("{:02}:{:02}", quarter / 4, quarter % 4 * 15);
    let spans = proptest::collection::btree_set(16_u32..=96, 0..5);
    spans.prop_map(move |edges| {
        let edges: Vec<_> = edges.into_iter().map(clock).collect();
        let spans: Vec<_> = edges.chunks_exact(2).map(|pair| pair.join("-")).collect();
        spans.join(", ")
    })
}

/// A calendar, and what a plain count needs of it.
#[derive(Debug)]
struct Made {
    calendar: Calendar,
    zone: TimeZone,
    days: [String; 7],
    holiday: String,
    minutes: u32,
}

fn any_calendar() -> impl Strategy<Value = Made> {
    let days = proptest::array::uniform7(any_day()).prop_filter("some day is open", |days| {
        days.iter().any(|day| !day.is_empty())
    });
    let holiday = (2026..2028, 1..13, 1..29).prop_map(|(y, m, d)| format!("{y}{m:02}{d:02}"));
    let zone = proptest::sample::select(&ZONES[..]);
    (zone, days, holiday, 1_u32..8).prop_map(|(name, days, holiday, promise)| Made {
        calendar: calendar(name, days.each_ref().map(String::as_str), &holiday, promise),
        zone: rules_of(name),
        days,
        holiday,
        minutes: promise * 60,
    })
}

impl Made {
    /// Whether the desk works in the minute that begins then, by its wall clock.
    fn works(&self, at: Timestamp) -> bool {
        let local = self.local(at);
        let day = &self.days[usize::try_from(local.weekday().to_monday_zero_offset()).unwrap()];
        let clock = local.strftime("%H:%M").to_string();
        let within = |span: &str| {
            let (from, to) = span.split_once('-').unwrap();
            *from <= *clock && *clock < *to
        };
        let is_holiday = local.strftime("%Y%m%d").to_string() == self.holiday;
        !is_holiday && !day.is_empty() && day.split(", ").any(within)
    }

    fn local(&self, at: Timestamp) -> DateTime {
        self.zone
            .to_datetime(jiff::Timestamp::from_second(at.seconds()).unwrap())
    }
}

/// A minute of the years 2026 and 2027.
fn any_minute() -> impl Strategy<Value = Timestamp> {
    (0..1_051_200_i64).prop_map(|minute| Timestamp::from_seconds(1_767_225_600 + minute * 60))
}

const MINUTE: std::time::Duration = std::time::Duration::from_mins(1);

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn p7_due_is_when_the_promised_minutes_of_work_have_passed(made in any_calendar(), arrival in any_minute()) {
        let (mut at, mut left) = (arrival, made.minutes);
        while left > 0 {
            left -= u32::from(made.works(at));
            at = at.plus(MINUTE);
        }
        prop_assert_eq!(made.calendar.due(arrival), Some(at), "counted {}", made.local(at));
    }

    #[test]
    fn p7_due_is_after_arrival_and_never_outside_working_hours(
        made in any_calendar(), minute in any_minute(), second in 0_u64..60,
    ) {
        let arrival = minute.plus(std::time::Duration::from_secs(second));
        let due = made.calendar.due(arrival).unwrap();
        prop_assert!(arrival < due);
        prop_assert!(made.calendar.is_open(due));
        prop_assert!(made.works(due.minus(MINUTE)), "{}", made.local(due));
        prop_assert_eq!(due.seconds() % 60, 0);
    }

    #[test]
    fn p7_who_comes_later_is_never_due_earlier(
        made in any_calendar(), minute in any_minute(), later in prop_oneof![0_u64..7200, 0_u64..2_000_000],
    ) {
        let later = minute.plus(std::time::Duration::from_secs(later));
        prop_assert!(made.calendar.due(minute) <= made.calendar.due(later));
    }

    #[test]
    fn p7_who_comes_later_is_never_due_earlier_in_the_night_that_clocks_change(
        from in 0_u32..96, length in 1_u32..96, back in any::<bool>(), one in 0_u64..200_000, two in 0_u64..200_000,
    ) {
        let clock = |quarter: u32| format!("{:02}:{:02}", quarter / 4, quarter % 4 * 15);
        let hours = format!("{}-{}", clock(from), clock((from + length).min(96)));
        let calendar = calendar("Europe/Berlin", [&hours; 7], "", 2);
        let night = match back {
            true => at("2027-10-30T00:00:00Z"),
            false => at("2027-03-27T00:00:00Z"),
        };
        let seconds = std::time::Duration::from_secs;
        let (one, two) = (night.plus(seconds(one.min(two))), night.plus(seconds(one.max(two))));
        let dues = (calendar.due(one).unwrap(), calendar.due(two).unwrap());
        prop_assert!(dues.0 <= dues.1);
        prop_assert!(calendar.is_open(dues.0) && calendar.is_open(dues.1));
    }
}

proptest! {
    #[test]
    fn h5_overdue_is_what_came_before_one_instant(
        now in 1_790_000_000..1_830_000_000_i64, ago in 0..2_000_000_i64, promise in 1..60_u32,
    ) {
        let day = "09:00-12:30, 13:00-17:00";
        let week = [day, day, OFF, day, day, OFF, OFF];
        let calendar = calendar("Europe/Berlin", week, "20261124", promise);
        let now = Timestamp::from_seconds(now);
        let limit = calendar.overdue_before(now);
        let arrival = Timestamp::from_seconds(now.seconds() - ago);
        let is_overdue = calendar.due(arrival).unwrap() < now;
        prop_assert_eq!(arrival < limit, is_overdue, "{} {}", arrival, limit);
        let last = Timestamp::from_seconds(limit.seconds() - 1);
        prop_assert!(calendar.due(last).unwrap() < now && calendar.due(limit).unwrap() >= now);
    }
}
