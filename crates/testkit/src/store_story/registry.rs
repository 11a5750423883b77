//! The registry's chapters (invariant 8).

use std::sync::Arc;
use std::time::Duration;

use protocol::{Model, Serial};
use recovery::audit::{Act, Actor};
use recovery::registry::{
    self, DecideError, Decision, DeviceFacts, EnrolError, Enrolled, Imported, RawFacts,
};
use recovery::text::Line;
use recovery::token::Token;

use super::later;
use crate::entropy::Seeded;
use crate::service::{LabDevice, MORNING, Service};

pub(super) async fn a_key_is_enrolled_once(service: &Service) {
    let serial = "REGISTRY000000000001";
    let device = LabDevice::new(serial, 1);
    let store = &*service.store;
    let enrolment = service.enrolment(&device);
    let unknown = registry::enrol(store, &enrolment, &Actor::Operator, MORNING).await;
    assert!(matches!(unknown, Err(EnrolError::UnknownSerial(_))));

    import(service, serial).await;
    let first = registry::enrol(store, &enrolment, &Actor::Operator, MORNING).await;
    assert_eq!(first.expect("enrolled"), Enrolled::New);
    let again = registry::enrol(store, &enrolment, &Actor::Operator, later(5)).await;
    assert_eq!(again.expect("no change"), Enrolled::Same);

    let other = service.enrolment(&LabDevice::new(serial, 2));
    for second in [6, 7] {
        let refused = registry::enrol(store, &other, &Actor::Device, later(second)).await;
        assert!(matches!(refused, Err(EnrolError::OtherKey(_))));
    }
    let agent = service.senior("registrar", 3).await;
    let conflicts = registry::conflicts(store, &agent).await.expect("conflicts");
    assert_eq!(
        conflicts.len(),
        1,
        "the same key offered twice is one conflict"
    );
    let conflict = &conflicts[0];
    assert_eq!(
        enrolled_key(service, serial).await,
        device_key(service, &device)
    );

    let (id, at) = (conflict.id, later(9));
    registry::decide(store, &agent, id, Decision::Replace, at)
        .await
        .expect("decided");
    assert_eq!(
        enrolled_key(service, serial).await,
        *other.device_key().as_bytes()
    );
    let twice = registry::decide(store, &agent, id, Decision::Keep, at).await;
    assert!(matches!(twice, Err(DecideError::Decided)));
    assert!(
        registry::conflicts(store, &agent)
            .await
            .expect("conflicts")
            .is_empty()
    );
    assert_eq!(
        acts(service, serial).await,
        [
            Act::DeviceAdded,
            Act::DeviceChanged,
            Act::Enrolled,
            Act::EnrolmentConflict,
            Act::KeyReplaced
        ]
    );
}

async fn import(service: &Service, serial: &str) {
    let store = &*service.store;
    let raw = RawFacts {
        serial,
        model: "RG1602-16S",
        sold_to: "Meyer",
        region: "",
    };
    let facts = DeviceFacts::parse(&raw, &service.policy.serial).expect("a sound row");
    let short = DeviceFacts {
        sold_to: None,
        ..facts.clone()
    };
    let resold = DeviceFacts {
        sold_to: Some(Line::parse("Huber").expect("a buyer")),
        ..facts.clone()
    };
    for (row, what) in [
        (&facts, Imported::Added),
        (&facts, Imported::Same),
        // A file without the column knows no buyer, and erases none.
        (&short, Imported::Same),
        (&resold, Imported::Changed),
    ] {
        let imported = registry::add(store, row, &Actor::Operator, MORNING).await;
        assert_eq!(imported.expect("imported"), what);
    }
}

pub(super) async fn two_keys_at_once_leave_one_and_a_conflict(service: &Arc<Service>) {
    let serial = "REGISTRY000000000002";
    service.register(&LabDevice::new(serial, 1)).await;
    let post = |seed| {
        let service = Arc::clone(service);
        tokio::spawn(async move {
            let enrolment = service.enrolment(&LabDevice::new(serial, seed));
            registry::enrol(&*service.store, &enrolment, &Actor::Device, MORNING).await
        })
    };
    let (one, two) = (post(1), post(2));
    let results = [one.await.expect("ran"), two.await.expect("ran")];
    let new = results
        .iter()
        .filter(|r| matches!(r, Ok(Enrolled::New)))
        .count();
    let refused = results
        .iter()
        .filter(|r| matches!(r, Err(EnrolError::OtherKey(_))))
        .count();
    assert_eq!((new, refused), (1, 1), "{results:?}");
}

pub(super) async fn a_token_enrols_one_device(service: &Service) {
    let store = &*service.store;
    let life = Duration::from_mins(10);
    let token = registry::make_token(store, life, MORNING, &mut Seeded::new(5)).await;
    let token = token.expect("a token");
    let [device, other] = [("REGISTRY000000000003", 6), ("REGISTRY000000000004", 7)]
        .map(|(serial, seed)| LabDevice::new(serial, seed));
    service.register(&device).await;
    service.register(&other).await;
    let enrolment = service.enrolment(&device);
    let post = registry::enrol_posted(store, &enrolment, &token, later(60)).await;
    assert_eq!(post.expect("enrolled"), Enrolled::New);
    let lost_answer = registry::enrol_posted(store, &enrolment, &token, later(61)).await;
    assert_eq!(lost_answer.expect("a repeated call"), Enrolled::Same);

    let spent = registry::enrol_posted(store, &service.enrolment(&other), &token, later(62)).await;
    assert!(matches!(spent, Err(EnrolError::Token)));
    let late = registry::enrol_posted(store, &enrolment, &token, later(600)).await;
    assert!(matches!(late, Err(EnrolError::Token)));
    let guessed = Token::random(&mut Seeded::new(6));
    let unknown = registry::enrol_posted(store, &enrolment, &guessed, later(63)).await;
    assert!(matches!(unknown, Err(EnrolError::Token)));
    another_model_is_refused(service, &other).await;
}

async fn another_model_is_refused(service: &Service, device: &LabDevice) {
    let facts = DeviceFacts {
        serial: device.serial().clone(),
        model: Model::parse("IPC2122").expect("a model"),
        sold_to: None,
        region: None,
    };
    let store = &*service.store;
    registry::add(store, &facts, &Actor::Operator, MORNING)
        .await
        .expect("changed");
    let enrolment = service.enrolment(device);
    let refused = registry::enrol(store, &enrolment, &Actor::Operator, MORNING).await;
    assert!(matches!(refused, Err(EnrolError::OtherModel { .. })));
}

fn device_key(service: &Service, device: &LabDevice) -> [u8; 32] {
    *service.enrolment(device).device_key().as_bytes()
}

async fn enrolled_key(service: &Service, serial: &str) -> [u8; 32] {
    let mut tx = service.store.read().await.expect("a unit of work");
    let serial = Serial::parse(serial).expect("a serial number");
    let device = tx
        .device(&serial)
        .await
        .expect("looked up")
        .expect("registered");
    *device.key.expect("enrolled").key.as_bytes()
}

async fn acts(service: &Service, subject: &str) -> Vec<Act> {
    let mut tx = service.store.read().await.expect("a unit of work");
    let entries = tx.entries_about(subject).await.expect("entries");
    entries.into_iter().map(|entry| entry.act).collect()
}
