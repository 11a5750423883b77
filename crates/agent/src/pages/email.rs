//! The way back in by the reserved email (D5).

use axum::response::{IntoResponse, Response};
use device::WayBack;
use protocol::Way;

use super::access::DoneQuery;
use super::challenge::{self, AnswerForm, AskForm};
use super::views::{AgreeToEmail, ChallengePage};
use super::{Broken, OrBroken, again, forgot, render};
use crate::asked::{Form, Query};
use crate::caller::Caller;
use crate::flows;
use crate::problem::{Problem, Problems};

/// The challenge where there is one, else what has to be agreed to first.
pub(super) async fn show(
    caller: Caller,
    Query(query): Query<DoneQuery>,
) -> Result<Response, Broken> {
    if let Some(elsewhere) = forgot::elsewhere(&caller, WayBack::Email).await? {
        return Ok(elsewhere.into_response());
    }
    match challenge::live(&caller, Way::Email).await? {
        Some(shown) => {
            let page = ChallengePage::new(&caller, &shown, "", None);
            Ok(render(&page.told(query.notice())))
        }
        None => terms(&caller, None),
    }
}

fn terms(caller: &Caller, problems: Option<&Problems>) -> Result<Response, Broken> {
    let status = flows::status(caller).or_broken(caller)?;
    Ok(render(&AgreeToEmail::new(caller, &status, problems)))
}

pub(super) async fn ask(caller: Caller, Form(form): Form<AskForm>) -> Result<Response, Broken> {
    if let Some(elsewhere) = forgot::elsewhere(&caller, WayBack::Email).await? {
        return Ok(elsewhere.into_response());
    }
    if form.agreed != "yes" {
        let problems = Problems::from(Problem::not_agreed());
        let page = terms(&caller, Some(&problems))?;
        return Ok(again(&problems, page));
    }
    let asked = challenge::ask(&caller, Way::Email, &form).await?;
    Ok(asked.into_response())
}

pub(super) async fn answer(
    caller: Caller,
    Form(form): Form<AnswerForm>,
) -> Result<Response, Broken> {
    challenge::answer(&caller, Way::Email, &form).await
}
