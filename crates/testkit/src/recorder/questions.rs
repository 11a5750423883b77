//! Security questions.

use device::{NewQuestions, Profile};

/// Questions and answers that the rules take.
///
/// # Panics
/// When the rules do not.
#[must_use]
pub fn new_questions(
    questions: [&str; 3],
    answers: [&str; 3],
    profile: &Profile,
) -> Box<NewQuestions> {
    NewQuestions::choose(questions, answers, profile).unwrap_or_else(|refusal| panic!("{refusal}"))
}
