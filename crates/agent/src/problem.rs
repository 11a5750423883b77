//! The one mapping from what the device refuses to what a page or an API caller is told.

use axum::http::StatusCode;
use device::{PasswordRefusal, Refusal};
use protocol::Way;

use crate::engine::Failure;
use crate::log;

/// What is wrong with a request, for a person and for a program.
#[derive(Debug, Clone)]
pub(crate) struct Problem {
    pub(crate) status: StatusCode,
    /// A word for programs that never changes.
    pub(crate) code: &'static str,
    /// A sentence for people.
    pub(crate) message: String,
    /// The field it belongs to.
    pub(crate) field: Option<&'static str>,
    /// Seconds after which the same request may succeed.
    pub(crate) retry_after: Option<u64>,
}

impl Problem {
    pub(crate) fn new(status: StatusCode, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            status,
            code,
            message: message.into(),
            field: None,
            retry_after: None,
        }
    }

    /// A value that cannot be used.
    pub(crate) fn value(
        field: &'static str,
        code: &'static str,
        message: impl Into<String>,
    ) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, code, message).at(field)
    }

    /// The terms of the reserved email were not agreed to.
    pub(crate) fn not_agreed() -> Self {
        Self::value(
            "agreed",
            "not_agreed",
            "Tick this to go on; without it no code is asked for.",
        )
    }

    pub(crate) fn at(mut self, field: &'static str) -> Self {
        self.field = Some(field);
        self
    }

    pub(crate) fn is_signed_out(&self) -> bool {
        self.code == "signed_out"
    }
}

/// Everything that is wrong with one request; at least one thing.
#[derive(Debug, Clone)]
pub(crate) struct Problems(Vec<Problem>);

impl Problems {
    pub(crate) fn first(&self) -> &Problem {
        &self.0[0]
    }

    /// What is wrong with this field.
    pub(crate) fn of(&self, field: &str) -> Option<String> {
        let found = self.0.iter().find(|problem| problem.field == Some(field));
        found.map(|problem| problem.message.clone())
    }

    /// What is wrong with no field in particular.
    pub(crate) fn general(&self) -> Option<String> {
        let found = self.0.iter().find(|problem| problem.field.is_none());
        found.map(|problem| problem.message.clone())
    }

    /// The same problems where a caller's field has another name.
    pub(crate) fn renamed(mut self, field: &str, to: &'static str) -> Self {
        for problem in self
            .0
            .iter_mut()
            .filter(|problem| problem.field == Some(field))
        {
            problem.field = Some(to);
        }
        self
    }

    /// One by one.
    pub(crate) fn into_each(self) -> impl Iterator<Item = Problem> {
        self.0.into_iter()
    }

    /// Collects the faults of several checks; `None` when there is none.
    pub(crate) fn collect(found: impl IntoIterator<Item = Option<Problem>>) -> Option<Self> {
        let found: Vec<_> = found.into_iter().flatten().collect();
        (!found.is_empty()).then_some(Self(found))
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Self(vec![problem])
    }
}

impl From<Failure> for Problems {
    fn from(failure: Failure) -> Self {
        Problem::from(failure).into()
    }
}

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Refused(refusal) => refusal.into(),
            Failure::Disk(_) => storage(),
            Failure::Start(fault) => {
                log::warn(fault);
                storage()
            }
            Failure::Lost => Self::new(
                StatusCode::SERVICE_UNAVAILABLE,
                "interrupted",
                "The device was interrupted. Look whether the change happened, then try again.",
            ),
        }
    }
}

/// Paths and causes are for the log; they help nobody on the network but a stranger.
fn storage() -> Problem {
    Problem::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "storage",
        "The device cannot save anything now, so nothing was changed. Its disk is full, read-only or broken; its log says more.",
    )
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        let (status, code) = kind(&refusal);
        let mut problem = Self::new(status, code, refusal.to_string());
        problem.field = field(&refusal);
        problem.retry_after = match refusal {
            // Rounded up, so that nobody comes back too early.
            Refusal::Wait { left } | Refusal::MailedLately { left } => {
                Some(left.as_millis().div_ceil(1000) as u64)
            }
            _ => None,
        };
        problem
    }
}

fn kind(refusal: &Refusal) -> (StatusCode, &'static str) {
    match refusal {
        Refusal::AlreadyActivated => (StatusCode::CONFLICT, "already_activated"),
        Refusal::BackendFailed { .. } => (StatusCode::BAD_GATEWAY, "backend_failed"),
        Refusal::CamerasNotOffered => (StatusCode::FORBIDDEN, "cameras_not_offered"),
        Refusal::ChallengeEnded { .. } => (StatusCode::GONE, "challenge_ended"),
        Refusal::ChallengeReplaced { .. } => (StatusCode::GONE, "challenge_replaced"),
        Refusal::DateChanged { .. } => (StatusCode::GONE, "date_changed"),
        Refusal::DateUsed { .. } => (StatusCode::CONFLICT, "date_used"),
        Refusal::File(_) => (StatusCode::UNPROCESSABLE_ENTITY, "file_refused"),
        Refusal::FileExpired { .. } => (StatusCode::UNPROCESSABLE_ENTITY, "file_refused"),
        Refusal::FileForOtherOrigin { .. } => (StatusCode::CONFLICT, "file_for_other_place"),
        Refusal::EmailConfirmed => (StatusCode::CONFLICT, "email_confirmed"),
        Refusal::MailedLately { .. } => (StatusCode::TOO_MANY_REQUESTS, "mailed_lately"),
        Refusal::NoConfirmation => (StatusCode::GONE, "no_confirmation"),
        Refusal::Erasing => (StatusCode::SERVICE_UNAVAILABLE, "erasing"),
        Refusal::NoChallenge => (StatusCode::NOT_FOUND, "no_challenge"),
        Refusal::NoQuestions => (StatusCode::NOT_FOUND, "no_questions"),
        Refusal::NoReservedEmail => (StatusCode::CONFLICT, "no_reserved_email"),
        Refusal::NoSheet => (StatusCode::NOT_FOUND, "no_sheet"),
        Refusal::NoMemory => (StatusCode::SERVICE_UNAVAILABLE, "no_memory"),
        Refusal::NotActivated => (StatusCode::CONFLICT, "not_activated"),
        Refusal::SamePassword => (StatusCode::UNPROCESSABLE_ENTITY, "same_password"),
        Refusal::SetPasswordOver => (StatusCode::GONE, "set_password_over"),
        Refusal::SheetChanged => (StatusCode::CONFLICT, "sheet_changed"),
        Refusal::SheetUsedUp { .. } => (StatusCode::GONE, "sheet_used_up"),
        Refusal::SignedOut => (StatusCode::UNAUTHORIZED, "signed_out"),
        Refusal::TryLapsed => (StatusCode::CONFLICT, "try_lapsed"),
        Refusal::Wait { .. } => (StatusCode::TOO_MANY_REQUESTS, "wait"),
        Refusal::WayNotOffered { .. } => (StatusCode::FORBIDDEN, "way_not_offered"),
        Refusal::WaysClosed => (StatusCode::FORBIDDEN, "ways_closed"),
        Refusal::WrongAnswers { .. } => (StatusCode::FORBIDDEN, "wrong_answers"),
        Refusal::WrongKey {
            way: Way::Email, ..
        } => (StatusCode::FORBIDDEN, "wrong_code"),
        Refusal::WrongKey { .. } => (StatusCode::FORBIDDEN, "wrong_key"),
        Refusal::WrongConfirmation { .. } => (StatusCode::FORBIDDEN, "wrong_code"),
        Refusal::WrongPassword { .. } => (StatusCode::FORBIDDEN, "wrong_password"),
        Refusal::WrongSecurityCode { .. } => (StatusCode::FORBIDDEN, "wrong_code"),
        Refusal::WrongSheetCode { .. } => (StatusCode::FORBIDDEN, "wrong_code"),
        Refusal::WrongTemporaryPassword { .. } => (StatusCode::FORBIDDEN, "wrong_password"),
        _ => (StatusCode::CONFLICT, "refused"),
    }
}

fn field(refusal: &Refusal) -> Option<&'static str> {
    match refusal {
        Refusal::SamePassword => Some("new_password"),
        Refusal::WrongKey {
            way: Way::Email, ..
        } => Some("code"),
        Refusal::WrongKey { .. } => Some("key"),
        Refusal::WrongPassword { .. } | Refusal::WrongTemporaryPassword { .. } => Some("password"),
        Refusal::File(_) | Refusal::FileExpired { .. } | Refusal::FileForOtherOrigin { .. } => {
            Some("file")
        }
        Refusal::NoConfirmation
        | Refusal::WrongConfirmation { .. }
        | Refusal::WrongSecurityCode { .. }
        | Refusal::WrongSheetCode { .. } => Some("code"),
        _ => None,
    }
}

impl From<PasswordRefusal> for Problem {
    fn from(refusal: PasswordRefusal) -> Self {
        let (code, field) = match refusal {
            PasswordRefusal::Differ => ("passwords_differ", "new_password_again"),
            PasswordRefusal::Guessable(_) => ("password_guessable", "new_password"),
            PasswordRefusal::TooLong { .. } => ("password_too_long", "new_password"),
            PasswordRefusal::TooShort { .. } => ("password_too_short", "new_password"),
        };
        Self::value(field, code, refusal.to_string())
    }
}
