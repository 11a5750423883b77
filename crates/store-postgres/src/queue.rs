//! The queue, with claims and labels.

use async_trait::async_trait;
use recovery::case::CaseNumber;
use recovery::policy::{AnswerKind, ProductCategory};
use recovery::queue::{Claim, Filter, Label, Part, Place, Queued, Search, Standing, Wanted, Whose};
use recovery::staff::StaffName;
use recovery::status::Stage;
use recovery::store::{Queue, StoreError};
use recovery::time::Timestamp;
use sqlx::postgres::PgRow;
use sqlx::{Postgres, QueryBuilder, query};

use crate::cases::case_in;
use crate::lines::stage_word;
use crate::record::Record;
use crate::unit::Unit;

type Builder = QueryBuilder<Postgres>;

#[async_trait]
impl Queue for Unit {
    async fn queue(
        &mut self,
        wanted: &Wanted,
        part: Part,
        limit: u32,
    ) -> Result<Vec<Queued>, StoreError> {
        let mut select = Builder::new(
            "SELECT cases.*, q.stage, q.rank, q.standing, q.tie, q.devices, q.open, q.claimed_by,
                q.claimed_at, q.claim_used, q.assigned_by,
                CAST(CASE WHEN EXISTS (SELECT 1 FROM evidence e WHERE e.case_number = q.case_number
                    AND e.accepted IS NULL) THEN 1 ELSE 0 END AS BIGINT) AS unseen FROM queue q
                JOIN cases ON cases.number = q.case_number WHERE ",
        );
        fits(&mut select, wanted);
        let (sign, place, order) = match part {
            Part::First => (None, None, ""),
            Part::After(place) => (Some(">"), Some(place), ""),
            Part::Before(place) => (Some("<"), Some(place), " DESC"),
        };
        if let (Some(sign), Some(place)) = (sign, place) {
            select.push(" AND (q.rank, q.standing, q.tie) ").push(sign);
            let mut parts = select.push(" (").separated(", ");
            parts
                .push_bind(place.rank)
                .push_bind(place.order)
                .push_bind(place.tie);
            select.push(")");
        }
        let columns = ["rank", "standing", "tie"].map(|column| format!("q.{column}{order}"));
        select.push(" ORDER BY ").push(columns.join(", "));
        select.push(" LIMIT ").push_bind(i64::from(limit));
        let rows = self.all(select.build()).await?;
        let mut found = rows
            .into_iter()
            .map(queued)
            .collect::<Result<Vec<_>, _>>()?;
        if matches!(part, Part::Before(_)) {
            found.reverse();
        }
        Ok(found)
    }

    async fn count_queue(&mut self, wanted: &Wanted, most: u32) -> Result<(u32, u32), StoreError> {
        let fitting = self.count_some(wanted, most).await?;
        if wanted.filter.overdue {
            return Ok((fitting, fitting));
        }
        let mut late = wanted.clone();
        late.filter.overdue = true;
        Ok((fitting, self.count_some(&late, most).await?))
    }

    async fn place_in_queue(&mut self, case: CaseNumber) -> Result<Option<Place>, StoreError> {
        let sql = "SELECT * FROM queue WHERE case_number = $1";
        let row = self
            .optional(query(sql).bind(i64::from(case.value())))
            .await?;
        row.map(|row| place(&Record::of("queue", "case_number", row)))
            .transpose()
    }

    async fn claim_on(&mut self, case: CaseNumber) -> Result<Option<Claim>, StoreError> {
        let sql = "SELECT * FROM queue WHERE case_number = $1";
        let row = self
            .optional(query(sql).bind(i64::from(case.value())))
            .await?;
        row.map_or(Ok(None), |row| {
            claim(&Record::of("queue", "case_number", row))
        })
    }

    async fn take_claim(
        &mut self,
        case: CaseNumber,
        by: &StaffName,
        now: Timestamp,
        live_after: Timestamp,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE queue SET
                claimed_at = CASE WHEN claimed_by = $2 AND (claim_used > $4 OR assigned_by IS NOT NULL)
                    THEN claimed_at ELSE $3 END,
                assigned_by = CASE WHEN claimed_by = $2 THEN assigned_by END,
                claimed_by = $2, claim_used = $3
            WHERE case_number = $1 AND (claimed_by IS NULL OR claimed_by = $2
                OR (assigned_by IS NULL AND claim_used <= $4))";
        let update = query(sql)
            .bind(i64::from(case.value()))
            .bind(by.as_str().to_owned())
            .bind(now.seconds())
            .bind(live_after.seconds());
        Ok(self.execute(update).await? == 1)
    }

    async fn set_claim(&mut self, case: CaseNumber, claim: &Claim) -> Result<(), StoreError> {
        let sql = "UPDATE queue SET claimed_by = $2, claimed_at = $3, claim_used = $4,
                assigned_by = $5
            WHERE case_number = $1";
        let update = query(sql)
            .bind(i64::from(case.value()))
            .bind(claim.by.as_str().to_owned())
            .bind(claim.since.seconds())
            .bind(claim.seen.seconds())
            .bind(claim.assigned_by.as_ref().map(|by| by.as_str().to_owned()));
        self.execute(update).await.map(drop)
    }

    async fn use_claim(
        &mut self,
        case: CaseNumber,
        by: &StaffName,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE queue SET claim_used = $3 WHERE case_number = $1 AND claimed_by = $2
                AND claim_used < $3";
        let update = query(sql)
            .bind(i64::from(case.value()))
            .bind(by.as_str().to_owned())
            .bind(now.seconds());
        self.execute(update).await.map(drop)
    }

    async fn end_claim(&mut self, case: CaseNumber) -> Result<(), StoreError> {
        let sql = "UPDATE queue SET claimed_by = NULL, claimed_at = NULL, claim_used = NULL,
                assigned_by = NULL
            WHERE case_number = $1";
        let update = query(sql).bind(i64::from(case.value()));
        self.execute(update).await.map(drop)
    }

    async fn add_label(&mut self, case: CaseNumber, label: &Label) -> Result<bool, StoreError> {
        let sql = "INSERT INTO labels (case_number, label) VALUES ($1, $2) ON CONFLICT DO NOTHING";
        let insert = query(sql)
            .bind(i64::from(case.value()))
            .bind(label.as_str().to_owned());
        Ok(self.execute(insert).await? == 1)
    }

    async fn remove_label(&mut self, case: CaseNumber, label: &Label) -> Result<bool, StoreError> {
        let sql = "DELETE FROM labels WHERE case_number = $1 AND label = $2";
        let delete = query(sql)
            .bind(i64::from(case.value()))
            .bind(label.as_str().to_owned());
        Ok(self.execute(delete).await? == 1)
    }

    async fn labels_of(&mut self, case: CaseNumber) -> Result<Vec<Label>, StoreError> {
        let sql = "SELECT * FROM labels WHERE case_number = $1 ORDER BY label";
        let rows = self.all(query(sql).bind(i64::from(case.value()))).await?;
        rows.into_iter().map(label).collect()
    }

    async fn labels(&mut self, limit: u32) -> Result<Vec<Label>, StoreError> {
        let sql = "SELECT DISTINCT label FROM labels ORDER BY label LIMIT $1";
        let rows = self.all(query(sql).bind(i64::from(limit))).await?;
        rows.into_iter().map(label).collect()
    }
}

impl Unit {
    /// Brings the places of cases whose lines were touched up to date.
    pub(crate) async fn place_in_order(&mut self) -> Result<(), StoreError> {
        for case in std::mem::take(&mut self.touched) {
            // One at a time, so that each sees what the one before did to the lines.
            let lock = query("SELECT number FROM cases WHERE number = $1 FOR UPDATE");
            self.optional(lock.bind(i64::from(case.value()))).await?;
            // A case that has ended is nobody's any more.
            let sql = "INSERT INTO queue (case_number, stage, rank, standing, tie, devices, open, country)
                SELECT c.number,
                    CASE WHEN received > 0 THEN 'received' WHEN asked > 0 THEN 'more-wanted'
                        WHEN answered > 0 THEN 'answered' WHEN rejected > 0 THEN 'rejected'
                        ELSE 'withdrawn' END,
                    CASE WHEN received > 0 THEN 0 WHEN asked > 0 THEN 1 ELSE 2 END,
                    CASE WHEN received > 0 THEN received_since WHEN asked > 0 THEN asked_since
                        ELSE -newest END,
                    CASE WHEN received + asked > 0 THEN c.arrival ELSE -c.arrival END,
                    devices, received + asked, c.country
                FROM cases c JOIN (
                    SELECT case_number, count(*) AS devices, max(stage_since) AS newest,
                        sum(CASE WHEN stage = 'received' THEN 1 ELSE 0 END) AS received,
                        min(CASE WHEN stage = 'received' THEN stage_since END) AS received_since,
                        sum(CASE WHEN stage = 'more-wanted' THEN 1 ELSE 0 END) AS asked,
                        min(CASE WHEN stage = 'more-wanted' THEN stage_since END) AS asked_since,
                        sum(CASE WHEN stage = 'answered' THEN 1 ELSE 0 END) AS answered,
                        sum(CASE WHEN stage = 'rejected' THEN 1 ELSE 0 END) AS rejected
                    FROM case_lines WHERE case_number = $1 GROUP BY case_number
                ) AS l ON l.case_number = c.number
                WHERE c.number = $1
                ON CONFLICT (case_number) DO UPDATE SET stage = excluded.stage,
                    rank = excluded.rank, standing = excluded.standing, tie = excluded.tie,
                    devices = excluded.devices, open = excluded.open, country = excluded.country,
                    claimed_by = CASE WHEN excluded.rank < 2 THEN queue.claimed_by END,
                    claimed_at = CASE WHEN excluded.rank < 2 THEN queue.claimed_at END,
                    claim_used = CASE WHEN excluded.rank < 2 THEN queue.claim_used END,
                    assigned_by = CASE WHEN excluded.rank < 2 THEN queue.assigned_by END";
            self.execute(query(sql).bind(i64::from(case.value())))
                .await?;
        }
        Ok(())
    }

    async fn count_some(&mut self, wanted: &Wanted, most: u32) -> Result<u32, StoreError> {
        let mut select =
            Builder::new("SELECT count(*) AS fitting FROM (SELECT 1 AS one FROM queue q WHERE ");
        fits(&mut select, wanted);
        select.push(" LIMIT ").push_bind(i64::from(most));
        let row = self.one(select.push(") AS counted").build()).await?;
        Record::of("queue", "fitting", row).count("fitting")
    }
}

/// The conditions of a filter, on `q`.
fn fits(select: &mut Builder, wanted: &Wanted) {
    let Filter {
        standing,
        whose,
        kind,
        category,
        country,
        overdue,
        label,
        search,
    } = &wanted.filter;
    match standing {
        Standing::Open => select.push("q.rank < 2"),
        Standing::At(stage) => select.push("q.stage = ").push_bind(stage_word(*stage)),
        Standing::Any => select.push("q.rank < 3"),
    };
    owned(select, whose, wanted.live_after);
    if *overdue {
        select.push(" AND q.rank = 0 AND q.standing < ");
        select.push_bind(wanted.overdue_before.seconds());
    }
    if let Some(country) = country {
        select.push(" AND q.country = ").push_bind(country.code());
    }
    let lines = [
        ("kind", kind.map(AnswerKind::as_str)),
        ("category", category.map(ProductCategory::as_str)),
    ];
    for (column, word) in lines {
        if let Some(word) = word {
            select.push(
                " AND EXISTS (SELECT 1 FROM case_lines l WHERE l.case_number = q.case_number AND l.",
            );
            select.push(column).push(" = ").push_bind(word).push(")");
        }
    }
    if let Some(label) = label {
        select.push(" AND q.case_number IN (SELECT case_number FROM labels WHERE label = ");
        select.push_bind(label.as_str().to_owned()).push(")");
    }
    if let Some(search) = search {
        found(select, search);
    }
}

/// The condition on who has a case.
fn owned(select: &mut Builder, whose: &Whose, live_after: Timestamp) {
    let lives = "(q.assigned_by IS NOT NULL OR q.claim_used > ";
    match whose {
        Whose::Anybodys => {}
        Whose::Of(name) => {
            let name = name.as_str().to_owned();
            select.push(" AND q.claimed_by = ").push_bind(name);
            select.push(" AND ").push(lives);
            select.push_bind(live_after.seconds()).push(")");
        }
        Whose::Nobodys => {
            select
                .push(" AND (q.claimed_by IS NULL OR NOT ")
                .push(lives);
            select.push_bind(live_after.seconds()).push("))");
        }
        Whose::FreeFor(name) => {
            let name = name.as_str().to_owned();
            select.push(" AND (q.claimed_by IS NULL OR q.claimed_by = ");
            select.push_bind(name).push(" OR NOT ").push(lives);
            select.push_bind(live_after.seconds()).push("))");
        }
    }
}

/// The condition that a case has what was searched for: each way to read it by its own index.
fn found(select: &mut Builder, search: &Search) {
    select.push(" AND q.case_number IN (SELECT number FROM cases WHERE number = ");
    let number = search.case().map_or(-1, |case| i64::from(case.value()));
    select.push_bind(number);
    let starts = [
        ("number FROM cases", "email_key", search.email()),
        ("number FROM cases", "place_key", search.place()),
        ("case_number FROM case_lines", "serial", search.serial()),
    ];
    for (number, column, text) in starts {
        let end = Search::end_of(&text);
        select.push(" UNION ALL SELECT ").push(number);
        select.push(" WHERE ").push(column).push(BY_CODE_POINT);
        select.push(" >= ").push_bind(text);
        select.push(" AND ").push(column).push(BY_CODE_POINT);
        select.push(" < ").push_bind(end);
    }
    if let Some((first, end)) = search.challenges() {
        let column = " UNION ALL SELECT case_number FROM case_lines WHERE challenge_hash >= ";
        select.push(column).push_bind(first);
        if let Some(end) = end {
            select.push(" AND challenge_hash < ").push_bind(end);
        }
    }
    select.push(")");
}

/// The order of the indexes by how texts begin.
const BY_CODE_POINT: &str = " COLLATE \"C\"";

fn queued(row: PgRow) -> Result<Queued, StoreError> {
    let record = Record::of("queue", "number", row);
    let place = place(&record)?;
    let stage = match record.text("stage")?.as_str() {
        "received" => Stage::InReview,
        "more-wanted" => Stage::MoreWanted,
        "answered" => Stage::Answered,
        "rejected" => Stage::Rejected,
        "withdrawn" => Stage::Withdrawn,
        _ => return Err(record.senseless("stage")),
    };
    let since = Timestamp::from_seconds(place.order);
    Ok(Queued {
        case: case_in(&record)?,
        stage,
        awaited: (place.rank == 0).then_some(since),
        devices: record.count("devices")?,
        open: record.count("open")?,
        unseen: record.integer("unseen")? > 0,
        claim: claim(&record)?,
        place,
    })
}

fn place(record: &Record) -> Result<Place, StoreError> {
    Ok(Place {
        rank: record.integer("rank")?,
        order: record.integer("standing")?,
        tie: record.integer("tie")?,
    })
}

fn claim(record: &Record) -> Result<Option<Claim>, StoreError> {
    let name = |record: &Record, column| record.parsed(column, |text| StaffName::parse(text).ok());
    let Some(by) = record.optional("claimed_by", name)? else {
        return Ok(None);
    };
    Ok(Some(Claim {
        by,
        since: record.time("claimed_at")?,
        seen: record.time("claim_used")?,
        assigned_by: record.optional("assigned_by", name)?,
    }))
}

fn label(row: PgRow) -> Result<Label, StoreError> {
    Record::of("labels", "label", row).parsed("label", |text| Label::parse(text).ok())
}
