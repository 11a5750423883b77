//! Why a file as a whole cannot be taken.

use std::io;

use thiserror::Error;

/// Why a file cannot be read, as a sentence for the person who sent it.
#[derive(Debug, Error)]
pub enum Unreadable {
    /// No bytes, or no sheet with anything in it.
    #[error("The file is empty: there is no sheet in it with anything in its cells.")]
    Empty,
    /// More bytes than are looked at.
    #[error("The file is too large: at most {} MB are taken. Please split the list.", .0 >> 20)]
    TooManyBytes(u64),
    /// It unpacks to more than its limit.
    #[error(
        "The file unpacks to far more than a list of devices can need. Please copy the list into a new, empty spreadsheet and send that."
    )]
    Bomb,
    /// It holds more text than its limit.
    #[error("The file holds more text than a list of devices can need. Please split the list.")]
    TooMuchText,
    /// More rows than its limit.
    #[error("The list has more than {0} rows. Please split it.")]
    TooManyRows(u32),
    /// It carries macros.
    #[error("The file holds macros, which are not taken. Please save it as .xlsx, without macros.")]
    Macros,
    /// It is protected with a password.
    #[error("The file is protected with a password. Please remove the password and save it again.")]
    Password,
    /// A document type, whose entities could stand for anything.
    #[error(
        "The file has a document type (DOCTYPE), which no spreadsheet program writes. It is not taken."
    )]
    DocType,
    /// Parts of two kinds of file, or bytes before or behind it.
    #[error(
        "The file is of two kinds at once. Please save it again from your spreadsheet program."
    )]
    TwoKinds,
    /// The binary form of a workbook (`.xlsb`).
    #[error("This is a binary workbook (.xlsb). Please save it as .xlsx.")]
    Binary,
    /// Written before 1997.
    #[error("The file is in a format from before 1997. Please save it as .xlsx.")]
    TooOld,
    /// Something else altogether.
    #[error("This is {0}, not a spreadsheet. Please send .xlsx, .xls, .ods or .csv.")]
    Foreign(&'static str),
    /// Broken, or cut off.
    #[error(
        "The file is damaged. Please open it in your spreadsheet program, save it again and send that."
    )]
    Damaged,
    /// The bytes could not be had.
    #[error("the file could not be read from where it is kept")]
    Source(#[from] io::Error),
}

/// Marks the error of a stream that has passed its limit.
#[derive(Debug, Error)]
#[error("past the limit")]
pub(super) struct Overrun;

impl Unreadable {
    /// What an error inside a part means: past the limit, or damaged.
    pub(super) fn in_part(error: &io::Error) -> Self {
        let inner = error.get_ref();
        if inner.is_some_and(<dyn std::error::Error + Send + Sync>::is::<Overrun>) {
            Self::Bomb
        } else {
            Self::Damaged
        }
    }
}
