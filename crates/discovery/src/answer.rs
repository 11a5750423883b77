//! What the calls answer.

use crate::soap::Element;
use crate::utc::UtcTime;

/// The most letters of a name or number that are kept.
const LONGEST: usize = 80;
/// The most users that are looked at; cameras have a dozen or two.
const MOST_USERS: usize = 64;

/// What a user may do (ONVIF Core 5.9.4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Level {
    /// Everything.
    Administrator,
    /// Everything but users and other settings.
    Operator,
    /// Looking.
    User,
    /// Any other word, as the camera said it.
    Other(String),
}

impl Level {
    pub(crate) fn parse(word: &str) -> Self {
        match word {
            "Administrator" => Self::Administrator,
            "Operator" => Self::Operator,
            "User" => Self::User,
            other => Self::Other(short(other)),
        }
    }

    /// The word that ONVIF has for it.
    #[must_use]
    pub fn word(&self) -> &str {
        match self {
            Self::Administrator => "Administrator",
            Self::Operator => "Operator",
            Self::User => "User",
            Self::Other(word) => word,
        }
    }
}

/// A user of a camera.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// The name, as the camera has it.
    pub name: String,
    /// What he may do.
    pub level: Level,
}

/// What a camera says it is; nobody has checked it. Each value has at most 80 letters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DeviceInformation {
    /// Who made it.
    pub manufacturer: String,
    /// Its model.
    pub model: String,
    /// The version of its firmware.
    pub firmware: String,
    /// Its serial number.
    pub serial: String,
}

pub(crate) fn device_information(answer: &Element) -> DeviceInformation {
    let text = |name| {
        answer
            .child(name)
            .map_or_else(String::new, |one| short(one.text()))
    };
    DeviceInformation {
        manufacturer: text("Manufacturer"),
        model: text("Model"),
        firmware: text("FirmwareVersion"),
        serial: text("SerialNumber"),
    }
}

/// The camera's clock in UTC; `None` where it tells its local time alone.
pub(crate) fn utc(answer: &Element) -> Option<UtcTime> {
    let utc = answer.at(&["SystemDateAndTime", "UTCDateTime"])?;
    let number = |names: [&str; 2]| utc.at(&names)?.text().parse::<u32>().ok();
    UtcTime::from_calendar(
        [
            number(["Date", "Year"])?,
            number(["Date", "Month"])?,
            number(["Date", "Day"])?,
        ],
        [
            number(["Time", "Hour"])?,
            number(["Time", "Minute"])?,
            number(["Time", "Second"])?,
        ],
    )
}

pub(crate) fn users(answer: &Element) -> Vec<User> {
    let users = answer.all("User").take(MOST_USERS).filter_map(|user| {
        Some(User {
            name: user.child("Username")?.text().to_owned(),
            level: Level::parse(user.child("UserLevel").map_or("", Element::text)),
        })
    });
    users.collect()
}

/// What others say is shown, but not at any length and on one line.
pub(crate) fn short(text: &str) -> String {
    let shown = text.trim().chars().filter(|letter| !letter.is_control());
    shown.take(LONGEST).collect()
}
