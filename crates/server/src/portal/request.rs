//! The request form: shown, its pictures checked, handed in (P1, P2, P4, P5, P6, P11).

use axum::extract::State;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use recovery::limits::Proof;
use recovery::reason::Reason;
use recovery::request::{Field, FieldError};

use web::language::Words;

use super::received;
use super::request_draft::{Act, Draft, DraftDevice};
use super::shown;
use crate::app::App;
use crate::http::client::ClientAddress;
use crate::http::fault::Fault;
use crate::http::layers::html_in;
use crate::http::room::crowded;
use crate::http::upload::{File, Submitted};
use crate::intake::{self, Accepted, Files, Refused, Taken};
use crate::puzzle::{self, Form};

pub(super) async fn blank(t: Words, State(app): State<App>) -> Result<Response, Fault> {
    show(t, &app, StatusCode::OK, Draft::blank(&app.services.policy))
}

pub(super) async fn sent(
    t: Words,
    State(app): State<App>,
    who: ClientAddress,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Fault> {
    app.limits.upload(who)?;
    let form = form.map_err(|_| Fault::NotTheForm)?;
    let mut submitted = Submitted::read(&app.room, form).await?;
    for _ in 1..submitted.files() {
        app.limits.upload(who)?;
    }
    let mut draft = Draft::of(t, &submitted);
    if forget_if_closed(&app, &draft).await? {
        return refuse_country(t, &app, who, draft).await;
    }
    let act = Act::of(&submitted);
    let (mut too_large, mut evidence) = (false, Vec::new());
    for (index, device) in draft.devices.iter_mut().enumerate() {
        let file = submitted.file(&DraftDevice::name("picture", index));
        too_large |= matches!(file, Some(File::TooLarge));
        evidence.push(look(t, &app, file, device).await?);
    }
    shown::take_all(t, &app, &mut submitted, &mut draft).await?;
    draft.faults = shown::faults(&draft);
    if submitted.is_crowded() {
        let shown = show_kept(t, &app, draft, evidence, act, too_large)?;
        return Ok(crowded(shown));
    }
    if act == Act::Submit && !too_large && draft.faults.is_empty() {
        let solved = puzzle::check(&app, &submitted.text("puzzle"), Form::Request).await?;
        return hand_in(t, &app, (who, solved.or_none()), draft, evidence).await;
    }
    show_kept(t, &app, draft, evidence, act, too_large)
}

/// Looks at the new file, or at the one that is kept, or at the scanned digits.
async fn look(
    t: Words,
    app: &App,
    file: Option<File>,
    device: &mut DraftDevice,
) -> Result<Option<Taken>, Fault> {
    match file {
        Some(File::TooLarge) => Ok(Some(Taken::too_large(t))),
        Some(File::NoRoom) => Ok(Some(Taken::no_room(t))),
        Some(File::Whole { name, bytes }) => {
            let taken = intake::take_picture(t, app, bytes).await?;
            device.kept_label = name.chars().take(80).collect();
            device.keep_or_forget(&taken);
            Ok(Some(taken))
        }
        None if !device.kept_picture.is_empty() => {
            let taken = intake::take_draft(t, app, &device.kept_picture).await?;
            device.keep_or_forget(&taken);
            Ok(Some(taken))
        }
        None if !device.scanned.is_empty() => {
            Ok(Some(intake::take_digits(t, app, &device.scanned).await?))
        }
        None => Ok(None),
    }
}

/// The form again, with nothing lost: what was read fills the fields that are still empty, and
/// one device more or less stands in it where that was asked for.
fn show_kept(
    t: Words,
    app: &App,
    mut draft: Draft,
    evidence: Vec<Option<Taken>>,
    act: Act,
    too_large: bool,
) -> Result<Response, Fault> {
    for (index, (device, taken)) in draft.devices.iter_mut().zip(evidence).enumerate() {
        match taken {
            Some(taken) => {
                if let Some(challenge) = &taken.challenge {
                    device.fill_from(challenge);
                }
                device.reading = Some(taken.reading);
            }
            None if act == Act::Check(index) => draft.faults.push(FieldError {
                field: Field::Challenge,
                device: Some(index),
                reason: Reason::new("file-missing", "Please choose a file first."),
            }),
            None => {}
        }
    }
    draft.take(act, &app.services.policy);
    let status = match (too_large, act, draft.faults.is_empty()) {
        (true, _, _) => StatusCode::PAYLOAD_TOO_LARGE,
        (false, Act::Submit, false) => StatusCode::UNPROCESSABLE_ENTITY,
        (false, _, _) => StatusCode::OK,
    };
    show(t, app, status, draft)
}

async fn forget_if_closed(app: &App, draft: &Draft) -> Result<bool, Fault> {
    let mut closed = false;
    for device in &draft.devices {
        closed |= intake::forget_if_closed(app, &draft.form.country, &device.kept_picture).await?;
    }
    Ok(closed)
}

/// P6: of a request from a country without service nothing is kept, the pictures neither.
async fn refuse_country(
    t: Words,
    app: &App,
    who: ClientAddress,
    mut draft: Draft,
) -> Result<Response, Fault> {
    for device in &mut draft.devices {
        device.kept_picture.clear();
        device.kept_label.clear();
        for (_, name) in device.shown_files() {
            app.shelf.drop_shown(&name).await?;
        }
        device.shown.iter_mut().for_each(|kept| kept.files.clear());
    }
    draft.faults = match intake::take_request(app, who, Proof::None, &draft.whole(), &[]).await {
        // It cannot be taken in; what else is wrong does not matter here.
        Err(Refused::Faults(faults)) => faults
            .into_iter()
            .filter(|fault| fault.field == Field::Country)
            .collect(),
        Err(Refused::Fault(fault)) => return Err(fault),
        Err(Refused::Puzzle) | Ok(_) => {
            return Err(Fault::internal("a request without service was taken in"));
        }
    };
    show(t, app, StatusCode::UNPROCESSABLE_ENTITY, draft)
}

async fn hand_in(
    t: Words,
    app: &App,
    (who, proof): (ClientAddress, Proof),
    mut draft: Draft,
    evidence: Vec<Option<Taken>>,
) -> Result<Response, Fault> {
    let mut names = Vec::new();
    for (device, taken) in draft.devices.iter_mut().zip(evidence) {
        let mut files = Files {
            challenge: None,
            shown: device.shown_files(),
        };
        let Some(taken) = taken else {
            names.push(files);
            continue;
        };
        if let Some(challenge) = &taken.challenge {
            device.choose_for(challenge);
            device.form.challenge = challenge.to_digits();
        }
        files.challenge = taken.draft;
        names.push(files);
        device.reading = Some(taken.reading);
    }
    let form = draft.whole();
    let mut taken = intake::take_request(app, who, proof, &form, &names).await;
    if matches!(taken, Err(Refused::Puzzle)) {
        // The same form once more, by the back button: no fault of its sender's.
        taken = intake::take_request(app, who, Proof::None, &form, &names).await;
    }
    match taken {
        Ok(accepted) => received(app, &accepted),
        Err(Refused::Fault(fault)) => Err(fault),
        Err(Refused::Puzzle) => Err(Fault::StaleForm),
        Err(Refused::Faults(faults)) => {
            draft.faults = with_the_pictures_own_words(t, faults, &draft);
            for device in &mut draft.devices {
                // What is wrong with the picture stands beside its field now; once is enough.
                device.reading = device.reading.take().filter(|reading| reading.good);
            }
            show(t, app, StatusCode::UNPROCESSABLE_ENTITY, draft)
        }
    }
}

/// A picture that gave no challenge has said why; "please add a picture" would be beside the point.
pub(crate) fn with_the_pictures_own_words(
    t: Words,
    mut faults: Vec<FieldError>,
    draft: &Draft,
) -> Vec<FieldError> {
    for fault in faults.iter_mut().filter(|f| f.field == Field::Challenge) {
        let device = fault.device.and_then(|index| draft.devices.get(index));
        let unread = device.filter(|device| device.form.challenge.is_empty());
        let said = unread.and_then(|device| device.reading.as_ref());
        if let Some(reading) = said.filter(|reading| !reading.good) {
            fault.reason = Reason::new("picture", reading.sentence(t));
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

fn show(t: Words, app: &App, status: StatusCode, draft: Draft) -> Result<Response, Fault> {
    html_in(t, status, &draft.page(t, &app.services.policy))
}
