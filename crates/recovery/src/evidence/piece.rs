//! Label photos and proofs of purchase: what the desk asks for, what comes, and what staff make of
//! it (P10).

use crate::staff::StaffName;
use crate::time::Timestamp;

/// What a picture is to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Shows {
    /// The label with the serial number.
    Label,
    /// An invoice, a receipt, a delivery note.
    Proof,
    /// The date on the device's own screen.
    Date,
    /// Anything else that helps.
    Other,
}

impl Shows {
    /// What the desk can ask for by name.
    pub const ASKED: [Self; 3] = [Self::Label, Self::Proof, Self::Date];

    /// All of them.
    pub const ALL: [Self; 4] = [Self::Label, Self::Proof, Self::Date, Self::Other];

    /// The word in forms and in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Label => "label",
            Self::Proof => "proof",
            Self::Date => "date",
            Self::Other => "other",
        }
    }

    /// Reads the word of [`Self::as_str`].
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shows| shows.as_str() == word)
    }
}

/// A picture of a case that is to show something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its place among the pictures of the case.
    pub position: u32,
    /// The line that it came with; `None` when it came with a reply, for all of them.
    pub line: Option<u32>,
    /// What it is to show.
    pub shows: Shows,
    /// When it came.
    pub added_at: Timestamp,
    /// What staff made of it, once somebody has looked.
    pub judged: Option<Judged>,
}

/// What a member of staff made of a piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// Whether it shows what it is to show.
    pub accepted: bool,
    /// Who says so.
    pub by: StaffName,
    /// Since when.
    pub at: Timestamp,
}

/// The piece that staff accepted as showing this for that line, the one accepted last: a fact for
/// the evidence ladder.
#[must_use]
pub fn accepted(pieces: &[Piece], line: u32, shows: Shows) -> Option<&Judged> {
    pieces
        .iter()
        .filter(|piece| piece.shows == shows && piece.line.is_none_or(|of| of == line))
        .filter_map(|piece| piece.judged.as_ref().filter(|judged| judged.accepted))
        .max_by_key(|judged| judged.at)
}
