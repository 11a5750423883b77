//! Links by which holders show that a mailbox is theirs, what they order by them, and what they tell
//! of their answers.

use async_trait::async_trait;
use recovery::case::CaseNumber;
use recovery::store::{HolderLink, HolderLinks, HolderOrder, HolderOrderId, Outcome, StoreError};
use recovery::time::Timestamp;
use recovery::token::TokenHash;
use sqlx::query;

use crate::record::Record;
use crate::unit::Unit;

#[async_trait]
impl HolderLinks for Unit {
    async fn add_holder_link(
        &mut self,
        token: &TokenHash,
        link: &HolderLink,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO holder_links (token_hash, case_number, ends) VALUES ($1, $2, $3)";
        let insert = query(sql)
            .bind(token.as_bytes().to_vec())
            .bind(i64::from(link.case.value()))
            .bind(link.ends.seconds());
        self.execute(insert).await.map(drop)
    }

    async fn holder_link(&mut self, token: &TokenHash) -> Result<Option<HolderLink>, StoreError> {
        let sql = "SELECT * FROM holder_links WHERE token_hash = $1";
        let select = query(sql).bind(token.as_bytes().to_vec());
        let Some(row) = self.optional(select).await? else {
            return Ok(None);
        };
        let record = Record::of("holder_links", "token_hash", row);
        Ok(Some(HolderLink {
            case: record.case_number("case_number")?,
            ends: record.time("ends")?,
        }))
    }

    async fn add_holder_order(
        &mut self,
        case: CaseNumber,
        order: HolderOrder,
        at: Timestamp,
    ) -> Result<HolderOrderId, StoreError> {
        let sql = "INSERT INTO holder_orders (case_number, kind, at) VALUES ($1, $2, $3)
            RETURNING id";
        let insert = query(sql)
            .bind(i64::from(case.value()))
            .bind(order.as_str())
            .bind(at.seconds());
        let record = Record::of("holder_orders", "id", self.one(insert).await?);
        record.integer("id").map(HolderOrderId::from_value)
    }

    async fn count_holder_orders(
        &mut self,
        case: CaseNumber,
        order: HolderOrder,
        since: Timestamp,
    ) -> Result<u64, StoreError> {
        let sql = "SELECT count(*) AS orders FROM holder_orders
            WHERE case_number = $1 AND kind = $2 AND at >= $3";
        let select = query(sql)
            .bind(i64::from(case.value()))
            .bind(order.as_str())
            .bind(since.seconds());
        Record::of("holder_orders", "orders", self.one(select).await?).count("orders")
    }

    async fn set_outcome(&mut self, case: CaseNumber, outcome: &Outcome) -> Result<(), StoreError> {
        let sql = "INSERT INTO outcomes (case_number, line, worked, at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (case_number, line) DO UPDATE SET worked = excluded.worked,
                at = excluded.at";
        let insert = query(sql)
            .bind(i64::from(case.value()))
            .bind(i64::from(outcome.line))
            .bind(i64::from(outcome.worked))
            .bind(outcome.at.seconds());
        self.execute(insert).await.map(drop)
    }

    async fn outcomes(&mut self, case: CaseNumber) -> Result<Vec<Outcome>, StoreError> {
        let sql = "SELECT * FROM outcomes WHERE case_number = $1 ORDER BY line";
        let rows = self.all(query(sql).bind(i64::from(case.value()))).await?;
        let outcome = |row| {
            let record = Record::of("outcomes", "case_number", row);
            Ok(Outcome {
                line: record.count("line")?,
                worked: record.integer("worked")? == 1,
                at: record.time("at")?,
            })
        };
        rows.into_iter().map(outcome).collect()
    }
}
