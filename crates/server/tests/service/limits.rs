//! What a flood meets: the same words, few mails, and an answer that is not lost.

use std::time::Duration;

use crate::world::{HOLDER, World, form, png};
use axum::http::StatusCode;

async fn ask(world: &World) -> String {
    let picture = world.screenshot(&world.challenge());
    let mut holder = world.holder();
    let sent = holder
        .post_form("/request", &form(&[]), Some(png(&picture)))
        .await;
    assert_eq!(sent.leads_to(), "/request/received");
    holder.get("/request/received").await.text()
}

fn link_in(mail: &str) -> String {
    let line = mail
        .lines()
        .find(|line| line.starts_with("https://reset.example/confirm/"));
    line.unwrap().trim().replace("https://reset.example", "")
}

fn without_numbers(page: &str) -> String {
    page.chars().filter(|c| !c.is_ascii_digit()).collect()
}

#[tokio::test]
async fn a_strangers_mailbox_gets_few_mails_until_its_holder_confirms() {
    let world = World::new().await;
    let mut pages = Vec::new();
    for _ in 0..5 {
        pages.push(ask(&world).await);
    }
    assert_eq!(world.mails().await.len(), 2, "of five receipts");
    let link = link_in(&world.mails().await[0].1);
    let mut holder = world.holder();
    for _ in 0..2 {
        // Mail scanners open links: nothing happens by that.
        let page = holder.get(&link).await;
        page.is(StatusCode::OK).says("hol");
        assert!(!page.text().contains(HOLDER), "no whole address");
    }
    assert_eq!(world.mails().await.len(), 2);
    holder.post(&link, &[]).await.says("is confirmed");
    let mails = world.mails().await;
    assert_eq!(
        mails.len(),
        3,
        "one receipt stands for the three that waited"
    );
    let merged = |(_, mail): &&(String, String)| mail.contains("also stands for your other");
    let (_, merged) = mails.iter().find(merged).unwrap();
    assert!(!merged.contains("/confirm/"), "nothing left to confirm");
    for page in &pages {
        assert_eq!(
            without_numbers(page).replace(|c: char| c.is_ascii_uppercase(), ""),
            without_numbers(&pages[0]).replace(|c: char| c.is_ascii_uppercase(), ""),
            "the same words whether or not a mail goes out"
        );
    }
}

#[tokio::test]
async fn receipts_that_wait_leave_by_themselves_in_the_next_hour() {
    let world = World::new().await;
    for _ in 0..4 {
        ask(&world).await;
    }
    assert_eq!(world.mails().await.len(), 2);
    world.clock.pass(Duration::from_mins(59));
    assert_eq!(world.mails().await.len(), 2);
    world.clock.pass(Duration::from_mins(2));
    assert_eq!(world.mails().await.len(), 3);
}

#[tokio::test]
async fn a_link_that_is_not_ours_confirms_nothing() {
    let world = World::new().await;
    for link in ["AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "x"] {
        let page = world.holder().post(&format!("/confirm/{link}"), &[]).await;
        page.is(StatusCode::GONE);
    }
}
