//! What is known when a request is judged.

use core::time::Duration;

use crate::country::Country;
use crate::policy::{AnswerKind, ProductCategory};
use crate::staff::StaffName;
use crate::text::Line;

/// All that bears on whether a request is approved. A fact that nobody has looked into is left at
/// its default, and then gives no points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// The answer asked for.
    pub kind: AnswerKind,
    /// What kind of device it is.
    pub category: ProductCategory,
    /// What the examination of challenge and registry found.
    pub presence: Presence,
    /// Where the holder says that he bought the device.
    pub place: Line,
    /// Whom the registry names as its buyer, by each name that he is known by; empty when it names
    /// none.
    pub sold_to: Vec<Line>,
    /// Where the device is used.
    pub country: Country,
    /// The country that the registry says it was sold for.
    pub sold_for: Option<Country>,
    /// The address reserved in the device.
    pub reserved: Reserved,
    /// A photo of the device's label.
    pub label: Option<Piece>,
    /// A proof of purchase.
    pub proof: Option<Piece>,
    /// What became of earlier requests.
    pub past: Past,
    /// What the device tells of its starts that contradicts what it told before, in a sentence.
    pub starts: Option<String>,
    /// What the registry warns of, in a sentence; nothing is approved then.
    pub flag: Option<String>,
}

/// Whether anything shows that somebody is at the device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Presence {
    /// A fresh challenge that only the enrolled device can have made.
    Genuine,
    /// The device is enrolled, and this answer has no challenge.
    Enrolled,
    /// No answer can be made, for this reason.
    Impossible(String),
}

/// How it stands with the address reserved in the device.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Reserved {
    /// There is none, or nothing shows one.
    #[default]
    None,
    /// It is the holder's own.
    Holders,
    /// It was not told of this request.
    Untold,
    /// It was told so long ago and has said nothing.
    Silent(Duration),
    /// It says that the request is not its own.
    Objects,
    /// It said so, and a senior found that the request stands all the same.
    SetAside(StaffName),
}

/// How it stands with something that the holder sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Nobody has looked at it yet.
    Sent,
    /// A member of staff looked at it and took it as good.
    Accepted(StaffName),
    /// A member of staff looked at it and did not.
    TurnedDown(StaffName),
}

/// Earlier requests, counted up to [`Past::MOST`] each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Past {
    /// Requests of this holder that were answered.
    pub answered: u32,
    /// Requests of this holder, or for this device, that were rejected.
    pub rejected: u32,
    /// Requests of others for this device that were answered.
    pub of_others: u32,
}

impl Past {
    /// More than so many of a kind are not counted.
    pub const MOST: u32 = 20;
}
