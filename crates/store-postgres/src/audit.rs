//! The audit trail.

use async_trait::async_trait;
use recovery::audit::chain::{Chained, Head, Link, Written};
use recovery::audit::{Act, Actor, Entry, PAGE};
use recovery::store::{AuditTrail, StoreError};
use sqlx::postgres::PgRow;
use sqlx::query;

use crate::record::Record;
use crate::unit::Unit;

#[async_trait]
impl AuditTrail for Unit {
    async fn add_entry(&mut self, entry: &Entry) -> Result<(), StoreError> {
        let sql = "INSERT INTO audit (at, actor, act, subject, detail) VALUES ($1, $2, $3, $4, $5)
            RETURNING id";
        let written = Written::from(entry);
        let insert = query(sql)
            .bind(entry.at.seconds())
            .bind(written.actor.clone())
            .bind(written.act.clone())
            .bind(written.subject.clone())
            .bind(written.detail.clone());
        let row = self.one(insert).await?;
        let id = Record::of("audit", "id", row).integer("id")?;
        self.unchained.push((id, written));
        Ok(())
    }

    async fn entries_about(&mut self, subject: &str) -> Result<Vec<Entry>, StoreError> {
        let sql = "SELECT * FROM audit WHERE subject = $1 ORDER BY id";
        let rows = self.all(query(sql).bind(subject.to_owned())).await?;
        rows.into_iter().map(entry).collect()
    }

    async fn entries_of(&mut self, act: Act, limit: u32) -> Result<Vec<Entry>, StoreError> {
        let sql = "SELECT * FROM audit WHERE act = $1 ORDER BY id DESC LIMIT $2";
        let rows = self
            .all(query(sql).bind(act.as_str()).bind(i64::from(limit)))
            .await?;
        rows.into_iter().map(entry).collect()
    }

    async fn trail_head(&mut self) -> Result<Head, StoreError> {
        let row = self.optional(query("SELECT * FROM audit_head")).await?;
        row.map_or_else(|| Ok(Head::default()), head)
    }

    async fn trail_after(&mut self, number: u64, limit: u32) -> Result<Vec<Chained>, StoreError> {
        let sql = "SELECT audit.*, number, hash FROM audit_links JOIN audit ON entry = id
            WHERE number > $1 ORDER BY number LIMIT $2";
        let after = i64::try_from(number).unwrap_or(i64::MAX);
        let rows = self
            .all(query(sql).bind(after).bind(i64::from(limit)))
            .await?;
        rows.into_iter().map(chained).collect()
    }

    async fn entries_outside(&mut self) -> Result<u64, StoreError> {
        let sql = "SELECT count(*) AS outside FROM audit
            WHERE NOT EXISTS (SELECT 1 FROM audit_links WHERE entry = id)";
        Record::of("audit", "id", self.one(query(sql)).await?).count("outside")
    }
}

impl Unit {
    /// Chains the entries that this unit of work wrote; the last thing before its commit.
    pub(crate) async fn chain(&mut self) -> Result<(), StoreError> {
        let entries = std::mem::take(&mut self.unchained);
        if entries.is_empty() {
            return Ok(());
        }
        let sql = "SELECT * FROM audit_head FOR UPDATE";
        let row = self.one(query(sql)).await?;
        let last = self.link(head(row)?, &entries).await?;
        let sql = "UPDATE audit_head SET number = $1, hash = $2";
        let number = i64::try_from(last.number).unwrap_or(i64::MAX);
        let hash = last.link.as_bytes().to_vec();
        let update = query(sql).bind(number).bind(hash);
        self.execute(update).await.map(drop)
    }

    /// Chains what an older version wrote, once: entries that turn up outside the chain later are
    /// none of the program's, and are left for the doctor to find.
    pub(crate) async fn begin_chain(&mut self) -> Result<(), StoreError> {
        let lock = query("LOCK TABLE audit_head IN EXCLUSIVE MODE");
        self.execute(lock).await?;
        let begun = query("SELECT * FROM audit_head");
        if self.optional(begun).await?.is_some() {
            return Ok(());
        }
        let (mut head, mut last) = (Head::default(), 0);
        loop {
            let sql = "SELECT * FROM audit WHERE id > $1 ORDER BY id LIMIT $2";
            let page = query(sql).bind(last).bind(i64::from(PAGE));
            let rows = self.all(page).await?.into_iter().map(unchained);
            let entries = rows.collect::<Result<Vec<_>, _>>()?;
            let Some((id, _)) = entries.last() else {
                break;
            };
            last = *id;
            head = self.link(head, &entries).await?;
        }
        let sql = "INSERT INTO audit_head (one, number, hash) VALUES (1, $1, $2)";
        let number = i64::try_from(head.number).unwrap_or(i64::MAX);
        let hash = head.link.as_bytes().to_vec();
        let insert = query(sql).bind(number).bind(hash);
        self.execute(insert).await.map(drop)
    }

    /// Puts entries behind the chain's end, and gives its new end.
    async fn link(
        &mut self,
        mut head: Head,
        entries: &[(i64, Written)],
    ) -> Result<Head, StoreError> {
        let (mut numbers, mut ids, mut hashes) = (Vec::new(), Vec::new(), Vec::new());
        for (id, written) in entries {
            head = head.followed_by(written);
            numbers.push(i64::try_from(head.number).unwrap_or(i64::MAX));
            ids.push(*id);
            hashes.push(head.link.as_bytes().to_vec());
        }
        // One statement, however many entries: the others wait meanwhile.
        let sql = "INSERT INTO audit_links (number, entry, hash)
            SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bytea[])";
        self.execute(query(sql).bind(numbers).bind(ids).bind(hashes))
            .await?;
        Ok(head)
    }
}

fn head(row: PgRow) -> Result<Head, StoreError> {
    let record = Record::of("audit_head", "number", row);
    Ok(Head {
        number: record.count("number")?,
        link: Link::from_bytes(record.hash("hash")?),
    })
}

fn chained(row: PgRow) -> Result<Chained, StoreError> {
    let record = Record::of("audit", "id", row);
    Ok(Chained {
        number: record.count("number")?,
        link: Link::from_bytes(record.hash("hash")?),
        written: written(&record)?,
    })
}

fn unchained(row: PgRow) -> Result<(i64, Written), StoreError> {
    let record = Record::of("audit", "id", row);
    Ok((record.integer("id")?, written(&record)?))
}

fn written(record: &Record) -> Result<Written, StoreError> {
    Ok(Written {
        at: record.time("at")?,
        actor: record.text("actor")?,
        act: record.text("act")?,
        subject: record.text("subject")?,
        detail: record.text("detail")?,
    })
}

fn entry(row: PgRow) -> Result<Entry, StoreError> {
    let record = Record::of("audit", "id", row);
    Ok(Entry {
        at: record.time("at")?,
        actor: record.parsed("actor", Actor::parse)?,
        act: record.parsed("act", Act::parse)?,
        subject: record.text("subject")?,
        detail: record.text("detail")?,
    })
}
