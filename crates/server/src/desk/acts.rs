//! What staff do with a case: approve, reject, ask for more (H2).

use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use recovery::desk::{self, CaseView, DeskError};
use recovery::text::{Prose, TextError};
use serde::Deserialize;
use web::{Choice, ErrorSummary, Field};

use super::case::{look, show};
use super::session::SignedIn;
use crate::app::App;
use crate::http::fault::Fault;

/// Reasons that are needed again and again.
const REASONS: &[&str] = &[
    "The picture and the serial number belong to different devices.",
    "We could not confirm that you own the device or act for its owner.",
    "What you told us about the purchase does not fit what we know of the device.",
    "The request names another model than the device itself.",
];

/// The forms on a case's page.
pub(crate) struct Forms {
    pub(crate) confirm: Field,
    pub(crate) question: Field,
    pub(crate) canned: Field,
    pub(crate) reason: Field,
}

impl Forms {
    pub(crate) fn blank() -> Self {
        let reasons = REASONS.iter().map(|reason| Choice::new(*reason, *reason));
        Self {
            confirm: Field::checkbox(
                "confirm",
                "I have compared the request with the evidence on this page.",
            ),
            question: Field::textarea("question", "What the holder should tell or send", 3),
            canned: Field::select("canned", "Reason", reasons.collect()),
            reason: Field::textarea("reason", "More words to the holder", 3)
                .help("The holder reads this. Enough by itself, too."),
        }
    }

    pub(crate) fn summary(&self) -> ErrorSummary {
        ErrorSummary::of([&self.confirm, &self.question, &self.canned, &self.reason])
    }
}

#[derive(Deserialize)]
pub(super) struct Approval {
    form_token: String,
    challenge: String,
    #[serde(default)]
    confirm: String,
}

#[derive(Deserialize)]
pub(super) struct Rejection {
    form_token: String,
    #[serde(default)]
    canned: String,
    #[serde(default)]
    reason: String,
}

#[derive(Deserialize)]
pub(super) struct Question {
    form_token: String,
    #[serde(default)]
    question: String,
}

pub(super) async fn approve(
    State(app): State<App>,
    staff: SignedIn,
    Path(number): Path<String>,
    Form(form): Form<Approval>,
) -> Result<Response, Fault> {
    staff.form_token.check(&form.form_token)?;
    let view = look(&app, &staff, &number).await?;
    // What is approved is what was shown (W-30): the form carries the number it showed.
    if form.challenge != view.number.to_string() {
        return Err(Fault::StaleForm);
    }
    if form.confirm != "yes" {
        let mut forms = Forms::blank();
        forms.confirm = forms
            .confirm
            .error(Some("Please confirm that you have looked."));
        return refuse(&app, &staff, &view, forms).await;
    }
    let services = &app.services;
    let done = desk::approve(
        &*services.store,
        &*services.keys,
        &services.policy,
        &staff.agent,
        view.case.number,
        app.now(),
    )
    .await
    .map(drop);
    settle(&app, &staff, &number, "approved", done).await
}

pub(super) async fn reject(
    State(app): State<App>,
    staff: SignedIn,
    Path(number): Path<String>,
    Form(form): Form<Rejection>,
) -> Result<Response, Fault> {
    staff.form_token.check(&form.form_token)?;
    let view = look(&app, &staff, &number).await?;
    let words = format!("{}\n{}", form.canned.trim(), form.reason.trim());
    let reason = match Prose::parse(&words) {
        Ok(reason) => reason,
        Err(error) => {
            let mut forms = Forms::blank();
            let said = words_of(error, "Please choose a reason or write one.");
            forms.canned = forms.canned.value(form.canned);
            forms.reason = forms.reason.value(form.reason).error(Some(said));
            return refuse(&app, &staff, &view, forms).await;
        }
    };
    let (store, now) = (&*app.services.store, app.now());
    let done = desk::reject(store, &staff.agent, view.case.number, reason, now).await;
    settle(&app, &staff, &number, "rejected", done).await
}

pub(super) async fn ask(
    State(app): State<App>,
    staff: SignedIn,
    Path(number): Path<String>,
    Form(form): Form<Question>,
) -> Result<Response, Fault> {
    staff.form_token.check(&form.form_token)?;
    let view = look(&app, &staff, &number).await?;
    let question = match Prose::parse(&form.question) {
        Ok(question) => question,
        Err(error) => {
            let mut forms = Forms::blank();
            let said = words_of(error, "Please write what you want to know.");
            forms.question = forms.question.value(form.question).error(Some(said));
            return refuse(&app, &staff, &view, forms).await;
        }
    };
    let (store, now) = (&*app.services.store, app.now());
    let done = desk::ask_for_more(store, &staff.agent, view.case.number, question, now).await;
    settle(&app, &staff, &number, "asked", done).await
}

fn words_of(error: TextError, empty: &str) -> String {
    match error {
        TextError::Empty => empty.to_owned(),
        other => other.to_string(),
    }
}

async fn refuse(
    app: &App,
    staff: &SignedIn,
    view: &CaseView,
    forms: Forms,
) -> Result<Response, Fault> {
    show(
        app,
        staff,
        StatusCode::UNPROCESSABLE_ENTITY,
        view,
        None,
        forms,
    )
    .await
}

/// Back to the case: with good news, or with the reason why the step was not taken.
async fn settle(
    app: &App,
    staff: &SignedIn,
    number: &str,
    what: &str,
    done: Result<(), DeskError>,
) -> Result<Response, Fault> {
    match done {
        Ok(()) => {
            let view = look(app, staff, number).await?;
            let address = format!("/cases/{}?done={what}", view.case.number);
            Ok(Redirect::to(&address).into_response())
        }
        Err(DeskError::Store(error)) => Err(error.into()),
        Err(refused) => {
            let view = look(app, staff, number).await?;
            let note = Some(("bad", refused.to_string()));
            show(
                app,
                staff,
                StatusCode::CONFLICT,
                &view,
                note,
                Forms::blank(),
            )
            .await
        }
    }
}
