//! Staff sessions.

use async_trait::async_trait;
use recovery::staff::{StaffName, Way};
use recovery::store::{Session, Sessions, StoreError};
use recovery::time::Timestamp;
use recovery::token::TokenHash;
use sqlx::postgres::PgRow;
use sqlx::query;

use crate::record::Record;
use crate::unit::Unit;

#[async_trait]
impl Sessions for Unit {
    async fn add_session(
        &mut self,
        token: &TokenHash,
        session: &Session,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO sessions (token_hash, staff, began, seen, factor_at, way, browser)
            VALUES ($1, $2, $3, $4, $5, $6, $7)";
        let insert = query(sql)
            .bind(token.as_bytes().to_vec())
            .bind(session.staff.as_str().to_owned())
            .bind(session.began.seconds())
            .bind(session.seen.seconds())
            .bind(session.factor_at.seconds())
            .bind(session.way.as_str())
            .bind(session.browser.clone());
        self.execute(insert).await.map(drop)
    }

    async fn session(&mut self, token: &TokenHash) -> Result<Option<Session>, StoreError> {
        let sql = "SELECT * FROM sessions WHERE token_hash = $1";
        let row = self
            .optional(query(sql).bind(token.as_bytes().to_vec()))
            .await?;
        row.map(session).transpose()
    }

    async fn sessions_of(
        &mut self,
        staff: &StaffName,
    ) -> Result<Vec<(TokenHash, Session)>, StoreError> {
        let sql = "SELECT * FROM sessions WHERE staff = $1 ORDER BY began DESC, token_hash";
        let rows = self.all(query(sql).bind(staff.as_str().to_owned())).await?;
        let with_hash = |row| {
            let record = Record::of("sessions", "staff", row);
            let hash = TokenHash::from_bytes(record.hash("token_hash")?);
            Ok((hash, read(&record)?))
        };
        rows.into_iter().map(with_hash).collect()
    }

    async fn confirm_session(
        &mut self,
        token: &TokenHash,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE sessions SET factor_at = $2 WHERE token_hash = $1";
        let update = query(sql)
            .bind(token.as_bytes().to_vec())
            .bind(at.seconds());
        self.execute(update).await.map(drop)
    }

    async fn touch_session(
        &mut self,
        token: &TokenHash,
        seen: Timestamp,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE sessions SET seen = $2 WHERE token_hash = $1 AND seen < $2";
        let update = query(sql)
            .bind(token.as_bytes().to_vec())
            .bind(seen.seconds());
        self.execute(update).await.map(drop)
    }

    async fn grant_session(&mut self, token: &TokenHash, at: Timestamp) -> Result<(), StoreError> {
        let sql = "UPDATE sessions SET granted_at = $2 WHERE token_hash = $1";
        let update = query(sql)
            .bind(token.as_bytes().to_vec())
            .bind(at.seconds());
        self.execute(update).await.map(drop)
    }

    async fn take_grant(
        &mut self,
        token: &TokenHash,
        since: Timestamp,
    ) -> Result<bool, StoreError> {
        let sql =
            "UPDATE sessions SET granted_at = NULL WHERE token_hash = $1 AND granted_at >= $2";
        let update = query(sql)
            .bind(token.as_bytes().to_vec())
            .bind(since.seconds());
        Ok(self.execute(update).await? == 1)
    }

    async fn end_session(&mut self, token: &TokenHash) -> Result<(), StoreError> {
        let sql = "DELETE FROM sessions WHERE token_hash = $1";
        self.execute(query(sql).bind(token.as_bytes().to_vec()))
            .await
            .map(drop)
    }

    async fn end_sessions_of(&mut self, staff: &StaffName) -> Result<(), StoreError> {
        let sql = "DELETE FROM sessions WHERE staff = $1";
        self.execute(query(sql).bind(staff.as_str().to_owned()))
            .await
            .map(drop)
    }

    async fn end_stale_sessions(
        &mut self,
        began: Timestamp,
        seen: Timestamp,
    ) -> Result<(), StoreError> {
        let sql = "DELETE FROM sessions WHERE began < $1 OR seen < $2";
        self.execute(query(sql).bind(began.seconds()).bind(seen.seconds()))
            .await
            .map(drop)
    }
}

fn session(row: PgRow) -> Result<Session, StoreError> {
    read(&Record::of("sessions", "staff", row))
}

fn read(record: &Record) -> Result<Session, StoreError> {
    Ok(Session {
        staff: record.parsed("staff", |text| StaffName::parse(text).ok())?,
        began: record.time("began")?,
        seen: record.time("seen")?,
        factor_at: record.time("factor_at")?,
        way: record.parsed("way", Way::parse)?,
        browser: record.text("browser")?,
    })
}
