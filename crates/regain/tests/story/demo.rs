//! The demo as a child process.

use std::net::TcpListener;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::holder::Holder;
use crate::support::process::{Process, regain};
use crate::support::{holder, http};

const PASSWORD: &str = "first wagon leaves at dawn";
const PAGES: [&str; 6] = ["overview", "portal", "desk", "device", "camera", "mailbox"];

/// Starts a demo that prints where everything is.
fn start(folder: &Path, more: &[&str]) -> (Process, Value) {
    let mut command = regain(folder);
    command
        .args(["demo", "--json"])
        .args(more)
        .env("TMPDIR", folder);
    let (process, lines) = Process::start(&mut command, 1);
    (process, serde_json::from_str(&lines[0]).unwrap())
}

fn word<'a>(places: &'a Value, name: &str) -> &'a str {
    places[name].as_str().unwrap()
}

fn keys(value: &Value) -> Vec<&String> {
    let mut keys: Vec<_> = value.as_object().unwrap().keys().collect();
    keys.sort();
    keys
}

fn holder(places: &Value) -> Holder {
    let [device, portal, serial, model] =
        ["device", "portal", "serial", "model"].map(|name| word(places, name));
    Holder::new(device, portal, serial, model)
}

#[test]
fn the_story_holds_on_sqlite() {
    let folder = TempDir::new().unwrap();
    let mut command = regain(folder.path());
    command
        .args(["demo", "--story"])
        .env("TMPDIR", folder.path());
    let output = command.stdout(Stdio::piped()).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{said}");
    for step in [
        "1. ",
        "2. ",
        "3. ",
        "4. ",
        "5. ",
        "6. ",
        "7. ",
        "Everything held.",
    ] {
        assert!(said.contains(step), "{step}: {said}");
    }
}

#[tokio::test]
async fn json_is_one_line_with_these_keys_and_every_address_answers() {
    let folder = TempDir::new().unwrap();
    let (demo, places) = start(folder.path(), &[]);
    let wanted = [
        "camera",
        "camera_model",
        "camera_serial",
        "desk",
        "device",
        "mailbox",
        "model",
        "onvif_cameras",
        "overview",
        "portal",
        "serial",
        "staff",
    ];
    assert_eq!(keys(&places), wanted);
    assert_eq!(keys(&places["staff"]), ["password", "totp_secret", "user"]);
    assert_eq!(word(&places, "serial").len(), 20);
    for name in PAGES {
        let address = word(&places, name);
        let host = if name == "desk" {
            "localhost"
        } else {
            "127.0.0.1"
        };
        assert!(address.starts_with(&format!("http://{host}:")), "{address}");
        let response = http::client().get(address).send().await.unwrap();
        assert!(response.status().as_u16() < 400, "{address}");
    }
    let (ended_well, rest) = demo.interrupt();
    assert!(ended_well);
    assert_eq!(rest, "", "nothing follows the one line");
    let left = std::fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(left, 0, "without --data nothing stays");
}

#[tokio::test]
async fn data_that_is_kept_goes_on_after_a_kill() {
    let folder = TempDir::new().unwrap();
    let (demo, before) = start(folder.path(), &["--data", "kept"]);
    let person = holder(&before);
    assert_eq!(person.activate(PASSWORD).await, 201);
    let shown = person.forget(false).await;
    let form = person.fill_in(&shown).await;
    let case = person.hand_in(&form).await;
    demo.kill();

    let is_free = |name: &&str| {
        let address = word(&before, name).strip_prefix("http://").unwrap();
        TcpListener::bind(address).is_ok()
    };
    let free: Vec<_> = PAGES.into_iter().filter(is_free).collect();
    let (_demo, after) = start(folder.path(), &["--data", "kept"]);
    for name in ["serial", "model", "staff"].iter().chain(&free) {
        assert_eq!(before[name], after[name], "{name}");
    }
    let person = holder(&after);
    let standing = person.standing().await;
    assert_eq!(standing["case"], case.as_str(), "{standing}");
    assert_eq!(person.activate(PASSWORD).await, 409, "it is activated");
    assert!(person.signs_in(PASSWORD).await);
    assert_eq!(person.forget(false).await.number, shown.number);
}

#[tokio::test]
async fn a_second_demo_beside_the_first_takes_other_ports() {
    let folder = TempDir::new().unwrap();
    let (_one, first) = start(folder.path(), &["--data", "one"]);
    let (_other, second) = start(folder.path(), &["--data", "other"]);
    for name in PAGES {
        assert_ne!(first[name], second[name], "{name}");
    }
    assert_ne!(first["serial"], second["serial"]);
    for places in [&first, &second] {
        let person = holder(places);
        assert_eq!(person.activate(PASSWORD).await, 201);
        let shown = person.forget(false).await;
        person.hand_in(&person.fill_in(&shown).await).await;
    }
    assert_ne!(
        holder(&first).standing().await["case"],
        holder(&second).standing().await["case"],
        "{} asked at both",
        holder::EMAIL
    );
}

/// What the recorder's pages say of it without a session.
async fn recorder(places: &Value) -> Value {
    let address = format!("{}/api/v1/device", word(places, "device"));
    let answer = http::client().get(address).send().await.unwrap();
    answer.json().await.unwrap()
}

async fn press(places: &Value, seconds: u64) -> String {
    let overview = word(places, "overview");
    let address = format!("{overview}/front/hold");
    let held = http::client()
        .post(address)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .body(format!("seconds={seconds}"))
        .send();
    assert!(held.await.unwrap().status().is_redirection());
    // It is let go then, and the recorder has done what it does.
    tokio::time::sleep(Duration::from_millis(seconds * 1000 + 1500)).await;
    let page = http::client().get(overview).send().await.unwrap();
    page.text().await.unwrap()
}

#[tokio::test]
async fn d11_the_demos_front_panel_resets_the_recorder_by_a_hold_of_the_right_length_alone() {
    let folder = TempDir::new().unwrap();
    let (_demo, places) = start(folder.path(), &[]);
    holder(&places).activate(PASSWORD).await;
    let said = press(&places, 4).await;
    assert!(said.contains("What the recorder said"), "{said}");
    assert_eq!(recorder(&places).await["activated"], true);
    let said = press(&places, 11).await;
    assert!(said.contains("held for 11 seconds"), "{said}");
    assert_eq!(recorder(&places).await["activated"], false);
}

#[tokio::test]
async fn d4_the_demo_leads_to_the_recorders_own_monitor() {
    let folder = TempDir::new().unwrap();
    let (_demo, places) = start(folder.path(), &[]);
    let address = format!("{}/screen", word(&places, "overview"));
    let led = http::client().get(address).send().await.unwrap();
    let screen = led.headers()["location"].to_str().unwrap().to_owned();
    assert!(screen.starts_with("http://127.0.0.1:"), "{screen}");
    let entered = http::client().get(&screen).send().await.unwrap();
    assert_eq!(entered.status(), 200);
    assert!(entered.headers().contains_key("set-cookie"));
    let again = http::client().get(&screen).send().await.unwrap();
    assert!(again.status().is_client_error(), "the key works once");
}

/// Works the front panel by its forms; gives how the front stands then.
async fn work(places: &Value, path: &str, form: &str) -> Value {
    let overview = word(places, "overview");
    let worked = http::client()
        .post(format!("{overview}/front/{path}"))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .body(form.to_owned())
        .send();
    assert!(worked.await.unwrap().status().is_redirection(), "{path}");
    stands(places).await
}

async fn stands(places: &Value) -> Value {
    let address = format!("{}/front/state", word(places, "overview"));
    let answer = http::client().get(address).send().await.unwrap();
    answer.json().await.unwrap()
}

#[tokio::test]
async fn d11_the_front_panel_is_worked_by_hand_and_a_short_hold_does_nothing() {
    let folder = TempDir::new().unwrap();
    let (_demo, places) = start(folder.path(), &[]);
    holder(&places).activate(PASSWORD).await;
    assert_eq!(work(&places, "switch", "on=false").await["on"], false);
    let pressed = work(&places, "button", "down=true").await;
    assert_eq!(
        (&pressed["down"], &pressed["held_ms"]),
        (&true.into(), &Value::Null)
    );
    assert!(work(&places, "switch", "on=true").await["held_ms"].is_u64());
    tokio::time::sleep(Duration::from_secs(2)).await;
    let let_go = work(&places, "button", "down=false").await;
    assert_eq!(
        (&let_go["down"], &let_go["held_ms"]),
        (&false.into(), &Value::Null)
    );
    tokio::time::sleep(Duration::from_millis(500)).await;
    let said = stands(&places).await["said"][0]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(
        said.contains("seconds only") && said.contains("Nothing happens"),
        "{said}"
    );
    assert_eq!(recorder(&places).await["activated"], true);
}
