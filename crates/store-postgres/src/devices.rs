//! The registry of devices.

use async_trait::async_trait;
use protocol::{DevicePublicKey, Serial};
use recovery::registry::{Device, DeviceFacts, EnrolledKey};
use recovery::store::{Devices, StoreError};
use recovery::text::Line;
use recovery::time::Timestamp;
use sqlx::postgres::PgRow;
use sqlx::query;

use crate::record::Record;
use crate::unit::Unit;

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
        let (mut serials, mut models) = (Vec::new(), Vec::new());
        let (mut buyers, mut regions) = (Vec::new(), Vec::new());
        for facts in devices {
            serials.push(facts.serial.as_str().to_owned());
            models.push(facts.model.as_str().to_owned());
            buyers.push(facts.sold_to.as_ref().map(Line::to_string));
            regions.push(facts.region.as_ref().map(Line::to_string));
        }
        let sql = "INSERT INTO devices (serial, model, sold_to, region, added_at)
            SELECT serial, model, sold_to, region, $5
            FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])
                AS new (serial, model, sold_to, region)
            ON CONFLICT DO NOTHING RETURNING serial";
        let insert = query(sql)
            .bind(serials)
            .bind(models)
            .bind(buyers)
            .bind(regions)
            .bind(at.seconds());
        let serial = |row| Record::of("devices", "serial", row).serial("serial");
        self.all(insert).await?.into_iter().map(serial).collect()
    }

    async fn device(&mut self, serial: &Serial) -> Result<Option<Device>, StoreError> {
        let sql = "SELECT * FROM devices WHERE serial = $1";
        let row = self
            .optional(query(sql).bind(serial.as_str().to_owned()))
            .await?;
        row.map(device).transpose()
    }

    async fn devices(&mut self, serials: &[Serial]) -> Result<Vec<Device>, StoreError> {
        let serials: Vec<_> = serials
            .iter()
            .map(|serial| serial.as_str().to_owned())
            .collect();
        let sql = "SELECT * FROM devices WHERE serial = ANY($1)";
        let rows = self.all(query(sql).bind(serials)).await?;
        rows.into_iter().map(device).collect()
    }

    async fn lock_device(&mut self, serial: &Serial) -> Result<Option<Device>, StoreError> {
        let sql = "SELECT * FROM devices WHERE serial = $1 FOR UPDATE";
        let row = self
            .optional(query(sql).bind(serial.as_str().to_owned()))
            .await?;
        row.map(device).transpose()
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

pub(crate) fn device(row: PgRow) -> Result<Device, StoreError> {
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
