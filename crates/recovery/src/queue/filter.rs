//! What of the queue somebody wants to see.

use super::{Label, Search};
use crate::country::Country;
use crate::policy::{AnswerKind, ProductCategory};
use crate::staff::StaffName;
use crate::status::Stage;

/// What of the queue somebody wants to see; all of it must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Where the case stands.
    pub standing: Standing,
    /// Who has it.
    pub whose: Whose,
    /// One of its devices wants this answer.
    pub kind: Option<AnswerKind>,
    /// One of its devices is of this category.
    pub category: Option<ProductCategory>,
    /// Where the devices are used.
    pub country: Option<Country>,
    /// Whether the desk is late with it.
    pub overdue: bool,
    /// A label that it bears.
    pub label: Option<Label>,
    /// What was searched for.
    pub search: Option<Search>,
}

/// Where a case stands, for a filter.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Standing {
    /// It waits for the desk or for its holder.
    #[default]
    Open,
    /// It is in this stage.
    At(Stage),
    /// Anywhere.
    Any,
}

/// Who has a case, for a filter. A claim that has lapsed counts as none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Whose {
    /// It does not matter.
    #[default]
    Anybodys,
    /// Nobody has it.
    Nobodys,
    /// This person has it.
    Of(StaffName),
    /// Nobody has it, or this person.
    FreeFor(StaffName),
}

impl Filter {
    /// Whether it is the one that shows all open cases.
    #[must_use]
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }
}
