//! The desk: what staff see and do.

mod account;
mod acts;
mod authenticator;
mod case;
mod case_list;
mod case_page;
mod chart;
mod confirm;
mod enrolments;
mod figures;
mod filter;
mod form_token;
mod ladder;
mod nav;
mod new_request;
mod next;
mod passkeys;
mod picture;
mod privacy;
mod queue;
mod registry;
mod replies;
mod said;
mod sent;
mod session;
mod sso;
mod staff;
mod tokens;
mod trail;
mod turned_away;
mod webhooks;
mod welcome;
mod words;
mod work;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use recovery::desk::DeskError;
use recovery::lifecycle::StepRefused;
use recovery::staff::{Handle, Role};
use web::Site;

pub(crate) use self::case_page::shown;
pub(crate) use self::figures::csv_of as figures_csv;
pub(crate) use self::passkeys::Relying;
pub(crate) use self::picture::send as send_picture;
pub(crate) use self::said::{Composed, Typed};
use self::session::SignedIn;
use crate::app::App;
use crate::http::fault::Fault;
use crate::http::layers::{Surroundings, surround};
use crate::http::tongues::Tongues;
use crate::http::upload::FORM_BYTES;
use crate::services::Services;

/// The desk's pages, ready to be served.
pub fn desk(services: Services) -> Router {
    let transport = services.settings.desk;
    let around = Surroundings {
        context: format!("{} desk", services.policy.service_name),
        entropy: services.entropy.clone(),
        tongues: Tongues::English,
    };
    let app = App::new(services, transport);
    app.keep_limits_tidy();
    let programs = crate::api::desk_router(&app);
    let new_request = Router::new()
        .route("/new", get(new_request::blank).post(new_request::sent))
        .layer(DefaultBodyLimit::max(FORM_BYTES));
    let routes = Router::new()
        .route("/", get(queue::queue))
        .route("/sign-in", get(session::form).post(session::sign_in))
        .route("/sign-in/passkey", post(passkeys::sign_in))
        .route("/sign-in/passkey/begin", post(passkeys::begin_sign_in))
        .route("/sign-in/sso/{place}", get(sso::begin))
        .route("/sign-in/sso/back", get(sso::back_again))
        .route("/confirm/sso", get(sso::confirm))
        .route("/sign-out", post(session::sign_out))
        .route("/welcome/{token}", get(welcome::form).post(welcome::set_up))
        .route("/confirm", post(confirm::confirm))
        .route("/confirm/passkey", post(passkeys::begin_confirmation))
        .route("/account", get(account::account))
        .route("/account/sessions", post(account::end_sessions))
        .route("/account/password", post(account::change_password))
        .route(
            "/account/authenticator",
            post(account::replace_authenticator),
        )
        .route("/account/passkeys", post(passkeys::register))
        .route(
            "/account/passkeys/begin",
            post(passkeys::begin_registration),
        )
        .route("/account/passkeys/change", post(account::change_passkey))
        .route("/tokens", get(tokens::list).post(tokens::change))
        .route("/staff", get(staff::list).post(staff::add))
        .route("/staff/{name}", get(staff::person).post(staff::change))
        .route("/cases/{case}", get(case::case))
        .route("/cases/{case}/lines/{line}", get(case::line))
        .route("/cases/{case}/approve", post(acts::approve))
        .route("/cases/{case}/again", post(acts::again))
        .route("/cases/{case}/take-back", post(acts::take_back))
        .route(
            "/cases/{case}/withdraw-approval",
            post(acts::withdraw_approval),
        )
        .route("/cases/{case}/set-aside", post(acts::set_aside))
        .route("/cases/{case}/reject", post(acts::reject))
        .route("/cases/{case}/ask", post(acts::ask))
        .route(
            "/cases/{case}/picture/{n}",
            get(picture::picture).post(picture::judge),
        )
        .route("/cases/{case}/claim", post(work::claim))
        .route("/cases/{case}/assign", post(work::assign))
        .route("/cases/{case}/notes", post(work::note))
        .route("/cases/{case}/labels", post(work::label))
        .route("/next", get(next::next))
        .route("/manage", get(nav::manage))
        .route("/audit", get(trail::page).post(trail::act))
        .merge(new_request)
        .route("/replies", get(replies::list).post(replies::keep))
        .route("/figures", get(figures::page))
        .route("/figures.csv", get(figures::csv))
        .route("/privacy", get(privacy::page).post(privacy::act))
        .route("/privacy/hold", post(privacy::hold))
        .route("/turned-away", get(turned_away::list))
        .route("/enrolments", get(enrolments::list))
        .route("/enrolments/{id}", post(enrolments::decide))
        .merge(registry::routes())
        .merge(webhooks::routes())
        .merge(programs)
        .merge(web::assets_router(&[web::SERVICE_STYLESHEET]))
        .merge(crate::assets::desk_router())
        .with_state(app);
    surround(routes, around, Site::new(transport), transport)
}

/// What frames every page of a signed-in member of staff.
pub(crate) struct Frame {
    pub(crate) authority: String,
    pub(crate) user: String,
    pub(crate) role: Role,
    pub(crate) here: &'static str,
    pub(crate) form_token: String,
    /// Whether an answer needs a second factor first.
    pub(crate) wants_factor: bool,
    /// Whether he has a passkey to show as one.
    pub(crate) has_passkey: bool,
    /// Whether he has a password.
    pub(crate) has_password: bool,
    /// Whether he has an authenticator, whose code confirms a step.
    pub(crate) has_code: bool,
    /// At which provider he may confirm a step by signing in again.
    pub(crate) confirms_at: Option<String>,
    /// The page, to come back to.
    pub(crate) place: String,
    /// How many enrolments wait for a decision.
    pub(crate) conflicts: usize,
}

impl Frame {
    /// Whether whoever looks may answer requests.
    fn answers(&self) -> bool {
        self.role.answers()
    }

    /// Whether he may give second approvals and keep the registry.
    fn decides(&self) -> bool {
        matches!(self.role, Role::Senior | Role::Admin)
    }

    /// Whether he keeps the accounts of the staff.
    fn keeps(&self) -> bool {
        self.role == Role::Admin
    }

    /// The same for the page at that path.
    fn at(self, place: String) -> Self {
        Self { place, ..self }
    }

    fn is_at(&self, page: &str) -> bool {
        self.here == page
    }

    async fn of(
        app: &App,
        signed_in: &SignedIn<impl Handle>,
        here: &'static str,
    ) -> Result<Self, Fault> {
        let conflicts =
            recovery::registry::conflicts(&*app.services.store, &signed_in.reader()).await?;
        let member = signed_in.who.member();
        let mut tx = app.services.store.read().await?;
        let account = tx.account(member.name()).await?;
        drop(tx);
        Ok(Self {
            authority: app.services.policy.service_name.clone(),
            user: member.name().to_string(),
            role: member.role(),
            wants_factor: !member.is_fresh(app.services.settings.step_up, app.now()),
            has_passkey: !recovery::staff::passkeys(&*app.services.store, member)
                .await?
                .is_empty(),
            has_password: account.as_ref().is_some_and(|own| own.password.is_some()),
            has_code: account.is_some_and(|own| own.totp.is_some()),
            confirms_at: sso::confirms_at(app, member).await?,
            place: "/".to_owned(),
            here,
            form_token: signed_in.form_token.as_str().to_owned(),
            conflicts: conflicts.len(),
        })
    }
}

/// A note on top of a page: the notice's kind and its words.
pub(crate) type Note = Option<(&'static str, String)>;

impl From<DeskError> for Fault {
    fn from(error: DeskError) -> Self {
        match error {
            DeskError::NoSuchCase => Self::NoSuchCase,
            DeskError::Store(error) => error.into(),
            faster @ (DeskError::ChallengeAnswered
            | DeskError::JustProposed(_)
            | DeskError::Step(
                StepRefused::AlreadyAnswered
                | StepRefused::AlreadyRejected
                | StepRefused::AlreadyWithdrawn
                | StepRefused::AlreadyAsked,
            )) => Self::Overtaken(faster.to_string()),
            refused => Self::Conflict(refused.to_string()),
        }
    }
}

/// The pages' context types, for their samples.
#[cfg(test)]
pub(crate) mod pages {
    pub(crate) use super::account::{AccountForms, AccountPage, PasskeyRow, SessionRow};
    pub(crate) use super::acts::{Forms, wanted};
    pub(crate) use super::authenticator::Authenticator;
    pub(crate) use super::case_list::{CaseListPage, LineRow};
    pub(crate) use super::case_page::{CasePage, Earlier, Fact, Happened, PieceShown, Said, Shown};
    pub(crate) use super::confirm::code_field;
    pub(crate) use super::enrolments::{EnrolmentsPage, Row as EnrolmentRow};
    pub(crate) use super::filter::FilterForm;
    pub(crate) use super::ladder::{Button, LadderCard, RungRow};
    pub(crate) use super::nav::ManagePage;
    pub(crate) use super::privacy::{Kept, PrivacyPage, Row as KeptRow, fields as privacy_fields};
    pub(crate) use super::queue::{QueuePage, Row as QueueRow};
    pub(crate) use super::registry::pages::*;
    pub(crate) use super::replies::{RepliesPage, ReplyFields, Row as ReplyRow};
    pub(crate) use super::session::SignInPage;
    pub(crate) use super::sso::{SignedOn, SignedOnPage};
    pub(crate) use super::staff::{
        InvitedPage, PersonPage, Row as StaffRow, SignOnPart, StaffPage,
    };
    pub(crate) use super::tokens::{Row as TokenRow, TokenFields, TokenMadePage, TokensPage};
    pub(crate) use super::trail::{Row as TrailRow, TrailPage};
    pub(crate) use super::turned_away::{Row as TurnedAwayRow, TurnedAwayPage};
    pub(crate) use super::webhooks::{DeliveryRow, HookForm, HookRow, WebhookPage, WebhooksPage};
    pub(crate) use super::welcome::WelcomePage;
    pub(crate) use super::words::{Badge, Due};
    pub(crate) use super::work::{Claimed, NoteRow, WorkPart};
}
