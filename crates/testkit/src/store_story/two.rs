//! H1: where two people are needed, two people it is, in whatever order and at whatever time they
//! click.

use std::sync::Arc;

use protocol::Challenge;
use recovery::audit::Act;
use recovery::case::CaseNumber;
use recovery::desk::{self, Approved, DeskError, Terms, Which};
use recovery::jobs::JobKind;
use recovery::ladder::Past;
use recovery::picture::{Media, Picture, PictureName};
use recovery::policy::{AnswerKind, Policy};
use recovery::staff::{Agent, Confirmed};
use recovery::store::ProposalId;
use recovery::text::Prose;

use super::{jobs, later};
use crate::service::{LabDevice, MORNING, Service};

/// What was shown when nobody had approved yet.
const NOTHING: Option<ProposalId> = Some(ProposalId::from_value(0));

fn by_two(service: &Service) -> Policy {
    let mut policy = service.policy.clone();
    policy.evidence.two_people_answers = vec![AnswerKind::Key];
    policy
}

/// A case of that many devices, and their challenges.
async fn case_of(service: &Service, name: &str, lines: u64) -> (CaseNumber, Vec<Challenge>) {
    let (mut forms, mut challenges) = (Vec::new(), Vec::new());
    for n in 0..lines {
        let device = LabDevice::new(&format!("{name:0<18}{n:02}"), 700 + n);
        service.enrol(&device).await;
        let (challenge, _) = device.challenge(service, 710 + n);
        forms.push(service.device_form(&device, &challenge));
        challenges.push(challenge);
    }
    let email = format!("{}@two.example", name.to_lowercase());
    let form = service.form_of(forms, &email);
    let seed = 720 + name.bytes().map(u64::from).sum::<u64>();
    let receipt = service.request(&form, later(0), seed).await;
    (receipt.expect("taken").case, challenges)
}

async fn approve(
    service: &Service,
    agent: &Confirmed<Agent>,
    case: CaseNumber,
    which: Which<'_>,
    seen: Option<ProposalId>,
) -> Result<Approved, DeskError> {
    let (keys, policy) = (&service.keys, by_two(service));
    let terms = Terms {
        seen,
        exception: None,
    };
    let store = &*service.store;
    desk::approve_on(store, keys, &policy, agent, case, which, &terms, later(20)).await
}

async fn newest(service: &Service, case: CaseNumber) -> Option<ProposalId> {
    let mut tx = service.store.read().await.expect("a unit of work");
    let all = tx.proposals(case).await.expect("the proposals");
    all.iter().map(|one| one.id).max()
}

async fn acts(service: &Service, case: CaseNumber) -> Vec<Act> {
    let mut tx = service.store.read().await.expect("a unit of work");
    let entries = tx.entries_about(&case.to_string()).await.expect("entries");
    entries.iter().map(|entry| entry.act).collect()
}

pub(super) async fn a_second_person_releases_what_the_first_proposed(service: &Service) {
    let (case, _) = case_of(service, "TWOA", 1).await;
    let (anna, ben) = (
        service.agent("two-a1", 9730).await,
        service.agent("two-a2", 9731).await,
    );
    let first = approve(service, &anna, case, Which::Open, NOTHING).await;
    let first = first.expect("kept");
    assert_eq!((first.releases.len(), first.proposed), (0, vec![1]));
    let answer = JobKind::Answer { case, approval: 1 };
    let mut tx = service.store.read().await.expect("a unit of work");
    assert!(!tx.job_is_unsent(&answer).await.expect("a look"), "a mail");
    drop(tx);

    let own = approve(service, &anna, case, Which::Open, None).await;
    assert!(matches!(own, Err(DeskError::Second)));
    let unseen = approve(service, &ben, case, Which::Open, NOTHING).await;
    assert!(matches!(unseen, Err(DeskError::JustProposed(who)) if who == *anna.name()));
    let seen = newest(service, case).await;
    let second = approve(service, &ben, case, Which::Open, seen).await;
    assert_eq!(second.expect("released").releases.len(), 1);
    assert_eq!(newest(service, case).await, None, "nothing is left over");
    let expected = [Act::RequestReceived, Act::Proposed, Act::Released];
    assert_eq!(acts(service, case).await, expected);
    let mut tx = service.store.read().await.expect("a unit of work");
    let entries = tx.entries_about(&case.to_string()).await.expect("entries");
    let released = entries.last().expect("an entry");
    assert!(released.detail.contains("approved first by two-a1"));
    drop(tx);
    jobs::deliver_all(service, later(30)).await;
}

pub(super) async fn other_facts_void_a_first_approval(service: &Service) {
    let (case, _) = case_of(service, "TWOB", 1).await;
    let (anna, ben) = (
        service.agent("two-b1", 9732).await,
        service.agent("two-b2", 9733).await,
    );
    let first = approve(service, &anna, case, Which::Open, None).await;
    assert_eq!(first.expect("kept").proposed, [1]);
    let picture = Picture {
        name: PictureName::parse("cc.png").expect("a name"),
        media: Media::Png,
        bytes: 9,
        added_at: later(21),
    };
    let mut tx = service.store.begin().await.expect("a unit of work");
    tx.add_pictures(case, &[(Some(1), picture)])
        .await
        .expect("added");
    tx.commit().await.expect("committed");

    let (store, keys, policy) = (&*service.store, &service.keys, by_two(service));
    let view = desk::view(store, keys, &policy, &ben, case, None, later(22)).await;
    let review = view.expect("a view").review;
    assert!(review.is_void && review.proposal.is_some(), "it is told");
    let anew = approve(service, &ben, case, Which::Open, None).await;
    assert_eq!(anew.expect("kept anew").proposed, [1]);
    let second = approve(service, &anna, case, Which::Open, None).await;
    assert_eq!(second.expect("released").releases.len(), 1);
    let expected = [
        Act::RequestReceived,
        Act::Proposed,
        Act::ProposalVoid,
        Act::Proposed,
        Act::Released,
    ];
    let mut told = acts(service, case).await;
    told.retain(|act| !act.only_reads());
    assert_eq!(told, expected);
    jobs::deliver_all(service, later(30)).await;
}

pub(super) async fn either_takes_a_first_approval_back(service: &Service) {
    let (case, _) = case_of(service, "TWOC", 2).await;
    let (anna, ben) = (
        service.agent("two-c1", 9735).await,
        service.agent("two-c2", 9736).await,
    );
    let store = &*service.store;
    for who in [&anna, &ben] {
        let first = approve(service, &anna, case, Which::Open, None).await;
        assert_eq!(first.expect("kept").proposed, [1, 2]);
        desk::withdraw_proposals(store, who, case, Which::Open, later(23))
            .await
            .expect("taken back");
        let none = desk::withdraw_proposals(store, who, case, Which::Open, later(24)).await;
        assert!(matches!(none, Err(DeskError::NothingProposed)));
    }
    let first = approve(service, &anna, case, Which::At(&[1]), None).await;
    assert_eq!(first.expect("kept").proposed, [1]);
    let both = approve(service, &ben, case, Which::Open, None).await;
    let both = both.expect("one of each");
    assert_eq!((both.releases.len(), both.proposed), (1, vec![2]));
    let why = Prose::parse("No.").expect("a text");
    desk::reject(
        store,
        &service.policy,
        &anna,
        case,
        Which::Open,
        why,
        later(25),
    )
    .await
    .expect("rejected");
    assert_eq!(newest(service, case).await, None, "a rejection ends it");
    jobs::deliver_all(service, later(30)).await;
}

pub(super) async fn whoever_opened_a_case_decides_nothing_in_it(service: &Service) {
    let (case, _) = case_of(service, "TWOD", 1).await;
    let (anna, ben, cem) = (
        service.agent("two-d1", 9737).await,
        service.agent("two-d2", 9738).await,
        service.agent("two-d3", 9739).await,
    );
    let mut tx = service.store.begin().await.expect("a unit of work");
    tx.set_opener(case, anna.name()).await.expect("noted");
    tx.commit().await.expect("committed");
    let opener = approve(service, &anna, case, Which::Open, None).await;
    assert!(matches!(opener, Err(DeskError::Opener)));
    let (store, keys, policy) = (&*service.store, &service.keys, &service.policy);
    let alone = desk::approve(store, keys, policy, &anna, case, Which::Open, MORNING).await;
    assert!(matches!(alone, Err(DeskError::Opener)), "nor by himself");
    let first = approve(service, &ben, case, Which::Open, None).await;
    assert_eq!(first.expect("kept").proposed, [1]);
    let opener = approve(service, &anna, case, Which::Open, None).await;
    assert!(matches!(opener, Err(DeskError::Opener)));
    let second = approve(service, &cem, case, Which::Open, None).await;
    assert_eq!(second.expect("released").releases.len(), 1);
    jobs::deliver_all(service, later(30)).await;
}

pub(super) async fn clicks_at_once_leave_one_first_and_one_end(service: &Arc<Service>) {
    let (case, _) = case_of(service, "TWOE", 1).await;
    let (anna, ben) = (
        service.agent("two-e1", 9740).await,
        service.agent("two-e2", 9741).await,
    );
    let click = |agent: &Confirmed<Agent>, seen| {
        let (service, agent) = (Arc::clone(service), agent.clone());
        tokio::spawn(async move { approve(&service, &agent, case, Which::Open, seen).await })
    };
    let clicks = [click(&anna, NOTHING), click(&ben, NOTHING)];
    let (mut kept, mut late) = (0, 0);
    for one in clicks {
        match one.await.expect("no panic") {
            Ok(done) => kept += done.proposed.len(),
            Err(DeskError::JustProposed(_)) => late += 1,
            Err(other) => panic!("{other}"),
        }
    }
    assert_eq!(
        (kept, late),
        (1, 1),
        "one is the first, the other looks again"
    );

    let mut tx = service.store.read().await.expect("a unit of work");
    let first = tx.proposals(case).await.expect("proposals").remove(0);
    drop(tx);
    let second = match first.facts.by == *anna.name() {
        true => &ben,
        false => &anna,
    };
    let approval = click(second, Some(first.id));
    let (other, why) = (Arc::clone(service), Prose::parse("No.").expect("a text"));
    let rejection = tokio::spawn(async move {
        desk::reject(
            &*other.store,
            &other.policy,
            &anna,
            case,
            Which::Open,
            why,
            later(26),
        )
        .await
    });
    let approved = approval.await.expect("no panic").is_ok();
    let rejected = rejection.await.expect("no panic").is_ok();
    assert!(approved != rejected, "a case has one end");
    assert_eq!(newest(service, case).await, None);
    jobs::deliver_all(service, later(30)).await;
}

pub(super) async fn the_past_is_counted(service: &Service) {
    let device = LabDevice::new("PAST0000000000000001", 750);
    service.enrol(&device).await;
    let agent = service.agent("past-1", 9751).await;
    let (store, keys, policy) = (&*service.store, &service.keys, &service.policy);
    let mut last = None;
    for (n, (email, reject)) in [
        ("mia@past.example", false),
        ("mia@past.example", true),
        ("tom@past.example", false),
        ("mia@past.example", false),
    ]
    .into_iter()
    .enumerate()
    {
        let seed = 760 + n as u64;
        let (challenge, _) = device.challenge(service, seed);
        let form = service.form(&device, &challenge, email);
        let case = service
            .request(&form, later(0), seed)
            .await
            .expect("taken")
            .case;
        last = Some(case);
        let which = Which::Open;
        match reject {
            true => {
                let why = Prose::parse("No.").expect("a text");
                let done = desk::reject(store, policy, &agent, case, which, why, later(10)).await;
                done.expect("rejected");
            }
            false if n < 3 => {
                let done = desk::approve(store, keys, policy, &agent, case, which, later(10)).await;
                done.expect("approved");
            }
            false => {}
        }
    }
    let case = last.expect("a case");
    let holder = protocol::Email::parse("MIA@past.example").expect("an address");
    let mut tx = store.read().await.expect("a unit of work");
    let past = tx
        .past(case, device.serial(), &holder)
        .await
        .expect("a past");
    let expected = Past {
        answered: 1,
        rejected: 1,
        of_others: 1,
    };
    assert_eq!(past, expected);
    drop(tx);
    jobs::deliver_all(service, later(20)).await;
}
