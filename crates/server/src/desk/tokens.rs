//! Tokens for programs, made and revoked by admins.

use std::time::Duration;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use recovery::staff::{
    self, Admin, ApiToken, ApiTokenError, ApiTokenFacts, Keeper, MadeApiToken, Network, Role,
    StaffName, Standing,
};
use recovery::store::ApiTokenId;
use web::{Choice, ErrorSummary, Field};

use super::account::{self, Done};
use super::confirm;
use super::sent::{Fields, Sent};
use super::session::SignedIn;
use super::words::Badge;
use super::{Frame, Note};
use crate::app::App;
use crate::http::fault::Fault;
use crate::http::layers::html;
use crate::portal::to_minute;

const DAY: Duration = Duration::from_hours(24);

/// All tokens.
#[derive(Template)]
#[template(path = "desk/tokens.html")]
pub(crate) struct TokensPage {
    pub(crate) frame: Frame,
    pub(crate) note: Note,
    pub(crate) summary: ErrorSummary,
    pub(crate) rows: Vec<Row>,
    /// Whether a second factor was shown, so that tokens can be made and revoked.
    pub(crate) is_open: bool,
    pub(crate) fields: TokenFields,
    pub(crate) code: Field,
}

/// One of them.
pub(crate) struct Row {
    pub(crate) id: i64,
    pub(crate) name: String,
    /// Its role, and what is left of it when its maker may do less now.
    pub(crate) role: String,
    pub(crate) answers: bool,
    pub(crate) networks: String,
    pub(crate) made_by: String,
    pub(crate) used_at: String,
    /// How often it was refused, in a sentence; empty when never.
    pub(crate) refused: String,
    pub(crate) ends: String,
    pub(crate) standing: Badge,
    pub(crate) can_be_revoked: bool,
}

/// The form for a new one.
pub(crate) struct TokenFields {
    pub(crate) name: Field,
    pub(crate) role: Field,
    pub(crate) answers: Field,
    pub(crate) networks: Field,
    pub(crate) days: Field,
}

/// A token, shown this once.
#[derive(Template)]
#[template(path = "desk/token_made.html")]
pub(crate) struct TokenMadePage {
    pub(crate) frame: Frame,
    pub(crate) name: String,
    pub(crate) token: String,
    pub(crate) ends: String,
}

/// What a role is for a program, which never does what is for people alone.
const fn may(role: Role) -> &'static str {
    match role {
        Role::Reader => "looks at requests, figures and the registry",
        Role::Agent => "works on requests: asks, rejects, and answers if it may",
        Role::Senior => "an agent who also keeps the registry and gives cases to people",
        Role::Admin => "a senior who also sees the staff and takes the audit trail along",
        Role::Auditor => "looks at everything and takes the audit trail along",
    }
}

impl TokenFields {
    pub(crate) fn blank() -> Self {
        let choice = |role: &Role| Choice::new(role.as_str(), role.as_str()).help(may(*role));
        let roles = Role::OF_PROGRAMS.iter().map(choice).collect();
        Self {
            name: Field::text("name", "Name of the program")
                .help("All that it does stands under this name in the audit trail. It is not given twice.")
                .attribute("autocapitalize", "none")
                .attribute("autocomplete", "off")
                .attribute("spellcheck", "false")
                .attribute("maxlength", "64")
                .required(),
            role: Field::radio("role", "Role", roles).value("reader").required(),
            answers: Field::checkbox("answers", "It may answer requests").help(
                "It stands in the place of the second factor that people show before each answer. \
                 Where two people are needed, it can be the first and never the second.",
            ),
            networks: Field::textarea("networks", "From where it may be used", 2)
                .help("Addresses or networks such as 10.1.0.0/16, one on each line. Empty: from anywhere.")
                .attribute("spellcheck", "false"),
            days: Field::text("days", "For how many days")
                .help("At most 732, two years.")
                .value("365")
                .attribute("inputmode", "numeric")
                .attribute("maxlength", "3")
                .required(),
        }
    }

    fn typed(sent: &Sent) -> Self {
        let blank = Self::blank();
        Self {
            name: blank.name.value(sent.text("name")),
            role: blank.role.value(sent.text("role")),
            answers: blank.answers.value(sent.text("answers")),
            networks: blank.networks.value(sent.text("networks")),
            days: blank.days.value(sent.text("days")),
        }
    }

    fn all(&self) -> [&Field; 5] {
        [
            &self.name,
            &self.role,
            &self.answers,
            &self.networks,
            &self.days,
        ]
    }
}

pub(super) async fn list(
    State(app): State<App>,
    staff: SignedIn<Admin>,
    Query(Done { done }): Query<Done>,
) -> Result<Response, Fault> {
    let note = match done.as_str() {
        "revoked" => Some((
            "good",
            "The token is revoked. It opens nothing any more.".into(),
        )),
        "before" => Some(("warn", ApiTokenError::Unknown.to_string())),
        other => account::note(other),
    };
    show(&app, &staff, StatusCode::OK, note, TokenFields::blank()).await
}

async fn show(
    app: &App,
    staff: &SignedIn<Admin>,
    status: StatusCode,
    note: Note,
    fields: TokenFields,
) -> Result<Response, Fault> {
    let tokens = staff::api_tokens(&*app.services.store, app.now()).await?;
    let page = TokensPage {
        frame: Frame::of(app, staff, "tokens").await?,
        note,
        summary: ErrorSummary::of(fields.all()),
        rows: tokens.iter().map(row).collect(),
        is_open: confirm::opens_accounts(app, &staff.who),
        fields,
        code: confirm::code_field(),
    };
    html(status, &page)
}

fn row((token, standing): &(ApiToken, Standing)) -> Row {
    let facts = &token.facts;
    let role = match standing {
        Standing::Live(left) if *left != facts.role => {
            format!("{left} ({}, cut to what its maker may do now)", facts.role)
        }
        _ => facts.role.to_string(),
    };
    let networks: Vec<_> = facts.networks.iter().map(Network::to_string).collect();
    Row {
        id: token.id.value(),
        name: facts.name.to_string(),
        role,
        answers: facts.answers,
        networks: match networks.is_empty() {
            true => "anywhere".to_owned(),
            false => networks.join(", "),
        },
        made_by: match &token.made_by {
            Some(name) => name.to_string(),
            None => "the command line".to_owned(),
        },
        used_at: token.used_at.map_or_else(|| "never".to_owned(), to_minute),
        refused: match token.refused {
            0 => String::new(),
            1 => "Refused once: it was over, or shown from elsewhere.".to_owned(),
            times => format!("Refused {times} times: it was over, or shown from elsewhere."),
        },
        ends: to_minute(facts.ends),
        standing: match standing {
            Standing::Live(_) => Badge::new("good", "live"),
            Standing::Revoked => Badge::new("plain", "revoked"),
            Standing::Over => Badge::new("plain", "over"),
            Standing::MakerLeft => Badge::new("warn", "its maker has left"),
        },
        can_be_revoked: token.revoked_at.is_none() && *standing != Standing::Over,
    }
}

/// Makes a token and shows it, or revokes one.
pub(super) async fn change(
    State(app): State<App>,
    staff: SignedIn<Admin>,
    form: Fields,
) -> Result<Response, Fault> {
    let sent = Sent::checked(form, &staff.form_token)?;
    let Some(admin) = confirm::for_accounts(&app, staff.who.clone()) else {
        return to_list("confirm");
    };
    let (store, now, keeper) = (&*app.services.store, app.now(), Keeper::Admin(&admin));
    if let Ok(id) = sent.text("revoke").parse() {
        let id = ApiTokenId::from_value(id);
        return match staff::revoke_api_token(store, id, keeper, now).await {
            Ok(_) => to_list("revoked"),
            Err(ApiTokenError::Store(error)) => Err(error.into()),
            Err(_) => to_list("before"),
        };
    }
    let mut fields = TokenFields::typed(&sent);
    let Some(facts) = read(&sent, &mut fields, now) else {
        return refuse(&app, &staff, fields).await;
    };
    match staff::add_api_token(store, &facts, keeper, now, &mut *app.rng()).await {
        Ok(made) => made_page(&app, &staff, &facts, &made).await,
        Err(ApiTokenError::Store(error)) => Err(error.into()),
        Err(refused) => {
            let words = Some(refused.to_string());
            match refused {
                ApiTokenError::CannotAnswer => fields.answers = fields.answers.error(words),
                ApiTokenError::Life => fields.days = fields.days.error(words),
                _ => fields.name = fields.name.error(words),
            }
            refuse(&app, &staff, fields).await
        }
    }
}

/// What the form says, or nothing, with what is wrong beside the fields.
fn read(
    sent: &Sent,
    fields: &mut TokenFields,
    now: recovery::time::Timestamp,
) -> Option<ApiTokenFacts> {
    let name = StaffName::parse(sent.text("name"));
    let role = Role::parse_of_program(sent.text("role"));
    let networks = Network::parse_all(sent.text("networks"));
    let days = sent.text("days").trim().parse::<u32>();
    let days = days.ok().filter(|days| (1..=732).contains(days));
    let wrong = |field: &mut Field, words: Option<String>| {
        *field = std::mem::replace(field, Field::text("", "")).error(words);
    };
    wrong(
        &mut fields.name,
        name.as_ref().err().map(ToString::to_string),
    );
    wrong(&mut fields.role, role.err().map(|error| error.to_string()));
    wrong(
        &mut fields.networks,
        networks.as_ref().err().map(ToString::to_string),
    );
    let no_days = days.is_none().then(|| ApiTokenError::Life.to_string());
    wrong(&mut fields.days, no_days);
    Some(ApiTokenFacts {
        name: name.ok()?,
        role: role.ok()?,
        answers: sent.text("answers") == "yes",
        networks: networks.ok()?,
        ends: now.plus(DAY * days?),
    })
}

async fn refuse(
    app: &App,
    staff: &SignedIn<Admin>,
    fields: TokenFields,
) -> Result<Response, Fault> {
    show(app, staff, StatusCode::UNPROCESSABLE_ENTITY, None, fields).await
}

async fn made_page(
    app: &App,
    staff: &SignedIn<Admin>,
    facts: &ApiTokenFacts,
    made: &MadeApiToken,
) -> Result<Response, Fault> {
    let page = TokenMadePage {
        frame: Frame::of(app, staff, "tokens").await?,
        name: facts.name.to_string(),
        token: made.text.to_string(),
        ends: to_minute(facts.ends),
    };
    html(StatusCode::OK, &page)
}

fn to_list(done: &str) -> Result<Response, Fault> {
    Ok(Redirect::to(&format!("/tokens?done={done}")).into_response())
}
