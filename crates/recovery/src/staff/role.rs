//! What a member of staff may do.

use core::fmt;

use thiserror::Error;

/// The part that somebody has at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Looks at queue, cases and figures. Programs alone have it.
    Reader,
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

/// A word that names no role of programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("A program’s role is one of reader, agent, senior, admin and auditor.")]
pub struct ProgramRoleError;

impl Role {
    /// Every role that a person can have.
    pub const ALL: &'static [Self] = &[Self::Agent, Self::Senior, Self::Admin, Self::Auditor];

    /// Every role that a program can have.
    pub const OF_PROGRAMS: &'static [Self] = &[
        Self::Reader,
        Self::Agent,
        Self::Senior,
        Self::Admin,
        Self::Auditor,
    ];

    /// The word in the database and at the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Reader => "reader",
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
            Self::Reader => "looks at requests, figures and the registry, and changes nothing",
            Self::Agent => "reviews requests and answers them",
            Self::Senior => "an agent who also gives second approvals and keeps the registry",
            Self::Admin => "a senior who also keeps the accounts of the staff",
            Self::Auditor => "sees everything and changes nothing",
        }
    }

    /// Reads the word of [`Self::as_str`] for a person.
    ///
    /// # Errors
    /// When it names no role that a person can have.
    pub fn parse(word: &str) -> Result<Self, RoleError> {
        let named = Self::ALL.iter().copied().find(|role| role.as_str() == word);
        named.ok_or(RoleError)
    }

    /// The same for a program.
    ///
    /// # Errors
    /// When it names no role that a program can have.
    pub fn parse_of_program(word: &str) -> Result<Self, ProgramRoleError> {
        let mut all = Self::OF_PROGRAMS.iter().copied();
        all.find(|role| role.as_str() == word)
            .ok_or(ProgramRoleError)
    }

    /// Whether it may answer requests at all.
    #[must_use]
    pub const fn answers(self) -> bool {
        matches!(self, Self::Agent | Self::Senior | Self::Admin)
    }

    /// What of this role is left to a program whose maker has that role now: never more than he may
    /// do himself.
    #[must_use]
    pub const fn cut_to(self, makers: Self) -> Self {
        match (self, makers) {
            (role, Self::Admin) => role,
            (Self::Admin | Self::Senior, Self::Senior) => Self::Senior,
            (Self::Agent, Self::Senior)
            | (Self::Admin | Self::Senior | Self::Agent, Self::Agent) => Self::Agent,
            (Self::Auditor, Self::Auditor) => Self::Auditor,
            _ => Self::Reader,
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn h_api_a_programs_role_is_never_more_than_its_makers() {
        use Role::{Admin, Agent, Auditor, Reader, Senior};
        let cut = |role: Role| [Admin, Senior, Agent, Auditor].map(|makers| role.cut_to(makers));
        assert_eq!(cut(Admin), [Admin, Senior, Agent, Reader]);
        assert_eq!(cut(Senior), [Senior, Senior, Agent, Reader]);
        assert_eq!(cut(Agent), [Agent, Agent, Agent, Reader]);
        assert_eq!(cut(Auditor), [Auditor, Reader, Reader, Auditor]);
        assert_eq!(cut(Reader), [Reader; 4]);
    }

    #[test]
    fn h_api_a_person_is_never_a_reader() {
        assert!(Role::parse("reader").is_err());
        for role in Role::OF_PROGRAMS {
            assert_eq!(Role::parse_of_program(role.as_str()), Ok(*role));
        }
        assert!(Role::parse_of_program("root").is_err());
    }
}
