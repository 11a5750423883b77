//! What the limits count.

use std::collections::HashMap;

use async_trait::async_trait;
use recovery::email_order::AddressHash;
use recovery::limits::{Count, PuzzleId};
use recovery::store::{Counters, StoreError};
use recovery::time::Timestamp;
use sqlx::{QueryBuilder, query};

use crate::record::Record;
use crate::unit::Unit;

#[async_trait]
impl Counters for Unit {
    async fn secret_of_day(&mut self, day: i64, fresh: [u8; 32]) -> Result<[u8; 32], StoreError> {
        let sql = "INSERT INTO day_secrets (day, secret) VALUES ($1, $2) ON CONFLICT DO NOTHING";
        self.execute(query(sql).bind(day).bind(fresh.to_vec()))
            .await?;
        let known = self.known_secret(day).await?;
        known.ok_or_else(|| StoreError::inconsistent("day_secrets", "day", &day))
    }

    async fn known_secret(&mut self, day: i64) -> Result<Option<[u8; 32]>, StoreError> {
        let sql = "SELECT * FROM day_secrets WHERE day = $1";
        let row = self.optional(query(sql).bind(day)).await?;
        row.map(|row| Record::of("day_secrets", "day", row).hash("secret"))
            .transpose()
    }

    async fn hold_counts(&mut self, _counts: &[Count]) -> Result<(), StoreError> {
        // The unit of work that writes is the only one in the whole database.
        Ok(())
    }

    async fn add_counts(&mut self, counts: &[Count], at: Timestamp) -> Result<(), StoreError> {
        if counts.is_empty() {
            return Ok(());
        }
        let mut insert = QueryBuilder::new("INSERT INTO counts (name, at) ");
        insert.push_values(counts, |mut row, count| {
            row.push_bind(count.as_bytes().to_vec())
                .push_bind(at.seconds());
        });
        self.execute(insert.build()).await.map(drop)
    }

    async fn take_count_back(&mut self, count: &Count, at: Timestamp) -> Result<(), StoreError> {
        let sql = "DELETE FROM counts WHERE rowid =
            (SELECT rowid FROM counts WHERE name = $1 AND at = $2 LIMIT 1)";
        let delete = query(sql)
            .bind(count.as_bytes().to_vec())
            .bind(at.seconds());
        self.execute(delete).await.map(drop)
    }

    async fn nth_newest(
        &mut self,
        counts: &[Count],
        n: u32,
    ) -> Result<Option<Timestamp>, StoreError> {
        let mut select = QueryBuilder::new("SELECT name, at FROM counts WHERE name IN (");
        let mut list = select.separated(", ");
        for count in counts {
            list.push_bind(count.as_bytes().to_vec());
        }
        select.push(") ORDER BY at DESC LIMIT 1 OFFSET ");
        select.push_bind(i64::from(n.saturating_sub(1)));
        let row = self.optional(select.build()).await?;
        row.map(|row| Record::of("counts", "name", row).time("at"))
            .transpose()
    }

    async fn counted_since(
        &mut self,
        counts: &[Count],
        since: Timestamp,
    ) -> Result<HashMap<Count, u64>, StoreError> {
        if counts.is_empty() {
            return Ok(HashMap::new());
        }
        let mut select = QueryBuilder::new("SELECT name, count(*) AS n FROM counts WHERE at >= ");
        select.push_bind(since.seconds()).push(" AND name IN (");
        let mut list = select.separated(", ");
        for count in counts {
            list.push_bind(count.as_bytes().to_vec());
        }
        select.push(") GROUP BY name");
        let rows = self.all(select.build()).await?;
        let counted = |row| {
            let record = Record::of("counts", "name", row);
            Ok((Count::from_bytes(record.hash("name")?), record.count("n")?))
        };
        rows.into_iter().map(counted).collect()
    }

    async fn spend_puzzle(&mut self, id: &PuzzleId, ends: Timestamp) -> Result<bool, StoreError> {
        let sql = "INSERT INTO spent_puzzles (id, ends) VALUES ($1, $2) ON CONFLICT DO NOTHING";
        let insert = query(sql).bind(id.as_bytes().to_vec()).bind(ends.seconds());
        Ok(self.execute(insert).await? == 1)
    }

    async fn address_confirmed(
        &mut self,
        address: &AddressHash,
    ) -> Result<Option<Timestamp>, StoreError> {
        let sql = "SELECT * FROM confirmed_addresses WHERE address = $1";
        let select = query(sql).bind(address.as_bytes().to_vec());
        let row = self.optional(select).await?;
        row.map(|row| Record::of("confirmed_addresses", "address", row).time("at"))
            .transpose()
    }

    async fn confirm_address(
        &mut self,
        address: &AddressHash,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO confirmed_addresses (address, at) VALUES ($1, $2)
            ON CONFLICT (address) DO UPDATE SET at = excluded.at";
        let insert = query(sql)
            .bind(address.as_bytes().to_vec())
            .bind(at.seconds());
        self.execute(insert).await.map(drop)
    }

    async fn forget_counts(
        &mut self,
        counts: Timestamp,
        day: i64,
        now: Timestamp,
        confirmed: Timestamp,
    ) -> Result<(), StoreError> {
        for (sql, before) in [
            ("DELETE FROM counts WHERE at < $1", counts.seconds()),
            ("DELETE FROM day_secrets WHERE day < $1", day),
            ("DELETE FROM spent_puzzles WHERE ends < $1", now.seconds()),
            (
                "DELETE FROM confirmed_addresses WHERE at < $1",
                confirmed.seconds(),
            ),
        ] {
            self.execute(query(sql).bind(before)).await?;
        }
        Ok(())
    }
}
