//! The desk's hours and holidays.

use recovery::calendar::{Calendar, Date};
use server::Clock;

use super::super::clock::SystemClock;
use super::super::config::Config;
use super::Report;

/// Coming holidays that are named.
const NAMED: usize = 5;

/// What the desk has promised, and which days it has off.
pub(super) fn look(config: &Config, report: &mut Report) {
    let calendar = match config.desk.calendar() {
        Ok(calendar) => calendar,
        Err(error) => {
            let mend =
                "name an iCalendar file of whole days as holidays in [desk], or leave it out";
            return report.wrong("calendar", format!("{error:#}"), mend);
        }
    };
    let now = SystemClock.now();
    let promise = promised(&calendar);
    let due = calendar.due(now).map_or_else(
        || "never in the next ten years".to_owned(),
        |due| calendar.zone().show(due),
    );
    let words = format!("what arrives now is due {due}, by the promise of {promise}");
    if config.desk.holidays.is_none() {
        let words = format!("{words}; without a file of holidays");
        return report.good("calendar", words);
    }
    report.good("calendar", words);
    if let Some(today) = calendar.zone().date(now) {
        holidays(&calendar, today, report);
    }
}

fn promised(calendar: &Calendar) -> String {
    match calendar.promise().as_hours() {
        1 => "one working hour".to_owned(),
        hours => format!("{hours} working hours"),
    }
}

fn holidays(calendar: &Calendar, today: Date, report: &mut Report) {
    let holidays = calendar.holidays();
    let coming: Vec<_> = holidays
        .from(today)
        .take(NAMED)
        .map(|(day, name)| format!("{day} {name}"))
        .collect();
    if coming.is_empty() {
        let words = format!("all {} holidays of the file are past", holidays.len());
        let mend = "get a file with those of the coming year; regain serve reads it at its start";
        return report.poor("calendar", words, mend);
    }
    report.good(
        "calendar",
        format!("holidays to come: {}", coming.join(", ")),
    );
}
