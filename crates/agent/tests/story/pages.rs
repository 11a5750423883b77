//! What holds for every page.

use crate::support::{Device, FIRMWARE, PASSWORD};

/// Every page there is, each in a state in which it is shown.
fn every_page() -> Vec<(String, String)> {
    let new = Device::new();
    let mut pages = vec![("/activate", new.browser().get("/activate"))];
    let device = Device::activated();
    let browser = device.browser();
    browser.post("/forgot/key", &[]);
    for path in [
        "/sign-in",
        "/sign-in?done=reset",
        "/forgot",
        "/forgot/key",
        "/nowhere",
    ] {
        pages.push((path, browser.get(path)));
    }
    pages.push(("wrong password", browser.sign_in("not the password")));
    browser.sign_in(PASSWORD);
    for path in [
        "/home",
        "/home?done=changed",
        "/password",
        "/account",
        "/account?done=email",
    ] {
        pages.push((path, browser.get(path)));
    }
    let form = [("sheet_password", PASSWORD), ("replaces", "0")];
    pages.push(("the sheet", browser.post("/account/sheet", &form)));
    pages.push(("/forgot", browser.get("/forgot")));
    pages.push(("/forgot/sheet", browser.get("/forgot/sheet")));
    pages
        .into_iter()
        .map(|(path, page)| (path.to_owned(), page.body))
        .collect()
}

#[test]
fn every_page_is_whole_and_named() {
    for (path, page) in every_page() {
        assert!(
            page.starts_with("<!doctype html>") && page.trim_end().ends_with("</html>"),
            "{path}"
        );
        assert_eq!(page.matches("<h1>").count(), 1, "{path}");
        assert!(
            page.contains(" · Regain</title>") && page.contains("Recorder RG4T7M2KXX9876543210"),
            "{path}"
        );
    }
}

#[test]
fn w18_no_page_needs_what_the_policy_refuses() {
    for (path, page) in every_page() {
        for refused in [
            " style=",
            "<style",
            "<script>",
            "onclick",
            "onsubmit",
            "javascript:",
            "src=\"http",
        ] {
            assert!(!page.contains(refused), "{path}: {refused}");
        }
    }
}

#[test]
fn every_control_of_every_page_has_a_label() {
    for (path, page) in every_page() {
        for (at, _) in page.match_indices("<input ") {
            let tag = &page[at..at + page[at..].find('>').unwrap()];
            let attribute =
                |name: &str| tag.split(&format!(" {name}=\"")).nth(1)?.split('"').next();
            let is_silent =
                attribute("type") == Some("hidden") || attribute("aria-hidden").is_some();
            let has_label =
                attribute("id").is_some_and(|id| page.contains(&format!("<label for=\"{id}\"")));
            assert!(is_silent || has_label, "{path}: {tag}");
        }
    }
}

#[test]
fn w25_every_answer_carries_the_confining_headers() {
    let device = Device::activated();
    for path in ["/sign-in", "/nowhere", "/api/v1/device", "/api/v1/nowhere"] {
        let page = device.browser().get(path);
        assert_eq!(page.header("cache-control"), Some("no-store"), "{path}");
        assert!(
            page.header("content-security-policy")
                .unwrap()
                .contains("default-src 'none'"),
            "{path}"
        );
        assert_eq!(
            page.header("x-content-type-options"),
            Some("nosniff"),
            "{path}"
        );
    }
}

#[test]
fn a_flood_of_text_is_refused_before_it_is_read() {
    let device = Device::activated();
    let page = device.browser().sign_in(&"x".repeat(64 * 1024));
    assert_eq!(page.status, 413);
}

#[test]
fn a_strangers_name_that_points_here_is_not_answered() {
    let device = Device::new();
    let page = device.browser().get_as("rebound.example", "/activate");
    assert_eq!(page.status, 421);
}

#[test]
fn g10_strangers_do_not_learn_the_firmware_of_a_device_in_use() {
    let device = Device::activated();
    let browser = device.browser();
    for path in ["/", "/sign-in", "/forgot", "/nowhere", "/api/v1/device"] {
        let page = browser.get(path);
        assert!(!page.says(FIRMWARE), "{path}: {}", page.body);
    }
    assert!(!browser.sign_in("not the password").says(FIRMWARE));
    browser.sign_in(PASSWORD);
    assert!(browser.get("/home").says(FIRMWARE));
}
