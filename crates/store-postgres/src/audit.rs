//! The audit trail.

use async_trait::async_trait;
use recovery::audit::{Act, Actor, Entry};
use recovery::store::{AuditTrail, StoreError};
use sqlx::postgres::PgRow;
use sqlx::query;

use crate::record::Record;
use crate::unit::Unit;

#[async_trait]
impl AuditTrail for Unit {
    async fn add_entry(&mut self, entry: &Entry) -> Result<(), StoreError> {
        let sql = "INSERT INTO audit (at, actor, act, subject, detail) VALUES ($1, $2, $3, $4, $5)";
        let insert = query(sql)
            .bind(entry.at.seconds())
            .bind(entry.actor.to_text())
            .bind(entry.act.as_str())
            .bind(entry.subject.clone())
            .bind(entry.detail.clone());
        self.execute(insert).await.map(drop)
    }

    async fn entries_about(&mut self, subject: &str) -> Result<Vec<Entry>, StoreError> {
        let sql = "SELECT * FROM audit WHERE subject = $1 ORDER BY id";
        let rows = self.all(query(sql).bind(subject.to_owned())).await?;
        rows.into_iter().map(entry).collect()
    }

    async fn entries_of(&mut self, act: Act, limit: u32) -> Result<Vec<Entry>, StoreError> {
        let sql = "SELECT * FROM audit WHERE act = $1 ORDER BY id DESC LIMIT $2";
        let rows = self
            .all(query(sql).bind(act.as_str()).bind(i64::from(limit)))
            .await?;
        rows.into_iter().map(entry).collect()
    }
}

fn entry(row: PgRow) -> Result<Entry, StoreError> {
    let record = Record::of("audit", "id", row);
    Ok(Entry {
        at: record.time("at")?,
        actor: record.parsed("actor", Actor::parse)?,
        act: record.parsed("act", Act::parse)?,
        subject: record.text("subject")?,
        detail: record.text("detail")?,
    })
}
