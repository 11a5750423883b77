//! A holder shows more of his own accord, by the link in his mailbox (P10): a photo of the label, the
//! proof of purchase, the date on the device.

use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use recovery::evidence::{Piece, Shows};
use recovery::holder::{self, Mine, ShowError};
use recovery::picture::Picture;
use recovery::reply::Reply;
use recovery::text::{Prose, TextError};
use web::language::Words;
use web::{Choice, Field};

use super::{mine, shown};
use crate::app::App;
use crate::http::client::ClientAddress;
use crate::http::fault::Fault;
use crate::http::layers::html_in;
use crate::http::room::crowded;
use crate::http::upload::{File, Submitted};
use crate::intake;
use crate::pictures::Reading;
use crate::tell;

/// Most pictures of one sending; the pages of a PDF count.
const PICTURES: usize = 20;

/// What can be asked for by name, and anything else.
const KINDS: [Shows; 4] = Shows::ALL;

/// The form on the page of one's own request.
pub(crate) struct ShowForm {
    /// What the desk asks, while it waits for an answer.
    pub(crate) question: Option<String>,
    /// The device that it is about, where there are several.
    pub(crate) line: Option<Field>,
    pub(crate) text: Field,
    pub(crate) pictures: Vec<Field>,
    /// What was shown so far: what it is, when it came, and what staff made of it.
    pub(crate) sent: Vec<Sent>,
}

/// Something that was shown.
pub(crate) struct Sent {
    pub(crate) what: String,
    pub(crate) at: String,
    pub(crate) judged: String,
}

impl ShowForm {
    pub(super) fn blank(t: Words, mine: &Mine, at: &dyn Fn(&Piece) -> String) -> Self {
        let open = mine
            .courses
            .iter()
            .filter(|one| one.line.state.open().is_ok());
        let mut devices: Vec<_> = open
            .map(|one| Choice::new(one.line.position.to_string(), one.line.serial.to_string()))
            .collect();
        let is_one = mine.tally.total() == 1;
        devices.insert(0, Choice::new("all", t.say("mine-show-all")));
        let text = match mine.question {
            Some(_) => "more-text",
            None => "mine-show-text",
        };
        let field = |shows| shown::field(t, shows, shown::field_name(shows), "");
        Self {
            question: mine.question.as_ref().map(ToString::to_string),
            line: (!is_one)
                .then(|| Field::select("line", t.say("mine-show-which"), devices).value("all")),
            text: Field::textarea("text", t.say(text), 3),
            pictures: KINDS.into_iter().map(field).collect(),
            sent: mine.sent.iter().map(|piece| sent(t, piece, at)).collect(),
        }
    }

    /// One of each kind.
    #[cfg(test)]
    pub(crate) fn sample(t: Words) -> Self {
        let devices = vec![
            Choice::new("all", t.say("mine-show-all")),
            Choice::new("1", "RG4T7M2KXX9876543210"),
        ];
        Self {
            question: Some("Please show us the label.".into()),
            line: Some(Field::select("line", t.say("mine-show-which"), devices).value("all")),
            text: Field::textarea("text", t.say("mine-show-text"), 3),
            pictures: vec![Field::file("label", t.say("evidence-label"), "image/png")],
            sent: vec![Sent {
                what: t.say("evidence-sent-label"),
                at: "2026-11-21 10:05".into(),
                judged: t.say("evidence-waits"),
            }],
        }
    }

    pub(super) fn fields(&self) -> impl Iterator<Item = &Field> {
        self.line.iter().chain([&self.text]).chain(&self.pictures)
    }
}

fn sent(t: Words, piece: &Piece, at: &dyn Fn(&Piece) -> String) -> Sent {
    let what = format!("evidence-sent-{}", piece.shows.as_str());
    let judged = match &piece.judged {
        None => "evidence-waits",
        Some(judged) if judged.accepted => "evidence-fits",
        Some(_) => "evidence-unfit",
    };
    Sent {
        what: t.say(&what),
        at: at(piece),
        judged: t.say(judged),
    }
}

/// What is wrong with a form.
struct Wrong {
    /// The place of the field among the pictures; the text's, when there is none.
    picture: Option<usize>,
    sentence: String,
}

pub(super) async fn show(
    t: Words,
    State(app): State<App>,
    who: ClientAddress,
    Path(token): Path<String>,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Fault> {
    app.limits.upload(who)?;
    // Nothing is read of what comes by a link that does not work.
    let page = mine::look_up(&app, &token, 0).await?;
    let form = form.map_err(|_| Fault::NotTheForm)?;
    let mut submitted = Submitted::read(&app.room, form).await?;
    let typed = submitted.text("text");
    let chosen = submitted.text("line");
    let line = match page.courses.as_slice() {
        [only] if page.tally.total() == 1 => Some(only.line.position),
        _ => chosen.parse().ok(),
    };
    let wrong = match read(t, &app, &typed, &mut submitted).await? {
        Err(wrong) => wrong,
        Ok((reply, pictures)) => {
            let store = &*app.services.store;
            let sentence = match holder::show(store, &token, line, &reply, app.now()).await {
                Ok(()) => return Ok(mine::back(&token, "shown")),
                Err(ShowError::NothingOpen) => t.say("mine-show-closed"),
                Err(ShowError::TooMany) => t.say("mine-show-full"),
                Err(ShowError::Holder(error)) => {
                    drop_all(&app, &pictures).await?;
                    return Err(error.into());
                }
            };
            drop_all(&app, &pictures).await?;
            Wrong {
                picture: None,
                sentence,
            }
        }
    };
    let mut shown = mine::page(t, &app, &token, &page, None, [None, None]);
    if let Some(form) = &mut shown.show {
        form.text = form.text.clone().value(typed);
        form.line = form.line.take().map(|field| field.value(chosen));
        let field = match wrong.picture.and_then(|at| form.pictures.get_mut(at)) {
            Some(field) => field,
            None => &mut form.text,
        };
        *field = field.clone().error(Some(wrong.sentence));
    } else {
        shown.note = Some(("warn", wrong.sentence));
    }
    shown.sum_up();
    let page = html_in(t, StatusCode::UNPROCESSABLE_ENTITY, &shown)?;
    Ok(match submitted.is_crowded() {
        true => crowded(page),
        false => page,
    })
}

/// What was sent; nothing is kept of a form that is given back.
async fn read(
    t: Words,
    app: &App,
    typed: &str,
    submitted: &mut Submitted,
) -> Result<Result<(Reply, Vec<Picture>), Wrong>, Fault> {
    let text = match Prose::parse(typed) {
        Ok(text) => Some(text),
        Err(TextError::Empty) => None,
        Err(error) => {
            return Ok(Err(Wrong {
                picture: None,
                sentence: tell::reason(t, &error.into()),
            }));
        }
    };
    let mut pictures: Vec<(Shows, Picture)> = Vec::new();
    for (at, shows) in KINDS.into_iter().enumerate() {
        while let Some(file) = submitted.file(shown::field_name(shows)) {
            let taken = match file {
                File::TooLarge => Err(Reading::too_large(t).sentence(t)),
                File::NoRoom => Err(Reading::no_room(t).sentence(t)),
                File::Whole { bytes, .. } => {
                    let taken = intake::take_evidence(t, app, bytes).await?;
                    taken.map_err(|reading| reading.sentence(t))
                }
            };
            let most = [("most", PICTURES.into())];
            let wrong = match taken {
                Ok(taken) => {
                    pictures.extend(taken.into_iter().map(|one| (shows, one)));
                    match pictures.len() {
                        ..=PICTURES => continue,
                        _ => t.with("evidence-too-many", &most),
                    }
                }
                Err(sentence) => sentence,
            };
            let all: Vec<_> = pictures.into_iter().map(|(_, one)| one).collect();
            drop_all(app, &all).await?;
            return Ok(Err(Wrong {
                picture: Some(at),
                sentence: wrong,
            }));
        }
    }
    let all = pictures.iter().map(|(_, one)| one.clone()).collect();
    Ok(match Reply::showing(text, pictures) {
        Some(reply) => Ok((reply, all)),
        None => Err(Wrong {
            picture: None,
            sentence: t.say("mine-show-nothing"),
        }),
    })
}

async fn drop_all(app: &App, pictures: &[Picture]) -> Result<(), Fault> {
    for picture in pictures {
        app.shelf.discard(picture).await?;
    }
    Ok(())
}
