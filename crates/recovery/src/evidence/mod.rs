//! Evidence: from what a holder sends to a challenge, and from a challenge to a verdict.

mod examine;
mod piece;
mod starts;
mod verdict;
mod wants;

use protocol::{Challenge, LinkError, XmlError};
use thiserror::Error;

pub use self::examine::preview;
pub(crate) use self::examine::{Known, examine, judge, judge_dated};
pub use self::piece::{Judged, Piece, Shows, accepted};
pub(crate) use self::starts::contradiction;
pub use self::verdict::{ChallengeVerdict, Enrolled, Expiry, Genuine, PortalVerdict};
pub use self::wants::{Want, Wants, WantsPolicy};
use crate::reason::Reason;

/// Largest text that is looked at: a challenge's link has about 500 characters, its XML about
/// 2000.
pub const MAX_TEXT: usize = 16 * 1024;

/// A label's number may be all digits too, but is far shorter than any challenge.
const SHORTEST_DIGITS: usize = 100;

/// Why a text holds no challenge, in words for the holder.
#[derive(Debug, Error)]
pub enum EvidenceError {
    /// There is nothing.
    #[error(
        "Please add a picture of the device's “Forgot password” page that shows its whole QR \
         code, or the file that the device exported."
    )]
    Missing,
    /// A code of another kind.
    #[error(
        "This is not a code of this service. Please open “Forgot password” on the device, choose \
         “key” or “file” and send a picture of the QR code shown there."
    )]
    NotOurs,
    /// Ours by its looks, but incomplete or changed.
    #[error(
        "The code was read, but parts of it are missing or wrong. Please take the picture again, \
         sharp and with the whole code in it."
    )]
    DamagedLink(#[source] LinkError),
    /// An XML file that is not as the device wrote it.
    #[error(
        "This file is not as a device exports it: {0}. Please export it again and send it \
         unchanged."
    )]
    Xml(#[source] XmlError),
}

impl EvidenceError {
    /// The word for programs and catalogues.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::NotOurs => "not-ours",
            Self::DamagedLink(_) => "damaged",
            Self::Xml(_) => "file",
        }
    }
}

impl From<EvidenceError> for Reason {
    fn from(error: EvidenceError) -> Self {
        Self::new(format!("challenge-{}", error.word()), error.to_string())
    }
}

/// Reads the text of a QR code, the digits of its link, or the XML that a device exported.
///
/// # Errors
/// With the sentence for the holder.
pub fn read(text: &str) -> Result<Challenge, EvidenceError> {
    let text = text.trim_start_matches('\u{FEFF}').trim();
    if text.is_empty() {
        return Err(EvidenceError::Missing);
    }
    if text.len() > MAX_TEXT {
        return Err(EvidenceError::NotOurs);
    }
    if text.starts_with('<') {
        return Challenge::from_xml(text).map_err(EvidenceError::Xml);
    }
    if text.len() >= SHORTEST_DIGITS && text.bytes().all(|b| b.is_ascii_digit()) {
        return Challenge::from_digits(text).map_err(EvidenceError::DamagedLink);
    }
    match Challenge::from_link(text) {
        Ok((_, challenge)) => Ok(challenge),
        Err(LinkError::NotOurs) => Err(EvidenceError::NotOurs),
        Err(error) => Err(EvidenceError::DamagedLink(error)),
    }
}

/// Whether a text is worth taking from a picture that holds several codes.
#[must_use]
pub fn is_ours(text: &str) -> bool {
    read(text).is_ok()
}
