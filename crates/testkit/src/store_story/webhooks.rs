//! Webhooks: told once of what happened, one call at a time, and nothing outlives what it tells of.

use std::sync::Arc;
use std::time::Duration;

use recovery::audit::{Act, Actor, Entry};
use recovery::case::CaseNumber;
use recovery::staff::Keeper;
use recovery::store::WebhookId;
use recovery::text::Line;
use recovery::time::Timestamp;
use recovery::webhooks::{
    self, About, Attempt, Change, Delivery, Event, Fallen, LEASE, Leased, NewHook, Outcome,
    Progress, Standing, Told, WebhookError, WebhookUrl,
};

use super::{jobs, later};
use crate::entropy::Seeded;
use crate::service::{LabDevice, Service};
use crate::vault::vault;

/// When nothing is due any more, and nothing is swept yet.
fn much_later() -> Timestamp {
    later(200_000)
}

async fn add(service: &Service, path: &str, events: &[Event], at: Timestamp) -> WebhookId {
    let url = format!("https://hooks.example/{path}?key=hidden");
    let hook = NewHook {
        url: WebhookUrl::parse(&url, false).expect("an address"),
        about: Some(Line::parse("A help desk").expect("a line")),
        events: events.to_vec(),
    };
    let (store, vault) = (&*service.store, vault());
    let mut rng = Seeded::new(8_800);
    let handed = webhooks::add(store, &*vault, hook, Keeper::Operator, at, &mut rng).await;
    handed.expect("added").id
}

/// Follows the trail to its end.
async fn follow(service: &Service, now: Timestamp) {
    let write = |told: &Told| match &told.about {
        About::Case(facts) => format!("{} {} {}", told.event.as_str(), facts.number, facts.place),
        About::Device { serial, .. } => format!("{} {serial}", told.event.as_str()),
    };
    let (store, policy) = (&*service.store, &service.policy);
    while webhooks::follow(store, policy, &write, now)
        .await
        .expect("followed")
    {}
}

async fn lease(service: &Service, now: Timestamp) -> Option<Leased> {
    let leased = webhooks::lease(&*service.store, &*vault(), now).await;
    leased.expect("leased, or nothing due")
}

async fn settle(service: &Service, leased: &Leased, attempt: Attempt, now: Timestamp) -> Outcome {
    let settled = webhooks::settle(&*service.store, leased, &attempt, now).await;
    settled.expect("settled").0
}

async fn told_to(service: &Service, id: WebhookId) -> Vec<Delivery> {
    let told = webhooks::deliveries(&*service.store, id, 99).await;
    told.expect("deliveries")
}

async fn a_case(service: &Service, serial: &str, seed: u64, at: Timestamp) -> CaseNumber {
    let device = LabDevice::new(serial, seed);
    service.enrol(&device).await;
    let (challenge, _) = device.challenge(service, seed);
    let form = service.form(&device, &challenge, "hooks@shop.example");
    let opened = service.request(&form, at, seed).await;
    let case = opened.expect("taken").case;
    jobs::deliver_all(service, at).await;
    case
}

/// Two services that follow at once tell once, and what was before is not told.
pub(super) async fn an_event_is_told_once(service: &Arc<Service>) {
    let start = much_later();
    let id = add(service, "once", &[Event::RequestReceived], start).await;
    let case = a_case(service, "HOOKS000000000000001", 8_810, start).await;
    let followers = [0; 4].map(|_| {
        let service = Arc::clone(service);
        tokio::spawn(async move { follow(&service, start).await })
    });
    for follower in followers {
        follower.await.expect("ran");
    }
    let told = told_to(service, id).await;
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].body.contains(&case.to_string()));
    assert_eq!(
        (told[0].progress, told[0].attempt),
        (Progress::Waiting, 0_u32)
    );

    let callers = [0; 4].map(|_| {
        let service = Arc::clone(service);
        tokio::spawn(async move { lease(&service, start).await })
    });
    let mut leased = Vec::new();
    for caller in callers {
        leased.extend(caller.await.expect("ran"));
    }
    assert_eq!(leased.len(), 1, "one caller has it");
    let slow = leased.remove(0);
    let over = start.plus(LEASE);
    let quick = lease(service, over).await.expect("the first is too slow");
    let outcome = settle(service, &slow, Attempt::Taken(204), over).await;
    assert_eq!(outcome, Outcome::Superseded);
    let outcome = settle(service, &quick, Attempt::Taken(204), over).await;
    assert_eq!(outcome, Outcome::Done);
    assert!(lease(service, much_later().plus(LEASE)).await.is_none());
    remove(service, id).await;
}

/// What a receiver does not take waits longer each time, and does not hold up others.
pub(super) async fn a_receiver_has_one_call_at_a_time(service: &Service) {
    let start = much_later();
    let slow = add(service, "slow", &[Event::RequestClaimed], start).await;
    let quick = add(service, "quick", &[Event::RequestClaimed], start).await;
    let case = a_case(service, "HOOKS000000000000002", 8_820, start).await;
    for second in 0..2 {
        let mut tx = service.store.begin().await.expect("a unit of work");
        let at = start.plus(Duration::from_secs(second));
        let entry = Entry {
            at,
            actor: Actor::Service,
            act: Act::Claimed,
            subject: case.to_string(),
            detail: String::new(),
        };
        tx.add_entry(&entry).await.expect("written");
        tx.commit().await.expect("committed");
    }
    let now = start.plus(Duration::from_secs(9));
    follow(service, now).await;
    let first = lease(service, now).await.expect("due");
    let second = lease(service, now).await.expect("due");
    assert_eq!((first.webhook.id, second.webhook.id), (slow, quick));
    assert!(lease(service, now).await.is_none(), "each has its call");

    let failed = || Attempt::Failed("answered 500".to_owned());
    let Outcome::Again(due) = settle(service, &first, failed(), now).await else {
        panic!("a first failure is not the last");
    };
    let other = lease(service, now).await.expect("its next");
    assert_eq!(other.webhook.id, slow, "one that waits holds up no other");
    assert_ne!(other.delivery.id, first.delivery.id);
    let outcome = settle(service, &other, Attempt::Taken(200), now).await;
    assert_eq!(outcome, Outcome::Done);
    let taken = webhooks::hooks(&*service.store).await.expect("webhooks");
    assert!(taken.iter().all(|hook| hook.failing_since.is_none()));
    assert!(
        lease(service, now).await.is_none(),
        "the quick one's first call is out, the slow one's not due"
    );
    let again = lease(service, due).await.expect("due again");
    assert_eq!(
        (again.delivery.id, again.delivery.attempt),
        (first.delivery.id, 2)
    );
    assert_eq!(again.delivery.message, first.delivery.message);
    remove(service, quick).await;
    fall_and_stand_up(service, again, due).await;
    remove(service, slow).await;
}

/// Days of failures switch a webhook off; an admin lets it go on.
async fn fall_and_stand_up(service: &Service, mut leased: Leased, mut now: Timestamp) {
    let (store, id) = (&*service.store, leased.webhook.id);
    let fallen = loop {
        let attempt = Attempt::Failed("no answer in time".to_owned());
        let (outcome, fallen) = webhooks::settle(store, &leased, &attempt, now)
            .await
            .expect("settled");
        if fallen == Fallen::Off {
            break outcome;
        }
        let Outcome::Again(due) = outcome else {
            panic!("off before it is given up, not {outcome:?}");
        };
        now = due;
        leased = lease(service, now).await.expect("due again");
    };
    assert!(now.since(much_later()) >= Duration::from_hours(72));
    let hook = |hooks: Vec<webhooks::Webhook>| hooks.into_iter().find(|hook| hook.id == id);
    let off = hook(webhooks::hooks(store).await.expect("webhooks")).expect("it");
    assert_eq!(off.standing, Standing::Off);
    assert!(off.why_off.contains("three days"), "{fallen:?}");
    let mut tx = store.read().await.expect("a unit of work");
    let entries = tx.entries_of(Act::WebhookOff, 9).await.expect("entries");
    drop(tx);
    assert!(
        entries.iter().any(|entry| entry.subject == "hooks.example"),
        "the trail has the server, not what its address hides: {entries:?}"
    );
    assert!(
        webhooks::send_again(store, id, leased.delivery.id, now)
            .await
            .expect("in line")
    );
    assert!(lease(service, now).await.is_none(), "it is off");
    webhooks::change(store, id, Change::Resume, Actor::Operator, now)
        .await
        .expect("goes on");
    let again = lease(service, now).await.expect("sent again by hand");
    assert_eq!(
        (again.delivery.id, again.delivery.attempt),
        (leased.delivery.id, 1)
    );
    let outcome = settle(service, &again, Attempt::Gone, now).await;
    assert_eq!(outcome, Outcome::GivenUp);
    let gone = hook(webhooks::hooks(store).await.expect("webhooks")).expect("it");
    assert_eq!(gone.standing, Standing::Off);
}

/// A new secret signs beside the old one for a day, and both are sealed.
pub(super) async fn a_secret_is_replaced_without_a_gap(service: &Service) {
    let start = much_later();
    let id = add(service, "secret", &[Event::MailFailed], start).await;
    let (store, vault) = (&*service.store, vault());
    let mut rng = Seeded::new(8_830);
    let by = Keeper::Operator;
    let rotated = webhooks::rotate(store, &*vault, id, by, start, &mut rng).await;
    let newer = rotated.expect("another").secret;
    for (hours, secrets) in [(1, 2), (25, 1)] {
        let now = start.plus(Duration::from_hours(hours));
        let body = "{}".to_owned();
        webhooks::test(store, id, body, now, &mut rng)
            .await
            .expect("in line");
        let leased = lease(service, now).await.expect("due");
        assert_eq!(leased.secrets.len(), secrets);
        assert_eq!(*leased.secrets[0].to_text(), *newer);
        settle(service, &leased, Attempt::Taken(200), now).await;
    }
    remove(service, id).await;
    let gone = webhooks::change(store, id, Change::Pause, Actor::Operator, start).await;
    assert!(matches!(gone, Err(WebhookError::Unknown)));
}

/// A webhook that is there while people are erased and time passes: see what must be gone then.
pub(super) async fn something_listens(service: &Service) -> WebhookId {
    add(service, "paused", Event::ALL, later(0)).await
}

/// Nothing of an erased case is left to be told.
pub(super) async fn nothing_is_told_of_the_erased(service: &Service, id: WebhookId) {
    assert!(told_to(service, id).await.is_empty());
    remove(service, id).await;
}

/// Follows while the case is whole; says how much there is to tell of it.
pub(super) async fn is_told_of(service: &Service, id: WebhookId, case: CaseNumber) {
    follow(service, later(50)).await;
    let told = told_to(service, id).await;
    let case = case.to_string();
    assert!(told.iter().any(|one| one.body.contains(&case)));
}

async fn remove(service: &Service, id: WebhookId) {
    let (store, now) = (&*service.store, much_later());
    webhooks::remove(store, id, Keeper::Operator, now)
        .await
        .expect("removed");
    assert!(told_to(service, id).await.is_empty());
}
