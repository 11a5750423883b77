//! The desk, row by row.

use std::time::Duration;

use axum::http::StatusCode;
use recovery::audit::Act;

use crate::browser::{Browser, File};
use crate::world::{HOLDER, PASSWORD, SERIAL, World, form};

/// Approves a case as staff do.
pub(crate) async fn approve(world: &World, case: &str) {
    let mut staff = world.staff().await;
    let page = staff.get(&format!("/cases/{case}")).await;
    let fields = [
        ("form_token", page.value_of("form_token")),
        ("challenge", page.value_of("challenge")),
        ("confirm", "yes".to_owned()),
    ];
    let done = staff
        .post(&format!("/cases/{case}/approve"), &borrowed(&fields))
        .await;
    assert_eq!(done.leads_to(), format!("/cases/{case}?done=approved"));
}

/// Asks the holder as staff do.
pub(crate) async fn ask(world: &World, case: &str, question: &str) {
    let mut staff = world.staff().await;
    let token = staff
        .get(&format!("/cases/{case}"))
        .await
        .value_of("form_token");
    let fields = [("form_token", token.as_str()), ("question", question)];
    let done = staff.post(&format!("/cases/{case}/ask"), &fields).await;
    assert_eq!(done.leads_to(), format!("/cases/{case}?done=asked"));
}

fn borrowed<'a>(fields: &'a [(&'a str, String)]) -> Vec<(&'a str, &'a str)> {
    fields
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect()
}

#[tokio::test]
async fn h1_a_case_shows_everything_on_one_page() {
    let world = World::new().await;
    let earlier = world.request(&world.challenge()).await;
    let challenge = world.challenge_of(SERIAL, &world.device, Some("owner@example.net"));
    let case = world.request(&challenge).await;
    let mut staff = world.staff().await;
    let page = staff.get(&format!("/cases/{case}")).await;
    page.is(StatusCode::OK)
        .says(&challenge.number().to_string())
        .says("Genuine: made by the enrolled device")
        .says("as typed")
        .says("2026-11-21 08:55:00")
        .says("2026-11-20 18:00:41")
        .says("ow****.net")
        .says("Time left</dt><dd>71 h")
        .says_not("owner@example.net")
        .says(HOLDER)
        .says("Germany")
        .says("Nord Alarm GmbH")
        .says("Installer")
        .says("Enrolled")
        .says(&earlier)
        .says("same serial, same email, same place of purchase")
        .says("Request received")
        .says(&format!("/cases/{case}/picture/1"))
        .says_not(&world.code.to_text());
}

#[tokio::test]
async fn h1_another_model_than_the_devices_stands_out() {
    let world = World::new().await;
    let picture = world.screenshot(&world.challenge());
    let mut holder = world.holder();
    let file = File {
        name: "page.png",
        bytes: &picture,
    };
    let sent = holder
        .post_form("/request", &form(&[("model", "NVR999")]), Some(file))
        .await;
    assert_eq!(sent.leads_to(), "/request/received");
    let case = crate::world::case_in(&holder.get("/request/received").await);
    let mut staff = world.staff().await;
    staff
        .get(&format!("/cases/{case}"))
        .await
        .says("not as typed");
}

#[tokio::test]
async fn h1_the_queue_shows_the_oldest_first_with_age_and_verdict() {
    let world = World::new().await;
    let mut staff = world.staff().await;
    staff.get("/").await.says("Nothing waits");
    let first = world.request(&world.challenge()).await;
    world.clock.pass(Duration::from_mins(10));
    let second = world.request(&world.challenge()).await;
    let page = staff.get("/").await;
    page.says("2 cases are open")
        .says("genuine")
        .says("10 min")
        .says("just now");
    let text = page.text();
    assert!(text.find(&first).unwrap() < text.find(&second).unwrap());
}

#[tokio::test]
async fn h1_w21_a_picture_is_served_so_that_nothing_in_it_can_act() {
    let world = World::new().await;
    let challenge = world.challenge();
    let case = world.request(&challenge).await;
    let mut staff = world.staff().await;
    let picture = staff.get(&format!("/cases/{case}/picture/1")).await;
    picture.is(StatusCode::OK);
    assert_eq!(picture.bytes, world.screenshot(&challenge));
    let header = |name: &str| picture.headers[name].to_str().unwrap().to_owned();
    assert_eq!(header("content-type"), "image/png");
    assert_eq!(header("x-content-type-options"), "nosniff");
    assert_eq!(
        header("content-disposition"),
        format!("inline; filename=\"{case}-1.png\"")
    );
    assert!(header("content-security-policy").contains("sandbox"));
    for path in [
        format!("/cases/{case}/picture/0"),
        format!("/cases/{case}/picture/2"),
    ] {
        staff.get(&path).await.is(StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn h1_w21_an_xml_file_is_saved_and_never_shown() {
    let world = World::new().await;
    let xml = world.challenge().to_xml();
    let mut holder = world.holder();
    let file = File {
        name: "c.xml",
        bytes: xml.as_bytes(),
    };
    let sent = holder.post_form("/request", &form(&[]), Some(file)).await;
    assert_eq!(sent.leads_to(), "/request/received");
    let case = crate::world::case_in(&holder.get("/request/received").await);
    let mut staff = world.staff().await;
    let file = staff.get(&format!("/cases/{case}/picture/1")).await;
    let disposition = file.headers["content-disposition"].to_str().unwrap();
    assert!(disposition.starts_with("attachment"), "{disposition}");
}

#[tokio::test]
async fn inv4_each_look_and_each_release_stands_in_the_trail_with_what_was_proven() {
    let world = World::new().await;
    let case = world.request(&world.challenge()).await;
    let mut staff = world.staff().await;
    staff
        .get(&format!("/cases/{case}"))
        .await
        .is(StatusCode::OK);
    let picture = format!("/cases/{case}/picture/1");
    staff.get(&picture).await.is(StatusCode::OK);
    let none = format!("/cases/{case}/picture/2");
    staff.get(&none).await.is(StatusCode::NOT_FOUND);
    approve(&world, &case).await;
    let page = staff.get(&format!("/cases/{case}")).await;
    assert!(
        !page.text().contains("-viewed"),
        "looks are in the trail alone"
    );

    let store = &*world.services.store;
    let mut tx = store.read().await.unwrap();
    let entries = tx.entries_about(&case).await.unwrap();
    let said = |act: Act| -> Vec<&str> {
        let of_act = entries.iter().filter(|entry| entry.act == act);
        of_act
            .inspect(|entry| assert_eq!(entry.actor.to_text(), "staff:anna"))
            .map(|entry| entry.detail.as_str())
            .collect()
    };
    assert_eq!(
        said(Act::PictureViewed),
        ["picture 1, image/png, to be decided"]
    );
    let looks = said(Act::CaseViewed);
    let proven = "Genuine: made by the enrolled device";
    assert!(
        looks[0].contains(&format!("to be decided: {proven}")),
        "{looks:?}"
    );
    assert!(
        looks.last().unwrap().contains("decided already"),
        "{looks:?}"
    );
    let released = said(Act::Released);
    assert!(
        released.len() == 1 && released[0].contains(proven),
        "{released:?}"
    );
    drop(tx);
    recovery::audit::check(store).await.unwrap();
}

#[tokio::test]
async fn h2_an_approval_mails_the_key_to_the_holder() {
    let world = World::new().await;
    let challenge = world.challenge();
    let case = world.request(&challenge).await;
    approve(&world, &case).await;
    let mail = world.mail("answer").await;
    let key = world.code.to_text();
    assert!(mail.lines().any(|line| line == key.as_str()), "{mail}");
    assert!(mail.contains(&challenge.number().to_string()));
    assert!(mail.contains(&format!("To: {HOLDER}")));
    let mut staff = world.staff().await;
    let page = staff.get(&format!("/cases/{case}")).await;
    page.says("Approved: the key is released, by anna")
        .says_not(&key);
}

#[tokio::test]
async fn h2_an_approval_says_what_goes_where_and_wants_a_tick() {
    let world = World::new().await;
    let challenge = world.challenge();
    let case = world.request(&challenge).await;
    let mut staff = world.staff().await;
    let page = staff.get(&format!("/cases/{case}")).await;
    page.says(&format!(
        "This sends the key for challenge <strong>{}</strong> (RG1602-16S, {SERIAL}) to <strong>{HOLDER}</strong>.",
        challenge.number()
    ));
    let fields = [
        ("form_token", page.value_of("form_token")),
        ("challenge", page.value_of("challenge")),
    ];
    let refused = staff
        .post(&format!("/cases/{case}/approve"), &borrowed(&fields))
        .await;
    refused
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Please confirm that you have looked.");
    assert_eq!(world.mails().await.len(), 1, "the receipt and nothing else");
}

#[tokio::test]
async fn h2_w30_an_approval_of_another_challenge_than_shown_is_refused() {
    let world = World::new().await;
    let case = world.request(&world.challenge()).await;
    let mut staff = world.staff().await;
    let page = staff.get(&format!("/cases/{case}")).await;
    let fields = [
        ("form_token", page.value_of("form_token")),
        ("challenge", "0000-00".to_owned()),
        ("confirm", "yes".to_owned()),
    ];
    let refused = staff
        .post(&format!("/cases/{case}/approve"), &borrowed(&fields))
        .await;
    refused.is(StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn h2_inv2_two_approvals_give_one_key() {
    let world = World::new().await;
    let case = world.request(&world.challenge()).await;
    let mut staff = world.staff().await;
    let page = staff.get(&format!("/cases/{case}")).await;
    let fields = [
        ("form_token", page.value_of("form_token")),
        ("challenge", page.value_of("challenge")),
        ("confirm", "yes".to_owned()),
    ];
    let fields = borrowed(&fields);
    let path = format!("/cases/{case}/approve");
    staff.post(&path, &fields).await.leads_to();
    let second = staff.post(&path, &fields).await;
    second.is(StatusCode::CONFLICT).says("answered already");
    let mails = world.mails().await;
    let answers = mails
        .iter()
        .filter(|(name, _)| name.starts_with("answer"))
        .count();
    assert_eq!(answers, 1);
}

#[tokio::test]
async fn h2_inv5_the_reserved_address_is_told_of_a_release() {
    let world = World::new().await;
    let challenge = world.challenge_of(SERIAL, &world.device, Some("owner@example.net"));
    let case = world.request(&challenge).await;
    approve(&world, &case).await;
    let notice = world.mail("notice").await;
    assert!(notice.contains("To: owner@example.net"), "{notice}");
    assert!(notice.contains(&challenge.number().to_string()));
    assert!(!notice.contains(world.code.to_text().as_str()));
}

#[tokio::test]
async fn h2_a_rejection_mails_its_reason() {
    let world = World::new().await;
    let case = world.request(&world.challenge()).await;
    let mut staff = world.staff().await;
    let token = staff
        .get(&format!("/cases/{case}"))
        .await
        .value_of("form_token");
    let path = format!("/cases/{case}/reject");
    let empty = staff.post(&path, &[("form_token", &token)]).await;
    empty
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Please choose a reason or write one.");
    let canned = "We could not confirm that you own the device or act for its owner.";
    let fields = [
        ("form_token", token.as_str()),
        ("canned", canned),
        ("reason", "Ask the owner."),
    ];
    let done = staff.post(&path, &fields).await;
    assert_eq!(done.leads_to(), format!("/cases/{case}?done=rejected"));
    let mail = world.mail("rejected").await;
    assert!(mail.contains("Ask the owner."), "{mail}");
    let mut holder = world.holder();
    holder
        .post("/status", &[("serial", SERIAL), ("email", HOLDER)])
        .await
        .says("Not approved");
}

#[tokio::test]
async fn nobody_reaches_the_desk_without_signing_in() {
    let world = World::new().await;
    let case = world.request(&world.challenge()).await;
    let mut stranger = Browser::new(&world.desk);
    for path in [
        "/".to_owned(),
        "/enrolments".into(),
        format!("/cases/{case}"),
        format!("/cases/{case}/picture/1"),
    ] {
        let page = stranger.get(&path).await;
        assert_eq!(page.leads_to(), "/sign-in?why=ended", "{path}");
    }
    for act in ["approve", "reject", "ask"] {
        let page = stranger
            .post(&format!("/cases/{case}/{act}"), &[("form_token", "x")])
            .await;
        assert_eq!(page.leads_to(), "/sign-in?why=ended", "{act}");
    }
}

#[tokio::test]
async fn w17_the_sessions_cookie_is_pinned_to_the_host_and_out_of_scripts_reach() {
    let world = World::new().await;
    let code = world.totp_code();
    let fields = [("user", "anna"), ("password", PASSWORD), ("code", &code)];
    let page = Browser::new(&world.desk).post("/sign-in", &fields).await;
    let cookie = page.headers["set-cookie"].to_str().unwrap();
    let (pair, attributes) = cookie.split_once("; ").unwrap();
    assert!(pair.starts_with("__Host-regain-desk="), "{cookie}");
    assert_eq!(attributes, "Path=/; HttpOnly; SameSite=Strict; Secure");
    assert!(
        pair.len() > "__Host-regain-desk=".len() + 40,
        "at least 128 bits"
    );
}

#[tokio::test]
async fn a_wrong_factor_is_not_told_from_another() {
    let world = World::new().await;
    let mut browser = Browser::new(&world.desk);
    let code = world.totp_code();
    for (user, password, code) in [
        ("anna", PASSWORD, "000000"),
        ("anna", "wrong", code.as_str()),
        ("nobody", PASSWORD, code.as_str()),
    ] {
        let fields = [("user", user), ("password", password), ("code", code)];
        let page = browser.post("/sign-in", &fields).await;
        page.is(StatusCode::UNPROCESSABLE_ENTITY)
            .says("Name, password or code is wrong")
            .says_not(PASSWORD);
    }
}

#[tokio::test]
async fn n26_a_session_ends_after_fifteen_quiet_minutes_and_at_sign_out() {
    let world = World::new().await;
    let mut staff = world.staff().await;
    world.clock.pass(Duration::from_mins(14));
    staff.get("/").await.is(StatusCode::OK);
    world.clock.pass(Duration::from_mins(16));
    assert_eq!(staff.get("/").await.leads_to(), "/sign-in?why=ended");
    let mut staff = world.staff().await;
    let token = staff.get("/").await.value_of("form_token");
    let out = staff.post("/sign-out", &[("form_token", &token)]).await;
    assert_eq!(out.leads_to(), "/sign-in?why=out");
    assert_eq!(staff.get("/").await.leads_to(), "/sign-in?why=ended");
}

#[tokio::test]
async fn w19_an_act_without_the_sessions_form_token_is_refused() {
    let world = World::new().await;
    let case = world.request(&world.challenge()).await;
    let mut one = world.staff().await;
    let mut other = world.staff().await;
    let foreign = other.get("/").await.value_of("form_token");
    let fields = [("form_token", foreign.as_str()), ("reason", "x")];
    let page = one.post(&format!("/cases/{case}/reject"), &fields).await;
    page.is(StatusCode::FORBIDDEN).says("This form is too old");
}

#[tokio::test]
async fn inv8_a_second_key_is_decided_at_the_desk() {
    let world = World::new().await;
    let other = protocol::DeviceKey::generate(&mut world.rng());
    crate::rest::enrol(&world, SERIAL, &other)
        .await
        .is(StatusCode::CONFLICT);
    let mut staff = world.staff().await;
    staff
        .get("/")
        .await
        .says("One device wants to enrol with another key");
    let page = staff.get("/enrolments").await;
    page.says(SERIAL);
    let token = page.value_of("form_token");
    let text = page.text();
    let at = text.find("action=\"/enrolments/").unwrap() + "action=\"".len();
    let path = text[at..].split('"').next().unwrap().to_owned();
    let fields = [("form_token", token.as_str()), ("decision", "keep")];
    let done = staff.post(&path, &fields).await;
    assert_eq!(done.leads_to(), "/enrolments?done=keep");
    staff
        .get("/enrolments?done=keep")
        .await
        .says("stays")
        .says("Nothing to decide");
    let again = staff.post(&path, &fields).await;
    assert_eq!(again.leads_to(), "/enrolments?done=before");
}

#[tokio::test]
async fn h2_inv5_the_page_promises_a_notice_only_where_one_is_sent() {
    let world = World::new().await;
    let mut staff = world.staff().await;
    for (reserved, told) in [("owner@example.net", true), ("HOLDER@example.org", false)] {
        let challenge = world.challenge_of(SERIAL, &world.device, Some(reserved));
        let case = world.request(&challenge).await;
        let page = staff.get(&format!("/cases/{case}")).await;
        let said = page.text().contains("is told of it");
        assert_eq!(said, told, "{reserved}");
    }
}

#[tokio::test]
async fn h1_an_unknown_number_of_a_case_is_told_with_a_way_back() {
    let world = World::new().await;
    let mut staff = world.staff().await;
    for number in ["RG-000-000-000", "RG-12", "nonsense"] {
        staff
            .get(&format!("/cases/{number}"))
            .await
            .is(StatusCode::NOT_FOUND)
            .says("There is no such request")
            .says("looks like RG-482-190-335")
            .says("href=\"/\"");
    }
}
