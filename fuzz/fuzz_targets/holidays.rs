//! A file of holidays is read within its limits or refused with one of its lines; as a whole file,
//! and as the lines of one event.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recovery::calendar::{Date, Holidays};

fuzz_target!(|text: &str| {
    check(text);
    check(&format!(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\n{text}\nEND:VEVENT\nEND:VCALENDAR\n"
    ));
});

fn check(text: &str) {
    match Holidays::from_ical(text) {
        Ok(holidays) => {
            let first = Date::new(1900, 1, 1).expect("it is a day");
            assert_eq!(holidays.from(first).count(), holidays.len());
            for (_, name) in holidays.from(first) {
                assert!(!name.is_empty() && !name.contains(char::is_control));
            }
        }
        Err(error) => assert!((1..=text.lines().count().max(1)).contains(&error.line)),
    }
}
