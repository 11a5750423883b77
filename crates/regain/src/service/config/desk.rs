//! `[desk]`: what the support staff use.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use protocol::ServiceAddress;
use recovery::calendar::{Calendar, DayHours, Holidays, Promise, Week, Weekday, Zone};
use recovery::staff::LocalSignIn;
use serde::Deserialize;

use super::evidence::Evidence;
use super::sso::Sso;
use super::webhooks::Webhooks;
use super::{Tls, values};

pub(super) const EXAMPLE: &str = r#"[desk]
# Where the pages for support staff are served; keep it off the open internet where you can.
listen = "127.0.0.1:8001"
# The address people type. Plain http:// is for this machine only.
address = "http://127.0.0.1:8001"
# The time zone in which the desk works, by its name in the IANA database.
zone = "UTC"
# How soon a request is answered, in working hours, 1 to 200. Mails and pages tell when that is.
promise_hours = 2
# How long a second factor that was shown is enough to send answers with, 0 to 60 minutes; 0 asks for one each time.
step_up_minutes = 10
# Whether staff sign in by [[desk.sso]] alone. Accounts made with `regain staff add --emergency` keep their
# password, for when the provider is away.
only_sso = false
# The desk's public holidays: an iCalendar file (.ics) of whole days. It is read at the start.
#: holidays = "/etc/regain/holidays.ics"

# Working hours on that zone's clock, as in "09:00-12:00, 13:00-17:00"; "" is a day off.
[desk.hours]
monday = "09:00-17:00"
tuesday = "09:00-17:00"
wednesday = "09:00-17:00"
thursday = "09:00-17:00"
friday = "09:00-17:00"
saturday = ""
sunday = ""

# Speak TLS here; leave it out behind a proxy that does.
#: [desk.tls]
#: certificate = "/etc/regain/desk.pem"
#: key = "/etc/regain/desk-key.pem"
"#;

/// What the support staff use.
#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Desk {
    pub(crate) listen: SocketAddr,
    #[serde(deserialize_with = "values::address")]
    pub(crate) address: ServiceAddress,
    #[serde(deserialize_with = "values::zone")]
    pub(crate) zone: Zone,
    #[serde(deserialize_with = "values::promise")]
    pub(crate) promise_hours: Promise,
    pub(crate) step_up_minutes: u8,
    pub(crate) only_sso: bool,
    pub(crate) holidays: Option<PathBuf>,
    pub(crate) hours: Hours,
    pub(crate) evidence: Evidence,
    pub(crate) sso: Vec<Sso>,
    pub(crate) webhooks: Webhooks,
    pub(crate) tls: Option<Tls>,
}

/// The working hours of each day.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Hours {
    #[serde(deserialize_with = "values::hours")]
    monday: DayHours,
    #[serde(deserialize_with = "values::hours")]
    tuesday: DayHours,
    #[serde(deserialize_with = "values::hours")]
    wednesday: DayHours,
    #[serde(deserialize_with = "values::hours")]
    thursday: DayHours,
    #[serde(deserialize_with = "values::hours")]
    friday: DayHours,
    #[serde(deserialize_with = "values::hours")]
    saturday: DayHours,
    #[serde(deserialize_with = "values::hours")]
    sunday: DayHours,
}

impl Default for Hours {
    fn default() -> Self {
        let week = Week::shipped();
        Self {
            monday: week.day(Weekday::Monday).clone(),
            tuesday: week.day(Weekday::Tuesday).clone(),
            wednesday: week.day(Weekday::Wednesday).clone(),
            thursday: week.day(Weekday::Thursday).clone(),
            friday: week.day(Weekday::Friday).clone(),
            saturday: week.day(Weekday::Saturday).clone(),
            sunday: week.day(Weekday::Sunday).clone(),
        }
    }
}

impl From<Hours> for Week {
    fn from(hours: Hours) -> Self {
        Self::new([
            hours.monday,
            hours.tuesday,
            hours.wednesday,
            hours.thursday,
            hours.friday,
            hours.saturday,
            hours.sunday,
        ])
    }
}

impl Default for Desk {
    fn default() -> Self {
        let listen = SocketAddr::from((Ipv4Addr::LOCALHOST, 8001));
        let calendar = Calendar::shipped();
        let address = ServiceAddress::parse(&format!("http://{listen}"));
        Self {
            listen,
            address: address.expect("plain http on loopback is an address"),
            zone: calendar.zone().clone(),
            promise_hours: calendar.promise(),
            step_up_minutes: 10,
            only_sso: false,
            holidays: None,
            hours: Hours::default(),
            evidence: Evidence::default(),
            sso: Vec::new(),
            webhooks: Webhooks::default(),
            tls: None,
        }
    }
}

impl Desk {
    pub(super) fn check(&self) -> Result<()> {
        ensure!(
            self.step_up_minutes <= 60,
            "step_up_minutes in [desk] can be 0 to 60, not {}",
            self.step_up_minutes
        );
        self.evidence.check()?;
        ensure!(
            !self.only_sso || !self.sso.is_empty(),
            "only_sso in [desk] needs a provider in [[desk.sso]], or nobody can sign in"
        );
        for (place, one) in self.sso.iter().enumerate() {
            one.check()?;
            let mut others = self.sso[..place].iter();
            ensure!(
                others.all(|other| other.issuer != one.issuer),
                "[[desk.sso]] names {} twice",
                one.issuer
            );
        }
        self.with(Holidays::none()).map(drop)
    }

    /// Sign-in by identity providers, with the secrets that the settings name.
    pub(crate) fn single_sign_on(&self) -> Result<server::sso::Sso> {
        let local = match self.only_sso {
            true => LocalSignIn::Emergencies,
            false => LocalSignIn::Everybody,
        };
        let providers: Result<Vec<_>> = self.sso.iter().map(Sso::load).collect();
        Ok(server::sso::Sso::new(providers?, local))
    }

    /// The calendar that these settings describe; reads the file of holidays.
    pub(crate) fn calendar(&self) -> Result<Calendar> {
        let Some(file) = &self.holidays else {
            return self.with(Holidays::none());
        };
        let shown = file.display();
        let text = std::fs::read_to_string(file)
            .with_context(|| format!("cannot read the holidays in {shown}"))?;
        let holidays = Holidays::from_ical(&text)
            .with_context(|| format!("the holidays in {shown} cannot be used"))?;
        self.with(holidays)
    }

    fn with(&self, holidays: Holidays) -> Result<Calendar> {
        let week = self.hours.clone().into();
        Calendar::new(self.zone.clone(), week, holidays, self.promise_hours)
            .context("the hours in [desk.hours] cannot be used")
    }
}
