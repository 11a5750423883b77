//! Label photos, proofs of purchase and their like.

use async_trait::async_trait;
use recovery::case::CaseNumber;
use recovery::evidence::{Judged, Piece, Shows};
use recovery::picture::PictureName;
use recovery::staff::StaffName;
use recovery::store::{EvidencePieces, MessageId, StoreError};
use sqlx::postgres::PgRow;
use sqlx::query;

use crate::record::Record;
use crate::unit::Unit;

#[async_trait]
impl EvidencePieces for Unit {
    async fn add_wanted(
        &mut self,
        question: MessageId,
        wanted: &[Shows],
    ) -> Result<(), StoreError> {
        for shows in wanted {
            let sql = "INSERT INTO wanted_evidence (message_id, shows) VALUES ($1, $2)
                ON CONFLICT DO NOTHING";
            let insert = query(sql).bind(question.value()).bind(shows.as_str());
            self.execute(insert).await?;
        }
        Ok(())
    }

    async fn wanted(&mut self, question: MessageId) -> Result<Vec<Shows>, StoreError> {
        let sql = "SELECT * FROM wanted_evidence WHERE message_id = $1";
        let rows = self.all(query(sql).bind(question.value())).await?;
        let shows =
            |row| Record::of("wanted_evidence", "message_id", row).parsed("shows", Shows::parse);
        let mut wanted = rows.into_iter().map(shows).collect::<Result<Vec<_>, _>>()?;
        wanted.sort_unstable();
        Ok(wanted)
    }

    async fn add_piece(
        &mut self,
        case: CaseNumber,
        name: &PictureName,
        shows: Shows,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO evidence (case_number, position, shows)
            SELECT case_number, position, $3 FROM pictures WHERE case_number = $1 AND name = $2";
        let insert = query(sql)
            .bind(i64::from(case.value()))
            .bind(name.as_str().to_owned())
            .bind(shows.as_str());
        self.execute(insert).await.map(drop)
    }

    async fn pieces(&mut self, case: CaseNumber) -> Result<Vec<Piece>, StoreError> {
        let sql = "SELECT evidence.*, line, added_at FROM evidence
            JOIN pictures ON pictures.case_number = evidence.case_number
                AND pictures.position = evidence.position
            WHERE evidence.case_number = $1 ORDER BY evidence.position";
        let rows = self.all(query(sql).bind(i64::from(case.value()))).await?;
        rows.into_iter().map(piece).collect()
    }

    async fn judge_piece(
        &mut self,
        case: CaseNumber,
        position: u32,
        judged: &Judged,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE evidence SET accepted = $3, judged_by = $4, judged_at = $5
            WHERE case_number = $1 AND position = $2";
        let update = query(sql)
            .bind(i64::from(case.value()))
            .bind(i64::from(position))
            .bind(judged.accepted)
            .bind(judged.by.as_str().to_owned())
            .bind(judged.at.seconds());
        Ok(self.execute(update).await? == 1)
    }
}

fn piece(row: PgRow) -> Result<Piece, StoreError> {
    let record = Record::of("evidence", "case_number", row);
    let judged = record.optional("accepted", |record, _| {
        Ok(Judged {
            accepted: record.truth("accepted")?,
            by: record.parsed("judged_by", |text| StaffName::parse(text).ok())?,
            at: record.time("judged_at")?,
        })
    });
    Ok(Piece {
        position: record.count("position")?,
        line: record.optional("line", Record::count)?,
        shows: record.parsed("shows", Shows::parse)?,
        added_at: record.time("added_at")?,
        judged: judged?,
    })
}
