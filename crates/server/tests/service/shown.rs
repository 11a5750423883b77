//! Label photos and proofs of purchase that come with a request, by REST, or by the holder's own link,
//! and the room that all uploads share (P10).

use axum::http::{Method, StatusCode};
use recovery::evidence::{Want, Wants};
use recovery::policy::AnswerKind;
use server::Uploads;

use crate::browser::File;
use crate::evidence::{pdf, photo};
use crate::world::{HOLDER, SERIAL, World, case_in, form, png};

/// A world whose form asks for the label, and for the proof where it helps.
async fn asking() -> World {
    World::with(|policy, _| {
        policy.wants.always = Wants {
            label: Want::Required,
            proof: Want::Welcome,
            date: Want::NotAsked,
        };
        policy.answers = vec![AnswerKind::Key, AnswerKind::TemporaryPassword];
    })
    .await
}

fn file<'a>(name: &'a str, bytes: &'a [u8]) -> File<'a> {
    File { name, bytes }
}

const DATED: (&str, &str) = ("answer", "temporary-password");

#[tokio::test]
async fn p10_what_the_policy_requires_is_missed_beside_its_field_and_kept_over_other_faults() {
    let world = asking().await;
    let mut holder = world.holder();
    holder
        .get("/request")
        .await
        .says("A photo of the label")
        .says("The proof of purchase")
        .says_not("A photo of the date on the device");
    let without = holder.post_files("/request", &form(&[DATED]), &[]).await;
    without
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Please add a photo of the label");
    let (label, proof) = (photo(), pdf(2));
    let files = [
        ("label", file("label.png", &label)),
        ("proof", file("invoice.pdf", &proof)),
    ];
    let wrong = form(&[DATED, ("email", "nobody")]);
    let kept = holder.post_files("/request", &wrong, &files).await;
    kept.is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("label.png")
        .says("invoice.pdf")
        .says_not("Please add a photo of the label");
    let names = ["kept_label_files", "kept_label_called", "kept_proof_files"];
    let values = names.map(|name| kept.value_of(name));
    assert_eq!(values[2].split(' ').count(), 2, "two pages");
    let mut fields = form(&[DATED]);
    let hidden = names.iter().zip(&values);
    fields.extend(hidden.map(|(name, value)| (*name, value.as_str())));
    let sent = holder.post_files("/request", &fields, &[]).await;
    assert_eq!(sent.leads_to(), "/request/received");
    let case = case_in(&holder.get("/request/received").await);

    let mut staff = world.staff().await;
    staff.get("/").await.says("new evidence");
    let page = staff.get(&format!("/cases/{case}")).await;
    page.says("Label photo 1")
        .says("Proof of purchase 2")
        .says("Proof of purchase 3")
        .says("nobody has judged it yet");
    let token = page.value_of("form_token");
    for position in 1..=3 {
        let at = format!("/cases/{case}/picture/{position}");
        let fields = [("form_token", token.as_str()), ("fits", "yes")];
        staff.post(&at, &fields).await;
    }
    staff.get("/").await.says_not("new evidence");
}

#[tokio::test]
async fn p10_a_file_that_is_none_stands_beside_its_field_and_nobody_elses_draft_is_taken() {
    let world = asking().await;
    let mut holder = world.holder();
    for (bytes, words) in [
        (&b"GIF89a\x01\0\x01\0"[..], "GIF"),
        (b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "SVG"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"),
        (b"PK\x03\x04 word/document.xml", "cannot be used"),
        (b"%PDF-1.7 nothing", "could not be read"),
    ] {
        let files = [("label", file("label.png", bytes))];
        let sent = holder.post_files("/request", &form(&[DATED]), &files).await;
        sent.is(StatusCode::UNPROCESSABLE_ENTITY).says(words);
    }
    let picture = world.screenshot(&world.challenge());
    let checked = form(&[("do", "check")]);
    let checked = holder
        .post_form("/request", &checked, Some(png(&picture)))
        .await;
    let draft = checked.value_of("kept_picture");
    let mut fields = form(&[DATED]);
    fields.push(("kept_label_files", &draft));
    let sent = holder.post_files("/request", &fields, &[]).await;
    sent.is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("no longer here");
}

#[tokio::test]
async fn p10_programs_send_evidence_first_and_name_it_in_the_request() {
    let world = asking().await;
    let upload = async |bytes: Vec<u8>| {
        let mut program = world.holder();
        program
            .send(Method::POST, "/api/v1/evidence", &[], bytes)
            .await
    };
    let page = upload(photo()).await;
    page.is(StatusCode::CREATED);
    let name = page.json()["pictures"][0].as_str().unwrap().to_owned();
    let bad = upload(b"GIF89a".to_vec()).await;
    bad.is(StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(bad.json()["errors"][0]["word"], "file-unusable");

    let body = |label: &[&str]| {
        serde_json::json!({
            "email": HOLDER, "country": "DE", "place": "Nord Alarm GmbH", "business": "installer",
            "category": "recorder", "serial": SERIAL, "model": "RG1602-16S",
            "device_date": "2026-11-21", "answer": "temporary-password",
            "declaration": true, "label": label,
        })
    };
    let without = crate::rest::call(&world, "/api/v1/requests", &body(&[])).await;
    without.is(StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(without.json()["errors"][0]["field"], "label");
    assert_eq!(without.json()["errors"][0]["word"], "label-not-shown");
    let gone = crate::rest::call(&world, "/api/v1/requests", &body(&["0.jpg"])).await;
    assert_eq!(gone.json()["errors"][0]["word"], "pictures-gone");
    let sent = crate::rest::call(&world, "/api/v1/requests", &body(&[&name])).await;
    sent.is(StatusCode::CREATED);
    let case = sent.json()["case"].as_str().unwrap().to_owned();
    let mut staff = world.staff().await;
    staff
        .get(&format!("/cases/{case}"))
        .await
        .says("Label photo 1");
}

#[tokio::test]
async fn p10_a_holder_shows_more_by_the_link_in_his_mailbox_and_the_desk_sees_it_as_new() {
    let world = World::new().await;
    let case = world.request(&world.challenge()).await;
    let mut holder = world.holder();
    let pair = [("serial", SERIAL), ("email", HOLDER)];
    let status = holder.post("/status", &pair).await;
    status
        .says("Send a photo of the label")
        .says("Mail me the link");
    let ordered = holder.post("/status/link", &pair).await;
    ordered.is(StatusCode::OK);
    let mail = world.mail("holder-link").await;
    let line = mail.lines().find(|line| line.contains("/mine/")).unwrap();
    let path = line.trim().strip_prefix("https://reset.example").unwrap();
    holder
        .get(path)
        .await
        .says("Send a photo of the label or the proof of purchase");
    world.clock.pass(std::time::Duration::from_mins(5));
    let show = format!("{path}/show");
    let nothing = holder.post_files(&show, &[("text", "")], &[]).await;
    nothing
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Please choose a picture or a PDF.");
    let label = photo();
    let files = [("label", file("label.png", &label))];
    let sent = holder.post_files(&show, &[("text", "")], &files).await;
    let leads = sent.leads_to();
    assert_eq!(leads, format!("{path}?done=shown"));
    holder
        .get(leads)
        .await
        .says("Our desk has what you sent")
        .says("You sent pictures.")
        .says("not looked at yet");
    let strange = holder
        .post_files("/mine/ffffffff/show", &[("text", "")], &files)
        .await;
    strange.is(StatusCode::GONE);

    let mut staff = world.staff().await;
    staff.get("/").await.says("new evidence");
    let page = staff.get(&format!("/cases/{case}")).await;
    page.says("Label photo 2").says("The holder sent pictures");
    let token = page.value_of("form_token");
    let fields = [("form_token", token.as_str()), ("fits", "yes")];
    staff
        .post(&format!("/cases/{case}/picture/2"), &fields)
        .await;
    holder.get(path).await.says("accepted");
}

#[tokio::test]
async fn p10_what_is_required_of_unknown_devices_is_ticked_at_the_desk_and_told_nobody() {
    let world = World::with(|policy, _| {
        policy.wants.always = Wants::default();
        policy.wants.unknown.label = Want::Required;
        policy.answers = vec![AnswerKind::Key, AnswerKind::TemporaryPassword];
    })
    .await;
    let mut holder = world.holder();
    let unknown = form(&[DATED, ("serial", "RG9Z9Z9Z9Z9Z99999999")]);
    let known = form(&[DATED, ("email", "other@example.org")]);
    for fields in [&unknown, &known] {
        let sent = holder.post_files("/request", fields, &[]).await;
        assert_eq!(sent.leads_to(), "/request/received", "the same for both");
    }
    let mut staff = world.staff().await;
    let queue = staff.get("/").await.text();
    let cases: Vec<_> = queue
        .match_indices("RG-")
        .map(|(at, _)| &queue[at..at + 14])
        .collect();
    let mut required = 0;
    for case in cases.iter().collect::<std::collections::BTreeSet<_>>() {
        let page = staff.get(&format!("/cases/{case}")).await;
        let says = page
            .text()
            .contains("require of such a request: label photo");
        assert_eq!(says, page.text().contains("RG9Z9Z9Z9Z9Z99999999"));
        required += usize::from(says);
    }
    assert_eq!(required, 1);
}

#[tokio::test]
async fn a_form_that_finds_no_room_comes_back_with_what_was_typed_and_says_when_to_come_again() {
    let world = World::with(|_, settings| {
        let wait = std::time::Duration::from_millis(10);
        settings.uploads = Uploads::new(1, 1).waiting(wait);
    })
    .await;
    let big = vec![7; 3 << 20];
    let mut holder = world.holder();
    let fields = form(&[("place", "Somewhere of mine")]);
    let full = holder.post_form("/request", &fields, Some(png(&big))).await;
    full.is(StatusCode::SERVICE_UNAVAILABLE)
        .says("There was no room for the file just now");
    assert!(full.text().contains("Somewhere of mine"));
    assert_eq!(full.headers["retry-after"], "20");
    let call = holder
        .send(Method::POST, "/api/v1/pictures", &[], big.clone())
        .await;
    call.is(StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(call.headers["retry-after"], "20");
    assert_eq!(
        world.services.settings.uploads.free_memory(),
        1 << 20,
        "all of it is free"
    );
    // What fits is taken meanwhile.
    world.request(&world.challenge()).await;
}
