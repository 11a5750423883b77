//! What programs decide.

use axum::http::StatusCode;
use recovery::audit::Actor;
use recovery::policy::AnswerKind;
use recovery::staff::{ApiTokenFacts, Role};
use serde_json::json;

use super::{facts, get, made, post, token};
use crate::world::{HOLDER, World};

#[tokio::test]
async fn h2_a_program_that_may_answer_approves_and_takes_back() {
    let world = World::new().await;
    let challenge = world.challenge();
    let case = world.request(&challenge).await;
    let crm = token(&world, "crm", Role::Agent).await;
    let silent = ApiTokenFacts {
        answers: false,
        ..facts(&world, "silent", Role::Admin)
    };
    let silent = made(&world, &silent).await;
    let approve = format!("/cases/{case}/approve");
    let refused = post(&world, &silent, &approve, json!({})).await;
    refused.is(StatusCode::FORBIDDEN);
    assert!(
        refused.text.contains("made to answer requests"),
        "{}",
        refused.text
    );

    let other = json!({"lines": [1], "challenge": "0000-00"});
    post(&world, &crm, &approve, other)
        .await
        .is(StatusCode::CONFLICT);
    let none = json!({"lines": [7]});
    post(&world, &crm, &approve, none)
        .await
        .is(StatusCode::NOT_FOUND);
    let odd = json!({"line": 1});
    post(&world, &crm, &approve, odd)
        .await
        .is(StatusCode::BAD_REQUEST);
    let exception = json!({"exception": "Known for years"});
    post(&world, &crm, &approve, exception)
        .await
        .is(StatusCode::FORBIDDEN);

    let shown = json!({"lines": [1], "challenge": challenge.number().to_string()});
    let approved = post(&world, &crm, &approve, shown).await;
    approved.is(StatusCode::OK);
    assert_eq!(approved.json["answered"], 1, "{}", approved.text);
    post(&world, &crm, &approve, json!({}))
        .await
        .is(StatusCode::CONFLICT);

    let back = format!("/cases/{case}/take-back");
    post(&world, &silent, &back, json!({"line": 1}))
        .await
        .is(StatusCode::NO_CONTENT);
    post(&world, &crm, &back, json!({"line": 1}))
        .await
        .is(StatusCode::CONFLICT);
    post(&world, &crm, &approve, json!({}))
        .await
        .is(StatusCode::OK);
    let mail = world.mail("answer").await;
    assert!(mail.contains(HOLDER), "{mail}");
    post(&world, &crm, &back, json!({"line": 1}))
        .await
        .is(StatusCode::CONFLICT);

    let again = format!("/cases/{case}/again");
    post(&world, &crm, &again, json!({}))
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY);
    post(&world, &silent, &again, json!({"lines": [1]}))
        .await
        .is(StatusCode::FORBIDDEN);
    let sent = post(&world, &crm, &again, json!({"lines": [1]})).await;
    assert_eq!(sent.is(StatusCode::OK).json["answered"], 1);

    let mut tx = world.services.store.read().await.unwrap();
    let entries = tx.entries_about(&case).await.unwrap();
    let by_crm = entries
        .iter()
        .filter(|one| matches!(&one.actor, Actor::Program { name, .. } if name.as_str() == "crm"));
    let acts: Vec<_> = by_crm.map(|one| one.act.as_str()).collect();
    assert!(
        acts.contains(&"released") && acts.contains(&"sent-again"),
        "{acts:?}"
    );
}

#[tokio::test]
async fn h1_a_program_is_the_first_of_two_and_never_the_second() {
    let world = World::with(|policy, _| {
        policy.evidence.two_people_answers = vec![AnswerKind::Key];
    })
    .await;
    let case = world.request(&world.challenge()).await;
    let (crm, erp) = (
        token(&world, "crm", Role::Agent).await,
        token(&world, "erp", Role::Senior).await,
    );
    let approve = format!("/cases/{case}/approve");
    let first = post(&world, &crm, &approve, json!({})).await;
    assert_eq!(first.is(StatusCode::OK).json["proposed"], json!([1]));
    let second = post(&world, &erp, &approve, json!({})).await;
    second.is(StatusCode::CONFLICT);
    assert!(
        second.text.contains("has to be a person"),
        "{}",
        second.text
    );
    let seen = get(&world, &crm, &format!("/cases/{case}/lines/1")).await;
    assert_eq!(seen.json["device"]["evidence"]["proposed_by"], "crm");

    let withdrawn = format!("/cases/{case}/withdraw-approval");
    post(&world, &crm, &withdrawn, json!({}))
        .await
        .is(StatusCode::NO_CONTENT);
    post(&world, &crm, &withdrawn, json!({}))
        .await
        .is(StatusCode::CONFLICT);
    post(&world, &crm, &approve, json!({}))
        .await
        .is(StatusCode::OK);
    let mut staff = world.staff().await;
    let page = staff.get(&format!("/cases/{case}")).await;
    page.says("crm");
    let (form_token, seen) = (page.value_of("form_token"), page.value_of("seen"));
    let (challenge, code) = (page.value_of("challenge"), world.totp_code());
    let fields = [
        ("form_token", form_token.as_str()),
        ("seen", &seen),
        ("challenge", &challenge),
        ("code", &code),
        ("confirm", "yes"),
    ];
    let done = staff.post(&format!("/cases/{case}/approve"), &fields).await;
    assert!(done.leads_to().ends_with("done=approved"));
}

#[tokio::test]
async fn h_api_two_programs_at_once_release_one_answer() {
    let world = World::new().await;
    let case = world.request(&world.challenge()).await;
    let (crm, erp) = (
        token(&world, "crm", Role::Agent).await,
        token(&world, "erp", Role::Senior).await,
    );
    let approve = format!("/cases/{case}/approve");
    let (one, other) = tokio::join!(
        post(&world, &crm, &approve, json!({})),
        post(&world, &erp, &approve, json!({}))
    );
    let mut both = [one.status, other.status];
    both.sort();
    assert_eq!(both, [StatusCode::OK, StatusCode::CONFLICT]);
    let mails = world.mails().await;
    let answers = mails.iter().filter(|(name, _)| name.contains("answer"));
    assert_eq!(answers.count(), 1, "one answer");
}

#[tokio::test]
async fn h_api_a_program_rejects_and_asks_with_answers_for_reuse() {
    let world = World::new().await;
    let case = world.request(&world.challenge()).await;
    let erp = token(&world, "erp", Role::Senior).await;
    for (used_for, text) in [
        ("question", "Where was {serial} bought?"),
        ("rejection", "We could not confirm it."),
    ] {
        let reply = json!({"used_for": used_for, "title": used_for, "text": text});
        post(&world, &erp, "/replies", reply)
            .await
            .is(StatusCode::CREATED);
    }
    let replies = get(&world, &erp, "/replies").await;
    let id = |title: &str| {
        let all = replies.json.as_array().unwrap();
        all.iter().find(|one| one["title"] == title).unwrap()["id"].clone()
    };
    let ask = format!("/cases/{case}/ask");
    post(&world, &erp, &ask, json!({}))
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY);
    let odd = json!({"question": "x", "wanted": ["passport"]});
    post(&world, &erp, &ask, odd)
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY);
    let question = json!({"reply": id("question"), "question": "And when?", "wanted": ["label"]});
    post(&world, &erp, &ask, question.clone())
        .await
        .is(StatusCode::NO_CONTENT);
    let mail = world.mail("more-wanted").await;
    assert!(
        mail.contains(crate::world::SERIAL) && mail.contains("And when?"),
        "{mail}"
    );
    post(&world, &erp, &ask, question)
        .await
        .is(StatusCode::CONFLICT);

    let reject = format!("/cases/{case}/reject");
    post(&world, &erp, &reject, json!({}))
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY);
    let reason = json!({"reply": id("rejection")});
    post(&world, &erp, &reject, reason.clone())
        .await
        .is(StatusCode::NO_CONTENT);
    post(&world, &erp, &reject, reason)
        .await
        .is(StatusCode::CONFLICT);
    let figures = get(&world, &erp, "/figures?from=2026-11-01&to=2026-12-31").await;
    assert_eq!(figures.json["all"]["rejected"], 1, "{}", figures.text);
    let csv = get(&world, &erp, "/figures.csv?from=2026-11-01&to=2026-12-31").await;
    assert!(
        csv.is(StatusCode::OK).text.contains("rejection"),
        "{}",
        csv.text
    );
    let wrong = get(&world, &erp, "/figures?from=2026-13-01&to=x").await;
    wrong.is(StatusCode::UNPROCESSABLE_ENTITY);
}
