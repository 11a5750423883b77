//! Which questions and answers are taken.

use std::collections::BTreeSet;

use zeroize::Zeroizing;

use super::answers::normal;
use super::{Answers, AnswersError, QUESTIONS};
use crate::{Profile, Weakness, blocklist};

/// Characters of a question.
const QUESTION: std::ops::RangeInclusive<usize> = 8..=120;
/// Fewest characters of an answer, blanks not counted.
const SHORTEST: usize = 4;
/// Fewest different characters of an answer.
const DIFFERENT: usize = 3;
/// Fewest characters of all answers together, blanks not counted.
const TOGETHER: usize = 20;

/// Three questions and answers that passed the rules; only [`NewQuestions::choose`] makes them.
pub struct NewQuestions {
    pub(crate) texts: [String; QUESTIONS],
    pub(crate) answers: Answers,
}

/// Why questions or answers are not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QuestionsRefusal {
    /// An answer cannot be compared.
    #[error(transparent)]
    Answer(#[from] AnswersError),
    /// An answer is in the question.
    #[error("The answer stands in one of the questions, which everybody can read.")]
    AnswerInQuestion {
        /// Which of the three, from 0.
        which: usize,
    },
    /// Two answers are the same.
    #[error("Two answers are the same. Give three different ones.")]
    AnswersAlike {
        /// The second of the two, from 0.
        which: usize,
    },
    /// An answer is too short.
    #[error(
        "This answer is too short: at least 4 characters, 3 of them different. Answer in two or three words."
    )]
    AnswerTooShort {
        /// Which of the three, from 0.
        which: usize,
    },
    /// An answer would be among the first guesses.
    #[error("{fault} Answer in words that only you would choose.")]
    Guessable {
        /// Which of the three, from 0.
        which: usize,
        /// Why it is easy to guess.
        fault: Weakness,
    },
    /// A question is too short or too long, or has signs that are no text.
    #[error("Word this question in 8 to 120 characters on one line.")]
    Question {
        /// Which of the three, from 0.
        which: usize,
    },
    /// Two questions are the same.
    #[error("Two questions are the same. Ask three different ones.")]
    QuestionsAlike {
        /// The second of the two, from 0.
        which: usize,
    },
    /// The answers together are too short.
    #[error("The three answers are too short together: at least 20 characters. Use more words.")]
    TooShortTogether,
}

/// What a refusal is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// The answer of this number, from 0.
    Answer(usize),
    /// The question of this number, from 0.
    Question(usize),
}

impl QuestionsRefusal {
    /// Which question or answer has to be another one.
    #[must_use]
    pub fn about(&self) -> About {
        match *self {
            QuestionsRefusal::Answer(fault) => About::Answer(fault.which()),
            QuestionsRefusal::AnswerInQuestion { which }
            | QuestionsRefusal::AnswersAlike { which }
            | QuestionsRefusal::AnswerTooShort { which }
            | QuestionsRefusal::Guessable { which, .. } => About::Answer(which),
            QuestionsRefusal::Question { which } | QuestionsRefusal::QuestionsAlike { which } => {
                About::Question(which)
            }
            QuestionsRefusal::TooShortTogether => About::Answer(0),
        }
    }
}

impl NewQuestions {
    /// Checks three questions and their answers.
    pub fn choose(
        questions: [&str; QUESTIONS],
        answers: [&str; QUESTIONS],
        profile: &Profile,
    ) -> Result<Box<NewQuestions>, QuestionsRefusal> {
        let texts = questions.map(|text| text.trim().to_owned());
        check_questions(&texts)?;
        let answers = Answers::typed(answers)?;
        check_answers(&answers, &texts, profile)?;
        Ok(Box::new(NewQuestions { texts, answers }))
    }
}

/// Whether `text` is one line of the right length.
pub(crate) fn is_question(text: &str) -> bool {
    QUESTION.contains(&text.chars().count()) && !text.chars().any(char::is_control)
}

fn check_questions(texts: &[String; QUESTIONS]) -> Result<(), QuestionsRefusal> {
    for (which, text) in texts.iter().enumerate() {
        if !is_question(text) {
            return Err(QuestionsRefusal::Question { which });
        }
        if texts[..which]
            .iter()
            .any(|other| *normal(other) == *normal(text))
        {
            return Err(QuestionsRefusal::QuestionsAlike { which });
        }
    }
    Ok(())
}

fn check_answers(
    answers: &Answers,
    questions: &[String; QUESTIONS],
    profile: &Profile,
) -> Result<(), QuestionsRefusal> {
    let questions = questions.each_ref().map(|text| normal(text));
    let mut seen: Vec<&str> = Vec::with_capacity(QUESTIONS);
    for (which, answer) in answers.each().enumerate() {
        let letters = Zeroizing::new(answer.chars().collect::<Vec<char>>());
        let different = letters.iter().collect::<BTreeSet<_>>().len();
        if letters.len() < SHORTEST || different < DIFFERENT {
            return Err(QuestionsRefusal::AnswerTooShort { which });
        }
        if seen.contains(&answer) {
            return Err(QuestionsRefusal::AnswersAlike { which });
        }
        if questions.iter().any(|question| question.contains(answer)) {
            return Err(QuestionsRefusal::AnswerInQuestion { which });
        }
        if let Some(fault) = blocklist::weakness(answer, &profile.identity) {
            return Err(QuestionsRefusal::Guessable { which, fault });
        }
        seen.push(answer);
    }
    let together: usize = answers.each().map(|answer| answer.chars().count()).sum();
    match together < TOGETHER {
        true => Err(QuestionsRefusal::TooShortTogether),
        false => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use protocol::{Firmware, Identity, Model, Serial};

    use super::*;

    const ASKED: [&str; 3] = [
        "Which song did grandfather whistle?",
        "Where did the blue bicycle end up?",
        "Who broke the kitchen window?",
    ];
    const GOOD: [&str; 3] = ["Lili Marleen", "in the canal", "aunt Hedwig"];

    fn profile() -> Profile {
        let identity = Identity::new(
            Serial::parse("RG4T7M2KXX9876543210").unwrap(),
            Model::parse("RG1602-16S").unwrap(),
            Firmware::parse("R1420P15").unwrap(),
        );
        Profile::new(identity.unwrap())
    }

    fn refusal(questions: [&str; 3], answers: [&str; 3]) -> Option<QuestionsRefusal> {
        NewQuestions::choose(questions, answers, &profile()).err()
    }

    /// The refusal of the good answers with the second one replaced.
    fn second(answer: &str) -> Option<QuestionsRefusal> {
        refusal(ASKED, [GOOD[0], answer, GOOD[2]])
    }

    #[test]
    fn d10_own_questions_with_answers_of_a_few_words_are_taken() {
        let chosen = NewQuestions::choose(ASKED, GOOD, &profile()).ok().unwrap();
        assert_eq!(chosen.texts, ASKED);
    }

    #[test]
    fn d10_answers_that_are_short_or_say_nothing_are_refused() {
        for short in ["red", " r e d ", "aaaaaaaa", "abababab"] {
            let refused = QuestionsRefusal::AnswerTooShort { which: 1 };
            assert_eq!(second(short), Some(refused), "{short}");
        }
        assert_eq!(
            refusal(ASKED, ["tulip", "wagon", "Hedwig"]),
            Some(QuestionsRefusal::TooShortTogether)
        );
        let missing = QuestionsRefusal::Answer(AnswersError::Missing { which: 1 });
        assert_eq!(second(""), Some(missing));
    }

    #[test]
    fn d10_answers_alike_are_refused_however_they_are_written() {
        for alike in ["Lili Marleen", "lilimarleen", "LILI  MARLEEN"] {
            assert_eq!(
                second(alike),
                Some(QuestionsRefusal::AnswersAlike { which: 1 })
            );
        }
    }

    #[test]
    fn d10_answers_that_stand_in_any_question_are_refused() {
        for read in ["blue bicycle", "Grandfather", "KITCHEN", ASKED[1]] {
            let refused = QuestionsRefusal::AnswerInQuestion { which: 1 };
            assert_eq!(second(read), Some(refused), "{read}");
        }
    }

    #[test]
    fn d10_answers_that_stand_on_the_device_or_are_common_are_refused() {
        for known in [
            "RG4T7M2KXX9876543210",
            "rg1602-16s",
            "RG 1602",
            "password",
            "Michael",
            "12345678",
        ] {
            assert!(
                matches!(
                    second(known),
                    Some(QuestionsRefusal::Guessable { which: 1, .. })
                ),
                "{known}"
            );
        }
    }

    #[test]
    fn d10_questions_are_three_different_lines_of_text() {
        let with = |question| refusal([ASKED[0], question, ASKED[2]], GOOD);
        let long = "x".repeat(121);
        for bad in ["", "Why?", "Which\nline?", "      a      ", &long] {
            assert_eq!(
                with(bad),
                Some(QuestionsRefusal::Question { which: 1 }),
                "{bad}"
            );
        }
        let alike = "which song did  Grandfather whistle?";
        assert_eq!(
            with(alike),
            Some(QuestionsRefusal::QuestionsAlike { which: 1 })
        );
    }
}
