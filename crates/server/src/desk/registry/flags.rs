//! Flags are set and taken away.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use recovery::registry::{self, FlagError, FlagKind};
use recovery::staff::Senior;

use super::super::sent::{Fields, Sent};
use super::super::session::SignedIn;
use super::device::{Refused, parse, show};
use crate::app::App;
use crate::http::fault::Fault;

pub(super) async fn set(
    State(app): State<App>,
    staff: SignedIn<Senior>,
    Path(serial): Path<String>,
    form: Fields,
) -> Result<Response, Fault> {
    let sent = Sent::checked(form, &staff.form_token)?;
    let (serial, reason) = (parse(&serial)?, sent.text("reason"));
    let kind = FlagKind::parse_of_staff(sent.text("kind")).ok_or_else(no_kind)?;
    let store = &*app.services.store;
    let refused = match registry::flag(store, &staff.who, &serial, kind, reason, app.now()).await {
        Ok(()) => return Ok(Redirect::to(&format!("/registry/{serial}?done=flag")).into_response()),
        Err(error) => Refused {
            set: Some(kind.as_str().to_owned()),
            reason: reason.to_owned(),
            words: words(error)?,
            ..Refused::default()
        },
    };
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    show(&app, &staff, status, &serial, None, &refused).await
}

pub(super) async fn clear(
    State(app): State<App>,
    staff: SignedIn<Senior>,
    Path(serial): Path<String>,
    form: Fields,
) -> Result<Response, Fault> {
    let sent = Sent::checked(form, &staff.form_token)?;
    let serial = parse(&serial)?;
    let kind = FlagKind::parse(sent.text("kind")).ok_or_else(no_kind)?;
    let reason = sent.text(&format!("reason-{}", kind.as_str()));
    let store = &*app.services.store;
    let done = registry::clear_flag(store, &staff.who, &serial, kind, reason, app.now()).await;
    let refused = match done {
        Ok(()) => {
            let address = format!("/registry/{serial}?done=clear");
            return Ok(Redirect::to(&address).into_response());
        }
        Err(error) => Refused {
            clear: Some(kind),
            reason: reason.to_owned(),
            words: words(error)?,
            ..Refused::default()
        },
    };
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    show(&app, &staff, status, &serial, None, &refused).await
}

fn no_kind() -> Fault {
    Fault::Senseless("Please choose what kind of flag it is.".into())
}

/// What to say beside the field; what is no fault of it is told as a page.
fn words(error: FlagError) -> Result<String, Fault> {
    match error {
        FlagError::Reason(recovery::text::TextError::Empty) => Ok("Please say why.".to_owned()),
        FlagError::Reason(error) => Ok(error.to_string()),
        FlagError::UnknownSerial(_) => Err(Fault::NotFound),
        FlagError::Store(error) => Err(error.into()),
        refused @ (FlagError::Flagged(..) | FlagError::NotFlagged(..)) => {
            Err(Fault::Conflict(refused.to_string()))
        }
    }
}
