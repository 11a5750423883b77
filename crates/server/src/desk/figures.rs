//! The desk's figures: for a period, as tables, pictures and a list to take along (H5).

use std::time::Duration;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use recovery::calendar::Date;
use recovery::figures::{self, Figures, Group, Period};
use recovery::staff::Reader;
use serde::Deserialize;
use web::{ErrorSummary, Field};

use super::Frame;
use super::chart::{Bars, Columns};
use super::session::SignedIn;
use crate::app::App;
use crate::http::fault::Fault;
use crate::http::layers::html;

/// The figures of a period.
#[derive(Template)]
#[template(path = "desk/figures.html")]
pub(crate) struct FiguresPage {
    pub(crate) frame: Frame,
    pub(crate) summary: ErrorSummary,
    pub(crate) from: Field,
    pub(crate) to: Field,
    /// Periods that are asked for often, with their addresses.
    pub(crate) periods: Vec<(&'static str, String)>,
    /// The days that are shown.
    pub(crate) shown: String,
    pub(crate) csv: String,
    pub(crate) all: Row,
    /// The tables, each with what its rows have in common.
    pub(crate) tables: Vec<Table>,
    pub(crate) columns: Columns,
    pub(crate) bars: Bars,
}

/// A table of groups.
pub(crate) struct Table {
    pub(crate) title: &'static str,
    pub(crate) head: &'static str,
    /// Whether its rows say what came in.
    pub(crate) has_received: bool,
    pub(crate) rows: Vec<Row>,
}

/// A group in words.
pub(crate) struct Row {
    pub(crate) name: String,
    pub(crate) received: String,
    pub(crate) devices: String,
    pub(crate) answered: String,
    pub(crate) rejected: String,
    pub(crate) asked: String,
    /// The share within the promise, and of how many.
    pub(crate) within: String,
    pub(crate) median: String,
    pub(crate) p90: String,
}

/// The period, as the address says it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    from: String,
    to: String,
}

pub(super) async fn page(
    State(app): State<App>,
    staff: SignedIn<Reader>,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    let today = today(&app)?;
    let (period, fault) = asked.period(today);
    let figures = of(&app, &staff, period).await?;
    let (from, to) = (period.from.to_string(), period.to.to_string());
    let typed = |typed: &str, shown: &str| match fault {
        Some(_) => typed.to_owned(),
        None => shown.to_owned(),
    };
    let from_field = Field::date("from", "From")
        .value(typed(&asked.from, &from))
        .error(fault);
    let page = FiguresPage {
        frame: Frame::of(&app, &staff, "figures").await?,
        summary: ErrorSummary::of([&from_field]),
        to: Field::date("to", "To").value(typed(&asked.to, &to)),
        from: from_field,
        periods: periods(today),
        shown: format!("{from} to {to}, in the time of {}", zone(&app)),
        csv: format!("/figures.csv?from={from}&to={to}"),
        all: row(&figures.all),
        columns: Columns::of(&figures.by_time),
        bars: Bars::of(&figures.by_reason),
        tables: vec![
            table("By reason", "Decision", false, &figures.by_reason),
            table("By country", "Country", true, &figures.by_country),
            table(
                "By place of purchase",
                "Place of purchase",
                true,
                &figures.by_place,
            ),
        ],
    };
    let status = match fault {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    html(status, &page)
}

/// The same as a list for spreadsheets.
pub(super) async fn csv(
    State(app): State<App>,
    staff: SignedIn<Reader>,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    let (period, fault) = asked.period(today(&app)?);
    if let Some(fault) = fault {
        return Err(Fault::Senseless(fault.to_owned()));
    }
    let figures = of(&app, &staff, period).await?;
    Ok(csv_of(period, &figures))
}

/// The list as a file.
pub(crate) fn csv_of(period: Period, figures: &Figures) -> Response {
    let name = format!("figures-{}-{}.csv", period.from, period.to);
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ),
    ];
    (headers, list(figures)).into_response()
}

async fn of(app: &App, staff: &SignedIn<Reader>, period: Period) -> Result<Figures, Fault> {
    let services = &app.services;
    let figures = figures::figures(&*services.store, &services.policy, &staff.who, period);
    Ok(figures.await?)
}

fn zone(app: &App) -> &recovery::calendar::Zone {
    app.services.policy.calendar.zone()
}

fn today(app: &App) -> Result<Date, Fault> {
    let today = zone(app).date(app.now());
    today.ok_or_else(|| Fault::internal("the clock stands beyond every calendar"))
}

impl Asked {
    /// The period, and what is wrong with the one that was asked for.
    fn period(&self, today: Date) -> (Period, Option<&'static str>) {
        let usual = Period::last_days(today, 30);
        if self.from.is_empty() && self.to.is_empty() {
            return (usual, None);
        }
        let (Some(from), Some(to)) = (Date::parse(&self.from), Date::parse(&self.to)) else {
            return (usual, Some("Please give both days, such as 2026-11-21."));
        };
        match Period::new(from, to) {
            Some(period) => (period, None),
            None => (
                usual,
                Some("The first day must not be after the last, nor ten years before it."),
            ),
        }
    }
}

fn periods(today: Date) -> Vec<(&'static str, String)> {
    let address = |period: Period| format!("/figures?from={}&to={}", period.from, period.to);
    vec![
        ("Last 7 days", address(Period::last_days(today, 7))),
        ("Last 30 days", address(Period::last_days(today, 30))),
        ("This month", address(Period::month(today, 0))),
        ("Last month", address(Period::month(today, 1))),
        ("Last 365 days", address(Period::last_days(today, 365))),
    ]
}

fn table(title: &'static str, head: &'static str, has_received: bool, groups: &[Group]) -> Table {
    Table {
        title,
        head,
        has_received,
        rows: groups.iter().map(row).collect(),
    }
}

fn row(group: &Group) -> Row {
    let share = |share: u32| format!("{}.{} %", share / 10, share % 10);
    Row {
        name: group.name.clone(),
        received: group.received.to_string(),
        devices: group.devices.to_string(),
        answered: group.answered.to_string(),
        rejected: group.rejected.to_string(),
        asked: group.asked.to_string(),
        within: group.kept().map_or_else(
            || "–".to_owned(),
            |kept| format!("{} ({} of {})", share(kept), group.within, group.promised),
        ),
        median: took(group.times.median),
        p90: took(group.times.p90),
    }
}

/// A time in words.
fn took(time: Option<Duration>) -> String {
    let Some(minutes) = time.map(|time| time.as_secs().div_ceil(60)) else {
        return "–".to_owned();
    };
    match (minutes / 1440, minutes / 60 % 24, minutes % 60) {
        (0, 0, minutes) => format!("{minutes} min"),
        (0, hours, minutes) => format!("{hours} h {minutes} min"),
        (days, hours, _) => format!("{days} d {hours} h"),
    }
}

/// All groups as text with commas; what looks like a formula cannot act.
fn list(figures: &Figures) -> String {
    let mut text = String::from('\u{feff}');
    let titles = [
        "by",
        "name",
        "received",
        "devices",
        "answered",
        "rejected",
        "asked",
        "within promise",
        "with promise",
        "median minutes",
        "90 % minutes",
    ];
    sheets::csv(&mut text, &titles);
    let all = [Group {
        name: "all".to_owned(),
        ..figures.all.clone()
    }];
    let groups = [
        ("all", &all[..]),
        ("reason", &figures.by_reason),
        ("country", &figures.by_country),
        ("place of purchase", &figures.by_place),
    ];
    for (by, groups) in groups {
        for group in groups {
            let minutes = |time: Option<Duration>| {
                time.map_or_else(String::new, |time| time.as_secs().div_ceil(60).to_string())
            };
            let numbers = [
                group.received,
                group.devices,
                group.answered,
                group.rejected,
                group.asked,
                group.within,
                group.promised,
            ];
            let mut cells = vec![by.to_owned(), group.name.clone()];
            cells.extend(numbers.map(|number| number.to_string()));
            cells.extend([minutes(group.times.median), minutes(group.times.p90)]);
            sheets::csv(&mut text, &cells);
        }
    }
    for one in &figures.by_time {
        let (received, decided) = (one.received.to_string(), one.decided.to_string());
        let cells = ["day or month", &one.name, &received, "", &decided];
        sheets::csv(&mut text, &cells);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn h5_times_read_in_their_largest_sensible_units() {
        let of = |minutes| took(Some(Duration::from_mins(minutes)));
        assert_eq!(
            [of(0), of(59), of(125), of(3000)],
            ["0 min", "59 min", "2 h 5 min", "2 d 2 h"]
        );
        assert_eq!(took(None), "–");
    }

    #[test]
    fn h5_a_place_that_looks_like_a_formula_cannot_act() {
        let place = Group {
            name: "=HYPERLINK(\"https://x\")".to_owned(),
            ..Group::default()
        };
        let figures = Figures {
            by_place: vec![place],
            ..Figures::default()
        };
        let text = list(&figures);
        assert!(text.contains("place of purchase,\"'=HYPERLINK"), "{text}");
    }

    #[test]
    fn h5_a_period_that_makes_no_sense_is_told() {
        let today = Date::parse("2026-11-21").unwrap();
        let ask = |from: &str, to: &str| {
            let asked = Asked {
                from: from.to_owned(),
                to: to.to_owned(),
            };
            asked.period(today).1.is_none()
        };
        assert!(ask("", "") && ask("2026-11-01", "2026-11-21"));
        assert!(!ask("2026-11-21", "2026-11-01"));
        assert!(!ask("2026-11-31", "2026-12-01") && !ask("x", ""));
    }
}
