//! Templates to fill in, and lists to take away.

mod list;
mod separated;
mod template;

pub use self::list::Sheet;
pub use self::separated::csv;
pub use self::template::{Template, TemplateColumn, template};

use rust_xlsxwriter::XlsxError;
use thiserror::Error;

/// A text that begins with one of these may be taken for a formula, by this or another program. The
/// apostrophe is among them because it is what keeps a program from doing so.
pub(crate) const FORMULA: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\''];

/// Why a sheet was not written: the caller gave what a sheet cannot hold, or the disk is full.
#[derive(Debug, Error)]
#[error("the sheet was not written: {0}")]
pub struct WriteError(#[from] XlsxError);
