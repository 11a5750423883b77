//! Requests: from the form's raw text to a case.

mod fault;
mod form;
mod open;

pub use self::fault::{Field, FieldError};
pub use self::form::{NewRequest, RequestForm};
pub use self::open::{OpenError, Receipt, open};
