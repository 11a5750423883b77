//! Jobs.

use async_trait::async_trait;
use recovery::case::CaseNumber;
use recovery::jobs::{DeadJob, Fate, Job, JobKind, Leased};
use recovery::store::{JobId, Jobs, StoreError};
use recovery::time::Timestamp;
use sqlx::query;
use sqlx::sqlite::SqliteRow;

use crate::record::Record;
use crate::unit::Unit;

#[async_trait]
impl Jobs for Unit {
    async fn add_job(&mut self, kind: &JobKind, at: Timestamp) -> Result<(), StoreError> {
        let sql = "INSERT INTO jobs (key, kind, case_number, refers_to, due_at)
            VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
        let insert = query(sql)
            .bind(kind.key())
            .bind(kind.as_str())
            .bind(kind.case().map(|case| i64::from(case.value())))
            .bind(kind.refers_to())
            .bind(at.seconds());
        self.execute(insert).await.map(drop)
    }

    async fn lease_job(
        &mut self,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<Option<Leased>, StoreError> {
        let sql = "UPDATE jobs SET attempt = attempt + 1, leased_until = $2
            WHERE id = (SELECT id FROM jobs
                WHERE state = 'waiting' AND due_at <= $1
                    AND (leased_until IS NULL OR leased_until <= $1)
                ORDER BY due_at, id LIMIT 1)
            RETURNING *";
        let row = self
            .optional(query(sql).bind(now.seconds()).bind(until.seconds()))
            .await?;
        let Some(row) = row else {
            return Ok(None);
        };
        let record = Record::of("jobs", "id", row);
        Ok(Some(Leased {
            job: job(&record)?,
            attempt: record.count("attempt")?,
            held: record.count("held")?,
        }))
    }

    async fn job_is_unsent(&mut self, kind: &JobKind) -> Result<bool, StoreError> {
        let sql = "SELECT id FROM jobs WHERE key = $1 AND state = 'waiting' AND attempt = held";
        let row = self.optional(query(sql).bind(kind.key())).await?;
        Ok(row.is_some())
    }

    async fn lock_unsent_job(&mut self, kind: &JobKind) -> Result<bool, StoreError> {
        // A unit of work that writes has the whole database to itself.
        self.job_is_unsent(kind).await
    }

    async fn lock_idle_job(&mut self, kind: &JobKind, now: Timestamp) -> Result<bool, StoreError> {
        let sql = "SELECT id FROM jobs WHERE key = $1 AND state = 'waiting'
            AND (leased_until IS NULL OR leased_until <= $2)";
        let select = query(sql).bind(kind.key()).bind(now.seconds());
        Ok(self.optional(select).await?.is_some())
    }

    async fn fate_of_job(&mut self, kind: &JobKind) -> Result<Option<Fate>, StoreError> {
        let sql = "SELECT state FROM jobs WHERE key = $1";
        let Some(row) = self.optional(query(sql).bind(kind.key())).await? else {
            return Ok(None);
        };
        let record = Record::of("jobs", "state", row);
        match record.text("state")?.as_str() {
            "waiting" => Ok(Some(Fate::Waiting)),
            "done" => Ok(Some(Fate::Done)),
            "dead" => Ok(Some(Fate::Dead)),
            _ => Err(record.senseless("state")),
        }
    }

    async fn mails_are_late(&mut self) -> Result<bool, StoreError> {
        let sql = "SELECT j.id FROM jobs j
            WHERE j.id = (SELECT max(id) FROM jobs WHERE state = 'waiting' AND reason IS NOT NULL)
                AND NOT EXISTS (SELECT 1 FROM jobs d WHERE d.id > j.id AND d.state = 'done')";
        Ok(self.optional(query(sql)).await?.is_some())
    }

    async fn finish_job(&mut self, leased: &Leased) -> Result<bool, StoreError> {
        let sql = "UPDATE jobs SET state = 'done', leased_until = NULL
            WHERE id = $1 AND attempt = $2 AND state = 'waiting'";
        let update = query(sql)
            .bind(leased.job.id.value())
            .bind(i64::from(leased.attempt));
        Ok(self.execute(update).await? == 1)
    }

    async fn put_job_off(
        &mut self,
        leased: &Leased,
        due: Timestamp,
        reason: &str,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE jobs SET due_at = $3, reason = $4, leased_until = NULL
            WHERE id = $1 AND attempt = $2 AND state = 'waiting'";
        let update = query(sql)
            .bind(leased.job.id.value())
            .bind(i64::from(leased.attempt))
            .bind(due.seconds())
            .bind(reason.to_owned());
        Ok(self.execute(update).await? == 1)
    }

    async fn hold_job(&mut self, leased: &Leased, due: Timestamp) -> Result<bool, StoreError> {
        let sql = "UPDATE jobs SET due_at = $3, held = held + 1, leased_until = NULL
            WHERE id = $1 AND attempt = $2 AND state = 'waiting'";
        let update = query(sql)
            .bind(leased.job.id.value())
            .bind(i64::from(leased.attempt))
            .bind(due.seconds());
        Ok(self.execute(update).await? == 1)
    }

    async fn let_held_jobs_go(&mut self, email: &str, due: Timestamp) -> Result<(), StoreError> {
        let sql = "UPDATE jobs SET due_at = $2
            WHERE state = 'waiting' AND held > 0 AND leased_until IS NULL AND due_at > $2
                AND case_number IN (SELECT number FROM cases WHERE email_key = $1)";
        let update = query(sql).bind(email.to_owned()).bind(due.seconds());
        self.execute(update).await.map(drop)
    }

    async fn held_receipts(&mut self, email: &str) -> Result<Vec<CaseNumber>, StoreError> {
        let sql = "SELECT jobs.id, case_number FROM jobs JOIN cases ON number = case_number
            WHERE state = 'waiting' AND held > 0 AND kind = 'receipt' AND leased_until IS NULL
                AND email_key = $1 ORDER BY jobs.id";
        let rows = self.all(query(sql).bind(email.to_owned())).await?;
        rows.into_iter()
            .map(|row| Record::of("jobs", "id", row).case_number("case_number"))
            .collect()
    }

    async fn finish_held_receipts(&mut self, cases: &[CaseNumber]) -> Result<(), StoreError> {
        let sql = "UPDATE jobs SET state = 'done'
            WHERE case_number = $1 AND kind = 'receipt' AND state = 'waiting' AND held > 0
                AND leased_until IS NULL";
        for case in cases {
            self.execute(query(sql).bind(i64::from(case.value())))
                .await?;
        }
        Ok(())
    }

    async fn bury_job(
        &mut self,
        leased: &Leased,
        at: Timestamp,
        reason: &str,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE jobs SET state = 'dead', dead_at = $3, reason = $4, leased_until = NULL
            WHERE id = $1 AND attempt = $2 AND state = 'waiting'";
        let update = query(sql)
            .bind(leased.job.id.value())
            .bind(i64::from(leased.attempt))
            .bind(at.seconds())
            .bind(reason.to_owned());
        Ok(self.execute(update).await? == 1)
    }

    async fn jobs_left(&mut self) -> Result<Vec<Job>, StoreError> {
        let sql = "SELECT * FROM jobs WHERE state = 'waiting' ORDER BY id";
        let rows = self.all(query(sql)).await?;
        rows.into_iter()
            .map(|row| job(&Record::of("jobs", "id", row)))
            .collect()
    }

    async fn dead_jobs(&mut self) -> Result<Vec<DeadJob>, StoreError> {
        let sql = "SELECT * FROM jobs WHERE state = 'dead' ORDER BY id";
        self.all(query(sql))
            .await?
            .into_iter()
            .map(dead_job)
            .collect()
    }

    async fn revive_job(&mut self, id: JobId, due: Timestamp) -> Result<bool, StoreError> {
        let sql =
            "UPDATE jobs SET state = 'waiting', dead_at = NULL, due_at = $2, attempt = 0, held = 0
            WHERE id = $1 AND state = 'dead'";
        Ok(self
            .execute(query(sql).bind(id.value()).bind(due.seconds()))
            .await?
            == 1)
    }
}

pub(crate) fn job(record: &Record) -> Result<Job, StoreError> {
    let case = record.optional("case_number", Record::case_number)?;
    let refers_to = record.optional("refers_to", Record::integer)?;
    let kind = record.parsed("kind", |word| JobKind::from_parts(word, case, refers_to))?;
    Ok(Job {
        id: JobId::from_value(record.integer("id")?),
        kind,
    })
}

fn dead_job(row: SqliteRow) -> Result<DeadJob, StoreError> {
    let record = Record::of("jobs", "id", row);
    let (at, reason) = (record.time("dead_at")?, record.text("reason")?);
    Ok(DeadJob {
        job: job(&record)?,
        at,
        reason,
    })
}
