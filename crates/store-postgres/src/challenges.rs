//! Challenges as the service first saw them.

use async_trait::async_trait;
use protocol::{Challenge, ChallengeHash, Serial};
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
        if record.bytes("bytes")?.is_empty() {
            // It was erased: only that it was seen is known.
            return Ok(None);
        }
        let seen = seen(&record)?;
        match seen.challenge.hash() == *hash {
            true => Ok(Some(seen)),
            false => Err(StoreError::inconsistent(
                "challenges",
                "bytes",
                &seen.challenge.number(),
            )),
        }
    }

    async fn challenges_of(
        &mut self,
        serial: &Serial,
        limit: u32,
    ) -> Result<Vec<SeenChallenge>, StoreError> {
        let sql = "SELECT DISTINCT c.* FROM challenges c JOIN
                (SELECT challenge_hash FROM case_lines
                    WHERE serial = $1 AND challenge_hash IS NOT NULL
                    ORDER BY arrival DESC LIMIT $2) l
                ON l.challenge_hash = c.hash AND length(c.bytes) > 0
            ORDER BY c.first_seen DESC";
        let select = query(sql)
            .bind(serial.as_str().to_owned())
            .bind(i64::from(limit));
        let rows = self.all(select).await?.into_iter();
        rows.map(|row| seen(&Record::of("challenges", "hash", row)))
            .collect()
    }

    async fn first_seen(
        &mut self,
        hashes: &[ChallengeHash],
    ) -> Result<Vec<(ChallengeHash, Timestamp)>, StoreError> {
        let hashes: Vec<_> = hashes.iter().map(|hash| hash.as_bytes().to_vec()).collect();
        let sql = "SELECT hash, first_seen FROM challenges WHERE hash = ANY($1)";
        let rows = self.all(query(sql).bind(hashes)).await?;
        let seen = |row| {
            let record = Record::of("challenges", "hash", row);
            let hash = ChallengeHash::from_bytes(record.hash("hash")?);
            Ok((hash, record.time("first_seen")?))
        };
        rows.into_iter().map(seen).collect()
    }
}

fn seen(record: &Record) -> Result<SeenChallenge, StoreError> {
    let challenge = Challenge::decode(&record.bytes("bytes")?);
    Ok(SeenChallenge {
        challenge: challenge.map_err(|_| record.senseless("bytes"))?,
        first_seen: record.time("first_seen")?,
    })
}
