//! The lines of cases, one for each device.

use async_trait::async_trait;
use protocol::{Email, Serial};

use super::StoreError;
use crate::case::{Case, CaseLine, CaseNumber, Tally};
use crate::ladder::Past;
use crate::lifecycle::State;
use crate::status::Stage;
use crate::time::Timestamp;

/// Lines of cases, by the case's number and their position in it.
#[async_trait]
pub trait Lines {
    /// Adds lines to a case and gives the positions of those that were added. A line is left out
    /// when this holder has an open one that asks for the same: the same challenge, or the same
    /// kind of dated answer for the same serial number, start time and date.
    async fn add_lines(
        &mut self,
        case: CaseNumber,
        holder: &Email,
        lines: &[CaseLine],
    ) -> Result<Vec<u32>, StoreError>;

    /// The line at that position.
    async fn line(
        &mut self,
        case: CaseNumber,
        position: u32,
    ) -> Result<Option<CaseLine>, StoreError>;

    /// Lines of a case after a position, by position, at most `limit`; of one stage, or of any.
    async fn lines(
        &mut self,
        case: CaseNumber,
        stage: Option<Stage>,
        after: u32,
        limit: u32,
    ) -> Result<Vec<CaseLine>, StoreError>;

    /// How many lines of a case stand where.
    async fn tally(&mut self, case: CaseNumber) -> Result<Tally, StoreError>;

    /// Puts lines into a state.
    async fn set_lines_state(
        &mut self,
        case: CaseNumber,
        positions: &[u32],
        state: &State,
        since: Timestamp,
    ) -> Result<(), StoreError>;

    /// The case in which this holder already has an open line that asks for the same.
    async fn open_line_like(
        &mut self,
        line: &CaseLine,
        holder: &Email,
    ) -> Result<Option<CaseNumber>, StoreError>;

    /// The newest line for this serial and holder.
    async fn latest_line(
        &mut self,
        serial: &Serial,
        holder: &Email,
    ) -> Result<Option<(CaseNumber, CaseLine)>, StoreError>;

    /// What became of other requests of this holder or for this device, each kind counted up to
    /// [`Past::MOST`].
    async fn past(
        &mut self,
        case: CaseNumber,
        serial: &Serial,
        holder: &Email,
    ) -> Result<Past, StoreError>;

    /// Other cases that share the serial, the holder or (without case) the place of purchase,
    /// newest first, at most `limit`; each with its line of that serial, or its first.
    async fn related_cases(
        &mut self,
        case: &Case,
        serial: &Serial,
        limit: u32,
    ) -> Result<Vec<(Case, CaseLine)>, StoreError>;
}
