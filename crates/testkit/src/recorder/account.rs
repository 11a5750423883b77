//! What the holder does to the reserved email and the recovery sheet.

use device::{
    Input, Origin, Password, Proof, RecoverySheet, Refusal, Reply, SessionToken, SheetCode,
};
use protocol::ReservedEmail;

use super::Recorder;

impl Recorder {
    /// Sets, changes or removes the reserved email.
    ///
    /// # Errors
    /// The refusal.
    ///
    /// # Panics
    /// When the address is none.
    pub fn change_email(
        &mut self,
        session: &SessionToken,
        old: &str,
        email: Option<&str>,
    ) -> Result<(), Refusal> {
        let reserved_email = email.map(|email| ReservedEmail::parse(email).expect("an email"));
        match self.act_on(Input::ChangeReservedEmail {
            session: session.clone(),
            old: Password::typed(old).expect("a password of sane length"),
            reserved_email,
        }) {
            Reply::ReservedEmailChanged { .. } => Ok(()),
            Reply::Refused(refusal) => Err(refusal),
            _ => panic!("neither changed nor refused"),
        }
    }

    /// Makes a recovery sheet in the place of whatever there is.
    ///
    /// # Errors
    /// The refusal.
    ///
    /// # Panics
    /// When the password is longer than passwords are.
    pub fn make_sheet(
        &mut self,
        session: &SessionToken,
        old: &str,
    ) -> Result<RecoverySheet, Refusal> {
        match self.act_on(make_sheet(session, old)) {
            Reply::SheetMade(sheet) => Ok(sheet),
            Reply::Refused(refusal) => Err(refusal),
            _ => panic!("neither a sheet nor refused"),
        }
    }

    /// Types a code of the sheet and a new password; answers with the codes left.
    ///
    /// # Errors
    /// The refusal.
    pub fn recover_by_sheet(
        &mut self,
        origin: Origin,
        code: &SheetCode,
        new: &str,
    ) -> Result<u8, Refusal> {
        let recovered = self.prove(origin, Proof::Sheet(code.clone()), new)?;
        match recovered.sheet_left {
            Some((_, left)) => Ok(left),
            None => panic!("recovered by something else"),
        }
    }
}

/// The input of making a sheet in the place of whatever there is.
///
/// # Panics
/// When the password is longer than passwords are.
#[must_use]
pub fn make_sheet(session: &SessionToken, old: &str) -> Input {
    Input::MakeSheet {
        session: session.clone(),
        old: Password::typed(old).expect("a password of sane length"),
        replaces: None,
    }
}
