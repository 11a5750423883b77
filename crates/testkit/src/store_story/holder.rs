//! P8: what a holder does with his own request, by the link in his mailbox.

use std::time::Duration;

use recovery::audit::Act;
use recovery::case::CaseNumber;
use recovery::desk::{self, Which};
use recovery::holder::{self, Again, Delivery, Event, HolderError, Lasts, WithdrawError};
use recovery::jobs::JobKind;
use recovery::letter::{self, Letter};
use recovery::status::Stage;
use recovery::store::HolderOrder;

use super::{jobs, later};
use crate::entropy::Seeded;
use crate::service::{LabDevice, MORNING, Service};

const HOLDER: &str = "mona@holder.example";

/// A case of two devices, and the token in the mail of a link to it.
async fn case_and_token(service: &Service, name: &str, seed: u64) -> (CaseNumber, String) {
    let devices = [1, 2].map(|n| LabDevice::new(&format!("{name:0<19}{n}"), seed + n));
    let mut forms = Vec::new();
    for (n, device) in (0_u64..).zip(&devices) {
        service.enrol(device).await;
        let (challenge, _) = device.challenge(service, seed + 10 + n);
        forms.push(service.device_form(device, &challenge));
    }
    let form = service.form_of(forms, HOLDER);
    let receipt = service.request(&form, later(0), seed + 20).await;
    let case = receipt.expect("taken").case;
    let (store, serial) = (&*service.store, devices[0].serial().as_str());
    holder::order_link(store, serial, HOLDER, later(1))
        .await
        .expect("ordered");
    (case, token_of(service, case, seed + 30).await)
}

/// The token in the newest mail with a link to that case.
async fn token_of(service: &Service, case: CaseNumber, seed: u64) -> String {
    let (store, keys, policy) = (&*service.store, &service.keys, &service.policy);
    let left = recovery::jobs::left(store).await.expect("the jobs");
    let link = |kind: &JobKind| matches!(kind, JobKind::HolderLink { case: of, .. } if *of == case);
    let job = left.into_iter().map(|job| job.kind).rfind(link);
    let job = job.expect("a mail with a link");
    let mut rng = Seeded::new(seed);
    let written = letter::write(store, keys, policy, job, later(2), &mut rng).await;
    let Ok(Letter::HolderLink { to, token, .. }) = written else {
        panic!("a link");
    };
    assert_eq!(to.as_str(), HOLDER, "to the request's own address");
    token.to_text().to_string()
}

pub(super) async fn a_link_is_mailed_to_the_requests_own_address_alone(service: &Service) {
    let (case, token) = case_and_token(service, "HOLDA", 800).await;
    let (store, policy) = (&*service.store, &service.policy);
    let before = recovery::jobs::left(store).await.expect("the jobs").len();
    for (serial, email) in [
        ("HOLDA00000000000001", "other@holder.example"),
        ("HOLDA99999999999991", HOLDER),
        ("?", "?"),
    ] {
        holder::order_link(store, serial, email, later(3))
            .await
            .expect("the same for all");
    }
    let after = recovery::jobs::left(store).await.expect("the jobs").len();
    assert_eq!(before, after, "nothing is mailed to anybody");
    for _ in 0..5 {
        holder::order_link(store, "HOLDA000000000000001", HOLDER, later(4))
            .await
            .expect("the same");
    }
    let mut tx = store.read().await.expect("a unit of work");
    let sent = tx
        .count_holder_orders(case, HolderOrder::Link, MORNING)
        .await;
    assert_eq!(sent.expect("a count"), 3, "three an hour");
    drop(tx);
    let mine = holder::look_up(store, policy, &token, 0, later(5)).await;
    let mine = mine.expect("the request");
    assert_eq!((mine.case.number, mine.courses.len()), (case, 2));
    assert!(matches!(
        mine.courses[0].lasts,
        Some(Lasts::ChallengeUntil(_))
    ));
    let late = MORNING.plus(holder::LINK_LIFE + Duration::from_secs(3));
    for (token, at) in [(token.as_str(), late), ("nonsense", later(5))] {
        let ended = holder::look_up(store, policy, token, 0, at).await;
        assert!(matches!(ended, Err(HolderError::Link)));
    }
    jobs::deliver_all(service, later(6)).await;
}

pub(super) async fn a_withdrawal_stops_what_is_open_and_undoes_nothing(service: &Service) {
    let (case, token) = case_and_token(service, "HOLDB", 840).await;
    let agent = service.agent("holder-b", 9860).await;
    let (store, keys, policy) = (&*service.store, &service.keys, &service.policy);
    let first = Which::At(&[1]);
    desk::approve(store, keys, policy, &agent, case, first, later(10))
        .await
        .expect("approved");
    let count = holder::withdraw(store, &token, &[], later(11)).await;
    assert_eq!(count.expect("withdrawn"), 1);
    let again = holder::withdraw(store, &token, &[], later(12)).await;
    assert!(matches!(again, Err(WithdrawError::NothingOpen)));
    let second = Which::At(&[2]);
    let late = desk::approve(store, keys, policy, &agent, case, second, later(13)).await;
    assert!(late.is_err(), "nothing is answered that was withdrawn");
    let mine = holder::look_up(store, policy, &token, 0, later(14)).await;
    let courses = mine.expect("the request").courses;
    let stages: Vec<_> = courses
        .iter()
        .map(|one| Stage::from(&one.line.state))
        .collect();
    assert_eq!(stages, [Stage::Answered, Stage::Withdrawn]);
    let events: Vec<_> = courses[1].events.iter().map(|one| one.what).collect();
    assert_eq!(events, [Event::Received, Event::Withdrawn]);
    let mut tx = store.read().await.expect("a unit of work");
    let entries = tx.entries_about(&case.to_string()).await.expect("entries");
    assert!(
        entries.iter().any(|entry| entry.act == Act::Withdrawn),
        "the desk sees it"
    );
    drop(tx);
    jobs::deliver_all(service, later(20)).await;
}

pub(super) async fn an_answer_is_sent_again_and_told_of(service: &Service) {
    let (case, token) = case_and_token(service, "HOLDC", 880).await;
    let agent = service.agent("holder-c", 9900).await;
    let (store, keys, policy) = (&*service.store, &service.keys, &service.policy);
    let nothing = holder::send_again(store, policy, &token, later(9)).await;
    assert_eq!(nothing.expect("told"), Again::Nothing);
    let first = Which::At(&[1]);
    desk::approve(store, keys, policy, &agent, case, first, later(10))
        .await
        .expect("approved");
    let mut said = Vec::new();
    for second in [11, 12, 13] {
        said.push(
            holder::send_again(store, policy, &token, later(second))
                .await
                .expect("told"),
        );
    }
    assert_eq!(said, [Again::Sent, Again::Sent, Again::TooOften]);
    let much_later = MORNING.plus(Duration::from_hours(20));
    let sent = holder::send_again(store, policy, &token, much_later).await;
    assert_eq!(sent.expect("told"), Again::Sent, "the next hour");

    for (worked, told) in [(false, Event::DidNotWork), (true, Event::Worked)] {
        holder::tell(store, &token, 1, worked, later(30))
            .await
            .expect("kept");
        let mine = holder::look_up(store, policy, &token, 0, later(31)).await;
        let course = mine.expect("the request").courses.remove(0);
        assert!(matches!(course.lasts, Some(Lasts::Key(_))));
        assert_eq!(course.delivery, Some(Delivery::OnItsWay));
        assert!(course.events.iter().any(|one| one.what == told));
    }
    let unanswered = holder::tell(store, &token, 2, true, later(32)).await;
    assert!(
        matches!(unanswered, Err(HolderError::Link)),
        "nothing is invented"
    );
    jobs::deliver_all(service, much_later).await;
    let mine = holder::look_up(store, policy, &token, 0, later(33)).await;
    let course = mine.expect("the request").courses.remove(0);
    assert_eq!(course.delivery, Some(Delivery::HandedOver));
}
