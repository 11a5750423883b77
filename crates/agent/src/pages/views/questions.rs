//! Contexts of everything about the security questions.

use askama::Template;
use device::{QUESTIONS, WayBack};
use web::{ErrorSummary, Field};

use super::{Shell, error, general, new_password};
use crate::app::App;
use crate::flows::{ANSWER_FIELDS, QUESTION_FIELDS, Secret};
use crate::pages::questions::SetForm;
use crate::problem::Problems;

/// Questions whose answers can neither be looked up nor are few.
const SUGGESTIONS: [&str; 8] = [
    "What did you and a friend once get lost looking for?",
    "Which song did your family sing on long drives?",
    "What was written on the first thing you ever won?",
    "Which meal went so wrong that it is still told of?",
    "What was the hiding place in your first home?",
    "Who taught you the trade, and what did he always say?",
    "What did you build that fell apart on the first day?",
    "Which shop is gone now that you miss most?",
];

/// What there is of questions, for whoever is signed in; `None` where there can be none.
pub(crate) fn line(app: &App, are_set: bool) -> Option<&'static str> {
    match (app.profile.ways.contains(WayBack::Questions), are_set) {
        (false, _) => None,
        (true, true) => Some("Set"),
        (true, false) => Some("None"),
    }
}

/// The form in which questions are set.
#[derive(Template)]
#[template(path = "questions.html")]
pub(crate) struct SetQuestions {
    pub(super) shell: Shell,
    pub(super) summary: ErrorSummary,
    pub(super) trouble: Option<String>,
    /// As they are now.
    pub(super) present: Option<[String; QUESTIONS]>,
    /// A question and its answer, three times.
    pub(super) pairs: Vec<[Field; 2]>,
    pub(super) password: Field,
    pub(super) remove_password: Field,
    pub(super) suggestions: [&'static str; 8],
}

impl SetQuestions {
    pub(crate) fn new(
        app: &App,
        present: Option<[String; QUESTIONS]>,
        form: &SetForm,
        problems: Option<&Problems>,
    ) -> Self {
        let (questions, answers) = (form.questions(), form.answers());
        let pairs: Vec<_> = (0..QUESTIONS)
            .map(|which| pair(which, questions[which], answers[which], problems))
            .collect();
        let password = |name| {
            Field::password(name, "Present password", "current-password")
                .error(error(problems, name))
                .required()
        };
        let (password, remove_password) =
            (password("questions_password"), password("remove_password"));
        let fields = pairs.iter().flatten().chain([&password, &remove_password]);
        Self {
            shell: Shell::of(app, true),
            summary: ErrorSummary::of(fields),
            trouble: general(problems),
            present,
            password,
            remove_password,
            suggestions: SUGGESTIONS,
            pairs,
        }
    }
}

fn pair(which: usize, question: &str, answer: &Secret, problems: Option<&Problems>) -> [Field; 2] {
    let number = which + 1;
    let (asks, answers) = (QUESTION_FIELDS[which], ANSWER_FIELDS[which]);
    [
        Field::text(asks, format!("Question {number}"))
            .value(question)
            .error(error(problems, asks))
            .attribute("list", "suggestions")
            .attribute("maxlength", "120")
            .attribute("autocomplete", "off")
            .required(),
        answer_field(
            answers,
            format!("Answer {number}"),
            answer.as_typed(),
            problems,
        )
        .help("Two or three words."),
    ]
}

fn answer_field(
    name: &'static str,
    label: String,
    typed: &str,
    problems: Option<&Problems>,
) -> Field {
    Field::text(name, label)
        .value(typed)
        .error(error(problems, name))
        .attribute("autocomplete", "off")
        .attribute("spellcheck", "false")
        .required()
}

/// The form in which they are answered.
#[derive(Template)]
#[template(path = "use_questions.html")]
pub(crate) struct AskQuestions {
    pub(super) shell: Shell,
    pub(super) summary: ErrorSummary,
    pub(super) trouble: Option<String>,
    pub(super) answers: Vec<Field>,
    pub(super) passwords: [Field; 2],
}

impl AskQuestions {
    pub(crate) fn new(
        app: &App,
        questions: [String; QUESTIONS],
        typed: [&str; QUESTIONS],
        problems: Option<&Problems>,
    ) -> Self {
        let answers: Vec<Field> = questions
            .into_iter()
            .enumerate()
            .map(|(which, question)| {
                answer_field(ANSWER_FIELDS[which], question, typed[which], problems)
            })
            .collect();
        let passwords = new_password(app, problems);
        Self {
            shell: Shell::of(app, false),
            summary: ErrorSummary::of(answers.iter().chain(&passwords)),
            trouble: general(problems),
            answers,
            passwords,
        }
    }
}
