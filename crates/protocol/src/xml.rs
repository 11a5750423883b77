//! A challenge as a file that people can read and send: plain words, and the challenge itself.
//!
//! The challenge alone counts. The plain words are there for whoever opens the file, and a file
//! whose words say something other than its challenge is refused.

mod read;
#[cfg(test)]
mod tests;

use crate::{Challenge, ChallengeError};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use quick_xml::escape::escape;
use std::fmt::Write as _;

/// The most bytes of a file that is looked at; one of ours has less than a quarter of them.
const MAX_LENGTH: usize = 8192;

const ROOT: &str = "regain-challenge";
const VERSION: &str = "1";

/// The elements, in the order in which they are written.
const ELEMENTS: [&str; 11] = [
    "number",
    "serial",
    "model",
    "firmware",
    "started",
    "clock",
    "boot",
    "way",
    "scope",
    "recovery-key",
    CHALLENGE,
];

/// The element that holds the challenge itself, in base64.
const CHALLENGE: &str = "challenge";

/// Why a text is no exported challenge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum XmlError {
    /// More bytes than such a file can need.
    #[error("the file is too large to be an exported challenge")]
    TooLarge,
    /// Not well-formed XML.
    #[error("the file is damaged: it is not well-formed XML")]
    NotXml,
    /// It has a document type, whose entities could stand for anything.
    #[error("the file has a document type (DOCTYPE), which is not allowed")]
    Doctype,
    /// A processing instruction, a CDATA section or an entity that XML does not define itself.
    #[error("the file uses a feature of XML that is not allowed here")]
    Feature,
    /// It is some other XML.
    #[error("the file is XML, but not an exported challenge")]
    NotOurs,
    /// Made for another version of the protocol.
    #[error("the file is of another version of the protocol than version 1")]
    Version,
    /// Elements or text where none may be.
    #[error("the file has something where nothing may be")]
    Structure,
    /// An element occurs twice.
    #[error("the file says twice what its {0} is")]
    Repeated(&'static str),
    /// An element is missing.
    #[error("the file does not say what its {0} is")]
    Missing(&'static str),
    /// The challenge is not base64.
    #[error("the challenge in the file is damaged")]
    Base64,
    /// The challenge is base64, but of something else.
    #[error("the file holds no challenge: {0}")]
    Challenge(#[from] ChallengeError),
    /// A plain word is not what the challenge says.
    #[error("the file's {0} is not the one in its challenge")]
    Mismatch(&'static str),
}

impl XmlError {
    /// The name that `PROTOCOL.md` gives to this refusal.
    #[must_use]
    pub fn cause(&self) -> &'static str {
        match self {
            XmlError::TooLarge => "xml-too-large",
            XmlError::NotXml => "not-xml",
            XmlError::Doctype => "doctype",
            XmlError::Feature => "xml-feature",
            XmlError::NotOurs => "not-ours",
            XmlError::Version => "version",
            XmlError::Structure => "structure",
            XmlError::Repeated(_) => "repeated",
            XmlError::Missing(_) => "missing",
            XmlError::Base64 => "base64",
            XmlError::Challenge(error) => error.cause(),
            XmlError::Mismatch(_) => "mismatch",
        }
    }
}

impl Challenge {
    /// The file to export.
    #[must_use]
    pub fn to_xml(&self) -> String {
        let mut xml =
            format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{ROOT} version=\"{VERSION}\">\n");
        for element in ELEMENTS {
            let value = self.plain_word(element);
            writeln!(xml, "  <{element}>{}</{element}>", escape(value.as_str()))
                .expect("writing to a String cannot fail");
        }
        xml + "</" + ROOT + ">\n"
    }

    /// Takes an exported file.
    ///
    /// # Errors
    /// See [`XmlError`].
    pub fn from_xml(xml: &str) -> Result<Self, XmlError> {
        let read = read::elements(xml)?;
        let base64: String = read
            .get(CHALLENGE)?
            .chars()
            .filter(|character| !character.is_ascii_whitespace())
            .collect();
        let bytes = STANDARD.decode(base64).map_err(|_| XmlError::Base64)?;
        let challenge = Self::decode(&bytes)?;
        for element in ELEMENTS {
            let word = read.get(element)?;
            if element != CHALLENGE && word != challenge.plain_word(element) {
                return Err(XmlError::Mismatch(element));
            }
        }
        Ok(challenge)
    }

    fn plain_word(&self, element: &str) -> String {
        let header = self.header();
        match element {
            "number" => self.number().to_string(),
            "serial" => header.identity.serial().to_string(),
            "model" => header.identity.model().to_string(),
            "firmware" => header.identity.firmware().to_string(),
            "started" => header.started.to_string(),
            "clock" => header.clock.to_string(),
            "boot" => header.boot.to_string(),
            "way" => header.way.word().to_string(),
            "scope" => header.scope.word().to_string(),
            "recovery-key" => header.recovery_key.to_string(),
            _ => STANDARD.encode(self.as_bytes()),
        }
    }
}
