//! What the pages, calls and workers are built from.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use object_store::ObjectStore;
use protocol::ServiceAddress;
use rand_core::CryptoRng;
use recovery::policy::Policy;
use recovery::ports::{RecoveryKeys, Vault};
use recovery::staff::HashCost;
use recovery::store::Store;
use recovery::time::Timestamp;
use web::Transport;

use crate::documents::PdfPages;
use crate::http::limits::Rates;
use crate::http::room::Uploads;
use crate::sso::Sso;

/// The one clock.
pub trait Clock: Send + Sync {
    /// What time it is.
    fn now(&self) -> Timestamp;
}

/// The one source of randomness.
pub trait Entropy: Send + Sync {
    /// A generator fit for keys and tokens, good for one call.
    fn rng(&self) -> Box<dyn CryptoRng + Send>;
}

/// The ports and settings of a service. Cloning shares them.
#[derive(Clone)]
pub struct Services {
    /// Where requests, registry, staff, jobs and audit are kept.
    pub store: Arc<dyn Store>,
    /// The keys that open challenges.
    pub keys: Arc<dyn RecoveryKeys>,
    /// What seals pictures and secrets before they are stored.
    pub vault: Arc<dyn Vault>,
    /// Where pictures are kept.
    pub pictures: Arc<dyn ObjectStore>,
    /// What makes pictures of PDFs.
    pub pdf: Arc<dyn PdfPages>,
    /// The authority's rules and words.
    pub policy: Arc<Policy>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub entropy: Arc<dyn Entropy>,
    /// Transports, proxies and rates.
    pub settings: Arc<Settings>,
}

/// How this service is reached and how much it bears.
#[derive(Clone, Debug)]
pub struct Settings {
    /// How browsers reach the portal.
    pub portal: Transport,
    /// How browsers reach the desk.
    pub desk: Transport,
    /// The reverse proxies whose `X-Forwarded-For` is believed.
    pub proxies: Vec<IpAddr>,
    /// SHA-256 of the secret that mail servers show when they report; without one nothing is taken.
    pub bounce_secret: Option<[u8; 32]>,
    /// What hashing a staff member's password costs.
    pub hash_cost: HashCost,
    /// The desk's address, to which passkeys and links for staff belong.
    pub desk_address: ServiceAddress,
    /// How long a second factor that was shown is enough for an answer; zero asks for each.
    pub step_up: Duration,
    /// Sign-in of the staff by identity providers.
    pub sso: Sso,
    /// Whether webhooks may lead into networks that are not public.
    pub private_webhooks: bool,
    /// How often strangers may do what.
    pub rates: Rates,
    /// How much may be uploaded at the same time.
    pub uploads: Uploads,
}
