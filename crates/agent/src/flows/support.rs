//! The ways back in that support answers without a QR code: by file (D7), by security code (D6) and by
//! temporary password (D9).

use device::{Input, Proof, Recovered, Reply, SessionToken, WayBack};
use protocol::{Code, Way};

use super::recovery::{Answered, recover, recover_by_challenge, way};
use super::{Secret, Twice, both, sentence};
use crate::caller::Caller;
use crate::engine::Failure;
use crate::problem::{Problem, Problems};

/// Replaces the password by support's file (D7). A wrong file costs no try.
pub(crate) async fn recover_by_file(
    caller: &Caller,
    file: Vec<u8>,
    new: Twice<'_>,
) -> Result<Answered, Problems> {
    way(caller, WayBack::File).await?;
    let file = match file.is_empty() {
        true => Err(Problem::value(
            "file",
            "file_missing",
            "Choose the file that came back from support.",
        )),
        false => Ok(file),
    };
    let plain = new.first.normal();
    let (file, new) = match (file, new.choose(&caller.profile)) {
        (Ok(file), Ok(new)) => (file, new),
        (file, new) => return Err(both(file.err(), new.err())),
    };
    let proof = Proof::File(file);
    let recovered = recover_by_challenge(caller, Way::File, proof, new, plain).await?;
    Answered::of(&recovered)
}

/// Replaces the password by the security code for the device's date (D6). Faults of form cost no try.
pub(crate) async fn recover_by_code(
    caller: &Caller,
    code: &Secret,
    new: Twice<'_>,
) -> Result<Recovered, Problems> {
    way(caller, WayBack::Code).await?;
    let code = Code::parse(code.as_typed())
        .map_err(|fault| Problem::value("code", "code_unreadable", sentence(&fault.to_string())));
    let (code, new) = match (code, new.choose(&caller.profile)) {
        (Ok(code), Ok(new)) => (code, new),
        (code, new) => return Err(both(code.err(), new.err())),
    };
    recover(caller, Proof::Code(code), new).await
}

/// Whether the session is one that a temporary password has opened and that may set a password.
pub(crate) async fn may_set_password(
    caller: &Caller,
    session: &SessionToken,
) -> Result<bool, Problem> {
    let session = session.clone();
    let origin = caller
        .engine
        .look(move |machine, now| machine.recovering(&session, now))
        .await?;
    Ok(origin == Some(caller.origin()))
}

/// Sets the password after a temporary one was typed at the sign-in (D9).
pub(crate) async fn set_password(
    caller: &Caller,
    session: SessionToken,
    new: Twice<'_>,
) -> Result<(), Problems> {
    let new = new.choose(&caller.profile)?;
    match caller
        .engine
        .submit(Input::SetPassword { session, new })
        .await?
    {
        Reply::Recovered(_) => Ok(()),
        _ => Err(Failure::Lost.into()),
    }
}
