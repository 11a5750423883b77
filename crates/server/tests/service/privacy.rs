//! What is kept of a person: taken along and erased, by himself and by the authority.

use std::io::{Cursor, Read as _};
use std::task::Poll;
use std::time::Duration;

use axum::http::StatusCode;
use futures_util::TryStreamExt as _;
use object_store::path::Path;
use object_store::{ObjectStoreExt as _, PutPayload};
use recovery::audit::{self, Act};
use recovery::case::CaseNumber;
use recovery::store::HolderLink;
use recovery::token::Token;
use testkit::entropy::Seeded;

use crate::browser::{Browser, Page};
use crate::world::{HOLDER, SERIAL, World};

/// A request with a picture, and the path of its holder's own page.
async fn request(world: &World) -> (String, String) {
    let case = world.request(&world.challenge()).await;
    let token = Token::random(&mut Seeded::new(7));
    let link = HolderLink {
        case: CaseNumber::parse(&case).unwrap(),
        ends: world.services.clock.now().plus(Duration::from_hours(24)),
    };
    let mut tx = world.services.store.begin().await.unwrap();
    tx.add_holder_link(&token.hash(), &link).await.unwrap();
    tx.commit().await.unwrap();
    world.mails().await;
    (case, format!("/mine/{}", *token.to_text()))
}

/// The files in an archive, by name.
fn unpacked(page: &Page) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(page.bytes.clone())).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (file.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

async fn lying_there(world: &World) -> usize {
    let all = world.services.pictures.list(Some(&Path::from("cases")));
    all.try_collect::<Vec<_>>().await.unwrap().len()
}

async fn acts(world: &World, case: &str) -> Vec<Act> {
    let mut tx = world.services.store.read().await.unwrap();
    let entries = tx.entries_about(case).await.unwrap();
    entries.into_iter().map(|entry| entry.act).collect()
}

#[tokio::test]
async fn p10_a_holder_takes_a_copy_and_erases_his_ended_request() {
    let world = World::new().await;
    let (case, mine) = request(&world).await;
    let mut holder = Browser::new(&world.portal);
    let page = holder.get(&mine).await;
    page.says("Download my data").says("it cannot be erased");
    let copied = holder.post(&format!("{mine}/copy"), &[]).await;
    copied.is(StatusCode::OK);
    assert_eq!(copied.headers["content-type"], "application/zip");
    let files = unpacked(&copied);
    let data: serde_json::Value = serde_json::from_slice(&files[0].1).unwrap();
    assert_eq!(data["requests"][0]["email"], HOLDER);
    assert_eq!(data["requests"][0]["devices"][0]["serial_number"], SERIAL);
    assert!(data["requests"][0].get("notes").is_none());
    let picture = data["requests"][0]["pictures"][0]["file"].as_str().unwrap();
    let (name, bytes) = &files[1];
    assert_eq!(name, picture);
    assert!(bytes.starts_with(b"\x89PNG"), "as it is seen, not sealed");

    let open = holder
        .post(&format!("{mine}/erase"), &[("erase", "yes")])
        .await;
    assert_eq!(open.leads_to(), format!("{mine}?done=erase-open"));
    holder
        .post(&format!("{mine}/withdraw"), &[("confirm", "yes")])
        .await;
    let unticked = holder.post(&format!("{mine}/erase"), &[]).await;
    unticked
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Please tick the box");
    let erased = holder
        .post(&format!("{mine}/erase"), &[("erase", "yes")])
        .await;
    erased
        .is(StatusCode::OK)
        .says("Your request is erased")
        .says(&case);
    holder.get(&mine).await.is(StatusCode::GONE);
    holder
        .post(&format!("{mine}/copy"), &[])
        .await
        .is(StatusCode::GONE);
    let known = [("serial", SERIAL), ("email", HOLDER)];
    let unknown = [("serial", SERIAL), ("email", "nobody@example.org")];
    let [known, unknown] = [known, unknown].map(|fields| (Browser::new(&world.portal), fields));
    let mut told = Vec::new();
    for (mut browser, fields) in [known, unknown] {
        let page = browser.post("/status", &fields).await;
        told.push(page.text().replace(fields[1].1, ""));
    }
    assert_eq!(told[0], told[1], "the same as for a pair that never was");
    assert_eq!(lying_there(&world).await, 1);
    server::worker::sweep(&world.services).await;
    assert_eq!(lying_there(&world).await, 0, "the picture's bytes are gone");
    let last = acts(&world, &case).await;
    assert!(last.contains(&Act::DataExported) && last.contains(&Act::CaseErased));
    audit::check(&*world.services.store).await.unwrap();
}

#[tokio::test]
async fn p10_an_admin_finds_copies_holds_and_erases_what_is_kept_of_a_person() {
    let world = World::new().await;
    let (case, mine) = request(&world).await;
    let mut desk = world.staff().await;
    let token = desk.get("/privacy").await.value_of("form_token");
    let asked = |act: &'static str, typed: &'static str| {
        vec![
            ("form_token", token.as_str()),
            ("person", HOLDER),
            ("why", "letter of 2 May"),
            ("do", act),
            ("typed", typed),
        ]
    };
    let found = desk.post("/privacy", &asked("find", "")).await;
    found
        .is(StatusCode::OK)
        .says(&case)
        .says("is still open")
        .says_not("Erase all of this");
    let copied = desk.post("/privacy", &asked("export", "")).await;
    let data: serde_json::Value = serde_json::from_slice(&unpacked(&copied)[0].1).unwrap();
    assert_eq!(data["about"], HOLDER);
    assert!(data["requests"][0]["notes"].is_array());
    let open = desk.post("/privacy", &asked("erase", HOLDER)).await;
    open.is(StatusCode::CONFLICT).says("decide on it first");
    let mut holder = Browser::new(&world.portal);
    holder
        .post(&format!("{mine}/withdraw"), &[("confirm", "yes")])
        .await;

    let held = |act: &'static str| {
        vec![
            ("form_token", token.as_str()),
            ("case", case.as_str()),
            ("until", "2027-05-01"),
            ("reason", "a dispute"),
            ("do", act),
        ]
    };
    let hold = desk.post("/privacy/hold", &held("hold")).await;
    assert_eq!(hold.leads_to(), "/privacy?done=held");
    let found = desk.post("/privacy", &asked("find", "")).await;
    found.says("Held until 2027-05-01").says("a dispute");
    let refused = desk.post("/privacy", &asked("erase", HOLDER)).await;
    refused.is(StatusCode::CONFLICT).says("is held until");
    let late = holder
        .post(&format!("{mine}/erase"), &[("erase", "yes")])
        .await;
    assert_eq!(late.leads_to(), format!("{mine}?done=erase-held"));
    let let_go = desk.post("/privacy/hold", &held("let-go")).await;
    assert_eq!(let_go.leads_to(), "/privacy?done=let-go");

    let mistyped = desk
        .post("/privacy", &asked("erase", "someone@else.example"))
        .await;
    mistyped
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("type it once more");
    let erased = desk.post("/privacy", &asked("erase", HOLDER)).await;
    assert_eq!(erased.leads_to(), "/privacy?done=erased");
    let found = desk.post("/privacy", &asked("find", "")).await;
    found.says("No request is kept");
    let gone = desk.get(&format!("/cases/{case}")).await;
    gone.is(StatusCode::CONFLICT)
        .says("was erased on")
        .says_not("Somebody was faster");
    desk.get("/?q=holder%40example.org&stage=all")
        .await
        .says_not(&case);
    audit::check(&*world.services.store).await.unwrap();

    world.clock.pass(Duration::from_mins(11));
    let closed = desk.get("/privacy").await;
    closed
        .says("Confirm that it is you")
        .says_not("Find what is kept");
    let late = desk.post("/privacy", &asked("find", "")).await;
    assert_eq!(late.leads_to(), "/privacy?done=confirm");
}

/// Whatever breaks off between the row, the bytes and the note that they are to go, the next sweep ends it.
#[tokio::test]
async fn p10_an_erasure_that_broke_off_is_ended_by_the_next_sweep() {
    let world = World::new().await;
    let (case, mine) = request(&world).await;
    let mut holder = Browser::new(&world.portal);
    holder
        .post(&format!("{mine}/withdraw"), &[("confirm", "yes")])
        .await;
    let pictures = &world.services.pictures;
    let orphan = Path::from("cases/0123456789abcdef.png");
    pictures
        .put(&orphan, PutPayload::from_static(b"x"))
        .await
        .unwrap();
    world.clock.pass(Duration::from_hours(24 * 31));
    // Broken off after the bytes went and before the note was struck off.
    let number = CaseNumber::parse(&case).unwrap();
    let mut tx = world.services.store.begin().await.unwrap();
    let name = tx
        .all_pictures(number)
        .await
        .unwrap()
        .remove(0)
        .picture
        .name;
    tx.doom_pictures(number, world.services.clock.now())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let path = Path::from(format!("cases/{}", name.as_str()));
    pictures.delete(&path).await.unwrap();
    server::worker::sweep(&world.services).await;
    let mut tx = world.services.store.read().await.unwrap();
    assert_eq!(tx.oldest_doomed().await.unwrap(), None);
    drop(tx);
    // Broken off after the bytes were put down and before their request was.
    assert_eq!(lying_there(&world).await, 1);
    server::worker::sweep_orphans(&world.services).await;
    assert_eq!(lying_there(&world).await, 0);
    assert!(
        !acts(&world, &case).await.contains(&Act::CaseErased),
        "its time is not over"
    );
    world.clock.pass(Duration::from_hours(24 * 335));
    server::worker::sweep(&world.services).await;
    assert!(acts(&world, &case).await.contains(&Act::CaseErased));
}

/// Polls a future that often and then drops it, as a killed process does. Whether it came to its end.
async fn cut_after<F: Future>(polls: usize, future: F) -> bool {
    let mut future = std::pin::pin!(future);
    let mut left = polls;
    std::future::poll_fn(|context| match left.checked_sub(1) {
        None => Poll::Ready(false),
        Some(fewer) => {
            left = fewer;
            let ended = future.as_mut().poll(context).is_ready();
            if ended {
                Poll::Ready(true)
            } else {
                Poll::Pending
            }
        }
    })
    .await
}

#[tokio::test]
async fn p10_an_erasure_that_is_cut_at_any_moment_is_ended_by_the_next_sweep() {
    let world = World::on_disk().await;
    let (case, mine) = request(&world).await;
    let mut holder = Browser::new(&world.portal);
    holder
        .post(&format!("{mine}/withdraw"), &[("confirm", "yes")])
        .await;
    world.mails().await;
    world.clock.pass(Duration::from_hours(24 * 400));
    let (mut cuts, mut polls) = (0, 0);
    while !cut_after(polls, server::worker::sweep(&world.services)).await {
        (cuts, polls) = (cuts + 1, polls + 1);
        audit::check(&*world.services.store).await.unwrap();
    }
    assert!(cuts > 10, "{cuts} cuts");
    while server::worker::sweep(&world.services).await {}
    assert_eq!(lying_there(&world).await, 0);
    let erased = acts(&world, &case).await;
    let count = erased.iter().filter(|act| **act == Act::CaseErased).count();
    assert_eq!(count, 1, "erased once, whole");
    holder.get(&mine).await.is(StatusCode::GONE);
    audit::check(&*world.services.store).await.unwrap();
}
