//! A case from its request to its end.

use std::sync::Arc;

use recovery::audit::Act;
use recovery::case::CaseNumber;
use recovery::desk::{self, DeskError, Given, Which};
use recovery::letter::{self, Letter};
use recovery::lifecycle::{State, StepRefused};
use recovery::limits::Caller;
use recovery::locale::Locale;
use recovery::picture::{Media, Picture, PictureName};
use recovery::queue::{Filter, Part};
use recovery::reply::{self, Reply, ReplyError};
use recovery::request::{self, Brought, Faulty, NewRequest};
use recovery::status::{self, Stage, Status};
use recovery::text::Prose;

use super::{jobs, later};
use crate::entropy::Seeded;
use crate::service::{LabDevice, MORNING, Service};

pub(super) async fn a_request_is_answered_once(service: &Service) {
    let device = LabDevice::new("CASE0000000000000001", 1).with_reserved("owner@plant.example");
    service.enrol(&device).await;
    let (challenge, code) = device.challenge(service, 40);
    let mut form = service.form(&device, &challenge, "Anna@Shop.example");
    form.language = "zh".to_owned();
    let receipt = service.request(&form, later(0), 41).await.expect("taken");
    let same = service.request(&form, later(60), 42).await.expect("taken");
    assert_eq!((same.case, same.is_new), (receipt.case, false));
    let elsewhere = service.form(&device, &challenge, "other@shop.example");
    let other = service
        .request(&elsewhere, later(90), 43)
        .await
        .expect("taken");
    assert!(other.is_new && other.case != receipt.case);

    let store = &*service.store;
    let agent = service.agent("desk-1", 44).await;
    let (keys, policy) = (&service.keys, &service.policy);
    let (all, part) = (Filter::default(), Part::First);
    let queue = desk::queue(store, keys, policy, &agent, &all, part, later(100)).await;
    let queue = queue.expect("the queue").rows;
    let numbers: Vec<_> = queue.iter().map(|row| row.case.number).collect();
    assert_eq!(numbers, [receipt.case, other.case], "oldest first");
    let languages: Vec<_> = queue.iter().map(|row| row.case.language).collect();
    assert_eq!(languages, [Locale::Chinese, Locale::English]);
    let view = desk::view(store, keys, policy, &agent, receipt.case, None, later(100)).await;
    let view = view.expect("a view");
    let shown = view.challenge.expect("a challenge");
    assert_eq!(shown.number, challenge.number());
    assert_eq!(
        view.earlier
            .iter()
            .map(|(case, _)| case.number)
            .collect::<Vec<_>>(),
        [other.case]
    );

    let approved = desk::approve(
        store,
        keys,
        policy,
        &agent,
        receipt.case,
        Which::Open,
        later(120),
    )
    .await;
    let approved = approved.expect("approved");
    assert!(approved.reserved_email_told);
    let again = desk::approve(
        store,
        keys,
        policy,
        &agent,
        receipt.case,
        Which::Open,
        later(121),
    )
    .await;
    assert!(matches!(
        again,
        Err(DeskError::Step(StepRefused::AlreadyAnswered))
    ));
    let cross = desk::approve(
        store,
        keys,
        policy,
        &agent,
        other.case,
        Which::Open,
        later(122),
    )
    .await;
    assert!(matches!(cross, Err(DeskError::NotAnswerable(_))));
    let release = approved.releases[0];
    let answer = desk::answer_for(store, keys, release, later(100), &mut Seeded::new(45)).await;
    let given = answer.expect("an answer").given;
    assert!(
        matches!(given, Given::Key(key) if key == code),
        "the device's own code comes out"
    );

    assert_eq!(
        stage(service, &device, "anna@shop.example").await,
        Stage::Answered
    );
    assert_eq!(
        stage(service, &device, "other@shop.example").await,
        Stage::InReview
    );
    let why = Prose::parse("Answered to your colleague.").expect("a text");
    desk::reject(
        store,
        &service.policy,
        &agent,
        other.case,
        Which::Open,
        why.clone(),
        later(130),
    )
    .await
    .expect("rejected");
    let twice = desk::reject(
        store,
        &service.policy,
        &agent,
        other.case,
        Which::Open,
        why,
        later(131),
    )
    .await;
    assert!(matches!(
        twice,
        Err(DeskError::Step(StepRefused::AlreadyRejected))
    ));
    assert_eq!(
        acts(service, receipt.case).await,
        [Act::RequestReceived, Act::Released],
        "every release stands in the trail"
    );
    jobs::deliver_all(service, later(140)).await;
}

/// Times are whole seconds; the case numbers, being drawn, must not decide between two of one.
pub(super) async fn of_requests_in_one_second_the_last_counts(service: &Service) {
    let device = LabDevice::new("CASE0000000000000077", 77);
    service.enrol(&device).await;
    for round in 0..4 {
        let (challenge, _) = device.challenge(service, 70 + round);
        let form = service.form(&device, &challenge, "cem@shop.example");
        let receipt = service.request(&form, later(0), 80 + round).await;
        let newest = receipt.expect("taken").case;
        let (serial, email) = (device.serial().as_str(), "cem@shop.example");
        let told = status::look_up(&*service.store, serial, email).await;
        assert!(
            matches!(told, Ok(Status::Known { case, .. }) if case == newest),
            "the newest request is told"
        );
    }
    jobs::deliver_all(service, later(1)).await;
}

pub(super) async fn a_question_is_replied_to_once(service: &Service) {
    let device = LabDevice::new("CASE0000000000000002", 2);
    service.enrol(&device).await;
    let (challenge, _) = device.challenge(service, 50);
    let form = service.form(&device, &challenge, "bea@shop.example");
    let case = service
        .request(&form, later(0), 51)
        .await
        .expect("taken")
        .case;
    jobs::deliver_all(service, later(1)).await;
    let (store, keys, policy) = (&*service.store, &service.keys, &service.policy);
    let agent = service.agent("desk-2", 52).await;
    let question = Prose::parse("Please send a photo of the label.").expect("a text");
    desk::ask_for_more(
        store,
        &service.policy,
        &agent,
        case,
        Which::Open,
        question.clone(),
        later(10),
    )
    .await
    .expect("asked");
    let twice = desk::ask_for_more(
        store,
        &service.policy,
        &agent,
        case,
        Which::Open,
        question.clone(),
        later(11),
    )
    .await;
    assert!(matches!(
        twice,
        Err(DeskError::Step(StepRefused::AlreadyAsked))
    ));

    let leased = recovery::jobs::lease(store, later(12))
        .await
        .expect("leased")
        .expect("a job");
    let kind = leased.job.kind;
    let letter = letter::write(store, keys, policy, kind, later(12), &mut Seeded::new(53)).await;
    let Ok(Letter::MoreWanted {
        token,
        question: asked,
        ..
    }) = letter
    else {
        panic!("a question's letter");
    };
    assert_eq!(asked, question);
    assert!(recovery::jobs::done(store, &leased).await.expect("settled"));
    let link = token.to_text();
    for second in [20, 21] {
        let open = reply::look_up(store, &link, later(second))
            .await
            .expect("a live link");
        assert_eq!(open.case, case, "opening a link spends nothing");
    }
    let reply = Reply::new(Some(question), vec![label()]).expect("a reply");
    assert_eq!(
        reply::send(store, &link, &reply, later(30))
            .await
            .expect("taken"),
        case
    );
    let twice = reply::send(store, &link, &reply, later(31)).await;
    assert!(matches!(twice, Err(ReplyError::Link)), "a link works once");

    let view = desk::view(store, keys, policy, &agent, case, None, later(40))
        .await
        .expect("a view");
    let pictures = view.pictures.into_iter().map(|one| (one.line, one.picture));
    assert_eq!(pictures.collect::<Vec<_>>(), [(None, label())]);
    assert_eq!(view.messages.len(), 2);
    let why = Prose::parse("Not enough.").expect("a text");
    desk::reject(
        store,
        &service.policy,
        &agent,
        case,
        Which::Open,
        why,
        later(50),
    )
    .await
    .expect("rejected");
    assert_eq!(
        stage(service, &device, "bea@shop.example").await,
        Stage::Rejected
    );
    jobs::deliver_all(service, later(60)).await;
}

pub(super) async fn two_approvals_at_once_release_one_answer(service: &Arc<Service>) {
    let device = LabDevice::new("CASE0000000000000003", 3);
    service.enrol(&device).await;
    let (challenge, _) = device.challenge(service, 60);
    let mut cases = Vec::new();
    for (email, seed) in [("carl@shop.example", 61), ("cleo@shop.example", 62)] {
        let form = service.form(&device, &challenge, email);
        cases.push(
            service
                .request(&form, later(0), seed)
                .await
                .expect("taken")
                .case,
        );
    }
    let agent = service.agent("desk-3", 63).await;
    // Two people on one case, and two more on another case for the same challenge.
    let clicks = [cases[0], cases[0], cases[1], cases[1]].map(|case| {
        let (service, agent) = (Arc::clone(service), agent.clone());
        tokio::spawn(async move {
            let (keys, policy) = (&service.keys, &service.policy);
            desk::approve(
                &*service.store,
                keys,
                policy,
                &agent,
                case,
                Which::Open,
                later(10),
            )
            .await
        })
    });
    let mut approved = 0;
    for click in clicks {
        match click.await.expect("ran") {
            Ok(_) => approved += 1,
            Err(DeskError::Store(error)) => panic!("a refusal, not {error}"),
            Err(_) => {}
        }
    }
    assert_eq!(approved, 1, "invariant 2");
    let released = [acts(service, cases[0]).await, acts(service, cases[1]).await].concat();
    assert_eq!(
        released.iter().filter(|act| **act == Act::Released).count(),
        1
    );
    let why = Prose::parse("Answered to your colleague.").expect("a text");
    for case in cases {
        // One of the two has ended already.
        let _ = desk::reject(
            &*service.store,
            &service.policy,
            &agent,
            case,
            Which::Open,
            why.clone(),
            later(20),
        )
        .await;
    }
    jobs::deliver_all(service, later(30)).await;
}

pub(super) async fn one_form_sent_twice_at_once_opens_one_case(service: &Arc<Service>) {
    let device = LabDevice::new("CASE0000000000000004", 4);
    service.enrol(&device).await;
    let (challenge, _) = device.challenge(service, 70);
    let form = service.form(&device, &challenge, "dina@shop.example");
    let clicks = [71, 72, 73].map(|seed| {
        let (service, form) = (Arc::clone(service), form.clone());
        tokio::spawn(async move { service.request(&form, later(0), seed).await })
    });
    let mut receipts = Vec::new();
    for click in clicks {
        receipts.push(click.await.expect("ran").expect("taken"));
    }
    assert_eq!(receipts.iter().filter(|receipt| receipt.is_new).count(), 1);
    assert!(
        receipts
            .iter()
            .all(|receipt| receipt.case == receipts[0].case)
    );
    a_second_open_line_is_not_added(service, receipts[0].case).await;
    a_taken_number_is_drawn_again(service, &device, receipts[0].case).await;
    jobs::deliver_all(service, later(1)).await;
}

/// What the race above comes down to, without the luck of timing.
async fn a_second_open_line_is_not_added(service: &Service, open: CaseNumber) {
    let mut tx = service.store.begin().await.expect("a unit of work");
    let mut case = tx.case(open).await.expect("looked up").expect("opened");
    let line = tx.line(open, 1).await.expect("looked up").expect("opened");
    assert!(
        !tx.add_case(&case).await.expect("tried"),
        "its number is taken"
    );
    case.number = CaseNumber::from_value(open.value() ^ 1).expect("a number");
    assert!(tx.add_case(&case).await.expect("tried"));
    let again = [line.clone()];
    let added = tx.add_lines(case.number, &case.holder, &again).await;
    assert_eq!(
        added.expect("tried"),
        [0; 0],
        "the holder has this challenge open"
    );
    tx.set_lines_state(open, &[1], &State::Withdrawn, later(1))
        .await
        .expect("ended");
    let added = tx.add_lines(case.number, &case.holder, &again).await;
    assert_eq!(
        added.expect("tried"),
        [1],
        "an ended line is in nobody's way"
    );
}

/// The same seed draws the same number first; the second draw must be another.
async fn a_taken_number_is_drawn_again(service: &Service, device: &LabDevice, taken: CaseNumber) {
    let seed = [71, 72, 73]
        .into_iter()
        .find(|seed| CaseNumber::random(&mut Seeded::new(*seed)) == taken);
    let (challenge, _) = device.challenge(service, 74);
    let form = service.form(device, &challenge, "dina@shop.example");
    let request = NewRequest::parse(&form, &service.policy, MORNING.date()).expect("a sound form");
    let mut rng = Seeded::new(seed.expect("one of the three won"));
    let (store, keys, policy) = (&*service.store, &service.keys, &service.policy);
    let label = Brought {
        line: Some(1),
        picture: label(),
        shows: None,
    };
    let (pictures, faulty) = ([label], Faulty::RefuseAll);
    let receipt = request::open(
        store,
        keys,
        policy,
        &request,
        &pictures,
        faulty,
        Caller::known(),
        MORNING,
        &mut rng,
    )
    .await;
    let receipt = receipt.expect("taken");
    assert!(receipt.is_new && receipt.case != taken);
}

fn label() -> Picture {
    Picture {
        name: PictureName::parse("label-0001.jpg").expect("a name"),
        media: Media::Jpeg,
        bytes: 48_000,
        added_at: later(30),
    }
}

async fn stage(service: &Service, device: &LabDevice, email: &str) -> Stage {
    let serial = device.serial().as_str();
    match status::look_up(&*service.store, serial, email)
        .await
        .expect("looked up")
    {
        Status::Known { stage, .. } => stage,
        Status::Unknown => panic!("a known pair"),
    }
}

async fn acts(service: &Service, case: CaseNumber) -> Vec<Act> {
    let mut tx = service.store.read().await.expect("a unit of work");
    let entries = tx.entries_about(&case.to_string()).await.expect("entries");
    let acts = entries.into_iter().map(|entry| entry.act);
    acts.filter(|act| !act.only_reads()).collect()
}
