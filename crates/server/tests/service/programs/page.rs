//! The page on which admins make tokens.

use axum::http::StatusCode;
use recovery::audit::Act;
use recovery::staff::{self, HashCost, Hire, Keeper, NewPassword, Role, StaffName};

use super::get;
use crate::browser::{Browser, Page};
use crate::world::{PASSWORD, World};

async fn send(staff: &mut Browser, fields: &[(&str, &str)]) -> Page {
    let token = staff.get("/tokens").await.value_of("form_token");
    let mut all = vec![("form_token", token.as_str())];
    all.extend(fields);
    staff.post("/tokens", &all).await
}

fn token_in(page: &Page) -> String {
    let text = page.text();
    let at = text.find("rgt_").expect("a token");
    text[at..at + 47].to_owned()
}

#[tokio::test]
async fn h_api_an_admin_makes_a_token_that_is_shown_once_and_revokes_it() {
    let world = World::new().await;
    let mut anna = world.staff().await;
    anna.get("/tokens")
        .await
        .is(StatusCode::OK)
        .says("None yet");
    let crm = [
        ("name", "crm"),
        ("role", "agent"),
        ("answers", "yes"),
        ("networks", "0.0.0.0/0"),
        ("days", "30"),
    ];
    let wrong = send(
        &mut anna,
        &[
            ("name", "c"),
            ("role", "king"),
            ("networks", "x"),
            ("days", "900"),
        ],
    )
    .await;
    wrong
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("2 to 64 letters")
        .says("A program’s role is one of")
        .says("x is no network")
        .says("from a day to two years");
    let silent = send(
        &mut anna,
        &[
            ("name", "crm"),
            ("role", "auditor"),
            ("answers", "yes"),
            ("days", "1"),
        ],
    )
    .await;
    silent
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("agent, senior or admin");
    let made = send(&mut anna, &crm).await;
    made.is(StatusCode::OK).says("The token of crm");
    let token = token_in(&made);
    let twice = send(&mut anna, &crm).await;
    twice.is(StatusCode::UNPROCESSABLE_ENTITY).says("is taken");
    let me = get(&world, &token, "/me").await;
    assert_eq!(me.is(StatusCode::OK).json["answers"], true);
    let list = anna.get("/tokens").await;
    list.says("agent, may answer")
        .says("0.0.0.0/0")
        .says_not(&token);
    list.says_not("\"Last used\">never");

    let id = list.value_of("revoke");
    let done = send(&mut anna, &[("revoke", &id)]).await;
    assert_eq!(done.leads_to(), "/tokens?done=revoked");
    get(&world, &token, "/me")
        .await
        .is(StatusCode::UNAUTHORIZED);
    anna.get("/tokens")
        .await
        .says("revoked")
        .says("Refused once");
    let twice = send(&mut anna, &[("revoke", &id)]).await;
    assert_eq!(twice.leads_to(), "/tokens?done=before");

    let mut tx = world.services.store.read().await.unwrap();
    let made = tx.entries_of(Act::ApiTokenAdded, 5).await.unwrap();
    assert_eq!(
        (made.len(), made[0].actor.to_text()),
        (1, "staff:anna".to_owned())
    );
    assert!(
        made[0]
            .detail
            .contains("as agent, may answer requests, from 0.0.0.0/0")
    );
}

#[tokio::test]
async fn h_api_a_token_ends_when_its_maker_leaves_and_is_cut_with_his_role() {
    let world = World::new().await;
    let mut anna = world.staff().await;
    let fields = [
        ("name", "crm"),
        ("role", "admin"),
        ("answers", "yes"),
        ("days", "30"),
    ];
    let token = token_in(&send(&mut anna, &fields).await);
    let (store, now, mut rng) = (
        &*world.services.store,
        world.services.clock.now(),
        world.rng(),
    );
    let (ida, anna) = (
        StaffName::parse("ida").unwrap(),
        StaffName::parse("anna").unwrap(),
    );
    let hire = Hire {
        name: &ida,
        role: Role::Admin,
        password: &NewPassword::choose(PASSWORD, &ida).unwrap(),
        emergency: false,
    };
    let vault = &*world.services.vault;
    staff::add(store, vault, &hire, HashCost::TEST, now, &mut rng)
        .await
        .unwrap();
    staff::set_role(store, &anna, Role::Senior, Keeper::Operator, now)
        .await
        .unwrap();
    let me = get(&world, &token, "/me").await;
    assert_eq!(me.json["role"], "senior");
    get(&world, &token, "/staff")
        .await
        .is(StatusCode::FORBIDDEN);
    staff::remove(store, &anna, Keeper::Operator, now)
        .await
        .unwrap();
    get(&world, &token, "/me")
        .await
        .is(StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn h_api_a_token_is_made_by_admins_who_have_just_shown_a_second_factor() {
    let world = World::with(|_, settings| settings.step_up = std::time::Duration::ZERO).await;
    let mut anna = world.staff().await;
    world.clock.pass(std::time::Duration::from_mins(6));
    let page = anna.get("/tokens").await;
    page.says("Confirm that it is you")
        .says_not("Make and show the token");
    let fields = [("name", "crm"), ("role", "reader"), ("days", "30")];
    let refused = send(&mut anna, &fields).await;
    assert_eq!(refused.leads_to(), "/tokens?done=confirm");
    let (store, now) = (&*world.services.store, world.services.clock.now());
    assert!(staff::api_tokens(store, now).await.unwrap().is_empty());
}
