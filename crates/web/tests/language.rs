//! The reader's language, and what the pages say in it.
#![cfg(feature = "languages")]

use web::language::{Language, Rich, Words};

#[test]
fn the_choice_of_before_counts_most_then_the_browsers_then_english() {
    use Language::{Ar, De, En, Fr, Pt, Zh};
    for (cookie, header, language) in [
        (None, None, En),
        (None, Some("de"), De),
        (None, Some("de-CH, en;q=0.5"), De),
        (None, Some("nl, fr;q=0.8, en;q=0.9"), En),
        (None, Some("nl, fr;q=0.8, *;q=0.1"), Fr),
        (None, Some("zh-Hant-TW,zh;q=0.9,en;q=0.8"), Zh),
        (None, Some("de;q=0, pt-BR;q=0.001"), Pt),
        (None, Some("de;q=2, ;;,=, x"), En),
        (Some("ar"), Some("de"), Ar),
        (Some("xx"), Some("de"), De),
    ] {
        assert_eq!(
            Language::choose(cookie, header),
            language,
            "{cookie:?} {header:?}"
        );
    }
}

#[test]
fn a_message_that_nobody_has_is_its_id_and_none_that_english_has_is_missing() {
    for language in Language::ALL {
        let words = Words::of(language);
        assert_eq!(words.say("no-such-message"), "no-such-message");
        assert_ne!(words.say("status-title"), "status-title");
    }
}

#[test]
fn numbers_choose_their_form() {
    let words = Words::of(Language::En);
    let attention = words.phrases().attention;
    assert_eq!(attention(1), "One thing needs your attention");
    assert_eq!(attention(3), "3 things need your attention");
}

#[test]
fn what_is_filled_into_a_page_cannot_become_a_tag_or_another_value() {
    let words = Words::of(Language::En);
    let told = words.rich(
        "common-fault-number",
        &[("number", Rich::strong("<b>\u{E000}&"))],
    );
    assert_eq!(
        told.to_string(),
        "Number of this call: <strong>&#60;b&#62;\u{E000}&#38;</strong>"
    );
}

#[test]
fn only_arabic_has_marks_around_what_is_filled_in() {
    for language in Language::ALL {
        let told = Words::of(language).with("common-fault-number", &[("number", "7".into())]);
        // A language without this message says it in English, which needs none.
        let own = !told.starts_with("Number of");
        assert_eq!(told.contains('\u{2068}'), language == Language::Ar && own);
    }
}
