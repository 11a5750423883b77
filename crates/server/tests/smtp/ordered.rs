//! A code that a phone ordered, from the tap to the mailbox.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use object_store::memory::InMemory;
use protocol::{ServiceAddress, Way};
use rand_core::CryptoRng;
use recovery::email_order::{self, Placed};
use recovery::locale::Locale;
use recovery::staff::HashCost;
use recovery::time::Timestamp;
use server::mail::Encryption;
use server::{Clock, Entropy, Rates, Services, Settings};
use store_sqlite::SqliteStore;
use testkit::entropy::Seeded;
use testkit::service::{LabDevice, MORNING, Service as Lab};
use web::Transport;

use crate::Server;

/// A clock that is set by hand.
struct SetByHand(AtomicU64);

impl Clock for SetByHand {
    fn now(&self) -> Timestamp {
        MORNING.plus(Duration::from_secs(self.0.load(Ordering::Relaxed)))
    }
}

struct Counting(AtomicU64);

impl Entropy for Counting {
    fn rng(&self) -> Box<dyn CryptoRng + Send> {
        Box::new(Seeded::new(self.0.fetch_add(1, Ordering::Relaxed)))
    }
}

fn services(lab: &Lab, clock: &Arc<SetByHand>) -> Services {
    Services {
        store: Arc::clone(&lab.store),
        keys: Arc::new(lab.keys.clone()),
        vault: testkit::vault::vault(),
        pictures: Arc::new(InMemory::new()),
        pdf: server::documents::DrawnHere::port(),
        policy: Arc::new(lab.policy.clone()),
        clock: Arc::clone(clock) as Arc<dyn Clock>,
        entropy: Arc::new(Counting(AtomicU64::new(70))),
        settings: Arc::new(Settings {
            bounce_secret: None,
            portal: Transport::Plain,
            desk: Transport::Plain,
            proxies: Vec::new(),
            hash_cost: HashCost::TEST,
            desk_address: ServiceAddress::parse("http://127.0.0.1:8001").unwrap(),
            step_up: Duration::from_mins(10),
            sso: server::sso::Sso::none(),
            private_webhooks: false,
            rates: Rates::default(),
            uploads: server::Uploads::shipped(),
        }),
    }
}

#[tokio::test]
async fn d5_m3_a_code_that_was_ordered_arrives_once_although_the_server_puts_it_off() {
    let server = Server::start("starttls");
    let mailer = server.mailer(Encryption::StartTls, "pass phrase");
    let store = SqliteStore::in_memory().await.unwrap();
    let lab = Lab::new(Arc::new(store), 7);
    let device = LabDevice::new("RG4T7M2KXX9876543210", 8).with_reserved("later@plant.example");
    lab.enrol(&device).await;
    let (challenge, code) = device.challenge_of(Way::Email, &lab, 9);
    let (store, keys, policy) = (&*lab.store, &lab.keys, &lab.policy);
    let from = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 7));
    let placed = email_order::place(
        store,
        keys,
        policy,
        &challenge,
        from,
        Locale::English,
        MORNING,
    );
    assert_eq!(placed.await.unwrap().placed, Placed::Ordered);

    let clock = Arc::new(SetByHand(AtomicU64::new(1)));
    let services = services(&lab, &clock);
    server::worker::drain(&services, &mailer).await.unwrap();
    assert!(server.mails().is_empty(), "the server puts it off");
    clock.0.store(3_600, Ordering::Relaxed);
    server::worker::drain(&services, &mailer).await.unwrap();
    clock.0.store(7_200, Ordering::Relaxed);
    server::worker::drain(&services, &mailer).await.unwrap();
    let mails = server.mails();
    let [(_, mail)] = mails.as_slice() else {
        panic!("{} mails", mails.len())
    };
    let code = code.to_text();
    assert!(mail.lines().any(|line| line == *code), "{mail}");
    let subject = mail.lines().find(|line| line.starts_with("Subject:"));
    assert!(subject.is_some_and(|subject| !subject.contains(code.as_str())));
    for line in [
        "To: later@plant.example",
        "Auto-Submitted: auto-generated",
        "192.0.2.7",
        "/not-me/",
    ] {
        assert!(mail.contains(line), "{line}\n{mail}");
    }
    assert!(
        !mail.contains("RG4T7M2KXX9876543210"),
        "the serial is masked"
    );
}
