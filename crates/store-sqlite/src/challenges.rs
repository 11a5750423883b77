//! Challenges as the service first saw them.

use async_trait::async_trait;
use protocol::{Challenge, ChallengeHash};
use recovery::store::{Challenges, SeenChallenge, StoreError};
use recovery::time::Timestamp;
use sqlx::{QueryBuilder, query};

use crate::record::Record;
use crate::unit::Unit;

#[async_trait]
impl Challenges for Unit {
    async fn keep_challenge(
        &mut self,
        challenge: &Challenge,
        seen: Timestamp,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO challenges (hash, bytes, first_seen) VALUES ($1, $2, $3)
            ON CONFLICT (hash) DO UPDATE SET bytes = excluded.bytes WHERE length(challenges.bytes) = 0";
        let insert = query(sql)
            .bind(challenge.hash().as_bytes().to_vec())
            .bind(challenge.as_bytes().to_vec())
            .bind(seen.seconds());
        self.execute(insert).await.map(drop)
    }

    async fn keep_challenges(
        &mut self,
        challenges: &[&Challenge],
        seen: Timestamp,
    ) -> Result<(), StoreError> {
        if challenges.is_empty() {
            return Ok(());
        }
        let mut insert = QueryBuilder::new("INSERT INTO challenges (hash, bytes, first_seen) ");
        insert.push_values(challenges, |mut row, challenge| {
            row.push_bind(challenge.hash().as_bytes().to_vec())
                .push_bind(challenge.as_bytes().to_vec())
                .push_bind(seen.seconds());
        });
        insert.push(
            " ON CONFLICT (hash) DO UPDATE SET bytes = excluded.bytes WHERE length(challenges.bytes) = 0",
        );
        self.execute(insert.build()).await.map(drop)
    }

    async fn challenge(
        &mut self,
        hash: &ChallengeHash,
    ) -> Result<Option<SeenChallenge>, StoreError> {
        let sql = "SELECT * FROM challenges WHERE hash = $1";
        let Some(row) = self
            .optional(query(sql).bind(hash.as_bytes().to_vec()))
            .await?
        else {
            return Ok(None);
        };
        let record = Record::of("challenges", "hash", row);
        let bytes = record.bytes("bytes")?;
        if bytes.is_empty() {
            // It was erased: only that it was seen is known.
            return Ok(None);
        }
        let challenge = Challenge::decode(&bytes)
            .ok()
            .filter(|challenge| challenge.hash() == *hash)
            .ok_or_else(|| record.senseless("bytes"))?;
        Ok(Some(SeenChallenge {
            challenge,
            first_seen: record.time("first_seen")?,
        }))
    }

    async fn first_seen(
        &mut self,
        hashes: &[ChallengeHash],
    ) -> Result<Vec<(ChallengeHash, Timestamp)>, StoreError> {
        if hashes.is_empty() {
            return Ok(Vec::new());
        }
        let sql = "SELECT hash, first_seen FROM challenges WHERE hash IN (";
        let mut select = QueryBuilder::new(sql);
        let mut list = select.separated(", ");
        for hash in hashes {
            list.push_bind(hash.as_bytes().to_vec());
        }
        select.push(")");
        let rows = self.all(select.build()).await?;
        let seen = |row| {
            let record = Record::of("challenges", "hash", row);
            let hash = ChallengeHash::from_bytes(record.hash("hash")?);
            Ok((hash, record.time("first_seen")?))
        };
        rows.into_iter().map(seen).collect()
    }
}
