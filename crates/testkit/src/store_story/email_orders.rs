//! Mails ordered to reserved emails.

use std::net::IpAddr;
use std::sync::Arc;

use protocol::{Challenge, Scope, Way};
use recovery::audit::Actor;
use recovery::email_order::{self, DAILY, DEVICE_HOURLY, Placed, QUIET};
use recovery::jobs::{self, JobKind};
use recovery::letter::{self, Letter};
use recovery::locale::Locale;
use recovery::registry::{self, FlagKind};
use recovery::time::Timestamp;

use super::jobs::deliver_all;
use super::later;
use crate::entropy::Seeded;
use crate::service::{LabDevice, Service};

const HERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 7));

async fn place(service: &Service, challenge: &Challenge, now: Timestamp) -> Placed {
    let (store, keys, policy) = (&*service.store, &service.keys, &service.policy);
    email_order::place(store, keys, policy, challenge, HERE, Locale::Arabic, now)
        .await
        .expect("placed or refused")
        .placed
}

async fn device(service: &Service, serial: &str, email: &str, seed: u64) -> LabDevice {
    let device = LabDevice::new(serial, seed).with_reserved(email);
    service.enrol(&device).await;
    device
}

pub(super) async fn orders_at_once_keep_the_limit(service: &Arc<Service>) {
    let device = device(service, "ORDER000000000000001", "one@plant.example", 120).await;
    let (challenge, _) = device.challenge_for(Way::Email, Scope::Administrator, service, 121);
    let orders = [0; 8].map(|_| {
        let (service, challenge) = (Arc::clone(service), challenge.clone());
        tokio::spawn(async move { place(&service, &challenge, later(0)).await })
    });
    let mut ordered = 0;
    for order in orders {
        let placed = order.await.expect("ran");
        ordered += u64::from(placed == Placed::Ordered);
    }
    assert_eq!(ordered, DEVICE_HOURLY);
    let left = jobs::left(&*service.store).await.expect("jobs");
    assert_eq!(left.len() as u64, DEVICE_HOURLY, "one job for each order");
    let mut tx = service.store.read().await.expect("a unit of work");
    for job in left {
        let JobKind::Email { order } = job.kind else {
            panic!("another mail waits")
        };
        let order = tx.email_order(order).await.expect("looked up");
        assert_eq!(order.expect("an order").language, Locale::Arabic);
    }
    drop(tx);
    deliver_all(service, later(1)).await;
}

pub(super) async fn limits_are_counted_by_the_hour_and_by_the_day(service: &Arc<Service>) {
    let device = device(service, "ORDER000000000000002", "two@plant.example", 130).await;
    let mut ordered = 0;
    for quarter in 0..96 {
        let (challenge, _) =
            device.challenge_for(Way::Email, Scope::Administrator, service, 1000 + quarter);
        let now = later(100 + quarter * 900);
        ordered += u64::from(place(service, &challenge, now).await == Placed::Ordered);
        if quarter == 3 {
            assert_eq!(ordered, DEVICE_HOURLY, "in the first hour");
        }
    }
    assert_eq!(ordered, DAILY, "in the first day");
    deliver_all(service, later(100 + 96 * 900)).await;
}

/// The link of the mail that waits.
async fn link(service: &Service, now: Timestamp, seed: u64) -> String {
    let (store, keys, policy) = (&*service.store, &service.keys, &service.policy);
    let leased = jobs::lease(store, now).await.expect("jobs");
    let leased = leased.expect("a mail waits");
    let mut rng = Seeded::new(seed);
    let letter = letter::write(store, keys, policy, leased.job.kind, now, &mut rng).await;
    jobs::done(store, &leased).await.expect("done");
    match letter.expect("a letter") {
        Letter::EmailCode { token, .. } => token.expect("a link").to_text().to_string(),
        _ => panic!("not a code"),
    }
}

pub(super) async fn a_disowned_code_flags_its_device(service: &Service) {
    let device = device(service, "ORDER000000000000003", "three@plant.example", 140).await;
    let (store, serial) = (&*service.store, device.serial());
    let senior = service.senior("disowned-1", 19_870).await;
    let since = later(90_000);
    let mut said = Vec::new();
    for n in 0..2 {
        // The second one long after the first, so that its mail waits no more.
        let now = since.plus(QUIET * n);
        let (challenge, _) = device.challenge_for(
            Way::Email,
            Scope::Administrator,
            service,
            141 + u64::from(n),
        );
        assert_eq!(place(service, &challenge, now).await, Placed::Ordered);
        let text = link(service, now, 150 + u64::from(n)).await;
        let looked = email_order::look_up(store, &text, now).await;
        assert!(looked.expect("a page").disowned.is_none());
        for _ in 0..2 {
            let done = email_order::disown(store, &text, now).await;
            let until = done.expect("said").disowned.expect("noted").quiet_until;
            assert_eq!(until, Some(now.plus(QUIET)), "a day from then on");
        }
        assert_eq!(place(service, &challenge, now).await, Placed::Refused);
        said.push(text);
    }
    let now = since.plus(QUIET);
    let view = registry::device(store, &senior.reader(), serial).await;
    let flags = view.expect("a view").expect("the device").flags;
    let kinds: Vec<_> = flags
        .iter()
        .map(|flag| (flag.kind, flag.cleared.is_some()))
        .collect();
    assert_eq!(
        kinds,
        [(FlagKind::Disowned, false), (FlagKind::Disowned, true)]
    );
    assert_eq!(flags[0].by, Actor::ReservedEmail);
    // Staff who take the flag away end the wait.
    registry::clear_flag(
        store,
        &senior,
        serial,
        FlagKind::Disowned,
        "He was asked",
        now,
    )
    .await
    .expect("cleared");
    let looked = email_order::look_up(store, &said[1], now).await;
    let disowned = looked.expect("a page").disowned.expect("still said");
    assert_eq!(disowned.quiet_until, None);
    deliver_all(service, now).await;
}
