//! Notes that staff leave on a case for each other.

use crate::staff::StaffName;
use crate::text::Prose;
use crate::time::Timestamp;

/// A note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Who wrote it.
    pub author: StaffName,
    /// When.
    pub at: Timestamp,
    /// What.
    pub text: Prose,
}
