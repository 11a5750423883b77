//! Links by which staff set their sign-in up.

use async_trait::async_trait;
use recovery::staff::{InvitationKind, StaffName};
use recovery::store::{Invitation, Invitations, StoreError};
use recovery::token::TokenHash;
use sqlx::query;
use sqlx::sqlite::SqliteRow;

use crate::record::Record;
use crate::unit::Unit;

#[async_trait]
impl Invitations for Unit {
    async fn add_invitation(
        &mut self,
        token: &TokenHash,
        invitation: &Invitation,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO invitations (token_hash, staff, kind, ends)
            VALUES ($1, $2, $3, $4)";
        let insert = query(sql)
            .bind(token.as_bytes().to_vec())
            .bind(invitation.staff.as_str().to_owned())
            .bind(invitation.kind.as_str())
            .bind(invitation.ends.seconds());
        self.execute(insert).await.map(drop)
    }

    async fn invitation(&mut self, token: &TokenHash) -> Result<Option<Invitation>, StoreError> {
        let sql = "SELECT * FROM invitations WHERE token_hash = $1";
        let row = self
            .optional(query(sql).bind(token.as_bytes().to_vec()))
            .await?;
        row.map(invitation).transpose()
    }

    async fn take_invitation(
        &mut self,
        token: &TokenHash,
    ) -> Result<Option<Invitation>, StoreError> {
        let sql = "DELETE FROM invitations WHERE token_hash = $1 RETURNING *";
        let row = self
            .optional(query(sql).bind(token.as_bytes().to_vec()))
            .await?;
        row.map(invitation).transpose()
    }

    async fn end_invitations_of(&mut self, staff: &StaffName) -> Result<(), StoreError> {
        let sql = "DELETE FROM invitations WHERE staff = $1";
        self.execute(query(sql).bind(staff.as_str().to_owned()))
            .await
            .map(drop)
    }
}

fn invitation(row: SqliteRow) -> Result<Invitation, StoreError> {
    let record = Record::of("invitations", "staff", row);
    Ok(Invitation {
        staff: record.parsed("staff", |text| StaffName::parse(text).ok())?,
        kind: record.parsed("kind", InvitationKind::parse)?,
        ends: record.time("ends")?,
    })
}
