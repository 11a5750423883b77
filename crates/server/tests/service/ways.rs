//! Ways and products that the authority has switched off: offered nowhere, refused everywhere (P6).

use axum::http::{Method, StatusCode};
use protocol::{Scope, Way};
use recovery::locale::Locale;
use recovery::policy::{AnswerKind, OwnWords, ProductCategory};
use serde_json::{Value, json};

use crate::browser::{File, Page};
use crate::world::{HOLDER, MODEL, SERIAL, World, form, png};

/// A service that gives these answers.
async fn only(kinds: &[AnswerKind]) -> World {
    World::with(|policy, _| policy.answers = kinds.to_vec()).await
}

fn others(kinds: &[AnswerKind]) -> Vec<AnswerKind> {
    let all = AnswerKind::ALL.iter().copied();
    all.filter(|kind| !kinds.contains(kind)).collect()
}

async fn by_rest(world: &World, kind: AnswerKind) -> Page {
    let body = json!({
        "email": HOLDER, "country": "DE", "place": "Nord Alarm GmbH", "business": "installer",
        "category": "recorder", "serial": SERIAL, "model": MODEL, "device_date": "2026-11-21",
        "started": "2026-11-20 08:00:00", "answer": kind.as_str(), "declaration": true,
    });
    crate::rest::call(world, "/api/v1/requests", &body).await
}

fn has_fault(page: &Page, field: &str) -> bool {
    let said = page.json();
    let errors = said["errors"].as_array().cloned().unwrap_or_default();
    errors.iter().any(|error| {
        error["field"]
            .as_str()
            .is_some_and(|name| name.ends_with(field))
    })
}

#[tokio::test]
async fn p6_a_way_switched_off_is_offered_nowhere_and_refused_by_form_list_and_rest() {
    for given in [
        &[AnswerKind::Key, AnswerKind::TemporaryPassword][..],
        &[AnswerKind::File, AnswerKind::SecurityCode][..],
    ] {
        let world = only(given).await;
        let mut holder = world.holder();
        let page = holder.get("/request").await;
        let policy = holder.get("/api/v1/policy").await.json();
        let template = holder.get("/bulk/template.csv").await;
        for kind in given {
            let word = kind.as_str();
            page.says(&format!("value=\"{word}\""));
            assert!(policy["answers"].to_string().contains(word), "{policy}");
            assert!(!has_fault(&by_rest(&world, *kind).await, "answer"));
        }
        for kind in others(given) {
            let word = kind.as_str();
            page.says_not(&format!("value=\"{word}\""));
            assert!(!policy["answers"].to_string().contains(word), "{policy}");
            template.says_not(kind.label());

            let fields = form(&[("answer", word)]);
            let sent = holder.post_form("/request", &fields, None).await;
            sent.is(StatusCode::UNPROCESSABLE_ENTITY)
                .says("Please choose the answer that the device asks for.");

            let refused = by_rest(&world, kind).await;
            refused.is(StatusCode::UNPROCESSABLE_ENTITY);
            assert!(has_fault(&refused, "answer"), "{}", refused.text());

            let sheet = format!(
                "Serial;Model;Category;Date;Answer\n{SERIAL};{MODEL};Recorder;21.11.2026;{}\n",
                kind.label()
            );
            let sheet = File {
                name: "list.csv",
                bytes: sheet.as_bytes(),
            };
            let sent = holder.post_files("/bulk", &[], &[("sheet", sheet)]).await;
            let at = sent.leads_to().to_owned();
            holder
                .get(&at)
                .await
                .says("<dt>Ready to be sent</dt><dd>0</dd>")
                .says("Please choose the answer that the device asks for.");
        }
    }
}

#[tokio::test]
async fn p6_a_picture_of_a_way_switched_off_is_told_before_it_is_sent() {
    for (way, given) in [(Way::Key, AnswerKind::File), (Way::File, AnswerKind::Key)] {
        let world = only(&[given]).await;
        let picture = world.screenshot(&world.challenge_by(way));
        let mut holder = world.holder();
        let checked = form(&[("answer", given.as_str()), ("do", "check")]);
        holder
            .post_form("/request", &checked, Some(png(&picture)))
            .await
            .says("This code is for another way");
        let path = format!("/c/{}", world.challenge_by(way).to_digits());
        holder
            .get(&path)
            .await
            .is(StatusCode::UNPROCESSABLE_ENTITY)
            .says("This code is for another way");
    }
}

#[tokio::test]
async fn p6_mails_to_reserved_emails_can_be_switched_off_and_addresses_are_confirmed_still() {
    let world = World::with(|policy, _| policy.email_codes = false).await;
    let owner = "owner@plant.example";
    let order = async |scope: Scope| {
        let digits = world.email_challenge(scope, owner).to_digits();
        let body = json!({ "challenge": digits }).to_string().into_bytes();
        let headers = [("content-type", "application/json")];
        world
            .holder()
            .send(Method::POST, "/api/v1/email-codes", &headers, body)
            .await
    };
    order(Scope::Administrator).await.is(StatusCode::CONFLICT);
    let digits = world
        .email_challenge(Scope::Administrator, owner)
        .to_digits();
    let mut phone = world.holder();
    phone
        .get(&format!("/c/{digits}"))
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("This service mails no codes")
        .says_not("ow****.example");
    phone
        .post("/email-code", &[("challenge", &digits)])
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("This service mails no codes");
    assert!(world.mails().await.is_empty());
    for scope in [Scope::ReservedEmail, Scope::Farewell] {
        order(scope).await.is(StatusCode::ACCEPTED);
    }
    assert_eq!(world.mails().await.len(), 2);
    let policy = phone.get("/api/v1/policy").await.json();
    assert_eq!(policy["email_codes"], Value::Bool(false));
}

#[tokio::test]
async fn p6_a_category_switched_off_is_offered_nowhere_and_pointed_to_the_hotline() {
    let world = World::with(|policy, _| {
        policy.categories = vec![ProductCategory::Camera, ProductCategory::AccessController];
    })
    .await;
    let mut holder = world.holder();
    let page = holder.get("/request").await;
    page.says("value=\"camera\"").says_not("value=\"recorder\"");
    let sent = holder.post_form("/request", &form(&[]), None).await;
    sent.is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Please turn to your supplier's support hotline");
    let refused = by_rest(&world, AnswerKind::Key).await;
    assert!(has_fault(&refused, "category"), "{}", refused.text());
    let bytes = format!("Serial;Model;Category;Date\n{SERIAL};{MODEL};Recorder;21.11.2026\n");
    let sheet = File {
        name: "list.csv",
        bytes: bytes.as_bytes(),
    };
    let sent = holder.post_files("/bulk", &[], &[("sheet", sheet)]).await;
    let at = sent.leads_to().to_owned();
    holder
        .get(&at)
        .await
        .says("<dt>Ready to be sent</dt><dd>0</dd>");
}

#[tokio::test]
async fn p6_hotline_and_refusal_are_in_the_readers_language_where_the_authority_gives_them() {
    let world = World::with(|policy, _| {
        policy.hotline = OwnWords::new("+1 555 0100").with(Locale::German, "0800 555 0100");
        policy.closed_text = OwnWords::default().with(Locale::German, "Fragen Sie die Zentrale.");
    })
    .await;
    let closed = form(&[("country", "KP")]);
    let other = form(&[("category", "other")]);
    for (language, hotline, refusal) in [
        ("de", "0800 555 0100", "Fragen Sie die Zentrale."),
        ("en", "+1 555 0100", "gives no service for devices used in"),
    ] {
        let mut holder = world.holder();
        holder
            .get(&format!("/?lang={language}"))
            .await
            .says(hotline);
        let page = holder.post_form("/request", &other, None).await;
        page.is(StatusCode::UNPROCESSABLE_ENTITY).says(hotline);
        let page = holder.post_form("/request", &closed, None).await;
        page.is(StatusCode::UNPROCESSABLE_ENTITY).says(refusal);
    }
    let french = world.holder().get("/?lang=fr").await;
    french.says("+1 555 0100");
    let policy = world.holder().get("/api/v1/policy").await.json();
    assert_eq!(policy["hotline"], "+1 555 0100");
    assert_eq!(policy["hotlines"]["de"], "0800 555 0100");
}
