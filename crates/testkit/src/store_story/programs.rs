//! Programs with tokens: what they may do follows their makers, no two of them are two people, and a
//! call that is sent twice is one.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use recovery::audit::{Act, Actor};
use recovery::case::CaseNumber;
use recovery::desk::{self, Approved, DeskError, Terms, Which};
use recovery::policy::{AnswerKind, Policy};
use recovery::staff::{
    self, Admin, Agent, ApiTokenError, ApiTokenFacts, Confirmed, Handle, Keeper, MadeApiToken,
    MayAnswer, Member, Role, StaffName, Standing,
};
use recovery::store::{ApiAnswer, ApiCall, Begun};
use recovery::time::Timestamp;

use super::{jobs, later};
use crate::entropy::Seeded;
use crate::service::{LabDevice, Service};

const HERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 7));
const DAY: u64 = 24 * 3600;

fn name(text: &str) -> StaffName {
    StaffName::parse(text).expect("a name")
}

fn facts(text: &str, role: Role, answers: bool) -> ApiTokenFacts {
    ApiTokenFacts {
        name: name(text),
        role,
        answers,
        networks: Vec::new(),
        ends: later(30 * DAY),
    }
}

async fn make(
    service: &Service,
    admin: &Confirmed<Admin>,
    facts: &ApiTokenFacts,
    seed: u64,
) -> Result<MadeApiToken, ApiTokenError> {
    let (store, rng) = (&*service.store, &mut Seeded::new(seed));
    staff::add_api_token(store, facts, Keeper::Admin(admin), later(0), rng).await
}

async fn call(service: &Service, text: &str, from: IpAddr, at: Timestamp) -> Option<Member> {
    let store = &*service.store;
    let called = staff::program_for(store, text, from, at).await;
    match called.expect("looked up") {
        Ok(member) => Some(member),
        Err(wrong) => {
            wrong.note(store, at).await.expect("noted");
            None
        }
    }
}

pub(super) async fn a_token_opens_what_its_maker_may(service: &Service) {
    let store = &*service.store;
    let keeper: Confirmed<Admin> = service.signed_in("prog-keeper", Role::Admin, 59800).await;
    let maker: Confirmed<Admin> = service.signed_in("prog-maker", Role::Admin, 59801).await;
    let near = ApiTokenFacts {
        networks: vec!["192.0.2.0/24".parse().expect("a network")],
        ..facts("prog-erp", Role::Senior, true)
    };
    let made = make(service, &maker, &near, 59802).await.expect("made");
    assert!(made.text.starts_with("rgt_") && made.text.len() == 47);
    for taken in ["prog-erp", "prog-maker"] {
        let again = make(service, &maker, &facts(taken, Role::Reader, false), 59803).await;
        assert!(matches!(again, Err(ApiTokenError::Taken(_))), "{taken}");
    }
    let silent = facts("prog-x", Role::Auditor, true);
    let refused = make(service, &maker, &silent, 59804).await;
    assert!(matches!(refused, Err(ApiTokenError::CannotAnswer)));
    for ends in [later(0), later(800 * DAY)] {
        let wrong = ApiTokenFacts {
            ends,
            ..facts("prog-x", Role::Reader, false)
        };
        let refused = make(service, &maker, &wrong, 59805).await;
        assert!(matches!(refused, Err(ApiTokenError::Life)));
    }

    let member = call(service, &made.text, HERE, later(10))
        .await
        .expect("in");
    assert_eq!((member.role(), member.is_program()), (Role::Senior, true));
    assert_eq!(member.actor().to_text(), "program:prog-erp:prog-maker");
    let read = Actor::parse(&member.actor().to_text());
    assert_eq!(read, Some(member.actor()));
    let away = "198.51.100.7".parse().expect("an address");
    assert!(call(service, &made.text, away, later(11)).await.is_none());
    let mut wrong = made.text.to_string();
    wrong.pop();
    wrong.push(if made.text.ends_with('A') { 'E' } else { 'A' });
    for bad in ["", "rgt_", wrong.as_str(), &made.text[4..]] {
        assert!(call(service, bad, HERE, later(12)).await.is_none(), "{bad}");
    }

    // People are listed without programs, and nothing that is done to people is done to them.
    let mut tx = store.begin().await.expect("a unit of work");
    let people = tx.accounts().await.expect("accounts");
    assert!(people.iter().all(|one| !one.is_program));
    assert!(people.iter().all(|one| one.name.as_str() != "prog-erp"));
    let admins = tx.lock_admins().await.expect("admins");
    assert!(!admins.contains(&name("prog-erp")));
    drop(tx);
    let by = Keeper::Admin(&keeper);
    let role = staff::set_role(store, &name("prog-erp"), Role::Admin, by, later(13)).await;
    assert!(role.is_err(), "a token's role is its own");

    // A maker who may do less, and one who leaves.
    for (makers, left) in [
        (Role::Agent, Role::Agent),
        (Role::Auditor, Role::Reader),
        (Role::Admin, Role::Senior),
    ] {
        staff::set_role(store, &name("prog-maker"), makers, by, later(14))
            .await
            .expect("another role");
        let member = call(service, &made.text, HERE, later(15)).await;
        assert_eq!(member.map(|one| one.role()), Some(left), "{makers}");
    }
    staff::remove(store, &name("prog-maker"), by, later(16))
        .await
        .expect("left");
    assert!(call(service, &made.text, HERE, later(17)).await.is_none());

    // One is revoked, one is over.
    let (one, other) = (
        facts("prog-one", Role::Reader, false),
        facts("prog-two", Role::Agent, false),
    );
    let one = make(service, &keeper, &one, 59806).await.expect("made");
    let other = make(service, &keeper, &other, 59807).await.expect("made");
    assert!(call(service, &one.text, HERE, later(18)).await.is_some());
    staff::revoke_api_token(store, one.id, by, later(19))
        .await
        .expect("revoked");
    let twice = staff::revoke_api_token(store, one.id, by, later(19)).await;
    assert!(matches!(twice, Err(ApiTokenError::Unknown)));
    assert!(call(service, &one.text, HERE, later(20)).await.is_none());
    let agent = call(service, &other.text, HERE, later(30 * DAY - 1)).await;
    let agent = Agent::of(&agent.expect("in")).expect("an agent");
    assert!(MayAnswer::of(agent).is_err(), "it was not said");
    assert!(
        call(service, &other.text, HERE, later(30 * DAY))
            .await
            .is_none()
    );

    let all = staff::api_tokens(store, later(30 * DAY))
        .await
        .expect("all");
    let find = |text: &str| {
        let mut tokens = all.iter();
        let found = tokens.find(|(token, _)| token.facts.name.as_str() == text);
        found.expect("listed")
    };
    let (erp, standing) = find("prog-erp");
    assert_eq!((*standing, erp.refused), (Standing::Over, 2));
    assert_eq!((&erp.facts, erp.used_at), (&near, Some(later(10))));
    assert_eq!(find("prog-one").1, Standing::Revoked);
    let mut tx = store.read().await.expect("a unit of work");
    let entries = tx.entries_about("prog-erp").await.expect("entries");
    let acts: Vec<_> = entries.iter().map(|entry| entry.act).collect();
    let refused = Act::ApiTokenRefused;
    assert_eq!(acts, [Act::ApiTokenAdded, refused, refused]);
    assert_eq!(entries[1].detail, "from another network");
}

fn by_two(service: &Service) -> Policy {
    let mut policy = service.policy.clone();
    policy.evidence.two_people_answers = vec![AnswerKind::Key];
    policy
}

async fn case_of(service: &Service, serial: &str, seed: u64) -> CaseNumber {
    let device = LabDevice::new(serial, seed);
    service.enrol(&device).await;
    let (challenge, _) = device.challenge(service, seed + 1);
    let form = service.form(&device, &challenge, &format!("{seed}@programs.example"));
    let receipt = service.request(&form, later(0), seed + 2).await;
    receipt.expect("taken").case
}

async fn program(
    service: &Service,
    admin: &Confirmed<Admin>,
    text: &str,
    seed: u64,
) -> Confirmed<Agent> {
    let made = make(service, admin, &facts(text, Role::Agent, true), seed).await;
    let member = call(service, &made.expect("made").text, HERE, later(5)).await;
    let agent = Agent::of(&member.expect("in")).expect("an agent");
    MayAnswer::of(agent).expect("it was said").confirmed()
}

async fn approve(
    service: &Service,
    policy: &Policy,
    agent: &Confirmed<Agent>,
    case: CaseNumber,
) -> Result<Approved, DeskError> {
    let (store, keys, terms) = (&*service.store, &service.keys, Terms::default());
    desk::approve_on(
        store,
        keys,
        policy,
        agent,
        case,
        Which::Open,
        &terms,
        later(20),
    )
    .await
}

pub(super) async fn a_program_is_no_second_person(service: &Service) {
    let policy = by_two(service);
    let admin: Confirmed<Admin> = service.signed_in("prog-boss", Role::Admin, 59810).await;
    let crm = program(service, &admin, "prog-crm", 59811).await;
    let shop = program(service, &admin, "prog-shop", 59812).await;
    let case = case_of(service, "PRG00000000000000001", 59813).await;
    let boss: Confirmed<Agent> = admin.to().expect("an agent");
    let ben = service.agent("prog-ben", 59814).await;

    let first = approve(service, &policy, &crm, case).await;
    assert_eq!(first.expect("kept").proposed, [1]);
    let same = approve(service, &policy, &crm, case).await;
    assert!(matches!(same, Err(DeskError::Second)));
    let other = approve(service, &policy, &shop, case).await;
    assert!(matches!(other, Err(DeskError::SecondByProgram)));
    let maker = approve(service, &policy, &boss, case).await;
    assert!(matches!(maker, Err(DeskError::OwnProgram(who)) if who.as_str() == "prog-crm"));
    let second = approve(service, &policy, &ben, case).await;
    assert_eq!(second.expect("released").releases.len(), 1);

    // Nor is it the second where a person was the first.
    let case = case_of(service, "PRG00000000000000002", 59820).await;
    let first = approve(service, &policy, &ben, case).await;
    assert_eq!(first.expect("kept").proposed, [1]);
    let second = approve(service, &policy, &shop, case).await;
    assert!(matches!(second, Err(DeskError::SecondByProgram)));

    // What its maker opened for a holder, it does not decide.
    let case = case_of(service, "PRG00000000000000003", 59830).await;
    let mut tx = service.store.begin().await.expect("a unit of work");
    tx.set_opener(case, admin.name()).await.expect("opened");
    tx.commit().await.expect("committed");
    let own = approve(service, &service.policy, &crm, case).await;
    assert!(matches!(own, Err(DeskError::Opener)));
    jobs::deliver_all(service, later(30)).await;
}

pub(super) async fn programs_at_once_release_one_answer(service: &Arc<Service>) {
    let admin: Confirmed<Admin> = service.signed_in("prog-chief", Role::Admin, 59840).await;
    let case = case_of(service, "PRG00000000000000004", 59841).await;
    let mut calls = Vec::new();
    for n in 0..2 {
        let agent = program(service, &admin, &format!("prog-race{n}"), 59850 + n).await;
        let service = Arc::clone(service);
        calls.push(tokio::spawn(async move {
            let policy = &service.policy;
            approve(&service, policy, &agent, case).await.is_ok()
        }));
    }
    let mut released = 0;
    for call in calls {
        released += u32::from(call.await.expect("ran"));
    }
    assert_eq!(released, 1, "one answer");
    jobs::deliver_all(service, later(30)).await;
}

pub(super) async fn a_call_sent_twice_is_one(service: &Arc<Service>) {
    let admin: Confirmed<Admin> = service.signed_in("prog-chef", Role::Admin, 59860).await;
    make(
        service,
        &admin,
        &facts("prog-twice", Role::Reader, false),
        59861,
    )
    .await
    .expect("made");
    let one = ApiCall {
        program: name("prog-twice"),
        key: [1; 32],
        asked: [2; 32],
    };
    let begin = async |call: &ApiCall, at: u64| {
        let mut tx = service.store.begin().await.expect("a unit of work");
        let stale = later(at).minus(Duration::from_mins(5));
        let begun = tx.begin_api_call(call, later(at), stale).await;
        tx.commit().await.expect("committed");
        begun.expect("begun")
    };
    let at_once = [0, 1].map(|_| {
        let (service, call) = (Arc::clone(service), one.clone());
        tokio::spawn(async move {
            let mut tx = service.store.begin().await.expect("a unit of work");
            let begun = tx.begin_api_call(&call, later(40), later(0)).await;
            tx.commit().await.expect("committed");
            begun.expect("begun")
        })
    });
    let mut begun = Vec::new();
    for task in at_once {
        begun.push(task.await.expect("ran"));
    }
    begun.sort_by_key(|one| *one != Begun::New);
    assert_eq!(begun, [Begun::New, Begun::Running]);
    let other = ApiCall {
        asked: [3; 32],
        ..one.clone()
    };
    assert_eq!(begin(&other, 41).await, Begun::Other);
    assert_eq!(begin(&one, 40 + 301).await, Begun::New, "it broke off");

    let answer = ApiAnswer {
        status: 201,
        media: "application/json".to_owned(),
        body: b"{}".to_vec(),
    };
    let mut tx = service.store.begin().await.expect("a unit of work");
    tx.answer_api_call(&one, &answer).await.expect("kept");
    tx.forget_api_call(&one).await.expect("nothing to forget");
    tx.commit().await.expect("committed");
    assert_eq!(begin(&one, DAY).await, Begun::Done(answer), "for long");
    let mut tx = service.store.begin().await.expect("a unit of work");
    tx.forget_api_calls(later(342)).await.expect("forgotten");
    tx.commit().await.expect("committed");
    assert_eq!(
        begin(&other, DAY).await,
        Begun::New,
        "the key is free again"
    );
    let mut tx = service.store.begin().await.expect("a unit of work");
    tx.forget_api_call(&other).await.expect("forgotten");
    tx.commit().await.expect("committed");
    assert_eq!(begin(&one, DAY).await, Begun::New);
}
