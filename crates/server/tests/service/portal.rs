//! The portal, row by row.

use axum::http::StatusCode;

use crate::world::{HOLDER, SERIAL, World, case_in, form, png};

#[tokio::test]
async fn p1_the_form_asks_for_every_field_and_marks_it() {
    let world = World::new().await;
    let page = world.holder().get("/request").await;
    page.is(StatusCode::OK);
    for label in [
        "Email address",
        "Country",
        "Place of purchase",
        "Business type",
        "Product category",
        "Serial number",
        "Model number",
        "The device’s current system date",
        "What the device’s “Forgot password” page asks for",
        "Picture of the device’s “Forgot password” page",
    ] {
        let text = page.text();
        let marked = text.lines().any(|line| {
            let (tag, _) = line.split_once(label).unwrap_or_default();
            tag.ends_with("class=\"needed\">")
        });
        assert!(marked, "{label} has no star");
    }
    page.says("20 characters")
        .says("Access controller")
        .says("Key (8 characters)");
}

#[tokio::test]
async fn p1_all_faults_come_at_once_and_what_was_typed_stays() {
    let world = World::new().await;
    let picture = world.screenshot(&world.challenge());
    let wrong = form(&[
        ("serial", "1234567890123456789"),
        ("email", "nobody"),
        ("device_date", "2026-02-30"),
        ("place", "Nord & Söhne"),
        ("declaration", ""),
    ]);
    let page = world
        .holder()
        .post_form("/request", &wrong, Some(png(&picture)))
        .await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("4 things need your attention")
        .says("has 20 characters; this has 19")
        .says("This cannot be an email address")
        .says("There is no date “2026-02-30”")
        .says("without it the request cannot be taken");
    assert_eq!(page.value_of("serial"), "1234567890123456789");
    assert_eq!(page.value_of("place"), "Nord & Söhne");
    assert!(!page.value_of("kept_picture").is_empty());
    assert!(world.mails().await.is_empty());
}

#[tokio::test]
async fn p1_the_kept_picture_serves_when_the_faults_are_mended() {
    let world = World::new().await;
    let picture = world.screenshot(&world.challenge());
    let mut holder = world.holder();
    let wrong = form(&[("email", "nobody")]);
    let page = holder
        .post_form("/request", &wrong, Some(png(&picture)))
        .await;
    page.says("“page.png” is kept");
    let kept = page.value_of("kept_picture");
    let mended = form(&[("kept_picture", &kept)]);
    let sent = holder.post_form("/request", &mended, None).await;
    assert_eq!(sent.leads_to(), "/request/received");
}

#[tokio::test]
async fn p1_another_product_is_pointed_to_the_hotline() {
    let world = World::new().await;
    let picture = world.screenshot(&world.challenge());
    let other = form(&[("category", "other")]);
    let page = world
        .holder()
        .post_form("/request", &other, Some(png(&picture)))
        .await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Please turn to your supplier's support hotline");
}

#[tokio::test]
async fn p1_the_same_form_sent_twice_is_one_case_and_one_mail() {
    let world = World::new().await;
    let challenge = world.challenge();
    let first = world.request(&challenge).await;
    let second = world.request(&challenge).await;
    assert_eq!(first, second);
    assert_eq!(world.mails().await.len(), 1);
}

#[tokio::test]
async fn p1_a_serial_typed_for_another_device_is_told_beside_the_picture() {
    let world = World::new().await;
    let picture = world.screenshot(&world.challenge());
    let other = form(&[("serial", "RG4T7M2KXX0000000000")]);
    let page = world
        .holder()
        .post_form("/request", &other, Some(png(&picture)))
        .await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("but the code in the picture is of device RG4T7M2KXX9876543210");
}

#[tokio::test]
async fn p4_the_picture_is_checked_without_scripts_and_fills_in_the_form() {
    let world = World::new().await;
    let challenge = world.challenge();
    let picture = world.screenshot(&challenge);
    let empty = form(&[
        ("do", "check"),
        ("serial", ""),
        ("model", ""),
        ("device_date", ""),
        ("email", ""),
        ("declaration", ""),
    ]);
    let page = world
        .holder()
        .post_form("/request", &empty, Some(png(&picture)))
        .await;
    page.is(StatusCode::OK)
        .says("The code was read")
        .says(&challenge.number().to_string())
        .says("2026-11-21 08:55:00")
        .says_not("need your attention");
    assert_eq!(page.value_of("serial"), SERIAL);
    assert_eq!(page.value_of("model"), "RG1602-16S");
    assert_eq!(page.value_of("device_date"), "2026-11-21");
}

#[tokio::test]
async fn p4_a_check_never_overwrites_what_was_typed() {
    let world = World::new().await;
    let picture = world.screenshot(&world.challenge());
    let typed = form(&[
        ("do", "check"),
        ("serial", "TYPED"),
        ("device_date", "2020-01-01"),
    ]);
    let page = world
        .holder()
        .post_form("/request", &typed, Some(png(&picture)))
        .await;
    assert_eq!(page.value_of("serial"), "TYPED");
    assert_eq!(page.value_of("device_date"), "2020-01-01");
}

#[tokio::test]
async fn p4_an_exported_xml_file_needs_no_picture() {
    let world = World::new().await;
    let xml = world.challenge().to_xml();
    let file = crate::browser::File {
        name: "challenge.xml",
        bytes: xml.as_bytes(),
    };
    let sent = world
        .holder()
        .post_form("/request", &form(&[]), Some(file))
        .await;
    assert_eq!(sent.leads_to(), "/request/received");
}

#[tokio::test]
async fn p4_a_scanned_code_fills_in_the_form_and_needs_no_picture() {
    let world = World::new().await;
    let challenge = world.challenge();
    let mut phone = world.holder();
    let page = phone.get(&format!("/c/{}", challenge.to_digits())).await;
    page.is(StatusCode::OK)
        .says("no picture is needed")
        .says(&challenge.number().to_string());
    assert_eq!(page.value_of("serial"), SERIAL);
    let scanned = page.value_of("scanned");
    let sent = phone
        .post_form("/request", &form(&[("scanned", &scanned)]), None)
        .await;
    assert_eq!(sent.leads_to(), "/request/received");
}

#[tokio::test]
async fn p5_the_declarations_version_and_time_are_kept() {
    let world = World::new().await;
    let case = world.request(&world.challenge()).await;
    let mut staff = world.staff().await;
    let page = staff.get(&format!("/cases/{case}")).await;
    page.says("2026-11-21 09:00 UTC, text 2026-11");
}

#[tokio::test]
async fn p6_a_country_without_service_is_refused_and_nothing_is_kept() {
    let world = World::new().await;
    let picture = world.screenshot(&world.challenge());
    let mut holder = world.holder();
    let checked = holder
        .post_form("/request", &form(&[("do", "check")]), Some(png(&picture)))
        .await;
    let kept = checked.value_of("kept_picture");
    let closed = form(&[("country", "KP"), ("kept_picture", &kept)]);
    let page = holder.post_form("/request", &closed, None).await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Example Security gives no service for devices used in North Korea.")
        .says("One thing needs your attention");
    assert_eq!(page.value_of("kept_picture"), "");
    let check = form(&[("country", "KP"), ("do", "check")]);
    holder
        .post_form("/request", &check, Some(png(&picture)))
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("no service for devices used in North Korea");
    let drafts = world
        .services
        .pictures
        .list_with_delimiter(None)
        .await
        .unwrap();
    assert!(drafts.common_prefixes.is_empty(), "{drafts:?}");
    assert!(world.mails().await.is_empty());
    let mut staff = world.staff().await;
    staff.get("/").await.says("Nothing waits");
}

#[tokio::test]
async fn p8_the_status_tells_how_it_stands_and_never_the_key() {
    let world = World::new().await;
    let case = world.request(&world.challenge()).await;
    let mut holder = world.holder();
    let pair = [("serial", SERIAL), ("email", HOLDER)];
    let waiting = holder.post("/status", &pair).await;
    waiting
        .is(StatusCode::OK)
        .says("waits for review")
        .says(&case);
    crate::desk::approve(&world, &case).await;
    world.mails().await;
    let answered = holder.post("/status", &pair).await;
    answered
        .is(StatusCode::OK)
        .says("A key was sent to your email address on Saturday, 2026-11-21 10:01 (Europe/Berlin)")
        .says("spam")
        .says_not(&world.code.to_text());
}

#[tokio::test]
async fn p8_inv3_an_unknown_pair_reads_the_same_as_a_wrong_one() {
    let world = World::new().await;
    world.request(&world.challenge()).await;
    let mut holder = world.holder();
    let mut pages = Vec::new();
    for (serial, email) in [
        (SERIAL, "other@example.org"),
        ("RG4T7M2KXX0000000000", HOLDER),
        ("no serial at all", "no email"),
    ] {
        let page = holder
            .post("/status", &[("serial", serial), ("email", email)])
            .await;
        page.is(StatusCode::OK).says("There is nothing to show");
        pages.push(
            page.text()
                .replace(serial, "SERIAL")
                .replace(email, "EMAIL"),
        );
    }
    assert_eq!(pages[0], pages[1]);
    assert_eq!(pages[1], pages[2]);
}

#[tokio::test]
async fn p8_empty_fields_are_told_beside_them() {
    let world = World::new().await;
    let page = world
        .holder()
        .post("/status", &[("serial", ""), ("email", "")])
        .await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Please type the serial number.")
        .says("Please type the email address of your request.");
}

#[tokio::test]
async fn p9_the_page_after_a_request_names_the_sender_and_the_spam_folder() {
    let world = World::new().await;
    let challenge = world.challenge();
    let picture = world.screenshot(&challenge);
    let mut holder = world.holder();
    let sent = holder
        .post_form("/request", &form(&[]), Some(png(&picture)))
        .await;
    assert_eq!(sent.leads_to(), "/request/received");
    let page = holder.get("/request/received").await;
    page.says("answers@reset.example")
        .says("contacts")
        .says("spam folder")
        .says(HOLDER)
        .says(&challenge.number().to_string());
    assert!(case_in(&page).starts_with("RG-"));
    // Another browser learns nothing there.
    let stranger = world.holder().get("/request/received").await;
    stranger.says_not(HOLDER).says_not("RG-");
}

#[tokio::test]
async fn p11_the_form_says_where_the_date_is_read_and_what_a_wrong_one_costs() {
    let world = World::new().await;
    let page = world.holder().get("/request").await;
    page.says("A recorder shows it on its screen")
        .says("A camera shows it on its “Forgot password” page")
        .says("ONVIF device manager")
        .says("It may differ from today’s")
        .says("a wrong one makes a dated answer useless");
}

#[tokio::test]
async fn p6_a_closed_country_is_told_in_the_authoritys_own_words() {
    let own = "Please write to export@example.org.";
    let world = World::with(|policy, _| policy.closed_text = own.into()).await;
    let mut holder = world.holder();
    let fields = form(&[("country", "KP")]);
    let page = holder.post_form("/request", &fields, None).await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY)
        .says(own)
        .says_not("gives no service");
}
