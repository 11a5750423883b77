//! The sign-in by source: strangers who guess, and programs with an old password.

use crate::support::{Device, NEW_PASSWORD, PASSWORD};

#[test]
fn inv3_a_stranger_who_guesses_does_not_hold_up_the_owner() {
    let device = Device::activated();
    assert_eq!(device.browser().sign_in(PASSWORD).status, 303);
    let stranger = device.browser().at("127.0.0.66");
    for guess in 0..6 {
        stranger.sign_in(&format!("guess no. {guess}"));
    }
    let held_up = stranger.sign_in(PASSWORD);
    assert_eq!(
        (held_up.status, held_up.header("retry-after")),
        (429, Some("30"))
    );
    assert_eq!(device.browser().sign_in(PASSWORD).status, 303);
}

#[test]
fn inv3_a_program_with_an_old_password_counts_once_and_the_pages_name_its_address() {
    let device = Device::activated();
    let owner = device.browser();
    owner.sign_in(PASSWORD);
    let change = [
        ("old_password", PASSWORD),
        ("new_password", NEW_PASSWORD),
        ("new_password_again", NEW_PASSWORD),
    ];
    assert_eq!(owner.post("/password", &change).status, 303);

    let program = device.browser().at("127.0.0.7");
    let named = "A program at 127.0.0.7 keeps trying an old password: 20 times";
    for _ in 0..20 {
        assert!(!device.browser().get("/sign-in").says(named));
        assert_eq!(program.sign_in(PASSWORD).status, 403);
    }
    assert_eq!(program.sign_in(NEW_PASSWORD).status, 303, "nobody waits");

    assert!(device.browser().get("/sign-in").says(named));
    let again = device.browser();
    again.sign_in(NEW_PASSWORD);
    let home = again.get("/home");
    assert!(home.says(named), "{}", home.body);
    let line = "as from a program with an old one, from 127.0.0.7 (19 times)";
    assert!(home.says(line), "{}", home.body);
    let facts = device.browser().get("/api/v1/device").json();
    assert_eq!(facts["old_password_from"]["from"], "127.0.0.7");
    assert_eq!(facts["old_password_from"]["times"], 20);
}
