//! Flags on devices.

use async_trait::async_trait;
use protocol::Serial;
use recovery::audit::Actor;
use recovery::registry::{Cleared, Flag, FlagKind};
use recovery::store::{Flags, StoreError};
use sqlx::postgres::PgRow;
use sqlx::query;

use crate::record::Record;
use crate::unit::Unit;

#[async_trait]
impl Flags for Unit {
    async fn add_flag(&mut self, flag: &Flag) -> Result<bool, StoreError> {
        let sql = "INSERT INTO device_flags (serial, kind, reason, set_by, set_at)
            VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
        let insert = query(sql)
            .bind(flag.serial.as_str().to_owned())
            .bind(flag.kind.as_str())
            .bind(flag.reason.to_string())
            .bind(flag.by.to_text())
            .bind(flag.at.seconds());
        Ok(self.execute(insert).await? == 1)
    }

    async fn clear_flag(
        &mut self,
        serial: &Serial,
        kind: FlagKind,
        cleared: &Cleared,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE device_flags SET cleared_by = $3, cleared_at = $4, cleared_reason = $5
            WHERE serial = $1 AND kind = $2 AND cleared_at IS NULL";
        let update = query(sql)
            .bind(serial.as_str().to_owned())
            .bind(kind.as_str())
            .bind(cleared.by.to_text())
            .bind(cleared.at.seconds())
            .bind(cleared.reason.to_string());
        Ok(self.execute(update).await? == 1)
    }

    async fn flags_of(&mut self, serial: &Serial) -> Result<Vec<Flag>, StoreError> {
        let sql = "SELECT * FROM device_flags WHERE serial = $1 ORDER BY id DESC";
        let rows = self
            .all(query(sql).bind(serial.as_str().to_owned()))
            .await?;
        rows.into_iter().map(flag).collect()
    }

    async fn standing_flags(&mut self, serials: &[Serial]) -> Result<Vec<Flag>, StoreError> {
        let serials: Vec<_> = serials
            .iter()
            .map(|serial| serial.as_str().to_owned())
            .collect();
        let sql = "SELECT * FROM device_flags
            WHERE cleared_at IS NULL AND serial = ANY($1) ORDER BY id";
        let rows = self.all(query(sql).bind(serials)).await?;
        rows.into_iter().map(flag).collect()
    }
}

fn flag(row: PgRow) -> Result<Flag, StoreError> {
    let record = Record::of("device_flags", "id", row);
    let cleared = match record.optional("cleared_at", Record::time)? {
        Some(at) => Some(Cleared {
            by: record.parsed("cleared_by", Actor::parse)?,
            at,
            reason: record.line("cleared_reason")?,
        }),
        None => None,
    };
    Ok(Flag {
        serial: record.serial("serial")?,
        kind: record.parsed("kind", FlagKind::parse)?,
        reason: record.line("reason")?,
        by: record.parsed("set_by", Actor::parse)?,
        at: record.time("set_at")?,
        cleared,
    })
}
