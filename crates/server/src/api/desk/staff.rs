//! Who works here. Accounts themselves are kept by people.

use axum::Json;
use axum::extract::State;
use recovery::staff::{Account, Admin};
use serde::Serialize;
use utoipa::ToSchema;

use super::{Program, Refusals, stamp};
use crate::app::App;
use crate::http::fault::Fault;

/// A member of staff.
#[derive(Serialize, ToSchema)]
pub(crate) struct AccountBody {
    /// The name to sign in with.
    name: String,
    /// `agent`, `senior`, `admin` or `auditor`.
    role: &'static str,
    /// When the account was added, in UTC.
    added: String,
    /// When it was closed, in UTC.
    closed: Option<String>,
}

/// Lists the staff, those who left too. For admins.
#[utoipa::path(
    get, path = "/api/v1/desk/staff", tag = "house",
    responses((status = OK, description = "All of them, by name", body = [AccountBody]), Refusals)
)]
pub(crate) async fn list(
    State(app): State<App>,
    Program(_admin): Program<Admin>,
) -> Result<Json<Vec<AccountBody>>, Fault> {
    let accounts = app.services.store.read().await?.accounts().await?;
    let one = |account: &Account| AccountBody {
        name: account.name.to_string(),
        role: account.role.as_str(),
        added: stamp(account.added_at),
        closed: account.removed_at.map(stamp),
    };
    Ok(Json(accounts.iter().map(one).collect()))
}
