//! What a member of staff may do.

use core::fmt;

use thiserror::Error;

/// The part that somebody has at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Reviews requests and answers them.
    Agent,
    /// An agent who also decides what takes a second pair of eyes, and keeps the registry.
    Senior,
    /// A senior who also keeps the accounts, the tokens for programs, and what is erased.
    Admin,
    /// Sees everything, the audit trail too, and changes nothing.
    Auditor,
}

/// A word that names no role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("A role is one of agent, senior, admin and auditor.")]
pub struct RoleError;

impl Role {
    /// Every role.
    pub const ALL: &'static [Self] = &[Self::Agent, Self::Senior, Self::Admin, Self::Auditor];

    /// The word in the database and at the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Agent => "agent",
            Self::Senior => "senior",
            Self::Admin => "admin",
            Self::Auditor => "auditor",
        }
    }

    /// What it may do, in a few words.
    #[must_use]
    pub const fn summary(self) -> &'static str {
        match self {
            Self::Agent => "reviews requests and answers them",
            Self::Senior => "an agent who also gives second approvals and keeps the registry",
            Self::Admin => "a senior who also keeps the accounts of the staff",
            Self::Auditor => "sees everything and changes nothing",
        }
    }

    /// Reads the word of [`Self::as_str`].
    ///
    /// # Errors
    /// When it names no role.
    pub fn parse(word: &str) -> Result<Self, RoleError> {
        let named = Self::ALL.iter().copied().find(|role| role.as_str() == word);
        named.ok_or(RoleError)
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
