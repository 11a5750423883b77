//! Requests: from the form's raw text to a case.

mod fault;
mod form;
mod open;
mod shown;

pub use self::fault::{Field, FieldError};
pub(crate) use self::form::no_date;
pub use self::form::{Asker, DeviceForm, MOST_DEVICES, NewLine, NewRequest, RequestForm};
pub use self::open::{Faulty, OpenError, Receipt, open, open_for};
pub use self::shown::Brought;
