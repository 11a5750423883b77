//! Cases of several devices: each line goes its own way.

use std::sync::Arc;

use recovery::case::CaseNumber;
use recovery::desk::{self, DeskError, Given, Which};
use recovery::letter::{self, Letter};
use recovery::limits::Caller;
use recovery::picture::{Media, Picture, PictureName};
use recovery::policy::AnswerKind;
use recovery::request::{self, Brought, Faulty, NewRequest, OpenError};
use recovery::status::{self, Stage, Status};
use recovery::text::Prose;

use super::{jobs, later};
use crate::entropy::Seeded;
use crate::service::{LabDevice, MORNING, Service, dated_form};

const HOLDER: &str = "lines@shop.example";

/// P2, H2, H3, H4: one request for an answer of each kind, and one mail with all of them.
pub(super) async fn a_line_for_each_kind_of_answer(service: &Service) {
    let devices = [1, 2, 3, 4].map(|n| LabDevice::new(&format!("LINE000000000000000{n}"), 90 + n));
    for device in &devices {
        service.enrol(device).await;
    }
    let [key, file, code, password] = &devices;
    let (for_key, expected) = key.challenge(service, 500);
    let (for_file, _) = file.challenge_of(protocol::Way::File, service, 501);
    let mut offered = service.policy.clone();
    offered.answers = AnswerKind::ALL.to_vec();
    let form = service.form_of(
        vec![
            service.device_form(key, &for_key),
            service.device_form(file, &for_file),
            dated_form(code, AnswerKind::SecurityCode),
            dated_form(password, AnswerKind::TemporaryPassword),
        ],
        HOLDER,
    );
    let request = NewRequest::parse(&form, &offered, MORNING.date()).expect("a sound form");
    let case = open(service, &request, &[picture()], 502).await.case;
    let again = open(service, &request, &[], 503).await;
    assert_eq!((again.case, again.is_new), (case, false), "sent twice");

    let agent = service.agent("desk-lines", 504).await;
    let (store, keys, policy) = (&*service.store, &service.keys, &service.policy);
    let pictures =
        [1, 2].map(|line| desk::view(store, keys, policy, &agent, case, Some(line), MORNING));
    let mut counts = Vec::new();
    for view in pictures {
        counts.push(view.await.expect("a view").pictures.len());
    }
    assert_eq!(counts, [0, 1], "each line has its own picture");

    let approved = desk::approve(store, keys, policy, &agent, case, Which::Open, later(10)).await;
    let approved = approved.expect("approved");
    assert_eq!((approved.releases.len(), approved.approval), (4, 1));
    let answers = answers_of(service, case).await;
    let [first, second, third, fourth] = answers.as_slice() else {
        panic!("four answers in one mail");
    };
    assert!(matches!(first, Given::Key(given) if *given == expected));
    assert!(matches!(second, Given::File(_)));
    let authority = keys.recovery[0].at(MORNING).expect("in time").public();
    let Given::SecurityCodes(codes) = third else {
        panic!("security codes");
    };
    let dates: Vec<_> = codes.iter().map(|(date, _)| date.to_string()).collect();
    assert_eq!(dates, ["2026-11-20", "2026-11-21", "2026-11-22"], "H3");
    for (date, given) in codes {
        let own = code
            .key()
            .security_code(&authority, code.serial(), code.started(), *date);
        assert!(own == *given, "the device makes the same for {date}");
    }
    let Given::TemporaryPasswords(passwords) = fourth else {
        panic!("temporary passwords");
    };
    assert_eq!(passwords.len(), 3);
    for device in &devices {
        let told = status::look_up(store, device.serial().as_str(), HOLDER).await;
        assert!(matches!(
            told,
            Ok(Status::Known {
                stage: Stage::Answered,
                ..
            })
        ));
    }
    jobs::deliver_all(service, later(20)).await;
}

/// P2: what becomes of one line is not what becomes of another.
pub(super) async fn lines_go_their_own_ways(service: &Service) {
    let devices = [5, 6, 7].map(|n| LabDevice::new(&format!("LINE000000000000000{n}"), 90 + n));
    for device in &devices {
        service.register(device).await;
    }
    let enrolled = service.enrolment(&devices[1]);
    recovery::registry::enrol(
        &*service.store,
        &enrolled,
        &recovery::audit::Actor::Operator,
        MORNING,
    )
    .await
    .expect("enrolled");
    let mut offered = service.policy.clone();
    offered.answers = AnswerKind::ALL.to_vec();
    let password = |device| dated_form(device, AnswerKind::TemporaryPassword);
    let form = service.form_of(devices.iter().map(password).collect(), HOLDER);
    let request = NewRequest::parse(&form, &offered, MORNING.date()).expect("a sound form");
    let case = open(service, &request, &[], 510).await.case;
    let agent = service.agent("desk-ways", 511).await;
    let (store, keys, policy) = (&*service.store, &service.keys, &service.policy);
    let approved = desk::approve(store, keys, policy, &agent, case, Which::Open, later(10)).await;
    let approved = approved.expect("one of them can be answered");
    let refused: Vec<_> = approved.refused.iter().map(|(line, _)| *line).collect();
    assert_eq!((approved.releases.len(), refused), (1, vec![1, 3]));
    let question = Prose::parse("Which shop?").expect("a text");
    desk::ask_for_more(
        store,
        &service.policy,
        &agent,
        case,
        Which::At(&[3]),
        question.clone(),
        later(11),
    )
    .await
    .expect("asked");
    let twice = desk::ask_for_more(
        store,
        &service.policy,
        &agent,
        case,
        Which::At(&[1]),
        question.clone(),
        later(12),
    )
    .await;
    assert!(
        matches!(twice, Err(DeskError::Step(_))),
        "one question at a time"
    );
    let answered = desk::reject(
        store,
        &service.policy,
        &agent,
        case,
        Which::At(&[1, 2]),
        question.clone(),
        later(13),
    )
    .await;
    assert!(matches!(answered, Err(DeskError::Step(_))), "all or none");
    desk::reject(
        store,
        &service.policy,
        &agent,
        case,
        Which::At(&[1]),
        question,
        later(14),
    )
    .await
    .expect("rejected");
    let mut stages = Vec::new();
    for device in &devices {
        let told = status::look_up(store, device.serial().as_str(), HOLDER).await;
        let Ok(Status::Known { stage, .. }) = told else {
            panic!("a known pair");
        };
        stages.push(stage);
    }
    assert_eq!(
        stages,
        [Stage::Rejected, Stage::Answered, Stage::MoreWanted]
    );
    let list = desk::list(store, keys, policy, &agent, case, 1, later(15)).await;
    let list = list.expect("a list");
    assert_eq!(
        (list.lines.len(), list.tally.open()),
        (2, 1),
        "after the first"
    );
    jobs::deliver_all(service, later(20)).await;
    desk::reject(
        store,
        &service.policy,
        &agent,
        case,
        Which::Open,
        Prose::parse("No.").expect("a text"),
        later(30),
    )
    .await
    .expect("rejected");
    jobs::deliver_all(service, later(40)).await;
}

/// H2, H4: an answer is sent again without a new challenge, and taken back as long as nobody can
/// have seen it.
pub(super) async fn an_answer_is_sent_again_or_taken_back(service: &Service) {
    let device = LabDevice::new("LINE0000000000000010", 100);
    service.enrol(&device).await;
    let (challenge, _) = device.challenge_of(protocol::Way::File, service, 540);
    let mut offered = service.policy.clone();
    offered.answers = AnswerKind::ALL.to_vec();
    let form = service.form(&device, &challenge, HOLDER);
    let request = NewRequest::parse(&form, &offered, MORNING.date()).expect("a sound form");
    let case = open(service, &request, &[], 541).await.case;
    let agent = service.agent("desk-again", 542).await;
    let (store, keys, policy) = (&*service.store, &service.keys, &service.policy);
    let early = desk::take_back(store, &agent, case, 1, later(5)).await;
    assert!(
        matches!(early, Err(DeskError::Step(_))),
        "nothing is released"
    );
    let approve = |at| desk::approve(store, keys, policy, &agent, case, Which::Open, at);
    approve(later(10)).await.expect("approved");
    let view = desk::view(store, keys, policy, &agent, case, None, later(10)).await;
    assert!(view.expect("a view").can_be_taken_back);
    let before = decisions(service).await;
    desk::take_back(store, &agent, case, 1, later(11))
        .await
        .expect("taken back");
    let after = decisions(service).await;
    assert_eq!(after + 1, before, "what was taken back answered nobody");
    let job = recovery::jobs::JobKind::Answer { case, approval: 1 };
    let moot = letter::write(store, keys, policy, job, later(12), &mut Seeded::new(543)).await;
    assert!(moot.is_err(), "there is nothing left to send");

    let approved = approve(later(20)).await.expect("approved once more");
    assert_eq!(approved.approval, 2);
    jobs::deliver_all(service, later(30)).await;
    let left = desk::take_back(store, &agent, case, 1, later(31)).await;
    assert!(
        matches!(left, Err(DeskError::HasLeft)),
        "it has left the house"
    );
    let again = desk::send_again(store, policy, &agent, case, Which::At(&[1]), later(3600)).await;
    let again = again.expect("sent again");
    assert_eq!(again.approval, 3);
    let job = recovery::jobs::JobKind::Answer { case, approval: 3 };
    let letter = letter::write(store, keys, policy, job, later(3601), &mut Seeded::new(544)).await;
    let Ok(Letter::Answer { answers, .. }) = letter else {
        panic!("an answer's letter");
    };
    assert!(matches!(answers[0].1.given, Given::File(_)));
    assert_eq!(answers[0].1.released_at, later(3600), "another 24 hours");
    let old = later(73 * 3600);
    let late = desk::send_again(store, policy, &agent, case, Which::At(&[1]), old).await;
    assert!(matches!(late, Err(DeskError::NotAnswerable(_))));
    jobs::deliver_all(service, later(3610)).await;
}

/// How many decisions were taken ten seconds after the morning, in all chapters.
async fn decisions(service: &Service) -> usize {
    let mut tx = service.store.read().await.expect("a unit of work");
    let all = tx.decisions_between(later(10), later(11)).await;
    all.expect("decisions").len()
}

/// P3: a row whose challenge cannot be answered is left out, and the others are taken in.
pub(super) async fn a_bad_challenge_spoils_no_other(service: &Service) {
    let (good, bad) = (
        LabDevice::new("LINE0000000000000008", 98),
        LabDevice::new("LINE0000000000000009", 99),
    );
    service.enrol(&good).await;
    let (genuine, _) = good.challenge(service, 520);
    let (unknown, _) = bad.challenge(service, 521);
    let form = service.form_of(
        vec![
            service.device_form(&bad, &unknown),
            service.device_form(&good, &genuine),
        ],
        HOLDER,
    );
    let request = NewRequest::parse(&form, &service.policy, MORNING.date()).expect("a sound form");
    let refused = take_in(service, &request, &[], Faulty::RefuseAll, 522).await;
    let Err(OpenError::Refused(faults)) = refused else {
        panic!("a refusal");
    };
    let of: Vec<_> = faults.iter().map(|fault| fault.device).collect();
    assert_eq!(of, [Some(0)]);
    let taken = take_in(service, &request, &[], Faulty::LeaveOut, 523).await;
    let taken = taken.expect("taken");
    assert_eq!((taken.devices, taken.left_out.len()), (1, 1));
    let mut tx = service.store.read().await.expect("a unit of work");
    let lines = tx.lines(taken.case, None, 0, 9).await.expect("lines");
    let positions: Vec<_> = lines.iter().map(|line| line.position).collect();
    assert_eq!(positions, [2], "a line keeps its place");
    drop(tx);
    jobs::deliver_all(service, later(20)).await;
}

/// P3: ten thousand lines, in batches.
pub(super) async fn ten_thousand_lines_are_one_case(service: &Arc<Service>) {
    let mut offered = service.policy.clone();
    offered.answers = AnswerKind::ALL.to_vec();
    let device = |n: usize| {
        let device = LabDevice::new(&format!("BULK{n:016}"), 7);
        dated_form(&device, AnswerKind::TemporaryPassword)
    };
    let form = service.form_of((0..request::MOST_DEVICES).map(device).collect(), HOLDER);
    let request = NewRequest::parse(&form, &offered, MORNING.date()).expect("a sound form");
    let case = open(service, &request, &[], 530).await.case;
    let mut tx = service.store.read().await.expect("a unit of work");
    assert_eq!(tx.tally(case).await.expect("a tally").received, 10_000);
    drop(tx);
    let agent = service.agent("desk-bulk", 531).await;
    let why = Prose::parse("Not yours.").expect("a text");
    desk::reject(
        &*service.store,
        &service.policy,
        &agent,
        case,
        Which::Open,
        why,
        later(10),
    )
    .await
    .expect("rejected");
    let mut tx = service.store.read().await.expect("a unit of work");
    assert_eq!(tx.tally(case).await.expect("a tally").rejected, 10_000);
    drop(tx);
    jobs::deliver_all(service, later(20)).await;
}

async fn open(
    service: &Service,
    request: &NewRequest,
    pictures: &[Brought],
    seed: u64,
) -> request::Receipt {
    let taken = take_in(service, request, pictures, Faulty::RefuseAll, seed).await;
    taken.expect("taken")
}

async fn take_in(
    service: &Service,
    request: &NewRequest,
    pictures: &[Brought],
    faulty: Faulty,
    seed: u64,
) -> Result<request::Receipt, OpenError> {
    let (store, keys, policy) = (&*service.store, &service.keys, &service.policy);
    let mut rng = Seeded::new(seed);
    request::open(
        store,
        keys,
        policy,
        request,
        pictures,
        faulty,
        Caller::known(),
        MORNING,
        &mut rng,
    )
    .await
}

/// What the mail of the case's first approval brings.
async fn answers_of(service: &Service, case: CaseNumber) -> Vec<Given> {
    let (store, keys, policy) = (&*service.store, &service.keys, &service.policy);
    let job = recovery::jobs::JobKind::Answer { case, approval: 1 };
    let letter = letter::write(store, keys, policy, job, later(11), &mut Seeded::new(505)).await;
    let Ok(Letter::Answer {
        answers, missing, ..
    }) = letter
    else {
        panic!("an answer's letter");
    };
    assert!(missing.is_empty());
    answers
        .into_iter()
        .map(|(_, answer)| answer.given)
        .collect()
}

fn picture() -> Brought {
    Brought {
        line: Some(2),
        picture: Picture {
            name: PictureName::parse("line-0002.png").expect("a name"),
            media: Media::Png,
            bytes: 4_000,
            added_at: MORNING,
        },
        shows: None,
    }
}
