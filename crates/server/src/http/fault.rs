//! The one mapping from what can go wrong to what the caller is told and what the log says.

use std::time::Duration;

use axum::extract::rejection::JsonRejection;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use recovery::store::StoreError;

/// Why a call ends without its page. [`Fault::status`], [`Fault::title`] and [`Fault::words`] are for
/// the caller; the detail some variants carry goes to the log and nowhere else.
#[derive(Debug)]
pub(crate) enum Fault {
    /// There is no such page, or none for this caller: both look the same.
    NotFound,
    /// The page exists and takes other methods.
    MethodNotAllowed,
    /// The link was good once.
    Ended,
    /// The call makes no sense, for the reason given.
    Senseless(String),
    /// The form is older than its session, or not ours.
    StaleForm,
    /// A rate is used up for so long.
    TooOften { wait: Duration },
    /// More was sent than is taken.
    TooLarge,
    /// It took too long.
    TooSlow,
    /// The call needs a token that it does not have.
    NoToken,
    /// The step does not fit the state things are in, for the reason given.
    Conflict(String),
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
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::Ended => StatusCode::GONE,
            Self::Senseless(_) => StatusCode::BAD_REQUEST,
            Self::StaleForm => StatusCode::FORBIDDEN,
            Self::TooOften { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::SERVICE_UNAVAILABLE,
            Self::NoToken => StatusCode::UNAUTHORIZED,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn title(&self) -> &'static str {
        match self {
            Self::NotFound => "There is no such page",
            Self::MethodNotAllowed | Self::Senseless(_) => "That did not work",
            Self::Ended => "This link is no longer good",
            Self::StaleForm => "This form is too old",
            Self::TooOften { .. } => "A little slower, please",
            Self::TooLarge => "That is too large",
            Self::TooSlow | Self::Unavailable(_) => "Please try again in a minute",
            Self::NoToken => "A token is needed",
            Self::Conflict(_) => "Somebody was faster",
            Self::Internal(_) => "Something went wrong here",
        }
    }

    fn words(&self) -> String {
        match self {
            Self::NotFound => "Check the address, or start again from the first page.".into(),
            Self::MethodNotAllowed => "This address takes another kind of call.".into(),
            Self::Ended => {
                "It was used already, or its time is over. The newest mail has the newest link."
                    .into()
            }
            Self::Senseless(words) | Self::Conflict(words) => words.clone(),
            Self::StaleForm => "Go back, load the page again and repeat the step.".into(),
            Self::TooOften { wait } => format!(
                "There were too many calls in a short time. Try again in {}.",
                in_words(*wait)
            ),
            Self::TooLarge => "Files may have 10 MB at most, and other forms much less.".into(),
            Self::TooSlow => "The answer took too long. Nothing is lost; send it again.".into(),
            Self::NoToken => "Send the token as \"Authorization: Bearer …\".".into(),
            Self::Unavailable(_) => {
                "A part of the service does not answer just now. Nothing is lost; send it again."
                    .into()
            }
            Self::Internal(_) => {
                "It is our fault, not yours. If it happens again, tell us the number below.".into()
            }
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

fn in_words(wait: Duration) -> String {
    match wait.as_secs() + 1 {
        seconds @ 0..=90 => format!("{seconds} seconds"),
        seconds => format!("{} minutes", seconds.div_ceil(60)),
    }
}

/// What the outer layer needs to set a fault as a page or as JSON.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    pub(crate) status: StatusCode,
    pub(crate) title: &'static str,
    pub(crate) words: String,
}

impl IntoResponse for Fault {
    /// Leaves the words in the response's extensions: only the outer layer knows the request's id
    /// and whether a person or a program reads.
    fn into_response(self) -> Response {
        self.log();
        let shown = Shown {
            status: self.status(),
            title: self.title(),
            words: self.words(),
        };
        let mut response = shown.status.into_response();
        let headers = response.headers_mut();
        match self {
            Self::TooOften { wait } => {
                let seconds = HeaderValue::from(wait.as_secs() + 1);
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
