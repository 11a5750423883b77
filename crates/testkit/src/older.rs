//! A service's database as an older version left it, and what must be found in it afterwards.

#![expect(clippy::expect_used, reason = "helpers of tests fail by panicking")]

use std::sync::Arc;

use recovery::audit::chain::{Head, Written};
use recovery::audit::{Act, Detail, Salt};
use recovery::case::CaseNumber;
use recovery::desk::{self, Which};
use recovery::jobs;
use recovery::lifecycle::State;
use recovery::locale::Locale;
use recovery::status::{self, Stage, Status};
use recovery::store::Store;
use recovery::time::Timestamp;

use crate::service::{LabDevice, MORNING, Service};

/// The statements that fill a database of the first two migrations: a case in each stage, with
/// all that belongs to them. `blob` writes bytes as the database's own literal; `counts` says
/// whether the database itself numbers the cases as they come.
///
/// # Panics
/// Never.
#[must_use]
pub fn of_two_migrations(blob: &dyn Fn(&[u8]) -> String, counts: bool) -> Vec<String> {
    let now = MORNING.seconds();
    let (service, device) = service_and_device();
    let key = blob(device.key().public().as_bytes());
    let serial = device.serial();
    let mut all = vec![
        "INSERT INTO staff VALUES ('anna', 'x', 'x', 0, 5)".to_owned(),
        format!(
            "INSERT INTO devices (serial, model, added_at, key, key_at)
            VALUES ('{serial}', 'RG1602-16S', 5, {key}, 5)"
        ),
    ];
    all.extend([1, 2].map(|at| {
        format!(
            "INSERT INTO audit (at, actor, act, subject, detail)
            VALUES ({at}, 'operator', 'device-changed', '{serial}', 'by hand')"
        )
    }));
    let stages = [
        ("received", "NULL"),
        ("more-wanted", "'Which shop?'"),
        ("answered", "NULL"),
        ("rejected", "'We could not\nconfirm it.'"),
    ];
    let released = "INSERT INTO releases (challenge_hash, case_number, released_by, released_at)";
    for (number, (stage, text)) in (1_u64..).zip(stages) {
        let (challenge, _) = device.challenge(&service, number);
        let hash = blob(challenge.hash().as_bytes());
        let bytes = blob(challenge.as_bytes());
        all.push(format!(
            "INSERT INTO challenges VALUES ({hash}, {bytes}, {now})"
        ));
        let (column, value) = match counts {
            true => ("", String::new()),
            false => (", arrival", format!(", {number}")),
        };
        // A release and its case name each other: the case is answered after its release.
        let first = if stage == "answered" {
            "received"
        } else {
            stage
        };
        all.push(format!(
            "INSERT INTO cases (number{column}, opened_at, stage, stage_since, stage_text, email,
                email_key, country, place, place_key, business, category, serial, model,
                device_date, answer, challenge_hash, declaration, declared_at)
            VALUES ({number}{value}, {now}, '{first}', {now}, {text}, 'Holder{number}@example.org',
                'holder{number}@example.org', 'DE', 'Meyer', 'meyer', 'installer', 'recorder',
                '{serial}', 'RG1602-16S', '2026-11-21', 'key', {hash}, '2026-11', {now})"
        ));
        if stage == "answered" {
            all.push(format!(
                "{released} VALUES ({hash}, {number}, 'anna', {now})"
            ));
            all.push(format!(
                "UPDATE cases SET stage = 'answered', release_id = (SELECT max(id) FROM releases)
                WHERE number = {number}"
            ));
        }
    }
    let mails = [
        ("receipt.RG-000-000-001", "receipt", 1, "NULL", "done"),
        (
            "more-wanted.RG-000-000-002.1",
            "more-wanted",
            2,
            "1",
            "waiting",
        ),
        ("answer.RG-000-000-003", "answer", 3, "1", "waiting"),
        ("notice.RG-000-000-003", "notice", 3, "1", "done"),
        ("rejected.RG-000-000-004", "rejected", 4, "NULL", "waiting"),
    ];
    all.push(
        "INSERT INTO messages (case_number, author, at, text) VALUES (2, 'desk', 6, 'Which shop?')"
            .to_owned(),
    );
    all.push("INSERT INTO pictures VALUES (1, 1, 'one.png', 'image/png', 7, 5)".to_owned());
    all.push(format!(
        "INSERT INTO reply_links VALUES ({}, 2, 9000000000)",
        blob(&[7; 32])
    ));
    for (key, kind, case, refers_to, state) in mails {
        all.push(format!(
            "INSERT INTO jobs (key, kind, case_number, refers_to, state, due_at)
            VALUES ('{key}', '{kind}', {case}, {refers_to}, '{state}', 5)"
        ));
    }
    all
}

/// Looks at such a database after it was brought up to date: each case is one of one line, stands
/// where it stood, and goes on from there; each mail that waited can be written.
///
/// # Panics
/// When something is missing.
pub async fn is_found_again(store: Arc<dyn Store>) {
    let (mut service, device) = service_and_device();
    service.store = store;
    let store = &*service.store;
    let head = recovery::audit::check(store).await;
    assert_eq!(head.expect("a whole trail").number, 2, "it is chained");
    let stages = [
        Stage::InReview,
        Stage::MoreWanted,
        Stage::Answered,
        Stage::Rejected,
    ];
    for (number, stage) in (1..).zip(stages) {
        let email = format!("holder{number}@example.org");
        let told = status::look_up(store, device.serial().as_str(), &email).await;
        let number = case(number);
        assert!(
            matches!(told, Ok(Status::Known { case, stage: found, .. }) if case == number && found == stage),
            "{number} stands at {stage:?}"
        );
        let mut tx = store.read().await.expect("a unit of work");
        let found = tx.case(number).await.expect("looked up").expect("a case");
        assert_eq!(found.language, Locale::English);
        let tally = tx.tally(number).await.expect("a tally");
        assert_eq!((tally.total(), tally.stage()), (1, stage));
    }
    mails_can_be_written(&service).await;
    let mut tx = store.read().await.expect("a unit of work");
    assert_eq!(tx.pictures(case(1), 1).await.expect("pictures").len(), 1);
    let line = tx
        .line(case(3), 1)
        .await
        .expect("looked up")
        .expect("a line");
    assert!(matches!(line.state, State::Answered { .. }));
    assert_eq!(tx.next_approval(case(3)).await.expect("a number"), 2);
    drop(tx);
    let agent = service.agent("bea", 5).await;
    let (keys, policy) = (&service.keys, &service.policy);
    for (number, approvable) in [(1, true), (2, true), (3, false), (4, false)] {
        let which = Which::Open;
        let done = desk::approve(store, keys, policy, &agent, case(number), which, MORNING).await;
        assert_eq!(done.is_ok(), approvable, "{number}");
    }
}

async fn mails_can_be_written(service: &Service) {
    let left = jobs::left(&*service.store).await.expect("the mails left");
    let keys: Vec<_> = left.iter().map(|job| job.kind.key()).collect();
    let expected = [
        "more-wanted.RG-000-000-002.1",
        "answer.RG-000-000-003",
        "rejected.RG-000-000-004.2",
    ];
    assert_eq!(keys, expected);
    for job in left {
        let (keys, policy) = (&service.keys, &service.policy);
        let mut rng = crate::entropy::Seeded::new(9);
        let letter =
            recovery::letter::write(&*service.store, keys, policy, job.kind, MORNING, &mut rng)
                .await;
        assert!(letter.is_ok(), "{} can be written", job.kind.key());
    }
}

fn case(number: u32) -> CaseNumber {
    CaseNumber::from_value(number).expect("a number")
}

fn device() -> LabDevice {
    LabDevice::new("OLDER000000000000001", 1)
}

/// The service has no store yet: what is made here needs none.
fn service_and_device() -> (Service, LabDevice) {
    (Service::new(Arc::new(NoStore), 1), device())
}

/// A store that nothing is asked of.
struct NoStore;

#[async_trait::async_trait]
impl Store for NoStore {
    async fn begin(&self) -> Result<Box<dyn recovery::store::Tx>, recovery::store::StoreError> {
        Err(recovery::store::StoreError::Conflict)
    }

    async fn read(&self) -> Result<Box<dyn recovery::store::Tx>, recovery::store::StoreError> {
        Err(recovery::store::StoreError::Conflict)
    }
}

/// Entries of the trail from before what they tell could be erased: who, and what they tell.
const OF_THE_FIRST_FORM: [(&str, &str); 4] = [
    ("RG-000-000-001", "told of the first"),
    ("RG-000-000-002", "told of the second"),
    ("RG-000-000-002", ""),
    ("RG-000-000-001", "told of the first again"),
];

/// The statements that fill the trail of a database of sixteen migrations, chained as that version
/// did. `blob` writes bytes as the database's own literal.
///
/// # Panics
/// Never.
#[must_use]
pub fn of_the_first_form(blob: &dyn Fn(&[u8]) -> String) -> Vec<String> {
    let (mut head, mut all) = (Head::default(), Vec::new());
    for (number, (subject, detail)) in (1..).zip(OF_THE_FIRST_FORM) {
        let written = Written {
            at: Timestamp::from_seconds(number),
            actor: "operator".to_owned(),
            act: "noted".to_owned(),
            subject: subject.to_owned(),
            detail: match detail {
                "" => Detail::Empty,
                _ => Detail::Told {
                    text: detail.to_owned(),
                    salt: Salt::from_bytes([0; 16]),
                },
            },
        };
        head = head.followed_by_first(&written).expect("nothing erased");
        let hash = blob(head.link.as_bytes());
        all.push(format!(
            "INSERT INTO audit (at, actor, act, subject, detail)
            VALUES ({number}, 'operator', 'noted', '{subject}', '{detail}')"
        ));
        all.push(format!(
            "INSERT INTO audit_links (number, entry, hash)
            VALUES ({number}, (SELECT max(id) FROM audit), {hash})"
        ));
    }
    let (number, hash) = (head.number, blob(head.link.as_bytes()));
    all.push(format!(
        "INSERT INTO audit_head (one, number, hash) VALUES (1, {number}, {hash})"
    ));
    all
}

/// Looks at such a database once it was brought up to date: what is there is whole, with one entry more,
/// and stays whole when something is erased.
///
/// # Panics
/// When it is not.
pub async fn is_covered(store: &dyn Store) {
    let check = async || recovery::audit::check(store).await.expect("a whole trail");
    let before = check().await;
    assert_eq!(before.number, 5);
    let mut tx = store.begin().await.expect("a unit of work");
    let renewals = tx.entries_of(Act::TrailRenewed, 9).await;
    assert_eq!(renewals.expect("entries").len(), 1);
    tx.erase_details("RG-000-000-001").await.expect("erased");
    tx.commit().await.expect("committed");
    assert_eq!(check().await, before, "the chain is as it was");
    let mut tx = store.read().await.expect("a unit of work");
    let told = async |tx: &mut dyn recovery::store::Tx, subject| {
        let entries = tx.entries_about(subject).await.expect("entries");
        entries
            .into_iter()
            .map(|entry| entry.detail)
            .collect::<Vec<_>>()
    };
    assert_eq!(told(&mut *tx, "RG-000-000-001").await, ["", ""]);
    let kept = told(&mut *tx, "RG-000-000-002").await;
    assert_eq!(kept, ["told of the second", ""]);
}
