//! Fields, the error summary and a whole page, as another crate's template meets them.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic")]

use askama::Template;
use web::{Choice, ErrorSummary, Field};

#[derive(Template)]
#[template(
    ext = "html",
    source = r#"{% extends "base.html" %}{% import "ui.html" as ui %}
{% block title %}Specimen{% endblock %}{% block context %}Recorder {{ serial }}{% endblock %}
{% block content %}{{ summary }}
{% call ui::notice("good", "Saved.") %}{% endcall %}
{% call ui::steps(["One", "Two", "Three"], 2) %}{% endcall %}
{% call ui::badge("warn", "Waits") %}{% endcall %}
{% call ui::copyable(serial, "serial number") %}{% endcall %}
{% call ui::qr("/qr.svg", "QR code", 390) %}{% endcall %}
{% call ui::empty("No entries", "Nothing happened yet.") %}{% endcall %}
<form method="post" novalidate>{% for field in fields %}{{ field }}{% endfor %}</form>{% endblock %}"#
)]
struct Specimen<'a> {
    serial: &'a str,
    summary: ErrorSummary,
    fields: Vec<Field>,
}

fn fields() -> Vec<Field> {
    let countries = || {
        vec![
            Choice::new("AT", "Austria"),
            Choice::new("CH", "Switzerland").help("and Liechtenstein"),
        ]
    };
    vec![
        Field::text("serial", "Serial number")
            .value("<b>\"")
            .help("On the white label.")
            .required(),
        Field::email("email", "Email")
            .value("a@b")
            .error(Some("That address has no ending such as .com.")),
        Field::password("password", "Password", "new-password").value("never shown"),
        Field::select("country", "Country", countries()).value("CH"),
        Field::radio("kind", "Answer", countries()).error(Some("Choose one.")),
        Field::checkbox("owner", "I own the device").value("yes"),
        Field::textarea("note", "Note", 3).value("two\nlines"),
        Field::date("date", "Device date").value("2026-11-21"),
        Field::file("devices[0].picture", "Picture", "image/png,image/jpeg"),
    ]
}

fn page() -> String {
    let fields = fields();
    Specimen {
        serial: "2102",
        summary: ErrorSummary::of(&fields),
        fields,
    }
    .render()
    .unwrap()
}

#[test]
fn a_page_has_language_skip_link_and_one_main() {
    let page = page();
    assert!(page.contains("<html lang=\"en\" dir=\"ltr\">") && page.contains("href=\"#content\""));
    assert_eq!(page.matches("<main id=\"content\"").count(), 1);
    assert!(page.contains("Recorder 2102") && page.contains(web::STYLESHEET.path));
}

#[test]
fn nothing_inline_that_the_policy_would_refuse() {
    let page = page();
    for refused in [
        "style=",
        "onclick",
        "onsubmit",
        "<style",
        "javascript:",
        "http://",
        "https://",
    ] {
        assert!(!page.contains(refused), "{refused} in the page");
    }
}

#[test]
fn what_was_typed_stays_and_is_escaped() {
    let page = page();
    assert!(page.contains("value=\"&#60;b&#62;&#34;\""), "{page}");
    assert!(
        page.contains("<option value=\"CH\" selected>") && page.contains("two\nlines</textarea>")
    );
    assert!(page.contains("value=\"yes\" checked"));
}

#[test]
fn n08_passwords_are_never_sent_back_and_can_be_shown() {
    let page = page();
    assert!(!page.contains("never shown"));
    assert!(page.contains("data-show-password=\"f-password\""));
    assert!(page.contains("autocomplete=\"new-password\""));
}

#[test]
fn each_error_is_linked_from_the_summary_to_its_field() {
    let page = page();
    assert!(page.contains("role=\"alert\"") && page.contains("2 things need your attention"));
    assert!(page.contains("<a href=\"#f-email\">That address has no ending such as .com.</a>"));
    assert!(page.contains("<a href=\"#f-kind-1\">") && page.contains("id=\"f-kind-1\""));
    assert!(page.contains("aria-invalid=\"true\" aria-describedby=\"f-email-error\""));
}

#[test]
fn a_form_without_errors_has_no_summary() {
    let summary = ErrorSummary::of(&[Field::text("a", "A")]);
    assert_eq!(summary.render().unwrap(), "");
}

#[test]
fn names_with_brackets_still_give_ids_that_links_reach() {
    assert_eq!(
        Field::text("devices[0].serial", "Serial").id(),
        "f-devices-0--serial"
    );
}
