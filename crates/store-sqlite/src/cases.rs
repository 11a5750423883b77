//! Cases with their pictures and messages.

use async_trait::async_trait;
use protocol::Email;
use recovery::case::{Author, Case, CaseNumber, DeclarationVersion, Message};
use recovery::country::Country;
use recovery::locale::Locale;
use recovery::picture::{CasePicture, Media, Picture, PictureName};
use recovery::policy::BusinessType;
use recovery::store::{Cases, MessageId, StoreError, email_key, place_key};
use recovery::text::Prose;
use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, query};

use crate::record::Record;
use crate::unit::Unit;

#[async_trait]
impl Cases for Unit {
    async fn add_case(&mut self, case: &Case) -> Result<bool, StoreError> {
        let sql =
            "INSERT INTO cases (number, opened_at, email, email_key, country, place, place_key,
                business, declaration, declared_at, language, arrival)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11,
                (SELECT coalesce(max(arrival), 0) + 1 FROM cases))
            ON CONFLICT DO NOTHING";
        let insert = query(sql)
            .bind(i64::from(case.number.value()))
            .bind(case.opened_at.seconds())
            .bind(case.holder.as_str().to_owned())
            .bind(email_key(&case.holder))
            .bind(case.country.code())
            .bind(case.place.as_str().to_owned())
            .bind(place_key(&case.place))
            .bind(case.business.as_str())
            .bind(case.declaration.0.clone())
            .bind(case.declared_at.seconds())
            .bind(case.language.code());
        Ok(self.execute(insert).await? == 1)
    }

    async fn case(&mut self, number: CaseNumber) -> Result<Option<Case>, StoreError> {
        let sql = "SELECT * FROM cases WHERE number = $1";
        let row = self
            .optional(query(sql).bind(i64::from(number.value())))
            .await?;
        row.map(case).transpose()
    }

    async fn lock_case(&mut self, number: CaseNumber) -> Result<Option<Case>, StoreError> {
        // A unit of work that writes has the whole database to itself.
        self.case(number).await
    }

    async fn add_pictures(
        &mut self,
        number: CaseNumber,
        pictures: &[(Option<u32>, Picture)],
    ) -> Result<(), StoreError> {
        if pictures.is_empty() {
            return Ok(());
        }
        let number = i64::from(number.value());
        let sql = "SELECT coalesce(max(position), 0) AS position FROM pictures
            WHERE case_number = $1";
        let row = self.one(query(sql).bind(number)).await?;
        let last = Record::of("pictures", "position", row).integer("position")?;
        let sql =
            "INSERT INTO pictures (case_number, position, line, name, media, bytes, added_at) ";
        let mut insert = QueryBuilder::new(sql);
        insert.push_values(
            (last + 1..).zip(pictures),
            |mut row, (position, (line, picture))| {
                row.push_bind(number)
                    .push_bind(position)
                    .push_bind(line.map(i64::from))
                    .push_bind(picture.name.as_str().to_owned())
                    .push_bind(picture.media.as_str())
                    .push_bind(i64::from(picture.bytes))
                    .push_bind(picture.added_at.seconds());
            },
        );
        self.execute(insert.build()).await.map(drop)
    }

    async fn pictures(
        &mut self,
        number: CaseNumber,
        line: u32,
    ) -> Result<Vec<CasePicture>, StoreError> {
        let sql = "SELECT * FROM pictures WHERE case_number = $1 AND (line = $2 OR line IS NULL)
            ORDER BY position";
        let select = query(sql)
            .bind(i64::from(number.value()))
            .bind(i64::from(line));
        self.all(select)
            .await?
            .into_iter()
            .map(case_picture)
            .collect()
    }

    async fn picture(
        &mut self,
        number: CaseNumber,
        position: u32,
    ) -> Result<Option<CasePicture>, StoreError> {
        let sql = "SELECT * FROM pictures WHERE case_number = $1 AND position = $2";
        let select = query(sql)
            .bind(i64::from(number.value()))
            .bind(i64::from(position));
        self.optional(select).await?.map(case_picture).transpose()
    }

    async fn add_message(
        &mut self,
        number: CaseNumber,
        message: &Message,
    ) -> Result<MessageId, StoreError> {
        let sql = "INSERT INTO messages (case_number, author, at, text) VALUES ($1, $2, $3, $4)
            RETURNING id";
        let insert = query(sql)
            .bind(i64::from(number.value()))
            .bind(author_word(message.author))
            .bind(message.at.seconds())
            .bind(message.text.as_str().to_owned());
        let row = self.one(insert).await?;
        Record::of("messages", "id", row)
            .integer("id")
            .map(MessageId::from_value)
    }

    async fn messages(&mut self, number: CaseNumber) -> Result<Vec<Message>, StoreError> {
        let sql = "SELECT * FROM messages WHERE case_number = $1 ORDER BY id";
        let rows = self.all(query(sql).bind(i64::from(number.value()))).await?;
        rows.into_iter().map(message).collect()
    }

    async fn message(&mut self, id: MessageId) -> Result<Option<Message>, StoreError> {
        let sql = "SELECT * FROM messages WHERE id = $1";
        let row = self.optional(query(sql).bind(id.value())).await?;
        row.map(message).transpose()
    }
}

pub(crate) fn case(row: SqliteRow) -> Result<Case, StoreError> {
    case_in(&Record::of("cases", "number", row))
}

/// The case in a row that may hold more.
pub(crate) fn case_in(record: &Record) -> Result<Case, StoreError> {
    Ok(Case {
        number: record.case_number("number")?,
        opened_at: record.time("opened_at")?,
        holder: record.parsed("email", |text| Email::parse(text).ok())?,
        country: record.parsed("country", Country::from_code)?,
        place: record.line("place")?,
        business: record.parsed("business", BusinessType::parse)?,
        declaration: DeclarationVersion(record.text("declaration")?),
        declared_at: record.time("declared_at")?,
        language: record.parsed("language", Locale::parse)?,
    })
}

pub(crate) fn case_picture(row: SqliteRow) -> Result<CasePicture, StoreError> {
    let record = Record::of("pictures", "name", row);
    Ok(CasePicture {
        position: record.count("position")?,
        line: record.optional("line", Record::count)?,
        picture: Picture {
            name: record.parsed("name", PictureName::parse)?,
            media: record.parsed("media", Media::parse)?,
            bytes: record.count("bytes")?,
            added_at: record.time("added_at")?,
        },
    })
}

const fn author_word(author: Author) -> &'static str {
    match author {
        Author::Desk => "desk",
        Author::Holder => "holder",
    }
}

fn message(row: SqliteRow) -> Result<Message, StoreError> {
    let record = Record::of("messages", "id", row);
    let author = match record.text("author")?.as_str() {
        "desk" => Author::Desk,
        "holder" => Author::Holder,
        _ => return Err(record.senseless("author")),
    };
    let text = record.parsed("text", |text| Prose::parse(text).ok())?;
    Ok(Message {
        author,
        at: record.time("at")?,
        text,
    })
}
