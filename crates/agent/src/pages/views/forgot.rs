//! The context of Forgot password (D13).

use askama::Template;

use super::{Done, Shell};
use crate::app::App;
use crate::problem::Problem;

/// How one way stands.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Way {
    Open,
    /// Offered, but it cannot be gone now.
    Closed {
        why: String,
    },
    /// Not offered on this device, and therefore not shown.
    Absent,
}

impl Way {
    fn of(open: Result<(), Problem>) -> Self {
        match open {
            Ok(()) => Self::Open,
            Err(problem) if problem.code == "way_not_offered" => Self::Absent,
            Err(problem) => Self::Closed {
                why: problem.message,
            },
        }
    }

    fn says(&self, text: &str) -> bool {
        matches!(self, Self::Closed { why } if why == text)
    }
}

/// Every way, the one first that will get the holder in soonest.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ways {
    pub(super) sheet: Way,
    pub(super) key: Way,
}

impl Ways {
    pub(crate) fn new(sheet: Result<(), Problem>, key: Result<(), Problem>) -> Self {
        Self {
            sheet: Way::of(sheet),
            key: Way::of(key),
        }
    }

    pub(super) fn are_all_absent(&self) -> bool {
        [&self.sheet, &self.key]
            .iter()
            .all(|way| **way == Way::Absent)
    }
}

/// The choice of a way.
#[derive(Template)]
#[template(path = "forgot.html")]
pub(crate) struct ChooseWay {
    pub(super) shell: Shell,
    pub(super) done: Option<Done>,
    /// Why a key or code was not taken.
    pub(super) trouble: Option<String>,
    pub(super) ways: Ways,
    pub(super) service: String,
    pub(super) started: Option<String>,
}

impl ChooseWay {
    pub(crate) fn new(app: &App, ways: Ways, done: Option<Done>) -> Self {
        Self {
            shell: Shell::of(app, false),
            done,
            trouble: None,
            ways,
            service: app.bundle.service().to_string(),
            started: app.engine.status().map(|status| status.started.to_string()),
        }
    }

    /// After a key or code that can no longer be taken.
    pub(crate) fn ended(app: &App, why: String, ways: Ways) -> Self {
        Self {
            // Where a way is closed, the page says so itself.
            trouble: Some(why).filter(|why| !ways.sheet.says(why) && !ways.key.says(why)),
            ..Self::new(app, ways, None)
        }
    }
}
