//! Holidays out of iCalendar files (P7).

use proptest::prelude::*;
use recovery::calendar::{Date, Fault, Holidays};

fn day(year: i16, month: i8, day: i8) -> Date {
    Date::new(year, month, day).unwrap()
}

fn event(lines: &str) -> String {
    format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n{lines}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
}

/// The days of an event in the years 2026 to 2028, as `1-25` for the first year's month and day.
fn days(lines: &str) -> Vec<String> {
    let holidays = Holidays::from_ical(&event(lines)).unwrap();
    holidays
        .from(day(2026, 1, 1))
        .map(|(day, _)| day.to_string())
        .take_while(|day| day.as_str() < "2029")
        .collect()
}

fn fault(text: &str) -> (usize, Fault) {
    let error = Holidays::from_ical(text).unwrap_err();
    (error.line, error.fault)
}

#[test]
fn p7_a_calendar_of_single_days_is_read_with_names() {
    let text = "\u{FEFF}BEGIN:VCALENDAR\r\nPRODID:-//x//EN\r\nX-WR-CALNAME:Holidays: all\r\n\
        BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\nBEGIN:STANDARD\r\nDTSTART:19961027T030000\r\n\
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n\
        BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:20261227\r\n\
        SUMMARY;LANGUAGE=\"de:x\":Weihnachten\\, bei\r\n des Tage\r\nBEGIN:VALARM\r\nTRIGGER:-PT15M\r\n\
        DTSTART:nonsense\r\nEND:VALARM\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nDTSTART:20270101\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let holidays = Holidays::from_ical(text).unwrap();
    let all: Vec<_> = holidays.from(day(2026, 1, 1)).collect();
    let expected = [
        (day(2026, 12, 25), "Weihnachten, beides Tage"),
        (day(2026, 12, 26), "Weihnachten, beides Tage"),
        (day(2027, 1, 1), "Holiday"),
    ];
    assert_eq!(all, expected);
}

#[test]
fn p7_lengths_are_read_and_an_end_on_the_day_itself_is_one_day() {
    assert_eq!(
        days("DTSTART:20261231\nDURATION:P2D"),
        ["2026-12-31", "2027-01-01"]
    );
    assert_eq!(days("DTSTART:20261231\nDTEND:20261231"), ["2026-12-31"]);
    assert_eq!(days("DTSTART:20261221\nDURATION:P1W").len(), 7);
}

#[test]
fn p7_holidays_that_come_back_every_year_are_counted_out() {
    let of = |rule: &str| days(&format!("DTSTART;VALUE=DATE:{rule}"));
    assert_eq!(
        of("20201003\nRRULE:FREQ=YEARLY"),
        ["2026-10-03", "2027-10-03", "2028-10-03"]
    );
    assert_eq!(of("20240229\nRRULE:FREQ=YEARLY"), ["2028-02-29"]);
    assert_eq!(of("20201003\nRRULE:FREQ=YEARLY;COUNT=7"), ["2026-10-03"]);
    assert_eq!(
        of("20201003\nRRULE:FREQ=YEARLY;UNTIL=20271003T000000Z").len(),
        2
    );
    assert_eq!(of("20211003\nRRULE:FREQ=YEARLY;INTERVAL=3"), ["2027-10-03"]);
    // Thanksgiving, Memorial Day, Victoria Day.
    assert_eq!(
        of("20201126\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH"),
        ["2026-11-26", "2027-11-25", "2028-11-23"]
    );
    assert_eq!(
        of("20200525\nRRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO;WKST=SU"),
        ["2026-05-25", "2027-05-31", "2028-05-29"]
    );
    assert_eq!(
        of("20200518\nRRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=MO;BYMONTHDAY=18,19,20,21,22,23,24"),
        ["2026-05-18", "2027-05-24", "2028-05-22"]
    );
    assert_eq!(
        of("20201231\nRRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1").len(),
        3
    );
}

#[test]
fn p7_days_that_are_added_left_out_or_cancelled_are_heeded() {
    let of = |more: &str| days(&format!("DTSTART:20261003\nRRULE:FREQ=YEARLY\n{more}"));
    assert_eq!(
        of("EXDATE;VALUE=DATE:20271003"),
        ["2026-10-03", "2028-10-03"]
    );
    assert_eq!(of("RDATE:20261005,20261007").len(), 5);
    assert_eq!(of("STATUS:CANCELLED"), [""; 0]);
}

#[test]
fn p7_what_is_not_understood_is_refused_with_its_line() {
    let cases = [
        ("DTSTART:20261225T090000Z", 4, Fault::NotADay),
        ("DTSTART:20260230", 4, Fault::NotADay),
        ("DTSTART:2026-12-25", 4, Fault::NotADay),
        ("SUMMARY:x", 3, Fault::NoStart),
        ("DTSTART:20261225\nDTSTART:20261226", 5, Fault::Twice),
        (
            "DTSTART:20261225\nDTEND:20261226\nDURATION:P1D",
            6,
            Fault::Twice,
        ),
        ("DTSTART:20261225\nDTEND:20261224", 5, Fault::Length),
        ("DTSTART:20261225\nDURATION:P0D", 5, Fault::Length),
        (
            "DTSTART:20261225\nDURATION:P9999999999999999999W",
            5,
            Fault::NotADay,
        ),
        ("DTSTART:20261225\nDURATION:PT1H", 5, Fault::NotADay),
        ("DTSTART:20261225\nRRULE:FREQ=WEEKLY", 5, Fault::Rule),
        (
            "DTSTART:20261225\nRRULE:FREQ=YEARLY;BYYEARDAY=359",
            5,
            Fault::Rule,
        ),
        (
            "DTSTART:20261225\nRRULE:FREQ=YEARLY;BYDAY=20MO",
            5,
            Fault::Rule,
        ),
        (
            "DTSTART:20261225\nRRULE:FREQ=YEARLY;BYDAY=1MO",
            5,
            Fault::Rule,
        ),
        (
            "DTSTART:20261225\nRRULE:FREQ=YEARLY;COUNT=2;UNTIL=20301225",
            5,
            Fault::Rule,
        ),
        ("DTSTART:20261225\nRRULE:BYMONTH=12", 5, Fault::Rule),
        (
            "DTSTART:20261225\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH",
            5,
            Fault::FirstDay,
        ),
        (
            "DTSTART:20261225\nRECURRENCE-ID:20261225",
            5,
            Fault::Replaced,
        ),
        ("DTSTART:20261225\nno line", 5, Fault::NotALine),
    ];
    for (lines, line, wrong) in cases {
        assert_eq!(fault(&event(lines)), (line, wrong), "{lines}");
    }
    assert_eq!(fault(""), (1, Fault::NoCalendar));
    assert_eq!(fault("<html>: x"), (1, Fault::NotALine));
    assert_eq!(fault("DTSTART:20261225"), (1, Fault::NoCalendar));
    assert_eq!(
        fault("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261225\n"),
        (3, Fault::Unbalanced)
    );
    assert_eq!(
        fault("BEGIN:VCALENDAR\nEND:VEVENT\n"),
        (2, Fault::Unbalanced)
    );
    let daily = "DTSTART:19000101\nRRULE:FREQ=YEARLY\nDURATION:P366D";
    assert_eq!(fault(&event(daily)), (4, Fault::TooMany));
    assert_eq!(fault(&" ".repeat(3 << 20)), (1, Fault::TooLarge));
}

proptest! {
    #[test]
    fn p7_any_text_is_survived(lines in proptest::collection::vec(any_line(), 0..12)) {
        let _ = Holidays::from_ical(&event(&lines.join("\n")));
        let _ = Holidays::from_ical(&lines.join("\n"));
    }

    #[test]
    fn p7_a_single_day_is_exactly_that_day(year in 1900_i16..2200, month in 1_i8..13, of_month in 1_i8..29) {
        let day = day(year, month, of_month);
        let text = format!("DTSTART;VALUE=DATE:{year}{month:02}{of_month:02}");
        let holidays = Holidays::from_ical(&event(&text)).unwrap();
        prop_assert_eq!(holidays.len(), 1);
        prop_assert_eq!(holidays.from(day).next(), Some((day, "Holiday")));
    }
}

fn any_line() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,20}",
        "(DTSTART|DTEND|EXDATE|RDATE):[0-9]{8}",
        "RRULE:FREQ=YEARLY(;(BYMONTH|BYMONTHDAY|BYDAY|COUNT|INTERVAL|UNTIL)=[-0-9MOTUE,]{0,6}){0,3}",
        "(BEGIN|END):(VEVENT|VCALENDAR|VALARM)",
        "DURATION:P[0-9]{0,3}[DW]",
    ]
}
