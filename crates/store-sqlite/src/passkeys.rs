//! Passkeys of the staff, and what is remembered while one is being shown.

use async_trait::async_trait;
use recovery::staff::{Passkey, StaffName};
use recovery::store::{Passkeys, StoreError};
use recovery::text::Line;
use recovery::time::Timestamp;
use recovery::token::TokenHash;
use sqlx::query;
use sqlx::sqlite::SqliteRow;

use crate::record::Record;
use crate::unit::Unit;

#[async_trait]
impl Passkeys for Unit {
    async fn add_passkey(&mut self, passkey: &Passkey) -> Result<bool, StoreError> {
        let sql = "INSERT INTO passkeys (credential, staff, title, data, added_at)
            VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
        let insert = query(sql)
            .bind(passkey.credential.clone())
            .bind(passkey.staff.as_str().to_owned())
            .bind(passkey.title.as_str().to_owned())
            .bind(passkey.data.clone())
            .bind(passkey.added_at.seconds());
        Ok(self.execute(insert).await? == 1)
    }

    async fn passkey(&mut self, credential: &[u8]) -> Result<Option<Passkey>, StoreError> {
        let sql = "SELECT * FROM passkeys WHERE credential = $1";
        let row = self.optional(query(sql).bind(credential.to_vec())).await?;
        row.map(passkey).transpose()
    }

    async fn passkeys_of(&mut self, staff: &StaffName) -> Result<Vec<Passkey>, StoreError> {
        let sql = "SELECT * FROM passkeys WHERE staff = $1 ORDER BY added_at, credential";
        let rows = self.all(query(sql).bind(staff.as_str().to_owned())).await?;
        rows.into_iter().map(passkey).collect()
    }

    async fn use_passkey(
        &mut self,
        credential: &[u8],
        data: &str,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE passkeys SET data = $2, used_at = $3 WHERE credential = $1";
        let update = query(sql)
            .bind(credential.to_vec())
            .bind(data.to_owned())
            .bind(at.seconds());
        self.execute(update).await.map(drop)
    }

    async fn rename_passkey(
        &mut self,
        staff: &StaffName,
        credential: &[u8],
        title: &Line,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE passkeys SET title = $3 WHERE staff = $1 AND credential = $2";
        let update = query(sql)
            .bind(staff.as_str().to_owned())
            .bind(credential.to_vec())
            .bind(title.as_str().to_owned());
        Ok(self.execute(update).await? == 1)
    }

    async fn remove_passkey(
        &mut self,
        staff: &StaffName,
        credential: &[u8],
    ) -> Result<bool, StoreError> {
        let sql = "DELETE FROM passkeys WHERE staff = $1 AND credential = $2";
        let delete = query(sql)
            .bind(staff.as_str().to_owned())
            .bind(credential.to_vec());
        Ok(self.execute(delete).await? == 1)
    }

    async fn remove_passkeys_of(&mut self, staff: &StaffName) -> Result<(), StoreError> {
        let sql = "DELETE FROM passkeys WHERE staff = $1";
        self.execute(query(sql).bind(staff.as_str().to_owned()))
            .await
            .map(drop)
    }

    async fn add_ceremony(
        &mut self,
        token: &TokenHash,
        state: &str,
        now: Timestamp,
        ends: Timestamp,
    ) -> Result<(), StoreError> {
        let stale = "DELETE FROM ceremonies WHERE ends < $1";
        self.execute(query(stale).bind(now.seconds())).await?;
        let sql = "INSERT INTO ceremonies (token_hash, state, ends) VALUES ($1, $2, $3)";
        let insert = query(sql)
            .bind(token.as_bytes().to_vec())
            .bind(state.to_owned())
            .bind(ends.seconds());
        self.execute(insert).await.map(drop)
    }

    async fn take_ceremony(
        &mut self,
        token: &TokenHash,
        now: Timestamp,
    ) -> Result<Option<String>, StoreError> {
        let sql = "DELETE FROM ceremonies WHERE token_hash = $1 RETURNING *";
        let row = self
            .optional(query(sql).bind(token.as_bytes().to_vec()))
            .await?;
        let Some(row) = row else {
            return Ok(None);
        };
        let record = Record::of("ceremonies", "token_hash", row);
        let state = record.text("state")?;
        Ok((now < record.time("ends")?).then_some(state))
    }
}

fn passkey(row: SqliteRow) -> Result<Passkey, StoreError> {
    let record = Record::of("passkeys", "credential", row);
    Ok(Passkey {
        credential: record.bytes("credential")?,
        staff: record.parsed("staff", |text| StaffName::parse(text).ok())?,
        title: record.line("title")?,
        data: record.text("data")?,
        added_at: record.time("added_at")?,
        used_at: record.optional("used_at", Record::time)?,
    })
}
