//! Route by route: every look at evidence and every release is in the audit trail, with whose it is and
//! what for.

use axum::http::StatusCode;
use recovery::staff::Role;
use serde_json::json;

use crate::browser::Browser;
use crate::programs::{get, post, token};
use crate::world::{HOLDER, World};

/// Who acted, what was done to what, and what the entry tells.
struct Told([String; 4]);

/// What the trail tells behind an entry.
async fn behind(world: &World, number: u64) -> Vec<Told> {
    let mut tx = world.services.store.read().await.unwrap();
    let entries = tx.trail_after(number, 99).await.unwrap();
    let told = entries.into_iter().map(|entry| entry.written);
    let told = told.map(|one| {
        let detail = one.detail.text().to_owned();
        Told([one.actor, one.act, one.subject, detail])
    });
    told.collect()
}

async fn end(world: &World) -> u64 {
    let mut tx = world.services.store.read().await.unwrap();
    tx.trail_head().await.unwrap().number
}

/// Holds that since then there is exactly one entry of the act, and that it tells these things.
async fn is_told(world: &World, since: u64, route: &str, wanted: [&str; 4]) {
    let told = behind(world, since).await;
    let [_, act, ..] = wanted;
    let fitting: Vec<_> = told.iter().filter(|Told(one)| one[1] == act).collect();
    assert_eq!(fitting.len(), 1, "{route}: {act}");
    for (said, part) in fitting[0].0.iter().zip(wanted) {
        assert!(said.contains(part), "{route}: {said:?} and not {part:?}");
    }
}

async fn opened(staff: &mut Browser, path: &str) {
    staff.get(path).await.is(StatusCode::OK);
}

#[tokio::test]
async fn inv4_every_look_at_evidence_at_the_desk_is_in_the_trail() {
    let world = World::new().await;
    let case = world.request(&world.challenge()).await;
    let mut staff = world.staff().await;
    let proven = "to be decided: Genuine";
    for (path, act, detail) in [
        (format!("/cases/{case}"), "case-viewed", proven),
        (format!("/cases/{case}/lines/1"), "case-viewed", proven),
        (
            format!("/cases/{case}/picture/1"),
            "picture-viewed",
            "picture 1, image/png, to be decided",
        ),
    ] {
        let since = end(&world).await;
        opened(&mut staff, &path).await;
        is_told(&world, since, &path, ["staff:anna", act, &case, detail]).await;
    }
    // What shows no evidence is no look.
    let since = end(&world).await;
    for path in [
        "/",
        "/turned-away",
        "/figures",
        "/registry",
        "/replies",
        "/privacy",
    ] {
        opened(&mut staff, path).await;
    }
    assert_eq!(end(&world).await, since);

    let token = staff.get("/privacy").await.value_of("form_token");
    for (what, act) in [
        ("find", "personal-data-sought"),
        ("export", "data-exported"),
    ] {
        let since = end(&world).await;
        let fields = [
            ("form_token", token.as_str()),
            ("person", HOLDER),
            ("why", "letter of 2 May"),
            ("do", what),
        ];
        staff.post("/privacy", &fields).await.is(StatusCode::OK);
        is_told(
            &world,
            since,
            what,
            ["staff:anna", act, "", "letter of 2 May"],
        )
        .await;
    }
}

#[tokio::test]
async fn inv4_every_look_at_evidence_by_a_program_is_in_the_trail() {
    let world = World::new().await;
    let case = world.request(&world.challenge()).await;
    let crm = token(&world, "crm", Role::Reader).await;
    for (path, act, detail) in [
        (format!("/cases/{case}"), "case-viewed", "to be decided"),
        (
            format!("/cases/{case}/lines/1"),
            "case-viewed",
            "to be decided: Genuine",
        ),
        (
            format!("/cases/{case}/pictures/1?reason=Ticket%204711"),
            "picture-viewed",
            "Ticket 4711",
        ),
    ] {
        let since = end(&world).await;
        get(&world, &crm, &path).await.is(StatusCode::OK);
        is_told(&world, since, &path, ["program:crm", act, &case, detail]).await;
    }
    let since = end(&world).await;
    let auditor = token(&world, "siem", Role::Auditor).await;
    get(&world, &auditor, "/audit?since=2")
        .await
        .is(StatusCode::OK);
    let wanted = ["program:siem", "trail-taken", "trail", "from entry 2 on"];
    is_told(&world, since, "/audit", wanted).await;
}

#[tokio::test]
async fn inv4_every_release_is_in_the_trail_with_what_it_rests_on() {
    let world = World::new().await;
    let case = world.request(&world.challenge()).await;
    let since = end(&world).await;
    crate::desk::approve(&world, &case).await;
    let proven = "Genuine: made by the enrolled device";
    is_told(
        &world,
        since,
        "approve",
        ["staff:anna", "released", &case, proven],
    )
    .await;
    world.mails().await;
    let mut staff = world.staff().await;
    let page = staff.get(&format!("/cases/{case}")).await;
    let fields = ["form_token", "challenge"].map(|name| (name, page.value_of(name)));
    let fields: Vec<_> = fields
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let since = end(&world).await;
    let again = staff.post(&format!("/cases/{case}/again"), &fields).await;
    assert_eq!(again.leads_to(), format!("/cases/{case}?done=again"));
    is_told(
        &world,
        since,
        "again",
        ["staff:anna", "sent-again", &case, "proven when"],
    )
    .await;

    let world = World::new().await;
    let case = world.request(&world.challenge()).await;
    let crm = token(&world, "crm", Role::Agent).await;
    let since = end(&world).await;
    let approved = post(&world, &crm, &format!("/cases/{case}/approve"), json!({})).await;
    assert_eq!(approved.is(StatusCode::OK).json["answered"], 1);
    is_told(
        &world,
        since,
        "approve by REST",
        ["program:crm", "released", &case, proven],
    )
    .await;
    world.mails().await;
    let since = end(&world).await;
    let lines = json!({ "lines": [1] });
    post(&world, &crm, &format!("/cases/{case}/again"), lines)
        .await
        .is(StatusCode::OK);
    is_told(
        &world,
        since,
        "again by REST",
        ["program:crm", "sent-again", &case, "proven when"],
    )
    .await;
}
