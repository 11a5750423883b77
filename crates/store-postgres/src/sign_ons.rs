//! Whom identity providers vouch for.

use async_trait::async_trait;
use protocol::Email;
use recovery::staff::{Known, SignOn, StaffName, Subject};
use recovery::store::{SignOns, StoreError, email_key};
use sqlx::postgres::PgRow;
use sqlx::query;

use crate::record::Record;
use crate::unit::Unit;

#[async_trait]
impl SignOns for Unit {
    async fn sign_on_of(&mut self, staff: &StaffName) -> Result<Option<SignOn>, StoreError> {
        let sql = "SELECT * FROM sign_ons WHERE staff = $1";
        let row = self
            .optional(query(sql).bind(staff.as_str().to_owned()))
            .await?;
        row.map(sign_on).transpose()
    }

    async fn sign_on_by_subject(
        &mut self,
        issuer: &str,
        subject: &str,
    ) -> Result<Option<SignOn>, StoreError> {
        let sql = "SELECT * FROM sign_ons WHERE issuer = $1 AND subject = $2";
        let select = query(sql).bind(issuer.to_owned()).bind(subject.to_owned());
        self.optional(select).await?.map(sign_on).transpose()
    }

    async fn sign_on_by_email(&mut self, email: &Email) -> Result<Option<SignOn>, StoreError> {
        let sql = "SELECT * FROM sign_ons WHERE email_key = $1";
        let row = self.optional(query(sql).bind(email_key(email))).await?;
        row.map(sign_on).transpose()
    }

    async fn put_sign_on(&mut self, sign_on: &SignOn) -> Result<(), StoreError> {
        let sql = "INSERT INTO sign_ons
                (staff, by_group, email, email_key, issuer, subject, bound_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (staff) DO UPDATE SET by_group = excluded.by_group,
                email = excluded.email, email_key = excluded.email_key,
                issuer = excluded.issuer, subject = excluded.subject,
                bound_at = excluded.bound_at";
        let (email, subject) = match &sign_on.known {
            Known::ByEmail(email) => (Some(email), None),
            Known::BySubject(subject) => (None, Some(subject)),
        };
        let insert = query(sql)
            .bind(sign_on.staff.as_str().to_owned())
            .bind(sign_on.by_group)
            .bind(email.map(|email| email.as_str().to_owned()))
            .bind(email.map(email_key))
            .bind(subject.map(|subject| subject.issuer.clone()))
            .bind(subject.map(|subject| subject.subject.clone()))
            .bind(subject.map(|subject| subject.since.seconds()));
        self.execute(insert).await.map(drop)
    }

    async fn remove_sign_on(&mut self, staff: &StaffName) -> Result<bool, StoreError> {
        let sql = "DELETE FROM sign_ons WHERE staff = $1";
        let delete = query(sql).bind(staff.as_str().to_owned());
        Ok(self.execute(delete).await? == 1)
    }
}

fn sign_on(row: PgRow) -> Result<SignOn, StoreError> {
    let record = Record::of("sign_ons", "staff", row);
    let email = |text: &str| Email::parse(text).ok();
    let known = match record.optional("email", |record, column| record.parsed(column, email))? {
        Some(email) => Known::ByEmail(email),
        None => Known::BySubject(Subject {
            issuer: record.text("issuer")?,
            subject: record.text("subject")?,
            since: record.time("bound_at")?,
        }),
    };
    Ok(SignOn {
        staff: record.parsed("staff", |text| StaffName::parse(text).ok())?,
        by_group: record.truth("by_group")?,
        known,
    })
}
