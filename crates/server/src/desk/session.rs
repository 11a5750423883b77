//! Staff sign in with password and one-time code, and out again.

use std::sync::Arc;

use askama::Template;
use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{FromRequestParts, Query, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use recovery::staff::{
    self, Agent, Attempt, Handle, LocalSignIn, Member, Password, Reader, SignInError,
};
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;
use web::{ErrorSummary, Field};
use zeroize::Zeroizing;

use super::Note;
use super::form_token::FormToken;
use crate::app::App;
use crate::http::client::ClientAddress;
use crate::http::fault::Fault;
use crate::http::layers::html;
use crate::sso::Provider;

const COOKIE: &str = "regain-desk";

/// The page to sign in.
#[derive(Template)]
#[template(path = "desk/sign_in.html")]
pub(crate) struct SignInPage<'a> {
    pub(crate) authority: &'a str,
    pub(crate) note: Note,
    pub(crate) summary: ErrorSummary,
    pub(crate) user: Field,
    pub(crate) password: Field,
    pub(crate) code: Field,
    /// Whether the desk has a name that passkeys can belong to.
    pub(crate) takes_passkeys: bool,
    /// What the buttons of single sign-on say.
    pub(crate) providers: Vec<String>,
    /// Whether passwords are for emergencies alone.
    pub(crate) only_sso: bool,
    /// Whether a name was typed already.
    pub(crate) is_retyped: bool,
}

/// A member of staff with a live session and a role that gives this handle. Handlers that take one
/// cannot be reached without.
pub(crate) struct SignedIn<H = Agent> {
    pub(super) who: H,
    pub(super) form_token: FormToken,
}

impl<H: Handle> SignedIn<H> {
    /// The handle that everybody here has.
    pub(super) fn reader(&self) -> Reader {
        self.who.member().reader()
    }
}

/// Why a page that needs a session was not reached.
pub(crate) enum NotSignedIn {
    /// There is no live session.
    NoSession,
    /// The role does not allow it, or nobody can tell just now.
    Fault(Fault),
}

impl IntoResponse for NotSignedIn {
    fn into_response(self) -> Response {
        match self {
            Self::NoSession => Redirect::to("/sign-in?why=ended").into_response(),
            Self::Fault(fault) => fault.into_response(),
        }
    }
}

impl<H: Handle> FromRequestParts<App> for SignedIn<H> {
    type Rejection = NotSignedIn;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, NotSignedIn> {
        let cookie = app.cookie(COOKIE);
        let token = cookie.read(&parts.headers).ok_or(NotSignedIn::NoSession)?;
        let member = staff::member_for(&*app.services.store, token, app.now())
            .await
            .map_err(|error| NotSignedIn::Fault(error.into()))?
            .ok_or(NotSignedIn::NoSession)?;
        let who = H::of(&member)
            .map_err(|refused| NotSignedIn::Fault(Fault::NotAllowed(refused.to_string())))?;
        Ok(Self {
            who,
            form_token: FormToken::of(token),
        })
    }
}

#[derive(Deserialize)]
pub(super) struct Why {
    #[serde(default)]
    why: String,
}

#[derive(Deserialize)]
pub(super) struct Typed {
    user: String,
    password: Zeroizing<String>,
    code: Zeroizing<String>,
}

#[derive(Deserialize)]
pub(super) struct SigningOut {
    form_token: String,
}

pub(super) async fn form(
    State(app): State<App>,
    Query(Why { why }): Query<Why>,
) -> Result<Response, Fault> {
    let note = match why.as_str() {
        "ended" => Some((
            "plain",
            "Please sign in. A session ends after 15 quiet minutes.".into(),
        )),
        "out" => Some(("good", "You are signed out.".into())),
        _ => None,
    };
    show(&app, StatusCode::OK, "", note)
}

pub(super) async fn sign_in(
    State(app): State<App>,
    who: ClientAddress,
    headers: HeaderMap,
    form: Result<Form<Typed>, FormRejection>,
) -> Result<Response, Fault> {
    let Form(typed) = form.map_err(|_| Fault::Senseless("This is not the form.".into()))?;
    app.limits.sign_in(who)?;
    let user = typed.user.clone();
    match try_aside(&app, typed, browser_of(&headers)).await? {
        Ok(signed_in) => enter(&app, &signed_in),
        Err(SignInError::Store(error)) => Err(error.into()),
        Err(refused) => {
            let note = Some(("bad", refused.to_string()));
            show(&app, StatusCode::UNPROCESSABLE_ENTITY, &user, note)
        }
    }
}

/// Hands a fresh session's cookie out and leads to the desk.
pub(super) fn enter(app: &App, signed_in: &staff::SignedIn) -> Result<Response, Fault> {
    let cookie = cookie(app, signed_in)?;
    let mut response = Redirect::to("/").into_response();
    response.headers_mut().insert(header::SET_COOKIE, cookie);
    Ok(response)
}

/// A fresh session's cookie.
pub(super) fn cookie(app: &App, signed_in: &staff::SignedIn) -> Result<HeaderValue, Fault> {
    let cookie = app.cookie(COOKIE);
    let cookie = cookie.set(&signed_in.token.to_text(), None);
    cookie.ok_or_else(|| Fault::internal("a session token does not fit a cookie"))
}

/// Says at the sign-in why there was none.
pub(super) fn refuse(app: &App, words: &str) -> Result<Response, Fault> {
    let note = Some(("bad", words.to_owned()));
    show(app, StatusCode::UNPROCESSABLE_ENTITY, "", note)
}

/// What a browser calls itself, in a few words, for its owner to tell his sessions apart by.
pub(super) fn browser_of(headers: &HeaderMap) -> String {
    let agent = headers.get(header::USER_AGENT);
    let agent = agent.and_then(|agent| agent.to_str().ok()).unwrap_or("");
    let first = |names: &[(&str, &'static str)]| {
        let mut known = names.iter();
        known
            .find(|(sign, _)| agent.contains(sign))
            .map(|(_, name)| *name)
    };
    // Each of them also claims to be the ones below it.
    let browser = first(&[
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = first(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser} on {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => String::new(),
    }
}

/// Runs the sign-in off the event loop: its hash takes tens of milliseconds of processor time.
async fn try_aside(
    app: &App,
    typed: Typed,
    browser: String,
) -> Result<Result<staff::SignedIn, SignInError>, Fault> {
    let _turn = app.looking.acquire().await.map_err(Fault::internal)?;
    let (services, now) = (app.services.clone(), app.now());
    let runtime = tokio::runtime::Handle::current();
    let work = move || {
        let attempt = Attempt {
            name: &typed.user,
            password: Password::new(typed.password.nfc().collect()),
            code: &typed.code,
            browser: &browser,
            local: services.settings.sso.local(),
        };
        let (store, vault) = (&*services.store, &*services.vault);
        let cost = services.settings.hash_cost;
        let rng = &mut *services.entropy.rng();
        runtime.block_on(staff::sign_in(store, vault, &attempt, cost, now, rng))
    };
    tokio::task::spawn_blocking(work)
        .await
        .map_err(Fault::internal)
}

pub(super) async fn sign_out(
    State(app): State<App>,
    staff: SignedIn<Member>,
    Form(SigningOut { form_token }): Form<SigningOut>,
) -> Result<Response, Fault> {
    staff.form_token.check(&form_token)?;
    staff::sign_out(&*app.services.store, &staff.who, app.now()).await?;
    let mut response = Redirect::to("/sign-in?why=out").into_response();
    let cookie = app.cookie(COOKIE).clear();
    response.headers_mut().insert(header::SET_COOKIE, cookie);
    Ok(response)
}

fn show(app: &App, status: StatusCode, user: &str, note: Note) -> Result<Response, Fault> {
    let sso = &app.services.settings.sso;
    let name = |provider: &Arc<Provider>| provider.settings().name.clone();
    let page = SignInPage {
        authority: &app.services.policy.service_name,
        note,
        summary: ErrorSummary::of([]),
        user: Field::text("user", "User name")
            .value(user)
            .attribute("autocomplete", "username")
            .attribute("autocapitalize", "none")
            .attribute("spellcheck", "false")
            .required(),
        password: Field::password("password", "Password", "current-password").required(),
        code: Field::text("code", "6-digit code")
            .help("From your authenticator app.")
            .attribute("autocomplete", "one-time-code")
            .attribute("inputmode", "numeric")
            .attribute("maxlength", "8")
            .required(),
        takes_passkeys: app.relying.is_some(),
        providers: sso.providers().iter().map(name).collect(),
        is_retyped: !user.is_empty(),
        only_sso: sso.local() == LocalSignIn::Emergencies,
    };
    html(status, &page)
}
