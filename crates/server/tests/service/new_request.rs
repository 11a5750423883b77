//! A request that staff take down for a holder (H1).

use axum::http::StatusCode;
use recovery::audit::Act;

use crate::browser::{Browser, Page};
use crate::world::{HOLDER, SERIAL, World, case_in, form};

async fn send(staff: &mut Browser, token: &str, digits: &str, also: &[(&str, &str)]) -> Page {
    let mut fields = form(also);
    fields.push(("form_token", token));
    fields.push(("digits", digits));
    fields.push(("language", "de"));
    staff.post_files("/new", &fields, &[]).await
}

#[tokio::test]
async fn h1_whoever_opens_a_case_for_a_holder_decides_nothing_in_it() {
    let world = World::new().await;
    let mut staff = world.staff().await;
    let page = staff.get("/new").await;
    page.is(StatusCode::OK)
        .says("For a holder who calls or writes");
    staff
        .get("/")
        .await
        .says("New request for a holder who calls");
    let token = page.value_of("form_token");
    let challenge = world.challenge();
    let (digits, number) = (challenge.to_digits(), challenge.number().to_string());

    let looked = send(
        &mut staff,
        &token,
        &digits,
        &[("do", "check-1"), ("serial", "")],
    )
    .await;
    looked.is(StatusCode::OK).says(SERIAL);
    let wrong = send(&mut staff, &token, "12345", &[]).await;
    wrong.is(StatusCode::UNPROCESSABLE_ENTITY);
    let stale = send(&mut staff, "forged", &digits, &[]).await;
    assert!(stale.status.is_client_error());

    let opened = send(&mut staff, &token, &digits, &[]).await;
    let path = opened.leads_to().to_owned();
    assert!(path.ends_with("?done=opened"), "{path}");
    let page = staff.get(&path).await;
    page.says("the receipt is on its way to the holder")
        .says("You opened this request for the holder");
    let case = case_in(&page);
    let receipt = world.mail("receipt").await;
    assert!(receipt.contains(&format!("To: {HOLDER}")), "{receipt}");
    assert!(receipt.contains("Content-Language: de"), "{receipt}");
    let fields = [
        ("form_token", page.value_of("form_token")),
        ("challenge", number),
        ("confirm", "yes".to_owned()),
    ];
    let fields: Vec<_> = fields
        .iter()
        .map(|(name, is)| (*name, is.as_str()))
        .collect();
    let refused = staff.post(&format!("/cases/{case}/approve"), &fields).await;
    refused
        .is(StatusCode::CONFLICT)
        .says("somebody else has to decide on it");
    let mut tx = world.services.store.read().await.unwrap();
    let entries = tx.entries_about(&case).await.unwrap();
    assert_eq!(entries[0].act, Act::RequestReceived);
    assert_eq!(entries[0].actor.to_string(), "anna");
    drop(tx);

    let again = send(&mut staff, &token, &digits, &[]).await;
    assert_eq!(again.leads_to(), format!("/cases/{case}?done=known"));
}
