//! Sign-in by an identity provider, and the second factor before an answer by signing in there again.
//!
//! Both go through one door: the browser is sent to the provider with a short-lived cookie, comes back
//! with a code, and is let on only when cookie and state belong together. The desk's own cookie does not
//! come along from another site, so what the visit was for is remembered beside it.

use std::time::Duration;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use recovery::staff::{self, Known, Member, SignOnError, Vouched};
use recovery::time::Timestamp;
use recovery::token::{Token, TokenHash};
use serde::{Deserialize, Serialize};
use web::{Cookie, SameSite};

use super::session::{self, SignedIn, browser_of};
use crate::app::App;
use crate::http::client::ClientAddress;
use crate::http::fault::Fault;
use crate::http::layers::html;
use crate::sso::{Asked, Provider, ProviderError, Secrets};

const COOKIE: &str = "regain-sso";
/// How long somebody may take at the provider.
const PATIENCE: Duration = Duration::from_mins(10);
/// Where the provider sends its users back to.
const BACK: &str = "/sign-in/sso/back";

/// A visit at a provider, as it is remembered in the store.
#[derive(Serialize, Deserialize)]
struct Visit {
    /// The issuer.
    issuer: String,
    /// When it began.
    asked: i64,
    /// Whose step it confirms, and the page to go back to; without one it is a sign-in.
    confirms: Option<(String, String)>,
}

/// A page that leads on by itself, or by a link.
#[derive(Template)]
#[template(path = "desk/signed_on.html")]
pub(crate) struct SignedOnPage<'a> {
    pub(crate) authority: &'a str,
    pub(crate) said: SignedOn,
    pub(crate) next: &'a str,
}

impl SignedOnPage<'_> {
    /// Whether there is nothing to read before going on.
    const fn is_in(&self) -> bool {
        matches!(self.said, SignedOn::In)
    }
}

/// What a visit at a provider came to.
pub(crate) enum SignedOn {
    /// He is signed in.
    In,
    /// A step is confirmed.
    Confirmed,
    /// A step is not confirmed, for that reason.
    Refused(String),
}

/// What a browser comes back with.
#[derive(Deserialize)]
pub(super) struct Return {
    #[serde(default)]
    code: String,
    #[serde(default)]
    state: String,
    iss: Option<String>,
    error: Option<String>,
}

/// Where to go on after a confirmation.
#[derive(Deserialize)]
pub(super) struct Next {
    #[serde(default)]
    next: String,
}

/// Sends a browser to a provider to sign in.
pub(super) async fn begin(
    State(app): State<App>,
    who: ClientAddress,
    Path(place): Path<usize>,
) -> Result<Response, Fault> {
    app.limits.sign_in(who)?;
    let sso = &app.services.settings.sso;
    let provider = sso.providers().get(place).ok_or(Fault::NotFound)?;
    match visit(&app, provider, None).await? {
        Ok(away) => Ok(away),
        Err(words) => session::refuse(&app, &words),
    }
}

/// Sends somebody who is signed in to his provider, to show anew who he is.
pub(super) async fn confirm(
    State(app): State<App>,
    who: ClientAddress,
    staff: SignedIn<Member>,
    Query(Next { next }): Query<Next>,
) -> Result<Response, Fault> {
    app.limits.sign_in(who)?;
    let tie = tie(&app, &staff.who).await?.ok_or(Fault::NotFound)?;
    let sso = &app.services.settings.sso;
    let (_, provider) = sso.by_issuer(&tie).ok_or(Fault::NotFound)?;
    let session = hex(staff.who.session().as_bytes());
    let next = ours(&next).to_owned();
    match visit(&app, provider, Some((session, next.clone()))).await? {
        Ok(away) => Ok(away),
        Err(words) => show(&app, SignedOn::Refused(words), &next),
    }
}

/// What the button of his provider says, where somebody may confirm a step there.
pub(super) async fn confirms_at(app: &App, member: &Member) -> Result<Option<String>, Fault> {
    let sso = &app.services.settings.sso;
    if sso.providers().is_empty() {
        return Ok(None);
    }
    let tie = tie(app, member).await?;
    let provider = tie.and_then(|issuer| sso.by_issuer(&issuer));
    Ok(provider.map(|(_, provider)| provider.settings().name.clone()))
}

/// The issuer that somebody's account is bound to.
async fn tie(app: &App, member: &Member) -> Result<Option<String>, Fault> {
    let mut tx = app.services.store.read().await?;
    let tie = tx.sign_on_of(member.name()).await?.map(|tie| tie.known);
    Ok(match tie {
        Some(Known::BySubject(subject)) => Some(subject.issuer),
        _ => None,
    })
}

/// Begins a visit. In the inner result is the way there, or why there is none.
async fn visit(
    app: &App,
    provider: &Provider,
    confirms: Option<(String, String)>,
) -> Result<Result<Response, String>, Fault> {
    let token = Token::random(&mut *app.rng());
    let (secrets, now) = (Secrets::of(&token), app.now());
    let back = back(app);
    let asked = Asked {
        back: &back,
        afresh: confirms.is_some(),
    };
    let door = match provider.door(&asked, &secrets, now).await {
        Ok(door) => door,
        Err(error) => return Ok(Err(away(provider, &error))),
    };
    let visit = Visit {
        issuer: provider.settings().issuer.clone(),
        asked: now.seconds(),
        confirms,
    };
    let state = serde_json::to_string(&visit).map_err(Fault::internal)?;
    let mut tx = app.services.store.begin().await?;
    tx.add_ceremony(&token.hash(), &state, now, now.plus(PATIENCE))
        .await?;
    tx.commit().await?;
    let cookie = cookie(app).set(&token.to_text(), Some(PATIENCE));
    let cookie = cookie.ok_or_else(|| Fault::internal("a token does not fit a cookie"))?;
    let mut response = Redirect::to(door.as_str()).into_response();
    response.headers_mut().insert(header::SET_COOKIE, cookie);
    Ok(Ok(response))
}

/// Takes a browser back that was at a provider.
pub(super) async fn back_again(
    State(app): State<App>,
    headers: HeaderMap,
    Query(returned): Query<Return>,
) -> Result<Response, Fault> {
    // Whoever was not sent by us has no cookie that fits, and there is nothing to try.
    let mut response = settle(&app, &headers, &returned).await?;
    // The visit is over, however it ended.
    response
        .headers_mut()
        .append(header::SET_COOKIE, cookie(&app).clear());
    Ok(response)
}

async fn settle(app: &App, headers: &HeaderMap, returned: &Return) -> Result<Response, Fault> {
    let mixed = "This sign-in was begun in another window, or too long ago. Please begin again.";
    let token = cookie(app).read(headers).and_then(Token::parse);
    let Some(token) = token else {
        return session::refuse(app, mixed);
    };
    let secrets = Secrets::of(&token);
    if !secrets.is_state(&returned.state) {
        return session::refuse(app, mixed);
    }
    let mut tx = app.services.store.begin().await?;
    let known = tx.take_ceremony(&token.hash(), app.now()).await?;
    tx.commit().await?;
    let known = known.and_then(|state| serde_json::from_str::<Visit>(&state).ok());
    let Some(visit) = known else {
        return session::refuse(app, mixed);
    };
    let vouched = match vouched(app, &visit, &secrets, returned).await {
        Ok(vouched) => vouched,
        Err(words) => return refuse(app, &visit, words),
    };
    match &visit.confirms {
        None => sign_in(app, headers, &vouched).await,
        Some((session, next)) => confirmed(app, &visit, session, next, &vouched).await,
    }
}

/// Whom the provider vouches for, or the words for whoever came back.
async fn vouched(
    app: &App,
    visit: &Visit,
    secrets: &Secrets,
    returned: &Return,
) -> Result<Vouched, String> {
    let sso = &app.services.settings.sso;
    let Some((_, provider)) = sso.by_issuer(&visit.issuer) else {
        return Err("This desk does not use that sign-in any more.".to_owned());
    };
    // RFC 9207: an answer of another provider than the one that was asked.
    if returned
        .iss
        .as_ref()
        .is_some_and(|issuer| *issuer != visit.issuer)
    {
        return Err("Another sign-in answered than the one that was asked.".to_owned());
    }
    if let Some(error) = &returned.error {
        let name = &provider.settings().name;
        tracing::info!(provider = %visit.issuer, error = %plain(error), "a single sign-on was refused");
        return Err(match error.as_str() {
            "access_denied" | "interaction_required" | "login_required" => {
                format!("The sign-in at {name} was called off.")
            }
            _ => format!("{name} did not sign you in. Please try again."),
        });
    }
    let (back, now) = (back(app), app.now());
    let asked = Asked {
        back: &back,
        afresh: visit.confirms.is_some(),
    };
    let vouched = provider.vouched(&returned.code, &asked, secrets, now);
    vouched.await.map_err(|error| away(provider, &error))
}

async fn sign_in(app: &App, headers: &HeaderMap, vouched: &Vouched) -> Result<Response, Fault> {
    let (store, browser, now) = (&*app.services.store, browser_of(headers), app.now());
    let sso = &app.services.settings.sso;
    let (_, provider) = sso.by_issuer(&vouched.issuer).ok_or(Fault::NotFound)?;
    let roles = &provider.settings().roles;
    let rng = &mut *app.rng();
    match staff::sign_in_by_provider(store, vouched, roles, &browser, now, rng).await {
        Ok(signed_in) => {
            let cookie = session::cookie(app, &signed_in)?;
            let mut response = show(app, SignedOn::In, "/")?;
            response.headers_mut().insert(header::SET_COOKIE, cookie);
            Ok(response)
        }
        Err(SignOnError::Store(error)) => Err(error.into()),
        Err(refused) => session::refuse(app, &refused.to_string()),
    }
}

async fn confirmed(
    app: &App,
    visit: &Visit,
    session: &str,
    next: &str,
    vouched: &Vouched,
) -> Result<Response, Fault> {
    let session = from_hex(session).ok_or_else(|| Fault::internal("a session's hash"))?;
    let (store, now) = (&*app.services.store, app.now());
    let asked = Timestamp::from_seconds(visit.asked);
    let sso = &app.services.settings.sso;
    let (_, provider) = sso.by_issuer(&visit.issuer).ok_or(Fault::NotFound)?;
    let roles = &provider.settings().roles;
    match staff::confirm_by_provider(store, &session, vouched, roles, asked, now).await {
        Ok(()) => show(app, SignedOn::Confirmed, next),
        Err(SignOnError::Store(error)) => Err(error.into()),
        Err(refused) => show(app, SignedOn::Refused(refused.to_string()), next),
    }
}

fn refuse(app: &App, visit: &Visit, words: String) -> Result<Response, Fault> {
    match &visit.confirms {
        None => session::refuse(app, &words),
        Some((_, next)) => show(app, SignedOn::Refused(words), next),
    }
}

fn show(app: &App, said: SignedOn, next: &str) -> Result<Response, Fault> {
    let status = match said {
        SignedOn::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
        SignedOn::In | SignedOn::Confirmed => StatusCode::OK,
    };
    let authority = &app.services.policy.service_name;
    html(
        status,
        &SignedOnPage {
            authority,
            said,
            next,
        },
    )
}

/// Logs why a provider could not be used and gives the words for whoever wanted to.
fn away(provider: &Provider, error: &ProviderError) -> String {
    let settings = provider.settings();
    tracing::warn!(provider = settings.issuer, %error, "a single sign-on failed");
    let name = &settings.name;
    match error {
        ProviderError::Away { .. } => {
            format!("{name} cannot be reached just now. Please try again in a minute.")
        }
        _ => format!(
            "{name} gave an answer that cannot be trusted, so you are not signed in. Please try again; \
             if it stays so, tell whoever runs this desk."
        ),
    }
}

fn cookie(app: &App) -> Cookie {
    // The way back comes from another site.
    Cookie::new(COOKIE, app.transport, SameSite::Lax)
}

fn back(app: &App) -> String {
    format!("{}{BACK}", app.services.settings.desk_address)
}

/// A page of the desk to go on to, or the queue.
fn ours(next: &str) -> &str {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._@".contains(&byte);
    let is_path = next.starts_with('/') && !next.starts_with("//");
    match is_path && next.bytes().all(plain) {
        true => next,
        false => "/",
    }
}

/// An error's code as it may stand in the log.
fn plain(code: &str) -> String {
    let kept = code.chars().filter(|c| c.is_ascii_lowercase() || *c == '_');
    kept.take(40).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn from_hex(text: &str) -> Option<TokenHash> {
    let mut bytes = [0; 32];
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        let pair = core::str::from_utf8(pair).ok()?;
        *byte = u8::from_str_radix(pair, 16).ok()?;
    }
    Some(TokenHash::from_bytes(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w19_nobody_is_led_to_another_site() {
        for own in [
            "/",
            "/staff/anna@example.org",
            "/cases/RG-482-190-335/lines/1",
        ] {
            assert_eq!(ours(own), own);
        }
        for other in [
            "",
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "/a?b",
        ] {
            assert_eq!(ours(other), "/", "{other}");
        }
    }

    #[test]
    fn a_hash_survives_its_text() {
        let hash = Token::random(&mut testkit::entropy::Seeded::new(1)).hash();
        assert_eq!(from_hex(&hex(hash.as_bytes())), Some(hash));
        assert_eq!(from_hex("é"), None);
    }
}
