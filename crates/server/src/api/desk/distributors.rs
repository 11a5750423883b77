//! Distributors.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use recovery::country::Country;
use recovery::registry::{self, Distributor, DistributorError, DistributorFacts};
use recovery::staff::{Reader, Senior};
use recovery::store::DistributorId;
use recovery::text::{Line, Prose};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Program, Refusals};
use crate::app::App;
use crate::http::fault::Fault;

/// A distributor.
#[derive(Default, Deserialize, Serialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct DistributorBody {
    /// Its id; not looked at when one is sent.
    id: i64,
    /// Its name.
    name: String,
    /// Where it sells, as two letters; may be empty.
    country: String,
    /// Whom to ask there, for staff; may be empty.
    contact: String,
    /// Names under which files and holders know it.
    aliases: Vec<String>,
}

/// Lists all distributors by name.
#[utoipa::path(
    get, path = "/api/v1/desk/distributors", tag = "registry",
    responses(
        (status = OK, description = "All distributors", body = [DistributorBody]),
        Refusals,
    )
)]
pub(crate) async fn list(
    State(app): State<App>,
    Program(reader): Program<Reader>,
) -> Result<Json<Vec<DistributorBody>>, Fault> {
    let all = registry::distributors(&*app.services.store, &reader).await?;
    Ok(Json(all.iter().map(shown).collect()))
}

/// Adds a distributor. For seniors.
#[utoipa::path(
    post, path = "/api/v1/desk/distributors", tag = "registry", request_body = DistributorBody,
    params(("Idempotency-Key" = Option<String>, Header, description = "Makes a second such call the same act")),
    responses(
        (status = CREATED, description = "Kept", body = DistributorBody),
        Refusals,
    )
)]
pub(crate) async fn add(
    State(app): State<App>,
    Program(senior): Program<Senior>,
    body: Result<Json<DistributorBody>, JsonRejection>,
) -> Result<(StatusCode, Json<DistributorBody>), Fault> {
    let kept = keep(&app, &senior, None, body?.0).await?;
    Ok((StatusCode::CREATED, Json(kept)))
}

/// Puts new facts in place of a distributor's. For seniors.
#[utoipa::path(
    put, path = "/api/v1/desk/distributors/{id}", tag = "registry", request_body = DistributorBody,
    params(("id" = i64, Path, description = "The distributor's id")),
    responses(
        (status = OK, description = "Kept", body = DistributorBody),
        Refusals,
    )
)]
pub(crate) async fn change(
    State(app): State<App>,
    Program(senior): Program<Senior>,
    Path(id): Path<i64>,
    body: Result<Json<DistributorBody>, JsonRejection>,
) -> Result<Json<DistributorBody>, Fault> {
    keep(&app, &senior, Some(id), body?.0).await.map(Json)
}

/// Takes a distributor off the list; its devices keep their buyer's name. For seniors.
#[utoipa::path(
    delete, path = "/api/v1/desk/distributors/{id}", tag = "registry",
    params(("id" = i64, Path, description = "The distributor's id")),
    responses(
        (status = NO_CONTENT, description = "It is off the list"),
        Refusals,
    )
)]
pub(crate) async fn remove(
    State(app): State<App>,
    Program(senior): Program<Senior>,
    Path(id): Path<i64>,
) -> Result<StatusCode, Fault> {
    let (store, id) = (&*app.services.store, DistributorId::from_value(id));
    registry::remove_distributor(store, &senior, id, app.now())
        .await
        .map_err(refused)?;
    Ok(StatusCode::NO_CONTENT)
}

async fn keep(
    app: &App,
    senior: &Senior,
    id: Option<i64>,
    body: DistributorBody,
) -> Result<DistributorBody, Fault> {
    let aliases = body.aliases.join("\n");
    let facts = DistributorFacts::parse(&body.name, &body.country, &body.contact, &aliases);
    let facts = facts.map_err(|faults| {
        let told = faults
            .iter()
            .map(|fault| format!("{}: {}", fault.field, fault.words));
        Fault::Unfit(told.collect::<Vec<_>>().join(" "))
    })?;
    let (store, of) = (&*app.services.store, id.map(DistributorId::from_value));
    let id = registry::keep_distributor(store, senior, of, &facts, app.now())
        .await
        .map_err(refused)?;
    Ok(shown(&Distributor { id, facts }))
}

fn refused(error: DistributorError) -> Fault {
    match error {
        DistributorError::Unknown => Fault::NotFound,
        DistributorError::Store(error) => error.into(),
        DistributorError::NameTaken(_) => Fault::Conflict(error.to_string()),
    }
}

fn shown(distributor: &Distributor) -> DistributorBody {
    let facts = &distributor.facts;
    DistributorBody {
        id: distributor.id.value(),
        name: facts.name.to_string(),
        country: facts.country.map_or("", Country::code).to_owned(),
        contact: facts
            .contact
            .as_ref()
            .map_or_else(String::new, Prose::to_string),
        aliases: facts.aliases.iter().map(Line::to_string).collect(),
    }
}
