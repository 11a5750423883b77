//! What somebody signed in can change; the old password is asked again for each.

use axum::http::StatusCode;
use device::{Input, RecoverySheet, Refusal, Reply, SessionToken};

use super::{EmailAsked, Secret, Twice, both, sentence, typed};
use protocol::Code;

use crate::caller::Caller;
use crate::engine::Failure;
use crate::problem::{Problem, Problems};

/// Changes a known password (D3).
pub(crate) async fn change_password(
    caller: &Caller,
    session: SessionToken,
    old: &Secret,
    new: Twice<'_>,
) -> Result<(), Problems> {
    let (old, new) = match (typed(old, "old_password"), new.choose(&caller.profile)) {
        (Ok(old), Ok(new)) => (old, new),
        (old, new) => return Err(both(old.err(), new.err())),
    };
    submit(caller, Input::ChangePassword { session, old, new }).await?;
    Ok(())
}

/// Sets, changes or removes the reserved email (D2); answers with it masked.
pub(crate) async fn change_reserved_email(
    caller: &Caller,
    session: SessionToken,
    old: &Secret,
    email: EmailAsked<'_>,
) -> Result<Option<String>, Problems> {
    let (old, reserved_email) = match (typed(old, "old_password"), email.parse()) {
        (Ok(old), Ok(email)) => (old, email),
        (old, email) => return Err(both(email.err(), old.err())),
    };
    let input = Input::ChangeReservedEmail {
        session,
        old,
        reserved_email,
    };
    match submit(caller, input).await? {
        Reply::ReservedEmailChanged { reserved_email } => Ok(reserved_email),
        _ => Err(Failure::Lost.into()),
    }
}

/// Has a code mailed to the reserved email (D1, D2).
pub(crate) async fn ask_confirmation(
    caller: &Caller,
    session: SessionToken,
) -> Result<(), Problem> {
    if !caller.reaches_service {
        let message = "This device does not reach its recovery service, so no code can be mailed.";
        return Err(Problem::new(StatusCode::CONFLICT, "no_service", message));
    }
    let asked = Input::AskConfirmation { session };
    match caller.engine.submit(asked).await? {
        Reply::ConfirmationAsked => Ok(()),
        _ => Err(Failure::Lost.into()),
    }
}

/// Takes the code that was mailed to the reserved email. Faults of form cost no try.
pub(crate) async fn confirm_email(
    caller: &Caller,
    session: SessionToken,
    code: &Secret,
) -> Result<(), Problem> {
    let code = Code::parse(code.as_typed())
        .map_err(|fault| Problem::value("code", "code_unreadable", sentence(&fault.to_string())))?;
    match caller
        .engine
        .submit(Input::ConfirmEmail { session, code })
        .await?
    {
        Reply::ReservedEmailConfirmed => Ok(()),
        _ => Err(Failure::Lost.into()),
    }
}

/// Makes a recovery sheet in the place of that with the number `replaces`, of any where it is `None`.
pub(crate) async fn make_sheet(
    caller: &Caller,
    session: SessionToken,
    old: &Secret,
    replaces: Option<u32>,
) -> Result<RecoverySheet, Problems> {
    let old = typed(old, "old_password")?;
    let input = Input::MakeSheet {
        session,
        old,
        replaces,
    };
    match submit(caller, input).await? {
        Reply::SheetMade(sheet) => Ok(sheet),
        _ => Err(Failure::Lost.into()),
    }
}

/// Here a wrong password is one in the field of the old password.
pub(super) async fn submit(caller: &Caller, input: Input) -> Result<Reply, Problems> {
    caller
        .engine
        .submit(input)
        .await
        .map_err(|failure| match failure {
            Failure::Refused(refusal @ Refusal::WrongPassword { .. }) => {
                Problem::from(refusal).at("old_password").into()
            }
            other => other.into(),
        })
}
