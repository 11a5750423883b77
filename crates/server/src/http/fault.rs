//! The one mapping from what can go wrong to what the caller is told and what the log says.

use std::time::Duration;

use axum::extract::rejection::JsonRejection;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use recovery::store::StoreError;
use web::language;

use super::room::COME_AGAIN;

/// Why a call ends without its page. [`Fault::status`] and [`Fault::told`] are for the caller; the detail some variants carry goes to the log and nowhere else.
#[derive(Debug)]
pub(crate) enum Fault {
    /// There is no such page, or none for this caller: both look the same.
    NotFound,
    /// The page exists and takes other methods.
    MethodNotAllowed,
    /// The link was good once.
    Ended,
    /// The list was sent, or its day is over.
    ListGone,
    /// The call makes no sense, for the reason given.
    Senseless(String),
    /// What was sent is not the form of that page.
    NotTheForm,
    /// What was sent ended before its end.
    CutOff,
    /// What was sent is not UTF-8 text.
    NotUtf8,
    /// A value in what was sent cannot be, for the reason given.
    Unfit(String),
    /// The form is older than its session, or not ours.
    StaleForm,
    /// The role of whoever is signed in does not allow it, for the reason given.
    NotAllowed(String),
    /// A rate is used up for so long.
    TooOften { wait: Duration },
    /// More was sent than is taken.
    TooLarge,
    /// Too much is being uploaded just now.
    Crowded,
    /// It took too long.
    TooSlow,
    /// The call needs a token that it does not have.
    NoToken,
    /// The step does not fit the state things are in, for the reason given.
    Conflict(String),
    /// The same, because somebody else has just done it.
    Overtaken(String),
    /// There is no case of that number.
    NoSuchCase,
    /// Something we depend on is away for now.
    Unavailable(String),
    /// A fault of ours.
    Internal(String),
}

impl Fault {
    pub(crate) fn internal(detail: impl std::fmt::Display) -> Self {
        Self::Internal(detail.to_string())
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::NotFound | Self::ListGone | Self::NoSuchCase => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::Ended => StatusCode::GONE,
            Self::Senseless(_) | Self::NotTheForm | Self::CutOff | Self::NotUtf8 => {
                StatusCode::BAD_REQUEST
            }
            Self::Unfit(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::StaleForm | Self::NotAllowed(_) => StatusCode::FORBIDDEN,
            Self::TooOften { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow | Self::Crowded => StatusCode::SERVICE_UNAVAILABLE,
            Self::NoToken => StatusCode::UNAUTHORIZED,
            Self::Conflict(_) | Self::Overtaken(_) => StatusCode::CONFLICT,
            Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The ids of its title and of what to do, with a number to fill in; words that are given are told as
    /// they are.
    fn told(&self) -> (&'static str, Words) {
        use self::Words::{Counted, Given, Said};
        match self {
            Self::NotFound => ("not-found", Said("not-found-words")),
            Self::MethodNotAllowed => ("did-not-work", Said("method-words")),
            Self::NotTheForm => ("did-not-work", Said("not-the-form-words")),
            Self::CutOff => ("did-not-work", Said("cut-off-words")),
            Self::NotUtf8 => ("did-not-work", Said("not-utf8-words")),
            Self::Senseless(words) | Self::Unfit(words) => ("did-not-work", Given(words.clone())),
            Self::Ended => ("ended", Said("ended-words")),
            Self::ListGone => ("list-gone", Said("list-gone-words")),
            Self::StaleForm => ("stale", Said("stale-words")),
            Self::NotAllowed(words) => ("not-allowed", Given(words.clone())),
            Self::TooOften { wait } => match wait.as_secs() + 1 {
                seconds @ 0..=90 => ("too-often", Counted("seconds", seconds)),
                seconds => ("too-often", Counted("minutes", seconds.div_ceil(60))),
            },
            Self::TooLarge => ("too-large", Said("too-large-words")),
            Self::Crowded => ("again", Said("crowded-words")),
            Self::TooSlow => ("again", Said("too-slow-words")),
            Self::NoToken => ("no-token", Said("no-token-words")),
            Self::Conflict(words) => ("conflict", Given(words.clone())),
            Self::Overtaken(words) => ("overtaken", Given(words.clone())),
            Self::NoSuchCase => ("no-such-case", Said("no-such-case-words")),
            Self::Unavailable(_) => ("again", Said("unavailable-words")),
            Self::Internal(_) => ("internal", Said("internal-words")),
        }
    }

    fn log(&self) {
        match self {
            Self::Internal(detail) => tracing::error!(detail, "internal fault"),
            Self::Unavailable(detail) => tracing::warn!(detail, "unavailable"),
            other => tracing::debug!(fault = ?other, "refused"),
        }
    }
}

/// What to do about a fault.
#[derive(Clone, Debug)]
enum Words {
    Said(&'static str),
    /// Wait for so many of these.
    Counted(&'static str, u64),
    Given(String),
}

/// What the outer layer needs to set a fault as a page or as JSON.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    pub(crate) status: StatusCode,
    title: &'static str,
    words: Words,
}

impl Shown {
    /// A fault that no handler has told of.
    pub(crate) fn of(status: StatusCode, title: &'static str, words: &'static str) -> Self {
        Self {
            status,
            title,
            words: Words::Said(words),
        }
    }

    pub(crate) fn title(&self, t: language::Words) -> String {
        t.say(&format!("fault-page-{}", self.title))
    }

    pub(crate) fn words(&self, t: language::Words) -> String {
        match &self.words {
            Words::Said(id) => t.say(&format!("fault-page-{id}")),
            Words::Counted(unit, count) => {
                let id = format!("fault-page-too-often-{unit}");
                t.with(&id, &[(unit, (*count).into())])
            }
            Words::Given(words) => words.clone(),
        }
    }
}

impl IntoResponse for Fault {
    /// Leaves the words in the response's extensions: only the outer layer knows the request's id
    /// and whether a person or a program reads.
    fn into_response(self) -> Response {
        self.log();
        let (title, words) = self.told();
        let shown = Shown {
            status: self.status(),
            title,
            words,
        };
        let mut response = shown.status.into_response();
        let headers = response.headers_mut();
        match self {
            Self::TooOften { wait } => {
                let seconds = HeaderValue::from(wait.as_secs() + 1);
                headers.insert(header::RETRY_AFTER, seconds);
            }
            Self::Crowded => {
                let seconds = HeaderValue::from(COME_AGAIN.as_secs());
                headers.insert(header::RETRY_AFTER, seconds);
            }
            Self::NoToken => {
                let bearer = HeaderValue::from_static("Bearer");
                headers.insert(header::WWW_AUTHENTICATE, bearer);
            }
            _ => {}
        }
        response.extensions_mut().insert(shown);
        response
    }
}

impl From<askama::Error> for Fault {
    fn from(error: askama::Error) -> Self {
        Self::internal(error)
    }
}

impl From<JsonRejection> for Fault {
    fn from(rejection: JsonRejection) -> Self {
        match rejection.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            _ => Self::Senseless(rejection.body_text()),
        }
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Unavailable(cause) => Self::Unavailable(format!("store: {cause}")),
            StoreError::Conflict => Self::Unavailable("store: too many at once".into()),
            StoreError::Inconsistent { .. } => Self::internal(error),
        }
    }
}
