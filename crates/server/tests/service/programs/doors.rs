//! What a token opens, and what opens nothing.

use axum::http::{StatusCode, header};
use recovery::audit::Act;
use recovery::staff::{self, ApiTokenFacts, Keeper, Role};
use serde_json::json;

use super::{DAY, act, facts, get, made, post, token};
use crate::world::World;

#[tokio::test]
async fn h_api_nothing_opens_without_a_live_token() {
    let world = World::new().await;
    let crm = token(&world, "crm", Role::Agent).await;
    assert!(crm.starts_with("rgt_"), "known at a glance");
    let wrong = format!("{}AAAA", &crm[..crm.len() - 4]);
    let mut told = Vec::new();
    for bad in ["x", &wrong, &crm[4..], &crm[..20]] {
        let answer = get(&world, bad, "/me").await;
        answer.is(StatusCode::UNAUTHORIZED);
        assert_eq!(answer.headers[header::WWW_AUTHENTICATE], "Bearer");
        told.push(answer.json["detail"].clone());
    }
    get(&world, "", "/me").await.is(StatusCode::UNAUTHORIZED);
    let me = get(&world, &crm, "/me").await;
    me.is(StatusCode::OK);
    assert_eq!(
        me.json,
        json!({"name": "crm", "role": "agent", "answers": true})
    );

    let far = ApiTokenFacts {
        networks: vec!["203.0.113.0/24".parse().unwrap()],
        ..facts(&world, "far", Role::Agent)
    };
    let far = made(&world, &far).await;
    let elsewhere = get(&world, &far, "/me").await;
    told.push(elsewhere.is(StatusCode::UNAUTHORIZED).json["detail"].clone());
    let near = ApiTokenFacts {
        networks: vec![
            "203.0.113.0/24".parse().unwrap(),
            "0.0.0.0/8".parse().unwrap(),
        ],
        ..facts(&world, "near", Role::Agent)
    };
    let near = made(&world, &near).await;
    get(&world, &near, "/me").await.is(StatusCode::OK);

    let (store, now) = (&*world.services.store, world.services.clock.now());
    let all = staff::api_tokens(store, now).await.unwrap();
    let newest = all.first().unwrap().0.id;
    staff::revoke_api_token(store, newest, Keeper::Operator, now)
        .await
        .unwrap();
    let revoked = get(&world, &near, "/me").await;
    told.push(revoked.is(StatusCode::UNAUTHORIZED).json["detail"].clone());
    world.clock.pass(DAY);
    let over = get(&world, &crm, "/me").await;
    told.push(over.is(StatusCode::UNAUTHORIZED).json["detail"].clone());
    told.dedup();
    assert_eq!(told.len(), 1, "nobody is told what is wrong with a token");

    let mut tx = store.read().await.unwrap();
    let refused = tx.entries_of(Act::ApiTokenRefused, 20).await.unwrap();
    let whys: Vec<_> = refused.iter().map(|one| one.detail.as_str()).collect();
    assert_eq!(
        whys[..3],
        ["its time is over", "revoked", "from another network"]
    );
    assert!(refused.iter().all(|one| !one.detail.contains("rgt_")));
}

#[tokio::test]
async fn h_api_wrong_tokens_and_too_many_calls_are_slowed() {
    let world = World::with(|_, settings| {
        settings.rates.wrong_tokens = server::Rate::new(3, 60);
        settings.rates.program_calls = server::Rate::new(4, 60);
    })
    .await;
    let crm = token(&world, "crm", Role::Reader).await;
    for _ in 0..3 {
        get(&world, "rgt_x", "/me")
            .await
            .is(StatusCode::UNAUTHORIZED);
    }
    let slowed = get(&world, "rgt_x", "/me").await;
    slowed.is(StatusCode::TOO_MANY_REQUESTS);
    assert!(slowed.headers.contains_key(header::RETRY_AFTER));
    for _ in 0..4 {
        get(&world, &crm, "/me").await.is(StatusCode::OK);
    }
    get(&world, &crm, "/me")
        .await
        .is(StatusCode::TOO_MANY_REQUESTS);
}

/// Whom calls are for, in the order reader, agent, senior, admin, auditor.
const AGENTS: [bool; 5] = [false, true, true, true, false];
const SENIORS: [bool; 5] = [false, false, true, true, false];
const ADMINS: [bool; 5] = [false, false, false, true, false];

#[tokio::test]
async fn h_api_each_role_does_what_its_people_do_and_no_more() {
    let world = World::new().await;
    let case = world.request(&world.challenge()).await;
    let nothing = json!({});
    let calls = [
        ("GET", "/cases".to_owned(), [true; 5]),
        ("GET", format!("/cases/{case}"), [true; 5]),
        ("GET", format!("/cases/{case}/lines/1"), [true; 5]),
        ("GET", "/turned-away".to_owned(), [true; 5]),
        ("GET", "/replies".to_owned(), [true; 5]),
        (
            "GET",
            "/figures?from=2026-11-01&to=2026-11-30".to_owned(),
            [true; 5],
        ),
        (
            "GET",
            "/figures.csv?from=2026-11-01&to=2026-11-30".to_owned(),
            [true; 5],
        ),
        ("GET", "/registry".to_owned(), [true; 5]),
        ("GET", "/distributors".to_owned(), [true; 5]),
        ("GET", "/enrolments".to_owned(), [true; 5]),
        ("GET", "/staff".to_owned(), ADMINS),
        (
            "GET",
            "/audit".to_owned(),
            [false, false, false, true, true],
        ),
        ("POST", format!("/cases/{case}/approve"), AGENTS),
        ("POST", format!("/cases/{case}/withdraw-approval"), AGENTS),
        ("POST", format!("/cases/{case}/reject"), AGENTS),
        ("POST", format!("/cases/{case}/ask"), AGENTS),
        ("POST", format!("/cases/{case}/again"), AGENTS),
        ("POST", format!("/cases/{case}/take-back"), AGENTS),
        ("POST", format!("/cases/{case}/claim"), AGENTS),
        ("POST", format!("/cases/{case}/release"), AGENTS),
        ("POST", format!("/cases/{case}/notes"), AGENTS),
        ("POST", format!("/cases/{case}/labels"), AGENTS),
        ("DELETE", format!("/cases/{case}/labels/x"), AGENTS),
        ("POST", format!("/cases/{case}/pictures/1/judge"), AGENTS),
        ("POST", format!("/cases/{case}/assign"), SENIORS),
        ("POST", "/replies".to_owned(), SENIORS),
        ("PUT", "/replies/1".to_owned(), SENIORS),
        ("DELETE", "/replies/1".to_owned(), SENIORS),
        ("POST", "/registry".to_owned(), SENIORS),
        ("POST", "/registry/import".to_owned(), SENIORS),
        ("POST", "/registry/x/flags".to_owned(), SENIORS),
        ("POST", "/registry/x/flags/stolen/clear".to_owned(), SENIORS),
        ("POST", "/distributors".to_owned(), SENIORS),
        ("PUT", "/distributors/1".to_owned(), SENIORS),
        ("DELETE", "/distributors/1".to_owned(), SENIORS),
        ("POST", "/enrolments/1".to_owned(), SENIORS),
        ("POST", "/cases".to_owned(), AGENTS),
        ("POST", format!("/cases/{case}/set-aside"), SENIORS),
        ("PUT", format!("/cases/{case}/hold"), SENIORS),
        ("DELETE", format!("/cases/{case}/hold"), SENIORS),
        ("POST", "/registry/import-flags".to_owned(), SENIORS),
        ("GET", "/webhooks".to_owned(), ADMINS),
        ("GET", "/webhooks/1/deliveries".to_owned(), ADMINS),
        ("POST", "/webhooks/1/deliveries/1/again".to_owned(), ADMINS),
        ("POST", "/webhooks/1/test".to_owned(), ADMINS),
        ("POST", "/webhooks/1/pause".to_owned(), ADMINS),
        ("POST", "/webhooks/1/resume".to_owned(), ADMINS),
    ];
    for (index, role) in Role::OF_PROGRAMS.iter().enumerate() {
        let silent = ApiTokenFacts {
            answers: false,
            ..facts(&world, &format!("role-{role}"), *role)
        };
        let token = made(&world, &silent).await;
        for (method, path, may) in &calls {
            let decides = path.starts_with("/cases");
            let answers = decides && (path.ends_with("/approve") || path.ends_with("/again"));
            let may = may[index] && !answers;
            let answer = act(&world, &token, method, path, nothing.clone()).await;
            let refused = answer.status == StatusCode::FORBIDDEN;
            assert_eq!(!refused, may, "{role} {method} {path}: {}", answer.text);
            assert_ne!(answer.status, StatusCode::UNAUTHORIZED);
            assert!(
                !answer.status.is_server_error(),
                "{method} {path}: {}",
                answer.text
            );
        }
    }
    let unknown = get(&world, "", "/nothing").await;
    unknown.is(StatusCode::NOT_FOUND);
    let documented = documented(&world).await;
    for (method, path, _) in &calls {
        let wanted = method.to_lowercase();
        let path = path.split('?').next().unwrap().replace(&case, "{case}");
        assert!(
            documented
                .iter()
                .any(|(m, p)| *m == wanted && fits(p, &path)),
            "{method} {path} is not in the document"
        );
    }
    let tested = calls.len() + 3;
    assert_eq!(
        documented.len(),
        tested,
        "calls, /me, a picture and a device"
    );
}

/// All calls of the document that the desk serves.
async fn documented(world: &World) -> Vec<(String, String)> {
    let document = super::send(world, "", "GET", "/api/v1/openapi.json", &[], String::new()).await;
    document.is(StatusCode::OK);
    let paths = document.json["paths"].as_object().unwrap();
    let mut all = Vec::new();
    for (path, methods) in paths {
        let path = path.strip_prefix("/api/v1/desk").unwrap();
        let methods = methods.as_object().unwrap().keys();
        all.extend(methods.map(|method| (method.clone(), path.to_owned())));
    }
    all
}

fn fits(documented: &str, path: &str) -> bool {
    let (one, other): (Vec<_>, Vec<_>) =
        (documented.split('/').collect(), path.split('/').collect());
    one.len() == other.len()
        && one
            .iter()
            .zip(other)
            .all(|(known, part)| known.starts_with('{') || *known == part)
}

#[tokio::test]
async fn h_api_a_program_is_nobody_at_the_desk_itself() {
    let world = World::new().await;
    let boss = token(&world, "boss", Role::Admin).await;
    for page in [
        "/",
        "/staff",
        "/tokens",
        "/account",
        "/cases/RG-000-000-001",
    ] {
        let answer = super::send(&world, &boss, "GET", page, &[], String::new()).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{page}");
    }
    let fields = "user=boss&password=x&code=000000";
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let signed_in = super::send(&world, "", "POST", "/sign-in", &form, fields.into()).await;
    assert_eq!(signed_in.status, StatusCode::UNPROCESSABLE_ENTITY);
    let case = world.request(&world.challenge()).await;
    let to = json!({"to": "boss"});
    let assigned = post(&world, &boss, &format!("/cases/{case}/assign"), to).await;
    assigned.is(StatusCode::CONFLICT);
    let staff = get(&world, &boss, "/staff").await;
    assert_eq!(staff.json.as_array().unwrap().len(), 1, "people alone");
    assert_eq!(staff.json[0]["name"], "anna");
}
