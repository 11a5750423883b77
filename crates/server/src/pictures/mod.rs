//! Pictures: taken in, looked at, kept as drafts until the request comes, and then with the case.

mod reading;
mod shelf;

#[cfg(test)]
pub(crate) use reading::Fact;

pub(crate) use reading::{Looked, Reading, advice, look, look_at_evidence};
pub(crate) use shelf::{Shelf, draw_name};
