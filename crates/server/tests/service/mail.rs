//! What every mail must be.

use crate::world::{HOLDER, SERIAL, World, names};

#[tokio::test]
async fn m01_m06_m07_every_mail_is_marked_whole_as_text_and_free_of_secrets_in_its_head() {
    let world = World::new().await;
    let reserved = world.challenge_of(SERIAL, &world.device, Some("owner@example.net"));
    let case = world.request(&reserved).await;
    crate::desk::ask(&world, &case, "Which shop sold it?").await;
    world.mails().await;
    crate::desk::approve(&world, &case).await;
    let mails = world.mails().await;
    assert_eq!(mails.len(), 5, "{:?}", names(&mails));
    for (name, mail) in &mails {
        let (head, body) = mail.split_once("\r\n\r\n").unwrap();
        for line in [
            "From: \"Example Security\" <answers@reset.example>",
            "Auto-Submitted: auto-generated",
            "X-Auto-Response-Suppress: All",
            "MIME-Version: 1.0",
        ] {
            assert!(
                head.lines().any(|l| l == line),
                "{name}: no {line} in\n{head}"
            );
        }
        assert!(head.contains(&format!("Message-ID: <{}>", name.trim_end_matches(".eml"))));
        assert!(head.contains("multipart/alternative"), "{name}");
        assert!(!head.contains("List-Unsubscribe"), "{name}");
        assert!(
            !head.contains(world.code.to_text().as_str()),
            "{name}: the key in the head"
        );
        let (text, html) = (
            body.find("text/plain").unwrap(),
            body.find("text/html").unwrap(),
        );
        assert!(text < html, "{name}: text comes first");
        assert!(body.contains("RG4T****3210"), "{name}: the masked serial");
        assert!(!body.contains(SERIAL), "{name}: the whole serial");
        assert!(body.contains(&case), "{name}");
        assert!(body.contains(&reserved.number().to_string()), "{name}");
        assert!(
            !body.contains("<img") && !body.contains("src=3D"),
            "{name}: something remote"
        );
    }
}

#[tokio::test]
async fn p9_the_receipt_names_sender_spam_folder_and_status_page() {
    let world = World::new().await;
    world.request(&world.challenge()).await;
    let mail = world.mail("receipt").await;
    for words in [
        "answers@reset.example",
        "spam folder",
        "https://reset.example/status",
        &format!("To: {HOLDER}"),
    ] {
        assert!(mail.contains(words), "no {words} in\n{mail}");
    }
}

#[tokio::test]
async fn p9_the_receipt_leads_to_the_page_of_ones_own_request_and_its_head_does_not() {
    let world = World::new().await;
    let case = world.request(&world.challenge()).await;
    let mail = world.mail("receipt").await;
    let (head, body) = mail.split_once("\r\n\r\n").unwrap();
    assert!(!head.contains("/mine/"), "{head}");
    let mut links = body.lines().filter_map(|line| {
        let path = line.trim().strip_prefix("https://reset.example")?;
        path.starts_with("/mine/").then(|| path.to_owned())
    });
    let path = links.next().unwrap();
    world
        .holder()
        .get(&path)
        .await
        .is(axum::http::StatusCode::OK)
        .says(&case);
    let token = path.strip_prefix("/mine/").unwrap();
    assert!(!head.contains(token), "the token in the head");
}

#[tokio::test]
async fn w04_a_forged_host_reaches_no_mail() {
    let world = World::new().await;
    let challenge = world.challenge();
    let body = format!(
        r#"{{"email":"{HOLDER}","country":"DE","place":"Shop","business":"home","category":"recorder",
        "serial":"{SERIAL}","model":"RG1602-16S","device_date":"2026-11-21","answer":"key",
        "challenge":"{}","declaration":true}}"#,
        challenge.to_digits()
    );
    let request = axum::http::Request::post("/api/v1/requests")
        .header("host", "evil.example")
        .header("x-forwarded-host", "evil.example")
        .header("content-type", "application/json")
        .body(axum::body::Body::from(body))
        .unwrap();
    let response = tower::ServiceExt::oneshot(world.portal.clone(), request)
        .await
        .unwrap();
    assert_eq!(response.status(), 201);
    let mail = world.mail("receipt").await;
    assert!(!mail.contains("evil.example"), "{mail}");
}

#[tokio::test]
async fn m08_a_line_break_in_a_field_reaches_no_header() {
    let world = World::new().await;
    let picture = world.screenshot(&world.challenge());
    for (field, value) in [
        ("email", "holder@example.org\r\nBcc: all@example.org"),
        ("model", "NVR\r\nBcc: all@example.org"),
        ("place", "Shop\r\nBcc: all@example.org"),
    ] {
        let fields = crate::world::form(&[(field, value)]);
        let file = crate::world::png(&picture);
        let page = world
            .holder()
            .post_form("/request", &fields, Some(file))
            .await;
        assert_eq!(page.status, 422, "{field}");
    }
    assert!(world.mails().await.is_empty());
}

#[tokio::test]
async fn a_letter_sent_twice_is_one_file() {
    let world = World::new().await;
    world.request(&world.challenge()).await;
    let first = world.mails().await;
    // A worker that died after sending and before settling sends once more.
    let mut tx = world.services.store.begin().await.unwrap();
    let case = recovery::case::CaseNumber::parse(&first[0].0[8..22]).unwrap();
    let kind = recovery::jobs::JobKind::Receipt { case };
    tx.add_job(&kind, world.services.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(world.mails().await, first);
}

#[tokio::test]
async fn p9_mails_speak_the_language_of_the_page_on_which_was_asked() {
    let world = World::new().await;
    let picture = world.screenshot(&world.challenge());
    let mut holder = world.holder();
    holder.get("/?lang=de").await;
    let file = crate::world::png(&picture);
    let sent = holder
        .post_form("/request", &crate::world::form(&[]), Some(file))
        .await;
    assert_eq!(sent.leads_to(), "/request/received");
    let mail = world.mail("receipt").await;
    assert!(mail.contains("\r\nContent-Language: de\r\n"), "{mail}");
    let html = mail.replace("=\r\n", "").replace("=3D", "=");
    assert!(html.contains("<html lang=\"de\" dir=\"ltr\">"), "{html}");
}
