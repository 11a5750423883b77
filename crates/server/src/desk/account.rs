//! Somebody's own account: sessions, password, authenticator, passkeys.

use askama::Template;
use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use recovery::staff::{
    self, Confirmed, Member, NewPassword, OwnSession, Password, PasswordHash, SignInError,
    TotpSecret,
};
use recovery::text::Line;
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;
use web::{ErrorSummary, Field};

use super::authenticator::{self, Authenticator};
use super::confirm;
use super::sent::Sent;
use super::session::SignedIn;
use super::{Frame, Note};
use crate::app::App;
use crate::http::fault::Fault;
use crate::http::layers::html;
use crate::portal::to_minute;

/// The page about one's own account.
#[derive(Template)]
#[template(path = "desk/account.html")]
pub(crate) struct AccountPage {
    pub(crate) frame: Frame,
    pub(crate) note: Note,
    pub(crate) summary: ErrorSummary,
    pub(crate) about_role: &'static str,
    pub(crate) sessions: Vec<SessionRow>,
    pub(crate) passkeys: Vec<PasskeyRow>,
    /// What can be changed, once a second factor was shown.
    pub(crate) forms: Option<AccountForms>,
    pub(crate) code: Field,
}

/// The forms of the page.
pub(crate) struct AccountForms {
    pub(crate) old: Field,
    pub(crate) new: Field,
    pub(crate) again: Field,
    pub(crate) authenticator: Authenticator,
    pub(crate) title: Field,
    /// Whether the desk has a name that passkeys can belong to.
    pub(crate) takes_passkeys: bool,
}

/// A session.
pub(crate) struct SessionRow {
    pub(crate) id: String,
    pub(crate) browser: String,
    pub(crate) way: &'static str,
    pub(crate) began: String,
    pub(crate) seen: String,
    pub(crate) is_this: bool,
}

/// A passkey.
pub(crate) struct PasskeyRow {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) added_at: String,
    pub(crate) used_at: Option<String>,
}

/// What was done just before.
#[derive(Deserialize)]
pub(super) struct Done {
    #[serde(default)]
    pub(super) done: String,
}

type Fields = Result<Form<Vec<(String, String)>>, FormRejection>;

pub(super) async fn account(
    State(app): State<App>,
    staff: SignedIn<Member>,
    Query(Done { done }): Query<Done>,
) -> Result<Response, Fault> {
    show(&app, &staff, StatusCode::OK, note(&done), |_| ()).await
}

/// The words for what was done just before, on the pages about accounts.
pub(super) fn note(done: &str) -> Note {
    let (kind, words) = match done {
        "password" => (
            "good",
            "Your password is changed, and your other sessions have ended.",
        ),
        "authenticator" => (
            "good",
            "Your new authenticator counts from now on; the old one is dead.",
        ),
        "passkey" => (
            "good",
            "The passkey is added. You can sign in with it alone.",
        ),
        "no-passkey" => (
            "bad",
            "The passkey was not added. Please try again, or use another one.",
        ),
        "renamed" => ("good", "The passkey has its new name."),
        "removed-passkey" => (
            "good",
            "The passkey is removed. Remove it from your device, too.",
        ),
        "ended" => ("good", "The sessions are ended."),
        "wrong-code" => (
            "bad",
            "This code is wrong or was used before. Wait for the next one and type that.",
        ),
        "wrong-passkey" => ("bad", "This passkey opens nothing here."),
        "role" => ("good", "The role is changed. It counts at once."),
        "hired" => (
            "good",
            "The account is added. Its owner signs in by single sign-on.",
        ),
        "sign-on" => (
            "good",
            "Single sign-on is changed, and every session of the account has ended.",
        ),
        "removed" => (
            "good",
            "The account is closed, and every session of it has ended.",
        ),
        _ => return None,
    };
    Some((kind, words.to_owned()))
}

async fn show(
    app: &App,
    staff: &SignedIn<Member>,
    status: StatusCode,
    note: Note,
    fill: impl FnOnce(&mut AccountForms),
) -> Result<Response, Fault> {
    let (store, member) = (&*app.services.store, &staff.who);
    let open = confirm::opens_accounts(app, member);
    let mut forms = open.then(|| forms(app, member)).transpose()?;
    if let Some(forms) = &mut forms {
        fill(forms);
    }
    let sessions = staff::sessions(store, member, app.now()).await?;
    let passkeys = staff::passkeys(store, member).await?;
    let page = AccountPage {
        frame: Frame::of(app, staff, "account").await?,
        note,
        summary: forms.as_ref().map_or_else(
            || ErrorSummary::of([]),
            |forms| {
                let code = &forms.authenticator.code;
                ErrorSummary::of([&forms.old, &forms.new, &forms.again, code])
            },
        ),
        about_role: member.role().summary(),
        sessions: sessions.into_iter().map(session_row).collect(),
        passkeys: passkeys.iter().map(passkey_row).collect(),
        forms,
        code: confirm::code_field(),
    };
    html(status, &page)
}

fn forms(app: &App, member: &Member) -> Result<AccountForms, Fault> {
    let totp = TotpSecret::random(&mut *app.rng());
    Ok(AccountForms {
        old: Field::password("old", "Present password", "current-password").required(),
        new: Field::password("new", "New password", "new-password")
            .help("At least 8 characters. A few unrelated words make a good one.")
            .required(),
        again: Field::password("again", "The same again", "new-password").required(),
        authenticator: Authenticator::of(app, member.name(), &totp)?,
        title: Field::text("title", "Name of the new passkey")
            .help("So that you know it again: Work laptop, Blue key")
            .attribute("maxlength", "60"),
        takes_passkeys: app.relying.is_some(),
    })
}

fn session_row(own: OwnSession) -> SessionRow {
    SessionRow {
        id: own.id,
        browser: match own.session.browser.as_str() {
            "" => "A browser".to_owned(),
            _ => own.session.browser,
        },
        way: match own.session.way {
            staff::Way::Password => "password and code",
            staff::Way::Passkey => "passkey",
            staff::Way::Provider => "single sign-on",
        },
        began: to_minute(own.session.began),
        seen: to_minute(own.session.seen),
        is_this: own.is_this,
    }
}

fn passkey_row(passkey: &staff::Passkey) -> PasskeyRow {
    PasskeyRow {
        id: hex(&passkey.credential),
        title: passkey.title.to_string(),
        added_at: to_minute(passkey.added_at),
        used_at: passkey.used_at.map(to_minute),
    }
}

/// Ends one's own sessions: the one named, or all others.
pub(super) async fn end_sessions(
    State(app): State<App>,
    staff: SignedIn<Member>,
    form: Fields,
) -> Result<Response, Fault> {
    let sent = Sent::checked(form, &staff.form_token)?;
    let id = Some(sent.text("session")).filter(|id| !id.is_empty());
    staff::end_own_sessions(&*app.services.store, &staff.who, id, app.now()).await?;
    back("ended")
}

pub(super) async fn change_password(
    State(app): State<App>,
    staff: SignedIn<Member>,
    form: Fields,
) -> Result<Response, Fault> {
    let sent = Sent::checked(form, &staff.form_token)?;
    let Some(member) = confirm::for_accounts(&app, staff.who.clone()) else {
        return back("confirm");
    };
    let refused = match chosen(&sent, &member) {
        Ok(new) => match change_aside(&app, member, &sent, new).await? {
            Ok(()) => return back("password"),
            Err(SignInError::Store(error)) => return Err(error.into()),
            Err(refused) => ("old", refused.to_string()),
        },
        Err(refused) => refused,
    };
    let wrong = StatusCode::UNPROCESSABLE_ENTITY;
    show(&app, &staff, wrong, None, |forms| {
        let (field, words) = refused;
        let field = match field {
            "old" => &mut forms.old,
            "again" => &mut forms.again,
            _ => &mut forms.new,
        };
        *field = field.clone().error(Some(words));
    })
    .await
}

/// The new password of a form, or the field that is wrong and why.
fn chosen(sent: &Sent, member: &Member) -> Result<NewPassword, (&'static str, String)> {
    new_password(sent.text("new"), sent.text("again"), member.name())
}

/// A password typed twice, or the field that is wrong and why.
pub(super) fn new_password(
    first: &str,
    second: &str,
    name: &staff::StaffName,
) -> Result<NewPassword, (&'static str, String)> {
    let normal: zeroize::Zeroizing<String> = zeroize::Zeroizing::new(first.nfc().collect());
    let chosen = NewPassword::choose(&normal, name).map_err(|error| ("new", error.to_string()))?;
    if first != second {
        return Err(("again", "The two are not the same.".to_owned()));
    }
    Ok(chosen)
}

/// Computes the hashes off the event loop.
async fn change_aside(
    app: &App,
    member: Confirmed<Member>,
    sent: &Sent,
    new: NewPassword,
) -> Result<Result<(), SignInError>, Fault> {
    let _turn = app.looking.acquire().await.map_err(Fault::internal)?;
    let (services, now) = (app.services.clone(), app.now());
    let old = Password::new(sent.text("old").nfc().collect());
    let runtime = tokio::runtime::Handle::current();
    let work = move || {
        let cost = services.settings.hash_cost;
        let new = PasswordHash::make(&new, cost, &mut *services.entropy.rng());
        let store = &*services.store;
        runtime.block_on(staff::change_password(
            store, &member, &old, &new, cost, now,
        ))
    };
    tokio::task::spawn_blocking(work)
        .await
        .map_err(Fault::internal)
}

pub(super) async fn replace_authenticator(
    State(app): State<App>,
    staff: SignedIn<Member>,
    form: Fields,
) -> Result<Response, Fault> {
    let sent = Sent::checked(form, &staff.form_token)?;
    let Some(member) = confirm::for_accounts(&app, staff.who.clone()) else {
        return back("confirm");
    };
    let totp = authenticator::secret(&sent)?;
    let (store, vault) = (&*app.services.store, &*app.services.vault);
    let (code, rng) = (sent.text("code"), &mut *app.rng());
    match staff::replace_totp(store, vault, &member, &totp, code, app.now(), rng).await {
        Ok(()) => back("authenticator"),
        Err(SignInError::Store(error)) => Err(error.into()),
        Err(_) => {
            let kept = Authenticator::of(&app, member.name(), &totp)?.refused(code);
            let wrong = StatusCode::UNPROCESSABLE_ENTITY;
            show(&app, &staff, wrong, None, |forms| {
                forms.authenticator = kept;
            })
            .await
        }
    }
}

/// Renames or removes a passkey.
pub(super) async fn change_passkey(
    State(app): State<App>,
    staff: SignedIn<Member>,
    form: Fields,
) -> Result<Response, Fault> {
    let sent = Sent::checked(form, &staff.form_token)?;
    let Some(member) = confirm::for_accounts(&app, staff.who) else {
        return back("confirm");
    };
    let (store, now) = (&*app.services.store, app.now());
    let credential = unhex(sent.text("passkey")).ok_or(Fault::StaleForm)?;
    if sent.text("do") == "remove" {
        staff::remove_passkey(store, &member, &credential, now).await?;
        return back("removed-passkey");
    }
    let title = Line::parse(sent.text("title")).map_err(|why| Fault::Senseless(why.to_string()))?;
    staff::rename_passkey(store, &member, &credential, &title, now).await?;
    back("renamed")
}

fn back(done: &str) -> Result<Response, Fault> {
    Ok(Redirect::to(&format!("/account?done={done}")).into_response())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let pair = |at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok();
    (0..text.len()).step_by(2).map(pair).collect()
}
