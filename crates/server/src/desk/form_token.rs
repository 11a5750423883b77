//! Form tokens: a second guard besides the same-origin layer.

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::http::fault::Fault;

/// What every form of a session carries. It follows from the session's token, so nothing is stored,
/// and gives nothing of it away.
pub(crate) struct FormToken(String);

impl FormToken {
    pub(super) fn of(session: &str) -> Self {
        let digest = Sha256::new()
            .chain_update(b"regain desk form\0")
            .chain_update(session)
            .finalize();
        Self(digest.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// Checks what a form brought back.
    pub(super) fn check(&self, sent: &str) -> Result<(), Fault> {
        if bool::from(self.0.as_bytes().ct_eq(sent.as_bytes())) {
            Ok(())
        } else {
            Err(Fault::StaleForm)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w19_a_form_of_another_session_is_refused() {
        let own = FormToken::of("one");
        assert!(own.check(own.as_str()).is_ok());
        assert!(own.check(FormToken::of("other").as_str()).is_err());
        assert!(own.check("").is_err());
    }
}
