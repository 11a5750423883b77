//! The accounts of the staff, kept by admins.

use askama::Template;
use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use protocol::Email;
use recovery::staff::{
    self, Account, AddError, Admin, Confirmed, INVITATION_LIFE, InvitationKind, KeepError, Keeper,
    Known, Role, SignOn, StaffName,
};
use recovery::token::Token;
use web::{Choice, ErrorSummary, Field};

use super::account::{self, Done};
use super::confirm;
use super::sent::Sent;
use super::session::SignedIn;
use super::words::Badge;
use super::{Frame, Note};
use crate::app::App;
use crate::http::fault::Fault;
use crate::http::layers::html;
use crate::portal::to_minute;

/// Everybody who has or had an account.
#[derive(Template)]
#[template(path = "desk/staff.html")]
pub(crate) struct StaffPage {
    pub(crate) frame: Frame,
    pub(crate) note: Note,
    pub(crate) summary: ErrorSummary,
    pub(crate) rows: Vec<Row>,
    /// Name and role of a new account, once a second factor was shown.
    pub(crate) forms: Option<(Field, Field)>,
    /// The address of a new account, where there is single sign-on.
    pub(crate) email: Option<Field>,
    pub(crate) code: Field,
}

/// One of them.
pub(crate) struct Row {
    pub(crate) name: String,
    pub(crate) role: &'static str,
    pub(crate) standing: Badge,
    pub(crate) added_at: String,
}

/// One account.
#[derive(Template)]
#[template(path = "desk/person.html")]
pub(crate) struct PersonPage {
    pub(crate) frame: Frame,
    pub(crate) note: Note,
    pub(crate) row: Row,
    pub(crate) about_role: &'static str,
    /// The choice of another role, once a second factor was shown.
    pub(crate) forms: Option<Field>,
    /// How its owner is known at single sign-on, where there is such a thing.
    pub(crate) sign_on: Option<SignOnPart>,
    pub(crate) is_closed: bool,
    pub(crate) code: Field,
}

/// Single sign-on of one account.
pub(crate) struct SignOnPart {
    /// Where it stands.
    pub(crate) standing: String,
    /// Whether there is something to undo.
    pub(crate) is_tied: bool,
    pub(crate) email: Field,
}

/// A link, shown this once.
#[derive(Template)]
#[template(path = "desk/invited.html")]
pub(crate) struct InvitedPage {
    pub(crate) frame: Frame,
    pub(crate) user: String,
    pub(crate) link: String,
    pub(crate) until: String,
}

type Fields = Result<Form<Vec<(String, String)>>, FormRejection>;

pub(super) async fn list(
    State(app): State<App>,
    staff: SignedIn<Admin>,
    Query(Done { done }): Query<Done>,
) -> Result<Response, Fault> {
    show(
        &app,
        &staff,
        StatusCode::OK,
        account::note(&done),
        blank(),
        "",
    )
    .await
}

fn blank() -> (Field, Field) {
    let choice = |role: &Role| Choice::new(role.as_str(), role.as_str()).help(role.summary());
    let name = Field::text("name", "Name to sign in with")
        .help("2 to 64 letters, digits or the signs . _ - @; an email address will do.")
        .attribute("autocapitalize", "none")
        .attribute("autocomplete", "off")
        .attribute("spellcheck", "false")
        .required();
    let roles = Role::ALL.iter().map(choice).collect();
    (name, Field::radio("role", "Role", roles).required())
}

async fn show(
    app: &App,
    staff: &SignedIn<Admin>,
    status: StatusCode,
    note: Note,
    fields: (Field, Field),
    email: &str,
) -> Result<Response, Fault> {
    let mut tx = app.services.store.read().await?;
    let mut rows = Vec::new();
    for account in tx.accounts().await? {
        let tie = tx.sign_on_of(&account.name).await?;
        rows.push(row(&account, tie.as_ref()));
    }
    drop(tx);
    let has_sso = !app.services.settings.sso.providers().is_empty();
    let page = StaffPage {
        frame: Frame::of(app, staff, "staff").await?,
        note,
        summary: ErrorSummary::of([&fields.0, &fields.1]),
        rows,
        email: has_sso.then(|| email_field().value(email)),
        forms: confirm::opens_accounts(app, &staff.who).then_some(fields),
        code: confirm::code_field(),
    };
    html(status, &page)
}

/// An address at single sign-on.
fn email_field() -> Field {
    Field::text("email", "Email address at single sign-on")
        .attribute("autocomplete", "off")
        .attribute("autocapitalize", "none")
        .attribute("inputmode", "email")
        .attribute("spellcheck", "false")
        .help("As the sign-in there has it. It is needed for the first time alone.")
}

fn row(account: &Account, tie: Option<&SignOn>) -> Row {
    Row {
        name: account.name.to_string(),
        role: account.role.as_str(),
        standing: match (account.removed_at, &account.password, &account.totp) {
            (Some(_), _, _) => Badge::new("plain", "closed"),
            (None, Some(_), Some(_)) => Badge::new("good", "active"),
            (None, _, _) => match tie.map(|tie| &tie.known) {
                Some(Known::BySubject(_)) => Badge::new("good", "single sign-on"),
                Some(Known::ByEmail(_)) => Badge::new("warn", "not signed in yet"),
                None => Badge::new("warn", "not set up yet"),
            },
        },
        added_at: to_minute(account.added_at),
    }
}

/// Adds an account and shows the link by which its owner sets it up.
pub(super) async fn add(
    State(app): State<App>,
    staff: SignedIn<Admin>,
    form: Fields,
) -> Result<Response, Fault> {
    let sent = Sent::checked(form, &staff.form_token)?;
    let Some(admin) = confirm::for_accounts(&app, staff.who.clone()) else {
        return to_list("confirm");
    };
    let (mut name, mut role) = blank();
    name = name.value(sent.text("name"));
    role = role.value(sent.text("role"));
    let (named, chosen) = (
        StaffName::parse(sent.text("name")),
        Role::parse(sent.text("role")),
    );
    let refused = match (named, chosen) {
        (Ok(named), Ok(chosen)) => {
            let (store, now) = (&*app.services.store, app.now());
            if !sent.text("email").trim().is_empty() {
                let fields = (name, role);
                return add_by_email(&app, &staff, &admin, (named, chosen), fields, &sent).await;
            }
            match staff::invite(store, &admin, &named, chosen, now, &mut *app.rng()).await {
                Ok(token) => return invited(&app, &staff, &named, &token).await,
                Err(AddError::Store(error)) => return Err(error.into()),
                Err(taken) => (Some(taken.to_string()), None),
            }
        }
        (named, chosen) => {
            let words = "Please choose what the account may do.";
            (
                named.err().map(|why| why.to_string()),
                chosen.err().map(|_| words),
            )
        }
    };
    let fields = (name.error(refused.0), role.error(refused.1));
    let (status, email) = (StatusCode::UNPROCESSABLE_ENTITY, sent.text("email"));
    show(&app, &staff, status, None, fields, email).await
}

/// Adds an account that nothing opens but single sign-on.
async fn add_by_email(
    app: &App,
    staff: &SignedIn<Admin>,
    admin: &Confirmed<Admin>,
    (named, chosen): (StaffName, Role),
    (name, role): (Field, Field),
    sent: &Sent,
) -> Result<Response, Fault> {
    let typed = sent.text("email");
    let refused = match Email::parse(typed.trim()) {
        Ok(email) => {
            let (store, now) = (&*app.services.store, app.now());
            match staff::hire_by_email(store, admin, &named, chosen, &email, now).await {
                Ok(()) => return to_person(&named, "hired"),
                Err(AddError::Store(error)) => return Err(error.into()),
                Err(taken) => taken.to_string(),
            }
        }
        Err(why) => why.to_string(),
    };
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    let note = Some(("bad", refused));
    show(app, staff, status, note, (name, role), typed).await
}

pub(super) async fn person(
    State(app): State<App>,
    staff: SignedIn<Admin>,
    Path(name): Path<String>,
    Query(Done { done }): Query<Done>,
) -> Result<Response, Fault> {
    show_person(
        &app,
        &staff,
        StatusCode::OK,
        &parse(&name)?,
        account::note(&done),
    )
    .await
}

async fn show_person(
    app: &App,
    staff: &SignedIn<Admin>,
    status: StatusCode,
    name: &StaffName,
    note: Note,
) -> Result<Response, Fault> {
    let mut tx = app.services.store.read().await?;
    let account = tx.account(name).await?.ok_or(Fault::NotFound)?;
    let tie = tx.sign_on_of(name).await?;
    drop(tx);
    let has_sso = !app.services.settings.sso.providers().is_empty();
    let is_closed = account.removed_at.is_some();
    let open = confirm::opens_accounts(app, &staff.who) && !is_closed;
    let page = PersonPage {
        frame: Frame::of(app, staff, "staff").await?,
        note,
        row: row(&account, tie.as_ref()),
        sign_on: has_sso.then(|| sign_on_part(app, tie.as_ref())),
        about_role: account.role.summary(),
        forms: open.then(|| blank().1.value(account.role.as_str())),
        is_closed,
        code: confirm::code_field(),
    };
    html(status, &page)
}

/// How somebody is known at single sign-on.
fn sign_on_part(app: &App, tie: Option<&SignOn>) -> SignOnPart {
    let known = tie.map(|tie| &tie.known);
    let email = match known {
        Some(Known::ByEmail(email)) => email.as_str(),
        _ => "",
    };
    let standing = match known {
        None => "Does not use it.".to_owned(),
        Some(Known::ByEmail(email)) => format!("Waits for the first sign-in of {email}."),
        Some(Known::BySubject(subject)) => {
            let sso = &app.services.settings.sso;
            let provider = sso.by_issuer(&subject.issuer);
            let name = provider.map_or(subject.issuer.as_str(), |(_, provider)| {
                provider.settings().name.as_str()
            });
            let by_group = tie.is_some_and(|tie| tie.by_group);
            let role = if by_group {
                " The role comes from groups there, and changes at the next sign-in."
            } else {
                ""
            };
            format!(
                "Bound to a person at {name} since {}.{role}",
                to_minute(subject.since)
            )
        }
    };
    SignOnPart {
        standing,
        is_tied: tie.is_some(),
        email: email_field().value(email),
    }
}

/// Changes an account in the way that the form's button says.
pub(super) async fn change(
    State(app): State<App>,
    staff: SignedIn<Admin>,
    Path(name): Path<String>,
    form: Fields,
) -> Result<Response, Fault> {
    let sent = Sent::checked(form, &staff.form_token)?;
    let name = parse(&name)?;
    let Some(admin) = confirm::for_accounts(&app, staff.who.clone()) else {
        return to_person(&name, "confirm");
    };
    let (store, now) = (&*app.services.store, app.now());
    let keeper = Keeper::Admin(&admin);
    let done = match sent.text("do") {
        "role" => {
            let role =
                Role::parse(sent.text("role")).map_err(|why| Fault::Senseless(why.to_string()))?;
            staff::set_role(store, &name, role, keeper, now)
                .await
                .map(|()| "role")
        }
        "end-sessions" => {
            staff::end_sessions(store, &admin, &name, now).await?;
            Ok("ended")
        }
        "sign-on" => match Email::parse(sent.text("email").trim()) {
            Ok(email) => staff::know_by_email(store, &name, Some(&email), keeper, now)
                .await
                .map(|()| "sign-on"),
            Err(why) => {
                let (status, note) = (StatusCode::UNPROCESSABLE_ENTITY, why.to_string());
                return show_person(&app, &staff, status, &name, Some(("bad", note))).await;
            }
        },
        "untie" => staff::know_by_email(store, &name, None, keeper, now)
            .await
            .map(|()| "sign-on"),
        "remove" => staff::remove(store, &name, keeper, now)
            .await
            .map(|()| "removed"),
        kind => return renew(&app, &staff, &admin, &name, kind).await,
    };
    match done {
        Ok(done) => to_person(&name, done),
        Err(error) => refuse(&app, &staff, &name, error).await,
    }
}

/// Gives somebody a new link.
async fn renew(
    app: &App,
    staff: &SignedIn<Admin>,
    admin: &Confirmed<Admin>,
    name: &StaffName,
    kind: &str,
) -> Result<Response, Fault> {
    let kind = InvitationKind::parse(kind)
        .ok_or_else(|| Fault::Senseless("This is not the form.".into()))?;
    let (store, now) = (&*app.services.store, app.now());
    match staff::renew(store, admin, name, kind, now, &mut *app.rng()).await {
        Ok(token) => invited(app, staff, name, &token).await,
        Err(error) => refuse(app, staff, name, error).await,
    }
}

async fn refuse(
    app: &App,
    staff: &SignedIn<Admin>,
    name: &StaffName,
    error: KeepError,
) -> Result<Response, Fault> {
    match error {
        KeepError::Store(error) => Err(error.into()),
        refused => {
            let note = Some(("bad", refused.to_string()));
            show_person(app, staff, StatusCode::CONFLICT, name, note).await
        }
    }
}

async fn invited(
    app: &App,
    staff: &SignedIn<Admin>,
    name: &StaffName,
    token: &Token,
) -> Result<Response, Fault> {
    let page = InvitedPage {
        frame: Frame::of(app, staff, "staff").await?,
        user: name.to_string(),
        link: format!(
            "{}/welcome/{}",
            app.services.settings.desk_address,
            *token.to_text()
        ),
        until: to_minute(app.now().plus(INVITATION_LIFE)),
    };
    html(StatusCode::OK, &page)
}

fn parse(name: &str) -> Result<StaffName, Fault> {
    StaffName::parse(name).map_err(|_| Fault::NotFound)
}

fn to_list(done: &str) -> Result<Response, Fault> {
    Ok(Redirect::to(&format!("/staff?done={done}")).into_response())
}

fn to_person(name: &StaffName, done: &str) -> Result<Response, Fault> {
    Ok(Redirect::to(&format!("/staff/{name}?done={done}")).into_response())
}
