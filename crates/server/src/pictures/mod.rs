//! Pictures: taken in, looked at, kept as drafts until the request comes, and then with the case.

mod clean;
mod reading;
mod shelf;
pub mod stock;
mod watermark;

#[cfg(test)]
pub(crate) use reading::Fact;

pub(crate) use clean::{clean, encode, is_pdf};
pub(crate) use reading::{FRAME_BYTES, Fault, Looked, Reading, advice, look, look_at_frame};
pub(crate) use shelf::{Shelf, draw_name};
pub(crate) use watermark::watermark;
