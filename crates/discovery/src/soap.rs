//! SOAP 1.2: what a camera sends, read with limits, and what it is sent.
//!
//! Cameras differ in prefixes and now and then in namespaces too; elements are known by their local
//! names alone. Whatever a message does not need is refused: a document type above all (its entities
//! could stand for anything), then size, depth and number of elements.

mod read;
mod write;

#[cfg(feature = "camera")]
pub(crate) use write::{body, escaped_text, fault};
pub(crate) use write::{envelope, escaped, full};

/// The most bytes of a message that are looked at.
pub(crate) const LONGEST: usize = 256 * 1024;
/// The deepest element; a list of users ends at 6.
const DEEPEST: usize = 24;
/// The most elements of a message.
const MOST_ELEMENTS: usize = 4096;

/// Why a message cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SoapError {
    /// It has a document type.
    #[error("the answer has a document type (DOCTYPE), which is not allowed")]
    Doctype,
    /// An entity that XML does not define itself, or a processing instruction.
    #[error("the answer uses a feature of XML that is not allowed here")]
    Feature,
    /// More bytes, more elements or deeper than any answer needs.
    #[error("the answer is larger than any answer needs to be")]
    TooLarge,
    /// No well-formed XML.
    #[error("the answer is no well-formed XML")]
    NotXml,
    /// XML, but no SOAP message.
    #[error("the answer is no SOAP message")]
    NotSoap,
}

/// One element: its local name, its text and what stands in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Element {
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) children: Vec<Element>,
}

impl Element {
    /// Reads a SOAP message and gives its body.
    ///
    /// # Errors
    /// See [`SoapError`].
    pub fn body_of(message: &[u8]) -> Result<Self, SoapError> {
        let mut envelope = read::tree(message)?;
        if envelope.name != "Envelope" {
            return Err(SoapError::NotSoap);
        }
        let body = envelope
            .children
            .iter()
            .position(|part| part.name == "Body");
        body.map(|place| envelope.children.swap_remove(place))
            .ok_or(SoapError::NotSoap)
    }

    /// Reads a whole message.
    ///
    /// # Errors
    /// See [`SoapError`].
    pub fn read(message: &[u8]) -> Result<Self, SoapError> {
        read::tree(message)
    }

    /// The local name, without its prefix.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text that stands directly in it, without blanks around it.
    #[must_use]
    pub fn text(&self) -> &str {
        self.text.trim()
    }

    /// The first child of this name.
    #[must_use]
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// All children of this name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The element that a way of names leads to, the first of each.
    #[must_use]
    pub fn at(&self, names: &[&str]) -> Option<&Self> {
        names
            .iter()
            .try_fold(self, |element, name| element.child(name))
    }
}
