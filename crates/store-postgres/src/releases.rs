//! Releases: at most one per challenge, for ever.

use async_trait::async_trait;
use protocol::ChallengeHash;
use recovery::staff::StaffName;
use recovery::store::{NewRelease, Release, ReleaseId, Releases, StoreError};
use sqlx::postgres::PgRow;
use sqlx::query;

use crate::record::Record;
use crate::unit::Unit;

#[async_trait]
impl Releases for Unit {
    async fn add_release(&mut self, release: &NewRelease) -> Result<Option<ReleaseId>, StoreError> {
        let sql = "INSERT INTO releases (challenge_hash, case_number, released_by, released_at)
            VALUES ($1, $2, $3, $4) ON CONFLICT (challenge_hash) DO NOTHING RETURNING id";
        let insert = query(sql)
            .bind(release.challenge.as_bytes().to_vec())
            .bind(i64::from(release.case.value()))
            .bind(release.by.as_str().to_owned())
            .bind(release.at.seconds());
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
        let sql = "SELECT * FROM releases WHERE challenge_hash = $1";
        let row = self
            .optional(query(sql).bind(challenge.as_bytes().to_vec()))
            .await?;
        row.map(release).transpose()
    }
}

fn release(row: PgRow) -> Result<Release, StoreError> {
    let record = Record::of("releases", "id", row);
    let facts = NewRelease {
        challenge: ChallengeHash::from_bytes(record.hash("challenge_hash")?),
        case: record.case_number("case_number")?,
        by: record.parsed("released_by", |text| StaffName::parse(text).ok())?,
        at: record.time("released_at")?,
    };
    Ok(Release {
        id: ReleaseId::from_value(record.integer("id")?),
        facts,
    })
}
