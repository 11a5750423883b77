//! The address reserved in a device is told at once when somebody asks, and can stop the request
//! (H1).

use std::time::Duration;

use axum::http::StatusCode;

use crate::world::{SERIAL, World};

/// A case whose device has somebody else's address in it, the mail to that address, and the path of
/// the page behind its link.
async fn told(world: &World) -> (String, String, String) {
    let challenge = world.challenge_of(SERIAL, &world.device, Some("owner@example.net"));
    let case = world.request(&challenge).await;
    let mail = world.mail("asked").await;
    let link = mail.lines().find(|line| line.contains("/not-me/"));
    let path = link.unwrap().trim().strip_prefix("https://reset.example");
    let path = path.unwrap().to_owned();
    (case, mail, path)
}

#[tokio::test]
async fn h1_the_reserved_address_is_told_at_once_and_its_silence_counts() {
    let world = World::new().await;
    let (case, mail, _) = told(&world).await;
    assert!(mail.contains("To: owner@example.net"), "{mail}");
    assert!(mail.contains("Auto-Submitted"), "{mail}");
    assert!(!mail.contains("holder@example.org") && !mail.contains(SERIAL));
    let mut staff = world.staff().await;
    let path = format!("/cases/{case}");
    staff
        .get(&path)
        .await
        .says("its silence counts after 24 hours");
    world.clock.pass(Duration::from_hours(25));
    let mut staff = world.staff().await;
    let page = staff.get(&path).await;
    page.says("was told 25 hours ago and has not objected");
    world.mail("asked").await;
}

#[tokio::test]
async fn h1_an_objection_stops_a_request_until_a_senior_sets_it_aside() {
    let world = World::new().await;
    let (case, _, path) = told(&world).await;
    let mut owner = world.holder();
    let page = owner.get(&path).await;
    page.is(StatusCode::OK).says("Was this request not yours?");
    let mut staff = world.staff().await;
    let at = format!("/cases/{case}");
    let page = staff.get(&at).await;
    page.says_not("Set the objection aside");
    let done = owner.post(&path, &[]).await;
    done.is(StatusCode::OK).says("is stopped");
    owner.get(&path).await.says("is stopped");

    let page = staff.get(&at).await;
    page.says("says that this request is not its own")
        .says("A senior has to look into it first")
        .says("Set the objection aside")
        .says("objection");
    staff.get("/?label=objection").await.says(&case);
    let token = page.value_of("form_token");
    let shown = page.value_of("challenge");
    let aside = format!("{at}/set-aside");
    let mut fields = vec![
        ("form_token", token.as_str()),
        ("challenge", shown.as_str()),
        ("aside", ""),
    ];
    let empty = staff.post(&aside, &fields).await;
    empty
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Please say why the request stands all the same.");
    fields[2].1 = "We spoke to the owner by telephone.";
    let set = staff.post(&aside, &fields).await;
    assert_eq!(set.leads_to(), format!("{at}?done=set-aside"));
    staff
        .get(&at)
        .await
        .says("anna found that it stands all the same")
        .says("The objection was set aside, by anna");
    let again = staff.post(&aside, &fields).await;
    again.is(StatusCode::CONFLICT);
}

#[tokio::test]
async fn h1_a_link_of_nobodys_objects_to_nothing() {
    let world = World::new().await;
    let path = format!("/not-me/{}", "A".repeat(43));
    let mut stranger = world.holder();
    stranger.get(&path).await.is(StatusCode::GONE);
    stranger.post(&path, &[]).await.is(StatusCode::GONE);
}
