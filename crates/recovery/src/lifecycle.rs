//! Where a line of a case stands, and the steps between.

use thiserror::Error;

use crate::store::{MessageId, ReleaseId};

/// A line's state with what that state knows. Every step consumes the old state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Waits for the desk.
    Received,
    /// Waits for the holder.
    MoreWanted {
        /// What the desk asked.
        question: MessageId,
    },
    /// An answer was released.
    Answered {
        /// Which one.
        release: ReleaseId,
    },
    /// Turned down. Nothing follows.
    Rejected {
        /// What the holder is told.
        reason: MessageId,
    },
    /// Taken back by the holder. Nothing follows.
    Withdrawn,
}

/// The answer to a step that the state does not allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum StepRefused {
    /// An answer has been released for this case.
    #[error("This case has been answered already.")]
    AlreadyAnswered,
    /// The case was turned down.
    #[error("This case has been rejected already.")]
    AlreadyRejected,
    /// The holder took it back.
    #[error("The holder has withdrawn this request.")]
    AlreadyWithdrawn,
    /// A question is open.
    #[error("This case already waits for the holder's reply.")]
    AlreadyAsked,
    /// A reply without a question.
    #[error("There is no open question to reply to.")]
    NothingAsked,
    /// There is no answer to take back or to send again.
    #[error("No answer has been released for this.")]
    NothingReleased,
}

impl State {
    /// The desk approves: to `Answered`, also when a question is still open.
    ///
    /// # Errors
    /// When the case has ended.
    pub fn answer(self, release: ReleaseId) -> Result<Self, StepRefused> {
        self.open()?;
        Ok(Self::Answered { release })
    }

    /// The desk turns it down: to `Rejected`, also when a question is still open.
    ///
    /// # Errors
    /// When the case has ended.
    pub fn reject(self, reason: MessageId) -> Result<Self, StepRefused> {
        self.open()?;
        Ok(Self::Rejected { reason })
    }

    /// The desk asks: to `MoreWanted`.
    ///
    /// # Errors
    /// When the case has ended or a question is open.
    pub fn ask(self, question: MessageId) -> Result<Self, StepRefused> {
        match self.open()? {
            Self::MoreWanted { .. } => Err(StepRefused::AlreadyAsked),
            _ => Ok(Self::MoreWanted { question }),
        }
    }

    /// The holder replies: back to `Received`.
    ///
    /// # Errors
    /// When no question is open.
    pub fn reply(self) -> Result<Self, StepRefused> {
        match self.open()? {
            Self::MoreWanted { .. } => Ok(Self::Received),
            _ => Err(StepRefused::NothingAsked),
        }
    }

    /// The holder takes it back: to `Withdrawn`, also when a question is still open.
    ///
    /// # Errors
    /// When the case has ended.
    pub fn withdraw(self) -> Result<Self, StepRefused> {
        self.open()?;
        Ok(Self::Withdrawn)
    }

    /// The desk takes back an answer that nobody has seen: to `Received`.
    ///
    /// # Errors
    /// When there is no answer.
    pub fn revoke(self) -> Result<Self, StepRefused> {
        self.release().map(|_| Self::Received)
    }

    /// The release of the answer.
    ///
    /// # Errors
    /// When there is none.
    pub fn release(self) -> Result<ReleaseId, StepRefused> {
        match self {
            Self::Answered { release } => Ok(release),
            _ => Err(StepRefused::NothingReleased),
        }
    }

    /// This state, if a case in it can still go somewhere.
    ///
    /// # Errors
    /// When the case has ended.
    pub fn open(self) -> Result<Self, StepRefused> {
        match self {
            Self::Answered { .. } => Err(StepRefused::AlreadyAnswered),
            Self::Rejected { .. } => Err(StepRefused::AlreadyRejected),
            Self::Withdrawn => Err(StepRefused::AlreadyWithdrawn),
            open @ (Self::Received | Self::MoreWanted { .. }) => Ok(open),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[derive(Debug, Clone)]
    enum Step {
        Answer(i64),
        Reject,
        Ask,
        Reply,
        Withdraw,
    }

    fn steps() -> impl Strategy<Value = Vec<Step>> {
        let step = prop_oneof![
            (0..100_i64).prop_map(Step::Answer),
            Just(Step::Reject),
            Just(Step::Ask),
            Just(Step::Reply),
            Just(Step::Withdraw),
        ];
        proptest::collection::vec(step, 0..20)
    }

    fn text() -> MessageId {
        MessageId::from_value(7)
    }

    fn take(state: State, step: &Step) -> Result<State, StepRefused> {
        match step {
            Step::Answer(id) => state.answer(ReleaseId::from_value(*id)),
            Step::Reject => state.reject(text()),
            Step::Ask => state.ask(text()),
            Step::Reply => state.reply(),
            Step::Withdraw => state.withdraw(),
        }
    }

    proptest! {
        #[test]
        fn inv2_a_case_is_answered_at_most_once_and_never_after_its_end(steps in steps()) {
            let mut state = State::Received;
            let mut ends = 0;
            for step in &steps {
                let before = state;
                match take(state, step) {
                    Ok(next) => {
                        prop_assert!(before.open().is_ok(), "a step left an ended case");
                        ends += u32::from(next.open().is_err());
                        state = next;
                    }
                    Err(_) => state = before,
                }
            }
            prop_assert!(ends <= 1);
        }
    }

    #[test]
    fn h2_only_an_answer_can_be_taken_back() {
        let release = ReleaseId::from_value(3);
        let answered = State::Received.answer(release).unwrap();
        assert_eq!(answered.release(), Ok(release));
        assert_eq!(answered.revoke(), Ok(State::Received));
        for other in [
            State::Received,
            State::Rejected { reason: text() },
            State::Withdrawn,
        ] {
            assert_eq!(other.revoke(), Err(StepRefused::NothingReleased));
        }
    }

    #[test]
    fn h2_a_second_question_waits_for_the_first_reply() {
        let asked = State::Received.ask(text()).unwrap();
        assert_eq!(asked.ask(text()), Err(StepRefused::AlreadyAsked));
        assert_eq!(asked.reply(), Ok(State::Received));
        assert_eq!(State::Received.reply(), Err(StepRefused::NothingAsked));
    }
}
