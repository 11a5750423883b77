//! Files of devices or flags that staff upload.

use async_trait::async_trait;
use recovery::audit::Actor;
use recovery::registry::{ImportKind, ImportProgress, Kept};
use recovery::store::{Import, ImportFault, ImportId, Imports, NewImport, StoreError};
use recovery::time::Timestamp;
use sqlx::postgres::PgRow;
use sqlx::{QueryBuilder, query};

use crate::record::Record;
use crate::unit::Unit;

/// Rows in one statement.
const BATCH: usize = 500;

#[async_trait]
impl Imports for Unit {
    async fn add_import(&mut self, import: &NewImport) -> Result<ImportId, StoreError> {
        let sql = "INSERT INTO imports (kind, title, place, parts, bytes, ordered_by, ordered_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id";
        let insert = query(sql)
            .bind(import.kind.as_str())
            .bind(import.title.clone())
            .bind(import.place.clone())
            .bind(i64::from(import.parts))
            .bind(number(import.bytes))
            .bind(import.by.to_text())
            .bind(import.at.seconds());
        let record = Record::of("imports", "id", self.one(insert).await?);
        record.integer("id").map(ImportId::from_value)
    }

    async fn import(&mut self, id: ImportId) -> Result<Option<Import>, StoreError> {
        let select = query("SELECT * FROM imports WHERE id = $1").bind(id.value());
        self.optional(select).await?.map(import).transpose()
    }

    async fn imports(&mut self, limit: u32) -> Result<Vec<Import>, StoreError> {
        let select =
            query("SELECT * FROM imports ORDER BY id DESC LIMIT $1").bind(i64::from(limit));
        self.all(select).await?.into_iter().map(import).collect()
    }

    async fn lease_import(
        &mut self,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<Option<Import>, StoreError> {
        let sql = "UPDATE imports SET attempt = attempt + 1, leased_until = $2
            WHERE id = (SELECT id FROM imports WHERE ended_at IS NULL
                    AND (leased_until IS NULL OR leased_until <= $1)
                ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING *";
        let lease = query(sql).bind(now.seconds()).bind(until.seconds());
        self.optional(lease).await?.map(import).transpose()
    }

    async fn keep_import(
        &mut self,
        import: &Import,
        progress: &ImportProgress,
        until: Timestamp,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE imports SET line = $3, added = $4, changed = $5, same = $6, wrong = $7,
                leased_until = $8
            WHERE id = $1 AND attempt = $2 AND ended_at IS NULL";
        let update = query(sql)
            .bind(import.id.value())
            .bind(i64::from(import.attempt))
            .bind(number(progress.line))
            .bind(number(progress.kept.added))
            .bind(number(progress.kept.changed))
            .bind(number(progress.kept.same))
            .bind(number(progress.wrong))
            .bind(until.seconds());
        Ok(self.execute(update).await? == 1)
    }

    async fn add_import_faults(
        &mut self,
        id: ImportId,
        faults: &[ImportFault],
    ) -> Result<(), StoreError> {
        for some in faults.chunks(BATCH) {
            let mut insert =
                QueryBuilder::new("INSERT INTO import_faults (import_id, line, fields, words) ");
            insert.push_values(some, |mut row, fault| {
                row.push_bind(id.value())
                    .push_bind(number(fault.line))
                    .push_bind(fault.fields.clone())
                    .push_bind(fault.words.clone());
            });
            insert.push(" ON CONFLICT DO NOTHING");
            self.execute(insert.build()).await?;
        }
        Ok(())
    }

    async fn import_faults(
        &mut self,
        id: ImportId,
        after: u64,
        limit: u32,
    ) -> Result<Vec<ImportFault>, StoreError> {
        let sql = "SELECT * FROM import_faults WHERE import_id = $1 AND line > $2
            ORDER BY line LIMIT $3";
        let select = query(sql)
            .bind(id.value())
            .bind(number(after))
            .bind(i64::from(limit));
        let fault = |row| {
            let record = Record::of("import_faults", "import_id", row);
            Ok(ImportFault {
                line: record.count("line")?,
                fields: record.text("fields")?,
                words: record.text("words")?,
            })
        };
        self.all(select).await?.into_iter().map(fault).collect()
    }

    async fn end_import(
        &mut self,
        import: &Import,
        at: Timestamp,
        reason: Option<&str>,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE imports SET ended_at = $3, reason = $4, leased_until = NULL
            WHERE id = $1 AND attempt = $2 AND ended_at IS NULL";
        let update = query(sql)
            .bind(import.id.value())
            .bind(i64::from(import.attempt))
            .bind(at.seconds())
            .bind(reason.map(str::to_owned));
        Ok(self.execute(update).await? == 1)
    }
}

fn number(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn import(row: PgRow) -> Result<Import, StoreError> {
    let record = Record::of("imports", "id", row);
    Ok(Import {
        id: ImportId::from_value(record.integer("id")?),
        facts: NewImport {
            kind: record.parsed("kind", ImportKind::parse)?,
            title: record.text("title")?,
            place: record.text("place")?,
            parts: record.count("parts")?,
            bytes: record.count("bytes")?,
            by: record.parsed("ordered_by", Actor::parse)?,
            at: record.time("ordered_at")?,
        },
        progress: ImportProgress {
            line: record.count("line")?,
            kept: Kept {
                added: record.count("added")?,
                changed: record.count("changed")?,
                same: record.count("same")?,
            },
            wrong: record.count("wrong")?,
        },
        ended_at: record.optional("ended_at", Record::time)?,
        reason: record.optional("reason", Record::text)?,
        attempt: record.count("attempt")?,
    })
}
