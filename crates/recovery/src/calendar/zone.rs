//! Time zones by their names in the IANA database, which is built in: what a machine has installed
//! changes no due time.

use core::fmt;
use std::sync::LazyLock;

use jiff::tz::{TimeZone, TimeZoneDatabase};

use super::Date;
use crate::country::Country;
use crate::time::Timestamp;

/// Countries in which one time holds everywhere, with a zone of it, `code TAB zone` a line. Made
/// from the IANA database's `zone.tab`: a country is in it when all of its zones agree from 2026 on.
/// China has one legal time.
const OF_COUNTRIES: &str = include_str!("../../data/zones.tsv");

static DATABASE: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// A time zone.
#[derive(Clone, PartialEq, Eq)]
pub struct Zone(TimeZone);

impl Zone {
    /// UTC.
    #[must_use]
    pub const fn utc() -> Self {
        Self(TimeZone::UTC)
    }

    /// The zone of that name, such as `Europe/Berlin`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let zone = DATABASE.get(name.trim()).ok()?;
        zone.iana_name()?;
        Some(Self(zone))
    }

    /// The zone of a country in which one time holds everywhere.
    #[must_use]
    pub fn of_country(country: Country) -> Option<Self> {
        let mut lines = OF_COUNTRIES
            .lines()
            .filter_map(|line| line.split_once('\t'));
        let (_, name) = lines.find(|(code, _)| *code == country.code())?;
        Self::named(name)
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }

    /// Minute and zone, such as `2026-11-23 11:00 (Europe/Berlin)`, or `2026-11-23 10:00 UTC`.
    #[must_use]
    pub fn show(&self, at: Timestamp) -> String {
        let Ok(at) = jiff::Timestamp::from_second(at.seconds()) else {
            return at.to_string();
        };
        let local = self
            .0
            .to_datetime(at)
            .strftime("%Y-%m-%d %H:%M")
            .to_string();
        match self.name() {
            "UTC" => format!("{local} UTC"),
            name => format!("{local} ({name})"),
        }
    }

    /// The day that it is there.
    #[must_use]
    pub fn date(&self, at: Timestamp) -> Option<Date> {
        let at = jiff::Timestamp::from_second(at.seconds()).ok()?;
        Date::of(self.0.to_datetime(at).date())
    }

    /// The first instant of a day there.
    #[must_use]
    pub fn begin_of(&self, date: Date) -> Option<Timestamp> {
        let begin = date.civil().to_zoned(self.0.clone()).ok()?;
        Some(Timestamp::from_seconds(begin.timestamp().as_second()))
    }

    pub(super) const fn inner(&self) -> &TimeZone {
        &self.0
    }
}

/// A time as RFC 3339 writes it.
pub(super) fn stamp(at: Timestamp) -> String {
    jiff::Timestamp::from_second(at.seconds()).map_or_else(|_| at.to_string(), |at| at.to_string())
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p7_every_country_of_the_table_has_a_zone_that_is_built_in() {
        let lines: Vec<_> = OF_COUNTRIES
            .lines()
            .map(|line| line.split_once('\t').unwrap())
            .collect();
        assert!(lines.len() > 200);
        assert!(lines.is_sorted_by(|one, next| one.0 < next.0));
        for (code, name) in lines {
            assert!(Country::from_code(code).is_some(), "{code}");
            assert_eq!(Zone::named(name).as_ref().map(Zone::name), Some(name));
        }
    }

    #[test]
    fn p7_a_country_of_several_times_has_no_zone() {
        let of = |code| Zone::of_country(Country::from_code(code).unwrap());
        assert_eq!(of("DE"), Zone::named("Europe/Berlin"));
        assert_eq!(of("US"), None);
    }

    #[test]
    fn p7_an_unknown_zone_is_none() {
        for name in ["", "Berlin", "Europe/Atlantis", "../etc/localtime", "CEST"] {
            assert_eq!(Zone::named(name), None, "{name}");
        }
    }

    #[test]
    fn p7_a_time_is_shown_with_its_zone() {
        let at = Timestamp::from_seconds(1_795_251_600);
        let shown = Zone::named("Asia/Kathmandu").unwrap().show(at);
        assert_eq!(shown, "2026-11-21 14:45 (Asia/Kathmandu)");
        assert_eq!(Zone::utc().show(at), "2026-11-21 09:00 UTC");
    }
}
