//! The settings as a whole.

use recovery::locale::Locale;
use recovery::policy::{AnswerKind, OwnWords};
use recovery::time::Timestamp;

use super::Config;

#[test]
fn no_file_at_all_is_a_valid_configuration() {
    Config::default().check().unwrap();
}

#[test]
fn the_example_says_what_the_defaults_are() {
    let example = Config::parse(&Config::example()).unwrap();
    assert_eq!(format!("{example:?}"), format!("{:?}", Config::default()));
}

#[test]
fn every_line_of_the_example_that_is_commented_out_would_be_understood() {
    let example = Config::example();
    let uncommented: Vec<&str> = example
        .lines()
        .map(|line| line.strip_prefix("#: ").unwrap_or(line))
        .collect();
    assert_ne!(
        uncommented.join("\n"),
        example.trim_end(),
        "the example has optional lines"
    );
    let all = Config::parse(&uncommented.join("\n")).unwrap();
    assert!(all.portal.tls.is_some() && all.desk.tls.is_some());
}

#[test]
fn an_unknown_name_is_refused_with_its_line() {
    for (text, name) in [
        ("[portal]\nlisen = \"127.0.0.1:80\"\n", "lisen"),
        ("[portall]\n", "portall"),
    ] {
        let error = Config::parse(text).unwrap_err().to_string();
        assert!(error.contains(name) && error.contains("line"), "{error}");
    }
}

#[test]
fn a_value_that_cannot_be_is_refused_with_its_line() {
    for text in [
        "[portal]\naddress = \"http://recovery.example.org\"\n",
        "[mail]\nfrom = \"nobody\"\n",
        "[authority]\nclosed_countries = [\"XX\"]\n",
        "[authority]\nanswers = [\"hug\"]\n",
        "[desk]\nzone = \"Berlin\"\n",
        "[desk]\npromise_hours = 0\n",
        "[desk.evidence]\ntwo_people_answers = [\"hug\"]\n",
        "[desk.hours]\nmonday = \"9 to 5\"\n",
        "[mail.transport]\nkind = \"pigeon\"\n",
    ] {
        let error = Config::parse(text).unwrap_err().to_string();
        assert!(error.contains("line"), "{error}");
    }
}

/// A provider of single sign-on.
fn sso(issuer: &str, more: &str) -> String {
    format!("[[desk.sso]]\nname = \"A\"\nissuer = \"{issuer}\"\nclient_id = \"b\"\n{more}")
}

#[test]
fn sections_that_contradict_each_other_are_refused() {
    let cases = [
        ("[desk]\nlisten = \"127.0.0.1:8000\"\n", "both listen"),
        (
            "[desk]\naddress = \"http://127.0.0.1:8000\"\n",
            "same address",
        ),
        (
            "[portal]\naddress = \"https://recovery.example.org\"\n",
            "speak TLS",
        ),
        (
            "[portal.tls]\ncertificate = \"a.pem\"\nkey = \"b.pem\"\n",
            "must begin with https",
        ),
        (
            "[desk]\nlisten = \"0.0.0.0:8001\"\n",
            "for this machine only",
        ),
        ("[authority]\nserial_length = 0\n", "serial_length"),
        ("[desk.evidence]\napprove = 181\n", "all rungs together"),
        ("[desk.evidence]\napprove_dated = 0\n", "approve_dated"),
        ("[desk.evidence.gives]\nlabel = 101\n", "gives.label"),
        ("[desk]\nonly_sso = true\n", "nobody can sign in"),
        (&sso("http://login.example", ""), "begins with https"),
        (
            &sso("http://127.0.0.1.evil.example", ""),
            "begins with https",
        ),
        (
            &sso("https://a.example", "roles = { x = \"king\" }\n"),
            "roles.x",
        ),
        (
            &sso(
                "https://a.example",
                "client_secret_file = \"a\"\nclient_secret_env = \"b\"\n",
            ),
            "not from both",
        ),
        (&sso("https://a.example", "").repeat(2), "twice"),
    ];
    for (text, words) in cases {
        let error = Config::parse(text)
            .unwrap()
            .check()
            .unwrap_err()
            .to_string();
        assert!(error.contains(words), "{error}");
    }
}

#[test]
fn p7_hours_that_are_left_out_keep_their_defaults_and_a_week_without_any_is_refused() {
    let only = "[desk]\nzone = \"Asia/Dubai\"\n[desk.hours]\nsaturday = \"10:00-12:00\"\n";
    let desk = Config::parse(only).unwrap().desk;
    let calendar = desk.calendar().unwrap();
    // Friday the 20th at five in the evening, Dubai.
    let closing = Timestamp::from_seconds(1_795_179_600);
    let due = calendar.due(closing).unwrap();
    assert_eq!(calendar.zone().show(due), "2026-11-21 12:00 (Asia/Dubai)");
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday"];
    let shut = days.map(|day| format!("{day} = \"\"\n")).concat();
    let config = Config::parse(&format!("[desk.hours]\n{shut}")).unwrap();
    let error = format!("{:#}", config.check().unwrap_err());
    assert!(
        error.contains("no day of the week has working hours"),
        "{error}"
    );
}

#[test]
fn p10_a_time_that_is_too_short_or_too_long_is_refused() {
    for (text, words) in [
        ("requests_days = 29", "30 to 3650"),
        ("requests_days = 3651", "30 to 3650"),
        ("evidence_days = 0", "1 to 365"),
        ("mails_days = 6", "7 to 365"),
        ("refused_days = 366", "7 to 365"),
        (
            "requests_days = 60\nevidence_days = 61",
            "not kept longer than their requests",
        ),
    ] {
        let config = Config::parse(&format!("[retention]\n{text}\n")).unwrap();
        let error = config.check().unwrap_err().to_string();
        assert!(error.contains(words), "{error}");
    }
    let config = Config::parse("[retention]\nrequests_days = 60\nevidence_days = 60\n").unwrap();
    config.check().unwrap();
    let day = std::time::Duration::from_hours(24);
    assert_eq!(config.policy().unwrap().keep.evidence, day * 60);
}

#[test]
fn p6_what_an_authority_answers_and_says_is_read_from_its_settings() {
    let text = r#"
        [authority]
        answers = ["file", "temporary-password"]
        email_codes = false
        hotline = "+1 555 0100"
        [authority.hotlines]
        de = "0800 555 0100"
        [authority.closed_texts]
        de = "Hier nicht."
    "#;
    let config = Config::parse(text).unwrap();
    config.check().unwrap();
    let policy = config.policy().unwrap();
    assert_eq!(
        policy.answers,
        [AnswerKind::File, AnswerKind::TemporaryPassword]
    );
    assert!(!policy.email_codes);
    let said = |words: &OwnWords, locale| words.in_language(locale).to_owned();
    assert_eq!(said(&policy.hotline, Locale::German), "0800 555 0100");
    assert_eq!(said(&policy.hotline, Locale::Arabic), "+1 555 0100");
    assert_eq!(said(&policy.closed_text, Locale::German), "Hier nicht.");
    assert_eq!(said(&policy.closed_text, Locale::French), "");

    for text in [
        "[authority]\nanswers = []\n",
        "[authority.hotlines]\nxx = \"1\"\n",
        "[authority.closed_texts]\npt-BR = \"x\"\n",
    ] {
        assert!(Config::parse(text).unwrap().check().is_err(), "{text}");
    }
}
