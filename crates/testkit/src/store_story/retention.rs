//! Personal data ends: on schedule, and when somebody wants that.

use std::sync::Arc;
use std::time::Duration;

use recovery::audit::{self, Act, Actor, Entry};
use recovery::case::CaseNumber;
use recovery::desk::{self, DeskError, Question, Which};
use recovery::email_order::{self, Placed};
use recovery::evidence::Shows;
use recovery::figures::{Decided, Received};
use recovery::holder;
use recovery::limits::Caller;
use recovery::picture::{Media, Picture, PictureName};
use recovery::queue::Label;
use recovery::reply::{self, Reply};
use recovery::retention::{
    self, EraseError, HoldError, LONGEST_HOLD, Person, Swept, erase_person, find, sweep,
};
use recovery::staff::{Agent, Confirmed, Keeper, Senior};
use recovery::status::{self, Status};
use recovery::store::{HolderLink, ReplyLink};
use recovery::text::{Line, Prose};
use recovery::time::Timestamp;
use recovery::token::Token;

use super::{jobs, later, webhooks};
use crate::entropy::Seeded;
use crate::service::{LabDevice, MORNING, Service};

const HOLDER: &str = "Vanessa.Gone@Vanishing.example";
const RESERVED: &str = "plant@reserved-vanishing.example";
const SERIALS: [&str; 2] = ["VANISH00000000000001", "VANISH00000000000002"];

/// What must be nowhere once these chapters are over: addresses, and all that was typed. Serial numbers
/// stay in the registry alone, and as what its entries of the trail are about.
pub const GONE: [&str; 9] = [
    "vanessa.gone",
    "vanishing.example",
    "place of vanishing",
    "question that vanishes",
    "reply that vanishes",
    "note that vanishes",
    "label-vanishes",
    "vanishing.jpg",
    "reason of a vanishing hold",
];

/// The first of these in a column of a table, where it must not be.
#[must_use]
pub fn gone_in(table: &str, column: &str, bytes: &[u8]) -> Option<&'static str> {
    let lower = bytes.to_ascii_lowercase();
    let holds = |text: &str| {
        let text = text.to_ascii_lowercase();
        lower
            .windows(text.len())
            .any(|some| some == text.as_bytes())
    };
    let is_registry = [
        "devices",
        "enrolment_tokens",
        "enrolment_conflicts",
        "device_flags",
    ]
    .contains(&table)
        || (table, column) == ("audit", "subject");
    let serials = SERIALS.into_iter().filter(|_| !is_registry);
    GONE.into_iter().chain(serials).find(|text| holds(text))
}

fn days(count: u64) -> Timestamp {
    MORNING.plus(Duration::from_hours(24 * count))
}

/// A request with all that can belong to one, decided; and a link to it.
async fn a_full_case(service: &Service, seed: u64) -> (CaseNumber, Confirmed<Agent>, Token) {
    let store = &*service.store;
    let mut forms = Vec::new();
    for (n, serial) in (0_u64..).zip(SERIALS) {
        let device = LabDevice::new(serial, 1500 + n).with_reserved(RESERVED);
        if seed < 2000 {
            service.enrol(&device).await;
        }
        let (challenge, _) = device.challenge(service, seed + 10 + n);
        forms.push(service.device_form(&device, &challenge));
    }
    let mut form = service.form_of(forms, HOLDER);
    form.place = "Place of vanishing".into();
    let opened = service
        .request_from(Caller::known(), &form, later(0), seed + 20)
        .await;
    let case = opened.expect("taken").case;
    let agent = service.agent(&format!("vera-{seed}"), seed + 30).await;
    let text = Prose::parse("A question that vanishes?").expect("a text");
    let question = Question {
        said: text.into(),
        wanted: vec![Shows::Label],
    };
    let (policy, which) = (&service.policy, Which::At(&[1]));
    desk::ask_for_more(store, policy, &agent, case, which, question, later(10))
        .await
        .expect("asked");
    let reply_token = Token::random(&mut Seeded::new(seed + 31));
    let token = Token::random(&mut Seeded::new(seed + 32));
    let mut tx = store.begin().await.expect("a unit of work");
    let ends = later(100_000);
    tx.add_reply_link(&reply_token.hash(), &ReplyLink { case, ends })
        .await
        .expect("a link");
    let ends = days(2000);
    tx.add_holder_link(&token.hash(), &HolderLink { case, ends })
        .await
        .expect("a link");
    tx.commit().await.expect("committed");
    let picture = Picture {
        name: PictureName::parse(&format!("{seed}-vanishing.jpg")).expect("a name"),
        media: Media::Jpeg,
        bytes: 1,
        added_at: later(20),
    };
    let text = Prose::parse("A reply that vanishes.").expect("a text");
    let sent = Reply::showing(Some(text), vec![(Shows::Label, picture)]).expect("a reply");
    reply::send(store, &reply_token.to_text(), &sent, later(20))
        .await
        .expect("sent");
    desk::judge_evidence(store, &agent, case, 1, true, later(21))
        .await
        .expect("judged");
    let note = Prose::parse("A note that vanishes.").expect("a text");
    desk::add_note(store, &agent, case, note, later(22))
        .await
        .expect("noted");
    let label = Label::parse("label-vanishes").expect("a label");
    desk::set_label(store, &agent, case, &label, true, later(23))
        .await
        .expect("labelled");
    (case, agent, token)
}

async fn decide(service: &Service, case: CaseNumber, agent: &Confirmed<Agent>, token: &Token) {
    let (store, keys, policy) = (&*service.store, &service.keys, &service.policy);
    desk::view(store, keys, policy, agent, case, Some(1), later(24))
        .await
        .expect("a view");
    desk::approve(store, keys, policy, agent, case, Which::At(&[1]), later(30))
        .await
        .expect("approved");
    jobs::deliver_all(service, later(31)).await;
    holder::tell(store, &token.to_text(), 1, false, later(40))
        .await
        .expect("told");
    holder::withdraw(store, &token.to_text(), &[], later(41))
        .await
        .expect("withdrawn");
    holder::order_link(store, SERIALS[0], HOLDER, later(42))
        .await
        .expect("ordered");
}

/// All figures of the time of the story, without the places of purchase, which holders typed.
async fn figures(service: &Service) -> (Vec<Received>, Vec<Decided>) {
    let nowhere = Line::parse("anywhere").expect("a line");
    let mut tx = service.store.read().await.expect("a unit of work");
    let (from, to) = (MORNING.minus(Duration::from_hours(48)), days(3000));
    let mut received = tx.received_between(from, to).await.expect("figures");
    let mut decided = tx.decisions_between(from, to).await.expect("figures");
    for one in &mut received {
        one.place = nowhere.clone();
    }
    for one in &mut decided {
        one.place = nowhere.clone();
    }
    (received, decided)
}

fn reason(text: &str) -> Line {
    Line::parse(text).expect("a line")
}

/// What somebody wants erased is erased once nothing stands against it, and then nothing is found.
pub(super) async fn a_person_is_erased_on_request(service: &Arc<Service>) {
    let listening = webhooks::something_listens(service).await;
    let (case, agent, token) = a_full_case(service, 1500).await;
    let store = &*service.store;
    let person = Person::parse(HOLDER).expect("an address");
    let device = Person::parse(SERIALS[1]).expect("a serial number");
    let operator = Keeper::Operator;
    let why = reason("they wrote to us");
    for who in [&person, &device] {
        let found = find(store, operator, who, &why, later(25)).await;
        let found = found.expect("found");
        assert_eq!(found.cases.len(), 1, "{who}");
        let one = &found.cases[0];
        assert_eq!((one.case.number, one.pictures, one.notes), (case, 1, 1));
        assert!(matches!(one.obstacle, Some(EraseError::Open(_))));
    }
    let erase = async |now| erase_person(store, operator, &person, &[case], &why, now).await;
    let open = erase(later(26)).await;
    assert!(matches!(open, Err(EraseError::Open(number)) if number == case));
    decide(service, case, &agent, &token).await;
    webhooks::is_told_of(service, listening, case).await;
    let waits = erase(later(43)).await;
    assert!(
        matches!(waits, Err(EraseError::MailWaiting(_))),
        "{waits:?}"
    );
    jobs::deliver_all(service, later(44)).await;

    let senior = service.senior("hilda-1500", 1540).await;
    hold_and_let_go(service, &senior, case).await;
    let before = figures(service).await;
    erase(later(60)).await.expect("erased");
    webhooks::nothing_is_told_of_the_erased(service, listening).await;
    assert!(figures(service).await == before, "figures of the past stay");
    let again = erase(later(61)).await;
    assert!(matches!(again, Err(EraseError::NoSuchCase)));
    nothing_is_left(service, case, &agent, &token).await;
    let unknown = status::look_up(store, SERIALS[0], HOLDER).await;
    assert!(matches!(unknown, Ok(Status::Unknown)));
    for who in [&person, &device] {
        let found = find(store, operator, who, &why, later(62)).await;
        let found = found.expect("found");
        assert_eq!(found.cases.len(), 0);
        assert_eq!(found.in_registry, *who == device, "it keeps its devices");
    }
    let mut tx = store.read().await.expect("a unit of work");
    let doomed = tx.doomed_pictures(9).await.expect("pictures");
    let name = PictureName::parse("1500-vanishing.jpg").expect("a name");
    assert!(doomed.contains(&name), "its bytes are to go");
    assert!(tx.knows_picture(&name).await.expect("told"));
    drop(tx);
    remove_bytes(service).await;
}

async fn hold_and_let_go(service: &Service, senior: &Senior, case: CaseNumber) {
    let store = &*service.store;
    let why = || reason("A reason of a vanishing hold");
    let ends = later(1000);
    for wrong in [later(45), later(50).plus(LONGEST_HOLD)] {
        let refused = retention::hold(store, senior, case, (why(), wrong), later(45)).await;
        assert!(matches!(refused, Err(HoldError::End)));
    }
    retention::hold(store, senior, case, (why(), ends), later(45))
        .await
        .expect("held");
    let person = Person::parse(HOLDER).expect("an address");
    let wish = reason("they insist");
    let held = erase_person(store, Keeper::Operator, &person, &[case], &wish, later(46)).await;
    assert!(matches!(held, Err(EraseError::Held(_, until)) if until == ends));
    retention::end_hold(store, senior, case, later(47))
        .await
        .expect("let go");
    let twice = retention::end_hold(store, senior, case, later(48)).await;
    assert!(matches!(twice, Err(HoldError::NotHeld)));
}

/// Nothing of an erased case can be looked at or acted on, and its entries say that it was erased.
async fn nothing_is_left(
    service: &Service,
    case: CaseNumber,
    agent: &Confirmed<Agent>,
    token: &Token,
) {
    let (store, keys, policy) = (&*service.store, &service.keys, &service.policy);
    let view = desk::view(store, keys, policy, agent, case, None, later(63)).await;
    assert!(matches!(view, Err(DeskError::Erased(_))));
    let list = desk::list(store, keys, policy, agent, case, 0, later(63)).await;
    assert!(matches!(list, Err(DeskError::Erased(_))));
    let all = Which::At(&[1]);
    let again = desk::send_again(store, policy, agent, case, all, later(64)).await;
    assert!(again.is_err(), "nothing is sent again");
    let link = holder::look_up(store, policy, &token.to_text(), 0, later(64)).await;
    assert!(link.is_err(), "the link ended with it");
    let mut tx = store.read().await.expect("a unit of work");
    let entries = tx.entries_about(&case.to_string()).await.expect("entries");
    let (last, rest) = entries.split_last().expect("entries");
    assert_eq!(last.act, Act::CaseErased);
    assert_eq!(last.detail, "they wrote to us");
    assert!(rest.len() > 10 && rest.iter().all(|entry| entry.detail.is_empty()));
    drop(tx);
    audit::check(store).await.expect("a whole trail");
}

/// As the worker does it.
async fn remove_bytes(service: &Service) {
    let mut tx = service.store.begin().await.expect("a unit of work");
    for name in tx.doomed_pictures(1000).await.expect("pictures") {
        tx.picture_is_gone(&name).await.expect("struck off");
    }
    assert_eq!(tx.oldest_doomed().await.expect("told"), None);
    tx.commit().await.expect("committed");
}

/// What has ended is erased when its time is over, picture by picture and then as a whole, and no earlier.
pub(super) async fn what_is_over_is_erased(service: &Arc<Service>) {
    let (store, keep) = (&*service.store, service.policy.keep);
    let listening = webhooks::something_listens(service).await;
    let (case, agent, token) = a_full_case(service, 2500).await;
    decide(service, case, &agent, &token).await;
    webhooks::is_told_of(service, listening, case).await;
    let device = LabDevice::new(SERIALS[0], 1500).with_reserved(RESERVED);
    let way = protocol::Way::Email;
    let (challenge, _) = device.challenge_of(way, service, 2590);
    let network = "192.0.2.77".parse().expect("an address");
    let placed = email_order::place(
        store,
        &service.keys,
        &service.policy,
        &challenge,
        network,
        recovery::locale::Locale::English,
        later(50),
    )
    .await;
    let placed = placed.expect("placed or refused").placed;
    assert_eq!(placed, Placed::Ordered);
    jobs::deliver_all(service, days(1)).await;
    let senior = service.senior("hilda-2500", 2540).await;
    let hold = (reason("A reason of a vanishing hold"), days(400));
    retention::hold(store, &senior, case, hold, days(20))
        .await
        .expect("held");

    sweep_all(service, days(390)).await;
    webhooks::nothing_is_told_of_the_erased(service, listening).await;
    let mut tx = store.read().await.expect("a unit of work");
    let held = tx.all_pictures(case).await.expect("pictures").len();
    let erased = tx.erased_at(case).await.expect("told");
    drop(tx);
    assert_eq!((held, erased), (1, None), "a hold stops both");
    retention::end_hold(store, &senior, case, days(390))
        .await
        .expect("let go");
    let before = figures(service).await;
    let overdue = retention::overdue(store, &keep, days(391)).await;
    let due = later(41).plus(keep.evidence);
    assert_eq!(overdue.expect("told").oldest(), Some(due));
    let swept = sweep_all(service, days(391)).await;
    assert!(swept.cases > 0 && swept.pictures > 0, "{swept:?}");
    assert!(
        sweep(store, &keep, days(391))
            .await
            .expect("swept")
            .is_nothing()
    );
    assert!(figures(service).await == before, "figures of the past stay");
    let view = desk::view(
        store,
        &service.keys,
        &service.policy,
        &agent,
        case,
        None,
        days(391),
    );
    assert!(matches!(view.await, Err(DeskError::Erased(_))));
    remove_bytes(service).await;
    let overdue = retention::overdue(store, &keep, days(391)).await;
    assert_eq!(overdue.expect("told").oldest(), None);
    let mut tx = store.read().await.expect("a unit of work");
    let serial = device.serial();
    assert_eq!(tx.count_orders(Some(serial), None).await.expect("told"), 0);
    let refused = tx.entries_of(Act::EvidenceRefused, 100).await;
    assert!(
        refused
            .expect("entries")
            .iter()
            .all(|one| one.detail.is_empty())
    );
    drop(tx);
    audit::check(store).await.expect("a whole trail");
    the_same_challenge_is_not_new(service).await;
}

/// A challenge whose bytes were erased is known by its hash: it begins no second life.
async fn the_same_challenge_is_not_new(service: &Service) {
    let device = LabDevice::new(SERIALS[0], 1500).with_reserved(RESERVED);
    let (challenge, _) = device.challenge(service, 1510);
    let mut tx = service.store.begin().await.expect("a unit of work");
    let hash = challenge.hash();
    assert!(tx.challenge(&hash).await.expect("told").is_none());
    tx.keep_challenge(&challenge, days(392))
        .await
        .expect("kept");
    let seen = tx
        .challenge(&hash)
        .await
        .expect("told")
        .expect("it is back");
    assert_eq!(seen.first_seen, later(0));
}

/// Sweeps until nothing is left to do.
async fn sweep_all(service: &Service, now: Timestamp) -> Swept {
    let (store, keep) = (&*service.store, service.policy.keep);
    let mut all = Swept::default();
    for _ in 0..1000 {
        let swept = sweep(store, &keep, now).await.expect("swept");
        if swept.is_nothing() {
            return all;
        }
        all.pictures += swept.pictures;
        all.cases += swept.cases;
        all.rows += swept.rows;
    }
    panic!("a sweep that never ends");
}

/// An entry whose detail was erased says so by silence, and what others wrote stays.
pub(super) async fn details_go_and_the_chain_holds(service: &Service) {
    let entry = |at, subject: &str| Entry {
        at: later(at),
        actor: Actor::Service,
        act: Act::Noted,
        subject: subject.to_owned(),
        detail: format!("told at {at}"),
    };
    let mut tx = service.store.begin().await.expect("a unit of work");
    for (at, subject) in [(1, "one to erase"), (2, "one to keep"), (3, "one to erase")] {
        tx.add_entry(&entry(at, subject)).await.expect("written");
    }
    tx.commit().await.expect("committed");
    let mut tx = service.store.begin().await.expect("a unit of work");
    assert_eq!(tx.erase_details("one to erase").await.expect("erased"), 2);
    assert_eq!(tx.erase_details("one to erase").await.expect("erased"), 0);
    let kept = tx.entries_about("one to keep").await.expect("entries");
    assert_eq!(kept, [entry(2, "one to keep")]);
    let erased = tx.entries_about("one to erase").await.expect("entries");
    assert!(erased.len() == 2 && erased.iter().all(|one| one.detail.is_empty()));
    let old = tx.erase_old_details(Act::Noted, later(2), 9).await;
    assert_eq!(old.expect("erased"), 0, "only what is older goes");
    tx.commit().await.expect("committed");
    audit::check(&*service.store).await.expect("a whole trail");
}
