//! Passkeys: registered, used to sign in, and used to confirm a step. The library checks what comes
//! back; which passkeys there are is `recovery`'s.

use std::time::Duration;

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Form, Json};
use protocol::ServiceAddress;
use recovery::staff::{self, Member, Passkey, Shown};
use recovery::text::Line;
use recovery::token::Token;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use webauthn_rs::prelude as library;
use webauthn_rs::prelude::{
    DiscoverableAuthentication, DiscoverableKey, PasskeyAuthentication, PasskeyRegistration,
};
use webauthn_rs_proto::ResidentKeyRequirement;

use super::confirm;
use super::sent::Sent;
use super::session::{self, SignedIn, browser_of};
use crate::app::App;
use crate::http::client::ClientAddress;
use crate::http::fault::Fault;

/// How long somebody may take to show a passkey.
const PATIENCE: Duration = Duration::from_mins(5);

/// The desk as passkeys know it.
pub(crate) struct Relying(library::Webauthn);

/// Our side of a ceremony, as it is remembered in the store.
#[derive(Serialize, Deserialize)]
enum Ceremony {
    Register(String, PasskeyRegistration),
    SignIn(DiscoverableAuthentication),
    Confirm(String, PasskeyAuthentication),
}

impl Relying {
    /// The desk at that address; `None` where it has no name, only an IP address, for which there
    /// are no passkeys.
    pub(crate) fn of(address: &ServiceAddress, name: &str) -> Option<Self> {
        let origin = library::Url::parse(address.as_str()).ok()?;
        let host = origin.domain()?.to_owned();
        let builder = library::WebauthnBuilder::new(&host, &origin).ok()?;
        builder.rp_name(name).build().ok().map(Self)
    }
}

/// Begins to register a passkey; for somebody who has just shown a second factor.
pub(super) async fn begin_registration(
    State(app): State<App>,
    staff: SignedIn<Member>,
    Form(sent): Form<Begin>,
) -> Result<Json<Value>, Fault> {
    staff.form_token.check(&sent.form_token)?;
    let member = confirm::for_accounts(&app, staff.who).ok_or(Fault::StaleForm)?;
    let known = staff::passkeys(&*app.services.store, &member).await?;
    let exclude = known.iter().map(|key| key.credential.clone());
    let name = member.name().as_str();
    let user = library::Uuid::from_bytes(user_id(name));
    let exclude = Some(exclude.collect());
    let begun = relying(&app)?
        .0
        .start_passkey_registration(user, name, name, exclude);
    let (mut options, state) = begun.map_err(Fault::internal)?;
    // Without a name typed, the authenticator has to know the account by itself.
    if let Some(wanted) = &mut options.public_key.authenticator_selection {
        wanted.resident_key = Some(ResidentKeyRequirement::Required);
        wanted.require_resident_key = true;
    }
    remember(&app, &Ceremony::Register(name.to_owned(), state), &options).await
}

/// Keeps the passkey that was made.
pub(super) async fn register(
    State(app): State<App>,
    staff: SignedIn<Member>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let sent = Sent::checked(Ok(Form(fields)), &staff.form_token)?;
    let member = confirm::for_accounts(&app, staff.who).ok_or(Fault::StaleForm)?;
    let title = Line::parse(sent.text("title")).or_else(|_| Line::parse("Passkey"));
    let title = title.map_err(Fault::internal)?;
    let made = match recall(&app, sent.text("ceremony")).await? {
        Some(Ceremony::Register(name, state)) if name == member.name().as_str() => {
            registered(&app, &state, sent.text("passkey"))?
        }
        _ => None,
    };
    let store = &*app.services.store;
    let done = match made {
        Some(made) => staff::add_passkey(store, &member, made, title, app.now()).await?,
        None => false,
    };
    let done = if done { "passkey" } else { "no-passkey" };
    Ok(Redirect::to(&format!("/account?done={done}")).into_response())
}

fn registered(
    app: &App,
    state: &PasskeyRegistration,
    answer: &str,
) -> Result<Option<Shown>, Fault> {
    let Ok(answer) = serde_json::from_str(answer) else {
        return Ok(None);
    };
    let Ok(passkey) = relying(app)?.0.finish_passkey_registration(&answer, state) else {
        return Ok(None);
    };
    Ok(Some(Shown {
        credential: passkey.cred_id().to_vec(),
        data: serde_json::to_string(&passkey).map_err(Fault::internal)?,
    }))
}

/// Begins a sign-in for which no name is typed.
pub(super) async fn begin_sign_in(
    State(app): State<App>,
    who: ClientAddress,
) -> Result<Json<Value>, Fault> {
    app.limits.sign_in(who)?;
    let begun = relying(&app)?.0.start_discoverable_authentication();
    let (mut options, state) = begun.map_err(Fault::internal)?;
    // The button is pressed: nothing is to be offered in passing.
    options.mediation = None;
    remember(&app, &Ceremony::SignIn(state), &options).await
}

/// Signs in whoever owns the passkey that was shown.
pub(super) async fn sign_in(
    State(app): State<App>,
    who: ClientAddress,
    headers: axum::http::HeaderMap,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    app.limits.sign_in(who)?;
    let sent = Sent::of(fields);
    let state = recall(&app, sent.text("ceremony")).await?;
    let shown = match state {
        Some(Ceremony::SignIn(state)) => discovered(&app, state, sent.text("passkey")).await?,
        _ => None,
    };
    let Some(shown) = shown else {
        return session::refuse(&app, "This passkey opens nothing here.");
    };
    let (store, browser, now) = (&*app.services.store, browser_of(&headers), app.now());
    let (local, rng) = (app.services.settings.sso.local(), &mut *app.rng());
    let done = staff::sign_in_by_passkey(store, &shown, &browser, local, now, rng).await;
    match done {
        Ok(signed_in) => session::enter(&app, &signed_in),
        Err(staff::SignInError::Store(error)) => Err(error.into()),
        Err(refused) => session::refuse(&app, &refused.to_string()),
    }
}

async fn discovered(
    app: &App,
    state: DiscoverableAuthentication,
    answer: &str,
) -> Result<Option<Shown>, Fault> {
    let Ok(answer) = serde_json::from_str::<library::PublicKeyCredential>(answer) else {
        return Ok(None);
    };
    let mut tx = app.services.store.read().await?;
    let Some(kept) = tx.passkey(answer.get_credential_id()).await? else {
        return Ok(None);
    };
    let mut passkey = parse(&kept)?;
    let key = DiscoverableKey::from(&passkey);
    let checked = relying(app)?
        .0
        .finish_discoverable_authentication_v2(&answer, state, &key);
    match checked {
        Ok(result) => note(&mut passkey, &result).map(Some),
        Err(_) => Ok(None),
    }
}

/// Begins to confirm a step with one of somebody's own passkeys.
pub(super) async fn begin_confirmation(
    State(app): State<App>,
    staff: SignedIn<Member>,
    Form(sent): Form<Begin>,
) -> Result<Json<Value>, Fault> {
    staff.form_token.check(&sent.form_token)?;
    let known = staff::passkeys(&*app.services.store, &staff.who).await?;
    let known = known.iter().map(parse).collect::<Result<Vec<_>, _>>()?;
    if known.is_empty() {
        return Err(Fault::NotFound);
    }
    let begun = relying(&app)?.0.start_passkey_authentication(&known);
    let (options, state) = begun.map_err(Fault::internal)?;
    let name = staff.who.name().to_string();
    remember(&app, &Ceremony::Confirm(name, state), &options).await
}

/// The passkey of his that a form brings to confirm a step; `None` when it is none.
pub(super) async fn shown(app: &App, member: &Member, sent: &Sent) -> Result<Option<Shown>, Fault> {
    let state = match recall(app, sent.text("ceremony")).await? {
        Some(Ceremony::Confirm(name, state)) if name == member.name().as_str() => state,
        _ => return Ok(None),
    };
    let Ok(answer) = serde_json::from_str(sent.text("passkey")) else {
        return Ok(None);
    };
    let Ok(result) = relying(app)?
        .0
        .finish_passkey_authentication(&answer, &state)
    else {
        return Ok(None);
    };
    let known = staff::passkeys(&*app.services.store, member).await?;
    let used = known
        .iter()
        .find(|key| key.credential.as_slice() == result.cred_id().as_slice());
    used.map(|key| note(&mut parse(key)?, &result)).transpose()
}

/// What the script sends to begin.
#[derive(Deserialize)]
pub(super) struct Begin {
    #[serde(default)]
    form_token: String,
}

/// A ceremony was begun: the browser gets its options and the name under which we remember ours.
async fn remember(
    app: &App,
    ceremony: &Ceremony,
    options: &impl Serialize,
) -> Result<Json<Value>, Fault> {
    let token = Token::random(&mut *app.rng());
    let state = serde_json::to_string(ceremony).map_err(Fault::internal)?;
    let (now, hash) = (app.now(), token.hash());
    let mut tx = app.services.store.begin().await?;
    tx.add_ceremony(&hash, &state, now, now.plus(PATIENCE))
        .await?;
    tx.commit().await?;
    let options = serde_json::to_value(options).map_err(Fault::internal)?;
    Ok(Json(
        json!({ "ceremony": *token.to_text(), "options": options }),
    ))
}

/// What was remembered under that name, once.
async fn recall(app: &App, name: &str) -> Result<Option<Ceremony>, Fault> {
    let Some(token) = Token::parse(name) else {
        return Ok(None);
    };
    let mut tx = app.services.store.begin().await?;
    let state = tx.take_ceremony(&token.hash(), app.now()).await?;
    tx.commit().await?;
    let parsed = state.map(|state| serde_json::from_str(&state)).transpose();
    parsed.map_err(Fault::internal)
}

/// What is to be remembered of a passkey after it was used.
fn note(
    passkey: &mut library::Passkey,
    result: &library::AuthenticationResult,
) -> Result<Shown, Fault> {
    passkey.update_credential(result);
    Ok(Shown {
        credential: passkey.cred_id().to_vec(),
        data: serde_json::to_string(passkey).map_err(Fault::internal)?,
    })
}

fn parse(kept: &Passkey) -> Result<library::Passkey, Fault> {
    serde_json::from_str(&kept.data).map_err(Fault::internal)
}

fn relying(app: &App) -> Result<&Relying, Fault> {
    app.relying.as_deref().ok_or(Fault::NotFound)
}

/// By what authenticators tell accounts apart; it says nothing of the name.
fn user_id(name: &str) -> [u8; 16] {
    let digest = Sha256::new()
        .chain_update(b"regain desk user\0")
        .chain_update(name)
        .finalize();
    let mut id = [0; 16];
    id.copy_from_slice(&digest[..16]);
    id
}
