//! A portal on loopback, its limits lifted, and genuine devices that ask it.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use object_store::ObjectStore;
use object_store::memory::InMemory;
use protocol::ServiceAddress;
use rand_core::CryptoRng;
use recovery::limits::{Limits, Quota};
use recovery::policy::AnswerKind;
use recovery::staff::HashCost;
use recovery::store::Store;
use recovery::time::Timestamp;
use serde_json::json;
use server::{Clock, Entropy, Rate, Rates, Services, Settings};
use testkit::entropy::Seeded;
use testkit::service::{LabDevice, MORNING, Service as Lab};
use tokio::net::TcpListener;
use web::Transport;

pub(crate) struct Service {
    pub(crate) address: SocketAddr,
    pub(crate) lab: Lab,
    pub(crate) services: Services,
}

/// A device that has made its challenge.
pub(crate) struct Asking {
    serial: String,
    digits: String,
}

struct Standing;

impl Clock for Standing {
    fn now(&self) -> Timestamp {
        MORNING
    }
}

struct Counting(AtomicU64);

impl Entropy for Counting {
    fn rng(&self) -> Box<dyn CryptoRng + Send> {
        Box::new(Seeded::new(self.0.fetch_add(1, Ordering::Relaxed)))
    }
}

impl Service {
    pub(crate) async fn start(store: Arc<dyn Store>) -> Self {
        Self::over(store, Arc::new(InMemory::new())).await
    }

    /// The same, with its pictures and drafts kept there.
    pub(crate) async fn over(store: Arc<dyn Store>, pictures: Arc<dyn ObjectStore>) -> Self {
        Self::bounded(store, pictures, unlimited()).await
    }

    /// The same with limits. Each caller says by `X-Forwarded-For` where he is.
    pub(crate) async fn bounded(
        store: Arc<dyn Store>,
        pictures: Arc<dyn ObjectStore>,
        rates: Rates,
    ) -> Self {
        let mut lab = Lab::new(Arc::clone(&store), 7);
        lab.policy.answers = AnswerKind::ALL.to_vec();
        // One machine is everybody here.
        lab.policy.limits = Limits::of(Quota::NONE);
        let services = Services {
            store,
            keys: Arc::new(lab.keys.clone()),
            vault: testkit::vault::vault(),
            pictures,
            pdf: server::documents::DrawnHere::port(),
            policy: Arc::new(lab.policy.clone()),
            clock: Arc::new(Standing),
            entropy: Arc::new(Counting(AtomicU64::new(1_000_000))),
            settings: Arc::new(Settings {
                bounce_secret: None,
                portal: Transport::Plain,
                desk: Transport::Plain,
                proxies: vec![Ipv4Addr::LOCALHOST.into()],
                hash_cost: HashCost::TEST,
                desk_address: ServiceAddress::parse("http://127.0.0.1:8001").unwrap(),
                step_up: Duration::from_mins(10),
                sso: server::sso::Sso::none(),
                private_webhooks: false,
                rates,
                uploads: server::Uploads::shipped(),
            }),
        };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let pages =
            server::portal(services.clone()).into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(async move { axum::serve(listener, pages).await });
        Self {
            address,
            lab,
            services,
        }
    }

    /// The link of a challenge of that device.
    pub(crate) fn link(&self, device: &LabDevice) -> String {
        let challenge = device.challenge(&self.lab, 3).0;
        challenge.to_link(&self.lab.policy.public_address)
    }

    /// So many enrolled devices, each with a challenge of the key way.
    pub(crate) async fn devices(&self, count: usize) -> Vec<Asking> {
        let mut devices = Vec::with_capacity(count);
        for number in 0..count {
            let seed = 10_000 + u64::try_from(number).unwrap();
            let device = LabDevice::new(&format!("RG{number:018}"), seed);
            self.lab.enrol(&device).await;
            devices.push(Asking {
                serial: device.serial().to_string(),
                digits: device.challenge(&self.lab, seed).0.to_digits(),
            });
        }
        devices
    }

    /// What that device's holder hands in.
    pub(crate) fn request(&self, device: &Asking) -> String {
        json!({
            "email": email(device), "country": "DE", "place": "Nord Alarm GmbH",
            "business": "installer", "category": "recorder", "serial": device.serial,
            "model": "RG1602-16S", "device_date": MORNING.date().to_string(), "answer": "key",
            "challenge": device.digits, "declaration": true,
        })
        .to_string()
    }
}

/// What he asks afterwards.
pub(crate) fn question(device: &Asking) -> String {
    json!({ "serial": device.serial, "email": email(device) }).to_string()
}

fn email(device: &Asking) -> String {
    format!("holder-{}@example.org", device.serial)
}

fn unlimited() -> Rates {
    let rate = Rate::new(u32::MAX, 1);
    Rates {
        uploads: rate,
        frames: rate,
        requests: rate,
        questions: rate,
        puzzles: rate,
        questions_unproven: rate,
        questions_of_serial: rate,
        email_orders: rate,
        sign_ins: rate,
        program_calls: rate,
        wrong_tokens: rate,
    }
}
