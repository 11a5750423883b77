//! The audit trail.

use async_trait::async_trait;
use recovery::audit::chain::{Chained, Form, Head, Link, Written};
use recovery::audit::{Act, Actor, Detail, Entry, PAGE, Salt};
use recovery::store::{AuditTrail, StoreError};
use recovery::time::Timestamp;
use sqlx::query;
use sqlx::sqlite::SqliteRow;

use crate::record::Record;
use crate::unit::Unit;

#[async_trait]
impl AuditTrail for Unit {
    async fn add_entry(&mut self, entry: &Entry) -> Result<(), StoreError> {
        let sql = "INSERT INTO audit (at, actor, act, subject, detail, salt)
            VALUES ($1, $2, $3, $4, $5, CASE WHEN $5 <> '' THEN randomblob(16) END) RETURNING *";
        let insert = query(sql)
            .bind(entry.at.seconds())
            .bind(entry.actor.to_text())
            .bind(entry.act.as_str())
            .bind(entry.subject.clone())
            .bind(entry.detail.clone());
        let row = self.one(insert).await?;
        let record = Record::of("audit", "id", row);
        let detail = told(&record)?;
        let unchained = (record.integer("id")?, written(&record, detail)?);
        self.unchained.push(unchained);
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
        let sql = "SELECT audit.*, number, hash, form, coalesce(l.detail, r.detail) AS told
            FROM audit_links l JOIN audit ON l.entry = id LEFT JOIN audit_renewed r ON r.entry = id
            WHERE number > $1 ORDER BY number LIMIT $2";
        let after = i64::try_from(number).unwrap_or(i64::MAX);
        let rows = self
            .all(query(sql).bind(after).bind(i64::from(limit)))
            .await?;
        rows.into_iter().map(chained).collect()
    }

    async fn erase_details(&mut self, subject: &str) -> Result<u64, StoreError> {
        let sql = "UPDATE audit SET detail = '', salt = NULL WHERE subject = $1 AND detail <> ''";
        self.execute(query(sql).bind(subject.to_owned())).await
    }

    async fn erase_old_details(
        &mut self,
        act: Act,
        before: Timestamp,
        limit: u32,
    ) -> Result<u64, StoreError> {
        let sql = "UPDATE audit SET detail = '', salt = NULL WHERE id IN (SELECT id FROM audit
            WHERE act = $1 AND at < $2 AND detail <> '' ORDER BY at LIMIT $3)";
        let update = query(sql)
            .bind(act.as_str())
            .bind(before.seconds())
            .bind(i64::from(limit));
        self.execute(update).await
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
        let sql = "SELECT * FROM audit_head";
        let row = self.one(query(sql)).await?;
        let last = self.link(head(row)?, &entries).await?;
        let sql = "UPDATE audit_head SET number = $1, hash = $2";
        let number = i64::try_from(last.number).unwrap_or(i64::MAX);
        let hash = last.link.as_bytes().to_vec();
        let update = query(sql).bind(number).bind(hash);
        self.execute(update).await.map(drop)
    }

    /// Whether the chain was begun, and holds no entries of the first form that nothing covers.
    pub(crate) async fn chain_is_begun(&mut self) -> Result<bool, StoreError> {
        let begun = query("SELECT * FROM audit_head");
        Ok(self.optional(begun).await?.is_some() && !self.has_plain_entries().await?)
    }

    async fn has_plain_entries(&mut self) -> Result<bool, StoreError> {
        let first = query("SELECT form FROM audit_links ORDER BY number LIMIT 1");
        let Some(row) = self.optional(first).await? else {
            return Ok(false);
        };
        let form: u8 = Record::of("audit_links", "form", row).count("form")?;
        Ok(form == 1 && self.entries_of(Act::TrailRenewed, 1).await?.is_empty())
    }

    /// Chains what an older version wrote, once: entries that turn up outside the chain later are
    /// none of the program's, and are left for the doctor to find. Entries of the first form are
    /// covered by one of the second.
    pub(crate) async fn begin_chain(&mut self) -> Result<(), StoreError> {
        if self.chain_is_begun().await? {
            return Ok(());
        }
        if self.has_plain_entries().await? {
            return self.renew().await;
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

    /// Covers the entries of the first form by one of the second, so that their details can go.
    async fn renew(&mut self) -> Result<(), StoreError> {
        let (mut head, mut at) = (Head::default(), Timestamp::from_seconds(0));
        loop {
            let page = self.trail_after(head.number, PAGE).await?;
            let Some(last) = page.last() else {
                break;
            };
            at = last.written.at;
            for entry in &page {
                head = head.followed_by(&entry.written);
                let Some(detail) = entry.written.detail.hash() else {
                    continue;
                };
                let sql = "INSERT INTO audit_renewed (entry, detail)
                    SELECT entry, $2 FROM audit_links WHERE number = $1";
                let number = i64::try_from(entry.number).unwrap_or(i64::MAX);
                let insert = query(sql).bind(number).bind(detail.as_bytes().to_vec());
                self.execute(insert).await?;
            }
        }
        let entry = Entry {
            at,
            actor: Actor::Service,
            act: Act::TrailRenewed,
            subject: head.link.to_string(),
            detail: String::new(),
        };
        self.add_entry(&entry).await
    }

    /// Puts entries behind the chain's end, and gives its new end.
    async fn link(
        &mut self,
        mut head: Head,
        entries: &[(i64, Written)],
    ) -> Result<Head, StoreError> {
        for (id, written) in entries {
            head = head.followed_by(written);
            let sql = "INSERT INTO audit_links (number, entry, hash, form, detail)
                VALUES ($1, $2, $3, 2, $4)";
            let number = i64::try_from(head.number).unwrap_or(i64::MAX);
            let hash = head.link.as_bytes().to_vec();
            let detail = written.detail.hash().map(|hash| hash.as_bytes().to_vec());
            let insert = query(sql).bind(number).bind(*id).bind(hash).bind(detail);
            self.execute(insert).await?;
        }
        Ok(head)
    }
}

fn head(row: SqliteRow) -> Result<Head, StoreError> {
    let record = Record::of("audit_head", "number", row);
    Ok(Head {
        number: record.count("number")?,
        link: Link::from_bytes(record.hash("hash")?),
    })
}

fn chained(row: SqliteRow) -> Result<Chained, StoreError> {
    let record = Record::of("audit", "id", row);
    let kept = record.optional("told", Record::hash)?;
    let detail = match (told(&record)?, kept) {
        (Detail::Empty, Some(hash)) => Detail::Erased(Link::from_bytes(hash)),
        (told, _) => told,
    };
    Ok(Chained {
        number: record.count("number")?,
        form: match record.count::<u8>("form")? {
            1 => Form::First,
            2 => Form::Second,
            _ => return Err(record.senseless("form")),
        },
        link: Link::from_bytes(record.hash("hash")?),
        written: written(&record, detail)?,
    })
}

fn unchained(row: SqliteRow) -> Result<(i64, Written), StoreError> {
    let record = Record::of("audit", "id", row);
    let detail = told(&record)?;
    Ok((record.integer("id")?, written(&record, detail)?))
}

/// The detail that is there.
fn told(record: &Record) -> Result<Detail, StoreError> {
    let salt = record.optional("salt", Record::bytes)?;
    let Some(salt) = salt else {
        return match record.text("detail")?.as_str() {
            "" => Ok(Detail::Empty),
            _ => Err(record.senseless("salt")),
        };
    };
    let salt = salt.try_into().map_err(|_| record.senseless("salt"))?;
    Ok(Detail::Told {
        text: record.text("detail")?,
        salt: Salt::from_bytes(salt),
    })
}

fn written(record: &Record, detail: Detail) -> Result<Written, StoreError> {
    Ok(Written {
        at: record.time("at")?,
        actor: record.text("actor")?,
        act: record.text("act")?,
        subject: record.text("subject")?,
        detail,
    })
}

fn entry(row: SqliteRow) -> Result<Entry, StoreError> {
    let record = Record::of("audit", "id", row);
    Ok(Entry {
        at: record.time("at")?,
        actor: record.parsed("actor", Actor::parse)?,
        act: record.parsed("act", Act::parse)?,
        subject: record.text("subject")?,
        detail: record.text("detail")?,
    })
}
