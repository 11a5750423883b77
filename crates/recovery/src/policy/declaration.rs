//! What a holder declares before a request is taken.

use crate::case::DeclarationVersion;

/// A declaration's text and the version that is kept with each request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Declaration {
    version: &'static str,
    /// The sentence beside the box to tick.
    pub text: &'static str,
}

/// The declaration in force. A new wording gets a new version.
pub const DECLARATION: Declaration = Declaration {
    version: "2026-11",
    text: "I own this device or act for its owner, and I am beside it or on its network.",
};

impl Declaration {
    /// The version to keep.
    #[must_use]
    pub fn version(&self) -> DeclarationVersion {
        DeclarationVersion(self.version.to_owned())
    }
}
