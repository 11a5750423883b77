//! One-time links by which holders reply.

use async_trait::async_trait;
use recovery::case::CaseNumber;
use recovery::store::{ReplyLink, ReplyLinks, StoreError};
use recovery::token::TokenHash;
use sqlx::query;

use crate::record::Record;
use crate::unit::Unit;

#[async_trait]
impl ReplyLinks for Unit {
    async fn add_reply_link(
        &mut self,
        token: &TokenHash,
        link: &ReplyLink,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO reply_links (token_hash, case_number, ends) VALUES ($1, $2, $3)";
        let insert = query(sql)
            .bind(token.as_bytes().to_vec())
            .bind(i64::from(link.case.value()))
            .bind(link.ends.seconds());
        self.execute(insert).await.map(drop)
    }

    async fn reply_link(&mut self, token: &TokenHash) -> Result<Option<ReplyLink>, StoreError> {
        let sql = "SELECT * FROM reply_links WHERE token_hash = $1";
        let row = self
            .optional(query(sql).bind(token.as_bytes().to_vec()))
            .await?;
        let Some(row) = row else {
            return Ok(None);
        };
        let record = Record::of("reply_links", "token_hash", row);
        Ok(Some(ReplyLink {
            case: record.case_number("case_number")?,
            ends: record.time("ends")?,
        }))
    }

    async fn end_reply_links(&mut self, case: CaseNumber) -> Result<(), StoreError> {
        let sql = "DELETE FROM reply_links WHERE case_number = $1";
        self.execute(query(sql).bind(i64::from(case.value())))
            .await
            .map(drop)
    }
}
