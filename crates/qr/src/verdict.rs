//! Why nothing was read.

use crate::Unreadable;
use crate::engine::Look;
use crate::ladder::Rung;
use crate::luma::Luma;

pub(crate) fn verdict(_picture: &Luma, _looks: &[(Rung, Look)]) -> Unreadable {
    Unreadable::NoCode
}
