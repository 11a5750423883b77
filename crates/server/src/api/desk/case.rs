//! A case, and a device of it with all that bears on it.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use recovery::case::{Case, CaseLine, CaseNumber};
use recovery::desk::{self, CaseView, ChallengeView};
use recovery::staff::Reader;
use recovery::status::Stage;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::bodies::{ClaimBody, EntryBody, LadderBody, LineBody, MessageBody, due, stage};
use super::{Program, Refusals, next_link, stamp};
use crate::app::App;
use crate::http::fault::Fault;

/// Which page of a case's devices.
#[derive(Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct LinesQuery {
    /// The `next` of the page before.
    after: u32,
}

/// A case, with a page of its devices.
#[derive(Serialize, ToSchema)]
pub(crate) struct CaseBody {
    /// Who asks.
    #[serde(flatten)]
    asker: AskerBody,
    /// When the desk's next answer is due, in UTC, while a device waits for the desk.
    due: Option<String>,
    /// Whether that has passed.
    overdue: bool,
    /// How many devices it has.
    devices: u32,
    /// How many of them are open.
    open: u32,
    /// At most 50 devices, by place.
    lines: Vec<ReviewedBody>,
    /// What `after` says for the next devices, when there are more; the Link header has the same.
    next: Option<u32>,
    /// Who is at work on it.
    claim: Option<ClaimBody>,
    /// What staff put on it.
    labels: Vec<String>,
    /// What staff noted for each other; holders never see it.
    notes: Vec<NoteBody>,
    /// Questions, reasons and replies, oldest first.
    messages: Vec<MessageBody>,
    /// What was done about it, oldest first.
    history: Vec<EntryBody>,
}

/// Who asks.
#[derive(Serialize, ToSchema)]
pub(crate) struct AskerBody {
    /// The case's number.
    #[schema(example = "RG-482-190-335")]
    case: String,
    /// Where the answers go.
    email: String,
    /// Where the devices are used, as two letters.
    country: &'static str,
    /// Where they were bought.
    place: String,
    /// The holder's trade.
    business: &'static str,
    /// The language of the mails.
    language: &'static str,
    /// When it was received, in UTC.
    received: String,
}

impl AskerBody {
    fn of(case: &Case) -> Self {
        Self {
            case: case.number.to_string(),
            email: case.holder.to_string(),
            country: case.country.code(),
            place: case.place.to_string(),
            business: case.business.as_str(),
            language: case.language.code(),
            received: stamp(case.opened_at),
        }
    }
}

/// A device with its evidence.
#[derive(Serialize, ToSchema)]
pub(crate) struct ReviewedBody {
    /// The device.
    #[serde(flatten)]
    line: LineBody,
    /// What stands for and against it.
    evidence: LadderBody,
}

/// A note.
#[derive(Serialize, ToSchema)]
pub(crate) struct NoteBody {
    /// Who wrote it.
    by: String,
    /// When, in UTC.
    at: String,
    /// What.
    text: String,
}

/// A device of a case, with all that bears on it.
#[derive(Serialize, ToSchema)]
pub(crate) struct OneBody {
    /// Who asks.
    #[serde(flatten)]
    asker: AskerBody,
    /// The device with its evidence.
    device: ReviewedBody,
    /// When the desk's answer is due, in UTC, while it waits for the desk.
    due: Option<String>,
    /// Whether that has passed.
    overdue: bool,
    /// The challenge, where the answer is one to a challenge.
    challenge: Option<ChallengeBody>,
    /// Whether the model typed is the challenge's, or else the registry's.
    model_matches: bool,
    /// Whether the registry has it.
    in_registry: bool,
    /// Whether an answer was released and can still be taken back.
    can_be_taken_back: bool,
    /// Pictures of the device and of the case as a whole.
    pictures: Vec<PictureBody>,
    /// Other requests for the same serial number, email or place of purchase, newest first.
    earlier: Vec<EarlierBody>,
}

/// A challenge.
#[derive(Serialize, ToSchema)]
pub(crate) struct ChallengeBody {
    /// Its short number.
    #[schema(example = "7K2M-QX")]
    number: String,
    /// When the service first saw it, in UTC.
    first_seen: String,
    /// How many seconds it can still be answered.
    seconds_left: u64,
    /// The model that it names.
    model: String,
    /// The firmware that it names.
    firmware: String,
}

impl ChallengeBody {
    fn of(view: &ChallengeView) -> Self {
        let identity = &view.challenge.header().identity;
        Self {
            number: view.number.to_string(),
            first_seen: stamp(view.first_seen),
            seconds_left: view.time_left.as_secs(),
            model: identity.model().to_string(),
            firmware: identity.firmware().to_string(),
        }
    }
}

/// A picture, or another file.
#[derive(Serialize, ToSchema)]
pub(crate) struct PictureBody {
    /// Its place in the case, by which it is looked at.
    picture: u32,
    /// The device that it came with; none when it came with a reply.
    line: Option<u32>,
    /// Its media type.
    media: &'static str,
    /// What it is to show, where it was asked for: `label`, `proof`, `date` or `other`.
    shows: Option<&'static str>,
    /// Whether staff found that it does; none before anybody has looked.
    accepted: Option<bool>,
}

/// Another request.
#[derive(Serialize, ToSchema)]
pub(crate) struct EarlierBody {
    /// Its number.
    case: String,
    /// When it was received, in UTC.
    received: String,
    /// The device's serial number.
    serial: String,
    /// The holder's email address.
    email: String,
    /// How the device stands there.
    stage: &'static str,
}

/// Looks at a case; that stands in the audit trail.
#[utoipa::path(
    get, path = "/api/v1/desk/cases/{case}", tag = "cases",
    params(("case" = String, Path, description = "The case number"), LinesQuery),
    responses((status = OK, description = "The case", body = CaseBody), Refusals)
)]
pub(crate) async fn case(
    State(app): State<App>,
    Program(reader): Program<Reader>,
    Path(number): Path<String>,
    query: Result<Query<LinesQuery>, axum::extract::rejection::QueryRejection>,
) -> Result<Response, Fault> {
    let Query(query) = query.map_err(|error| Fault::Senseless(error.body_text()))?;
    let (services, number) = (&app.services, parse(&number)?);
    let list = desk::list(
        &*services.store,
        &*services.keys,
        &services.policy,
        &reader,
        number,
        query.after,
        app.now(),
    )
    .await?;
    let work = desk::work(&*services.store, &reader, number, app.now()).await?;
    let (due, overdue) = due(list.due);
    let body = CaseBody {
        asker: AskerBody::of(&list.case),
        due,
        overdue,
        devices: list.tally.total(),
        open: list.tally.open(),
        lines: list
            .lines
            .iter()
            .map(|(line, verdict, review)| ReviewedBody {
                line: LineBody::of(line, verdict),
                evidence: LadderBody::of(review),
            })
            .collect(),
        next: list.next,
        claim: work.claim.as_ref().map(ClaimBody::of),
        labels: work.labels.iter().map(ToString::to_string).collect(),
        notes: work
            .notes
            .iter()
            .map(|note| NoteBody {
                by: note.author.to_string(),
                at: stamp(note.at),
                text: note.text.to_string(),
            })
            .collect(),
        messages: list.messages.iter().map(MessageBody::of).collect(),
        history: list.history.iter().map(EntryBody::of).collect(),
    };
    let body = Json(body);
    Ok(match list.next {
        Some(next) => {
            let path = format!("/api/v1/desk/cases/{number}");
            let link = next_link(&path, &[("after", &next.to_string())])?;
            (link, body).into_response()
        }
        None => body.into_response(),
    })
}

/// Looks at a device of a case with all that bears on it; that stands in the audit trail.
#[utoipa::path(
    get, path = "/api/v1/desk/cases/{case}/lines/{line}", tag = "cases",
    params(
        ("case" = String, Path, description = "The case number"),
        ("line" = u32, Path, description = "Its place in the case, from 1"),
    ),
    responses((status = OK, description = "The device", body = OneBody), Refusals)
)]
pub(crate) async fn line(
    State(app): State<App>,
    Program(reader): Program<Reader>,
    Path((number, line)): Path<(String, u32)>,
) -> Result<Json<OneBody>, Fault> {
    let view = look(&app, &reader, parse(&number)?, Some(line)).await?;
    let (due, overdue) = due(view.due);
    Ok(Json(OneBody {
        asker: AskerBody::of(&view.case),
        device: ReviewedBody {
            line: LineBody::of(&view.line, &view.verdict),
            evidence: LadderBody::of(&view.review),
        },
        due,
        overdue,
        challenge: view.challenge.as_ref().map(ChallengeBody::of),
        model_matches: view.model_matches,
        in_registry: view.device.is_some(),
        can_be_taken_back: view.can_be_taken_back,
        pictures: pictures(&view),
        earlier: view.earlier.iter().map(earlier).collect(),
    }))
}

fn pictures(view: &CaseView) -> Vec<PictureBody> {
    let one = |picture: &recovery::picture::CasePicture| {
        let mut pieces = view.pieces.iter();
        let piece = pieces.find(|piece| piece.position == picture.position);
        let judged = piece.and_then(|piece| piece.judged.as_ref());
        PictureBody {
            picture: picture.position,
            line: picture.line,
            media: picture.picture.media.as_str(),
            shows: piece.map(|piece| piece.shows.as_str()),
            accepted: judged.map(|judged| judged.accepted),
        }
    };
    view.pictures.iter().map(one).collect()
}

fn earlier((case, line): &(Case, CaseLine)) -> EarlierBody {
    EarlierBody {
        case: case.number.to_string(),
        received: stamp(case.opened_at),
        serial: line.serial.to_string(),
        email: case.holder.to_string(),
        stage: stage(Stage::from(&line.state)),
    }
}

/// The number of a case as it stands in an address.
pub(super) fn parse(number: &str) -> Result<CaseNumber, Fault> {
    CaseNumber::parse(number).ok_or(Fault::NotFound)
}

/// Looks a device of a case up; the first, when none is named.
pub(super) async fn look(
    app: &App,
    reader: &Reader,
    number: CaseNumber,
    line: Option<u32>,
) -> Result<CaseView, Fault> {
    let services = &app.services;
    let view = desk::view(
        &*services.store,
        &*services.keys,
        &services.policy,
        reader,
        number,
        line,
        app.now(),
    );
    Ok(view.await?)
}
