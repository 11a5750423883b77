//! Webhooks, and what is to be sent to them.

use async_trait::async_trait;
use recovery::store::{
    DeliveryId, NewDelivery, NewWebhook, Settled, StoreError, WebhookId, Webhooks,
};
use recovery::time::Timestamp;
use recovery::webhooks::{Delivery, Event, Progress, Standing, Webhook, WebhookUrl};
use sqlx::postgres::PgRow;
use sqlx::query;

use crate::record::Record;
use crate::unit::Unit;

#[async_trait]
impl Webhooks for Unit {
    async fn add_webhook(&mut self, webhook: &NewWebhook) -> Result<WebhookId, StoreError> {
        let sql = "INSERT INTO webhooks (url, about, events, sealed, added_at)
            VALUES ($1, $2, $3, $4, $5) RETURNING id";
        let insert = query(sql)
            .bind(webhook.url.as_str().to_owned())
            .bind(
                webhook
                    .about
                    .as_ref()
                    .map(|about| about.as_str().to_owned()),
            )
            .bind(words(&webhook.events))
            .bind(webhook.sealed.clone())
            .bind(webhook.added_at.seconds());
        let row = self.one(insert).await?;
        let id = Record::of("webhooks", "id", row).integer("id")?;
        Ok(WebhookId::from_value(id))
    }

    async fn webhooks(&mut self) -> Result<Vec<Webhook>, StoreError> {
        let rows = self
            .all(query("SELECT * FROM webhooks ORDER BY id"))
            .await?;
        rows.into_iter().map(webhook).collect()
    }

    async fn webhook(&mut self, id: WebhookId) -> Result<Option<Webhook>, StoreError> {
        let sql = "SELECT * FROM webhooks WHERE id = $1";
        let row = self.optional(query(sql).bind(id.value())).await?;
        row.map(webhook).transpose()
    }

    async fn lock_webhook(&mut self, id: WebhookId) -> Result<Option<Webhook>, StoreError> {
        let sql = "SELECT * FROM webhooks WHERE id = $1 FOR UPDATE";
        let row = self.optional(query(sql).bind(id.value())).await?;
        row.map(webhook).transpose()
    }

    async fn set_webhook(&mut self, webhook: &Webhook) -> Result<(), StoreError> {
        let sql = "UPDATE webhooks SET about = $2, events = $3, standing = $4, sealed = $5,
                older_sealed = $6, older_until = $7, failing_since = $8, why_off = $9
            WHERE id = $1";
        let older = webhook.older.as_ref();
        let update = query(sql)
            .bind(webhook.id.value())
            .bind(
                webhook
                    .about
                    .as_ref()
                    .map(|about| about.as_str().to_owned()),
            )
            .bind(words(&webhook.events))
            .bind(webhook.standing.as_str())
            .bind(webhook.sealed.clone())
            .bind(older.map(|(sealed, _)| sealed.clone()))
            .bind(older.map(|(_, until)| until.seconds()))
            .bind(webhook.failing_since.map(Timestamp::seconds))
            .bind(webhook.why_off.clone());
        self.execute(update).await.map(drop)
    }

    async fn remove_webhook(&mut self, id: WebhookId) -> Result<(), StoreError> {
        for sql in [
            "DELETE FROM webhook_deliveries WHERE webhook = $1",
            "DELETE FROM webhooks WHERE id = $1",
        ] {
            self.execute(query(sql).bind(id.value())).await?;
        }
        Ok(())
    }

    async fn webhooks_told(&mut self) -> Result<u64, StoreError> {
        let row = self.one(query("SELECT * FROM webhooks_told")).await?;
        Record::of("webhooks_told", "one", row).count("number")
    }

    async fn lock_webhooks_told(&mut self) -> Result<u64, StoreError> {
        let row = self
            .one(query("SELECT * FROM webhooks_told FOR UPDATE"))
            .await?;
        Record::of("webhooks_told", "one", row).count("number")
    }

    async fn set_webhooks_told(&mut self, number: u64) -> Result<(), StoreError> {
        let sql = "UPDATE webhooks_told SET number = $1";
        let number = i64::try_from(number).unwrap_or(i64::MAX);
        self.execute(query(sql).bind(number)).await.map(drop)
    }

    async fn add_delivery(&mut self, delivery: &NewDelivery) -> Result<DeliveryId, StoreError> {
        let sql = "INSERT INTO webhook_deliveries
                (webhook, case_number, message, event, body, at, due_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id";
        let insert = query(sql)
            .bind(delivery.webhook.value())
            .bind(delivery.case.map(|case| i64::from(case.value())))
            .bind(delivery.message.clone())
            .bind(delivery.event.clone())
            .bind(delivery.body.clone())
            .bind(delivery.at.seconds())
            .bind(delivery.due.seconds());
        let row = self.one(insert).await?;
        let id = Record::of("webhook_deliveries", "id", row).integer("id")?;
        Ok(DeliveryId::from_value(id))
    }

    async fn lease_delivery(
        &mut self,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<Option<Delivery>, StoreError> {
        let sql = "UPDATE webhook_deliveries SET attempt = attempt + 1, leased_until = $2
            WHERE id = (SELECT d.id FROM webhook_deliveries d JOIN webhooks w ON w.id = d.webhook
                WHERE d.progress = 'waiting' AND d.due_at <= $1 AND w.standing = 'on'
                    AND NOT EXISTS (SELECT 1 FROM webhook_deliveries o
                        WHERE o.webhook = d.webhook AND o.leased_until > $1)
                ORDER BY d.id LIMIT 1 FOR UPDATE OF d SKIP LOCKED)
            RETURNING *";
        let lease = query(sql).bind(now.seconds()).bind(until.seconds());
        self.optional(lease).await?.map(delivery).transpose()
    }

    async fn settle_delivery(
        &mut self,
        id: DeliveryId,
        attempt: u32,
        settled: &Settled,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE webhook_deliveries
            SET progress = $3, due_at = $4, said = $5, tried_at = $6, leased_until = NULL
            WHERE id = $1 AND attempt = $2 AND progress = 'waiting'";
        let update = query(sql)
            .bind(id.value())
            .bind(i64::from(attempt))
            .bind(settled.progress.as_str())
            .bind(settled.due.seconds())
            .bind(settled.said.clone())
            .bind(settled.at.seconds());
        Ok(self.execute(update).await? == 1)
    }

    async fn restart_delivery(
        &mut self,
        id: DeliveryId,
        settled: &Settled,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE webhook_deliveries
            SET progress = 'waiting', due_at = $2, attempt = 0, leased_until = NULL
            WHERE id = $1";
        let update = query(sql).bind(id.value()).bind(settled.due.seconds());
        self.execute(update).await.map(drop)
    }

    async fn delivery(&mut self, id: DeliveryId) -> Result<Option<Delivery>, StoreError> {
        let sql = "SELECT * FROM webhook_deliveries WHERE id = $1";
        let row = self.optional(query(sql).bind(id.value())).await?;
        row.map(delivery).transpose()
    }

    async fn deliveries_to(
        &mut self,
        webhook: WebhookId,
        limit: u32,
    ) -> Result<Vec<Delivery>, StoreError> {
        let sql = "SELECT * FROM webhook_deliveries WHERE webhook = $1 ORDER BY id DESC LIMIT $2";
        let select = query(sql).bind(webhook.value()).bind(i64::from(limit));
        self.all(select).await?.into_iter().map(delivery).collect()
    }
}

/// The events as the column has them.
fn words(events: &[Event]) -> String {
    let words: Vec<_> = events.iter().map(|event| event.as_str()).collect();
    words.join(" ")
}

fn events(text: &str) -> Option<Vec<Event>> {
    text.split_whitespace().map(Event::parse).collect()
}

fn webhook(row: PgRow) -> Result<Webhook, StoreError> {
    let record = Record::of("webhooks", "id", row);
    let older = record.optional("older_sealed", Record::bytes)?;
    let until = record.optional("older_until", Record::time)?;
    Ok(Webhook {
        id: WebhookId::from_value(record.integer("id")?),
        // What the settings allow is asked when it is added, and again when it is called.
        url: record.parsed("url", |text| WebhookUrl::parse(text, true).ok())?,
        about: record.optional("about", Record::line)?,
        events: record.parsed("events", events)?,
        standing: record.parsed("standing", Standing::parse)?,
        sealed: record.bytes("sealed")?,
        older: older.zip(until),
        added_at: record.time("added_at")?,
        failing_since: record.optional("failing_since", Record::time)?,
        why_off: record.text("why_off")?,
    })
}

fn delivery(row: PgRow) -> Result<Delivery, StoreError> {
    let record = Record::of("webhook_deliveries", "id", row);
    Ok(Delivery {
        id: DeliveryId::from_value(record.integer("id")?),
        webhook: WebhookId::from_value(record.integer("webhook")?),
        message: record.text("message")?,
        event: record.text("event")?,
        body: record.text("body")?,
        at: record.time("at")?,
        due: record.time("due_at")?,
        attempt: record.count("attempt")?,
        progress: record.parsed("progress", Progress::parse)?,
        said: record.text("said")?,
        tried_at: record.optional("tried_at", Record::time)?,
    })
}
