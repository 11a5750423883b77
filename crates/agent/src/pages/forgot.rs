//! Forgot password (D13): all ways back in that this device offers.
//!
//! A way has its page under `/forgot/<word>`. Where it cannot be gone, its page leads back here,
//! and this page says why.

use axum::response::{IntoResponse, Redirect, Response};
use device::WayBack;

use super::access::DoneQuery;
use super::views::ChooseWay;
use super::{Broken, OrBroken, again, render};
use crate::asked::Query;
use crate::caller::Caller;
use crate::flows;
use crate::problem::Problems;

pub(super) async fn show(
    caller: Caller,
    Query(query): Query<DoneQuery>,
) -> Result<Response, Broken> {
    let status = flows::status(&caller).or_broken(&caller)?;
    if !status.activated {
        return Ok(Redirect::to("/activate").into_response());
    }
    let offers = flows::offers(&caller).await.or_broken(&caller)?;
    Ok(render(&ChooseWay::new(&caller, offers, query.notice())))
}

/// `None` where the way can be gone; else the way to the page that says why not.
pub(super) async fn elsewhere(caller: &Caller, way: WayBack) -> Result<Option<Redirect>, Broken> {
    match flows::way(caller, way).await {
        Ok(()) => Ok(None),
        Err(problem) if problem.status.is_server_error() => Err(problem).or_broken(caller),
        Err(_) => Ok(Some(Redirect::to("/forgot"))),
    }
}

/// After an answer that can no longer be given: this page with why.
pub(super) async fn ended(caller: &Caller, problems: &Problems) -> Result<Response, Broken> {
    let offers = flows::offers(caller).await.or_broken(caller)?;
    let why = problems.first().message.clone();
    Ok(again(
        problems,
        render(&ChooseWay::ended(caller, why, offers)),
    ))
}
