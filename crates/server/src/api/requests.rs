//! A request for a new password.

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use recovery::evidence::Shows;
use recovery::limits::Proof;
use recovery::picture::PictureName;
use recovery::reason::Reason;
use recovery::request::{DeviceForm, Field, FieldError, RequestForm};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use web::language::{Language, Words};

use super::{FieldProblem, Problem};
use crate::app::App;
use crate::http::client::ClientAddress;
use crate::http::fault::Fault;
use crate::intake::{self, Files, Refused};
use crate::portal::MOST_DEVICES;
use crate::puzzle::{self, Form, Solved};

/// What programs are told.
const ENGLISH: Words = Words::of(Language::En);

/// A request. Fields that are missing are told like fields that are empty.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RequestBody {
    /// Where the answer is sent.
    email: String,
    /// Where the device is used, as a two-letter code.
    #[schema(example = "DE")]
    country: String,
    /// Where it was bought.
    place: String,
    /// The trade of whoever asks, a value of the policy's `businesses`.
    #[schema(example = "installer")]
    business: String,
    /// The kind of device, a value of the policy's `categories`.
    #[schema(example = "recorder")]
    category: String,
    /// The serial number on the label.
    serial: String,
    /// The model number on the label.
    model: String,
    /// The date that the device shows.
    #[schema(example = "2026-11-21")]
    device_date: String,
    /// The start time that the device shows, for a security code.
    #[schema(example = "2026-11-21 09:05:00")]
    started: String,
    /// The answer that the device asks for, a value of the policy's `answers`.
    #[schema(example = "key")]
    answer: String,
    /// The name of a picture that was read before …
    picture: String,
    /// … or what was read from it: the link in the QR code, its digits, or the exported XML.
    challenge: String,
    /// Names of pictures of the label, as `/api/v1/evidence` gives them.
    label: Vec<String>,
    /// Names of pictures of the proof of purchase.
    proof: Vec<String>,
    /// Names of pictures of the date on the device.
    date: Vec<String>,
    /// The solution of a puzzle of `/api/v1/puzzle`. Without one, few requests are taken in an hour.
    puzzle: String,
    /// Whether the policy's declaration is agreed to.
    declaration: bool,
    /// The language of the mails, as a code: `en`, `de`, `es`, `fr`, `pt`, `zh` or `ar`. English
    /// when it is missing.
    #[schema(example = "de")]
    language: String,
    /// The devices, when there are several, at most 20; what this body says of a single one is
    /// not looked at then.
    devices: Vec<DeviceBody>,
}

/// One device of several.
#[derive(Default, Deserialize, Serialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct DeviceBody {
    /// The kind of device, a value of the policy's `categories`.
    #[schema(example = "recorder")]
    category: String,
    /// The serial number on the label.
    serial: String,
    /// The model number on the label.
    model: String,
    /// The date that the device shows.
    #[schema(example = "2026-11-21")]
    device_date: String,
    /// The start time that the device shows, for a security code.
    #[schema(example = "2026-11-21 09:05:00")]
    started: String,
    /// The answer that the device asks for, a value of the policy's `answers`.
    #[schema(example = "key")]
    answer: String,
    /// The name of a picture that was read before …
    picture: String,
    /// … or what was read from it: the link in the QR code, its digits, or the exported XML.
    challenge: String,
    /// Names of pictures of the label, as `/api/v1/evidence` gives them.
    label: Vec<String>,
    /// Names of pictures of the proof of purchase.
    proof: Vec<String>,
    /// Names of pictures of the date on the device.
    date: Vec<String>,
}

/// A request that was taken in.
#[derive(Serialize, ToSchema)]
pub(super) struct ReceivedBody {
    /// The case number.
    #[schema(example = "RG-482-190-335")]
    case: String,
    /// The challenge's short number, as the device shows it; empty when there is none, or more
    /// than one.
    #[schema(example = "7K2M-QX")]
    challenge: String,
    /// For how many devices it was taken in.
    devices: usize,
    /// Where the answer is sent.
    email: String,
    /// The address it comes from.
    mail_from: String,
    /// When the answer is due, in UTC.
    #[schema(example = "2026-11-23T11:00:00Z")]
    due: Option<String>,
}

/// Hands in a request. The same request twice gives the same case.
#[utoipa::path(
    post, path = "/api/v1/requests", tag = "portal", request_body = RequestBody,
    responses(
        (status = CREATED, description = "Taken in", body = ReceivedBody),
        (status = OK, description = "Taken in before", body = ReceivedBody),
        (status = PAYLOAD_TOO_LARGE, description = "Too large a body", body = Problem, content_type = "application/problem+json"),
        (status = BAD_REQUEST, description = "Not such a body", body = Problem, content_type = "application/problem+json"),
        (status = UNPROCESSABLE_ENTITY, description = "Every fault at once", body = Problem, content_type = "application/problem+json"),
        (status = TOO_MANY_REQUESTS, description = "Too many requests", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn open(
    State(app): State<App>,
    who: ClientAddress,
    body: Result<Json<RequestBody>, JsonRejection>,
) -> Result<Response, Fault> {
    let Json(mut body) = body?;
    app.limits.upload(who)?;
    let devices = std::mem::take(&mut body.devices);
    if devices.len() > MOST_DEVICES {
        let words = format!("A call takes {MOST_DEVICES} devices at most.");
        return Err(Fault::Senseless(words));
    }
    let is_single = devices.is_empty();
    let proof = match puzzle::check(&app, &body.puzzle, Form::Request).await? {
        Solved::Good(proof) => proof,
        Solved::Nothing => Proof::None,
        Solved::Bad => return Ok(refuse_puzzle()),
    };
    let mut form = asker(&body);
    let (mut drafts, mut gone) = (Vec::new(), Vec::new());
    for mut device in devices.into_iter().chain(is_single.then(|| single(body))) {
        let files = device.shown();
        let (mut device, draft) = read(&app, &form.country, device).await?;
        let (shown, missing) = shown(&app, &form.country, files).await?;
        device.shown = shown.iter().map(|(shows, _)| *shows).collect();
        gone.extend(missing.map(|shows| (form.devices.len(), shows)));
        form.devices.push(device);
        drafts.push(Files {
            challenge: draft,
            shown,
        });
    }
    if !gone.is_empty() {
        return Ok(refuse(gone.into_iter().map(swept).collect(), is_single));
    }
    match intake::take_request(&app, who, proof, &form, &drafts).await {
        Ok(accepted) => {
            let status = match accepted.receipt.is_new {
                true => StatusCode::CREATED,
                false => StatusCode::OK,
            };
            let receipt = &accepted.receipt;
            let due = intake::due(&app, receipt.received_at, receipt.country);
            let received = ReceivedBody {
                case: accepted.receipt.case.to_string(),
                challenge: accepted
                    .challenge
                    .map_or_else(String::new, |number| number.to_string()),
                devices: accepted.receipt.devices,
                email: accepted.receipt.holder.to_string(),
                mail_from: app.services.policy.mail_from.to_string(),
                due: due.map(|due| due.stamp()),
            };
            Ok((status, Json(received)).into_response())
        }
        Err(Refused::Fault(fault)) => Err(fault),
        Err(Refused::Puzzle) => Ok(refuse_puzzle()),
        Err(Refused::Faults(faults)) => Ok(refuse(faults, is_single)),
    }
}

/// What is said of a single device.
fn single(body: RequestBody) -> DeviceBody {
    DeviceBody {
        category: body.category,
        serial: body.serial,
        model: body.model,
        device_date: body.device_date,
        started: body.started,
        answer: body.answer,
        picture: body.picture,
        challenge: body.challenge,
        label: body.label,
        proof: body.proof,
        date: body.date,
    }
}

impl DeviceBody {
    /// The pictures that are to show something, taken out of it.
    fn shown(&mut self) -> [(Shows, Vec<String>); 3] {
        [
            (Shows::Label, std::mem::take(&mut self.label)),
            (Shows::Proof, std::mem::take(&mut self.proof)),
            (Shows::Date, std::mem::take(&mut self.date)),
        ]
    }
}

/// Most pictures of a device that are to show one thing.
const PICTURES: usize = 5;

/// What is to be shown, and of what a picture is gone, or is none of ours.
async fn shown(
    app: &App,
    country: &str,
    files: [(Shows, Vec<String>); 3],
) -> Result<(Vec<(Shows, PictureName)>, Option<Shows>), Fault> {
    let (mut shown, mut gone) = (Vec::new(), None);
    for (shows, names) in files {
        let parsed: Option<Vec<_>> = names.iter().map(|name| PictureName::parse(name)).collect();
        let fits = names.len() <= PICTURES;
        let Some(names) = parsed.filter(|_| fits) else {
            gone = Some(shows);
            continue;
        };
        if intake::forget_shown_if_closed(app, country, &names).await? {
            continue;
        }
        if app.shelf.has_shown(&names).await? {
            shown.extend(names.into_iter().map(|name| (shows, name)));
        } else {
            gone = Some(shows);
        }
    }
    Ok((shown, gone))
}

fn swept((device, shows): (usize, Shows)) -> FieldError {
    let sentence = "There are no such pictures any more, or too many of them. They are kept for a \
                    day; five may show one thing.";
    FieldError {
        field: Field::Shown(shows),
        device: Some(device),
        reason: Reason::new("pictures-gone", sentence),
    }
}

/// A device's part of the form, with what its picture holds.
async fn read(
    app: &App,
    country: &str,
    body: DeviceBody,
) -> Result<(DeviceForm, Option<PictureName>), Fault> {
    let mut device = DeviceForm {
        category: body.category,
        serial: body.serial,
        model: body.model,
        device_date: body.device_date,
        started: body.started,
        answer: body.answer,
        challenge: body.challenge,
        shown: Vec::new(),
    };
    let picture = body.picture;
    if picture.is_empty() || intake::forget_if_closed(app, country, &picture).await? {
        return Ok((device, None));
    }
    let taken = intake::take_draft(ENGLISH, app, &picture).await?;
    if let Some(challenge) = &taken.challenge {
        device.challenge = challenge.to_digits();
    }
    Ok((device, taken.draft))
}

fn asker(body: &RequestBody) -> RequestForm {
    RequestForm {
        email: body.email.clone(),
        country: body.country.clone(),
        place: body.place.clone(),
        business: body.business.clone(),
        declaration: if body.declaration { "yes" } else { "" }.to_owned(),
        language: body.language.clone(),
        devices: Vec::new(),
    }
}

fn refuse_puzzle() -> Response {
    let message = "This is no solution, or one that was used or is too old. Ask for a new puzzle.";
    refuse_fields(vec![FieldProblem {
        field: "puzzle".into(),
        word: "puzzle-unsolved".into(),
        message: message.into(),
    }])
}

fn refuse(faults: Vec<FieldError>, is_single: bool) -> Response {
    let errors = faults
        .into_iter()
        .map(|fault| {
            let field = match fault.field {
                Field::Challenge => "picture",
                field => field.as_str(),
            };
            FieldProblem {
                field: match fault.device {
                    Some(index) if !is_single => format!("devices.{index}.{field}"),
                    _ => field.to_owned(),
                },
                word: fault.reason.word().to_owned(),
                message: fault.reason.to_string(),
            }
        })
        .collect();
    refuse_fields(errors)
}

pub(super) fn refuse_fields(errors: Vec<FieldProblem>) -> Response {
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    let problem = Problem {
        title: "The request cannot be taken like this".into(),
        status: status.as_u16(),
        detail: "Each fault is told beside its field.".into(),
        request: None,
        errors,
    };
    let kind = [(header::CONTENT_TYPE, "application/problem+json")];
    (status, kind, Json(problem)).into_response()
}
