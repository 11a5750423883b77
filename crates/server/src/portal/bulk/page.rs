//! The pages of a list.

use askama::Template;
use recovery::bulk::Row;
use recovery::policy::Policy;
use recovery::request::{Field as Name, FieldError, RequestForm};
use web::language::{Rich, Words};
use web::{ErrorSummary, Field};

use super::super::request_form as fields;
use super::draft::{Draft, Standing};
use super::pictures::Report;
use super::shown::{self, Part};
use crate::tell;

/// Faults on one page.
pub(super) const FAULTS: usize = 50;

/// Rows without a picture that are named.
const NAMED: usize = 50;

/// Where a list is begun.
#[derive(Template)]
#[template(path = "portal/bulk.html")]
pub(crate) struct BulkPage<'a> {
    pub(crate) t: Words,
    pub(crate) authority: &'a str,
    pub(crate) summary: ErrorSummary,
    pub(crate) file: Field,
    /// Whether so much is going on that a list wants a puzzle.
    pub(crate) is_busy: bool,
    /// What else is asked for about each device.
    pub(crate) asked: Vec<String>,
}

/// A list, its faults, its pictures, and what is still to be said.
#[derive(Template)]
#[template(path = "portal/bulk_list.html")]
pub(crate) struct ListPage<'a> {
    pub(crate) t: Words,
    pub(crate) authority: &'a str,
    pub(crate) token: String,
    pub(crate) total: usize,
    pub(crate) ready: usize,
    pub(crate) faulty: usize,
    pub(crate) waiting: usize,
    /// Rows whose picture is there, of those that need one.
    pub(crate) attached: usize,
    pub(crate) needing: usize,
    /// Row, column and sentence.
    pub(crate) faults: Vec<(u32, String, String)>,
    pub(crate) page: usize,
    pub(crate) pages: usize,
    /// Row and serial number of those without their picture, and how many more there are.
    pub(crate) missing: Vec<(u32, String)>,
    pub(crate) further: usize,
    pub(crate) report: Option<Report>,
    pub(crate) summary: ErrorSummary,
    pub(crate) corrected: Field,
    pub(crate) pictures: Field,
    pub(crate) email: Field,
    pub(crate) country: Field,
    pub(crate) place: Field,
    pub(crate) business: Field,
    pub(crate) leave_out: Field,
    pub(crate) declaration: Field,
    /// What may be shown besides.
    pub(crate) shown: Vec<Part>,
    /// Row, serial number and what it lacks, and how many more there are of these.
    pub(crate) lacking: Vec<(u32, String, String)>,
    pub(crate) lacking_all: usize,
    /// The name that a file of such a picture may have.
    pub(crate) example: String,
}

/// After a list of which not all was taken.
#[derive(Template)]
#[template(path = "portal/bulk_received.html")]
pub(crate) struct PartlyPage<'a> {
    pub(crate) t: Words,
    pub(crate) authority: &'a str,
    pub(crate) case_number: String,
    pub(crate) email: String,
    pub(crate) taken: usize,
    /// Row, serial number, and why.
    pub(crate) left_out: Vec<(u32, String, String)>,
}

/// What a list's page is shown with besides the list.
#[derive(Default)]
pub(super) struct Said {
    pub(super) page: usize,
    pub(super) report: Option<Report>,
    pub(super) form: RequestForm,
    pub(super) leaves_out: bool,
    pub(super) faults: Vec<FieldError>,
    pub(super) sheet_fault: Option<String>,
    pub(super) nothing_ready: bool,
}

const SHEETS: &str = ".xlsx,.xls,.ods,.csv,.txt,.tsv";
const PICTURES: &str = "image/png,image/jpeg,image/webp,.xml,.zip,application/xml,application/zip";

pub(super) fn blank<'a>(
    t: Words,
    policy: &'a Policy,
    is_busy: bool,
    fault: Option<String>,
) -> BulkPage<'a> {
    let file = Field::file("sheet", t.say("bulk-file"), SHEETS)
        .help(t.say("bulk-file-help"))
        .required()
        .error(fault);
    BulkPage {
        t,
        authority: &policy.service_name,
        summary: ErrorSummary::of([&file]),
        file,
        is_busy,
        asked: shown::asked(t, policy),
    }
}

pub(super) fn list<'a>(
    t: Words,
    token: &str,
    draft: &Draft,
    said: Said,
    policy: &'a Policy,
) -> ListPage<'a> {
    let standing = draft.standing(policy, &said.form.country);
    let count =
        |wanted: fn(&Standing) -> bool| standing.iter().filter(|standing| wanted(standing)).count();
    let (faulty, waiting) = (
        count(|one| *one == Standing::Faulty),
        count(|one| matches!(one, Standing::NoPicture(_))),
    );
    let mut lacking = shown::lacking(t, &draft.rows, &standing);
    let lacking_all = lacking.len();
    lacking.truncate(NAMED);
    let example = draft.rows.iter().find(|row| row.faults.is_empty());
    let example = example.map_or("…", |row| &row.form.serial);
    let example = format!("{example}.jpg");
    let needing = draft
        .rows
        .iter()
        .filter(|row| row.faults.is_empty() && row.needs_picture())
        .count();
    let missing = draft
        .rows
        .iter()
        .zip(&standing)
        .filter_map(|(row, standing)| match standing {
            Standing::NoPicture(serial) => Some((row.number, serial.to_string())),
            _ => None,
        });
    let all: usize = draft.rows.iter().map(|row| row.faults.len()).sum();
    let pages = all.div_ceil(FAULTS).max(1);
    let page = said.page.clamp(1, pages);
    let form = &said.form;
    let leave_out = match faulty + waiting + lacking_all {
        0 => None,
        count => Some(t.with("bulk-leave-out", &[("count", count.into())])),
    };
    let mut shown = ListPage {
        t,
        authority: &policy.service_name,
        token: token.to_owned(),
        total: draft.rows.len(),
        ready: draft.rows.len() - faulty - waiting - lacking_all,
        faulty,
        waiting,
        attached: needing - waiting,
        needing,
        faults: faults(t, &draft.rows, page),
        page,
        pages,
        missing: missing.take(NAMED).collect(),
        further: waiting.saturating_sub(NAMED),
        report: said.report,
        summary: ErrorSummary::of([]),
        corrected: Field::file("sheet", t.say("bulk-corrected"), SHEETS)
            .help(t.say("bulk-corrected-help"))
            .error(said.sheet_fault),
        pictures: Field::file("pictures", t.say("bulk-pictures-field"), PICTURES)
            .attribute("multiple", "")
            .help(t.say("bulk-pictures-help")),
        email: fields::email(t, form),
        country: fields::country(t, form),
        place: fields::place(t, form),
        business: fields::business(t, form),
        leave_out: Field::checkbox("leave_out", leave_out.unwrap_or_default())
            .value(if said.leaves_out { "yes" } else { "" }),
        declaration: fields::declaration(t, form),
        shown: shown::parts(t, policy, draft, &form.country),
        lacking,
        lacking_all,
        example,
    };
    shown.mark(&said.faults);
    if said.nothing_ready {
        shown.leave_out = shown.leave_out.error(Some(t.say("bulk-not-ready")));
    }
    shown.summary = ErrorSummary::of([
        &shown.corrected,
        &shown.pictures,
        &shown.email,
        &shown.country,
        &shown.place,
        &shown.business,
        &shown.leave_out,
        &shown.declaration,
    ]);
    shown
}

fn faults(t: Words, rows: &[Row], page: usize) -> Vec<(u32, String, String)> {
    let all = rows
        .iter()
        .flat_map(|row| row.faults.iter().map(|fault| (row.number, fault)));
    all.skip((page - 1) * FAULTS)
        .take(FAULTS)
        .map(|(number, fault)| {
            (
                number,
                fault
                    .column
                    .map_or_else(String::new, |column| tell::title(t, column)),
                tell::reason(t, &fault.reason),
            )
        })
        .collect()
}

impl ListPage<'_> {
    /// Where the rows with faults are to be had.
    fn faults_address(&self) -> String {
        format!("/bulk/{}/faults.xlsx", self.token)
    }

    /// Puts each fault beside its field.
    fn mark(&mut self, faults: &[FieldError]) {
        for fault in faults {
            let field = match fault.field {
                Name::Email => &mut self.email,
                Name::Country => &mut self.country,
                Name::Place => &mut self.place,
                Name::Business => &mut self.business,
                Name::Declaration => &mut self.declaration,
                _ => continue,
            };
            *field = field
                .clone()
                .error(Some(tell::reason(self.t, &fault.reason)));
        }
    }
}
