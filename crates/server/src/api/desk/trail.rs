//! The audit trail, taken along.

use axum::extract::{Query, State};
use axum::response::Response;
use recovery::staff::Auditor;
use serde::Deserialize;

use super::{Program, Refusals};
use crate::app::App;
use crate::http::fault::Fault;
use crate::trail::{self, Shape};

/// From where on.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct SinceQuery {
    /// The number of the first entry.
    since: u64,
}

impl Default for SinceQuery {
    fn default() -> Self {
        Self { since: 1 }
    }
}

/// Takes the audit trail along, one entry a line, as `regain audit export` does and `regain audit
/// verify` checks; that somebody took it stands in it. For auditors.
#[utoipa::path(
    get, path = "/api/v1/desk/audit", tag = "house", params(SinceQuery),
    responses((status = OK, description = "JSON, one entry a line", body = String, content_type = "application/x-ndjson"), Refusals)
)]
pub(crate) async fn trail(
    State(app): State<App>,
    Program(auditor): Program<Auditor>,
    Query(SinceQuery { since }): Query<SinceQuery>,
) -> Result<Response, Fault> {
    trail::download(&app, auditor, since, Shape::Lines).await
}
