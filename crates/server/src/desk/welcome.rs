//! Somebody sets his sign-in up by the link that he was given. Opening the link changes nothing.

use askama::Template;
use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use recovery::staff::{
    self, ChosenOrOwn, InvitationKind, LocalSignIn, Password, SetUp, SetUpError, SignedIn,
    TotpSecret,
};
use recovery::store::Invitation;
use unicode_normalization::UnicodeNormalization;
use web::{ErrorSummary, Field};

use super::Note;
use super::account::new_password;
use super::authenticator::{self, Authenticator};
use super::sent::Sent;
use super::session::{browser_of, enter};
use crate::app::App;
use crate::http::client::ClientAddress;
use crate::http::fault::Fault;
use crate::http::layers::html;

/// The page to set a sign-in up.
#[derive(Template)]
#[template(path = "desk/welcome.html")]
pub(crate) struct WelcomePage<'a> {
    pub(crate) authority: &'a str,
    pub(crate) note: Note,
    pub(crate) summary: ErrorSummary,
    pub(crate) user: String,
    /// Whether a password is chosen, and not only the second factor replaced.
    pub(crate) is_new: bool,
    pub(crate) password: Field,
    pub(crate) again: Option<Field>,
    pub(crate) authenticator: Authenticator,
}

pub(super) async fn form(
    State(app): State<App>,
    Path(token): Path<String>,
) -> Result<Response, Fault> {
    let invitation = find(&app, &token).await?;
    let totp = TotpSecret::random(&mut *app.rng());
    let shown = Authenticator::of(&app, &invitation.staff, &totp)?;
    show(&app, &invitation, StatusCode::OK, shown, None)
}

pub(super) async fn set_up(
    State(app): State<App>,
    who: ClientAddress,
    headers: HeaderMap,
    Path(token): Path<String>,
    form: Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Result<Response, Fault> {
    app.limits.sign_in(who)?;
    let Form(fields) = form.map_err(|_| Fault::Senseless("This is not the form.".into()))?;
    let sent = Sent::of(fields);
    let invitation = find(&app, &token).await?;
    let totp = authenticator::secret(&sent)?;
    let shown = Authenticator::of(&app, &invitation.staff, &totp)?;
    let wrong = StatusCode::UNPROCESSABLE_ENTITY;
    let password = match password(&sent, &invitation) {
        Ok(password) => password,
        Err(refused) => return show(&app, &invitation, wrong, shown, Some(refused)),
    };
    let set_up = SetUp {
        password,
        totp,
        code: sent.text("code").to_owned(),
        browser: browser_of(&headers),
    };
    match set_up_aside(&app, token, set_up).await? {
        Ok(signed_in) => enter(&app, &signed_in),
        Err(SetUpError::Ended) => Err(Fault::Ended),
        Err(SetUpError::Store(error)) => Err(error.into()),
        Err(SetUpError::Code) => {
            let shown = shown.refused(sent.text("code"));
            show(&app, &invitation, wrong, shown, None)
        }
        Err(SetUpError::Password(refused)) => {
            let refused = Some(("new", refused.to_string()));
            show(&app, &invitation, wrong, shown, refused)
        }
    }
}

async fn find(app: &App, token: &str) -> Result<Invitation, Fault> {
    let found = staff::invitation(&*app.services.store, token, app.now()).await?;
    let found = found.ok_or(Fault::Ended)?;
    if app.services.settings.sso.local() == LocalSignIn::Emergencies {
        let mut tx = app.services.store.read().await?;
        let account = tx.account(&found.staff).await?;
        if !account.is_some_and(|account| account.emergency) {
            let words = "This desk takes no passwords any more. Sign in by single sign-on; an admin \
                writes down the email address that you have there.";
            return Err(Fault::Conflict(words.to_owned()));
        }
    }
    Ok(found)
}

fn password(sent: &Sent, invitation: &Invitation) -> Result<ChosenOrOwn, (&'static str, String)> {
    let (first, second) = (sent.text("new"), sent.text("again"));
    match invitation.kind {
        InvitationKind::Welcome => {
            new_password(first, second, &invitation.staff).map(ChosenOrOwn::Chosen)
        }
        InvitationKind::SecondFactor => Ok(ChosenOrOwn::Own(Password::new(first.nfc().collect()))),
    }
}

/// Computes the hash off the event loop.
async fn set_up_aside(
    app: &App,
    token: String,
    set_up: SetUp,
) -> Result<Result<SignedIn, SetUpError>, Fault> {
    let _turn = app.looking.acquire().await.map_err(Fault::internal)?;
    let (services, now) = (app.services.clone(), app.now());
    let runtime = tokio::runtime::Handle::current();
    let work = move || {
        let (store, vault) = (&*services.store, &*services.vault);
        let cost = services.settings.hash_cost;
        let rng = &mut *services.entropy.rng();
        runtime.block_on(staff::set_up(store, vault, &token, &set_up, cost, now, rng))
    };
    tokio::task::spawn_blocking(work)
        .await
        .map_err(Fault::internal)
}

fn show(
    app: &App,
    invitation: &Invitation,
    status: StatusCode,
    authenticator: Authenticator,
    refused: Option<(&'static str, String)>,
) -> Result<Response, Fault> {
    let is_new = invitation.kind == InvitationKind::Welcome;
    let mut password = match is_new {
        true => Field::password("new", "Choose a password", "new-password")
            .help("At least 8 characters. A few unrelated words make a good one."),
        false => Field::password("new", "Your password", "current-password"),
    }
    .required();
    let mut again =
        is_new.then(|| Field::password("again", "The same again", "new-password").required());
    match refused {
        Some(("again", words)) => again = again.map(|field| field.error(Some(words))),
        Some((_, words)) => password = password.error(Some(words)),
        None => {}
    }
    let fields = [Some(&password), again.as_ref(), Some(&authenticator.code)];
    let page = WelcomePage {
        authority: &app.services.policy.service_name,
        note: None,
        summary: ErrorSummary::of(fields.into_iter().flatten()),
        user: invitation.staff.to_string(),
        is_new,
        password,
        again,
        authenticator,
    };
    html(status, &page)
}
