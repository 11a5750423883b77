//! Mails ordered to reserved emails.

use std::net::IpAddr;
use std::sync::Arc;

use protocol::{Challenge, Scope, Way};
use recovery::email_order::{self, DAILY, DEVICE_HOURLY, Placed};
use recovery::jobs::{self, JobKind};
use recovery::locale::Locale;
use recovery::time::Timestamp;

use super::jobs::deliver_all;
use super::later;
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
