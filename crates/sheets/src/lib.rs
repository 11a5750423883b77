//! Spreadsheets of strangers read under hard limits, and templates and corrected files written.
//!
//! Nothing here knows what a column is for: [`read`] turns the bytes of an `.xlsx`, `.ods`, `.xls`
//! or `.csv` into [`Row`]s of raw [`Value`]s, each with the place that the person sees in his
//! program, and [`template`], [`Sheet`] and [`csv`] go the other way.
//!
//! # What is promised about reading
//! * **Memory does not grow with the sheet.** Rows are handed over one by one as they are found.
//!   What has to be kept are the texts that an `.xlsx` or `.xls` stores apart from its cells, in one
//!   block whose size is limited; an `.xls`, whose parts are scattered over the file, is also held
//!   as it is, under a lower limit of its own.
//! * **Work is bounded.** A part of a file is unpacked piece by piece and given up when it passes
//!   its limit, whatever its header claims. So is an element, and the depth of elements.
//! * **One bad row never loses another.** A row's fault comes with that row and the next begins
//!   afresh, also behind a quotation mark that is never closed.
//! * **Nothing is guessed.** A number comes as the file writes it, and says that it is a number. A
//!   file with macros, a document type, a password, or of two kinds at once is refused.
//!
//! # Why the formats are read by hand
//! The readers that exist build the whole sheet in memory, from sizes and repetitions that the file
//! merely claims, and some follow a chain of sectors that leads back into itself for ever. For files
//! of strangers that is a way to end the process. Here are only the few records that carry cells.
//!
//! # Measured
//! `cargo bench -p sheets`: lists of eight columns in which every serial number and every place of
//! purchase is another. Two shared cores under load; each file is read by a process of its own, whose
//! memory at the most is told, all of it.
//!
//! | file | rows | its size | read | memory |
//! | --- | --- | --- | --- | --- |
//! | `.xlsx`, as Excel saves it | 10,000 | 0.3 MB | 0.2 s | 4 MB |
//! | `.ods` | 10,000 | 0.1 MB | 0.2 s | 4 MB |
//! | `.csv` | 10,000 | 1.0 MB | 0.1 s | 3 MB |
//! | `.xlsx`, as Excel saves it | 100,000 | 3.3 MB | 1.9 s | 8 MB |
//! | `.ods` | 100,000 | 1.0 MB | 2.2 s | 4 MB |
//! | `.csv` | 100,000 | 10 MB | 0.3 s | 3 MB |

mod cell;
mod limits;
mod moment;
mod read;
mod write;

pub use cell::{Cell, Column, Row, RowFault, Value};
pub use limits::Limits;
pub use moment::Moment;
pub use read::{ArchiveLimits, Packed, Summary, Unreadable, is_archive, read, unpack};
pub use write::{Sheet, Template, TemplateColumn, WriteError, csv, template};
