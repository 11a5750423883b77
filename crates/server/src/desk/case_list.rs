//! A case of several devices as a page: a list to choose from, and what can be done with those
//! chosen.

use askama::Template;
use recovery::calendar::Calendar;
use recovery::case::CaseLine;
use recovery::desk::{CaseList, Review};
use recovery::evidence::ChallengeVerdict;
use web::{ErrorSummary, Field};

use super::acts::Forms;
use super::case_page::{Fact, Happened, Said, asker_facts, happened, said, shown};
use super::ladder;
use super::words::{self, Badge};
use super::work::WorkPart;
use super::{Frame, Note};

/// The page of a case with several devices.
#[derive(Template)]
#[template(path = "desk/case_list.html")]
pub(crate) struct CaseListPage {
    pub(crate) frame: Frame,
    pub(crate) work: WorkPart,
    pub(crate) note: Note,
    pub(crate) summary: ErrorSummary,
    pub(crate) case_number: String,
    pub(crate) holder: String,
    pub(crate) state: Badge,
    pub(crate) total: u32,
    pub(crate) open: u32,
    pub(crate) asked: bool,
    pub(crate) request_facts: Vec<Fact>,
    pub(crate) rows: Vec<LineRow>,
    /// How many devices wait for a second person.
    pub(crate) proposed: usize,
    /// The newest first approval that the page shows.
    pub(crate) seen: i64,
    /// The position after which the next page begins.
    pub(crate) next: Option<u32>,
    pub(crate) messages: Vec<Said>,
    pub(crate) time_line: Vec<Happened>,
    pub(crate) confirm: Field,
    pub(crate) code: Field,
    pub(crate) question: Field,
    pub(crate) canned_question: Field,
    pub(crate) canned: Field,
    pub(crate) reason: Field,
}

/// One device.
pub(crate) struct LineRow {
    pub(crate) position: u32,
    pub(crate) model: String,
    pub(crate) serial: String,
    pub(crate) answer: &'static str,
    /// The challenge's number, or the date and start time typed.
    pub(crate) evidence: String,
    pub(crate) verdict: Badge,
    /// What the policy says, while the device is open.
    pub(crate) policy: Option<Badge>,
    pub(crate) state: Badge,
    pub(crate) is_open: bool,
}

impl CaseListPage {
    pub(super) fn of(
        list: &CaseList,
        calendar: &Calendar,
        frame: Frame,
        work: WorkPart,
        note: Note,
        forms: Forms,
    ) -> Self {
        let (case, tally) = (&list.case, list.tally);
        let rows = list.lines.iter();
        Self {
            frame,
            work,
            note,
            summary: forms.summary(),
            case_number: case.number.to_string(),
            holder: case.holder.to_string(),
            state: words::stage(tally.stage()),
            total: tally.total(),
            open: tally.open(),
            asked: tally.more_wanted > 0,
            request_facts: asker_facts(case, list.age, list.due, calendar),
            proposed: list.proposed,
            seen: ladder::seen(list.newest_proposal),
            rows: rows
                .map(|(line, verdict, review)| row(line, verdict, review))
                .collect(),
            next: list.next,
            messages: list.messages.iter().map(said).collect(),
            time_line: list.history.iter().map(happened).collect(),
            confirm: forms.confirm,
            code: forms.code,
            question: forms.question,
            canned_question: forms.canned_question,
            canned: forms.canned,
            reason: forms.reason,
        }
    }
}

fn row(line: &CaseLine, verdict: &ChallengeVerdict, review: &Review) -> LineRow {
    let is_open = line.state.open().is_ok();
    LineRow {
        position: line.position,
        model: line.model.to_string(),
        serial: line.serial.to_string(),
        answer: line.wanted.kind().label(),
        evidence: shown(line),
        verdict: words::verdict(verdict),
        policy: is_open.then(|| ladder::badge(review)),
        state: words::state(&line.state),
        is_open,
    }
}
