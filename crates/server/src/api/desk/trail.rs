//! The audit trail, taken along.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use recovery::audit::chain::Link;
use recovery::desk;
use recovery::staff::Auditor;
use recovery::store::{Store, StoreError};
use serde::Deserialize;

use super::{Program, Refusals};
use crate::app::App;
use crate::http::fault::Fault;
use crate::trail;

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
    let store = Arc::clone(&app.services.store);
    desk::take_trail(&*store, &auditor, since, app.now()).await?;
    let from = Reached {
        store,
        auditor,
        since,
        after: since.saturating_sub(2),
        before: Link::default(),
    };
    let pages = stream::try_unfold(from, Reached::page);
    let kind = (header::CONTENT_TYPE, "application/x-ndjson");
    Ok(([kind], Body::from_stream(pages)).into_response())
}

/// How far it was read.
struct Reached {
    store: Arc<dyn Store>,
    auditor: Auditor,
    since: u64,
    after: u64,
    before: Link,
}

impl Reached {
    /// The lines of the next page. The entry before the first has the hash that the first continues.
    async fn page(mut self) -> Result<Option<(String, Self)>, StoreError> {
        let page = desk::trail(&*self.store, &self.auditor, self.after).await?;
        let Some(last) = page.last() else {
            return Ok(None);
        };
        self.after = last.number;
        let mut text = String::new();
        for entry in &page {
            if entry.number >= self.since {
                text.push_str(&trail::line(entry, self.before));
                text.push('\n');
            }
            self.before = entry.link;
        }
        Ok(Some((text, self)))
    }
}
