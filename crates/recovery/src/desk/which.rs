//! Which lines of a case a step is about.

use super::error::DeskError;
use crate::case::{CaseLine, CaseNumber};
use crate::status::Stage;
use crate::store::Tx;

/// Lines of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which<'a> {
    /// All that are still open.
    Open,
    /// The ones at these positions.
    At(&'a [u32]),
}

impl Which<'_> {
    /// The lines themselves, by position.
    pub(super) async fn lines(
        self,
        tx: &mut dyn Tx,
        case: CaseNumber,
    ) -> Result<Vec<CaseLine>, DeskError> {
        let mut lines = Vec::new();
        match self {
            Self::Open => {
                for stage in [Stage::InReview, Stage::MoreWanted] {
                    lines.extend(tx.lines(case, Some(stage), 0, u32::MAX).await?);
                }
                lines.sort_by_key(|line| line.position);
                if lines.is_empty() {
                    // What one of them says of its end is said of all.
                    lines.extend(tx.lines(case, None, 0, 1).await?);
                }
            }
            Self::At(positions) => {
                for position in positions {
                    let line = tx.line(case, *position).await?;
                    lines.push(line.ok_or(DeskError::NoSuchCase)?);
                }
                lines.sort_by_key(|line| line.position);
                lines.dedup_by_key(|line| line.position);
            }
        }
        Ok(lines)
    }
}

/// Their positions.
pub(super) fn positions(lines: &[CaseLine]) -> Vec<u32> {
    lines.iter().map(|line| line.position).collect()
}
