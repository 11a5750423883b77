//! A request as a copy has it.

use recovery::audit::{Actor, Entry};
use recovery::case::{Author, CaseLine, CaseNumber};
use recovery::picture::{CasePicture, Media};
use recovery::status::Stage;
use recovery::store::{StoreError, Tx};
use serde::Serialize;

use super::By;
use crate::services::Services;

/// What the copy is.
#[derive(Serialize)]
pub(super) struct Head {
    service: String,
    made: String,
    about: String,
    note: &'static str,
}

impl Head {
    pub(super) fn of(services: &Services, about: &str) -> Self {
        Self {
            service: services.policy.service_name.clone(),
            made: services.clock.now().to_string(),
            about: about.to_owned(),
            note: "Times are in UTC. Keys, codes and passwords of devices are not kept, so none are here.",
        }
    }
}

#[derive(Serialize)]
pub(super) struct Request {
    number: String,
    received: String,
    email: String,
    country: String,
    place_of_purchase: String,
    business_type: &'static str,
    language: &'static str,
    declaration: Declaration,
    devices: Vec<Device>,
    messages: Vec<Message>,
    pictures: Vec<Shown>,
    told_of_answers: Vec<Told>,
    #[serde(skip_serializing_if = "Option::is_none")]
    notes: Option<Vec<Message>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    labels: Option<Vec<String>>,
    history: Vec<Happened>,
}

#[derive(Serialize)]
struct Declaration {
    version: String,
    agreed: String,
}

#[derive(Serialize)]
struct Device {
    position: u32,
    serial_number: String,
    model: String,
    category: &'static str,
    date_shown: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_time_shown: Option<String>,
    answer_wanted: &'static str,
    stage: &'static str,
    since: String,
}

#[derive(Serialize)]
struct Message {
    from: &'static str,
    at: String,
    text: String,
}

#[derive(Serialize)]
struct Shown {
    file: String,
    media_type: &'static str,
    bytes: u32,
    received: String,
}

#[derive(Serialize)]
struct Told {
    device: u32,
    worked: bool,
    at: String,
}

#[derive(Serialize)]
struct Happened {
    at: String,
    by: &'static str,
    what: &'static str,
    #[serde(skip_serializing_if = "String::is_empty")]
    detail: String,
}

/// Everything of a request but the pictures themselves; `None` when there is nothing left.
pub(super) async fn request(
    services: &Services,
    number: CaseNumber,
    by: By,
) -> Result<Option<Request>, StoreError> {
    let mut tx = services.store.read().await?;
    if tx.erased_at(number).await?.is_some() {
        return Ok(None);
    }
    let Some(case) = tx.case(number).await? else {
        return Ok(None);
    };
    let (notes, labels) = match by {
        By::Authority => (
            Some(notes(&mut *tx, number).await?),
            Some(labels(&mut *tx, number).await?),
        ),
        By::Holder => (None, None),
    };
    let lines = tx.lines(number, None, 0, u32::MAX).await?;
    let pictures = tx.all_pictures(number).await?;
    let messages = tx.messages(number).await?;
    let entries = tx.entries_about(&number.to_string()).await?;
    let outcomes = tx.outcomes(number).await?;
    Ok(Some(Request {
        number: number.to_string(),
        received: case.opened_at.to_string(),
        email: case.holder.as_str().to_owned(),
        country: case.country.code().to_owned(),
        place_of_purchase: case.place.as_str().to_owned(),
        business_type: case.business.as_str(),
        language: case.language.code(),
        declaration: Declaration {
            version: case.declaration.0,
            agreed: case.declared_at.to_string(),
        },
        devices: lines.iter().map(device).collect(),
        messages: messages
            .into_iter()
            .map(|message| Message {
                from: match message.author {
                    Author::Desk => "us",
                    Author::Holder => "you",
                },
                at: message.at.to_string(),
                text: message.text.as_str().to_owned(),
            })
            .collect(),
        pictures: pictures.iter().map(|one| shown(number, one)).collect(),
        told_of_answers: outcomes
            .into_iter()
            .map(|told| Told {
                device: told.line,
                worked: told.worked,
                at: told.at.to_string(),
            })
            .collect(),
        notes,
        labels,
        history: entries.into_iter().map(|one| happened(one, by)).collect(),
    }))
}

async fn notes(tx: &mut dyn Tx, number: CaseNumber) -> Result<Vec<Message>, StoreError> {
    let notes = tx.notes(number).await?.into_iter();
    Ok(notes
        .map(|note| Message {
            from: "us",
            at: note.at.to_string(),
            text: note.text.as_str().to_owned(),
        })
        .collect())
}

async fn labels(tx: &mut dyn Tx, number: CaseNumber) -> Result<Vec<String>, StoreError> {
    let labels = tx.labels_of(number).await?.into_iter();
    Ok(labels.map(|label| label.as_str().to_owned()).collect())
}

fn device(line: &CaseLine) -> Device {
    Device {
        position: line.position,
        serial_number: line.serial.to_string(),
        model: line.model.to_string(),
        category: line.category.as_str(),
        date_shown: line.device_date.to_string(),
        start_time_shown: line.wanted.started().map(|time| time.to_string()),
        answer_wanted: line.wanted.kind().as_str(),
        stage: match Stage::from(&line.state) {
            Stage::InReview => "in review",
            Stage::MoreWanted => "more wanted",
            Stage::Answered => "answered",
            Stage::Rejected => "rejected",
            Stage::Withdrawn => "withdrawn",
        },
        since: line.state_since.to_string(),
    }
}

fn shown(number: CaseNumber, picture: &CasePicture) -> Shown {
    Shown {
        file: picture_name(number, picture),
        media_type: picture.picture.media.as_str(),
        bytes: picture.picture.bytes,
        received: picture.picture.added_at.to_string(),
    }
}

/// Under which name a picture lies in the copy.
pub(super) fn picture_name(number: CaseNumber, picture: &CasePicture) -> String {
    let ending = match picture.picture.media {
        Media::Jpeg => "jpg",
        Media::Png => "png",
        Media::Webp => "webp",
        Media::Xml => "xml",
    };
    format!("pictures/{number}-{}.{ending}", picture.position)
}

/// What happened, without the names of staff, who are people too.
fn happened(entry: Entry, by: By) -> Happened {
    Happened {
        at: entry.at.to_string(),
        by: match entry.actor {
            Actor::Holder => "you",
            Actor::Device => "your device",
            Actor::Staff(_) | Actor::Operator => "us",
            Actor::Stranger => "somebody who did not get in",
            _ => "the service",
        },
        what: entry.act.as_str(),
        detail: match by {
            By::Authority => entry.detail,
            By::Holder => String::new(),
        },
    }
}
