//! What strangers may do.

use std::net::IpAddr;
use std::sync::Arc;

use protocol::Email;
use recovery::case::CaseNumber;
use recovery::jobs::{self, JobKind};
use recovery::letter::{self, Letter};
use recovery::limits::{self, Caller, ConfirmError, Limits, Proof, PuzzleId, Quota, Room};
use recovery::policy::AnswerKind;
use recovery::request::{OpenError, RequestForm};
use recovery::time::Timestamp;

use super::jobs::deliver_all;
use super::later;
use crate::entropy::Seeded;
use crate::service::{LabDevice, Service, dated_form};

/// Long after all other chapters.
const BEGIN: u64 = 40 * 24 * 3600;
const HOUR: u64 = 3600;

fn at(seconds: u64) -> Timestamp {
    later(BEGIN + seconds)
}

fn from(last: u8, proof: Proof) -> Caller {
    let network = IpAddr::from([192, 0, 2, last]);
    Caller { network, proof }
}

/// A form for a device that was never sent before.
fn form(service: &Service, number: u32, email: &str) -> RequestForm {
    let device = LabDevice::new(&format!("LIMIT{number:015}"), 1);
    let mut device = dated_form(&device, AnswerKind::TemporaryPassword);
    device.device_date = at(0).date().to_string();
    service.form_of(vec![device], email)
}

fn small(service: &Service) -> Service {
    let mut policy = service.policy.clone();
    let quota = |hourly, daily| Quota { hourly, daily };
    policy.answers = AnswerKind::ALL.to_vec();
    policy.limits = Limits {
        network: quota(3, 5),
        unproven: quota(1, 2),
        unproven_in_all: quota(2, 50),
        email: quota(4, 50),
        serial: quota(2, 50),
        ..Limits::shipped()
    };
    service.with_policy(policy)
}

pub(super) async fn requests_are_counted_by_network_email_and_serial(service: &Arc<Service>) {
    let service = small(service);
    let token = |last| from(last, Proof::Token);
    let send = async |caller, number, email: &str, seconds| {
        let form = form(&service, number, email);
        let seed = 9000 + u64::from(number) + seconds;
        let sent = service.request_from(caller, &form, at(seconds), seed);
        sent.await.map(|receipt| receipt.case)
    };
    let wait = |sent: Result<CaseNumber, OpenError>| match sent {
        Err(OpenError::TooOften(wait)) => wait.as_secs(),
        Err(other) => panic!("{other}"),
        Ok(_) => 0,
    };
    // Without a puzzle: one an hour from each network, two an hour from everywhere.
    let bare = |last| from(last, Proof::None);
    assert_eq!(wait(send(bare(1), 1, "a@limit.example", 0).await), 0);
    assert_eq!(wait(send(bare(1), 2, "b@limit.example", 600).await), 3000);
    assert_eq!(wait(send(bare(2), 3, "c@limit.example", 600).await), 0);
    assert_eq!(wait(send(bare(3), 4, "d@limit.example", 900).await), 2700);
    let mut draws = 0;
    let mut solved = |last| {
        draws += 1;
        let ends = at(100 * HOUR);
        let id = PuzzleId::from_bytes([draws; 32]);
        from(last, Proof::Puzzle { id, ends })
    };
    // With one: three an hour from each network, five a day.
    for (number, seconds) in [(5, 1000), (6, 1100), (7, 1200)] {
        let caller = solved(4);
        let email = format!("n{number}@limit.example");
        assert_eq!(wait(send(caller, number, &email, seconds).await), 0);
    }
    assert_eq!(
        wait(send(solved(4), 8, "n8@limit.example", 1300).await),
        3300
    );
    assert_eq!(wait(send(solved(5), 8, "n8@limit.example", 1300).await), 0);
    for (number, seconds) in [(9, 2 * HOUR), (10, 2 * HOUR)] {
        let email = format!("n{number}@limit.example");
        assert_eq!(wait(send(solved(4), number, &email, seconds).await), 0);
    }
    let full = wait(send(solved(4), 11, "n11@limit.example", 4 * HOUR).await);
    assert_eq!(full, 24 * HOUR + 1000 - 4 * HOUR, "the day's are used up");
    // By the address that a request names, wherever it comes from.
    for number in 20..24 {
        assert_eq!(
            wait(send(token(1), number, "Vic@limit.example", 0).await),
            0
        );
    }
    let fifth = send(token(2), 24, "vic@LIMIT.example", 60).await;
    assert_eq!(wait(fifth), HOUR - 60);
    // And by the serial number: the second device of the third request is told.
    for email in ["s1@limit.example", "s2@limit.example"] {
        assert_eq!(wait(send(token(1), 30, email, 0).await), 0);
    }
    let third = send(token(1), 30, "s3@limit.example", 5).await;
    let Err(OpenError::Refused(faults)) = third else {
        panic!("refused")
    };
    assert!(
        faults[0]
            .reason
            .sentence()
            .contains("many requests for this serial")
    );
    let later = send(token(1), 30, "s3@limit.example", HOUR).await;
    assert_eq!(wait(later), 0, "there is room again");
}

pub(super) async fn requests_at_once_keep_the_limit(service: &Arc<Service>) {
    let service = Arc::new(small(service));
    let sent = [0, 1, 2, 3, 4, 5, 6, 7].map(|number| {
        let service = Arc::clone(&service);
        tokio::spawn(async move {
            let email = format!("once{number}@limit.example");
            let form = form(&service, 100 + number, &email);
            let id = PuzzleId::from_bytes([100 + number as u8; 32]);
            let ends = at(100 * HOUR);
            let caller = from(60, Proof::Puzzle { id, ends });
            let seed = 9500 + u64::from(number);
            let sent = service.request_from(caller, &form, at(50), seed).await;
            sent.is_ok()
        })
    });
    let mut taken = 0;
    for one in sent {
        taken += usize::from(one.await.expect("ran"));
    }
    assert_eq!(taken, 3, "of eight at once");
}

pub(super) async fn a_puzzle_is_spent_once(service: &Arc<Service>) {
    let service = small(service);
    let (id, ends) = (PuzzleId::from_bytes([200; 32]), at(HOUR));
    let caller = from(70, Proof::Puzzle { id, ends });
    let mut first = form(&service, 200, "p1@limit.example");
    first.devices[0].serial = "LIMIT000000000000200".to_owned();
    service
        .request_from(caller, &first, at(0), 9600)
        .await
        .expect("taken");
    let second = form(&service, 201, "p2@limit.example");
    let again = service.request_from(caller, &second, at(10), 9601).await;
    assert!(matches!(again, Err(OpenError::Puzzle)), "spent");
    let id = PuzzleId::from_bytes([201; 32]);
    let caller = from(70, Proof::Puzzle { id, ends });
    let late = service.request_from(caller, &second, ends, 9602).await;
    assert!(matches!(late, Err(OpenError::Puzzle)), "too old");
    let taken = service.request_from(caller, &second, at(20), 9603).await;
    assert!(taken.is_ok(), "a refusal spends nothing");
}

pub(super) async fn a_strangers_mailbox_is_not_flooded(service: &Arc<Service>) {
    let address = "Victim@limit.example";
    let to = Email::parse(address).expect("an address");
    let mut cases = Vec::new();
    for number in 0..8 {
        let form = form(service, 300 + number, address);
        let mut form = form;
        form.devices[0].answer = "key".to_owned();
        let device = LabDevice::new(&form.devices[0].serial, 1);
        service.enrol(&device).await;
        let (challenge, _) = device.challenge(service, 700 + u64::from(number));
        let form = service.form(&device, &challenge, address);
        let seed = 9700 + u64::from(number);
        let receipt = service.request(&form, later(60), seed).await;
        cases.push(receipt.expect("taken").case);
    }
    // Each case is open. Two receipts leave, and there is room for one mail of another kind.
    let mut sent = Vec::new();
    while let Some(case) = send_next(service, &to, at(0)).await {
        sent.push(case);
    }
    assert_eq!(sent.len(), 2, "receipts in the first hour: {sent:?}");
    let receipt = JobKind::Receipt { case: cases[0] };
    let answer = JobKind::Answer {
        case: cases[0],
        approval: 1,
    };
    assert!(matches!(
        room(service, answer, &to, 1).await,
        Room::Taken(_)
    ));
    assert_eq!(
        room(service, answer, &to, 2).await,
        Room::Full(at(HOUR)),
        "three in the hour"
    );
    assert_eq!(room(service, receipt, &to, 2).await, Room::Full(at(HOUR)));
    // A mail that did not leave gives its room back.
    let other = Email::parse("free@limit.example").expect("an address");
    for _ in 0..5 {
        let Room::Taken(taken) = room(service, answer, &other, 3).await else {
            panic!("room")
        };
        limits::give_back(&*service.store, &taken)
            .await
            .expect("given back");
    }
    // An hour later one receipt stands for all that waited.
    let merged = send_next(service, &to, at(HOUR + 1)).await;
    assert_eq!(merged.map(|others| others.len()), Some(5));
    assert_eq!(send_next(service, &to, at(HOUR + 1)).await, None);
    // The link of a receipt opens the mailbox, and only the link of this service.
    let Ok(Letter::Receipt {
        confirm: Some(link),
        ..
    }) = write(service, cases[0], at(HOUR + 2)).await
    else {
        panic!("a receipt with a link")
    };
    let store = &*service.store;
    let seen = limits::look_up(store, &link, at(HOUR + 3)).await;
    assert!(
        !seen.expect("a link").is_confirmed,
        "looking is no pressing"
    );
    let mut forged = link.clone().into_bytes();
    forged[31] ^= 2;
    let forged = String::from_utf8(forged).expect("text");
    for (link, seconds) in [(forged.as_str(), 0), (link.as_str(), 15 * 24 * HOUR)] {
        let refused = limits::confirm(store, link, at(HOUR + 3 + seconds)).await;
        assert!(matches!(refused, Err(ConfirmError::Link)), "{link}");
    }
    let confirmed = limits::confirm(store, &link, at(HOUR + 3)).await;
    assert!(confirmed.expect("confirmed").is_confirmed);
    for seconds in 4..20 {
        let free = room(service, answer, &to, HOUR + seconds).await;
        assert!(matches!(free, Room::Taken(_)), "confirmed");
    }
    let letter = write(service, cases[0], at(HOUR + 30)).await;
    assert!(matches!(letter, Ok(Letter::Receipt { confirm: None, .. })));
}

pub(super) async fn what_is_counted_is_forgotten(service: &Arc<Service>) {
    let to = Email::parse("old@limit.example").expect("an address");
    let case = CaseNumber::from_value(1).expect("a number");
    let answer = JobKind::Answer { case, approval: 1 };
    for seconds in 0..3 {
        let free = room(service, answer, &to, seconds).await;
        assert!(matches!(free, Room::Taken(_)));
    }
    assert_eq!(room(service, answer, &to, 9).await, Room::Full(at(HOUR)));
    // Over midnight the day's secret is another, and the count goes on.
    let store = &*service.store;
    limits::forget(store, at(9)).await.expect("forgotten");
    assert_eq!(room(service, answer, &to, 10).await, Room::Full(at(HOUR)));
    limits::forget(store, at(25 * HOUR))
        .await
        .expect("forgotten");
    let free = room(service, answer, &to, 11).await;
    assert!(matches!(free, Room::Taken(_)), "nothing is left of them");
    deliver_all(service, at(48 * HOUR)).await;
}

async fn room(service: &Service, kind: JobKind, to: &Email, seconds: u64) -> Room {
    let (limits, mut rng) = (service.policy.limits, Seeded::new(1));
    limits::take_room(&*service.store, limits, kind, to, at(seconds), &mut rng)
        .await
        .expect("looked up")
}

async fn write(
    service: &Service,
    case: CaseNumber,
    now: Timestamp,
) -> Result<Letter, letter::LetterError> {
    let job = JobKind::Receipt { case };
    // Each sending makes a link of its own.
    let mut rng = Seeded::new(now.seconds().unsigned_abs() + u64::from(case.value()));
    letter::write(
        &*service.store,
        &service.keys,
        &service.policy,
        job,
        now,
        &mut rng,
    )
    .await
}

/// Does what the worker does until one receipt has left; gives the cases that it also stood for.
async fn send_next(service: &Service, to: &Email, now: Timestamp) -> Option<Vec<CaseNumber>> {
    let store = &*service.store;
    while let Some(leased) = jobs::lease(store, now).await.expect("leased") {
        let kind = leased.job.kind;
        let JobKind::Receipt { case } = kind else {
            jobs::done(store, &leased).await.expect("done");
            continue;
        };
        let Ok(Letter::Receipt {
            others, to: who, ..
        }) = write(service, case, now).await
        else {
            panic!("a receipt")
        };
        if who != *to {
            jobs::done(store, &leased).await.expect("done");
            continue;
        }
        let mut rng = Seeded::new(3);
        let limits = service.policy.limits;
        let room = limits::take_room(store, limits, kind, &who, now, &mut rng).await;
        match room.expect("looked up") {
            Room::Full(until) => {
                jobs::hold(store, &leased, until).await.expect("held");
            }
            Room::Taken(_) => {
                jobs::done(store, &leased).await.expect("done");
                jobs::merged(store, &others).await.expect("merged");
                return Some(others);
            }
        }
    }
    None
}
