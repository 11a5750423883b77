//! The context of Forgot password (D13).

use askama::Template;
use device::WayBack;
use web::Field;

use super::challenge::with_cameras;
use super::{Done, Shell};
use crate::app::App;
use crate::flows::Offer;

/// The choice of a way.
#[derive(Template)]
#[template(path = "forgot.html")]
pub(crate) struct ChooseWay {
    pub(super) shell: Shell,
    pub(super) done: Option<Done>,
    /// Why a key or code was not taken.
    pub(super) trouble: Option<String>,
    /// Ways that can be gone now, the soonest first.
    pub(super) open: Vec<Line>,
    /// Ways that cannot be gone now.
    pub(super) closed: Vec<Line>,
    pub(super) started: Option<String>,
    pub(super) date: Option<String>,
}

/// One way on the page.
pub(crate) struct Line {
    pub(super) offer: Offer,
    pub(super) step: Step,
}

/// What one presses to go a way.
pub(super) enum Step {
    /// A link to its page.
    Link {
        to: &'static str,
        text: &'static str,
    },
    /// A form, because going there makes a challenge.
    Press {
        to: &'static str,
        text: &'static str,
        with_cameras: Box<Option<Field>>,
    },
    /// Nothing: it is not gone on these pages.
    None,
}

impl Line {
    fn new(app: &App, offer: Offer) -> Self {
        let link = |to, text| Step::Link { to, text };
        let step = match offer.way {
            WayBack::Button => Step::None,
            WayBack::Code => link("/forgot/code", "Type the code"),
            WayBack::Email => link("/forgot/email", "Have a code sent"),
            WayBack::File => link("/forgot/file", "Exchange the files"),
            WayBack::Key => Step::Press {
                to: "/forgot/key",
                text: "Show the QR code",
                with_cameras: Box::new(with_cameras(app)),
            },
            WayBack::Questions => link("/forgot/questions", "Answer the questions"),
            WayBack::Sheet => link("/forgot/sheet", "Type a code"),
            WayBack::TemporaryPassword => link("/sign-in", "Sign in with it"),
        };
        Self { offer, step }
    }
}

impl ChooseWay {
    pub(crate) fn new(app: &App, offers: Vec<Offer>, done: Option<Done>) -> Self {
        let lines = offers.into_iter().map(|offer| Line::new(app, offer));
        let (open, closed) = lines.partition(|line| line.offer.why.is_none());
        Self {
            shell: Shell::of(app, false),
            done,
            trouble: None,
            open,
            closed,
            started: app
                .engine
                .status()
                .filter(|_| app.visible().start_time)
                .map(|status| status.started.to_string()),
            date: (app.visible().clock).then(|| app.clock.now().clock.date().to_string()),
        }
    }

    /// After a key or code that can no longer be taken.
    pub(crate) fn ended(app: &App, why: String, offers: Vec<Offer>) -> Self {
        // Where a way is closed, the page says so itself.
        let is_told = offers.iter().any(|offer| offer.why.as_ref() == Some(&why));
        Self {
            trouble: Some(why).filter(|_| !is_told),
            ..Self::new(app, offers, None)
        }
    }
}
