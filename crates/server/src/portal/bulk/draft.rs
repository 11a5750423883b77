//! A list between its upload and its being sent in: on the shelf for drafts, for a day.

use std::collections::HashMap;

use protocol::{Challenge, Serial};
use recovery::bulk::{CellFault, Column, Row};
use recovery::country::Country;
use recovery::evidence::{self, Shows};
use recovery::picture::PictureName;
use recovery::policy::Policy;
use recovery::request::DeviceForm;
use serde::{Deserialize, Serialize};

use super::kept_fault::KeptFault;
use super::shown::{self, Shown};
use crate::app::App;
use crate::http::fault::Fault;

/// A list's name, which nobody can guess. Whoever has it may see the list and send it in.
#[derive(Clone, Debug)]
pub(super) struct Token(String);

/// The list itself.
const LIST: &str = "list";

/// A list and the pictures that were found for it.
pub(super) struct Draft {
    pub(super) rows: Vec<Row>,
    /// Serial numbers of the rows that have their picture.
    pub(super) attached: Vec<Serial>,
    /// What is shown besides.
    pub(super) shown: Shown,
}

/// A picture that belongs to a row.
pub(super) struct Picture {
    pub(super) name: PictureName,
    pub(super) challenge: Challenge,
}

#[derive(Deserialize, Serialize)]
struct Kept {
    number: u32,
    /// In the order of [`Column::ALL`].
    cells: Vec<String>,
    faults: Vec<KeptFault>,
}

impl Token {
    pub(super) fn draw(app: &App) -> Self {
        let mut bytes = [0; 16];
        app.rng().fill_bytes(&mut bytes);
        Self(format!("{:032x}", u128::from_be_bytes(bytes)))
    }

    pub(super) fn parse(text: &str) -> Result<Self, Fault> {
        let is_ours = text.len() == 32
            && text
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        is_ours
            .then(|| Self(text.to_owned()))
            .ok_or(Fault::NotFound)
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

/// Keeps a list, in place of the one that was there.
pub(super) async fn keep(app: &App, token: &Token, rows: &[Row]) -> Result<(), Fault> {
    let kept: Vec<_> = rows.iter().map(Kept::of).collect();
    let json = serde_json::to_vec(&kept).map_err(Fault::internal)?;
    app.shelf.put_aside(&[token.as_str(), LIST], json).await
}

/// The list of that name, if its day is not over.
pub(super) async fn load(app: &App, token: &Token) -> Result<Draft, Fault> {
    let json = app
        .shelf
        .aside(&[token.as_str(), LIST])
        .await?
        .ok_or(Fault::ListGone)?;
    let kept: Vec<Kept> = serde_json::from_slice(&json).map_err(Fault::internal)?;
    let names = app.shelf.names_aside(&[token.as_str(), "pictures"]).await?;
    Ok(Draft {
        rows: kept.into_iter().map(Kept::row).collect(),
        attached: names
            .iter()
            .filter_map(|name| Serial::parse(name).ok())
            .collect(),
        shown: shown::load(app, token).await?,
    })
}

/// Ends a list. Its pictures are swept with the other drafts.
pub(super) async fn end(app: &App, token: &Token) -> Result<(), Fault> {
    app.shelf.drop_aside(&[token.as_str(), LIST]).await
}

/// Notes down which picture belongs to the row with this serial number.
pub(super) async fn attach(app: &App, token: &Token, picture: &Picture) -> Result<(), Fault> {
    let serial = picture.challenge.header().identity.serial();
    let note = format!(
        "{}\n{}",
        picture.name.as_str(),
        picture.challenge.to_digits()
    );
    let place = [token.as_str(), "pictures", serial.as_str()];
    app.shelf.put_aside(&place, note.into_bytes()).await
}

/// The picture of the row with this serial number.
pub(super) async fn picture(
    app: &App,
    token: &Token,
    serial: &Serial,
) -> Result<Option<Picture>, Fault> {
    let place = [token.as_str(), "pictures", serial.as_str()];
    let Some(note) = app.shelf.aside(&place).await? else {
        return Ok(None);
    };
    let note = String::from_utf8(note).map_err(Fault::internal)?;
    let (name, digits) = note
        .split_once('\n')
        .ok_or_else(|| Fault::internal("a note without digits"))?;
    let name = PictureName::parse(name).ok_or_else(|| Fault::internal("a note without a name"))?;
    let challenge = evidence::read(digits).map_err(Fault::internal)?;
    Ok(Some(Picture { name, challenge }))
}

impl Draft {
    /// Where each row stands, by its place among the rows, for devices in that country, once it is
    /// known.
    pub(super) fn standing(&self, policy: &Policy, country: &str) -> Vec<Standing> {
        let country = Country::from_code(country);
        let attached: HashMap<_, ()> = self
            .attached
            .iter()
            .map(|serial| (serial.clone(), ()))
            .collect();
        let standing = |row: &Row| match policy.serial.parse(&row.form.serial) {
            Ok(serial) if row.faults.is_empty() => {
                match row.needs_picture() && !attached.contains_key(&serial) {
                    true => Standing::NoPicture(serial),
                    false => self.shown_or_not(row, serial, policy, country),
                }
            }
            _ => Standing::Faulty,
        };
        self.rows.iter().map(standing).collect()
    }

    /// What is required of that country's devices is required of each row.
    fn shown_or_not(
        &self,
        row: &Row,
        serial: Serial,
        policy: &Policy,
        country: Option<Country>,
    ) -> Standing {
        let shown = self.shown.of(&serial);
        let lacks = policy.wants.lacking(&row.form.answer, country, &shown);
        match lacks.is_empty() {
            true => Standing::Ready(serial),
            false => Standing::NotShown(serial, lacks),
        }
    }
}

/// Where a row stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    Faulty,
    NoPicture(Serial),
    /// It lacks what has to be shown of it.
    NotShown(Serial, Vec<Shows>),
    Ready(Serial),
}

impl Kept {
    fn of(row: &Row) -> Self {
        let mut form = row.form.clone();
        let place = |column| Column::ALL.iter().position(|other| *other == column);
        Self {
            number: row.number,
            cells: Column::ALL
                .iter()
                .map(|column| column.of(&mut form).clone())
                .collect(),
            faults: row
                .faults
                .iter()
                .map(|fault| KeptFault::of(fault.column.and_then(place), &fault.reason))
                .collect(),
        }
    }

    fn row(self) -> Row {
        let mut form = DeviceForm::default();
        for (column, cell) in Column::ALL.iter().zip(self.cells) {
            *column.of(&mut form) = cell;
        }
        let fault = |kept: KeptFault| CellFault {
            column: kept.place.and_then(|place| Column::ALL.get(place).copied()),
            reason: kept.reason(),
        };
        Row {
            number: self.number,
            form,
            faults: self.faults.into_iter().map(fault).collect(),
        }
    }
}
