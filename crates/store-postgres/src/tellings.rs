//! Addresses reserved in devices that are told, and what they said.

use async_trait::async_trait;
use protocol::ChallengeHash;
use recovery::case::CaseNumber;
use recovery::staff::StaffName;
use recovery::store::{NewTelling, ObjectionLink, StoreError, Telling, Tellings};
use recovery::time::Timestamp;
use recovery::token::TokenHash;
use sqlx::postgres::PgRow;
use sqlx::{QueryBuilder, query};

use crate::record::Record;
use crate::unit::Unit;

#[async_trait]
impl Tellings for Unit {
    async fn add_tellings(
        &mut self,
        case: CaseNumber,
        tellings: &[NewTelling],
    ) -> Result<Vec<u32>, StoreError> {
        if tellings.is_empty() {
            return Ok(Vec::new());
        }
        let mut insert =
            QueryBuilder::new("INSERT INTO tellings (challenge_hash, case_number, line, mail) ");
        insert.push_values(tellings, |mut row, telling| {
            row.push_bind(telling.challenge.as_bytes().to_vec())
                .push_bind(i64::from(case.value()))
                .push_bind(i64::from(telling.line))
                .push_bind(i64::from(telling.mail));
        });
        insert.push(" ON CONFLICT DO NOTHING RETURNING mail");
        let rows = self.all(insert.build()).await?;
        let mail = |row| Record::of("tellings", "mail", row).count("mail");
        let mut mails = rows.into_iter().map(mail).collect::<Result<Vec<_>, _>>()?;
        mails.sort_unstable();
        mails.dedup();
        Ok(mails)
    }

    async fn telling(&mut self, challenge: &ChallengeHash) -> Result<Option<Telling>, StoreError> {
        let select = query("SELECT * FROM tellings WHERE challenge_hash = $1")
            .bind(challenge.as_bytes().to_vec());
        self.optional(select).await?.map(telling).transpose()
    }

    async fn tellings_of(
        &mut self,
        case: CaseNumber,
        mail: u32,
    ) -> Result<Vec<Telling>, StoreError> {
        let sql = "SELECT * FROM tellings WHERE case_number = $1 AND mail = $2 ORDER BY line";
        let select = query(sql)
            .bind(i64::from(case.value()))
            .bind(i64::from(mail));
        self.all(select).await?.into_iter().map(telling).collect()
    }

    async fn set_told(
        &mut self,
        case: CaseNumber,
        mail: u32,
        at: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE tellings SET told_at = $3 WHERE case_number = $1 AND mail = $2";
        let update = query(sql)
            .bind(i64::from(case.value()))
            .bind(i64::from(mail))
            .bind(at.map(Timestamp::seconds));
        self.execute(update).await.map(drop)
    }

    async fn object(
        &mut self,
        case: CaseNumber,
        mail: u32,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE tellings SET objected_at = $3
            WHERE case_number = $1 AND mail = $2 AND objected_at IS NULL";
        let update = query(sql)
            .bind(i64::from(case.value()))
            .bind(i64::from(mail))
            .bind(at.seconds());
        Ok(self.execute(update).await? > 0)
    }

    async fn set_objection_aside(
        &mut self,
        challenge: &ChallengeHash,
        by: &StaffName,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE tellings SET set_aside_by = $2, set_aside_at = $3
            WHERE challenge_hash = $1 AND objected_at IS NOT NULL AND set_aside_at IS NULL";
        let update = query(sql)
            .bind(challenge.as_bytes().to_vec())
            .bind(by.as_str().to_owned())
            .bind(at.seconds());
        Ok(self.execute(update).await? == 1)
    }

    async fn add_objection_link(
        &mut self,
        token: &TokenHash,
        link: &ObjectionLink,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO objection_links (token_hash, case_number, mail, ends)
            VALUES ($1, $2, $3, $4)";
        let insert = query(sql)
            .bind(token.as_bytes().to_vec())
            .bind(i64::from(link.case.value()))
            .bind(i64::from(link.mail))
            .bind(link.ends.seconds());
        self.execute(insert).await.map(drop)
    }

    async fn objection_link(
        &mut self,
        token: &TokenHash,
    ) -> Result<Option<ObjectionLink>, StoreError> {
        let select = query("SELECT * FROM objection_links WHERE token_hash = $1")
            .bind(token.as_bytes().to_vec());
        let Some(row) = self.optional(select).await? else {
            return Ok(None);
        };
        let record = Record::of("objection_links", "token_hash", row);
        Ok(Some(ObjectionLink {
            case: record.case_number("case_number")?,
            mail: record.count("mail")?,
            ends: record.time("ends")?,
        }))
    }
}

fn telling(row: PgRow) -> Result<Telling, StoreError> {
    let record = Record::of("tellings", "challenge_hash", row);
    let name = |record: &Record, column| record.parsed(column, |name| StaffName::parse(name).ok());
    Ok(Telling {
        about: NewTelling {
            challenge: ChallengeHash::from_bytes(record.hash("challenge_hash")?),
            line: record.count("line")?,
            mail: record.count("mail")?,
        },
        case: record.case_number("case_number")?,
        told_at: record.optional("told_at", Record::time)?,
        objected_at: record.optional("objected_at", Record::time)?,
        set_aside_by: record.optional("set_aside_by", name)?,
    })
}
