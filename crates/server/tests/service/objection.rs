//! The address reserved in a device is told at once when somebody asks, and can stop the request
//! (H1).

use std::time::Duration;

use axum::http::StatusCode;
use protocol::{Challenge, Scope};

use crate::browser::Page;
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
async fn h1_an_objection_stops_an_answer_that_is_approved_and_not_sent() {
    let world = World::new().await;
    let (case, _, path) = told(&world).await;
    crate::desk::approve(&world, &case).await;
    let mut owner = world.holder();
    owner.post(&path, &[]).await.is(StatusCode::OK);
    let is_answer = |(name, _): &(String, String)| name.starts_with("answer");
    assert!(!world.mails().await.iter().any(is_answer), "it has left");

    let mut staff = world.staff().await;
    let at = format!("/cases/{case}");
    let page = staff.get(&at).await;
    page.says("Set the objection aside")
        .says("The answer was taken back before it left");
    let token = page.value_of("form_token");
    let shown = page.value_of("challenge");
    let fields = [
        ("form_token", token.as_str()),
        ("challenge", shown.as_str()),
        ("aside", "We spoke to the owner by telephone."),
    ];
    staff.post(&format!("{at}/set-aside"), &fields).await;
    assert!(!world.mails().await.iter().any(is_answer));
    crate::desk::approve(&world, &case).await;
    assert!(
        world.mails().await.iter().any(is_answer),
        "a senior decided"
    );
}

#[tokio::test]
async fn h1_an_objection_cannot_call_back_what_has_left_but_nothing_more_leaves() {
    let world = World::new().await;
    let (case, _, path) = told(&world).await;
    crate::desk::approve(&world, &case).await;
    let count = async || {
        let mails = world.mails().await;
        let answers = mails.iter().filter(|(name, _)| name.starts_with("answer"));
        answers.count()
    };
    assert_eq!(count().await, 1);
    let mut staff = world.staff().await;
    let at = format!("/cases/{case}");
    let page = staff.get(&at).await;
    let token = page.value_of("form_token");
    let fields = [("form_token", token.as_str()), ("confirm", "yes")];
    let again = staff.post(&format!("{at}/again"), &fields).await;
    assert!(again.status.is_redirection(), "{}", again.text());
    let mut owner = world.holder();
    owner.post(&path, &[]).await.is(StatusCode::OK);
    assert_eq!(count().await, 1, "the second copy stays in the house");
}

#[tokio::test]
async fn h1_a_link_of_nobodys_objects_to_nothing() {
    let world = World::new().await;
    let path = format!("/not-me/{}", "A".repeat(43));
    let mut stranger = world.holder();
    stranger.get(&path).await.is(StatusCode::GONE);
    stranger.post(&path, &[]).await.is(StatusCode::GONE);
}

const OWNER: &str = "owner@plant.example";

/// A code was mailed to the reserved email: the mail, and the path of the page behind its link.
async fn mailed(world: &World) -> (Challenge, String, String) {
    let challenge = world.email_challenge(Scope::Administrator, OWNER);
    order(world, &challenge).await;
    let mail = world.mail("email.").await;
    let link = mail.lines().find(|line| line.contains("/not-me/"));
    let path = link.unwrap().trim().strip_prefix("https://reset.example");
    let path = path.unwrap().to_owned();
    (challenge, mail, path)
}

async fn order(world: &World, challenge: &Challenge) -> Page {
    let digits = challenge.to_digits();
    let mut phone = world.holder();
    let page = phone.post("/email-code", &[("challenge", &digits)]).await;
    page.is(StatusCode::ACCEPTED);
    page
}

#[tokio::test]
async fn d5_a_code_that_its_reader_did_not_order_is_mailed_no_more() {
    let world = World::new().await;
    let (challenge, mail, path) = mailed(&world).await;
    assert!(mail.contains("Opening it changes nothing"), "{mail}");
    let mut owner = world.holder();
    let number = challenge.number().to_string();
    let page = owner.get(&path).await;
    page.is(StatusCode::OK)
        .says("Was it not you who asked for this code?")
        .says("RG4T****3210")
        .says(&number);
    assert!(!page.text().contains(OWNER) && !page.text().contains(SERIAL));
    assert_eq!(page.headers["cache-control"], "no-store");
    assert_eq!(page.headers["referrer-policy"], "no-referrer");

    // Looking has changed nothing: the same code goes out again.
    let before = order(&world, &challenge).await;
    assert_eq!(world.mails().await.len(), 2);
    let mut staff = world.staff().await;
    let device = format!("/registry/{SERIAL}");
    staff
        .get(&device)
        .await
        .says("The device is answered like any other");

    for _ in 0..2 {
        let done = owner.post(&path, &[]).await;
        done.is(StatusCode::OK)
            .says("Our desk knows")
            .says("wait until 2026-11-22 09:0")
            .says("Restart the device");
    }
    let after = order(&world, &challenge).await;
    assert_eq!(before.text(), after.text(), "the phone reads the same");
    assert_eq!(world.mails().await.len(), 2, "no third mail");
    staff
        .get(&device)
        .await
        .says("code not ordered")
        .says(&format!("The code of challenge {number} was not ordered."))
        .says("by whoever reads its reserved email");
}

#[tokio::test]
async fn d5_after_an_objection_other_codes_wait_a_day_and_the_page_says_the_same() {
    let world = World::new().await;
    let (_, _, path) = mailed(&world).await;
    world.holder().post(&path, &[]).await.is(StatusCode::OK);
    let other = world.email_challenge(Scope::Administrator, OWNER);
    order(&world, &other)
        .await
        .says("Look in the reserved mailbox");
    assert_eq!(world.mails().await.len(), 1, "it waits");
    world.clock.pass(Duration::from_hours(23));
    assert_eq!(world.mails().await.len(), 1, "it still waits");
    world.clock.pass(Duration::from_hours(1));
    assert_eq!(world.mails().await.len(), 2, "one mail, a day later");
}

#[tokio::test]
async fn d5_the_desk_answers_nothing_for_a_device_whose_owner_objects() {
    let world = World::new().await;
    let (_, _, path) = mailed(&world).await;
    world.holder().post(&path, &[]).await.is(StatusCode::OK);
    let case = world.request(&world.challenge()).await;
    let mut staff = world.staff().await;
    staff
        .get(&format!("/cases/{case}"))
        .await
        .says("did not order a code");
}
