//! Jobs.

use async_trait::async_trait;

use super::{JobId, StoreError};
use crate::case::CaseNumber;
use crate::jobs::{DeadJob, Fate, Job, JobKind, Leased};
use crate::time::Timestamp;

/// Jobs, written in the unit of work of the fact that caused them.
#[async_trait]
pub trait Jobs {
    /// Adds a job that is due at once; one whose key is known is left as it is.
    async fn add_job(&mut self, kind: &JobKind, at: Timestamp) -> Result<(), StoreError>;

    /// Hands out the job that is due longest and not leased beyond `now`, until `until`, with its
    /// attempt counted. No two callers get the same attempt.
    async fn lease_job(
        &mut self,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<Option<Leased>, StoreError>;

    /// Ticks a finished job off; its key stays taken. `false` when a later attempt has taken it over.
    async fn finish_job(&mut self, leased: &Leased) -> Result<bool, StoreError>;

    /// Puts a job off until `due`. `false` when a later attempt has taken it over.
    async fn put_job_off(
        &mut self,
        leased: &Leased,
        due: Timestamp,
        reason: &str,
    ) -> Result<bool, StoreError>;

    /// Puts a job off until `due` that was not tried at all: a mail for which there is no room yet.
    /// `false` when a later attempt has taken it over.
    async fn hold_job(&mut self, leased: &Leased, due: Timestamp) -> Result<bool, StoreError>;

    /// Makes the jobs due that are held for cases of this address, as [`super::email_key`] has it.
    async fn let_held_jobs_go(&mut self, email: &str, due: Timestamp) -> Result<(), StoreError>;

    /// The cases of this address whose receipts are held, the oldest first.
    async fn held_receipts(&mut self, email: &str) -> Result<Vec<CaseNumber>, StoreError>;

    /// Ticks the held receipts of these cases off: another mail stands for them.
    async fn finish_held_receipts(&mut self, cases: &[CaseNumber]) -> Result<(), StoreError>;

    /// Gives a job up. `false` when a later attempt has taken it over.
    async fn bury_job(
        &mut self,
        leased: &Leased,
        at: Timestamp,
        reason: &str,
    ) -> Result<bool, StoreError>;

    /// Whether nobody has tried to do this job yet.
    async fn job_is_unsent(&mut self, kind: &JobKind) -> Result<bool, StoreError>;

    /// The same, and nobody begins it until this unit of work ends.
    async fn lock_unsent_job(&mut self, kind: &JobKind) -> Result<bool, StoreError>;

    /// Whether this job waits and nobody is doing it; nobody begins it until this unit of work ends.
    async fn lock_idle_job(&mut self, kind: &JobKind, now: Timestamp) -> Result<bool, StoreError>;

    /// How far this job has come; `None` when there is none.
    async fn fate_of_job(&mut self, kind: &JobKind) -> Result<Option<Fate>, StoreError>;

    /// Whether mails are not leaving: one was tried in vain and waits, and none that came after it is done.
    async fn mails_are_late(&mut self) -> Result<bool, StoreError>;

    /// The jobs that are neither finished nor given up, by id.
    async fn jobs_left(&mut self) -> Result<Vec<Job>, StoreError>;

    /// The jobs that were given up, by id.
    async fn dead_jobs(&mut self) -> Result<Vec<DeadJob>, StoreError>;

    /// Makes a dead job due again. `false` when there is no such dead job.
    async fn revive_job(&mut self, id: JobId, due: Timestamp) -> Result<bool, StoreError>;
}
