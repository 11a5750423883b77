//! Every language says everything that English says, with the same values filled in.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests may panic"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

/// All languages, English first.
const LANGUAGES: [&str; 7] = ["en", "de", "es", "fr", "pt", "zh", "ar"];

/// The variables of each message, by area and id.
type Messages = BTreeMap<(String, String), BTreeSet<String>>;

fn folder(language: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("languages")
        .join(language)
}

fn messages(language: &str) -> Messages {
    let mut messages = Messages::new();
    for file in fs::read_dir(folder(language)).unwrap() {
        let file = file.unwrap().path();
        let area = file.file_stem().unwrap().to_str().unwrap().to_owned();
        let text = fs::read_to_string(&file).unwrap();
        let resource = fluent_syntax::parser::parse(text.as_str())
            .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", file.display()));
        for entry in resource.body {
            let Entry::Message(message) = entry else {
                continue;
            };
            let id = message.id.name.to_owned();
            let value = message.value.unwrap_or_else(|| panic!("{id} says nothing"));
            let mut names = BTreeSet::new();
            of_pattern(&value, &mut names);
            let before = messages.insert((area.clone(), id.clone()), names);
            assert!(before.is_none(), "{language} has {id} twice in {area}");
        }
    }
    messages
}

fn of_pattern(pattern: &Pattern<&str>, names: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            of_expression(expression, names);
        }
    }
}

fn of_expression(expression: &Expression<&str>, names: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => of_inline(inline, names),
        Expression::Select { selector, variants } => {
            of_inline(selector, names);
            for variant in variants {
                of_pattern(&variant.value, names);
            }
        }
    }
}

fn of_inline(inline: &InlineExpression<&str>, names: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            names.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => of_expression(expression, names),
        InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                of_inline(argument, names);
            }
        }
        _ => {}
    }
}

#[test]
fn no_language_lacks_a_message_or_has_one_too_many_or_fills_in_something_else() {
    let english = messages("en");
    let mut wrong = Vec::new();
    for language in &LANGUAGES[1..] {
        let own = messages(language);
        for (at, names) in &english {
            match own.get(at) {
                None => wrong.push(format!("{language} lacks {at:?}")),
                Some(others) if others != names => {
                    wrong.push(format!(
                        "{language} fills {others:?} into {at:?}, not {names:?}"
                    ));
                }
                Some(_) => {}
            }
        }
        let more = own.keys().filter(|at| !english.contains_key(*at));
        wrong.extend(more.map(|at| format!("{language} has {at:?} too many")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_id_stands_in_two_areas() {
    let mut seen = BTreeMap::new();
    for (area, id) in messages("en").into_keys() {
        if let Some(other) = seen.insert(id.clone(), area.clone()) {
            panic!("{id} stands in {other} and in {area}");
        }
    }
}

#[test]
fn no_message_holds_html_or_marks_that_turn_the_text_around() {
    for language in LANGUAGES {
        for file in fs::read_dir(folder(language)).unwrap() {
            let file = file.unwrap().path();
            let text = fs::read_to_string(&file).unwrap();
            for (number, line) in (1..).zip(text.lines()) {
                let turns = |c: char| matches!(c, '\u{200E}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{E000}'..='\u{E0FF}');
                let has_html = !line.starts_with('#')
                    && ["</", "<b", "<a", "<s", "&lt;", "&amp;", "&nbsp;"]
                        .iter()
                        .any(|html| line.contains(html));
                let at = format!("{} line {number}: {line}", file.display());
                assert!(!has_html && !line.contains(turns), "{at}");
            }
        }
    }
}
