//! Pictures find their rows by the serial number in their code.

use std::collections::HashMap;

use protocol::{Challenge, Serial};

use super::Row;
use crate::policy::{AnswerKind, Policy};

/// Which row a picture belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Attached {
    /// The row with this place among the rows, from 0.
    Row(usize),
    /// The row is there, but its answer is made without a picture.
    NotNeeded(usize),
    /// The picture asks for another answer than the row does.
    OtherAnswer(usize, AnswerKind),
    /// No row has that serial number.
    NoSuchRow(Serial),
}

/// The good rows of a list, by their serial number.
pub struct Devices<'a> {
    rows: &'a [Row],
    places: HashMap<Serial, usize>,
    /// Characters in a serial number of this authority.
    length: usize,
}

impl<'a> Devices<'a> {
    /// Looks at all rows; those with faults are left out.
    #[must_use]
    pub fn new(rows: &'a [Row], policy: &Policy) -> Self {
        let good = rows
            .iter()
            .enumerate()
            .filter(|(_, row)| row.faults.is_empty());
        let places = good
            .filter_map(|(at, row)| Some((policy.serial.parse(&row.form.serial).ok()?, at)))
            .collect();
        Self {
            rows,
            places,
            length: policy.serial.length,
        }
    }

    /// The serial number of the good row that the name of a file holds, in whatever stands around it.
    #[must_use]
    pub fn named(&self, file: &str) -> Option<&Serial> {
        let name = file.rsplit(['/', '\\']).next()?.to_uppercase();
        let letters: Vec<_> = name.char_indices().map(|(at, _)| at).collect();
        let ends = letters.iter().copied().skip(self.length);
        let mut parts = letters.iter().zip(ends.chain([name.len()]));
        parts.find_map(|(from, to)| {
            let serial = Serial::parse(name.get(*from..to)?).ok()?;
            self.places.get_key_value(&serial).map(|(known, _)| known)
        })
    }

    /// The only good row, when there is one.
    #[must_use]
    pub fn only(&self) -> Option<&Serial> {
        let mut all = self.places.keys();
        all.next().filter(|_| self.places.len() == 1)
    }

    /// The row that a challenge belongs to, by the serial number that its device wrote.
    #[must_use]
    pub fn attach(&self, challenge: &Challenge) -> Attached {
        let header = challenge.header();
        let serial = header.identity.serial();
        let Some(at) = self.places.get(serial).copied() else {
            return Attached::NoSuchRow(serial.clone());
        };
        let wanted = AnswerKind::parse(&self.rows[at].form.answer);
        match (AnswerKind::of_challenge(header.way), wanted) {
            (_, Some(wanted)) if !wanted.answers_challenge() => Attached::NotNeeded(at),
            (Some(asks_for), Some(wanted)) if asks_for != wanted => {
                Attached::OtherAnswer(at, asks_for)
            }
            _ => Attached::Row(at),
        }
    }
}

impl Row {
    /// Whether its answer is one to a challenge, so that it needs a picture or an exported file.
    #[must_use]
    pub fn needs_picture(&self) -> bool {
        AnswerKind::parse(&self.form.answer).is_some_and(AnswerKind::answers_challenge)
    }
}
