//! A case as a page: everything that bears on the decision (H1).

use std::time::Duration;

use askama::Template;
use recovery::audit::Entry;
use recovery::calendar::Calendar;
use recovery::case::{Author, Case, CaseLine, Message};
use recovery::desk::{self, CaseView, ChallengeView};
use recovery::evidence::{ChallengeVerdict, Judged, Piece, Shows};
use recovery::lifecycle::State;
use recovery::picture::{CasePicture, Media};
use recovery::policy::Policy;
use recovery::registry::Device;
use recovery::staff::StaffName;
use recovery::store::{Dates, email_key, place_key};
use web::{ErrorSummary, Field};

use super::acts::{Forms, wanted};
use super::ladder::{Button, LadderCard};
use super::words::{self, Badge, Due};
use super::work::WorkPart;
use super::{Frame, Note};
use crate::portal::to_minute;

/// The page of a case.
#[derive(Template)]
#[template(path = "desk/case.html")]
pub(crate) struct CasePage {
    pub(crate) frame: Frame,
    pub(crate) work: WorkPart,
    pub(crate) note: Note,
    pub(crate) summary: ErrorSummary,
    pub(crate) case_number: String,
    /// Its place in a case of several devices.
    pub(crate) line: Option<u32>,
    pub(crate) model: String,
    pub(crate) serial: String,
    pub(crate) holder: String,
    /// The challenge's number, where there is one.
    pub(crate) challenge: Option<String>,
    /// What tells this device's request from any other, to approve what was shown.
    pub(crate) shown: String,
    /// What is sent, such as “the key”.
    pub(crate) what: &'static str,
    /// The dates that are answered.
    pub(crate) dates: String,
    pub(crate) state: Badge,
    pub(crate) verdict: Badge,
    pub(crate) verdict_words: String,
    pub(crate) ladder: LadderCard,
    pub(crate) challenge_facts: Vec<Fact>,
    pub(crate) request_facts: Vec<Fact>,
    pub(crate) registry_facts: Vec<Fact>,
    pub(crate) pictures: Vec<Shown>,
    pub(crate) messages: Vec<Said>,
    pub(crate) earlier: Vec<Earlier>,
    pub(crate) time_line: Vec<Happened>,
    pub(crate) is_open: bool,
    pub(crate) is_answerable: bool,
    pub(crate) is_answered: bool,
    pub(crate) can_be_taken_back: bool,
    pub(crate) asked: bool,
    pub(crate) reserved: bool,
    pub(crate) confirm: Field,
    pub(crate) code: Field,
    pub(crate) exception: Field,
    pub(crate) aside: Field,
    pub(crate) question: Field,
    /// What the settings require and nobody has sent, in words.
    pub(crate) not_shown: String,
    /// What can be asked for by name.
    pub(crate) wanted: Vec<Field>,
    pub(crate) canned_question: Field,
    pub(crate) canned: Field,
    pub(crate) reason: Field,
}

/// A line of facts.
pub(crate) struct Fact {
    pub(crate) name: &'static str,
    pub(crate) value: String,
    pub(crate) mark: Option<Badge>,
}

/// A picture that was sent.
pub(crate) struct Shown {
    pub(crate) title: String,
    pub(crate) href: String,
    pub(crate) is_image: bool,
    /// What it is to show, and what staff made of it.
    pub(crate) piece: Option<PieceShown>,
}

/// A label photo, a proof of purchase or the like.
pub(crate) struct PieceShown {
    /// What it is accepted as.
    pub(crate) what: &'static str,
    /// What was made of it: the notice’s kind and its words.
    pub(crate) judged: Option<(&'static str, String)>,
}

/// A question or a reply.
pub(crate) struct Said {
    pub(crate) at: String,
    pub(crate) who: &'static str,
    pub(crate) text: String,
}

/// Another request that has something in common with this one.
pub(crate) struct Earlier {
    pub(crate) case_number: String,
    pub(crate) at: String,
    pub(crate) state: Badge,
    pub(crate) why: String,
}

/// Something that happened.
pub(crate) struct Happened {
    pub(crate) at: String,
    pub(crate) text: String,
}

impl CasePage {
    pub(super) fn of(
        view: &CaseView,
        policy: &Policy,
        me: &StaffName,
        frame: Frame,
        work: WorkPart,
        note: Note,
        forms: Forms,
    ) -> Self {
        let (days_around, calendar) = (policy.days_around, &policy.calendar);
        let case = &view.case;
        let line = &view.line;
        let dates = (!line.wanted.kind().answers_challenge())
            .then(|| Dates::around(line.device_date, days_around));
        let open = line.state.open().is_ok();
        let reserved = match &view.verdict {
            ChallengeVerdict::Genuine(genuine) => genuine.tells_reserved(&case.holder),
            _ => false,
        };
        Self {
            frame,
            work,
            note,
            summary: forms.summary(),
            case_number: case.number.to_string(),
            line: (view.tally.total() > 1).then_some(line.position),
            model: line.model.to_string(),
            serial: line.serial.to_string(),
            holder: case.holder.to_string(),
            challenge: view.challenge.as_ref().map(|c| c.number.to_string()),
            shown: shown(line),
            what: words::answer(line.wanted.kind()),
            dates: dates.map_or_else(String::new, |dates| dates.to_string()),
            state: words::state(&line.state),
            verdict: words::verdict(&view.verdict),
            verdict_words: view.verdict.desk_sentence(),
            ladder: LadderCard::of(view, policy, me),
            challenge_facts: view
                .challenge
                .as_ref()
                .map(|challenge| challenge_facts(view, challenge))
                .unwrap_or_default(),
            request_facts: request_facts(view, calendar),
            registry_facts: view
                .device
                .as_ref()
                .map(|d| registry_facts(d, line))
                .unwrap_or_default(),
            pictures: pictures(case, &view.pictures, &view.pieces),
            messages: view.messages.iter().map(said).collect(),
            earlier: view
                .earlier
                .iter()
                .map(|(other, theirs)| earlier(other, theirs, case, line))
                .collect(),
            time_line: view.history.iter().map(happened).collect(),
            is_open: open,
            is_answered: line.state.release().is_ok(),
            can_be_taken_back: view.can_be_taken_back,
            is_answerable: view.verdict.is_answerable(),
            asked: view.tally.more_wanted > 0 || matches!(line.state, State::MoreWanted { .. }),
            reserved,
            confirm: forms.confirm,
            code: forms.code,
            exception: forms.exception,
            aside: forms.aside,
            question: forms.question,
            not_shown: words::list(view.not_shown.iter().map(|shows| words::shows(*shows))),
            wanted: match forms.wanted.is_empty() {
                true => wanted(&view.not_shown),
                false => forms.wanted,
            },
            canned_question: forms.canned_question,
            canned: forms.canned,
            reason: forms.reason,
        }
    }
}

/// What a form carries, to tell that what is approved is what was shown (W-30).
pub(crate) fn shown(line: &CaseLine) -> String {
    match (line.wanted.challenge(), line.wanted.started()) {
        (Some(challenge), _) => challenge.number().to_string(),
        (None, Some(started)) => format!("{} {started}", line.device_date),
        (None, None) => line.device_date.to_string(),
    }
}

pub(super) fn fact(name: &'static str, value: &dyn std::fmt::Display) -> Fact {
    Fact {
        name,
        value: value.to_string(),
        mark: None,
    }
}

fn marked(name: &'static str, value: &dyn std::fmt::Display, mark: Badge) -> Fact {
    Fact {
        mark: Some(mark),
        ..fact(name, value)
    }
}

fn challenge_facts(view: &CaseView, shown: &ChallengeView) -> Vec<Fact> {
    let header = shown.challenge.header();
    let identity = &header.identity;
    let mut facts = vec![
        marked(
            "Serial",
            identity.serial(),
            Badge::matching(*identity.serial() == view.line.serial),
        ),
        marked(
            "Model",
            identity.model(),
            Badge::matching(view.model_matches),
        ),
        fact("Firmware", &identity.firmware()),
        fact("Device’s clock then", &header.clock),
        fact("Date typed", &view.line.device_date),
        fact("Device started", &header.started),
        fact("First seen here", &to_minute(shown.first_seen)),
    ];
    if let ChallengeVerdict::Genuine(genuine) = &view.verdict {
        let reserved = genuine
            .reserved()
            .map_or("none".to_owned(), protocol::ReservedEmail::masked);
        facts.push(fact("Time left", &words::left(shown.time_left)));
        facts.push(fact("Reserved email", &reserved));
    }
    facts
}

fn request_facts(view: &CaseView, calendar: &Calendar) -> Vec<Fact> {
    let line = &view.line;
    let mut facts = asker_facts(&view.case, view.age, view.due, calendar);
    facts.extend([
        fact("Product category", &line.category.label()),
        fact("Serial typed", &line.serial),
        fact("Model typed", &line.model),
        fact("Answer asked for", &line.wanted.kind().label()),
    ]);
    if line.wanted.challenge().is_none() {
        facts.push(fact("Date typed", &line.device_date));
    }
    if let Some(started) = line.wanted.started() {
        facts.push(fact("Start time typed", &started));
    }
    facts
}

/// What all devices of a case have in common.
pub(super) fn asker_facts(
    case: &Case,
    age: Duration,
    due: Option<desk::Due>,
    calendar: &Calendar,
) -> Vec<Fact> {
    let declared = format!(
        "{}, text {}",
        to_minute(case.declared_at),
        case.declaration.0
    );
    let mut facts = vec![
        fact("Email", &case.holder),
        fact("Country", &case.country),
        fact("Place of purchase", &case.place),
        fact("Business type", &case.business.label()),
        fact("Received", &to_minute(case.opened_at)),
        fact("Age", &words::age(age)),
        fact("Declared", &declared),
    ];
    if let Some(due) = due.map(|due| Due::of(due, case.country, calendar)) {
        let there = due.holders.map(|there| format!("; {there} for the holder"));
        let due_at = format!("{}{}", due.text, there.unwrap_or_default());
        let mark = due.mark;
        facts.insert(
            0,
            Fact {
                mark,
                ..fact("Due", &due_at)
            },
        );
    }
    facts
}

fn registry_facts(device: &Device, line: &CaseLine) -> Vec<Fact> {
    let facts = &device.facts;
    let unknown = || "not known".to_owned();
    let or_unknown = |line: &Option<recovery::text::Line>| {
        line.as_ref().map_or_else(unknown, ToString::to_string)
    };
    let key = device
        .key
        .as_ref()
        .map_or("never".to_owned(), |key| to_minute(key.at));
    vec![
        marked(
            "Model",
            &facts.model,
            Badge::matching(facts.model == line.model),
        ),
        fact("Sold to", &or_unknown(&facts.sold_to)),
        fact("Region", &or_unknown(&facts.region)),
        fact("Enrolled", &key),
        fact("In the registry since", &to_minute(device.added_at)),
    ]
}

fn pictures(case: &Case, pictures: &[CasePicture], pieces: &[Piece]) -> Vec<Shown> {
    let piece_at = |position| pieces.iter().find(move |piece| piece.position == position);
    let shown = |one: &CasePicture| {
        let piece = piece_at(one.position);
        let named = piece.filter(|piece| piece.shows != Shows::Other);
        let name = named.map_or("Picture", |piece| words::shows(piece.shows));
        Shown {
            title: format!(
                "{} {}, {}",
                uppercase(name),
                one.position,
                to_minute(one.picture.added_at)
            ),
            href: format!("/cases/{}/picture/{}", case.number, one.position),
            is_image: one.picture.media != Media::Xml,
            piece: piece.map(piece_shown),
        }
    };
    pictures.iter().map(shown).collect()
}

fn uppercase(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

fn piece_shown(piece: &Piece) -> PieceShown {
    let what = words::shows(piece.shows);
    let judged = |judged: &Judged| {
        let (by, at) = (&judged.by, to_minute(judged.at));
        match judged.accepted {
            true => ("good", format!("Accepted as {what} by {by}, {at}.")),
            false => ("bad", format!("Does not match, says {by}, {at}.")),
        }
    };
    PieceShown {
        what,
        judged: piece.judged.as_ref().map(judged),
    }
}

pub(super) fn said(message: &Message) -> Said {
    Said {
        at: to_minute(message.at),
        who: match message.author {
            Author::Desk => "desk",
            Author::Holder => "holder",
        },
        text: message.text.to_string(),
    }
}

fn earlier(other: &Case, theirs: &CaseLine, case: &Case, line: &CaseLine) -> Earlier {
    let common = [
        (theirs.serial == line.serial, "same serial"),
        (
            email_key(&other.holder) == email_key(&case.holder),
            "same email",
        ),
        (
            place_key(&other.place) == place_key(&case.place),
            "same place of purchase",
        ),
    ];
    let why: Vec<_> = common
        .iter()
        .filter(|(is, _)| *is)
        .map(|(_, why)| *why)
        .collect();
    Earlier {
        case_number: other.number.to_string(),
        at: to_minute(other.opened_at),
        state: words::state(&theirs.state),
        why: why.join(", "),
    }
}

pub(super) fn happened(entry: &Entry) -> Happened {
    Happened {
        at: to_minute(entry.at),
        text: words::happened(entry),
    }
}
