//! The store port: what the rules need remembered, in their own words.
//!
//! A use case takes one unit of work from [`Store::begin`], does all of its reading and writing
//! in it and ends with [`Tx::commit`]. A unit of work that is dropped has not happened. Looking
//! something up gives an `Option`; "not found" is no error.
//!
//! Each noun has one trait here and one file of the same name in each adapter.

mod api_answers;
mod api_tokens;
mod audit;
mod cases;
mod challenges;
mod counters;
mod decisions;
mod desk_work;
mod device_search;
mod devices;
mod distributors;
mod email_orders;
mod enrolments;
mod envelopes;
mod error;
mod evidence;
mod flags;
mod holder_links;
mod ids;
mod imports;
mod invitations;
mod jobs;
mod lines;
mod passkeys;
mod proposals;
mod queue;
mod releases;
mod reply_links;
mod retention;
mod sessions;
mod sign_ons;
mod staff;
mod tellings;
mod webhooks;

use async_trait::async_trait;
use protocol::Email;

pub use self::api_answers::{API_ANSWER_LIFE, ApiAnswer, ApiAnswers, ApiCall, Begun};
pub use self::api_tokens::ApiTokens;
pub use self::audit::AuditTrail;
pub use self::cases::Cases;
pub use self::challenges::{Challenges, SeenChallenge};
pub use self::counters::Counters;
pub use self::decisions::Decisions;
pub use self::desk_work::DeskWork;
pub use self::device_search::DeviceSearch;
pub use self::devices::Devices;
pub use self::distributors::Distributors;
pub use self::email_orders::{Counted, EmailOrders, OrderLink};
pub use self::enrolments::Enrolments;
pub use self::envelopes::Envelopes;
pub use self::error::StoreError;
pub use self::evidence::EvidencePieces;
pub use self::flags::Flags;
pub use self::holder_links::{HolderLink, HolderLinks, HolderOrder, Outcome};
pub use self::ids::{
    ApiTokenId, CannedId, ConflictId, DeliveryId, DistributorId, EmailOrderId, HolderOrderId,
    ImportId, JobId, MessageId, ProposalId, ReleaseId, WebhookId,
};
pub use self::imports::{Import, ImportFault, Imports, NewImport};
pub use self::invitations::{Invitation, Invitations};
pub use self::jobs::Jobs;
pub use self::lines::Lines;
pub use self::passkeys::Passkeys;
pub use self::proposals::{FactsHash, NewProposal, Proposal, Proposals};
pub use self::queue::Queue;
pub use self::releases::{Dates, Grant, NewRelease, Release, Releases};
pub use self::reply_links::{ReplyLink, ReplyLinks};
pub use self::retention::Retention;
pub use self::sessions::{Session, Sessions};
pub use self::sign_ons::SignOns;
pub use self::staff::{StaffAccounts, Tries};
pub use self::tellings::{NewTelling, ObjectionLink, Telling, Tellings};
pub use self::webhooks::{NewDelivery, NewWebhook, Settled, Webhooks};

use crate::text::Line;

/// A database that keeps the service's facts.
#[async_trait]
pub trait Store: Send + Sync {
    /// Begins a unit of work that may write.
    async fn begin(&self) -> Result<Box<dyn Tx>, StoreError>;

    /// Begins a unit of work that only reads and holds no writer up.
    async fn read(&self) -> Result<Box<dyn Tx>, StoreError>;
}

/// A unit of work: all of it happens at [`Tx::commit`], or none of it.
#[async_trait]
pub trait Tx:
    ApiAnswers
    + ApiTokens
    + AuditTrail
    + Cases
    + Challenges
    + Decisions
    + DeskWork
    + DeviceSearch
    + Counters
    + Devices
    + Distributors
    + EmailOrders
    + Enrolments
    + EvidencePieces
    + Envelopes
    + Flags
    + Imports
    + Invitations
    + HolderLinks
    + Jobs
    + Lines
    + Proposals
    + Queue
    + Passkeys
    + Releases
    + ReplyLinks
    + Retention
    + Sessions
    + SignOns
    + StaffAccounts
    + Webhooks
    + Tellings
    + Send
{
    /// Makes it so, durably.
    async fn commit(self: Box<Self>) -> Result<(), StoreError>;
}

/// The form in which addresses are compared and indexed: wholly lower-case.
///
/// The local part is compared without case although RFC 5321 leaves that to the receiving host:
/// people type it either way, and no provider in use tells them apart. Dots and tags count.
#[must_use]
pub fn email_key(email: &Email) -> String {
    email.as_str().to_ascii_lowercase()
}

/// The form in which places of purchase are compared: lower-case.
#[must_use]
pub fn place_key(place: &Line) -> String {
    place.as_str().to_lowercase()
}
