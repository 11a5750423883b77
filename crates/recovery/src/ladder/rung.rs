//! One thing that speaks for or against a request.

/// What a rung is about, from what counts most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// Somebody is at the device.
    Challenge,
    /// The device is ours.
    Enrolled,
    /// It was bought where the holder says.
    SoldTo,
    /// Whoever set it up does not object.
    Reserved,
    /// The holder sees its label.
    Label,
    /// The holder bought it.
    Proof,
    /// The holder was answered before.
    Earlier,
    /// Requests were rejected before.
    Rejected,
    /// Somebody else was answered before.
    OtherHolder,
    /// It is used where it was sold.
    Country,
    /// What it tells of its starts contradicts what it told before.
    Starts,
    /// The registry warns of it.
    Flag,
}

impl What {
    /// All of them.
    pub const ALL: &'static [Self] = &[
        Self::Challenge,
        Self::Enrolled,
        Self::SoldTo,
        Self::Reserved,
        Self::Label,
        Self::Proof,
        Self::Earlier,
        Self::Rejected,
        Self::OtherHolder,
        Self::Country,
        Self::Starts,
        Self::Flag,
    ];

    /// The word in REST.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Challenge => "challenge",
            Self::Enrolled => "enrolled",
            Self::SoldTo => "sold-to",
            Self::Reserved => "reserved",
            Self::Label => "label",
            Self::Proof => "proof",
            Self::Earlier => "earlier",
            Self::Rejected => "rejected",
            Self::OtherHolder => "other-holder",
            Self::Country => "country",
            Self::Starts => "starts",
            Self::Flag => "flag",
        }
    }

    /// The words for staff.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Challenge => "Somebody is at the device",
            Self::Enrolled => "The device is enrolled",
            Self::SoldTo => "Place of purchase",
            Self::Reserved => "Reserved email",
            Self::Label => "Photo of the label",
            Self::Proof => "Proof of purchase",
            Self::Earlier => "Answered before",
            Self::Rejected => "Rejected before",
            Self::OtherHolder => "Asked for by others",
            Self::Country => "Country",
            Self::Starts => "Starts of the device",
            Self::Flag => "Warning in the registry",
        }
    }

    /// Whether the holder can still do something about it.
    #[must_use]
    pub const fn is_holders(self) -> bool {
        matches!(self, Self::Label | Self::Proof)
    }
}

/// How a rung stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// It is shown to be so.
    Proven,
    /// It may be shown yet.
    Open,
    /// It is shown not to be so.
    Against,
}

impl Standing {
    /// The word in REST.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Proven => "proven",
            Self::Open => "open",
            Self::Against => "against",
        }
    }
}

/// A rung of the ladder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rung {
    /// What it is about.
    pub what: What,
    /// How it stands.
    pub standing: Standing,
    /// What it gives, or takes when it is below zero; 0 while it is open.
    pub points: i32,
    /// What it would give if it were proven.
    pub worth: u16,
    /// How we know, in one sentence.
    pub source: String,
}
