//! The worker: retries, gives up, and stops when told.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use recovery::jobs;
use server::mail::{Letter, MailError, Mailer};
use tokio::sync::watch;

use crate::world::World;

/// A mail server that says no a number of times.
struct Grumpy {
    refusals: AtomicUsize,
    permanent: bool,
    sent: AtomicUsize,
}

impl Grumpy {
    fn new(refusals: usize, permanent: bool) -> Arc<Self> {
        Arc::new(Self {
            refusals: AtomicUsize::new(refusals),
            permanent,
            sent: AtomicUsize::new(0),
        })
    }
}

#[async_trait]
impl Mailer for Grumpy {
    async fn send(&self, _: &Letter) -> Result<(), MailError> {
        let left = self.refusals.load(Ordering::SeqCst);
        if left == 0 {
            self.sent.fetch_add(1, Ordering::SeqCst);
            return Ok(());
        }
        self.refusals.store(left - 1, Ordering::SeqCst);
        let reason = "451 not now, <holder@example.org>".to_owned();
        Err(match self.permanent {
            true => MailError::Permanent(reason),
            false => MailError::Temporary(reason),
        })
    }

    fn describe(&self) -> String {
        "a grumpy server".to_owned()
    }
}

#[tokio::test]
async fn a_mail_that_fails_for_now_is_tried_again_later_and_sent_once() {
    let world = World::new().await;
    world.request(&world.challenge()).await;
    let grumpy = Grumpy::new(2, false);
    for minutes in [0, 1, 2] {
        world.clock.pass(Duration::from_mins(minutes));
        server::worker::drain(&world.services, &*grumpy)
            .await
            .unwrap();
    }
    assert_eq!(grumpy.sent.load(Ordering::SeqCst), 1);
    assert!(jobs::left(&*world.services.store).await.unwrap().is_empty());
    assert!(jobs::dead(&*world.services.store).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_mail_that_is_refused_for_good_is_given_up_and_told_to_the_desk() {
    let world = World::new().await;
    let case = world.request(&world.challenge()).await;
    let grumpy = Grumpy::new(1, true);
    server::worker::drain(&world.services, &*grumpy)
        .await
        .unwrap();
    let dead = jobs::dead(&*world.services.store).await.unwrap();
    assert_eq!(dead.len(), 1);
    assert_eq!(dead[0].reason, "451 not now, (address)");
    let mut staff = world.staff().await;
    let page = staff.get(&format!("/cases/{case}")).await;
    page.says("could not be delivered");
}

#[tokio::test]
async fn a_question_that_was_withdrawn_by_a_decision_is_not_sent() {
    let world = World::new().await;
    let case = world.request(&world.challenge()).await;
    crate::desk::ask(&world, &case, "Which shop?").await;
    crate::desk::approve(&world, &case).await;
    let mails = world.mails().await;
    let names = crate::world::names(&mails);
    assert!(
        !names.iter().any(|name| name.starts_with("more-wanted")),
        "{names:?}"
    );
    assert!(jobs::left(&*world.services.store).await.unwrap().is_empty());
}

#[tokio::test]
async fn the_worker_sends_what_comes_and_stops_when_told() {
    let world = World::new().await;
    let grumpy = Grumpy::new(0, false);
    let (stop, told) = watch::channel(false);
    let worker = tokio::spawn(server::worker::run(
        world.services.clone(),
        grumpy.clone(),
        told,
    ));
    world.request(&world.challenge()).await;
    while grumpy.sent.load(Ordering::SeqCst) == 0 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    stop.send(true).unwrap();
    tokio::time::timeout(Duration::from_secs(5), worker)
        .await
        .expect("it stops at once")
        .unwrap();
}
