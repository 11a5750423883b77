//! Envelopes of mails, and what came back in them.

use async_trait::async_trait;
use recovery::case::CaseNumber;
use recovery::delivery::{Bounce, Delivery, Outcome};
use recovery::jobs::Job;
use recovery::store::{Envelopes, JobId, StoreError};
use recovery::time::Timestamp;
use recovery::token::TokenHash;
use sqlx::query;

use crate::jobs::job;
use crate::record::Record;
use crate::unit::Unit;

#[async_trait]
impl Envelopes for Unit {
    async fn add_envelope(
        &mut self,
        token: &TokenHash,
        job: JobId,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO envelopes (token_hash, job, sent_at) VALUES ($1, $2, $3)";
        let insert = query(sql)
            .bind(token.as_bytes().to_vec())
            .bind(job.value())
            .bind(at.seconds());
        self.execute(insert).await.map(drop)
    }

    async fn knows_envelope(&mut self, token: &TokenHash) -> Result<bool, StoreError> {
        let sql = "SELECT id FROM envelopes WHERE token_hash = $1";
        let row = self.optional(query(sql).bind(token.as_bytes().to_vec()));
        Ok(row.await?.is_some())
    }

    async fn newest_envelope(&mut self, key: &str) -> Result<Option<TokenHash>, StoreError> {
        let sql = "SELECT envelopes.* FROM envelopes JOIN jobs ON jobs.id = envelopes.job
            WHERE jobs.key = $1 ORDER BY envelopes.id DESC LIMIT 1";
        let row = self.optional(query(sql).bind(key.to_owned())).await?;
        let hash = |row| Record::of("envelopes", "id", row).hash("token_hash");
        Ok(row.map(hash).transpose()?.map(TokenHash::from_bytes))
    }

    async fn return_envelope(
        &mut self,
        token: &TokenHash,
        bounce: &Bounce,
        at: Timestamp,
    ) -> Result<Option<Job>, StoreError> {
        let sql = "UPDATE envelopes SET outcome = $2, status = $3, returned_at = $4
            WHERE token_hash = $1 AND (outcome IS NULL OR (outcome = 'delayed' AND $2 = 'failed'))
            RETURNING job";
        let update = query(sql)
            .bind(token.as_bytes().to_vec())
            .bind(bounce.outcome.as_str())
            .bind(bounce.status.as_ref().map(|code| code.as_str().to_owned()))
            .bind(at.seconds());
        let Some(row) = self.optional(update).await? else {
            return Ok(None);
        };
        let id = Record::of("envelopes", "job", row).integer("job")?;
        let row = self
            .one(query("SELECT * FROM jobs WHERE id = $1").bind(id))
            .await?;
        job(&Record::of("jobs", "id", row)).map(Some)
    }

    async fn last_mail(&mut self, case: CaseNumber) -> Result<Option<Delivery>, StoreError> {
        let sql = "SELECT id, state, attempt - held AS tries, (SELECT outcome FROM envelopes
                WHERE job = jobs.id ORDER BY id DESC LIMIT 1) AS outcome
            FROM jobs WHERE case_number = $1
                AND kind IN ('receipt', 'answer', 'rejected', 'more-wanted')
            ORDER BY id DESC LIMIT 1";
        let row = self
            .optional(query(sql).bind(i64::from(case.value())))
            .await?;
        let Some(row) = row else {
            return Ok(None);
        };
        let record = Record::of("jobs", "id", row);
        let outcome = |record: &Record, column| record.parsed(column, Outcome::parse);
        let outcome = record.optional("outcome", outcome)?;
        Ok(Some(match (record.text("state")?.as_str(), outcome) {
            ("dead", _) | ("done", Some(Outcome::Failed)) => Delivery::Failed,
            ("done", Some(Outcome::Delayed)) => Delivery::Delayed,
            ("waiting", _) if record.integer("tries")? > 0 => Delivery::Delayed,
            _ => Delivery::Good,
        }))
    }

    async fn count_envelopes(&mut self, since: Timestamp) -> Result<(u64, u64), StoreError> {
        let sql = "SELECT count(*) AS n, count(CASE WHEN outcome = 'failed' THEN 1 END) AS failed
            FROM envelopes WHERE sent_at >= $1";
        let row = self.one(query(sql).bind(since.seconds())).await?;
        let record = Record::of("envelopes", "n", row);
        Ok((record.count("n")?, record.count("failed")?))
    }
}
