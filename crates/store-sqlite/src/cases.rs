//! Cases with their pictures and messages.

use async_trait::async_trait;
use protocol::{ChallengeHash, DeviceDate, Email, Serial};
use recovery::case::{Author, Case, CaseNumber, DeclarationVersion, Message};
use recovery::country::Country;
use recovery::lifecycle::State;
use recovery::picture::{Media, Picture, PictureName};
use recovery::policy::{AnswerKind, BusinessType, ProductCategory};
use recovery::store::{Cases, MessageId, ReleaseId, StoreError, email_key, place_key};
use recovery::text::{Line, Prose};
use recovery::time::Timestamp;
use sqlx::query;
use sqlx::sqlite::SqliteRow;

use crate::record::Record;
use crate::unit::Unit;

#[async_trait]
impl Cases for Unit {
    async fn add_case(&mut self, case: &Case) -> Result<bool, StoreError> {
        let (stage, text, release) = stage_columns(&case.state);
        let sql = "INSERT INTO cases (number, opened_at, stage, stage_since, stage_text,
                release_id, email, email_key, country, place, place_key, business, category,
                serial, model, device_date, answer, challenge_hash, declaration, declared_at, arrival)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
                $18, $19, $20, (SELECT coalesce(max(arrival), 0) + 1 FROM cases))
            ON CONFLICT DO NOTHING";
        let insert = query(sql)
            .bind(i64::from(case.number.value()))
            .bind(case.opened_at.seconds())
            .bind(stage)
            .bind(case.state_since.seconds())
            .bind(text)
            .bind(release)
            .bind(case.holder.as_str().to_owned())
            .bind(email_key(&case.holder))
            .bind(case.country.code())
            .bind(case.place.as_str().to_owned())
            .bind(place_key(&case.place))
            .bind(case.business.as_str())
            .bind(case.category.as_str())
            .bind(case.serial.as_str().to_owned())
            .bind(case.model.as_str().to_owned())
            .bind(case.device_date.to_string())
            .bind(case.answer.as_str())
            .bind(case.challenge.as_bytes().to_vec())
            .bind(case.declaration.0.clone())
            .bind(case.declared_at.seconds());
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

    async fn set_case_state(
        &mut self,
        number: CaseNumber,
        state: &State,
        since: Timestamp,
    ) -> Result<(), StoreError> {
        let (stage, text, release) = stage_columns(state);
        let sql = "UPDATE cases SET stage = $2, stage_text = $3, release_id = $4, stage_since = $5
            WHERE number = $1";
        let update = query(sql)
            .bind(i64::from(number.value()))
            .bind(stage)
            .bind(text)
            .bind(release)
            .bind(since.seconds());
        self.execute(update).await.map(drop)
    }

    async fn open_cases(&mut self, limit: u32) -> Result<Vec<Case>, StoreError> {
        let sql = "SELECT * FROM cases WHERE stage IN ('received', 'more-wanted')
            ORDER BY arrival LIMIT $1";
        let rows = self.all(query(sql).bind(i64::from(limit))).await?;
        rows.into_iter().map(case).collect()
    }

    async fn open_case_for(
        &mut self,
        challenge: &ChallengeHash,
        holder: &Email,
    ) -> Result<Option<CaseNumber>, StoreError> {
        let sql = "SELECT number FROM cases WHERE challenge_hash = $1 AND email_key = $2
            AND stage IN ('received', 'more-wanted')";
        let select = query(sql)
            .bind(challenge.as_bytes().to_vec())
            .bind(email_key(holder));
        let row = self.optional(select).await?;
        row.map(|row| Record::of("cases", "number", row).case_number("number"))
            .transpose()
    }

    async fn latest_case(
        &mut self,
        serial: &Serial,
        holder: &Email,
    ) -> Result<Option<Case>, StoreError> {
        let sql = "SELECT * FROM cases WHERE serial = $1 AND email_key = $2
            ORDER BY arrival DESC LIMIT 1";
        let select = query(sql)
            .bind(serial.as_str().to_owned())
            .bind(email_key(holder));
        self.optional(select).await?.map(case).transpose()
    }

    async fn related_cases(
        &mut self,
        serial: &Serial,
        holder: &Email,
        place: &Line,
        limit: u32,
    ) -> Result<Vec<Case>, StoreError> {
        let sql = "SELECT * FROM cases WHERE serial = $1 OR email_key = $2 OR place_key = $3
            ORDER BY arrival DESC LIMIT $4";
        let select = query(sql)
            .bind(serial.as_str().to_owned())
            .bind(email_key(holder))
            .bind(place_key(place))
            .bind(i64::from(limit));
        self.all(select).await?.into_iter().map(case).collect()
    }

    async fn add_picture(
        &mut self,
        number: CaseNumber,
        picture: &Picture,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO pictures (case_number, position, name, media, bytes, added_at)
            SELECT $1, COALESCE(MAX(position), 0) + 1, $2, $3, $4, $5
            FROM pictures WHERE case_number = $1";
        let insert = query(sql)
            .bind(i64::from(number.value()))
            .bind(picture.name.as_str().to_owned())
            .bind(picture.media.as_str())
            .bind(i64::from(picture.bytes))
            .bind(picture.added_at.seconds());
        self.execute(insert).await.map(drop)
    }

    async fn pictures(&mut self, number: CaseNumber) -> Result<Vec<Picture>, StoreError> {
        let sql = "SELECT * FROM pictures WHERE case_number = $1 ORDER BY position";
        let rows = self.all(query(sql).bind(i64::from(number.value()))).await?;
        rows.into_iter().map(picture).collect()
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
}

fn stage_columns(state: &State) -> (&'static str, Option<String>, Option<i64>) {
    match state {
        State::Received => ("received", None, None),
        State::MoreWanted { question } => ("more-wanted", Some(question.to_string()), None),
        State::Answered { release } => ("answered", None, Some(release.value())),
        State::Rejected { reason } => ("rejected", Some(reason.to_string()), None),
    }
}

fn state(record: &Record) -> Result<State, StoreError> {
    let text = |record: &Record| record.parsed("stage_text", |text| Prose::parse(text).ok());
    match record.text("stage")?.as_str() {
        "received" => Ok(State::Received),
        "more-wanted" => Ok(State::MoreWanted {
            question: text(record)?,
        }),
        "answered" => Ok(State::Answered {
            release: ReleaseId::from_value(record.integer("release_id")?),
        }),
        "rejected" => Ok(State::Rejected {
            reason: text(record)?,
        }),
        _ => Err(record.senseless("stage")),
    }
}

fn case(row: SqliteRow) -> Result<Case, StoreError> {
    let record = Record::of("cases", "number", row);
    Ok(Case {
        number: record.case_number("number")?,
        opened_at: record.time("opened_at")?,
        state: state(&record)?,
        state_since: record.time("stage_since")?,
        holder: record.parsed("email", |text| Email::parse(text).ok())?,
        country: record.parsed("country", Country::from_code)?,
        place: record.line("place")?,
        business: record.parsed("business", BusinessType::parse)?,
        category: record.parsed("category", ProductCategory::parse)?,
        serial: record.serial("serial")?,
        model: record.model("model")?,
        device_date: record.parsed("device_date", |text| DeviceDate::parse(text).ok())?,
        answer: record.parsed("answer", AnswerKind::parse)?,
        challenge: ChallengeHash::from_bytes(record.hash("challenge_hash")?),
        declaration: DeclarationVersion(record.text("declaration")?),
        declared_at: record.time("declared_at")?,
    })
}

fn picture(row: SqliteRow) -> Result<Picture, StoreError> {
    let record = Record::of("pictures", "name", row);
    Ok(Picture {
        name: record.parsed("name", PictureName::parse)?,
        media: record.parsed("media", Media::parse)?,
        bytes: record.count("bytes")?,
        added_at: record.time("added_at")?,
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
