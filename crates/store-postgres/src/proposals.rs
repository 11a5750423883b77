//! First approvals of lines that two people approve, and who opened a case at the desk.

use async_trait::async_trait;
use recovery::case::CaseNumber;
use recovery::staff::StaffName;
use recovery::store::{FactsHash, NewProposal, Proposal, ProposalId, Proposals, StoreError};
use recovery::text::Prose;
use sqlx::postgres::PgRow;
use sqlx::{QueryBuilder, query};

use crate::record::Record;
use crate::unit::Unit;

#[async_trait]
impl Proposals for Unit {
    async fn add_proposal(&mut self, proposal: &NewProposal) -> Result<bool, StoreError> {
        let sql = "INSERT INTO proposals (case_number, line, proposed_by, proposed_at, facts,
                exception)
            VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";
        let exception = proposal.exception.as_ref();
        let insert = query(sql)
            .bind(i64::from(proposal.case.value()))
            .bind(i64::from(proposal.line))
            .bind(proposal.by.as_str().to_owned())
            .bind(proposal.at.seconds())
            .bind(proposal.facts.0.to_vec())
            .bind(exception.map(|words| words.as_str().to_owned()));
        Ok(self.execute(insert).await? == 1)
    }

    async fn proposals(&mut self, case: CaseNumber) -> Result<Vec<Proposal>, StoreError> {
        let sql = "SELECT * FROM proposals WHERE case_number = $1 ORDER BY line";
        let rows = self.all(query(sql).bind(i64::from(case.value()))).await?;
        rows.into_iter().map(proposal).collect()
    }

    async fn end_proposals(&mut self, case: CaseNumber, lines: &[u32]) -> Result<(), StoreError> {
        if lines.is_empty() {
            return Ok(());
        }
        let mut delete = QueryBuilder::new("DELETE FROM proposals WHERE case_number = ");
        delete
            .push_bind(i64::from(case.value()))
            .push(" AND line IN (");
        let mut list = delete.separated(", ");
        for line in lines {
            list.push_bind(i64::from(*line));
        }
        delete.push(")");
        self.execute(delete.build()).await.map(drop)
    }

    async fn proposed_cases(&mut self, limit: u32) -> Result<Vec<(CaseNumber, u32)>, StoreError> {
        let sql = "SELECT case_number, count(*) AS lines FROM proposals GROUP BY case_number
            ORDER BY min(id) LIMIT $1";
        let rows = self.all(query(sql).bind(i64::from(limit))).await?;
        let read = |row| {
            let record = Record::of("proposals", "case_number", row);
            Ok((record.case_number("case_number")?, record.count("lines")?))
        };
        rows.into_iter().map(read).collect()
    }

    async fn set_opener(&mut self, case: CaseNumber, by: &StaffName) -> Result<(), StoreError> {
        let sql = "INSERT INTO case_openers (case_number, opened_by) VALUES ($1, $2)";
        let insert = query(sql)
            .bind(i64::from(case.value()))
            .bind(by.as_str().to_owned());
        self.execute(insert).await.map(drop)
    }

    async fn opener(&mut self, case: CaseNumber) -> Result<Option<StaffName>, StoreError> {
        let sql = "SELECT * FROM case_openers WHERE case_number = $1";
        let row = self
            .optional(query(sql).bind(i64::from(case.value())))
            .await?;
        let name = |row| {
            Record::of("case_openers", "case_number", row)
                .parsed("opened_by", |name| StaffName::parse(name).ok())
        };
        row.map(name).transpose()
    }
}

fn proposal(row: PgRow) -> Result<Proposal, StoreError> {
    let record = Record::of("proposals", "id", row);
    let prose = |record: &Record, column| record.parsed(column, |text| Prose::parse(text).ok());
    Ok(Proposal {
        id: ProposalId::from_value(record.integer("id")?),
        facts: NewProposal {
            case: record.case_number("case_number")?,
            line: record.count("line")?,
            by: record.parsed("proposed_by", |name| StaffName::parse(name).ok())?,
            at: record.time("proposed_at")?,
            facts: FactsHash(record.hash("facts")?),
            exception: record.optional("exception", prose)?,
        },
    })
}
