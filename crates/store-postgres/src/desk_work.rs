//! What staff keep for each other: notes on cases, and answers for reuse.

use async_trait::async_trait;
use recovery::canned::{CannedReply, NewReply, ReplyUse};
use recovery::case::CaseNumber;
use recovery::note::Note;
use recovery::staff::StaffName;
use recovery::store::{CannedId, DeskWork, StoreError};
use recovery::text::Prose;
use sqlx::postgres::PgRow;
use sqlx::query;

use crate::record::Record;
use crate::unit::Unit;

#[async_trait]
impl DeskWork for Unit {
    async fn add_note(&mut self, case: CaseNumber, note: &Note) -> Result<(), StoreError> {
        let sql = "INSERT INTO notes (case_number, author, at, text) VALUES ($1, $2, $3, $4)";
        let insert = query(sql)
            .bind(i64::from(case.value()))
            .bind(note.author.as_str().to_owned())
            .bind(note.at.seconds())
            .bind(note.text.as_str().to_owned());
        self.execute(insert).await.map(drop)
    }

    async fn notes(&mut self, case: CaseNumber) -> Result<Vec<Note>, StoreError> {
        let sql = "SELECT * FROM notes WHERE case_number = $1 ORDER BY id";
        let rows = self.all(query(sql).bind(i64::from(case.value()))).await?;
        rows.into_iter().map(note).collect()
    }

    async fn canned_replies(&mut self) -> Result<Vec<CannedReply>, StoreError> {
        let sql = "SELECT * FROM canned_replies ORDER BY title, id";
        let rows = self.all(query(sql)).await?;
        rows.into_iter().map(canned).collect()
    }

    async fn add_canned_reply(&mut self, reply: &NewReply) -> Result<bool, StoreError> {
        let sql = "INSERT INTO canned_replies (used_for, title, text) VALUES ($1, $2, $3)
            ON CONFLICT DO NOTHING";
        let insert = query(sql)
            .bind(reply.used_for.as_str())
            .bind(reply.title.as_str().to_owned())
            .bind(reply.text.as_str().to_owned());
        Ok(self.execute(insert).await? == 1)
    }

    async fn change_canned_reply(
        &mut self,
        id: CannedId,
        reply: &NewReply,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE canned_replies SET used_for = $2, title = $3, text = $4
            WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM canned_replies other
                WHERE other.used_for = $2 AND other.title = $3 AND other.id <> $1)";
        let update = query(sql)
            .bind(id.value())
            .bind(reply.used_for.as_str())
            .bind(reply.title.as_str().to_owned())
            .bind(reply.text.as_str().to_owned());
        Ok(self.execute(update).await? == 1)
    }

    async fn remove_canned_reply(&mut self, id: CannedId) -> Result<Option<String>, StoreError> {
        let sql = "DELETE FROM canned_replies WHERE id = $1 RETURNING title";
        let row = self.optional(query(sql).bind(id.value())).await?;
        row.map(|row| Record::of("canned_replies", "title", row).text("title"))
            .transpose()
    }
}

fn note(row: PgRow) -> Result<Note, StoreError> {
    let record = Record::of("notes", "id", row);
    Ok(Note {
        author: record.parsed("author", |text| StaffName::parse(text).ok())?,
        at: record.time("at")?,
        text: record.parsed("text", |text| Prose::parse(text).ok())?,
    })
}

fn canned(row: PgRow) -> Result<CannedReply, StoreError> {
    let record = Record::of("canned_replies", "id", row);
    Ok(CannedReply {
        id: CannedId::from_value(record.integer("id")?),
        reply: NewReply {
            used_for: record.parsed("used_for", ReplyUse::parse)?,
            title: record.line("title")?,
            text: record.parsed("text", |text| Prose::parse(text).ok())?,
        },
    })
}
