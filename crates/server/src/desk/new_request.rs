//! A request that somebody takes down for a holder, such as one on the telephone. Whoever does so
//! decides nothing in it; the mails go to the holder as always.

use askama::Template;
use axum::extract::State;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use recovery::evidence::Shows;
use recovery::locale::Locale;
use recovery::request::{self, Brought, Field as Name, NewRequest, OpenError};
use web::language::{Language, Words};
use web::{Choice, ErrorSummary, Field};

use super::session::SignedIn;
use super::{Frame, Note};
use crate::app::App;
use crate::http::fault::Fault;
use crate::http::layers::html;
use crate::http::upload::{File, Submitted};
use crate::intake::{self, Taken};
use crate::portal::request::with_the_pictures_own_words;
use crate::portal::request_draft::{Act, Draft};
use crate::portal::request_form::DevicePart;
use crate::tell;

/// The page of the form.
#[derive(Template)]
#[template(path = "desk/new_request.html")]
pub(crate) struct NewRequestPage {
    pub(crate) frame: Frame,
    pub(crate) note: Note,
    pub(crate) summary: ErrorSummary,
    pub(crate) device: DevicePart,
    pub(crate) digits: Field,
    /// What the request has in common for all devices.
    pub(crate) holder: Vec<Field>,
    pub(crate) declaration: Field,
}

pub(super) async fn blank(State(app): State<App>, staff: SignedIn) -> Result<Response, Fault> {
    let draft = Draft::blank(&app.services.policy);
    show(&app, &staff, StatusCode::OK, draft, "").await
}

pub(super) async fn sent(
    State(app): State<App>,
    staff: SignedIn,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Fault> {
    let form = form.map_err(|_| Fault::NotTheForm)?;
    let mut submitted = Submitted::read(&app.room, form).await?;
    staff.form_token.check(&submitted.text("form_token"))?;
    let t = english();
    let mut draft = Draft::of(t, &submitted);
    draft.devices.truncate(1);
    draft.form.language = submitted.text("language");
    let digits = submitted.text("digits");
    let file = submitted.file("picture");
    let taken = look(t, &app, file, &digits, &mut draft).await?;
    if Act::of(&submitted) == Act::Submit {
        return hand_in(&app, &staff, draft, taken, &digits).await;
    }
    if let (Some(device), Some(taken)) = (draft.devices.first_mut(), taken) {
        if let Some(challenge) = &taken.challenge {
            device.fill_from(challenge);
        }
        device.reading = Some(taken.reading);
    }
    show(&app, &staff, StatusCode::OK, draft, &digits).await
}

/// Looks at the new picture, at the one that is kept, or at what was typed.
async fn look(
    t: Words,
    app: &App,
    file: Option<File>,
    digits: &str,
    draft: &mut Draft,
) -> Result<Option<Taken>, Fault> {
    let Some(device) = draft.devices.first_mut() else {
        return Ok(None);
    };
    let taken = match file {
        Some(File::TooLarge) => return Ok(Some(Taken::too_large(t))),
        Some(File::NoRoom) => return Ok(Some(Taken::no_room(t))),
        Some(File::Whole { name, bytes }) => {
            device.kept_label = name.chars().take(80).collect();
            intake::take_picture(t, app, bytes).await?
        }
        None if !device.kept_picture.is_empty() => {
            intake::take_draft(t, app, &device.kept_picture).await?
        }
        None if !digits.trim().is_empty() => {
            return Ok(Some(intake::take_digits(t, app, digits.trim()).await?));
        }
        None => return Ok(None),
    };
    device.keep_or_forget(&taken);
    Ok(Some(taken))
}

async fn hand_in(
    app: &App,
    staff: &SignedIn,
    mut draft: Draft,
    taken: Option<Taken>,
    digits: &str,
) -> Result<Response, Fault> {
    let mut name = None;
    if let (Some(device), Some(taken)) = (draft.devices.first_mut(), taken) {
        if let Some(challenge) = &taken.challenge {
            device.choose_for(challenge);
            device.form.challenge = challenge.to_digits();
        }
        name = taken.draft;
        device.reading = Some(taken.reading);
    }
    for device in &mut draft.devices {
        // Nobody holds up a label to a telephone: what is wanted can be asked for once it is open, and
        // gives no points before.
        device.form.shown = Shows::ASKED.to_vec();
    }
    let (services, now) = (&app.services, app.now());
    let refused = match NewRequest::parse(&draft.whole(), &services.policy, now.date()) {
        Err(faults) => faults,
        Ok(new) => {
            let mut pictures = Vec::new();
            if let Some(name) = name {
                pictures.push(Brought {
                    line: Some(1),
                    picture: app.shelf.keep(&name, now).await?,
                    shows: None,
                });
            }
            let opened = request::open_for(
                &*services.store,
                &*services.keys,
                &services.policy,
                &staff.who,
                &new,
                &pictures,
                now,
                &mut *app.rng(),
            )
            .await;
            let is_new = opened.as_ref().is_ok_and(|receipt| receipt.is_new);
            if !is_new {
                for brought in &pictures {
                    app.shelf.discard(&brought.picture).await?;
                }
            }
            match opened {
                Ok(receipt) => {
                    let done = if receipt.is_new { "opened" } else { "known" };
                    let address = format!("/cases/{}?done={done}", receipt.case);
                    return Ok(Redirect::to(&address).into_response());
                }
                Err(OpenError::Refused(faults)) => faults,
                Err(OpenError::Store(error)) => return Err(error.into()),
                Err(OpenError::TooOften(wait)) => return Err(Fault::TooOften { wait }),
                Err(error @ (OpenError::NoNumber | OpenError::Puzzle)) => {
                    return Err(Fault::Unavailable(error.to_string()));
                }
            }
        }
    };
    draft.faults = with_the_pictures_own_words(english(), refused, &draft);
    for device in &mut draft.devices {
        device.reading = device.reading.take().filter(|reading| reading.good);
    }
    show(app, staff, StatusCode::UNPROCESSABLE_ENTITY, draft, digits).await
}

async fn show(
    app: &App,
    staff: &SignedIn,
    status: StatusCode,
    draft: Draft,
    digits: &str,
) -> Result<Response, Fault> {
    let t = english();
    let undeclared = draft
        .faults
        .iter()
        .find(|fault| fault.field == Name::Declaration);
    let undeclared = undeclared.map(|fault| tell::reason(t, &fault.reason));
    let said = "I have read the declaration to the holder, who agrees to it.";
    let declaration = Field::checkbox("declaration", said)
        .value(&draft.form.declaration)
        .error(undeclared)
        .required();
    let languages = Locale::ALL.map(|locale| Choice::new(locale.code(), language(locale)));
    let spoken = match draft.form.language.as_str() {
        "" => Locale::English.code().to_owned(),
        code => code.to_owned(),
    };
    let mut page = draft.page(t, &app.services.policy);
    let device = page
        .devices
        .pop()
        .ok_or_else(|| Fault::internal("a form without a device"))?;
    let page = NewRequestPage {
        frame: Frame::of(app, staff, "queue").await?,
        note: None,
        summary: page.summary,
        device,
        digits: Field::textarea("digits", "Or what its QR code says", 3)
            .help("The link behind the code, its digits, or the text of an exported file.")
            .value(digits),
        holder: vec![
            page.email,
            Field::select("language", "Language of the mails", languages.into()).value(spoken),
            page.country,
            page.place,
            page.business,
        ],
        declaration,
    };
    html(status, &page)
}

fn english() -> Words {
    Words::of(Language::En)
}

const fn language(locale: Locale) -> &'static str {
    match locale {
        Locale::English => "English",
        Locale::German => "German",
        Locale::Spanish => "Spanish",
        Locale::French => "French",
        Locale::Portuguese => "Portuguese",
        Locale::Chinese => "Chinese",
        Locale::Arabic => "Arabic",
    }
}
