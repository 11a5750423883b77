//! Distributors, and the names by which they are known.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use recovery::country::Country;
use recovery::registry::{self, Distributor, DistributorError, DistributorFacts, DistributorFault};
use recovery::staff::{Handle, Reader, Senior};
use recovery::store::DistributorId;
use recovery::text::{Line, Prose};
use serde::Deserialize;
use web::{Choice, ErrorSummary, Field};

use super::super::sent::{Fields, Sent};
use super::super::session::SignedIn;
use super::super::{Frame, Note};
use super::any;
use crate::app::App;
use crate::http::fault::Fault;
use crate::http::layers::html;

/// All of them.
#[derive(Template)]
#[template(path = "desk/distributors.html")]
pub(crate) struct DistributorsPage {
    pub(crate) frame: Frame,
    pub(crate) note: Note,
    pub(crate) rows: Vec<Row>,
}

/// One of them.
pub(crate) struct Row {
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) country: &'static str,
    pub(crate) aliases: String,
}

/// One of them, to be changed.
#[derive(Template)]
#[template(path = "desk/distributor.html")]
pub(crate) struct DistributorPage {
    pub(crate) frame: Frame,
    pub(crate) summary: ErrorSummary,
    /// Its id; none while it is new.
    pub(crate) id: Option<i64>,
    pub(crate) title: String,
    pub(crate) fields: Vec<Field>,
}

/// The fields as text.
#[derive(Default)]
struct Typed {
    name: String,
    country: String,
    contact: String,
    aliases: String,
}

#[derive(Default, Deserialize)]
pub(super) struct Done {
    #[serde(default)]
    done: String,
}

pub(super) async fn list(
    State(app): State<App>,
    staff: SignedIn<Reader>,
    Query(Done { done }): Query<Done>,
) -> Result<Response, Fault> {
    let all = registry::distributors(&*app.services.store, &staff.who).await?;
    let note = match done.as_str() {
        "kept" => Some(("good", "The distributor is kept.".to_owned())),
        "removed" => Some(("good", "The distributor is off the list.".to_owned())),
        _ => None,
    };
    let page = DistributorsPage {
        frame: Frame::of(&app, &staff, "registry").await?,
        note,
        rows: all.iter().map(row).collect(),
    };
    html(StatusCode::OK, &page)
}

pub(super) async fn blank(
    State(app): State<App>,
    staff: SignedIn<Senior>,
) -> Result<Response, Fault> {
    let status = StatusCode::OK;
    show(&app, &staff, status, None, &Typed::default(), &[]).await
}

pub(super) async fn one(
    State(app): State<App>,
    staff: SignedIn<Reader>,
    Path(id): Path<i64>,
) -> Result<Response, Fault> {
    let all = registry::distributors(&*app.services.store, &staff.who).await?;
    let found = all.iter().find(|one| one.id.value() == id);
    let found = found.ok_or(Fault::NotFound)?;
    let typed = Typed::of(&found.facts);
    show(&app, &staff, StatusCode::OK, Some(id), &typed, &[]).await
}

pub(super) async fn add(
    State(app): State<App>,
    staff: SignedIn<Senior>,
    form: Fields,
) -> Result<Response, Fault> {
    keep(&app, &staff, None, form).await
}

pub(super) async fn change(
    State(app): State<App>,
    staff: SignedIn<Senior>,
    Path(id): Path<i64>,
    form: Fields,
) -> Result<Response, Fault> {
    keep(&app, &staff, Some(id), form).await
}

pub(super) async fn remove(
    State(app): State<App>,
    staff: SignedIn<Senior>,
    Path(id): Path<i64>,
    form: Fields,
) -> Result<Response, Fault> {
    Sent::checked(form, &staff.form_token)?;
    let (store, id) = (&*app.services.store, DistributorId::from_value(id));
    match registry::remove_distributor(store, &staff.who, id, app.now()).await {
        Ok(()) => Ok(Redirect::to("/distributors?done=removed").into_response()),
        Err(DistributorError::Store(error)) => Err(error.into()),
        Err(DistributorError::Unknown | DistributorError::NameTaken(_)) => Err(Fault::NotFound),
    }
}

async fn keep(
    app: &App,
    staff: &SignedIn<Senior>,
    id: Option<i64>,
    form: Fields,
) -> Result<Response, Fault> {
    let sent = Sent::checked(form, &staff.form_token)?;
    let text = |name| sent.text(name).to_owned();
    let typed = Typed {
        name: text("name"),
        country: text("country"),
        contact: text("contact"),
        aliases: text("aliases"),
    };
    let faults = match typed.parse() {
        Ok(facts) => {
            let (store, of) = (&*app.services.store, id.map(DistributorId::from_value));
            match registry::keep_distributor(store, &staff.who, of, &facts, app.now()).await {
                Ok(_) => return Ok(Redirect::to("/distributors?done=kept").into_response()),
                Err(DistributorError::Store(error)) => return Err(error.into()),
                Err(DistributorError::Unknown) => return Err(Fault::NotFound),
                Err(taken @ DistributorError::NameTaken(_)) => vec![DistributorFault {
                    field: "aliases",
                    words: taken.to_string(),
                }],
            }
        }
        Err(faults) => faults,
    };
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    show(app, staff, status, id, &typed, &faults).await
}

async fn show(
    app: &App,
    staff: &SignedIn<impl Handle>,
    status: StatusCode,
    id: Option<i64>,
    typed: &Typed,
    faults: &[DistributorFault],
) -> Result<Response, Fault> {
    let fields = typed.fields(faults);
    let page = DistributorPage {
        frame: Frame::of(app, staff, "registry").await?,
        summary: ErrorSummary::of(&fields),
        id,
        title: match id {
            Some(_) => typed.name.clone(),
            None => "New distributor".to_owned(),
        },
        fields,
    };
    html(status, &page)
}

impl Typed {
    fn of(facts: &DistributorFacts) -> Self {
        let aliases: Vec<_> = facts.aliases.iter().map(Line::as_str).collect();
        Self {
            name: facts.name.to_string(),
            country: facts
                .country
                .map_or_else(String::new, |c| c.code().to_owned()),
            contact: facts
                .contact
                .as_ref()
                .map_or_else(String::new, Prose::to_string),
            aliases: aliases.join("\n"),
        }
    }

    fn parse(&self) -> Result<DistributorFacts, Vec<DistributorFault>> {
        let country = if self.country == "any" {
            ""
        } else {
            &self.country
        };
        DistributorFacts::parse(&self.name, country, &self.contact, &self.aliases)
    }

    fn fields(&self, faults: &[DistributorFault]) -> Vec<Field> {
        let fault = |field: &str| {
            let found = faults.iter().find(|fault| fault.field == field);
            found.map(|fault| fault.words.clone())
        };
        let countries = Country::all().map(|one| Choice::new(one.code(), one.name()));
        let country = if self.country.is_empty() {
            "any"
        } else {
            &self.country
        };
        vec![
            Field::text("name", "Name")
                .value(&self.name)
                .error(fault("name"))
                .required(),
            Field::select("country", "Country", any("Not known", countries))
                .value(country)
                .error(fault("country")),
            Field::textarea("contact", "Contact", 3)
                .help("Whom to ask there; for staff only.")
                .value(&self.contact)
                .error(fault("contact")),
            Field::textarea("aliases", "Other names", 5)
                .help(
                    "One on each line: as it stands in your registry, and as holders write it. Case, \
                     accents, signs and legal forms such as GmbH do not matter.",
                )
                .value(&self.aliases)
                .error(fault("aliases")),
        ]
    }
}

fn row(distributor: &Distributor) -> Row {
    let facts = &distributor.facts;
    let aliases: Vec<_> = facts.aliases.iter().map(Line::as_str).collect();
    Row {
        id: distributor.id.value(),
        name: facts.name.to_string(),
        country: facts.country.map_or("", Country::name),
        aliases: aliases.join(" · "),
    }
}
