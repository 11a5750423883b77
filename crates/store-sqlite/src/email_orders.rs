//! Orders for mails to reserved emails.

use std::net::IpAddr;

use async_trait::async_trait;
use protocol::{ChallengeHash, Serial};
use recovery::email_order::{EmailOrder, NewEmailOrder};
use recovery::locale::Locale;
use recovery::store::{Counted, EmailOrderId, EmailOrders, OrderLink, StoreError};
use recovery::time::Timestamp;
use recovery::token::TokenHash;
use sqlx::query;

use crate::record::Record;
use crate::unit::Unit;

#[async_trait]
impl EmailOrders for Unit {
    async fn hold_email_orders(&mut self, _serial: &Serial) -> Result<(), StoreError> {
        // The unit of work that writes is the only one in the whole database.
        Ok(())
    }

    async fn add_email_order(&mut self, order: &NewEmailOrder) -> Result<EmailOrderId, StoreError> {
        let sql = "INSERT INTO email_orders (challenge_hash, serial, scope, address, network, at,
                language)
            VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id";
        let insert = query(sql)
            .bind(order.challenge.as_bytes().to_vec())
            .bind(order.serial.as_str().to_owned())
            .bind(order.scope.word())
            .bind(order.address.as_bytes().to_vec())
            .bind(order.network.to_string())
            .bind(order.at.seconds())
            .bind(order.language.code());
        let row = self.one(insert).await?;
        let id = Record::of("email_orders", "id", row).integer("id")?;
        Ok(EmailOrderId::from_value(id))
    }

    async fn email_order(&mut self, id: EmailOrderId) -> Result<Option<EmailOrder>, StoreError> {
        let sql = "SELECT * FROM email_orders WHERE id = $1";
        let Some(row) = self.optional(query(sql).bind(id.value())).await? else {
            return Ok(None);
        };
        let record = Record::of("email_orders", "id", row);
        Ok(Some(EmailOrder {
            id,
            challenge: ChallengeHash::from_bytes(record.hash("challenge_hash")?),
            network: record.parsed("network", |text| text.parse::<IpAddr>().ok())?,
            language: record.parsed("language", Locale::parse)?,
            at: record.time("at")?,
            disowned_at: record.optional("disowned_at", Record::time)?,
        }))
    }

    async fn count_email_orders(
        &mut self,
        counted: Counted<'_>,
        since: Timestamp,
    ) -> Result<u64, StoreError> {
        let since = since.seconds();
        let count = match counted {
            Counted::Address(address) => {
                query("SELECT count(*) AS n FROM email_orders WHERE address = $1 AND at >= $2")
                    .bind(address.as_bytes().to_vec())
                    .bind(since)
            }
            Counted::Device(serial, scope) => query(
                "SELECT count(*) AS n FROM email_orders
                    WHERE serial = $1 AND at >= $2 AND scope = $3",
            )
            .bind(serial.as_str().to_owned())
            .bind(since)
            .bind(scope.word()),
            Counted::Network(network) => {
                query("SELECT count(*) AS n FROM email_orders WHERE network = $1 AND at >= $2")
                    .bind(network.to_string())
                    .bind(since)
            }
        };
        let row = self.one(count).await?;
        Record::of("email_orders", "n", row).count("n")
    }

    async fn disown_orders(
        &mut self,
        challenge: &ChallengeHash,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE email_orders SET disowned_at = $2
            WHERE challenge_hash = $1 AND disowned_at IS NULL";
        let update = query(sql)
            .bind(challenge.as_bytes().to_vec())
            .bind(at.seconds());
        self.execute(update).await.map(drop)
    }

    async fn is_disowned(&mut self, challenge: &ChallengeHash) -> Result<bool, StoreError> {
        let sql = "SELECT id FROM email_orders
            WHERE challenge_hash = $1 AND disowned_at IS NOT NULL LIMIT 1";
        let select = query(sql).bind(challenge.as_bytes().to_vec());
        Ok(self.optional(select).await?.is_some())
    }

    async fn add_order_link(
        &mut self,
        token: &TokenHash,
        link: &OrderLink,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO order_links (token_hash, order_id, ends) VALUES ($1, $2, $3)";
        let insert = query(sql)
            .bind(token.as_bytes().to_vec())
            .bind(link.order.value())
            .bind(link.ends.seconds());
        self.execute(insert).await.map(drop)
    }

    async fn order_link(&mut self, token: &TokenHash) -> Result<Option<OrderLink>, StoreError> {
        let select = query("SELECT * FROM order_links WHERE token_hash = $1")
            .bind(token.as_bytes().to_vec());
        let Some(row) = self.optional(select).await? else {
            return Ok(None);
        };
        let record = Record::of("order_links", "token_hash", row);
        Ok(Some(OrderLink {
            order: EmailOrderId::from_value(record.integer("order_id")?),
            ends: record.time("ends")?,
        }))
    }
}
