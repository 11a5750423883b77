//! Answers to calls of programs.

use async_trait::async_trait;
use recovery::store::{ApiAnswer, ApiAnswers, ApiCall, Begun, StoreError};
use recovery::time::Timestamp;
use sqlx::query;

use crate::record::Record;
use crate::unit::Unit;

#[async_trait]
impl ApiAnswers for Unit {
    async fn begin_api_call(
        &mut self,
        call: &ApiCall,
        at: Timestamp,
        stale: Timestamp,
    ) -> Result<Begun, StoreError> {
        let sql = "DELETE FROM api_answers
            WHERE program = $1 AND key_hash = $2 AND status IS NULL AND begun_at < $3";
        let delete = query(sql)
            .bind(call.program.as_str().to_owned())
            .bind(call.key.to_vec())
            .bind(stale.seconds());
        self.execute(delete).await?;
        let sql = "INSERT INTO api_answers (program, key_hash, asked, begun_at)
            VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
        let insert = query(sql)
            .bind(call.program.as_str().to_owned())
            .bind(call.key.to_vec())
            .bind(call.asked.to_vec())
            .bind(at.seconds());
        if self.execute(insert).await? == 1 {
            return Ok(Begun::New);
        }
        let sql = "SELECT * FROM api_answers WHERE program = $1 AND key_hash = $2";
        let select = query(sql)
            .bind(call.program.as_str().to_owned())
            .bind(call.key.to_vec());
        let Some(row) = self.optional(select).await? else {
            // Whoever had the key gave it up between the two statements.
            return Ok(Begun::Running);
        };
        let record = Record::of("api_answers", "key_hash", row);
        if record.hash("asked")? != call.asked {
            return Ok(Begun::Other);
        }
        let Some(status) = record.optional("status", Record::count)? else {
            return Ok(Begun::Running);
        };
        Ok(Begun::Done(ApiAnswer {
            status,
            media: record.text("media")?,
            body: record.bytes("body")?,
        }))
    }

    async fn answer_api_call(
        &mut self,
        call: &ApiCall,
        answer: &ApiAnswer,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE api_answers SET status = $4, media = $5, body = $6
            WHERE program = $1 AND key_hash = $2 AND asked = $3";
        let update = query(sql)
            .bind(call.program.as_str().to_owned())
            .bind(call.key.to_vec())
            .bind(call.asked.to_vec())
            .bind(i64::from(answer.status))
            .bind(answer.media.clone())
            .bind(answer.body.clone());
        self.execute(update).await.map(drop)
    }

    async fn forget_api_call(&mut self, call: &ApiCall) -> Result<(), StoreError> {
        let sql = "DELETE FROM api_answers
            WHERE program = $1 AND key_hash = $2 AND asked = $3 AND status IS NULL";
        let delete = query(sql)
            .bind(call.program.as_str().to_owned())
            .bind(call.key.to_vec())
            .bind(call.asked.to_vec());
        self.execute(delete).await.map(drop)
    }

    async fn forget_api_calls(&mut self, before: Timestamp) -> Result<(), StoreError> {
        let sql = "DELETE FROM api_answers WHERE begun_at < $1";
        self.execute(query(sql).bind(before.seconds()))
            .await
            .map(drop)
    }
}
