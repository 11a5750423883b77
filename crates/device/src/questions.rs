//! D10: three questions of the holder's own, asked when the password is forgotten.
//!
//! This is the weakest way that a device can offer, and it is off unless the product line wants it:
//! whoever knows the holder knows answers, and everybody who opens the page reads the questions. What
//! can be done is done. The three answers are kept as one hash, so that nothing tells which of them was
//! wrong; they share the budget of all typed ways; and they are used up by the recovery they allow.

mod answers;
mod rules;

use rand_core::CryptoRng;

use crate::hash::Hash;
use crate::recover::Used;
use crate::tries::Confirmed;
use crate::{
    Event, Machine, Now, Origin, Outcome, Password, Refusal, Reply, SessionToken, WayBack,
};

pub use answers::{Answers, AnswersError};
pub(crate) use rules::is_question;
pub use rules::{About, NewQuestions, QuestionsRefusal};

/// Questions that a device asks.
pub const QUESTIONS: usize = 3;

/// What is kept of the questions and their answers.
#[derive(Clone)]
pub(crate) struct KeptQuestions {
    /// As the holder worded them; anybody may read them.
    pub(crate) texts: [String; QUESTIONS],
    /// Of all answers together.
    pub(crate) answers: Hash,
}

impl Machine {
    /// The questions that this device asks, which anybody may read.
    pub fn questions(&self) -> Option<[&str; QUESTIONS]> {
        let account = self.state.account.as_ref()?;
        let kept = account.questions.as_ref()?;
        self.offers(WayBack::Questions)
            .then(|| kept.texts.each_ref().map(String::as_str))
    }

    /// Where this way is not offered, questions that are there can still be removed.
    pub(crate) fn set_questions(
        &mut self,
        session: SessionToken,
        old: Password,
        questions: Option<Box<NewQuestions>>,
        now: Now,
    ) -> Result<Outcome, Refusal> {
        self.origin_of(&session, now)?;
        let way = WayBack::Questions;
        if questions.is_some() && !self.offers(way) {
            return Err(Refusal::WayNotOffered { way });
        }
        self.confirm(session, old, Confirmed::SetQuestions(questions), now)
    }

    pub(crate) fn finish_questions(
        &mut self,
        questions: Option<Box<NewQuestions>>,
        rng: &mut dyn CryptoRng,
    ) -> Result<(Reply, Option<Event>), Refusal> {
        let kept = match questions {
            Some(new) => Some(KeptQuestions {
                answers: Hash::of(&new.answers.to_secret(), self.profile.hash_cost, rng)?,
                texts: new.texts,
            }),
            None => None,
        };
        let account = self.state.account.as_mut().ok_or(Refusal::NotActivated)?;
        let set = kept.is_some();
        let before = std::mem::replace(&mut account.questions, kept);
        let event = match (before, set) {
            (_, true) => Some(Event::QuestionsSet),
            (Some(_), false) => Some(Event::QuestionsRemoved),
            (None, false) => None,
        };
        Ok((Reply::QuestionsSet { set }, event))
    }

    pub(crate) fn compare_answers(
        &self,
        origin: Origin,
        answers: &Answers,
    ) -> Result<Used, Refusal> {
        let kept = self.account()?.questions.as_ref();
        let kept = kept.ok_or(Refusal::NoQuestions)?;
        match kept.answers.matches(&answers.to_secret())? {
            true => Ok(Used::Questions),
            false => {
                let wait = self.state.lane(origin).recovery.wait(self.state.powered);
                Err(Refusal::WrongAnswers { wait })
            }
        }
    }

    /// Answers that were given once may be known to whoever saw them given.
    pub(crate) fn use_questions(&mut self) -> Result<(), Refusal> {
        let account = self.state.account.as_mut().ok_or(Refusal::NotActivated)?;
        account.questions = None;
        Ok(())
    }
}
