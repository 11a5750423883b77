//! What a list shows of its devices besides their codes: labels and dates by row, a proof of purchase by
//! row or for all (P10). A file belongs to the row whose serial number its name holds.

use std::collections::HashMap;

use protocol::Serial;
use recovery::bulk::Row;
use recovery::country::Country;
use recovery::evidence::{Shows, Want, Wants};
use recovery::picture::PictureName;
use recovery::policy::{AnswerKind, Policy};
use sheets::Packed;
use web::Field;
use web::language::Words;

use super::super::shown as fields;
use super::draft::{Draft, Standing, Token};
use super::pictures::{Report, Taker};
use crate::app::App;
use crate::http::fault::Fault;
use crate::intake;

/// Most pictures of one thing, of a device or of the whole list; the pages of a PDF count.
const PICTURES: usize = 5;
/// How much longer such a picture is worked at than one with a code.
pub(super) const COSTS: usize = 4;

const ACCEPT: &str = "image/png,image/jpeg,image/webp,application/pdf,.zip,application/zip";

const FOLDER: &str = "shown";

/// What was shown so far: of each row, by its serial number, or of all.
#[derive(Clone, Default)]
pub(super) struct Shown(HashMap<Option<Serial>, Vec<Shows>>);

impl Shown {
    /// What is shown of a device.
    pub(super) fn of(&self, serial: &Serial) -> Vec<Shows> {
        let all = [Some(serial.clone()), None];
        let found = all.iter().filter_map(|of| self.0.get(of));
        found.flatten().copied().collect()
    }

    /// Of how many devices this is shown, by files of their own; and whether it is shown for all.
    fn count(&self, shows: Shows) -> (usize, bool) {
        let has = |(_, shown): &(&Option<Serial>, &Vec<Shows>)| shown.contains(&shows);
        let mut rows = 0;
        let mut for_all = false;
        for (of, _) in self.0.iter().filter(has) {
            match of {
                Some(_) => rows += 1,
                None => for_all = true,
            }
        }
        (rows, for_all)
    }
}

/// What was shown, by the notes beside a list.
pub(super) async fn load(app: &App, token: &Token) -> Result<Shown, Fault> {
    let names = app.shelf.names_aside(&[token.as_str(), FOLDER]).await?;
    let mut shown = Shown::default();
    for name in names {
        let (kind, serial) = name.split_once('.').unwrap_or((&name, ""));
        if let Some(shows) = Shows::parse(kind) {
            shown
                .0
                .entry(Serial::parse(serial).ok())
                .or_default()
                .push(shows);
        }
    }
    Ok(shown)
}

fn note(of: Option<&Serial>, shows: Shows) -> String {
    match of {
        Some(serial) => format!("{}.{serial}", shows.as_str()),
        None => shows.as_str().to_owned(),
    }
}

async fn names(
    app: &App,
    token: &Token,
    of: Option<&Serial>,
    shows: Shows,
) -> Result<Vec<PictureName>, Fault> {
    let place = [token.as_str(), FOLDER, &note(of, shows)];
    let note = app.shelf.aside(&place).await?.unwrap_or_default();
    let note = String::from_utf8(note).map_err(Fault::internal)?;
    Ok(note
        .split_whitespace()
        .filter_map(PictureName::parse)
        .collect())
}

/// The pictures that show something of a device, or of all when there is none.
pub(super) async fn files(
    app: &App,
    token: &Token,
    of: Option<&Serial>,
    shown: &Shown,
) -> Result<Vec<(Shows, PictureName)>, Fault> {
    let mut files = Vec::new();
    for shows in shown.0.get(&of.cloned()).into_iter().flatten() {
        let names = names(app, token, of, *shows).await?;
        files.extend(names.into_iter().map(|name| (*shows, name)));
    }
    Ok(files)
}

impl Taker<'_> {
    /// Takes a file that shows something.
    pub(super) async fn shown(
        &self,
        shows: Shows,
        file: Packed,
        report: &mut Report,
    ) -> Result<(), Fault> {
        let Packed { name, bytes } = file;
        let Some(bytes) = bytes else {
            report.tell(name, self.t.say("bulk-picture-too-large"));
            return Ok(());
        };
        if !report.has_time(COSTS) {
            report.tell(name, self.t.say("bulk-shown-again"));
            return Ok(());
        }
        let of = self.devices.named(&name);
        let of = match (of, shows) {
            (None, Shows::Proof) => None,
            (None, _) => self.devices.only(),
            (some, _) => some,
        };
        if of.is_none() && shows != Shows::Proof {
            report.tell(name, self.t.say("bulk-shown-no-row"));
            return Ok(());
        }
        let taken = match intake::take_shown(self.t, self.app, bytes).await? {
            Ok(taken) => taken,
            Err(reading) => {
                report.tell(name, reading.sentence(self.t));
                return Ok(());
            }
        };
        let mut all = names(self.app, self.token, of, shows).await?;
        if all.len() + taken.len() > PICTURES {
            for one in &taken {
                self.app.shelf.drop_shown(one).await?;
            }
            let most = [("most", PICTURES.into())];
            report.tell(name, self.t.with("evidence-too-many", &most));
            return Ok(());
        }
        all.extend(taken);
        let all: Vec<_> = all.iter().map(PictureName::as_str).collect();
        let place = [self.token.as_str(), FOLDER, &note(of, shows)];
        self.app
            .shelf
            .put_aside(&place, all.join("\n").into_bytes())
            .await?;
        report.shown += 1;
        Ok(())
    }
}

/// What the page of a list says of one thing that may be shown.
pub(crate) struct Part {
    pub(crate) field: Field,
    pub(crate) is_required: bool,
    /// How far it is there, where it is.
    pub(crate) so_far: Vec<String>,
}

/// The fields of a list's page, with what is there.
pub(super) fn parts(t: Words, policy: &Policy, draft: &Draft, country: &str) -> Vec<Part> {
    let asked = policy.wants.on_form(&policy.answers);
    let here = required_here(policy, &draft.rows, Country::from_code(country));
    let part = |shows| {
        let is_required = here.of(shows) == Want::Required;
        let more = match (is_required, asked.of(shows)) {
            (false, Want::Required) => format!("{} ", t.say("evidence-sometimes")),
            _ => String::new(),
        };
        let field = fields::field_for(t, shows, fields::field_name(shows), &more, ACCEPT);
        let (rows, for_all) = draft.shown.count(shows);
        let mut so_far = Vec::new();
        if rows > 0 {
            so_far.push(t.with("bulk-shown-rows", &[("count", rows.into())]));
        }
        if for_all {
            so_far.push(t.say("bulk-shown-all"));
        }
        Part {
            field,
            is_required,
            so_far,
        }
    };
    asked.at_least(Want::Welcome).map(part).collect()
}

/// How much is wanted of the rows, at most.
fn required_here(policy: &Policy, rows: &[Row], country: Option<Country>) -> Wants {
    let kinds = AnswerKind::ALL.iter();
    let kinds = kinds.filter(|kind| rows.iter().any(|row| row.form.answer == kind.as_str()));
    let wants = kinds.map(|kind| policy.wants.of(Some(*kind), country));
    wants.fold(Wants::default(), Wants::stricter)
}

/// Row, serial number and what it lacks.
pub(super) fn lacking(t: Words, rows: &[Row], standing: &[Standing]) -> Vec<(u32, String, String)> {
    let lacks = |(row, standing): (&Row, &Standing)| match standing {
        Standing::NotShown(serial, shows) => {
            let names: Vec<_> = shows.iter().map(|shows| name(t, *shows)).collect();
            Some((row.number, serial.to_string(), names.join(", ")))
        }
        _ => None,
    };
    rows.iter().zip(standing).filter_map(lacks).collect()
}

/// What every list is asked for, before there is one.
pub(super) fn asked(t: Words, policy: &Policy) -> Vec<String> {
    let asked = policy.wants.on_form(&policy.answers);
    let by_each = |shows| {
        policy
            .answers
            .iter()
            .all(|kind| policy.wants.of(Some(*kind), None).of(shows) == Want::Required)
    };
    let one = |shows: Shows| {
        let id = match asked.of(shows) {
            Want::Required if by_each(shows) => "bulk-asked-required",
            Want::Required => "bulk-asked-sometimes",
            Want::Welcome | Want::NotAsked => "bulk-asked-welcome",
        };
        t.with(id, &[("what", name(t, shows).into())])
    };
    asked.at_least(Want::Welcome).map(one).collect()
}

fn name(t: Words, shows: Shows) -> String {
    match shows {
        Shows::Label => t.say("evidence-label"),
        Shows::Proof => t.say("evidence-proof"),
        Shows::Date => t.say("evidence-date"),
        Shows::Other => t.say("evidence-picture"),
    }
}
