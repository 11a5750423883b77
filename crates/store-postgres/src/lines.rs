//! The lines of cases, one for each device.

use async_trait::async_trait;
use protocol::{ChallengeHash, DeviceDate, DeviceTime, Email, Serial};
use recovery::case::{Case, CaseLine, CaseNumber, Tally, Wanted};
use recovery::ladder::Past;
use recovery::lifecycle::State;
use recovery::policy::{AnswerKind, ProductCategory};
use recovery::status::Stage;
use recovery::store::{Lines, MessageId, ReleaseId, StoreError, email_key, place_key};
use recovery::time::Timestamp;
use sqlx::postgres::PgRow;
use sqlx::{QueryBuilder, query};

use crate::cases::case_in;
use crate::record::Record;
use crate::unit::Unit;

#[async_trait]
impl Lines for Unit {
    async fn add_lines(
        &mut self,
        case: CaseNumber,
        holder: &Email,
        lines: &[CaseLine],
    ) -> Result<Vec<u32>, StoreError> {
        if lines.is_empty() {
            return Ok(Vec::new());
        }
        self.touched.insert(case);
        let (number, holder) = (i64::from(case.value()), email_key(holder));
        let sql = "SELECT arrival FROM cases WHERE number = $1";
        let row = self.one(query(sql).bind(number)).await?;
        let arrival = Record::of("cases", "arrival", row).integer("arrival")?;
        let sql = "INSERT INTO case_lines (case_number, position, stage, stage_since, message_id,
            release_id, email_key, arrival, category, serial, model, device_date, kind,
            challenge_hash, started) ";
        let mut insert = QueryBuilder::new(sql);
        insert.push_values(lines, |mut row, line| {
            let (stage, message, release) = stage_columns(&line.state);
            row.push_bind(number)
                .push_bind(i64::from(line.position))
                .push_bind(stage)
                .push_bind(line.state_since.seconds())
                .push_bind(message)
                .push_bind(release)
                .push_bind(holder.clone())
                .push_bind(arrival)
                .push_bind(line.category.as_str())
                .push_bind(line.serial.as_str().to_owned())
                .push_bind(line.model.as_str().to_owned())
                .push_bind(line.device_date.to_string())
                .push_bind(line.wanted.kind().as_str())
                .push_bind(line.wanted.challenge().map(|hash| hash.as_bytes().to_vec()))
                .push_bind(line.wanted.started().map(|time| time.to_string()));
        });
        insert.push(" ON CONFLICT DO NOTHING RETURNING position");
        let rows = self.all(insert.build()).await?;
        let position = |row| Record::of("case_lines", "position", row).count("position");
        rows.into_iter().map(position).collect()
    }

    async fn line(
        &mut self,
        case: CaseNumber,
        position: u32,
    ) -> Result<Option<CaseLine>, StoreError> {
        let sql = "SELECT * FROM case_lines WHERE case_number = $1 AND position = $2";
        let select = query(sql)
            .bind(i64::from(case.value()))
            .bind(i64::from(position));
        self.optional(select).await?.map(line).transpose()
    }

    async fn lines(
        &mut self,
        case: CaseNumber,
        stage: Option<Stage>,
        after: u32,
        limit: u32,
    ) -> Result<Vec<CaseLine>, StoreError> {
        let sql = "SELECT * FROM case_lines WHERE case_number = $1 AND position > $2
                AND (stage = $3 OR $3 IS NULL)
            ORDER BY position LIMIT $4";
        let select = query(sql)
            .bind(i64::from(case.value()))
            .bind(i64::from(after))
            .bind(stage.map(stage_word))
            .bind(i64::from(limit));
        self.all(select).await?.into_iter().map(line).collect()
    }

    async fn tally(&mut self, case: CaseNumber) -> Result<Tally, StoreError> {
        let sql = "SELECT stage, count(*) AS lines, min(stage_since) AS since FROM case_lines
            WHERE case_number = $1 GROUP BY stage";
        let mut tally = Tally::default();
        for row in self.all(query(sql).bind(i64::from(case.value()))).await? {
            let record = Record::of("case_lines", "stage", row);
            let lines = record.count("lines")?;
            match record.text("stage")?.as_str() {
                "received" => {
                    tally.received = lines;
                    tally.received_since = Some(record.time("since")?);
                }
                "more-wanted" => tally.more_wanted = lines,
                "answered" => tally.answered = lines,
                "rejected" => tally.rejected = lines,
                "withdrawn" => tally.withdrawn = lines,
                _ => return Err(record.senseless("stage")),
            }
        }
        Ok(tally)
    }

    async fn set_lines_state(
        &mut self,
        case: CaseNumber,
        positions: &[u32],
        state: &State,
        since: Timestamp,
    ) -> Result<(), StoreError> {
        self.touched.insert(case);
        let (stage, message, release) = stage_columns(state);
        let positions: Vec<_> = positions.iter().copied().map(i64::from).collect();
        let sql = "UPDATE case_lines SET stage = $2, stage_since = $3, message_id = $4,
                release_id = $5
            WHERE case_number = $1 AND position = ANY($6)";
        let update = query(sql)
            .bind(i64::from(case.value()))
            .bind(stage)
            .bind(since.seconds())
            .bind(message)
            .bind(release)
            .bind(positions);
        self.execute(update).await.map(drop)
    }

    async fn open_line_like(
        &mut self,
        line: &CaseLine,
        holder: &Email,
    ) -> Result<Option<CaseNumber>, StoreError> {
        let select = match line.wanted.challenge() {
            Some(challenge) => query(
                "SELECT case_number FROM case_lines WHERE challenge_hash = $1 AND email_key = $2
                    AND stage IN ('received', 'more-wanted')",
            )
            .bind(challenge.as_bytes().to_vec())
            .bind(email_key(holder)),
            None => query(
                "SELECT case_number FROM case_lines WHERE serial = $1 AND email_key = $2
                    AND kind = $3 AND device_date = $4 AND coalesce(started, '') = $5
                    AND challenge_hash IS NULL AND stage IN ('received', 'more-wanted')",
            )
            .bind(line.serial.as_str().to_owned())
            .bind(email_key(holder))
            .bind(line.wanted.kind().as_str())
            .bind(line.device_date.to_string())
            .bind(
                line.wanted
                    .started()
                    .map_or_else(String::new, |time| time.to_string()),
            ),
        };
        let row = self.optional(select).await?;
        row.map(|row| Record::of("case_lines", "case_number", row).case_number("case_number"))
            .transpose()
    }

    async fn latest_line(
        &mut self,
        serial: &Serial,
        holder: &Email,
    ) -> Result<Option<(CaseNumber, CaseLine)>, StoreError> {
        let sql = "SELECT * FROM case_lines WHERE serial = $1 AND email_key = $2
            ORDER BY arrival DESC, position DESC LIMIT 1";
        let select = query(sql)
            .bind(serial.as_str().to_owned())
            .bind(email_key(holder));
        let Some(row) = self.optional(select).await? else {
            return Ok(None);
        };
        let record = Record::of("case_lines", "case_number", row);
        Ok(Some((
            record.case_number("case_number")?,
            line_in(&record)?,
        )))
    }

    async fn past(
        &mut self,
        case: CaseNumber,
        serial: &Serial,
        holder: &Email,
    ) -> Result<Past, StoreError> {
        let sql = "SELECT
            (SELECT count(*) FROM (SELECT 1 FROM case_lines WHERE email_key = $1
                AND stage = 'answered' AND case_number <> $3 LIMIT $4) AS a) AS answered,
            (SELECT count(*) FROM (SELECT case_number, position FROM case_lines
                    WHERE email_key = $1 AND stage = 'rejected' AND case_number <> $3
                UNION SELECT case_number, position FROM case_lines
                    WHERE serial = $2 AND stage = 'rejected' AND case_number <> $3
                LIMIT $4) AS b) AS rejected,
            (SELECT count(*) FROM (SELECT 1 FROM case_lines WHERE serial = $2
                AND email_key <> $1 AND stage = 'answered' AND case_number <> $3
                LIMIT $4) AS c) AS of_others";
        let select = query(sql)
            .bind(email_key(holder))
            .bind(serial.as_str().to_owned())
            .bind(i64::from(case.value()))
            .bind(i64::from(Past::MOST));
        let record = Record::of("case_lines", "answered", self.one(select).await?);
        Ok(Past {
            answered: record.count("answered")?,
            rejected: record.count("rejected")?,
            of_others: record.count("of_others")?,
        })
    }

    async fn related_cases(
        &mut self,
        case: &Case,
        serial: &Serial,
        limit: u32,
    ) -> Result<Vec<(Case, CaseLine)>, StoreError> {
        // Each case once: with its line of this serial number, or else its first.
        let sql = "SELECT cases.*, l.* FROM cases
            JOIN case_lines l ON l.case_number = cases.number AND l.position = coalesce(
                (SELECT min(position) FROM case_lines WHERE case_number = cases.number AND serial = $2),
                (SELECT min(position) FROM case_lines WHERE case_number = cases.number))
            WHERE cases.number <> $1 AND (cases.email_key = $3 OR cases.place_key = $4
                OR cases.number IN (SELECT case_number FROM case_lines WHERE serial = $2))
            ORDER BY cases.arrival DESC LIMIT $5";
        let select = query(sql)
            .bind(i64::from(case.number.value()))
            .bind(serial.as_str().to_owned())
            .bind(email_key(&case.holder))
            .bind(place_key(&case.place))
            .bind(i64::from(limit));
        let both = |row| {
            let record = Record::of("cases", "number", row);
            Ok((case_in(&record)?, line_in(&record)?))
        };
        self.all(select).await?.into_iter().map(both).collect()
    }
}

pub(crate) const fn stage_word(stage: Stage) -> &'static str {
    match stage {
        Stage::InReview => "received",
        Stage::MoreWanted => "more-wanted",
        Stage::Answered => "answered",
        Stage::Rejected => "rejected",
        Stage::Withdrawn => "withdrawn",
    }
}

/// The stage's word, and the ids of the message or release that belong to it.
fn stage_columns(state: &State) -> (&'static str, Option<i64>, Option<i64>) {
    let (message, release) = match state {
        State::Received | State::Withdrawn => (None, None),
        State::MoreWanted { question: message } | State::Rejected { reason: message } => {
            (Some(message.value()), None)
        }
        State::Answered { release } => (None, Some(release.value())),
    };
    (stage_word(Stage::from(state)), message, release)
}

fn state(record: &Record) -> Result<State, StoreError> {
    let message = || record.integer("message_id").map(MessageId::from_value);
    match record.text("stage")?.as_str() {
        "received" => Ok(State::Received),
        "more-wanted" => Ok(State::MoreWanted {
            question: message()?,
        }),
        "answered" => Ok(State::Answered {
            release: ReleaseId::from_value(record.integer("release_id")?),
        }),
        "rejected" => Ok(State::Rejected { reason: message()? }),
        "withdrawn" => Ok(State::Withdrawn),
        _ => Err(record.senseless("stage")),
    }
}

fn wanted(record: &Record) -> Result<Wanted, StoreError> {
    let challenge = || record.hash("challenge_hash").map(ChallengeHash::from_bytes);
    let started = || record.parsed("started", |text| DeviceTime::parse(text).ok());
    Ok(match record.parsed("kind", AnswerKind::parse)? {
        AnswerKind::Key => Wanted::Key(challenge()?),
        AnswerKind::File => Wanted::File(challenge()?),
        AnswerKind::SecurityCode => Wanted::SecurityCode {
            started: started()?,
        },
        AnswerKind::TemporaryPassword => Wanted::TemporaryPassword,
    })
}

fn line(row: PgRow) -> Result<CaseLine, StoreError> {
    line_in(&Record::of("case_lines", "case_number", row))
}

/// The line in a row that may hold more.
pub(crate) fn line_in(record: &Record) -> Result<CaseLine, StoreError> {
    Ok(CaseLine {
        position: record.count("position")?,
        state: state(record)?,
        state_since: record.time("stage_since")?,
        category: record.parsed("category", ProductCategory::parse)?,
        serial: record.serial("serial")?,
        model: record.model("model")?,
        device_date: record.parsed("device_date", |text| DeviceDate::parse(text).ok())?,
        wanted: wanted(record)?,
    })
}
