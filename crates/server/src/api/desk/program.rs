//! Who calls: a program with a live token.

use axum::extract::{FromRequestParts, Request, State};
use axum::http::header;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use recovery::staff::{self, Handle, Member};

use crate::app::App;
use crate::http::client::ClientAddress;
use crate::http::fault::Fault;

/// A program whose token gives this handle.
pub(crate) struct Program<H>(pub(super) H);

/// Lets nobody in without a live token.
pub(super) async fn admit(
    State(app): State<App>,
    who: ClientAddress,
    mut request: Request,
    next: Next,
) -> Response {
    let value = request.headers().get(header::AUTHORIZATION);
    let value = value.and_then(|value| value.to_str().ok());
    let token = value.and_then(|value| value.split_once(' '));
    let token = token.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
    let token = token.map_or("", |(_, token)| token.trim()).to_owned();
    match known(&app, who, &token).await {
        Ok(member) => {
            request.extensions_mut().insert(member);
            next.run(request).await
        }
        Err(fault) => fault.into_response(),
    }
}

/// Every token that opens nothing is refused in the same words, after the same work.
async fn known(app: &App, who: ClientAddress, token: &str) -> Result<Member, Fault> {
    let (store, now) = (&*app.services.store, app.now());
    if token.is_empty() {
        return Err(Fault::NoToken);
    }
    match staff::program_for(store, token, who.address(), now).await? {
        Ok(member) => {
            app.limits.program_call(member.name().as_str())?;
            Ok(member)
        }
        Err(wrong) => {
            app.limits.wrong_token(who)?;
            wrong.note(store, now).await?;
            Err(Fault::NoToken)
        }
    }
}

impl<H: Handle> FromRequestParts<App> for Program<H> {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Fault> {
        let member = parts.extensions.get::<Member>().ok_or(Fault::NoToken)?;
        H::of(member)
            .map(Self)
            .map_err(|refused| Fault::NotAllowed(refused.to_string()))
    }
}
