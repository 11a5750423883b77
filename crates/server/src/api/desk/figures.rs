//! The desk's figures (H5).

use std::time::Duration;

use axum::Json;
use axum::extract::{Query, State};
use axum::response::Response;
use recovery::calendar::Date;
use recovery::figures::{self, Figures, Group, Period};
use recovery::staff::Reader;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Program, Refusals};
use crate::app::App;
use crate::desk::figures_csv;
use crate::http::fault::Fault;

/// The period.
#[derive(Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct PeriodQuery {
    /// The first day, in the desk's time.
    #[param(example = "2026-11-01")]
    from: String,
    /// The last day.
    #[param(example = "2026-11-21")]
    to: String,
}

impl PeriodQuery {
    fn period(&self) -> Result<Period, Fault> {
        let day = |text: &str, name: &str| {
            let words = || Fault::Unfit(format!("{name}: a day such as 2026-11-21."));
            Date::parse(text).ok_or_else(words)
        };
        let (from, to) = (day(&self.from, "from")?, day(&self.to, "to")?);
        let words = "The first day must not be after the last, nor ten years before it.";
        Period::new(from, to).ok_or_else(|| Fault::Unfit(words.into()))
    }
}

/// The figures of a period.
#[derive(Serialize, ToSchema)]
pub(crate) struct FiguresBody {
    /// The first day.
    from: String,
    /// The last day.
    to: String,
    /// Everything together.
    all: GroupBody,
    /// By what was decided and why.
    by_reason: Vec<GroupBody>,
    /// By country.
    by_country: Vec<GroupBody>,
    /// By place of purchase; all beyond the first twenty together.
    by_place: Vec<GroupBody>,
    /// By day, or by month.
    by_time: Vec<BucketBody>,
}

/// A group of cases and decisions.
#[derive(Serialize, ToSchema)]
pub(crate) struct GroupBody {
    /// What they have in common; empty for all.
    name: String,
    /// Cases that came in.
    received: u32,
    /// Devices of those cases.
    devices: u32,
    /// Decisions that answered.
    answered: u32,
    /// Decisions that turned down.
    rejected: u32,
    /// Questions to holders.
    asked: u32,
    /// Decisions that kept the promise.
    within_promise: u32,
    /// Decisions to which a promise applied.
    with_promise: u32,
    /// Half of the holders waited no longer, in minutes.
    median_minutes: Option<u64>,
    /// Nine of ten waited no longer, in minutes.
    p90_minutes: Option<u64>,
}

impl GroupBody {
    fn of(group: &Group) -> Self {
        let minutes = |time: Option<Duration>| time.map(|time| time.as_secs().div_ceil(60));
        Self {
            name: group.name.clone(),
            received: group.received,
            devices: group.devices,
            answered: group.answered,
            rejected: group.rejected,
            asked: group.asked,
            within_promise: group.within,
            with_promise: group.promised,
            median_minutes: minutes(group.times.median),
            p90_minutes: minutes(group.times.p90),
        }
    }
}

/// A day or a month.
#[derive(Serialize, ToSchema)]
pub(crate) struct BucketBody {
    /// `2026-11-21` or `2026-11`.
    name: String,
    /// Cases that came in.
    received: u32,
    /// Answers and rejections.
    decided: u32,
}

/// Counts a period.
#[utoipa::path(
    get, path = "/api/v1/desk/figures", tag = "figures", params(PeriodQuery),
    responses((status = OK, description = "The figures", body = FiguresBody), Refusals)
)]
pub(crate) async fn figures(
    State(app): State<App>,
    Program(reader): Program<Reader>,
    Query(query): Query<PeriodQuery>,
) -> Result<Json<FiguresBody>, Fault> {
    let period = query.period()?;
    let figures = of(&app, &reader, period).await?;
    let groups = |all: &[Group]| all.iter().map(GroupBody::of).collect();
    Ok(Json(FiguresBody {
        from: period.from.to_string(),
        to: period.to.to_string(),
        all: GroupBody::of(&figures.all),
        by_reason: groups(&figures.by_reason),
        by_country: groups(&figures.by_country),
        by_place: groups(&figures.by_place),
        by_time: figures
            .by_time
            .iter()
            .map(|one| BucketBody {
                name: one.name.clone(),
                received: one.received,
                decided: one.decided,
            })
            .collect(),
    }))
}

/// The same as a list for spreadsheets.
#[utoipa::path(
    get, path = "/api/v1/desk/figures.csv", tag = "figures", params(PeriodQuery),
    responses((status = OK, description = "The figures", body = String, content_type = "text/csv"), Refusals)
)]
pub(crate) async fn csv(
    State(app): State<App>,
    Program(reader): Program<Reader>,
    Query(query): Query<PeriodQuery>,
) -> Result<Response, Fault> {
    let period = query.period()?;
    let figures = of(&app, &reader, period).await?;
    Ok(figures_csv(period, &figures))
}

async fn of(app: &App, reader: &Reader, period: Period) -> Result<Figures, Fault> {
    let services = &app.services;
    let figures = figures::figures(&*services.store, &services.policy, reader, period);
    Ok(figures.await?)
}
