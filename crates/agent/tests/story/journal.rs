//! The journal, read, taken along and checked; and the sessions that a reset ends.

use std::process::Command;

use serde_json::Value;

use crate::support::{Browser, Device, NEW_PASSWORD, PASSWORD, answer};

/// The lines that a browser downloads.
fn downloaded(browser: &Browser) -> Vec<String> {
    let file = browser.get("/journal.jsonl");
    assert_eq!(file.header("content-type"), Some("application/x-ndjson"));
    let name = file.header("content-disposition").unwrap();
    assert!(
        name.contains("attachment") && name.contains("-journal.jsonl"),
        "{name}"
    );
    file.body.lines().map(str::to_owned).collect()
}

/// What the agent says of a copy.
fn checked(copy: &str) -> (bool, String) {
    let dir = tempfile::TempDir::new().unwrap();
    let file = dir.path().join("journal.jsonl");
    std::fs::write(&file, copy).unwrap();
    let said = Command::new(env!("CARGO_BIN_EXE_regain-agent"))
        .arg("--verify-journal")
        .arg(file)
        .output()
        .unwrap();
    let text = [said.stdout, said.stderr].concat();
    (said.status.success(), String::from_utf8(text).unwrap())
}

#[test]
fn inv6_the_journal_is_a_page_and_a_file_that_can_be_checked_elsewhere() {
    let device = Device::activated();
    for guess in 0..3 {
        device
            .browser()
            .at("127.0.0.9")
            .sign_in(&format!("guess no. {guess}"));
    }
    assert_eq!(
        device.browser().get("/journal").location(),
        "/sign-in?done=ended"
    );
    assert_eq!(
        device.browser().get("/journal.jsonl").location(),
        "/sign-in?done=ended"
    );
    let owner = device.browser();
    owner.sign_in(PASSWORD);
    assert!(owner.get("/home").says("href=\"/journal\""));
    let page = owner.get("/journal");
    assert!(
        page.says("Wrong password typed, from 127.0.0.9 (3 times)"),
        "{}",
        page.body
    );
    assert!(page.says("Device activated") && page.says("Signed in"));

    let lines = downloaded(&owner);
    let (sound, said) = checked(&(lines.join("\n") + "\n"));
    assert!(sound, "{said}");
    let head = said
        .split("SHA-256 of the last one: ")
        .nth(1)
        .unwrap()
        .lines()
        .next()
        .unwrap();
    assert!(page.says(head), "the page shows what the check says");

    let wrong = lines
        .iter()
        .position(|line| line.contains("\"count\":3"))
        .unwrap();
    let mut altered = lines.clone();
    altered[wrong] = lines[wrong].replace("127.0.0.9", "127.0.0.8");
    let (sound, said) = checked(&altered.join("\n"));
    assert!(!sound && said.contains("was altered"), "{said}");
}

#[test]
fn inv6_programs_get_the_same_journal_as_lines() {
    let device = Device::activated();
    let browser = device.browser();
    browser.sign_in(PASSWORD);
    let asked = browser.send(
        "GET",
        "/api/v1/journal",
        "Accept: application/x-ndjson\r\n",
        "",
    );
    let lines = asked.unwrap();
    assert_eq!(lines.header("content-type"), Some("application/x-ndjson"));
    let entries = browser.get("/api/v1/journal").json();
    let from_lines: Vec<Value> = lines
        .body
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert!(from_lines.len() >= 2);
    for (line, entry) in from_lines
        .iter()
        .zip(entries["entries"].as_array().unwrap())
    {
        let mut entry = entry.clone();
        entry.as_object_mut().unwrap().remove("news").unwrap();
        assert_eq!(line, &entry);
    }
}

#[test]
fn inv7_a_reset_ends_every_session_on_the_network_and_at_the_screen() {
    let mut device = Device::activated();
    device.switch_off();
    let config = crate::screen::with_screen(device.config(), std::time::Duration::from_secs(600));
    device.switch_on_with(&config);
    let screen = crate::screen::kiosk(&device);
    let [one, other] = [device.browser(), device.browser().at("127.0.0.5")];
    let program = device.browser();
    let asked = format!("{{\"password\":\"{PASSWORD}\"}}");
    let token = program.call("POST", "/api/v1/sign-in", None, &asked).json()["token"].clone();
    let all = [&one, &other, &screen];
    for browser in all {
        assert_eq!(browser.sign_in(PASSWORD).location(), "/home");
        assert_eq!(browser.get("/home").status, 200);
    }
    device.browser().post("/forgot/key", &[]);
    let key = device.key();
    let form = answer(&key, NEW_PASSWORD);
    assert_eq!(
        device.browser().post("/forgot/key/answer", &form).status,
        303
    );
    for browser in all {
        assert_eq!(browser.get("/home").location(), "/sign-in?done=ended");
        assert_eq!(
            browser.get("/journal.jsonl").location(),
            "/sign-in?done=ended"
        );
    }
    let late = program.call("GET", "/api/v1/journal", token.as_str(), "");
    assert_eq!(late.status, 401);
    for browser in all {
        assert_eq!(browser.sign_in(PASSWORD).status, 403);
        assert_eq!(browser.sign_in(NEW_PASSWORD).status, 303);
    }
}
