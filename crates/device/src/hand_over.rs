//! A new password on its way to others that keep one too, before it becomes the device's own.
//!
//! Where a product line has password backends, nothing that sets a password is done at once: the host
//! hands the new password over to each of them first and tells what came of it. The try that led
//! here stays the only thing spent until then, and the old password stays the password. It is given
//! back with the refusal, when a right answer could not be acted upon, and never before.
//!
//! A power cut in between leaves a device whose [`State::changes`](crate::State::changes) has not
//! reached the [`PendingChange::number`]: from that the host sees that the backends must go back.

use protocol::Scope;

use crate::commit::Cause;
use crate::hash::Hash;
use crate::tries::{Before, OpenTry};
use crate::{Event, Machine, NewPassword, Now, Origin, Outcome, Refusal, Reply};

/// A password that was proved, checked and hashed, and waits for the backends.
///
/// Dropped, the old password stays.
pub struct PendingChange {
    pub(crate) ticket: u64,
    pub(crate) number: u64,
    pub(crate) origin: Origin,
    pub(crate) new: NewPassword,
    pub(crate) hash: Hash,
    pub(crate) cause: Cause,
    /// What the try that led here was taken from.
    pub(crate) before: Option<Before>,
}

/// What came of handing a password over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Applied {
    /// Every backend has it.
    Yes,
    /// One could not take it, for the reason told in a sentence, and all have the old one again.
    No(String),
}

impl PendingChange {
    /// Counts the passwords set on this device; once [`State::changes`](crate::State::changes) has
    /// reached it, this one is in force.
    #[must_use]
    pub fn number(&self) -> u64 {
        self.number
    }

    /// The new password, in the form in which it was chosen.
    #[must_use]
    pub fn password(&self) -> &str {
        self.new.as_str()
    }

    /// Whose password it is.
    #[must_use]
    pub fn scope(&self) -> Scope {
        match &self.cause {
            Cause::Recovered(used) => used.scope(),
            Cause::Activated(_) | Cause::Changed(_) => Scope::Administrator,
        }
    }
}

impl Machine {
    /// Sets a password that every backend has, or leaves everything as it was.
    ///
    /// Another input in between refuses it with [`Refusal::TryLapsed`]: the host takes every other
    /// input after this one, and rolls the backends back whenever the answer is a refusal.
    pub fn complete(&mut self, pending: PendingChange, applied: Applied, now: Now) -> Outcome {
        self.state.powered = self.powered(now);
        if pending.ticket != self.ticket || self.state.open_try.is_none() {
            return Outcome::unsaved(Reply::Refused(Refusal::TryLapsed));
        }
        let done = match applied {
            Applied::Yes => self.commit(pending.origin, pending.cause, pending.hash, now),
            Applied::No(why) => {
                if let Some(before) = pending.before {
                    self.give_back(pending.origin, before);
                }
                Err(Refusal::BackendFailed { why })
            }
        };
        self.settle();
        self.close(Ok(Outcome::saved(done.unwrap_or_else(Reply::Refused))))
    }

    /// Hands a change over to the host. From here on the open try is no wrong answer any more, but a
    /// change that did not come about.
    pub(crate) fn hand_over(
        &mut self,
        origin: Origin,
        cause: Cause,
        new: NewPassword,
        hash: Hash,
        now: Now,
    ) -> Reply {
        self.ticket += 1;
        self.state.open_try = Some(OpenTry {
            failure: Event::ChangeFailed,
            origin,
            source: None,
            at: now.clock,
        });
        Reply::HandOver(PendingChange {
            ticket: self.ticket,
            number: self.state.changes + 1,
            origin,
            new,
            hash,
            cause,
            before: None,
        })
    }
}
