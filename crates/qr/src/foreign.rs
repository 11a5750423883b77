//! Whose kind a code looks like that is not ours.

/// What a foreign code's text looks like, by public formats only.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ForeignKind {
    /// A web link.
    WebLink {
        /// The host that it leads to, lower-case.
        host: String,
    },
    /// A link into an app store.
    AppDownload,
    /// A Wi-Fi sign-in.
    Wifi,
    /// A contact card.
    Contact,
    /// The secret of a two-factor app.
    Otpauth,
    /// A serial number, as on a label.
    DeviceSerial,
    /// Any other text.
    PlainText,
}

/// Says what kind of code a text probably came from.
pub fn kind_of(_text: &str) -> ForeignKind {
    ForeignKind::PlainText
}
