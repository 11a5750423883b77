//! What the desk has promised about a case (P7, H5).

use crate::policy::Policy;
use crate::time::Timestamp;

/// When the desk's answer is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// When.
    pub at: Timestamp,
    /// Whether that is past.
    pub is_overdue: bool,
}

impl Due {
    /// By the calendar, for what waits for the desk since `awaited`: a request since it arrived, a
    /// question that was answered since the reply.
    pub(super) fn of(policy: &Policy, awaited: Option<Timestamp>, now: Timestamp) -> Option<Self> {
        let at = policy.calendar.due(awaited?)?;
        Some(Self {
            at,
            is_overdue: at < now,
        })
    }
}
