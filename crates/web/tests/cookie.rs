//! Cookies as browsers get them (W-17).

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic")]

use std::time::Duration;

use axum::http::{HeaderMap, HeaderValue};
use web::{Cookie, SameSite, Transport};

fn headers(lines: &[&'static str]) -> HeaderMap {
    lines
        .iter()
        .map(|line| ("cookie".parse().unwrap(), HeaderValue::from_static(line)))
        .collect()
}

#[test]
fn w17_over_tls_the_cookie_is_bound_to_the_host() {
    let cookie = Cookie::new("session", Transport::Tls, SameSite::Strict);
    let set = cookie.set("abc", None).unwrap();
    assert_eq!(
        set,
        "__Host-session=abc; Path=/; HttpOnly; SameSite=Strict; Secure"
    );
    assert!(set.is_sensitive());
}

#[test]
fn w17_on_a_plain_loopback_it_has_its_plain_name() {
    let cookie = Cookie::new("session", Transport::Plain, SameSite::Lax);
    let set = cookie.set("abc", Some(Duration::from_secs(600))).unwrap();
    assert_eq!(
        set,
        "session=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=600"
    );
    assert_eq!(
        cookie.clear(),
        "session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"
    );
}

#[test]
fn a_token_that_would_break_out_of_the_header_is_refused() {
    let cookie = Cookie::new("session", Transport::Tls, SameSite::Strict);
    for token in ["a;b", "a b", "a\r\nb", "a=b", "\u{e4}"] {
        assert!(cookie.set(token, None).is_none(), "{token:?}");
    }
}

#[test]
fn the_value_is_found_among_others() {
    let cookie = Cookie::new("session", Transport::Tls, SameSite::Strict);
    assert_eq!(
        cookie.read(&headers(&["a=b; __Host-session=t; c=d"])),
        Some("t")
    );
    assert_eq!(cookie.read(&headers(&["session=t"])), None);
    assert_eq!(cookie.read(&headers(&[])), None);
}

#[test]
fn a_cookie_that_came_twice_counts_as_none() {
    let cookie = Cookie::new("session", Transport::Plain, SameSite::Strict);
    assert_eq!(cookie.read(&headers(&["session=a; session=b"])), None);
    assert_eq!(cookie.read(&headers(&["session=a", "session=b"])), None);
}
