//! The request form: shown, its picture checked, handed in (P1, P4, P5, P6, P11).

use axum::extract::State;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use recovery::request::{DeviceForm, Field, FieldError, RequestForm};

use super::received;
use super::request_form::Draft;
use crate::app::App;
use crate::http::client::ClientAddress;
use crate::http::fault::Fault;
use crate::http::layers::html;
use crate::http::upload::{File, Submitted};
use crate::intake::{self, Accepted, Refused, Taken};

pub(super) async fn blank(State(app): State<App>) -> Result<Response, Fault> {
    show(&app, StatusCode::OK, Draft::blank(&app.services.policy))
}

pub(super) async fn sent(
    State(app): State<App>,
    who: ClientAddress,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Fault> {
    app.limits.upload(who)?;
    let form = form.map_err(|_| Fault::Senseless("This is not a form with a file.".into()))?;
    let mut submitted = Submitted::read(form).await?;
    let file = submitted.file.take();
    let mut draft = draft_of(&submitted);
    let is_check = submitted.text("do") == "check";
    if intake::forget_if_closed(&app, &draft.form.country, &draft.kept_picture).await? {
        return refuse_country(&app, who, draft).await;
    }
    let too_large = matches!(file, Some(File::TooLarge));
    let taken = look(&app, file, &mut draft).await?;
    if is_check || too_large {
        return show_checked(&app, draft, taken, too_large);
    }
    hand_in(&app, who, draft, taken).await
}

fn draft_of(submitted: &Submitted) -> Draft {
    let text = |name| submitted.text(name);
    Draft {
        form: RequestForm {
            email: text("email"),
            country: text("country"),
            place: text("place"),
            business: text("business"),
            declaration: text("declaration"),
            devices: Vec::new(),
        },
        device: DeviceForm {
            category: text("category"),
            serial: text("serial"),
            model: text("model"),
            device_date: text("device_date"),
            answer: text("answer"),
            ..DeviceForm::default()
        },
        kept_picture: text("kept_picture"),
        kept_label: text("kept_label").chars().take(80).collect(),
        scanned: text("scanned"),
        ..Draft::default()
    }
}

/// Looks at the new file, or at the one that is kept, or at the scanned digits.
async fn look(app: &App, file: Option<File>, draft: &mut Draft) -> Result<Option<Taken>, Fault> {
    match file {
        Some(File::TooLarge) => Ok(Some(Taken::too_large())),
        Some(File::Whole { name, bytes }) => {
            let taken = intake::take_picture(app, bytes).await?;
            draft.kept_label = name.chars().take(80).collect();
            keep_or_forget(draft, &taken);
            Ok(Some(taken))
        }
        None if !draft.kept_picture.is_empty() => {
            let taken = intake::take_draft(app, &draft.kept_picture).await?;
            keep_or_forget(draft, &taken);
            Ok(Some(taken))
        }
        None if !draft.scanned.is_empty() => {
            Ok(Some(intake::take_digits(app, &draft.scanned).await?))
        }
        None => Ok(None),
    }
}

fn keep_or_forget(draft: &mut Draft, taken: &Taken) {
    draft.kept_picture = taken
        .draft
        .as_ref()
        .map(|name| name.as_str().to_owned())
        .unwrap_or_default();
    if draft.kept_picture.is_empty() {
        draft.kept_label.clear();
    }
}

fn show_checked(
    app: &App,
    mut draft: Draft,
    taken: Option<Taken>,
    too_large: bool,
) -> Result<Response, Fault> {
    match taken {
        Some(taken) => {
            if let Some(challenge) = &taken.challenge {
                draft.fill_from(challenge);
            }
            draft.reading = Some(taken.reading);
        }
        None => draft.faults.push(FieldError {
            field: Field::Challenge,
            device: Some(0),
            message: "Please choose a file first.".into(),
        }),
    }
    let status = match too_large {
        true => StatusCode::PAYLOAD_TOO_LARGE,
        false => StatusCode::OK,
    };
    show(app, status, draft)
}

/// P6: of a request from a country without service nothing is kept, the picture neither.
async fn refuse_country(
    app: &App,
    who: ClientAddress,
    mut draft: Draft,
) -> Result<Response, Fault> {
    draft.kept_picture.clear();
    draft.kept_label.clear();
    draft.faults = match intake::take_request(app, who, &draft.whole(), &[]).await {
        // Without a picture it cannot be taken in; what else is wrong does not matter here.
        Err(Refused::Faults(faults)) => faults
            .into_iter()
            .filter(|fault| fault.field == Field::Country)
            .collect(),
        Err(Refused::Fault(fault)) => return Err(fault),
        Ok(_) => return Err(Fault::internal("a request without service was taken in")),
    };
    show(app, StatusCode::UNPROCESSABLE_ENTITY, draft)
}

async fn hand_in(
    app: &App,
    who: ClientAddress,
    mut draft: Draft,
    taken: Option<Taken>,
) -> Result<Response, Fault> {
    let mut name = None;
    if let Some(taken) = taken {
        if let Some(challenge) = &taken.challenge {
            draft.device.challenge = challenge.to_digits();
        }
        name = taken.draft;
        draft.reading = Some(taken.reading);
    }
    match intake::take_request(app, who, &draft.whole(), &[name]).await {
        Ok(accepted) => received(app, &accepted),
        Err(Refused::Fault(fault)) => Err(fault),
        Err(Refused::Faults(faults)) => {
            draft.faults = with_the_pictures_own_words(faults, &draft);
            // What is wrong with the picture stands beside its field now; once is enough.
            draft.reading = draft.reading.filter(|reading| reading.good);
            show(app, StatusCode::UNPROCESSABLE_ENTITY, draft)
        }
    }
}

/// A picture that gave no challenge has said why; "please add a picture" would be beside the point.
fn with_the_pictures_own_words(mut faults: Vec<FieldError>, draft: &Draft) -> Vec<FieldError> {
    let said = draft.reading.as_ref().filter(|reading| !reading.good);
    if let (Some(reading), true) = (said, draft.device.challenge.is_empty()) {
        for fault in faults.iter_mut().filter(|f| f.field == Field::Challenge) {
            fault.message = reading.sentence();
        }
    }
    faults
}

fn received(app: &App, accepted: &Accepted) -> Result<Response, Fault> {
    let mut response = Redirect::to("/request/received").into_response();
    if let Some(cookie) = received::remember(app, accepted)? {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

fn show(app: &App, status: StatusCode, draft: Draft) -> Result<Response, Fault> {
    html(status, &draft.page(&app.services.policy))
}
