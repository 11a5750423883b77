//! The token itself.

use axum::Json;
use recovery::staff::{Agent, Handle as _};
use recovery::staff::{MayAnswer, Member};
use serde::Serialize;
use utoipa::ToSchema;

use super::{Program, Refusals};

/// Who calls.
#[derive(Serialize, ToSchema)]
pub(crate) struct MeBody {
    /// The token's name, under which all that it does stands in the audit trail.
    #[schema(example = "crm")]
    name: String,
    /// What it may do now: `reader`, `agent`, `senior`, `admin` or `auditor`. Never more than whoever
    /// made it may do himself.
    #[schema(example = "agent")]
    role: &'static str,
    /// Whether it may answer requests.
    answers: bool,
}

/// Says who calls, and what the token gives now.
#[utoipa::path(
    get, path = "/api/v1/desk/me", tag = "house",
    responses((status = OK, description = "Who calls", body = MeBody), Refusals)
)]
pub(crate) async fn me(Program(member): Program<Member>) -> Json<MeBody> {
    let agent = Agent::of(&member).ok();
    Json(MeBody {
        name: member.name().to_string(),
        role: member.role().as_str(),
        answers: agent.is_some_and(|agent| MayAnswer::of(agent).is_ok()),
    })
}
