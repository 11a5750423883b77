//! What cannot be taken back needs a second factor that was shown just now: on the page of the step
//! itself, so that nothing that was typed is lost.

use std::time::Duration;

use axum::Form;
use axum::extract::State;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Redirect, Response};
use recovery::staff::{self, Confirmed, Handle, Member, SignInError};
use web::Field;

use super::sent::Sent;
use super::session::SignedIn;
use super::{passkeys, sso};
use crate::app::App;
use crate::http::client::ClientAddress;
use crate::http::fault::Fault;

/// For how long at least a second factor opens the pages about accounts, where one step seldom
/// comes alone.
const ACCOUNT_PAGES: Duration = Duration::from_mins(5);

/// Where a confirmation may lead back to.
const BACK: &[&str] = &["/account", "/staff", "/tokens", "/privacy", "/webhooks"];

/// The field for the authenticator's code.
pub(crate) fn code_field() -> Field {
    Field::text("code", "6-digit code")
        .help("From your authenticator app. Each code is good once.")
        .attribute("autocomplete", "one-time-code")
        .attribute("inputmode", "numeric")
        .attribute("maxlength", "8")
        .required()
}

/// The proof that a step needs: from a second factor shown a short while ago, or from the one that
/// the form brings. Or why not, for the form.
pub(super) async fn confirmed<H: Handle>(
    app: &App,
    staff: &SignedIn<H>,
    sent: &Sent,
) -> Result<Result<Confirmed<H>, String>, Fault> {
    let (handle, now) = (staff.who.clone(), app.now());
    if let Some(fresh) = Confirmed::of(handle.clone(), app.services.settings.step_up, now) {
        return Ok(Ok(fresh));
    }
    show_now(app, handle, sent).await
}

/// The same for the pages about accounts.
pub(super) fn for_accounts<H: Handle>(app: &App, handle: H) -> Option<Confirmed<H>> {
    Confirmed::of(handle, within(app), app.now())
}

/// Whether the pages about accounts may change something for him now.
pub(super) fn opens_accounts(app: &App, member: &Member) -> bool {
    member.is_fresh(within(app), app.now())
}

fn within(app: &App) -> Duration {
    app.services.settings.step_up.max(ACCOUNT_PAGES)
}

/// Takes the second factor of a form: a passkey where there is one, or else the code.
async fn show_now<H: Handle>(
    app: &App,
    handle: H,
    sent: &Sent,
) -> Result<Result<Confirmed<H>, String>, Fault> {
    let store = &*app.services.store;
    let shown = match sent.text("passkey") {
        "" if sent.text("code").trim().is_empty() => return by_provider(app, handle).await,
        "" => {
            let vault = &*app.services.vault;
            staff::confirm(store, vault, handle, sent.text("code"), app.now()).await
        }
        _ => match passkeys::shown(app, handle.member(), sent).await? {
            Some(shown) => staff::confirm_by_passkey(store, handle, &shown, app.now()).await,
            None => Err(SignInError::UnknownPasskey),
        },
    };
    match shown {
        Ok(confirmed) => Ok(Ok(confirmed)),
        Err(SignInError::Store(error)) => Err(error.into()),
        Err(refused) => Ok(Err(refused.to_string())),
    }
}

/// Takes the answer that a repeated sign-in at his provider is good for, or says what is wanted.
async fn by_provider<H: Handle>(
    app: &App,
    handle: H,
) -> Result<Result<Confirmed<H>, String>, Fault> {
    let provider = sso::confirms_at(app, handle.member()).await?;
    let (store, now) = (&*app.services.store, app.now());
    if let Some(confirmed) = staff::take_grant(store, handle, now).await? {
        return Ok(Ok(confirmed));
    }
    Ok(Err(match provider {
        None => {
            "This step needs a second factor. Please type the code, or use a passkey.".to_owned()
        }
        Some(name) => format!(
            "This step needs a second factor. Sign in again at {name} by the link below and then press \
             the button here, or use a passkey."
        ),
    }))
}

/// A second factor for the page that somebody comes from.
pub(super) async fn confirm(
    State(app): State<App>,
    staff: SignedIn<Member>,
    who: ClientAddress,
    form: Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Result<Response, Fault> {
    app.limits.sign_in(who)?;
    let sent = Sent::checked(form, &staff.form_token)?;
    let next = sent.text("next");
    let is_ours = |place: &&&str| next == **place || next.starts_with(&format!("{place}/"));
    let known = BACK.iter().any(|place| is_ours(&place));
    let next = if known { next } else { "/account" };
    let why = match show_now(&app, staff.who.clone(), &sent).await? {
        Ok(_) => "",
        Err(_) if sent.text("passkey").is_empty() => "?done=wrong-code",
        Err(_) => "?done=wrong-passkey",
    };
    Ok(Redirect::to(&format!("{next}{why}")).into_response())
}
