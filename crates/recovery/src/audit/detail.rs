//! What an entry tells beside who, what, when and to what: it can be erased, and the chain holds.
//!
//! The hash of an entry covers a hash of its detail, with a salt that stands beside the detail and
//! goes with it. Without the salt nobody finds out by trying what the detail was.

use core::fmt;

use protocol::cbor::Writer;
use sha2::{Digest as _, Sha256};

use super::chain::{Link, hexadecimal};

/// What tells these hashes from any other of the project.
const LABEL: &[u8] = b"regain/v1/audit-detail";

/// What makes the hash of a detail one that nobody can guess the detail by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Salt([u8; 16]);

impl Salt {
    /// The salt as the database has it.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// Reads the 32 hexadecimal digits, lower-case, that it is shown as.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        hexadecimal(text).map(Self)
    }
}

impl fmt::Display for Salt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Further facts of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detail {
    /// There never were any.
    Empty,
    /// They are there.
    Told {
        /// In words.
        text: String,
        /// What their hash is salted with.
        salt: Salt,
    },
    /// They were erased; the hash that the chain covers is left.
    Erased(Link),
}

impl Detail {
    /// What is there to be read.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Told { text, .. } => text,
            Self::Empty | Self::Erased(_) => "",
        }
    }

    /// SHA-256 over the label, preceded by its length in one byte, and the deterministic CBOR of the
    /// array of salt and text; nothing where there never was a text.
    #[must_use]
    pub fn hash(&self) -> Option<Link> {
        match self {
            Self::Empty => None,
            Self::Erased(hash) => Some(*hash),
            Self::Told { text, salt } => {
                let mut body = Writer::new();
                body.array(2).bytes(&salt.0).text(text);
                let mut hash = Sha256::new();
                hash.update([22]);
                hash.update(LABEL);
                hash.update(body.finish());
                Some(Link::from_bytes(hash.finalize().into()))
            }
        }
    }

    /// The same without its words.
    #[must_use]
    pub fn erased(&self) -> Self {
        self.hash().map_or(Self::Empty, Self::Erased)
    }
}
