//! Security questions (D10): set by whoever is signed in, answered by whoever forgot the password.

use device::{
    About, Answers, Input, NewQuestions, Proof, QUESTIONS, QuestionsRefusal, Reply, SessionToken,
    WayBack,
};

use super::account::submit;
use super::recovery::recover;
use super::{Secret, Twice, both, typed, way};
use crate::caller::Caller;
use crate::engine::Failure;
use crate::problem::{Problem, Problems};

/// The fields of the questions, here and in the forms.
pub(crate) const QUESTION_FIELDS: [&str; QUESTIONS] = ["question_1", "question_2", "question_3"];
/// The fields of the answers, here and in the forms.
pub(crate) const ANSWER_FIELDS: [&str; QUESTIONS] = ["answer_1", "answer_2", "answer_3"];

/// The questions that this device asks, which anybody may read.
pub(crate) async fn questions(caller: &Caller) -> Result<Option<[String; QUESTIONS]>, Problem> {
    let asked = caller
        .engine
        .look(|machine, _| machine.questions().map(|texts| texts.map(str::to_owned)))
        .await?;
    Ok(asked)
}

/// Sets the questions and their answers.
pub(crate) async fn set_questions(
    caller: &Caller,
    session: SessionToken,
    old: &Secret,
    questions: [&str; QUESTIONS],
    answers: [&Secret; QUESTIONS],
) -> Result<(), Problems> {
    if !caller.profile.ways.contains(WayBack::Questions) {
        let way = WayBack::Questions;
        return Err(Problem::from(device::Refusal::WayNotOffered { way }).into());
    }
    let answers = answers.map(Secret::as_typed);
    let chosen = NewQuestions::choose(questions, answers, &caller.profile).map_err(Problem::from);
    let (old, chosen) = match (typed(old, "old_password"), chosen) {
        (Ok(old), Ok(chosen)) => (old, chosen),
        (old, chosen) => return Err(both(chosen.err(), old.err())),
    };
    change(caller, session, old, Some(chosen)).await
}

/// Removes them.
pub(crate) async fn remove_questions(
    caller: &Caller,
    session: SessionToken,
    old: &Secret,
) -> Result<(), Problems> {
    change(caller, session, typed(old, "old_password")?, None).await
}

async fn change(
    caller: &Caller,
    session: SessionToken,
    old: device::Password,
    questions: Option<Box<NewQuestions>>,
) -> Result<(), Problems> {
    let input = Input::SetQuestions {
        session,
        old,
        questions,
    };
    match submit(caller, input).await? {
        Reply::QuestionsSet { .. } => Ok(()),
        _ => Err(Failure::Lost.into()),
    }
}

/// Replaces the password by the answers. Faults of form cost no try.
pub(crate) async fn recover_by_questions(
    caller: &Caller,
    answers: [&Secret; QUESTIONS],
    new: Twice<'_>,
) -> Result<(), Problems> {
    way(caller, WayBack::Questions).await?;
    let answers = Answers::typed(answers.map(Secret::as_typed)).map_err(|fault| {
        let refusal = QuestionsRefusal::Answer(fault);
        Problem::from(refusal)
    });
    let (answers, new) = match (answers, new.choose(&caller.profile)) {
        (Ok(answers), Ok(new)) => (answers, new),
        (answers, new) => return Err(both(answers.err(), new.err())),
    };
    recover(caller, Proof::Questions(answers), new).await?;
    Ok(())
}

impl From<QuestionsRefusal> for Problem {
    fn from(refusal: QuestionsRefusal) -> Self {
        let (field, code) = match refusal.about() {
            About::Answer(which) => (ANSWER_FIELDS[which], "answer_unfit"),
            About::Question(which) => (QUESTION_FIELDS[which], "question_unfit"),
        };
        Self::value(field, code, refusal.to_string())
    }
}
