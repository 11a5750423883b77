//! `regain registry import`: many devices from a CSV file. A row that is wrong is told with its
//! line and left out; all others are kept.

mod rows;

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use csv::StringRecord;
use recovery::audit::Actor;
use recovery::policy::SerialRule;
use recovery::registry::{DeviceFacts, Imported, RawFacts, import_row};
use recovery::store::Store;
use server::Clock;

use self::rows::Rows;
use super::super::cli::Setup;
use super::super::clock::SystemClock;
use super::super::store;

/// Rows that share one commit: large enough to be quick, small enough not to keep others waiting.
const BATCH: usize = 500;

const COLUMNS: [&str; 4] = ["serial", "model", "sold_to", "region"];

/// What became of the rows.
#[derive(Debug, Default, Eq, PartialEq)]
struct Tally {
    added: usize,
    changed: usize,
    same: usize,
    wrong: usize,
}

impl Tally {
    fn rows(&self) -> usize {
        self.added + self.changed + self.same + self.wrong
    }
}

pub(super) async fn run(setup: &Setup, file: &Path) -> Result<ExitCode> {
    let config = setup.load()?;
    let shown = file.display();
    let open = File::open(file).with_context(|| format!("cannot read {shown}"))?;
    let store = store::open(&config).await?;
    let tally = rows(BufReader::new(open), &config.authority.serial(), &*store)
        .await
        .with_context(|| format!("while reading {shown}"))?;
    say!(
        "{} rows: {} added, {} corrected, {} known already, {} wrong",
        tally.rows(),
        tally.added,
        tally.changed,
        tally.same,
        tally.wrong
    );
    Ok(if tally.wrong == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

async fn rows(from: impl BufRead, rule: &SerialRule, store: &dyn Store) -> Result<Tally> {
    let mut rows = Rows::new(from);
    let head = rows.next()?.context("the file is empty")?.fields?;
    let columns = Columns::of(&head)?;
    let mut tally = Tally::default();
    loop {
        let facts = batch(&mut rows, &columns, rule, &mut tally)?;
        keep(&facts, store, &mut tally).await?;
        if facts.len() < BATCH {
            return Ok(tally);
        }
        eprintln!("{} rows so far", tally.rows());
    }
}

/// Reads up to a batch of good rows and tells of the wrong ones; less than a batch ends the file.
fn batch(
    rows: &mut Rows<impl BufRead>,
    columns: &Columns,
    rule: &SerialRule,
    tally: &mut Tally,
) -> Result<Vec<DeviceFacts>> {
    let mut facts = Vec::new();
    while facts.len() < BATCH {
        let Some(row) = rows.next()? else { break };
        let fields = row.fields.map_err(|error| unreadable(&error));
        let parsed = fields.and_then(|fields| {
            let raw = columns.raw(&fields)?;
            DeviceFacts::parse(&raw, rule).map_err(|error| error.to_string())
        });
        match parsed {
            Ok(parsed) => facts.push(parsed),
            Err(problem) => {
                eprintln!("line {}: {problem}", row.line);
                tally.wrong += 1;
            }
        }
    }
    Ok(facts)
}

async fn keep(facts: &[DeviceFacts], store: &dyn Store, tally: &mut Tally) -> Result<()> {
    let mut tx = store.begin().await?;
    let now = SystemClock.now();
    for row in facts {
        match import_row(&mut *tx, row, &Actor::Operator, now).await? {
            Imported::Added => tally.added += 1,
            Imported::Changed => tally.changed += 1,
            Imported::Same => tally.same += 1,
        }
    }
    tx.commit().await?;
    Ok(())
}

/// Why a row cannot be read, without the parser's own counting.
fn unreadable(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::Utf8 { .. } => {
            "not UTF-8 text; save the file as “CSV UTF-8” in your spreadsheet".to_owned()
        }
        _ => error.to_string(),
    }
}

/// Where each column of ours is in the file, and how many it has.
struct Columns {
    places: [Option<usize>; 4],
    count: usize,
}

impl Columns {
    fn of(head: &StringRecord) -> Result<Self> {
        let names: Vec<String> = head.iter().map(str::to_ascii_lowercase).collect();
        if let Some(name) = names.iter().find(|name| !COLUMNS.contains(&name.as_str())) {
            bail!(
                "the first line names a column {name:?}; the columns are {}, with commas between them",
                COLUMNS.join(", ")
            );
        }
        let places = COLUMNS.map(|column| names.iter().position(|name| name == column));
        match places {
            [Some(_), Some(_), ..] => Ok(Self {
                places,
                count: head.len(),
            }),
            _ => bail!("the first line must name the columns serial and model"),
        }
    }

    /// The facts of a row. A row that is too long has a comma where none belongs, and everything
    /// behind it would be taken for something else.
    fn raw<'a>(&self, record: &'a StringRecord) -> Result<RawFacts<'a>, String> {
        if record.len() > self.count {
            return Err(format!(
                "{} fields, and the first line names {}; a field with a comma in it goes between quotation marks",
                record.len(),
                self.count
            ));
        }
        let [serial, model, sold_to, region] = self.places.map(|place| {
            place
                .and_then(|place| record.get(place))
                .unwrap_or_default()
        });
        Ok(RawFacts {
            serial,
            model,
            sold_to,
            region,
        })
    }
}
