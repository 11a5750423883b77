//! The chain: each entry names the hash of the one before it.
//!
//! Entries are dropped for room, and one that gathers more of the same goes to the end under a new
//! number, so that what is kept has gaps. An entry behind a gap still names the one that is gone, and
//! through it all that ever were. Of an unbroken pair it is checked. Whoever alters an entry must
//! alter all behind it, and then the last one no longer has the hash that the device shows or that an
//! earlier copy ends with.

use std::fmt;

use sha2::{Digest, Sha256};

use super::Entry;

/// The hash of an entry's line; zeros in front of the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Link(pub(crate) [u8; 32]);

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// What a copy of the journal comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verified {
    /// Lines that hang together.
    pub lines: usize,
    /// Places where entries were dropped for room or went on under a later number.
    pub gaps: usize,
    /// The hash of the last line, to be compared with what the device shows.
    pub head: Link,
}

/// Where a copy of the journal does not hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BrokenChain {
    /// It is no line of a journal.
    #[error("line {0} is no entry of a journal")]
    Unreadable(usize),
    /// Its number does not follow those before it.
    #[error("line {0} is out of order")]
    OutOfOrder(usize),
    /// The line before was altered, or this one was.
    #[error("line {0} does not continue the line before it: one of the two was altered")]
    Altered(usize),
}

/// Checks a copy of the journal, line by line as [`Entry::line`] writes them.
///
/// Compare [`Verified::head`] with the one that the device shows: a copy that is cut off or made up
/// hangs together as well.
///
/// # Errors
/// The first line that does not fit.
pub fn verify<'a>(lines: impl IntoIterator<Item = &'a str>) -> Result<Verified, BrokenChain> {
    let mut verified = Verified {
        lines: 0,
        gaps: 0,
        head: Link::default(),
    };
    let mut last = 0;
    for line in lines {
        let at = verified.lines + 1;
        let (number, before) = ends(line).ok_or(BrokenChain::Unreadable(at))?;
        if number <= last {
            return Err(BrokenChain::OutOfOrder(at));
        }
        if number > last + 1 {
            verified.gaps += 1;
        } else if before != verified.head.to_string() {
            return Err(BrokenChain::Altered(at));
        }
        verified.head = Link(Sha256::digest(line).into());
        (verified.lines, last) = (at, number);
    }
    Ok(verified)
}

/// The number that a line begins with and the hash that it ends with.
fn ends(line: &str) -> Option<(u64, &str)> {
    let (number, rest) = line.strip_prefix("{\"number\":")?.split_once(',')?;
    let (_, before) = rest.strip_suffix("\"}")?.rsplit_once("\"before\":\"")?;
    let number = number.parse().ok().filter(|number| *number > 0)?;
    Some((number, before))
}

/// Whether kept entries hang together and end in `head`.
pub(crate) fn holds(entries: &[Entry], newest: u64, head: Link) -> bool {
    let pairs = entries.windows(2).all(|pair| {
        let is_next = pair[1].number == pair[0].number + 1;
        !is_next || pair[1].before == pair[0].link()
    });
    let last = entries.last().filter(|entry| entry.number == newest);
    pairs && last.is_none_or(|entry| entry.link() == head)
}

/// Chains entries that an older program wrote without, and gives the head.
pub(crate) fn chained(entries: &mut [Entry]) -> Link {
    let mut head = Link::default();
    for entry in entries {
        entry.before = head;
        head = entry.link();
    }
    head
}
