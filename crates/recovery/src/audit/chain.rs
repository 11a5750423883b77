//! The chain: the hash of an entry covers the hash of the one before it, and so all before it.
//!
//! Whoever alters, removes, swaps or inserts an entry must write all hashes behind it anew, and then
//! the last one is no longer that of a copy which was exported before.

use core::fmt;

use protocol::cbor::Writer;
use sha2::{Digest as _, Sha256};
use thiserror::Error;

use super::detail::Detail;
use crate::time::Timestamp;

/// What tells the hashes of the first form from any other of the project.
const FIRST: &[u8] = b"regain/v1/audit";
/// The same of the second form.
const SECOND: &[u8] = b"regain/v2/audit";

/// The hash of an entry; zeros in front of the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Link([u8; 32]);

impl Link {
    /// The hash as the database has it.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Its 32 bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Reads the 64 hexadecimal digits, lower-case, that it is shown as.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        hexadecimal(text).map(Self)
    }
}

/// The bytes that hexadecimal digits, lower-case, stand for.
pub(super) fn hexadecimal<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digit = |byte: &u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    let mut bytes = [0; N];
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    if pairs.len() != N || !rest.is_empty() {
        return None;
    }
    for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
        *byte = digit(high)? << 4 | digit(low)?;
    }
    Some(bytes)
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// An entry in the words that the database has, which may be those of a newer version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// When.
    pub at: Timestamp,
    /// Who, as [`super::Actor::to_text`] has it.
    pub actor: String,
    /// What, as [`super::Act::as_str`] has it.
    pub act: String,
    /// To what.
    pub subject: String,
    /// Further facts.
    pub detail: Detail,
}

/// How the hash of an entry is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Over the detail itself, as the first versions did.
    First,
    /// Over the detail's hash, so that the detail can be erased.
    Second,
}

/// An entry with its place in the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chained {
    /// 1, 2, 3 … in the order of the chain.
    pub number: u64,
    /// How its hash is made.
    pub form: Form,
    /// The entry.
    pub written: Written,
    /// Its hash.
    pub link: Link,
}

/// Where a chain ends: nothing was written while its number is 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The number of the last entry.
    pub number: u64,
    /// Its hash.
    pub link: Link,
}

impl Head {
    /// The head when this entry follows: SHA-256 over the label, preceded by its length in one byte,
    /// and the deterministic CBOR of the array of the hash before, the entry's number, its time in
    /// seconds since 1970, actor, act, subject and the hash of its detail; of no bytes where it has none.
    #[must_use]
    pub fn followed_by(&self, entry: &Written) -> Self {
        let detail = entry.detail.hash();
        self.continued(SECOND, entry, |body| {
            body.bytes(detail.as_ref().map_or(&[], |hash| hash.as_bytes()));
        })
    }

    /// The head when this entry follows in the first form, which has the detail itself in the place of
    /// its hash; nothing where the detail was erased.
    #[must_use]
    pub fn followed_by_first(&self, entry: &Written) -> Option<Self> {
        match entry.detail {
            Detail::Erased(_) => None,
            _ => Some(self.continued(FIRST, entry, |body| {
                body.text(entry.detail.text());
            })),
        }
    }

    fn continued(&self, label: &[u8], entry: &Written, detail: impl FnOnce(&mut Writer)) -> Self {
        let number = self.number.saturating_add(1);
        let mut body = Writer::new();
        body.array(7)
            .bytes(&self.link.0)
            .uint(number)
            .int(entry.at.seconds())
            .text(&entry.actor)
            .text(&entry.act)
            .text(&entry.subject);
        detail(&mut body);
        let mut hash = Sha256::new();
        hash.update([15]);
        hash.update(label);
        hash.update(body.finish());
        let link = Link(hash.finalize().into());
        Self { number, link }
    }
}

/// Where a chain does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Broken {
    /// An entry is gone.
    #[error("entry {0} is missing")]
    Missing(u64),
    /// An entry stands where its number does not belong.
    #[error("entry {0} stands in the wrong place")]
    OutOfOrder(u64),
    /// An entry or the hash beside it is not what was written.
    #[error("entry {0} was altered")]
    Altered(u64),
    /// The detail of an entry of the first form was erased, and nothing that was read covers it.
    #[error(
        "entry {0} or one before it was erased in part, and what covers it was not read: a copy has to begin \
         with entry 1 and to reach beyond the entries of older versions"
    )]
    Uncovered(u64),
    /// The chain does not end as the record of its end says.
    #[error("the trail ends with entry {found}, and not as it was left with entry {kept}")]
    End {
        /// The last entry there is.
        found: u64,
        /// The last entry by the record.
        kept: u64,
    },
    /// Entries that nothing chained.
    #[error("{0} entries were written past the chain")]
    Outside(u64),
}
