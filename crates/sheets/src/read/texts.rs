//! The texts that a file stores apart from its cells, in one block.

use super::Unreadable;
use crate::cell::{Gathered, Value, text_value};
use crate::limits::Limits;

/// Texts by their number. A vector of strings would take three times the memory.
#[derive(Default)]
pub(super) struct Texts {
    text: String,
    /// Where each ends; the highest bit says that it was longer than the limit of a cell.
    ends: Vec<u32>,
}

const TOO_LONG: u32 = 1 << 31;

impl Texts {
    pub(super) fn push(&mut self, text: &Gathered, limits: &Limits) -> Result<(), Unreadable> {
        self.text.push_str(text.as_str());
        let end = u32::try_from(self.text.len()).map_err(|_| Unreadable::TooMuchText)?;
        let mark = if text.is_too_long() { TOO_LONG } else { 0 };
        self.ends.push(end | mark);
        if self.text.len() + 4 * self.ends.len() > limits.texts.min(TOO_LONG as usize / 2) {
            return Err(Unreadable::TooMuchText);
        }
        Ok(())
    }

    /// The text of that number as a cell's value; a number that does not exist is an error there.
    pub(super) fn value(&self, number: usize) -> Option<Value> {
        let Some(end) = self.ends.get(number) else {
            return Some(Value::Error("#TEXT?".to_owned()));
        };
        let before = number
            .checked_sub(1)
            .map_or(0, |before| self.ends[before] & !TOO_LONG);
        let text = &self.text[before as usize..(end & !TOO_LONG) as usize];
        text_value(text, end & TOO_LONG != 0)
    }
}
