//! Mails that came back.

use recovery::delivery::{self, Bounce, Delivery, Noted, Outcome, StatusCode, Which};
use recovery::jobs::{self, JobKind};

use super::later;
use crate::entropy::Seeded;
use crate::service::{LabDevice, Service};

pub(super) async fn what_came_back_is_noted_once(service: &Service) {
    let device = LabDevice::new("BOUNCE00000000000001", 140);
    service.enrol(&device).await;
    let (challenge, _) = device.challenge(service, 141);
    let form = service.form(&device, &challenge, "dora@shop.example");
    let receipt = service.request(&form, later(0), 142).await.expect("taken");
    let case = Some(receipt.case);
    let store = &*service.store;
    let last = || async { delivery::last_mail(store, case).await.expect("looked up") };
    assert_eq!(last().await, Delivery::Good, "it is about to leave");
    let leased = jobs::lease(store, later(0)).await.expect("leased");
    let leased = leased.expect("the receipt");
    let put_off = jobs::Setback::Passing;
    jobs::failed(store, &leased, put_off, "server away", later(0))
        .await
        .expect("put off");
    assert_eq!(last().await, Delivery::Delayed);
    let leased = jobs::lease(store, later(60)).await.expect("leased");
    let leased = leased.expect("the receipt again");
    let mut rng = Seeded::new(143);
    let first = delivery::seal(store, leased.job.id, later(60), &mut rng).await;
    let second = delivery::seal(store, leased.job.id, later(61), &mut rng).await;
    let first = Which::Returned(first.expect("sealed"));
    let second = Which::Returned(second.expect("sealed"));
    jobs::done(store, &leased).await.expect("done");
    assert_eq!(last().await, Delivery::Good);

    let bounce = |outcome| Bounce {
        outcome,
        status: StatusCode::parse("5.1.1"),
    };
    let note = |which, outcome| {
        let bounce = bounce(outcome);
        async move {
            delivery::note(store, which, &bounce, later(90))
                .await
                .expect("noted")
        }
    };
    assert_eq!(note(&first, Outcome::Failed).await, Noted::New);
    assert_eq!(last().await, Delivery::Good, "the second sending counts");
    assert_eq!(note(&second, Outcome::Delayed).await, Noted::New);
    assert_eq!(note(&second, Outcome::Delayed).await, Noted::Known);
    assert_eq!(last().await, Delivery::Delayed);
    let by_job = Which::Job(JobKind::Receipt { case: receipt.case }.key());
    assert_eq!(note(&by_job, Outcome::Failed).await, Noted::New);
    assert_eq!(last().await, Delivery::Failed);
    assert_eq!(note(&second, Outcome::Delayed).await, Noted::Known);
    let nothing = Which::Job("receipt.RG-000-000-000".to_owned());
    assert_eq!(note(&nothing, Outcome::Failed).await, Noted::Unknown);
    let mut tx = store.read().await.expect("a unit of work");
    let counted = tx.count_envelopes(later(60)).await.expect("counted");
    assert_eq!(counted, (2, 2));
    let counted = tx.count_envelopes(later(62)).await.expect("counted");
    assert_eq!(counted, (0, 0));
}
