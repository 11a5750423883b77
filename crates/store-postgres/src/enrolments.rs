//! Enrolment tokens, and second enrolments that wait for the desk.

use async_trait::async_trait;
use protocol::{DevicePublicKey, Serial};
use recovery::registry::{Conflict, Decision};
use recovery::staff::StaffName;
use recovery::store::{ConflictId, Enrolments, StoreError};
use recovery::time::Timestamp;
use recovery::token::TokenHash;
use sqlx::postgres::PgRow;
use sqlx::query;

use crate::record::Record;
use crate::unit::Unit;

#[async_trait]
impl Enrolments for Unit {
    async fn add_enrolment_token(
        &mut self,
        token: &TokenHash,
        ends: Timestamp,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO enrolment_tokens (token_hash, ends) VALUES ($1, $2)";
        let insert = query(sql)
            .bind(token.as_bytes().to_vec())
            .bind(ends.seconds());
        self.execute(insert).await.map(drop)
    }

    async fn spend_enrolment_token(
        &mut self,
        token: &TokenHash,
        serial: &Serial,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE enrolment_tokens SET serial = $2
            WHERE token_hash = $1 AND ends > $3 AND (serial IS NULL OR serial = $2)";
        let update = query(sql)
            .bind(token.as_bytes().to_vec())
            .bind(serial.as_str().to_owned())
            .bind(now.seconds());
        Ok(self.execute(update).await? == 1)
    }

    async fn add_conflict(
        &mut self,
        serial: &Serial,
        offered: &DevicePublicKey,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        let sql = "INSERT INTO enrolment_conflicts (serial, offered, at) VALUES ($1, $2, $3)
            ON CONFLICT DO NOTHING";
        let insert = query(sql)
            .bind(serial.as_str().to_owned())
            .bind(offered.as_bytes().to_vec())
            .bind(at.seconds());
        Ok(self.execute(insert).await? == 1)
    }

    async fn open_conflicts(&mut self) -> Result<Vec<Conflict>, StoreError> {
        let sql = "SELECT * FROM enrolment_conflicts WHERE decision IS NULL ORDER BY id";
        self.all(query(sql))
            .await?
            .into_iter()
            .map(conflict)
            .collect()
    }

    async fn lock_conflict(&mut self, id: ConflictId) -> Result<Option<Conflict>, StoreError> {
        let sql = "SELECT * FROM enrolment_conflicts WHERE id = $1 AND decision IS NULL
            FOR UPDATE";
        self.optional(query(sql).bind(id.value()))
            .await?
            .map(conflict)
            .transpose()
    }

    async fn decide_conflict(
        &mut self,
        id: ConflictId,
        decision: Decision,
        by: &StaffName,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE enrolment_conflicts SET decision = $2, decided_by = $3, decided_at = $4
            WHERE id = $1";
        let update = query(sql)
            .bind(id.value())
            .bind(decision.as_str())
            .bind(by.as_str().to_owned())
            .bind(at.seconds());
        self.execute(update).await.map(drop)
    }
}

fn conflict(row: PgRow) -> Result<Conflict, StoreError> {
    let record = Record::of("enrolment_conflicts", "id", row);
    Ok(Conflict {
        id: ConflictId::from_value(record.integer("id")?),
        serial: record.serial("serial")?,
        offered: record.device_key("offered")?,
        at: record.time("at")?,
    })
}
