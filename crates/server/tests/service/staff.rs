//! Accounts of the staff, their roles, and the second factor that an answer needs.

use std::time::Duration;

use axum::http::StatusCode;
use recovery::audit::Act;
use recovery::staff::TotpSecret;

use crate::browser::{Browser, Page};
use crate::world::{PASSWORD, World};

/// Somebody new, added by the admin and set up by his own link.
async fn hired(world: &World, name: &str, role: &str) -> Browser {
    let mut admin = world.staff().await;
    let token = admin.get("/staff").await.value_of("form_token");
    let fields = [
        ("form_token", token.as_str()),
        ("name", name),
        ("role", role),
    ];
    let invited = admin.post("/staff", &fields).await;
    invited.is(StatusCode::OK).says("It is not shown again");
    set_up(world, &link_in(&invited)).await
}

/// The path of the link on a page.
fn link_in(page: &Page) -> String {
    let text = page.text();
    let at = text.find("https://desk.example/welcome/").expect("a link");
    let rest = &text[at + "https://desk.example".len()..];
    rest[..rest.find(['<', '"']).unwrap()].to_owned()
}

/// Follows a link and sets a sign-in up with the usual password.
async fn set_up(world: &World, link: &str) -> Browser {
    let mut browser = Browser::new(&world.desk);
    let page = browser.get(link).await;
    let secret = page.value_of("secret");
    let code = code_of(world, &secret);
    let fields = [
        ("secret", secret.as_str()),
        ("new", PASSWORD),
        ("again", PASSWORD),
        ("code", &code),
    ];
    let done = browser.post(link, &fields).await;
    assert_eq!(done.leads_to(), "/");
    browser
}

fn code_of(world: &World, secret: &str) -> String {
    let secret = TotpSecret::parse(secret).expect("a secret");
    secret.code_at(world.services.clock.now()).to_string()
}

async fn acts_about(world: &World, name: &str) -> Vec<Act> {
    let mut tx = world.services.store.read().await.unwrap();
    let entries = tx.entries_about(name).await.unwrap();
    entries.into_iter().map(|entry| entry.act).collect()
}

#[tokio::test]
async fn h_staff_each_role_opens_its_pages_and_no_other() {
    let world = World::new().await;
    let case = world.request(&world.challenge()).await;
    let case = format!("/cases/{case}");
    for (role, answers, keeps) in [
        ("agent", true, false),
        ("senior", true, false),
        ("admin", true, true),
        ("auditor", false, false),
    ] {
        let mut browser = hired(&world, &format!("{role}-1"), role).await;
        for page in ["/", "/turned-away", "/enrolments", "/account", &case] {
            browser.get(page).await.is(StatusCode::OK);
        }
        let shown = browser.get(&case).await;
        assert_eq!(shown.text().contains("Approve and send"), answers, "{role}");
        let managed = browser.get("/manage").await.text();
        assert_eq!(managed.contains("href=\"/staff\""), keeps, "{role}");
        // What stands alone under “Manage” takes its place.
        let alone = shown.text().contains("href=\"/audit\"");
        assert_eq!(alone, role == "auditor", "{role}");
        let trail = browser.get("/audit").await;
        match keeps || role == "auditor" {
            true => trail.is(StatusCode::OK).says("request-received"),
            false => trail.is(StatusCode::FORBIDDEN),
        };
        let token = shown.value_of("form_token");
        let fields = [("form_token", token.as_str()), ("question", "Which shop?")];
        let staff = browser.get("/staff").await;
        match keeps {
            true => staff.is(StatusCode::OK),
            false => staff.is(StatusCode::FORBIDDEN).says("This is for admins."),
        };
        if !answers {
            let refused = browser.post(&format!("{case}/ask"), &fields).await;
            refused
                .is(StatusCode::FORBIDDEN)
                .says("This is for agents, seniors and admins. Your account is an auditor’s");
        }
    }
}

#[tokio::test]
async fn h_staff_a_link_sets_a_sign_in_up_once_and_opening_it_changes_nothing() {
    let world = World::new().await;
    let mut admin = world.staff().await;
    let token = admin.get("/staff").await.value_of("form_token");
    let add = |name, role| {
        [
            ("form_token", token.as_str()),
            ("name", name),
            ("role", role),
        ]
    };
    let wrong = admin.post("/staff", &add("a b", "boss")).await;
    wrong
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("2 to 64 letters")
        .says("Please choose what the account may do.");
    let taken = admin.post("/staff", &add("anna", "agent")).await;
    taken.says("There is already an account named anna.");
    let invited = admin.post("/staff", &add("bert", "agent")).await;
    let link = link_in(&invited);
    let blind = [("user", "bert"), ("password", ""), ("code", "")];
    let early = Browser::new(&world.desk).post("/sign-in", &blind).await;
    early.says("Name, password or code is wrong");

    let mut bert = Browser::new(&world.desk);
    for _ in 0..3 {
        bert.get(&link)
            .await
            .is(StatusCode::OK)
            .says("Welcome, bert");
    }
    let secret = bert.get(&link).await.value_of("secret");
    let fill = |new, again, code| {
        [
            ("secret", secret.as_str()),
            ("new", new),
            ("again", again),
            ("code", code),
        ]
    };
    let code = code_of(&world, &secret);
    let unlike = bert
        .post(&link, &fill(PASSWORD, "another one", &code))
        .await;
    unlike.says("The two are not the same.");
    assert_eq!(
        unlike.value_of("secret"),
        secret,
        "the picture stays the same"
    );
    let weak = bert
        .post(&link, &fill("password1", "password1", &code))
        .await;
    weak.says("tried first");
    let wrong = bert.post(&link, &fill(PASSWORD, PASSWORD, "000000")).await;
    wrong.says("not the code that belongs to the picture");
    assert_eq!(
        bert.post(&link, &fill(PASSWORD, PASSWORD, &code))
            .await
            .leads_to(),
        "/"
    );
    bert.get("/").await.is(StatusCode::OK);

    bert.get(&link).await.is(StatusCode::GONE);
    let twice = Browser::new(&world.desk)
        .post(&link, &fill(PASSWORD, PASSWORD, &code))
        .await;
    twice.is(StatusCode::GONE);
    let acts = acts_about(&world, "bert").await;
    for act in [Act::StaffAdded, Act::SignInSetUp, Act::SignedIn] {
        assert!(acts.contains(&act), "{act:?}");
    }
}

#[tokio::test]
async fn h_staff_a_link_ends_after_three_days() {
    let world = World::new().await;
    let mut admin = world.staff().await;
    let token = admin.get("/staff").await.value_of("form_token");
    let fields = [
        ("form_token", token.as_str()),
        ("name", "bert"),
        ("role", "agent"),
    ];
    let link = link_in(&admin.post("/staff", &fields).await);
    world.clock.pass(Duration::from_hours(72));
    Browser::new(&world.desk)
        .get(&link)
        .await
        .is(StatusCode::GONE);
}

#[tokio::test]
async fn h_staff_who_leaves_is_out_at_once_and_the_last_admin_stays() {
    let world = World::new().await;
    let mut bert = hired(&world, "bert", "agent").await;
    let mut admin = world.staff().await;
    let token = admin.get("/staff").await.value_of("form_token");
    let act = |what| {
        [
            ("form_token", token.as_str()),
            ("do", what),
            ("role", "agent"),
        ]
    };
    let alone = admin.post("/staff/anna", &act("remove")).await;
    alone
        .is(StatusCode::CONFLICT)
        .says("anna is the last admin. Make somebody else an admin first.");
    let alone = admin.post("/staff/anna", &act("role")).await;
    alone.is(StatusCode::CONFLICT).says("last admin");
    bert.get("/").await.is(StatusCode::OK);
    let done = admin.post("/staff/bert", &act("remove")).await;
    assert_eq!(done.leads_to(), "/staff/bert?done=removed");
    assert_eq!(bert.get("/").await.leads_to(), "/sign-in?why=ended");
    admin
        .get("/staff/bert")
        .await
        .says("The account is closed.");
    let again = admin.post("/staff/bert", &act("welcome")).await;
    again
        .is(StatusCode::CONFLICT)
        .says("There is no account named bert.");
    let acts = acts_about(&world, "bert").await;
    assert!(acts.contains(&Act::StaffRemoved));
}

#[tokio::test]
async fn h_staff_a_lost_second_factor_is_replaced_by_a_link_and_the_password() {
    let world = World::new().await;
    let mut bert = hired(&world, "bert", "agent").await;
    let mut admin = world.staff().await;
    let token = admin.get("/staff").await.value_of("form_token");
    let act = |what| [("form_token", token.as_str()), ("do", what)];
    let link = link_in(&admin.post("/staff/bert", &act("second-factor")).await);
    assert_eq!(bert.get("/").await.leads_to(), "/sign-in?why=ended");
    let page = bert.get(&link).await;
    page.says("your password stays").says_not("name=\"again\"");
    let secret = page.value_of("secret");
    let fill = |new, code| [("secret", secret.as_str()), ("new", new), ("code", code)];
    let code = code_of(&world, &secret);
    let stranger = bert.post(&link, &fill("not his password", &code)).await;
    stranger
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Name, password or code is wrong");
    assert_eq!(
        bert.post(&link, &fill(PASSWORD, &code)).await.leads_to(),
        "/"
    );
    let acts = acts_about(&world, "bert").await;
    assert!(acts.contains(&Act::SecondFactorReset));
}

#[tokio::test]
async fn h_staff_own_sessions_are_listed_and_ended() {
    let world = World::new().await;
    let (mut one, mut other) = (world.staff().await, world.staff().await);
    let page = other.get("/account").await;
    page.says("this one")
        .says("End this session")
        .says("password and code");
    let token = page.value_of("form_token");
    let done = other
        .post("/account/sessions", &[("form_token", &token)])
        .await;
    assert_eq!(done.leads_to(), "/account?done=ended");
    assert_eq!(one.get("/").await.leads_to(), "/sign-in?why=ended");
    other.get("/").await.is(StatusCode::OK);
    assert!(
        acts_about(&world, "anna")
            .await
            .contains(&Act::SessionsEnded)
    );
}

#[tokio::test]
async fn h_staff_a_password_is_changed_with_the_old_one_and_a_fresh_second_factor() {
    let world = World::new().await;
    let mut other = world.staff().await;
    let mut anna = world.staff().await;
    let token = anna.get("/account").await.value_of("form_token");
    let new = "amber kettle moss";
    let fill = |old, new, again| {
        [
            ("form_token", token.as_str()),
            ("old", old),
            ("new", new),
            ("again", again),
        ]
    };
    let wrong = anna
        .post("/account/password", &fill("not it at all", new, new))
        .await;
    wrong
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("not your present password");
    let unlike = anna
        .post("/account/password", &fill(PASSWORD, new, "x"))
        .await;
    unlike.says("The two are not the same.");
    let done = anna
        .post("/account/password", &fill(PASSWORD, new, new))
        .await;
    assert_eq!(done.leads_to(), "/account?done=password");
    assert_eq!(other.get("/").await.leads_to(), "/sign-in?why=ended");

    world.clock.pass(Duration::from_mins(11));
    let page = anna.get("/account").await;
    page.says("Confirm that it is you")
        .says_not("Change the password");
    let stale = anna
        .post("/account/password", &fill(new, PASSWORD, PASSWORD))
        .await;
    assert_eq!(stale.leads_to(), "/account?done=confirm");
    let confirm = |code| {
        [
            ("form_token", token.as_str()),
            ("next", "/account"),
            ("code", code),
        ]
    };
    let wrong = anna.post("/confirm", &confirm("000000")).await;
    assert_eq!(wrong.leads_to(), "/account?done=wrong-code");
    let code = world.totp_code();
    assert_eq!(
        anna.post("/confirm", &confirm(&code)).await.leads_to(),
        "/account"
    );
    anna.get("/account").await.says("Change the password");
    let away = [
        ("form_token", token.as_str()),
        ("next", "//elsewhere.example"),
        ("code", ""),
    ];
    assert!(
        anna.post("/confirm", &away)
            .await
            .leads_to()
            .starts_with("/account?")
    );
}

#[tokio::test]
async fn h2_an_answer_needs_a_second_factor_that_is_minutes_old() {
    let world = World::new().await;
    let case = world.request(&world.challenge()).await;
    let mut staff = world.staff().await;
    let address = format!("/cases/{case}");
    staff.get(&address).await.says_not("name=\"code\"");
    world.clock.pass(Duration::from_mins(10));
    let page = staff.get(&address).await;
    page.says("An answer needs a second factor");
    let (token, shown) = (page.value_of("form_token"), page.value_of("challenge"));
    let fill = |code| {
        [
            ("form_token", token.as_str()),
            ("challenge", shown.as_str()),
            ("confirm", "yes"),
            ("code", code),
        ]
    };
    let approve = format!("{address}/approve");
    let without = staff.post(&approve, &fill("")).await;
    without
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("This step needs a second factor.")
        .says("checked");
    let wrong = staff.post(&approve, &fill("000000")).await;
    wrong
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("This code is wrong or was used before.");
    assert!(
        acts_about(&world, "anna")
            .await
            .contains(&Act::ConfirmationFailed)
    );
    assert!(
        world
            .mails()
            .await
            .iter()
            .all(|(name, _)| !name.starts_with("answer"))
    );
    let code = world.totp_code();
    let done = staff.post(&approve, &fill(&code)).await;
    assert_eq!(done.leads_to(), format!("{address}?done=approved"));

    // Sending it again is no less.
    staff.get(&address).await.says_not("name=\"code\"");
    world.clock.pass(Duration::from_mins(10));
    let again = format!("{address}/again");
    staff
        .post(&again, &fill(""))
        .await
        .says("This step needs a second factor.");
    staff
        .post(&again, &fill(&code))
        .await
        .says("was used before");
    let done = staff.post(&again, &fill(&world.totp_code())).await;
    assert_eq!(done.leads_to(), format!("{address}?done=again"));
}

#[tokio::test]
async fn h2_with_no_minutes_at_all_each_answer_needs_its_own_second_factor() {
    let world = World::with(|_, settings| settings.step_up = Duration::ZERO).await;
    let case = world.request(&world.challenge()).await;
    let mut staff = world.staff().await;
    let page = staff.get(&format!("/cases/{case}")).await;
    page.says("name=\"code\"");
    staff.get("/account").await.says("Change the password");
}

#[tokio::test]
async fn h_staff_wrong_codes_are_slowed_like_wrong_sign_ins() {
    let world = World::new().await;
    let mut staff = world.staff().await;
    world.clock.pass(Duration::from_mins(10));
    let token = staff.get("/account").await.value_of("form_token");
    let case = world.request(&world.challenge()).await;
    let page = staff.get(&format!("/cases/{case}")).await;
    let shown = page.value_of("challenge");
    let fill = |code| {
        [
            ("form_token", token.as_str()),
            ("challenge", shown.as_str()),
            ("confirm", "yes"),
            ("code", code),
        ]
    };
    let approve = format!("/cases/{case}/approve");
    for _ in 0..5 {
        staff
            .post(&approve, &fill("000000"))
            .await
            .says("This code is wrong");
    }
    let code = world.totp_code();
    staff
        .post(&approve, &fill(&code))
        .await
        .says("Too many tries.");
    world.clock.pass(Duration::from_secs(2));
    let done = staff.post(&approve, &fill(&code)).await;
    assert_eq!(done.leads_to(), format!("/cases/{case}?done=approved"));
}

#[tokio::test]
async fn h_staff_a_session_ends_after_fifteen_quiet_minutes_and_after_twelve_hours() {
    let world = World::new().await;
    let mut staff = world.staff().await;
    world.clock.pass(Duration::from_mins(14));
    staff.get("/").await.is(StatusCode::OK);
    world.clock.pass(Duration::from_mins(15));
    assert_eq!(staff.get("/").await.leads_to(), "/sign-in?why=ended");
    let mut busy = world.staff().await;
    for _ in 0..71 {
        world.clock.pass(Duration::from_mins(10));
        busy.get("/").await.is(StatusCode::OK);
    }
    world.clock.pass(Duration::from_mins(10));
    assert_eq!(busy.get("/").await.leads_to(), "/sign-in?why=ended");
}

#[tokio::test]
async fn h_staff_no_passkey_opens_anything_without_its_ceremony() {
    let world = World::new().await;
    let mut stranger = Browser::new(&world.desk);
    let begun = stranger.post("/sign-in/passkey/begin", &[]).await;
    begun.is(StatusCode::OK);
    let begun = begun.json();
    assert_eq!(
        begun["options"]["publicKey"]["userVerification"],
        "required"
    );
    let made_up = r#"{"id":"AAAA","rawId":"AAAA","type":"public-key","extensions":{},"response":
        {"clientDataJSON":"e30","authenticatorData":"AAAA","signature":"AAAA","userHandle":null}}"#;
    let ceremony = begun["ceremony"].as_str().unwrap();
    for (ceremony, passkey) in [
        (ceremony, made_up),
        (ceremony, made_up),
        ("", ""),
        ("x", "{}"),
    ] {
        let fields = [("ceremony", ceremony), ("passkey", passkey)];
        let refused = stranger.post("/sign-in/passkey", &fields).await;
        refused
            .is(StatusCode::UNPROCESSABLE_ENTITY)
            .says("This passkey opens nothing here.");
    }
}
