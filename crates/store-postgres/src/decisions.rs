//! Decisions of the desk, kept for its figures.

use async_trait::async_trait;
use recovery::case::CaseNumber;
use recovery::country::Country;
use recovery::figures::{Decided, NewDecision, Outcome, Received};
use recovery::store::{Decisions, StoreError};
use recovery::time::Timestamp;
use sqlx::postgres::PgRow;
use sqlx::{AssertSqlSafe, query};

use crate::record::Record;
use crate::unit::Unit;

#[async_trait]
impl Decisions for Unit {
    async fn add_decision(&mut self, decision: &NewDecision) -> Result<(), StoreError> {
        let sql = "INSERT INTO decisions (case_number, at, decided_by, outcome, reason, devices,
                awaited, within)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
        let insert = query(sql)
            .bind(i64::from(decision.case.value()))
            .bind(decision.at.seconds())
            .bind(decision.by.as_str().to_owned())
            .bind(decision.outcome.as_str())
            .bind(decision.reason.clone())
            .bind(i64::from(decision.devices))
            .bind(decision.awaited.map(Timestamp::seconds))
            .bind(decision.within);
        self.execute(insert).await.map(drop)
    }

    async fn take_decision_back(
        &mut self,
        case: CaseNumber,
        at: Timestamp,
        reason: &str,
    ) -> Result<(), StoreError> {
        let one = "case_number = $1 AND at = $2 AND reason = $3 AND outcome = 'answered'";
        for sql in [
            format!("UPDATE decisions SET devices = devices - 1 WHERE {one}"),
            format!("DELETE FROM decisions WHERE {one} AND devices <= 0"),
        ] {
            let change = query(AssertSqlSafe(sql))
                .bind(i64::from(case.value()))
                .bind(at.seconds())
                .bind(reason.to_owned());
            self.execute(change).await?;
        }
        Ok(())
    }

    async fn decisions_between(
        &mut self,
        from: Timestamp,
        to: Timestamp,
    ) -> Result<Vec<Decided>, StoreError> {
        let sql = "SELECT d.id, d.at, d.outcome, d.reason, d.devices, d.awaited,
                CASE WHEN d.within THEN CAST(1 AS BIGINT)
                    WHEN NOT d.within THEN 0 END AS kept, cases.country, cases.place
            FROM decisions d JOIN cases ON cases.number = d.case_number
            WHERE d.at >= $1 AND d.at < $2 ORDER BY d.at, d.id";
        let select = query(sql).bind(from.seconds()).bind(to.seconds());
        self.all(select).await?.into_iter().map(decided).collect()
    }

    async fn received_between(
        &mut self,
        from: Timestamp,
        to: Timestamp,
    ) -> Result<Vec<Received>, StoreError> {
        let sql = "SELECT number, opened_at, coalesce(q.devices, e.devices) AS devices,
                cases.country, place
            FROM cases LEFT JOIN queue q ON q.case_number = number
                LEFT JOIN erased_cases e ON e.case_number = number
            WHERE opened_at >= $1 AND opened_at < $2 ORDER BY opened_at, arrival";
        let select = query(sql).bind(from.seconds()).bind(to.seconds());
        self.all(select).await?.into_iter().map(received).collect()
    }
}

fn decided(row: PgRow) -> Result<Decided, StoreError> {
    let record = Record::of("decisions", "id", row);
    Ok(Decided {
        at: record.time("at")?,
        outcome: record.parsed("outcome", Outcome::parse)?,
        reason: record.text("reason")?,
        devices: record.count("devices")?,
        awaited: record.optional("awaited", Record::time)?,
        within: record
            .optional("kept", Record::count::<u8>)?
            .map(|kept| kept == 1),
        country: record.parsed("country", Country::from_code)?,
        place: record.line("place")?,
    })
}

fn received(row: PgRow) -> Result<Received, StoreError> {
    let record = Record::of("cases", "number", row);
    Ok(Received {
        at: record.time("opened_at")?,
        devices: record.count("devices")?,
        country: record.parsed("country", Country::from_code)?,
        place: record.line("place")?,
    })
}
