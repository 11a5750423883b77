//! Sign-in by an identity provider: whom it lets in, and every token that it must not believe.

mod provider;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use axum::http::StatusCode;
use recovery::audit::Act;
use recovery::staff::{GroupRoles, LocalSignIn, Role};
use serde_json::{Value, json};
use server::Rate;
use server::sso::{ProviderSettings, Sso};

use self::provider::{Fake, part};
use crate::browser::{Browser, Page};
use crate::world::World;

/// What makes a forgery of honest claims.
type Change = Box<dyn FnOnce(&mut Value)>;

/// A desk with one provider.
async fn desk(local: LocalSignIn) -> (World, Arc<Fake>) {
    let fake = Fake::start().await;
    let settings = ProviderSettings {
        name: "Example AG".to_owned(),
        issuer: fake.issuer.clone(),
        client_id: "regain".to_owned(),
        secret: None,
        scopes: vec!["email".to_owned()],
        emails_are_verified: false,
        groups_claim: "groups".to_owned(),
        roles: GroupRoles::new(vec![
            ("support".to_owned(), Role::Agent),
            ("leads".to_owned(), Role::Senior),
        ]),
    };
    let world = World::with(|_, all| {
        all.sso = Sso::new(vec![settings], local);
        all.rates.sign_ins = Rate::new(10_000, 1);
    })
    .await;
    (world, fake)
}

/// What stands in an address behind the question mark.
fn query(address: &str) -> BTreeMap<String, String> {
    let (_, query) = address.split_once('?').unwrap();
    let pairs = query.split('&').map(|pair| pair.split_once('=').unwrap());
    pairs
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

/// What the provider would say of Berta, who was asked with that nonce.
fn claims(world: &World, fake: &Fake, nonce: &str) -> Value {
    let now = world.services.clock.now().seconds();
    json!({
        "iss": fake.issuer, "sub": "b-17", "aud": "regain", "nonce": nonce,
        "iat": now, "exp": now + 300, "auth_time": now - 5,
        "email": "Berta@example.org", "email_verified": true, "groups": [],
    })
}

/// Goes to the provider and comes back with what `token` makes of the claims.
async fn visit(
    world: &World,
    fake: &Fake,
    browser: &mut Browser,
    door: &str,
    token: impl FnOnce(Value) -> String,
) -> Page {
    let away = browser.get(door).await;
    let asked = query(away.leads_to());
    assert_eq!(asked["code_challenge_method"], "S256");
    let token = token(claims(world, fake, &asked["nonce"]));
    fake.hands_out("c0de", &asked["code_challenge"], token);
    let back = format!("/sign-in/sso/back?code=c0de&state={}", asked["state"]);
    browser.get(&back).await
}

async fn sign_in(world: &World, fake: &Fake, change: impl FnOnce(&mut Value)) -> (Browser, Page) {
    let mut browser = Browser::new(&world.desk);
    let token = |mut claims: Value| {
        change(&mut claims);
        fake.signed(&claims)
    };
    let page = visit(world, fake, &mut browser, "/sign-in/sso/0", token).await;
    (browser, page)
}

/// Lets the admin add Berta by her address.
async fn hire_berta(world: &World) {
    let mut admin = world.staff().await;
    let token = admin.get("/staff").await.value_of("form_token");
    let fields = [
        ("form_token", token.as_str()),
        ("name", "berta"),
        ("role", "agent"),
        ("email", "berta@example.org"),
    ];
    let added = admin.post("/staff", &fields).await;
    assert_eq!(added.leads_to(), "/staff/berta?done=hired");
}

async fn acts_about(world: &World, name: &str) -> Vec<Act> {
    let mut tx = world.services.store.read().await.unwrap();
    let entries = tx.entries_about(name).await.unwrap();
    entries.into_iter().map(|entry| entry.act).collect()
}

#[tokio::test]
async fn h_staff_whoever_was_invited_is_known_by_address_once_and_by_subject_ever_after() {
    let (world, fake) = desk(LocalSignIn::Everybody).await;
    let mut stranger = Browser::new(&world.desk);
    let page = stranger.get("/sign-in").await;
    page.says("Sign in with Example AG");
    let (_, refused) = sign_in(&world, &fake, |_| ()).await;
    refused
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("There is no account for you");

    hire_berta(&world).await;
    let unverified = |claims: &mut Value| claims["email_verified"] = json!(false);
    let (_, refused) = sign_in(&world, &fake, unverified).await;
    refused.says("There is no account for you");
    let (mut berta, page) = sign_in(&world, &fake, |_| ()).await;
    page.is(StatusCode::OK).says("You are signed in");
    berta
        .get("/")
        .await
        .is(StatusCode::OK)
        .says("Sign out berta");
    berta.get("/account").await.says("by single sign-on");

    // Another address is still the same person; the same address is another one.
    let moved = |claims: &mut Value| claims["email"] = json!("new@example.org");
    let (_, page) = sign_in(&world, &fake, moved).await;
    page.says("You are signed in");
    let other = |claims: &mut Value| claims["sub"] = json!("b-18");
    let (_, refused) = sign_in(&world, &fake, other).await;
    refused.says("There is no account for you");
    let acts = acts_about(&world, "berta").await;
    let in_order = [
        Act::StaffAdded,
        Act::SignOnBound,
        Act::SignedIn,
        Act::SignedIn,
    ];
    assert_eq!(acts, in_order);
    let refusals = acts_about(&world, &fake.issuer).await;
    assert_eq!(refusals, [Act::SignInFailed; 3]);
}

#[tokio::test]
async fn h_staff_no_forged_token_opens_anything() {
    let (world, fake) = desk(LocalSignIn::Everybody).await;
    hire_berta(&world).await;
    let now = world.services.clock.now().seconds();
    let forgeries: Vec<(&str, Change)> = vec![
        ("nonce", Box::new(|claims| claims["nonce"] = json!("other"))),
        (
            "audience",
            Box::new(|claims| claims["aud"] = json!("other")),
        ),
        (
            "one more audience",
            Box::new(|claims| claims["aud"] = json!(["regain", "other"])),
        ),
        ("party", Box::new(|claims| claims["azp"] = json!("other"))),
        (
            "expired",
            Box::new(move |claims| claims["exp"] = json!(now - 61)),
        ),
        (
            "future",
            Box::new(move |claims| claims["iat"] = json!(now + 61)),
        ),
        (
            "old",
            Box::new(move |claims| claims["iat"] = json!(now - 1_000)),
        ),
        (
            "issuer",
            Box::new(|claims| claims["iss"] = json!("https://evil.example")),
        ),
        ("nobody", Box::new(|claims| claims["sub"] = json!(""))),
    ];
    for (what, change) in forgeries {
        let (mut browser, refused) = sign_in(&world, &fake, change).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{what}");
        refused.says("cannot be trusted");
        assert_eq!(
            browser.get("/").await.leads_to(),
            "/sign-in?why=ended",
            "{what}"
        );
    }
    // Clocks differ a little.
    let skewed = |claims: &mut Value| {
        claims["exp"] = json!(now - 30);
        claims["iat"] = json!(now + 30);
    };
    sign_in(&world, &fake, skewed)
        .await
        .1
        .says("You are signed in");
}

#[tokio::test]
async fn h_staff_a_token_without_the_providers_signature_opens_nothing() {
    let (world, fake) = desk(LocalSignIn::Everybody).await;
    hire_berta(&world).await;
    let none = |claims: Value| format!("{}.{}.", part(&json!({"alg": "none"})), part(&claims));
    let shared = |claims: Value| {
        let body = format!("{}.{}", part(&json!({"alg": "HS256"})), part(&claims));
        let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, b"regain");
        let tag = ring::hmac::sign(&key, body.as_bytes());
        format!("{body}.{}", base64_url(tag.as_ref()))
    };
    let altered = |claims: Value| {
        let token = fake.signed(&claims);
        let mut other = claims;
        other["sub"] = json!("b-18");
        let mut parts = token.split('.');
        let (header, _, signature) = (parts.next(), parts.next(), parts.next());
        format!(
            "{}.{}.{}",
            header.unwrap(),
            part(&other),
            signature.unwrap()
        )
    };
    let forgers: [Box<dyn Fn(Value) -> String>; 3] =
        [Box::new(none), Box::new(shared), Box::new(altered)];
    for forger in forgers {
        let mut browser = Browser::new(&world.desk);
        let page = visit(&world, &fake, &mut browser, "/sign-in/sso/0", forger).await;
        page.is(StatusCode::UNPROCESSABLE_ENTITY)
            .says("cannot be trusted");
        assert_eq!(browser.get("/").await.leads_to(), "/sign-in?why=ended");
    }
}

fn base64_url(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes)
}

#[tokio::test]
async fn h_staff_another_key_of_the_provider_is_looked_up_and_not_too_often() {
    let (world, fake) = desk(LocalSignIn::Everybody).await;
    hire_berta(&world).await;
    sign_in(&world, &fake, |_| ())
        .await
        .1
        .says("You are signed in");
    sign_in(&world, &fake, |_| ())
        .await
        .1
        .says("You are signed in");
    assert_eq!(fake.looks(), 1, "keys are kept");
    fake.rotate("second", 2);
    sign_in(&world, &fake, |_| ())
        .await
        .1
        .says("cannot be trusted");
    assert_eq!(fake.looks(), 1, "strangers cannot make us ask all the time");
    world.clock.pass(Duration::from_secs(31));
    sign_in(&world, &fake, |_| ())
        .await
        .1
        .says("You are signed in");
    assert_eq!(fake.looks(), 2);
}

#[tokio::test]
async fn h_staff_only_the_browser_that_was_sent_comes_back() {
    let (world, fake) = desk(LocalSignIn::Everybody).await;
    hire_berta(&world).await;
    let mut attacker = Browser::new(&world.desk);
    let away = attacker.get("/sign-in/sso/0").await;
    let cookie = away.headers["set-cookie"].to_str().unwrap();
    assert!(cookie.starts_with("__Host-regain-sso="), "{cookie}");
    assert!(
        cookie.contains("SameSite=Lax") && cookie.contains("HttpOnly"),
        "{cookie}"
    );
    let asked = query(away.leads_to());
    let token = fake.signed(&claims(&world, &fake, &asked["nonce"]));
    fake.hands_out("c0de", &asked["code_challenge"], token);
    let back = format!("/sign-in/sso/back?code=c0de&state={}", asked["state"]);

    let mut victim = Browser::new(&world.desk);
    victim.get(&back).await.says("begun in another window");
    victim.get("/sign-in/sso/0").await.leads_to();
    victim.get(&back).await.says("begun in another window");
    let wrong = format!("/sign-in/sso/back?code=c0de&state={}x", asked["state"]);
    attacker.get(&wrong).await.says("begun in another window");
    // The cookie is gone with the first return, whatever it came to.
    attacker.get(&back).await.says("begun in another window");

    let mut late = Browser::new(&world.desk);
    let asked = query(late.get("/sign-in/sso/0").await.leads_to());
    world.clock.pass(Duration::from_mins(11));
    let back = format!("/sign-in/sso/back?code=c0de&state={}", asked["state"]);
    late.get(&back).await.says("begun in another window");

    let mut mixed = Browser::new(&world.desk);
    let asked = query(mixed.get("/sign-in/sso/0").await.leads_to());
    let back = format!(
        "/sign-in/sso/back?code=c0de&state={}&iss=https%3A%2F%2Fevil.example",
        asked["state"]
    );
    mixed.get(&back).await.says("Another sign-in answered");
    let asked = query(mixed.get("/sign-in/sso/0").await.leads_to());
    let off = format!(
        "/sign-in/sso/back?error=access_denied&state={}",
        asked["state"]
    );
    mixed.get(&off).await.says("was called off");
}

#[tokio::test]
async fn h_staff_a_group_gives_an_account_changes_its_role_and_takes_it_away() {
    let (world, fake) = desk(LocalSignIn::Everybody).await;
    let of = |groups: &[&str]| {
        let groups = json!(groups);
        move |claims: &mut Value| {
            claims["groups"] = groups;
            claims["preferred_username"] = json!("Berta");
        }
    };
    let (mut berta, page) = sign_in(&world, &fake, of(&["support", "canteen"])).await;
    page.says("You are signed in");
    berta
        .get("/account")
        .await
        .says("<strong>berta</strong>, agent");
    let (mut senior, _) = sign_in(&world, &fake, of(&["support", "leads"])).await;
    senior.get("/account").await.says("senior");
    berta.get("/account").await.says("senior");
    let (_, refused) = sign_in(&world, &fake, of(&["canteen"])).await;
    refused.says("in no group that may work");
    for browser in [&mut berta, &mut senior] {
        let ended = browser.get("/account").await;
        assert_eq!(
            ended.leads_to(),
            "/sign-in?why=ended",
            "her sessions rest on the group"
        );
    }

    // From the user info, where the token has none; and never of somebody else.
    fake.tells(json!({"sub": "c-1", "groups": "support", "email": "c@example.org"}));
    let bare = |claims: &mut Value| {
        claims["sub"] = json!("c-1");
        claims.as_object_mut().unwrap().remove("groups");
    };
    sign_in(&world, &fake, bare)
        .await
        .1
        .says("You are signed in");
    fake.tells(json!({"sub": "c-2", "groups": "support"}));
    sign_in(&world, &fake, bare)
        .await
        .1
        .says("cannot be trusted");

    let mut admin = world.staff().await;
    let form_token = admin.get("/staff").await.value_of("form_token");
    let fields = [("form_token", form_token.as_str()), ("do", "remove")];
    admin.post("/staff/berta", &fields).await.leads_to();
    let (_, refused) = sign_in(&world, &fake, of(&["support"])).await;
    refused.says("Your account at this desk is closed");
}

#[tokio::test]
async fn h2_signing_in_again_at_the_provider_confirms_one_answer_of_the_same_person() {
    let (world, fake) = desk(LocalSignIn::Everybody).await;
    hire_berta(&world).await;
    let stale = |claims: &mut Value| {
        claims["auth_time"] = json!(claims["iat"].as_i64().unwrap() - 7_200);
    };
    let (mut berta, _) = sign_in(&world, &fake, stale).await;
    let case = world.request(&world.challenge()).await;
    let case = format!("/cases/{case}");
    let page = berta.get(&case).await;
    page.says("Sign in again at Example AG");
    let (form_token, challenge) = (page.value_of("form_token"), page.value_of("challenge"));
    let approve = format!("{case}/approve");
    let fields = [
        ("form_token", form_token.as_str()),
        ("challenge", &challenge),
        ("confirm", "yes"),
    ];
    let refused = berta.post(&approve, &fields).await;
    refused.says("Sign in again at Example AG by the link below");

    let door = format!("/confirm/sso?next={case}");
    let old = |mut claims: Value| {
        stale(&mut claims);
        fake.signed(&claims)
    };
    let page = visit(&world, &fake, &mut berta, &door, old).await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("did not ask you again");
    let other = |mut claims: Value| {
        claims["sub"] = json!("b-18");
        fake.signed(&claims)
    };
    let page = visit(&world, &fake, &mut berta, &door, other).await;
    page.says("as somebody else");
    let silent = |mut claims: Value| {
        claims.as_object_mut().unwrap().remove("auth_time");
        fake.signed(&claims)
    };
    visit(&world, &fake, &mut berta, &door, silent)
        .await
        .says("did not ask you again");
    berta
        .post(&approve, &fields)
        .await
        .says("needs a second factor");

    let away = berta.get(&door).await;
    let asked = query(away.leads_to());
    assert_eq!(
        (asked["prompt"].as_str(), asked["max_age"].as_str()),
        ("login", "0")
    );
    let page = visit(&world, &fake, &mut berta, &door, |claims| {
        fake.signed(&claims)
    })
    .await;
    page.is(StatusCode::OK).says("Confirmed").says(&case);
    let done = berta.post(&approve, &fields).await;
    assert!(
        done.leads_to().contains("done=approved"),
        "{}",
        done.leads_to()
    );
}

#[tokio::test]
async fn h_staff_with_single_sign_on_alone_passwords_are_for_emergencies() {
    let (world, _fake) = desk(LocalSignIn::Emergencies).await;
    let mut browser = Browser::new(&world.desk);
    browser
        .get("/sign-in")
        .await
        .says("In an emergency, with a password");
    let code = world.totp_code();
    let fields = [
        ("user", "anna"),
        ("password", crate::world::PASSWORD),
        ("code", code.as_str()),
    ];
    let refused = browser.post("/sign-in", &fields).await;
    refused
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("signs in by single sign-on");
    assert_eq!(browser.get("/").await.leads_to(), "/sign-in?why=ended");
}
