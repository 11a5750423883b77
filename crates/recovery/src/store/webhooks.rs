//! Webhooks, and what is to be sent to them.

use async_trait::async_trait;

use super::{DeliveryId, StoreError, WebhookId};
use crate::case::CaseNumber;
use crate::text::Line;
use crate::time::Timestamp;
use crate::webhooks::{Delivery, Event, Progress, Webhook, WebhookUrl};

/// A webhook to add.
#[derive(Debug, Clone)]
pub struct NewWebhook {
    /// Where it is called.
    pub url: WebhookUrl,
    /// What it is for.
    pub about: Option<Line>,
    /// What it is told.
    pub events: Vec<Event>,
    /// What signs, sealed.
    pub sealed: Vec<u8>,
    /// When it is added.
    pub added_at: Timestamp,
}

/// A delivery to add.
#[derive(Debug, Clone)]
pub struct NewDelivery {
    /// To whom.
    pub webhook: WebhookId,
    /// The request that it tells of, if of one: its erasure takes the delivery along.
    pub case: Option<CaseNumber>,
    /// The message's id.
    pub message: String,
    /// The word of the event.
    pub event: String,
    /// What is sent.
    pub body: String,
    /// When it happened.
    pub at: Timestamp,
    /// When it is due.
    pub due: Timestamp,
}

/// What came of an attempt.
#[derive(Debug, Clone)]
pub struct Settled {
    /// How far the delivery is.
    pub progress: Progress,
    /// When it is due again.
    pub due: Timestamp,
    /// What came of it, for people.
    pub said: String,
    /// When it was tried.
    pub at: Timestamp,
}

/// Webhooks.
#[async_trait]
pub trait Webhooks {
    /// Adds a webhook, which is on.
    async fn add_webhook(&mut self, webhook: &NewWebhook) -> Result<WebhookId, StoreError>;

    /// All webhooks, the oldest first.
    async fn webhooks(&mut self) -> Result<Vec<Webhook>, StoreError>;

    /// The webhook of that id.
    async fn webhook(&mut self, id: WebhookId) -> Result<Option<Webhook>, StoreError>;

    /// The same, and nobody else changes or removes it until this unit of work ends.
    async fn lock_webhook(&mut self, id: WebhookId) -> Result<Option<Webhook>, StoreError>;

    /// Keeps a webhook as it is now, all but its address and when it was added.
    async fn set_webhook(&mut self, webhook: &Webhook) -> Result<(), StoreError>;

    /// Removes a webhook with its deliveries.
    async fn remove_webhook(&mut self, id: WebhookId) -> Result<(), StoreError>;

    /// The number of the last entry of the audit trail that webhooks were told of.
    async fn webhooks_told(&mut self) -> Result<u64, StoreError>;

    /// The same, and nobody else changes it until this unit of work ends.
    async fn lock_webhooks_told(&mut self) -> Result<u64, StoreError>;

    /// Moves that number on.
    async fn set_webhooks_told(&mut self, number: u64) -> Result<(), StoreError>;

    /// Adds a delivery.
    async fn add_delivery(&mut self, delivery: &NewDelivery) -> Result<DeliveryId, StoreError>;

    /// Hands out the delivery that is due and came first, of those to webhooks that are on and of whose
    /// deliveries none is leased beyond `now`. It is leased until `until`, with its attempt counted. No two
    /// callers get the same attempt.
    async fn lease_delivery(
        &mut self,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<Option<Delivery>, StoreError>;

    /// Settles an attempt. `false` when a later one has taken it over.
    async fn settle_delivery(
        &mut self,
        id: DeliveryId,
        attempt: u32,
        settled: &Settled,
    ) -> Result<bool, StoreError>;

    /// Begins a delivery anew, with no attempt counted.
    async fn restart_delivery(
        &mut self,
        id: DeliveryId,
        settled: &Settled,
    ) -> Result<(), StoreError>;

    /// The delivery of that id.
    async fn delivery(&mut self, id: DeliveryId) -> Result<Option<Delivery>, StoreError>;

    /// The newest deliveries to a webhook, the newest first, at most `limit`.
    async fn deliveries_to(
        &mut self,
        webhook: WebhookId,
        limit: u32,
    ) -> Result<Vec<Delivery>, StoreError>;
}
