//! Jobs.

use std::collections::HashSet;
use std::sync::Arc;

use recovery::audit::{Act, Actor};
use recovery::case::CaseNumber;
use recovery::jobs::{self, JobKind, LEASE, Leased, MAX_ATTEMPTS, Outcome, Setback};
use recovery::letter::{self, LetterError};
use recovery::store::MessageId;
use recovery::time::Timestamp;

use super::later;
use crate::entropy::Seeded;
use crate::service::{LabDevice, Service};

/// Does every job that is due, as a worker would.
pub(super) async fn deliver_all(service: &Service, now: Timestamp) {
    let (store, keys, policy) = (&*service.store, &service.keys, &service.policy);
    while let Some(leased) = lease(service, now).await {
        let kind = leased.job.kind;
        let mut rng = Seeded::new(80 + leased.job.id.value().unsigned_abs());
        match letter::write(store, keys, policy, kind, now, &mut rng).await {
            Ok(_) | Err(LetterError::Moot) => {}
            Err(error) => panic!("a letter for {kind:?}, not: {error}"),
        }
        assert!(jobs::done(store, &leased).await.expect("settled"));
        assert!(
            !jobs::done(store, &leased).await.expect("settled"),
            "a job is done once"
        );
    }
}

pub(super) async fn two_workers_share_no_job(service: &Arc<Service>) {
    let case = a_case(service, "JOBS0000000000000001", 90).await;
    let mut tx = service.store.begin().await.expect("a unit of work");
    for kind in [
        JobKind::Receipt { case },
        JobKind::Rejected {
            case,
            reason: MessageId::from_value(1),
        },
        JobKind::Rejected {
            case,
            reason: MessageId::from_value(1),
        },
    ] {
        tx.add_job(&kind, later(0))
            .await
            .expect("added, or there already");
    }
    tx.commit().await.expect("committed");
    assert_eq!(
        jobs::left(&*service.store).await.expect("jobs").len(),
        2,
        "a key counts once"
    );

    let workers = [0; 4].map(|_| {
        let service = Arc::clone(service);
        tokio::spawn(async move { lease(&service, later(1)).await })
    });
    let mut leased = Vec::new();
    for worker in workers {
        leased.extend(worker.await.expect("ran"));
    }
    let ids: HashSet<_> = leased.iter().map(|leased| leased.job.id).collect();
    assert_eq!(
        (leased.len(), ids.len()),
        (2, 2),
        "each job went to one worker"
    );
    assert_eq!(lease(service, later(2)).await, None);
    for leased in leased {
        assert!(jobs::done(&*service.store, &leased).await.expect("settled"));
    }
}

pub(super) async fn a_slow_worker_loses_its_job(service: &Service) {
    a_case(service, "JOBS0000000000000002", 91).await;
    let store = &*service.store;
    let slow = lease(service, later(0)).await.expect("a job");
    let over = later(0).plus(LEASE);
    let quick = lease(service, over).await.expect("the same job");
    assert_eq!((quick.job, quick.attempt), (slow.job, slow.attempt + 1));
    let outcome = jobs::failed(store, &slow, Setback::Passing, "too slow", over).await;
    assert_eq!(outcome.expect("settled"), Outcome::Superseded);
    assert!(!jobs::done(store, &slow).await.expect("settled"));
    assert!(jobs::done(store, &quick).await.expect("settled"));
}

pub(super) async fn a_hopeless_job_dies_and_is_revived(service: &Service) {
    let case = a_case(service, "JOBS0000000000000003", 92).await;
    let store = &*service.store;
    let mut now = later(0);
    for attempt in 1..=MAX_ATTEMPTS {
        let leased = lease(service, now).await.expect("due again");
        assert_eq!(leased.attempt, attempt);
        let outcome = jobs::failed(store, &leased, Setback::Passing, "server away", now).await;
        match outcome.expect("settled") {
            Outcome::Again(due) => {
                assert_eq!(lease(service, now).await, None, "not before its time");
                now = due;
            }
            Outcome::Dead => assert_eq!(attempt, MAX_ATTEMPTS),
            Outcome::Superseded => panic!("nobody else works here"),
        }
    }
    let dead = jobs::dead(store).await.expect("dead jobs");
    assert_eq!(dead.len(), 1);
    assert_eq!(
        (dead[0].job.kind, dead[0].reason.as_str()),
        (JobKind::Receipt { case }, "server away")
    );
    let mut tx = store.read().await.expect("a unit of work");
    let given_up = tx.entries_of(Act::MailGivenUp, 9).await.expect("entries");
    assert_eq!(given_up.len(), 1);
    drop(tx);

    let id = dead[0].job.id;
    assert!(
        jobs::revive(store, id, &Actor::Operator, now)
            .await
            .expect("revived")
    );
    assert!(
        !jobs::revive(store, id, &Actor::Operator, now)
            .await
            .expect("no dead job")
    );
    let leased = lease(service, now).await.expect("due at once");
    let outcome = jobs::failed(store, &leased, Setback::Final, "no such address", now).await;
    assert_eq!(
        outcome.expect("settled"),
        Outcome::Dead,
        "a final failure is not repeated"
    );
    assert!(
        jobs::revive(store, id, &Actor::Operator, now)
            .await
            .expect("revived")
    );
    deliver_all(service, now).await;
}

pub(super) async fn none_is_left_over(service: &Service) {
    assert_eq!(jobs::left(&*service.store).await.expect("jobs"), []);
    assert_eq!(jobs::dead(&*service.store).await.expect("jobs"), []);
}

async fn lease(service: &Service, now: Timestamp) -> Option<Leased> {
    jobs::lease(&*service.store, now)
        .await
        .expect("leased, or nothing due")
}

/// A case with its receipt still to be mailed.
async fn a_case(service: &Service, serial: &str, seed: u64) -> CaseNumber {
    let device = LabDevice::new(serial, seed);
    service.enrol(&device).await;
    let (challenge, _) = device.challenge(service, seed);
    let form = service.form(&device, &challenge, "jobs@shop.example");
    service
        .request(&form, later(0), seed)
        .await
        .expect("taken")
        .case
}
