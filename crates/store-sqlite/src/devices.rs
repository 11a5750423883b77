//! The registry of devices.

use async_trait::async_trait;
use protocol::{DevicePublicKey, Serial};
use recovery::registry::{Device, DeviceFacts, EnrolledKey};
use recovery::store::{Devices, StoreError};
use recovery::text::Line;
use recovery::time::Timestamp;
use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, query};

use crate::record::Record;
use crate::unit::Unit;

/// Rows of one statement: beyond some hundreds, more of them gain nothing.
const AT_ONCE: usize = 500;

#[async_trait]
impl Devices for Unit {
    async fn add_device(&mut self, facts: &DeviceFacts, at: Timestamp) -> Result<bool, StoreError> {
        let sql = "INSERT INTO devices (serial, model, sold_to, region, added_at)
            VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
        let insert = query(sql)
            .bind(facts.serial.as_str().to_owned())
            .bind(facts.model.as_str().to_owned())
            .bind(facts.sold_to.as_ref().map(Line::to_string))
            .bind(facts.region.as_ref().map(Line::to_string))
            .bind(at.seconds());
        Ok(self.execute(insert).await? == 1)
    }

    async fn add_devices(
        &mut self,
        devices: &[DeviceFacts],
        at: Timestamp,
    ) -> Result<Vec<Serial>, StoreError> {
        let mut new = Vec::new();
        for some in devices.chunks(AT_ONCE) {
            let mut insert = QueryBuilder::new(
                "INSERT INTO devices (serial, model, sold_to, region, added_at) ",
            );
            insert.push_values(some, |mut row, facts| {
                row.push_bind(facts.serial.as_str().to_owned())
                    .push_bind(facts.model.as_str().to_owned())
                    .push_bind(facts.sold_to.as_ref().map(Line::to_string))
                    .push_bind(facts.region.as_ref().map(Line::to_string))
                    .push_bind(at.seconds());
            });
            insert.push(" ON CONFLICT DO NOTHING RETURNING serial");
            for row in self.all(insert.build()).await? {
                new.push(Record::of("devices", "serial", row).serial("serial")?);
            }
        }
        Ok(new)
    }

    async fn device(&mut self, serial: &Serial) -> Result<Option<Device>, StoreError> {
        let sql = "SELECT * FROM devices WHERE serial = $1";
        let row = self
            .optional(query(sql).bind(serial.as_str().to_owned()))
            .await?;
        row.map(device).transpose()
    }

    async fn devices(&mut self, serials: &[Serial]) -> Result<Vec<Device>, StoreError> {
        if serials.is_empty() {
            return Ok(Vec::new());
        }
        let mut select = QueryBuilder::new("SELECT * FROM devices WHERE serial IN (");
        let mut list = select.separated(", ");
        for serial in serials {
            list.push_bind(serial.as_str().to_owned());
        }
        select.push(")");
        let rows = self.all(select.build()).await?;
        rows.into_iter().map(device).collect()
    }

    async fn lock_device(&mut self, serial: &Serial) -> Result<Option<Device>, StoreError> {
        // A unit of work that writes has the whole database to itself.
        self.device(serial).await
    }

    async fn set_device_facts(&mut self, facts: &DeviceFacts) -> Result<(), StoreError> {
        let sql = "UPDATE devices SET model = $2, sold_to = $3, region = $4 WHERE serial = $1";
        let update = query(sql)
            .bind(facts.serial.as_str().to_owned())
            .bind(facts.model.as_str().to_owned())
            .bind(facts.sold_to.as_ref().map(Line::to_string))
            .bind(facts.region.as_ref().map(Line::to_string));
        self.execute(update).await.map(drop)
    }

    async fn set_device_key(
        &mut self,
        serial: &Serial,
        key: &DevicePublicKey,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE devices SET key = $2, key_at = $3 WHERE serial = $1";
        let update = query(sql)
            .bind(serial.as_str().to_owned())
            .bind(key.as_bytes().to_vec())
            .bind(at.seconds());
        self.execute(update).await.map(drop)
    }

    async fn count_devices(&mut self) -> Result<(u64, u64), StoreError> {
        let sql = "SELECT COUNT(*) AS devices, COUNT(key) AS enrolled FROM devices";
        let record = Record::of("devices", "devices", self.one(query(sql)).await?);
        Ok((record.count("devices")?, record.count("enrolled")?))
    }
}

pub(crate) fn device(row: SqliteRow) -> Result<Device, StoreError> {
    let record = Record::of("devices", "serial", row);
    let key = match record.optional("key", Record::device_key)? {
        Some(key) => Some(EnrolledKey {
            key,
            at: record.time("key_at")?,
        }),
        None => None,
    };
    let facts = DeviceFacts {
        serial: record.serial("serial")?,
        model: record.model("model")?,
        sold_to: record.optional("sold_to", Record::line)?,
        region: record.optional("region", Record::line)?,
    };
    Ok(Device {
        facts,
        added_at: record.time("added_at")?,
        key,
    })
}
