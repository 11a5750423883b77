//! D10: security questions, set, answered and removed.

use agent::Config;
use device::WayBack;
use serde_json::json;

use crate::support::{Browser, Device, NEW_PASSWORD, PASSWORD};

const ASKED: [&str; 3] = [
    "Which song did grandfather whistle?",
    "Where did the blue bicycle end up?",
    "Who broke the <kitchen> window?",
];
const RIGHT: [&str; 3] = ["Lili Marleen", "in the canal", "aunt Hedwig"];

fn config(device: &Device) -> Config {
    let mut config = device.config();
    config.profile.ways = [WayBack::Questions, WayBack::Key].into_iter().collect();
    config
}

/// A device that offers questions, and somebody signed in.
fn offering() -> (Device, Browser) {
    let mut device = Device::activated();
    device.switch_off();
    let config = config(&device);
    device.switch_on_with(&config);
    let browser = device.browser();
    assert_eq!(browser.sign_in(PASSWORD).status, 303);
    (device, browser)
}

fn set_form<'a>(answers: [&'a str; 3], password: &'a str) -> [(&'a str, &'a str); 7] {
    [
        ("question_1", ASKED[0]),
        ("question_2", ASKED[1]),
        ("question_3", ASKED[2]),
        ("answer_1", answers[0]),
        ("answer_2", answers[1]),
        ("answer_3", answers[2]),
        ("questions_password", password),
    ]
}

fn answer_form<'a>(answers: [&'a str; 3], password: &'a str) -> [(&'a str, &'a str); 5] {
    [
        ("answer_1", answers[0]),
        ("answer_2", answers[1]),
        ("answer_3", answers[2]),
        ("new_password", password),
        ("new_password_again", password),
    ]
}

fn asking() -> (Device, Browser) {
    let (device, browser) = offering();
    let set = browser.post("/account/questions", &set_form(RIGHT, PASSWORD));
    assert_eq!(set.location(), "/account?done=questions", "{}", set.body);
    (device, browser)
}

#[test]
fn d10_three_answers_set_a_new_password_once() {
    let (device, owner) = asking();
    assert!(
        owner
            .get("/account?done=questions")
            .says("The security questions are set")
    );
    let stranger = device.browser();
    assert!(stranger.get("/forgot").says("/forgot/questions"));
    let page = stranger.get("/forgot/questions");
    assert!(
        page.says(ASKED[0]) && page.says("&#60;kitchen&#62;"),
        "{}",
        page.body
    );
    assert!(!page.says("Hedwig") && !page.says("Marleen"));

    let typed = [" lili  MARLEEN", "In the Canal", "AUNT hedwig"];
    let reset = stranger.post("/forgot/questions", &answer_form(typed, NEW_PASSWORD));
    assert_eq!(
        reset.location(),
        "/sign-in?done=reset-questions",
        "{}",
        reset.body
    );
    assert!(stranger.get(reset.location()).says("used up"));
    assert_eq!(stranger.sign_in(PASSWORD).status, 403);
    assert_eq!(stranger.sign_in(NEW_PASSWORD).status, 303);
    assert!(stranger.get("/home").says("by security questions"));
    assert_eq!(owner.get("/home").status, 303, "older sessions have ended");

    let again = device.browser();
    assert_eq!(again.get("/forgot/questions").location(), "/forgot");
    let form = answer_form(typed, "another meadow teaspoon");
    let refused = again.post("/forgot/questions", &form);
    assert!(
        refused.says("No security questions are set"),
        "{}",
        refused.body
    );
}

#[test]
fn d10_nothing_on_any_page_tells_which_answer_was_wrong() {
    let (device, _) = asking();
    let browser = device.browser();
    let mut pages = Vec::new();
    for wrong in 0..3 {
        let mut answers = RIGHT;
        answers[wrong] = "something else";
        let page = browser.post("/forgot/questions", &answer_form(answers, NEW_PASSWORD));
        assert_eq!(page.status, 403);
        assert!(page.says("The answers are not all right"));
        let typed = page.body.replace("something else", "*");
        pages.push(
            RIGHT
                .iter()
                .fold(typed, |page, right| page.replace(right, "*")),
        );
    }
    assert!(
        pages[0] == pages[1] && pages[1] == pages[2],
        "all pages are the same"
    );
}

#[test]
fn d10_what_is_refused_names_its_field_and_keeps_the_rest() {
    let (_device, browser) = offering();
    let bare = browser.get("/account/questions");
    assert!(bare.says("weakest way back in") && bare.says("Suggestions"));
    for (answers, field, why) in [
        ([RIGHT[0], "red", RIGHT[2]], "answer-2", "too short"),
        (
            [RIGHT[0], "lilimarleen", RIGHT[2]],
            "answer-2",
            "Two answers are the same",
        ),
        (
            [RIGHT[0], RIGHT[1], "blue bicycle"],
            "answer-3",
            "everybody can read",
        ),
        (
            ["RG1602-16S", RIGHT[1], RIGHT[2]],
            "answer-1",
            "stand on the device",
        ),
    ] {
        let page = browser.post("/account/questions", &set_form(answers, PASSWORD));
        assert_eq!(page.status, 422, "{field}");
        assert!(
            page.says(why) && page.says(&format!("href=\"#f-{field}\"")),
            "{field}: {}",
            page.body
        );
        assert!(page.says(ASKED[0]), "the questions are kept");
    }
    let wrong = browser.post("/account/questions", &set_form(RIGHT, "not the password"));
    assert_eq!(wrong.status, 403);
    assert!(wrong.says("href=\"#f-questions-password\""));
    assert!(
        browser.get("/account").says("Set security questions"),
        "none are set"
    );
}

#[test]
fn d10_questions_are_removed_with_the_old_password() {
    let (device, browser) = asking();
    let wrong = [("remove_password", "not the password")];
    assert_eq!(
        browser.post("/account/questions/remove", &wrong).status,
        403
    );
    assert!(device.browser().get("/forgot/questions").says(ASKED[0]));
    let right = [("remove_password", PASSWORD)];
    let removed = browser.post("/account/questions/remove", &right);
    assert_eq!(removed.location(), "/account?done=no-questions");
    assert_eq!(
        device.browser().get("/forgot/questions").location(),
        "/forgot"
    );
    let stranger = device.browser();
    let bare = stranger.post("/account/questions/remove", &right);
    assert_eq!(bare.location(), "/sign-in?done=ended", "signed in only");
}

#[test]
fn d10_d13_where_questions_are_not_offered_nothing_shows_or_takes_them() {
    let device = Device::activated();
    let browser = device.browser();
    browser.sign_in(PASSWORD);
    assert!(!browser.get("/account").says("questions"));
    assert!(!browser.get("/forgot").says("questions"));
    assert_eq!(browser.get("/account/questions").location(), "/account");
    assert_eq!(browser.get("/forgot/questions").location(), "/forgot");
    let set = browser.post("/account/questions", &set_form(RIGHT, PASSWORD));
    assert_eq!(set.location(), "/account");
    let asked = browser.call("GET", "/api/v1/forgot/questions", None, "");
    assert_eq!(asked.status, 403);
    assert_eq!(asked.json()["error"]["code"], "way_not_offered");
}

#[test]
fn d10_programs_set_and_answer_questions_too() {
    let (device, _) = offering();
    let browser = device.browser();
    let signed_in = browser.call(
        "POST",
        "/api/v1/sign-in",
        None,
        &json!({ "password": PASSWORD }).to_string(),
    );
    let token = signed_in.json()["token"].as_str().unwrap().to_owned();
    let pairs: Vec<_> = (0..3)
        .map(|which| json!({ "question": ASKED[which], "answer": RIGHT[which] }))
        .collect();
    let set = json!({ "old_password": PASSWORD, "questions": pairs }).to_string();
    let answer = browser.call("PUT", "/api/v1/security-questions", Some(&token), &set);
    assert_eq!(answer.status, 204, "{}", answer.body);
    let asked = browser.call("GET", "/api/v1/forgot/questions", None, "");
    assert_eq!(asked.json()["questions"], json!(ASKED));
    let wrong = json!({ "answers": ["some", "thing", "else"], "new_password": NEW_PASSWORD });
    let refused = browser.call("POST", "/api/v1/forgot/questions", None, &wrong.to_string());
    assert_eq!(
        (refused.status, &refused.json()["error"]["code"]),
        (403, &json!("wrong_answers"))
    );
    let right = json!({ "answers": RIGHT, "new_password": NEW_PASSWORD }).to_string();
    let reset = browser.call("POST", "/api/v1/forgot/questions", None, &right);
    assert_eq!(reset.status, 204, "{}", reset.body);
    assert_eq!(browser.sign_in(NEW_PASSWORD).status, 303);
}
