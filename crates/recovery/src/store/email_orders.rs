//! Orders for mails to reserved emails.

use core::net::IpAddr;

use async_trait::async_trait;
use protocol::{ChallengeHash, Scope, Serial};

use super::{EmailOrderId, StoreError};
use crate::email_order::{AddressHash, EmailOrder, NewEmailOrder};
use crate::time::Timestamp;
use crate::token::TokenHash;

/// Whose orders are counted.
#[derive(Debug, Clone, Copy)]
pub enum Counted<'a> {
    /// Those to one address.
    Address(&'a AddressHash),
    /// Those of one device for one purpose.
    Device(&'a Serial, Scope),
    /// Those from one network address.
    Network(IpAddr),
}

/// A link by which the reader of an ordered mail says that the order was not his.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OrderLink {
    /// The order.
    pub order: EmailOrderId,
    /// When it ends.
    pub ends: Timestamp,
}

/// Orders for mails, as the limits count them.
#[async_trait]
pub trait EmailOrders {
    /// Lets nobody else place an order for this device until the unit of work ends, so that two at
    /// once cannot pass the same limit.
    async fn hold_email_orders(&mut self, serial: &Serial) -> Result<(), StoreError>;

    /// Adds an order.
    async fn add_email_order(&mut self, order: &NewEmailOrder) -> Result<EmailOrderId, StoreError>;

    /// The order with that id.
    async fn email_order(&mut self, id: EmailOrderId) -> Result<Option<EmailOrder>, StoreError>;

    /// How many orders were placed since, that moment included.
    async fn count_email_orders(
        &mut self,
        counted: Counted<'_>,
        since: Timestamp,
    ) -> Result<u64, StoreError>;

    /// Notes that whoever reads the mails to the sealed address did not order those of this challenge.
    async fn disown_orders(
        &mut self,
        challenge: &ChallengeHash,
        at: Timestamp,
    ) -> Result<(), StoreError>;

    /// Whether an order by this challenge is noted so.
    async fn is_disowned(&mut self, challenge: &ChallengeHash) -> Result<bool, StoreError>;

    /// Adds a link.
    async fn add_order_link(
        &mut self,
        token: &TokenHash,
        link: &OrderLink,
    ) -> Result<(), StoreError>;

    /// The link with that token, also one that has ended.
    async fn order_link(&mut self, token: &TokenHash) -> Result<Option<OrderLink>, StoreError>;
}
