//! Releases: at most one per challenge that stands, for ever.

use async_trait::async_trait;
use protocol::{ChallengeHash, DeviceDate, DeviceTime};
use recovery::case::CaseNumber;
use recovery::policy::AnswerKind;
use recovery::staff::StaffName;
use recovery::store::{Dates, Grant, NewRelease, Release, ReleaseId, Releases, StoreError};
use recovery::time::Timestamp;
use sqlx::postgres::PgRow;
use sqlx::query;

use crate::record::Record;
use crate::unit::Unit;

#[async_trait]
impl Releases for Unit {
    async fn add_release(&mut self, facts: &NewRelease) -> Result<Option<ReleaseId>, StoreError> {
        let sql = "INSERT INTO releases (case_number, line, approval, again, kind, challenge_hash,
                serial, started, first_date, last_date, released_by, released_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            ON CONFLICT DO NOTHING RETURNING id";
        let grant = &facts.grant;
        let (serial, started) = match grant {
            Grant::Key(_) | Grant::File(_) => (None, None),
            Grant::SecurityCodes {
                serial, started, ..
            } => (Some(serial), Some(started.to_string())),
            Grant::TemporaryPasswords { serial, .. } => (Some(serial), None),
        };
        let insert = query(sql)
            .bind(i64::from(facts.case.value()))
            .bind(i64::from(facts.line))
            .bind(i64::from(facts.approval))
            .bind(facts.again)
            .bind(grant.kind().as_str())
            .bind(grant.challenge().map(|hash| hash.as_bytes().to_vec()))
            .bind(serial.map(|serial| serial.as_str().to_owned()))
            .bind(started)
            .bind(grant.dates().map(|dates| dates.first.to_string()))
            .bind(grant.dates().map(|dates| dates.last.to_string()))
            .bind(facts.by.as_str().to_owned())
            .bind(facts.at.seconds());
        let row = self.optional(insert).await?;
        row.map(|row| {
            Record::of("releases", "id", row)
                .integer("id")
                .map(ReleaseId::from_value)
        })
        .transpose()
    }

    async fn release(&mut self, id: ReleaseId) -> Result<Option<Release>, StoreError> {
        let sql = "SELECT * FROM releases WHERE id = $1";
        self.optional(query(sql).bind(id.value()))
            .await?
            .map(release)
            .transpose()
    }

    async fn release_of(
        &mut self,
        challenge: &ChallengeHash,
    ) -> Result<Option<Release>, StoreError> {
        let sql = "SELECT * FROM releases WHERE challenge_hash = $1 AND NOT again
            AND revoked_at IS NULL";
        let row = self
            .optional(query(sql).bind(challenge.as_bytes().to_vec()))
            .await?;
        row.map(release).transpose()
    }

    async fn releases_of(
        &mut self,
        challenges: &[ChallengeHash],
    ) -> Result<Vec<Release>, StoreError> {
        let challenges: Vec<_> = challenges
            .iter()
            .map(|hash| hash.as_bytes().to_vec())
            .collect();
        let sql = "SELECT * FROM releases WHERE challenge_hash = ANY($1)
            AND NOT again AND revoked_at IS NULL";
        let rows = self.all(query(sql).bind(challenges)).await?;
        rows.into_iter().map(release).collect()
    }

    async fn releases_of_approval(
        &mut self,
        case: CaseNumber,
        approval: u32,
    ) -> Result<Vec<Release>, StoreError> {
        let sql = "SELECT * FROM releases WHERE case_number = $1 AND approval = $2
            AND revoked_at IS NULL ORDER BY line";
        let select = query(sql)
            .bind(i64::from(case.value()))
            .bind(i64::from(approval));
        self.all(select).await?.into_iter().map(release).collect()
    }

    async fn next_approval(&mut self, case: CaseNumber) -> Result<u32, StoreError> {
        let sql = "SELECT coalesce(max(approval), 0) + 1 AS approval FROM releases
            WHERE case_number = $1";
        let row = self.one(query(sql).bind(i64::from(case.value()))).await?;
        Record::of("releases", "approval", row).count("approval")
    }

    async fn revoke_release(
        &mut self,
        id: ReleaseId,
        by: &StaffName,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE releases SET revoked_by = $2, revoked_at = $3
            WHERE id = $1 AND revoked_at IS NULL";
        let update = query(sql)
            .bind(id.value())
            .bind(by.as_str().to_owned())
            .bind(at.seconds());
        self.execute(update).await.map(drop)
    }
}

fn grant(record: &Record) -> Result<Grant, StoreError> {
    let challenge = || record.hash("challenge_hash").map(ChallengeHash::from_bytes);
    let date = |column| record.parsed(column, |text| DeviceDate::parse(text).ok());
    let dates = || {
        Ok(Dates {
            first: date("first_date")?,
            last: date("last_date")?,
        })
    };
    Ok(match record.parsed("kind", AnswerKind::parse)? {
        AnswerKind::Key => Grant::Key(challenge()?),
        AnswerKind::File => Grant::File(challenge()?),
        AnswerKind::SecurityCode => Grant::SecurityCodes {
            serial: record.serial("serial")?,
            started: record.parsed("started", |text| DeviceTime::parse(text).ok())?,
            dates: dates()?,
        },
        AnswerKind::TemporaryPassword => Grant::TemporaryPasswords {
            serial: record.serial("serial")?,
            dates: dates()?,
        },
    })
}

fn release(row: PgRow) -> Result<Release, StoreError> {
    let record = Record::of("releases", "id", row);
    let facts = NewRelease {
        grant: grant(&record)?,
        case: record.case_number("case_number")?,
        line: record.count("line")?,
        approval: record.count("approval")?,
        again: record.truth("again")?,
        by: record.parsed("released_by", |text| StaffName::parse(text).ok())?,
        at: record.time("released_at")?,
    };
    Ok(Release {
        id: ReleaseId::from_value(record.integer("id")?),
        facts,
        revoked_at: record.optional("revoked_at", Record::time)?,
    })
}
