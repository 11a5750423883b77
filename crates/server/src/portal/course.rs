//! The course of a device's request, for whoever looks it up and for the holder himself (P8).

use recovery::calendar::Calendar;
use recovery::country::Country;
use recovery::holder::{Course, Delivery, Event, Happening, Lasts};
use recovery::lifecycle::State;
use recovery::status::Stage;
use recovery::time::Timestamp;
use web::language::Words;

/// What a page shows of the course.
pub(crate) struct CourseView {
    pub(crate) position: u32,
    pub(crate) serial: String,
    pub(crate) model: String,
    /// The stage in a word, and its badge's colour.
    pub(crate) stage: String,
    pub(crate) colour: &'static str,
    /// The whole way, step by step.
    pub(crate) steps: Vec<Step>,
    /// What happened.
    pub(crate) events: Vec<Moment>,
    /// How long what is there lasts.
    pub(crate) lasts: Option<String>,
    /// What became of the mail with the answer, where that is not what one hopes.
    pub(crate) trouble: Option<String>,
    pub(crate) is_open: bool,
    pub(crate) is_answered: bool,
    /// Whether it worked, once the holder told.
    pub(crate) worked: Option<bool>,
}

/// A step of the way.
pub(crate) struct Step {
    pub(crate) name: String,
    /// `done`, `now`, or nothing for what is ahead.
    pub(crate) is: &'static str,
}

/// Something that happened, with its time in the holder's zone.
pub(crate) struct Moment {
    pub(crate) stamp: String,
    pub(crate) at: String,
    pub(crate) words: String,
}

impl CourseView {
    pub(crate) fn of(t: Words, calendar: &Calendar, country: Country, course: &Course) -> Self {
        let line = &course.line;
        let stage = Stage::from(&line.state);
        let told = |happening: &Happening| {
            let at = calendar.tell(happening.at, country);
            Moment {
                stamp: at.stamp(),
                at: at.here,
                words: t.say(&format!("status-event-{}", happening.what.as_str())),
            }
        };
        let time = |at: Timestamp| calendar.tell(at, country).here;
        Self {
            position: line.position,
            serial: line.serial.to_string(),
            model: line.model.to_string(),
            stage: t.say(&format!("status-{}-title", stage.as_str())),
            colour: colour(stage),
            steps: steps(t, course),
            events: course.events.iter().map(told).collect(),
            lasts: course.lasts.map(|lasts| lasts_words(t, lasts, &time)),
            trouble: match course.delivery {
                Some(Delivery::GivenUp) => Some(t.say("status-mail-given-up")),
                Some(Delivery::OnItsWay) => Some(t.say("status-mail-on-its-way")),
                Some(Delivery::HandedOver) | None => None,
            },
            is_open: line.state.open().is_ok(),
            is_answered: line.state.release().is_ok(),
            worked: course.outcome.map(|outcome| outcome.worked),
        }
    }
}

const fn colour(stage: Stage) -> &'static str {
    match stage {
        Stage::InReview | Stage::Withdrawn => "plain",
        Stage::MoreWanted => "warn",
        Stage::Answered => "good",
        Stage::Rejected => "bad",
    }
}

/// Received, in review, answered, used; with a question in between where there was one, and with
/// another end where it ended otherwise.
fn steps(t: Words, course: &Course) -> Vec<Step> {
    let state = &course.line.state;
    let asked = course.events.iter().any(|one| one.what == Event::Asked);
    let mut steps = vec![("received", "done")];
    let mut add = |name, is| steps.push((name, is));
    let review = match state {
        State::Received => "now",
        _ => "done",
    };
    match state {
        State::MoreWanted { .. } => {
            add("review", "done");
            add("more", "now");
        }
        _ if asked => {
            add("more", "done");
            add("review", review);
        }
        _ => add("review", review),
    }
    match (state, course.outcome) {
        (State::Rejected { .. }, _) => add("rejected", "now"),
        (State::Withdrawn, _) => add("withdrawn", "now"),
        (State::Answered { .. }, None) => {
            add("answered", "now");
            add("used", "");
        }
        (State::Answered { .. }, Some(told)) => {
            add("answered", "done");
            match told.worked {
                true => add("used", "now"),
                false => add("not-used", "now"),
            }
        }
        (State::Received | State::MoreWanted { .. }, _) => {
            add("answered", "");
            add("used", "");
        }
    }
    let named = |(name, is): (&str, &'static str)| Step {
        name: t.say(&format!("status-step-{name}")),
        is,
    };
    steps.into_iter().map(named).collect()
}

fn lasts_words(t: Words, lasts: Lasts, time: &dyn Fn(Timestamp) -> String) -> String {
    match lasts {
        Lasts::ChallengeUntil(at) => t.with("status-lasts-challenge", &[("time", time(at).into())]),
        Lasts::ChallengeOver => t.say("status-lasts-challenge-over"),
        Lasts::Key(life) => {
            let hours = life.as_secs() / 3600;
            t.with("status-lasts-key", &[("hours", hours.into())])
        }
        Lasts::FileUntil(at) => t.with("status-lasts-file", &[("time", time(at).into())]),
        Lasts::FileOver => t.say("status-lasts-file-over"),
        Lasts::Dates(dates) if dates.first == dates.last => t.with(
            "status-lasts-date",
            &[("date", dates.first.to_string().into())],
        ),
        Lasts::Dates(dates) => t.with(
            "status-lasts-dates",
            &[
                ("first", dates.first.to_string().into()),
                ("last", dates.last.to_string().into()),
            ],
        ),
    }
}
