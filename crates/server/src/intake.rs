//! What a holder hands in, the same for pages and REST: a picture to look at, and a request.

use std::sync::Arc;

use protocol::{Challenge, ChallengeNumber};
use recovery::calendar::Told;
use recovery::country::Country;
use recovery::evidence::{self, PortalVerdict, Shows};
use recovery::limits::{Caller, Proof};
use recovery::picture::{Media, Picture, PictureName};
use recovery::policy::AnswerKind;
use recovery::request::{
    self, Brought, Faulty, FieldError, NewRequest, OpenError, Receipt, RequestForm,
};
use recovery::store::StoreError;
use recovery::time::Timestamp;

use web::language::Words;

use crate::app::App;
use crate::http::client::ClientAddress;
use crate::http::fault::Fault;
use crate::pictures::{
    Fault as PictureFault, Looked, Reading, clean, draw_name, is_pdf, look, look_at_frame,
};

/// A picture that was looked at.
pub(crate) struct Taken {
    /// What to tell about it.
    pub(crate) reading: Reading,
    /// The challenge in it.
    pub(crate) challenge: Option<Box<Challenge>>,
    /// The name under which it waits for the request; only pictures with a challenge are kept.
    pub(crate) draft: Option<PictureName>,
}

impl Taken {
    fn without(reading: Reading) -> Self {
        Self {
            reading,
            challenge: None,
            draft: None,
        }
    }

    /// A file that found no room.
    pub(crate) fn no_room(t: Words) -> Self {
        Self::without(Reading::no_room(t))
    }

    /// A file that was too large to be looked at.
    pub(crate) fn too_large(t: Words) -> Self {
        Self::without(Reading::too_large(t))
    }
}

/// A request that was taken in.
pub(crate) struct Accepted {
    pub(crate) receipt: Receipt,
    /// The short number of its challenge, if it is for one device that has one.
    pub(crate) challenge: Option<ChallengeNumber>,
    /// Whether security codes were asked for, which a restart of the device ends.
    pub(crate) has_code: bool,
    /// Whether no challenge of a device waits for its answer.
    pub(crate) is_dated_only: bool,
}

/// The files that came with a device of a request: as they wait on the shelves for drafts.
#[derive(Clone, Default)]
pub(crate) struct Files {
    /// The picture of its challenge.
    pub(crate) challenge: Option<PictureName>,
    /// Pictures that were made of what is to show more.
    pub(crate) shown: Vec<(Shows, PictureName)>,
}

/// Why a request was not taken in.
pub(crate) enum Refused {
    /// For what stands in it: every fault at once.
    Faults(Vec<FieldError>),
    /// For the solution of its puzzle, which is used up.
    Puzzle,
    /// For another reason.
    Fault(Fault),
}

impl From<Fault> for Refused {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// Looks at a new picture and keeps it as a draft when there is a challenge in it.
pub(crate) async fn take_picture(t: Words, app: &App, bytes: Vec<u8>) -> Result<Taken, Fault> {
    let bytes = Arc::new(bytes);
    let Looked {
        media, challenge, ..
    } = look_aside(app, bytes.clone()).await?;
    let (challenge, media) = match (challenge, media) {
        (Ok(challenge), Some(media)) => (challenge, media),
        (Err(fault), _) => return Ok(Taken::without(Reading::without(t, &fault))),
        (Ok(_), None) => return Err(Fault::internal("a challenge in a file of no kind")),
    };
    let bytes = Arc::unwrap_or_clone(bytes);
    let draft = draw_name(media, &mut *app.rng())?;
    app.shelf.put_draft(&draft, bytes).await?;
    Ok(Taken {
        reading: judge(t, app, &challenge).await?,
        challenge: Some(challenge),
        draft: Some(draft),
    })
}

/// Looks again at a draft.
pub(crate) async fn take_draft(t: Words, app: &App, name: &str) -> Result<Taken, Fault> {
    let Some(name) = PictureName::parse(name) else {
        return Ok(Taken::without(Reading::gone(t)));
    };
    // Its turn comes first, so that no more drafts stand in memory than are looked at.
    let turn = app.looking.acquire().await.map_err(Fault::internal)?;
    let Some(bytes) = app.shelf.draft(&name).await? else {
        return Ok(Taken::without(Reading::gone(t)));
    };
    let looked = tokio::task::spawn_blocking(move || look(&bytes)).await;
    drop(turn);
    match looked.map_err(Fault::internal)?.challenge {
        Ok(challenge) => Ok(Taken {
            reading: judge(t, app, &challenge).await?,
            challenge: Some(challenge),
            draft: Some(name),
        }),
        Err(fault) => Ok(Taken::without(Reading::without(t, &fault))),
    }
}

/// Reads the digits of a scanned link.
pub(crate) async fn take_digits(t: Words, app: &App, digits: &str) -> Result<Taken, Fault> {
    match evidence::read(digits) {
        Ok(challenge) => Ok(Taken {
            reading: judge(t, app, &challenge).await?,
            challenge: Some(Box::new(challenge)),
            draft: None,
        }),
        Err(error) => Ok(Taken::without(Reading::not_scanned(t, &error))),
    }
}

/// Reads a picture that stands for a scan, and keeps nothing of it.
pub(crate) async fn scan(
    t: Words,
    app: &App,
    bytes: Vec<u8>,
) -> Result<Result<Box<Challenge>, Reading>, Fault> {
    let looked = look_aside(app, Arc::new(bytes)).await?;
    let challenge = match looked.challenge {
        Ok(challenge) => challenge,
        Err(fault) => return Ok(Err(Reading::without(t, &fault))),
    };
    let is_ours = app
        .services
        .keys
        .find(challenge.header().recovery_key)
        .is_some();
    match looked.service {
        Some(service) if !is_ours => {
            let address = service.as_str();
            let host = address.split_once("://").map_or(address, |(_, host)| host);
            let values = [("host", host.into())];
            let advice = t.with("camera-elsewhere", &values);
            Ok(Err(Reading::bad(t.say("scan-elsewhere"), advice)))
        }
        _ => Ok(Ok(challenge)),
    }
}

/// What one frame of a film shows.
pub(crate) enum Frame {
    /// A code of a device: the link in it.
    Code(String),
    /// None, and what to do about it, if there is anything to say.
    Nothing(Option<String>),
}

/// Looks at one frame of a film, and keeps nothing of it.
pub(crate) async fn frame(t: Words, app: &App, bytes: Vec<u8>) -> Result<Frame, Fault> {
    let _turn = app.filming.acquire().await.map_err(Fault::internal)?;
    let looked = tokio::task::spawn_blocking(move || look_at_frame(&bytes)).await;
    Ok(match looked.map_err(Fault::internal)? {
        Ok(link) => Frame::Code(link),
        Err(fault) => Frame::Nothing(Reading::of_frame(t, &fault)),
    })
}

/// Takes a request in, with the pictures it came with: one for each device, or none.
pub(crate) async fn take_request(
    app: &App,
    who: ClientAddress,
    proof: Proof,
    form: &RequestForm,
    drafts: &[Files],
) -> Result<Accepted, Refused> {
    let now = app.now();
    let new = NewRequest::parse(form, &app.services.policy, now.date()).map_err(Refused::Faults)?;
    take_in(app, (who, proof), &new, drafts, &[], Faulty::RefuseAll).await
}

/// Takes in a request that has been read already, with the files of each of its devices and those that
/// are for all of them.
pub(crate) async fn take_in(
    app: &App,
    (who, proof): (ClientAddress, Proof),
    new: &NewRequest,
    drafts: &[Files],
    for_all: &[(Shows, PictureName)],
    faulty: Faulty,
) -> Result<Accepted, Refused> {
    let services = &app.services;
    let now = app.now();
    app.limits.request(who)?;
    let mut pictures = Vec::new();
    for (line, files) in (1..).zip(drafts) {
        let mut add = |picture, shows| {
            pictures.push(Brought {
                line: Some(line),
                picture,
                shows,
            });
        };
        if let Some(name) = &files.challenge {
            add(app.shelf.keep(name, now).await?, None);
        }
        for (shows, name) in &files.shown {
            add(app.shelf.keep_shown(name, now).await?, Some(*shows));
        }
    }
    for (shows, name) in for_all {
        pictures.push(Brought {
            line: None,
            picture: app.shelf.keep_shown(name, now).await?,
            shows: Some(*shows),
        });
    }
    let opened = request::open(
        &*services.store,
        &*services.keys,
        &services.policy,
        new,
        &pictures,
        faulty,
        Caller {
            network: who.network(),
            proof,
        },
        now,
        &mut *app.rng(),
    )
    .await;
    let is_new = opened.as_ref().is_ok_and(|receipt| receipt.is_new);
    if !is_new {
        for one in &pictures {
            app.shelf.discard(&one.picture).await?;
        }
    }
    let number = match new.lines() {
        [only] => only.challenge().map(Challenge::number),
        _ => None,
    };
    Ok(Accepted {
        receipt: opened?,
        challenge: number,
        has_code: new
            .lines()
            .iter()
            .any(|line| line.wanted().kind() == AnswerKind::SecurityCode),
        is_dated_only: new.lines().iter().all(|line| line.challenge().is_none()),
    })
}

/// When the desk's answer is due, as somebody in that country is told it (P7).
pub(crate) fn due(app: &App, received: Timestamp, country: Country) -> Option<Told> {
    let calendar = &app.services.policy.calendar;
    Some(calendar.tell(calendar.due(received)?, country))
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        Self::Fault(error.into())
    }
}

impl From<OpenError> for Refused {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Refused(faults) => Self::Faults(faults),
            OpenError::TooOften(wait) => Self::Fault(Fault::TooOften { wait }),
            OpenError::Puzzle => Self::Puzzle,
            OpenError::NoNumber => Self::Fault(Fault::Unavailable(error.to_string())),
            OpenError::Store(error) => error.into(),
        }
    }
}

/// Whether the country is one without service; then nothing of the request is kept, the picture
/// that waits for it neither (P6).
pub(crate) async fn forget_if_closed(
    app: &App,
    country: &str,
    picture: &str,
) -> Result<bool, Fault> {
    let policy = &app.services.policy;
    let closed = Country::from_code(country).is_some_and(|country| !policy.serves(country));
    if let (true, Some(name)) = (closed, PictureName::parse(picture)) {
        app.shelf.drop_draft(&name).await?;
    }
    Ok(closed)
}

/// The same of pictures that are to show something.
pub(crate) async fn forget_shown_if_closed(
    app: &App,
    country: &str,
    names: &[PictureName],
) -> Result<bool, Fault> {
    let closed = forget_if_closed(app, country, "").await?;
    if closed {
        for name in names {
            app.shelf.drop_shown(name).await?;
        }
    }
    Ok(closed)
}

async fn judge(t: Words, app: &App, challenge: &Challenge) -> Result<Reading, StoreError> {
    Ok(Reading::of(t, challenge, preview(app, challenge).await?))
}

pub(crate) async fn preview(app: &App, challenge: &Challenge) -> Result<PortalVerdict, StoreError> {
    let services = &app.services;
    evidence::preview(
        &*services.store,
        &*services.keys,
        &services.policy,
        challenge,
        app.now(),
    )
    .await
}

pub(crate) async fn look_aside(app: &App, bytes: Arc<Vec<u8>>) -> Result<Looked, Fault> {
    let _turn = app.looking.acquire().await.map_err(Fault::internal)?;
    tokio::task::spawn_blocking(move || look(&bytes))
        .await
        .map_err(Fault::internal)
}

/// Takes a file that a holder sends to show something: new pictures are made of it, one for each
/// page of a PDF, and only those are kept (P10).
pub(crate) async fn take_evidence(
    t: Words,
    app: &App,
    bytes: Vec<u8>,
) -> Result<Result<Vec<Picture>, Reading>, Fault> {
    let cleaned = match cleaned(app, bytes).await? {
        Ok(cleaned) => cleaned,
        Err(fault) => return Ok(Err(Reading::without(t, &fault))),
    };
    let mut pictures = Vec::with_capacity(cleaned.len());
    for one in cleaned {
        pictures.push(app.shelf.put_kept(Media::Jpeg, &one, app.now()).await?);
    }
    Ok(Ok(pictures))
}

/// The same before there is a case: the pictures wait for it among the drafts.
pub(crate) async fn take_shown(
    t: Words,
    app: &App,
    bytes: Vec<u8>,
) -> Result<Result<Vec<PictureName>, Reading>, Fault> {
    let cleaned = match cleaned(app, bytes).await? {
        Ok(cleaned) => cleaned,
        Err(fault) => return Ok(Err(Reading::without(t, &fault))),
    };
    let mut names = Vec::with_capacity(cleaned.len());
    for one in cleaned {
        names.push(app.shelf.put_shown(&one).await?);
    }
    Ok(Ok(names))
}

/// New pictures of a file.
async fn cleaned(app: &App, bytes: Vec<u8>) -> Result<Result<Vec<Vec<u8>>, PictureFault>, Fault> {
    let _turn = app.looking.acquire().await.map_err(Fault::internal)?;
    Ok(if is_pdf(&bytes) {
        let pages = app.services.pdf.pages(bytes).await;
        pages.map_err(PictureFault::Pdf)
    } else {
        let cleaned = tokio::task::spawn_blocking(move || clean(&bytes)).await;
        let cleaned = cleaned.map_err(Fault::internal)?;
        cleaned.map(|one| vec![one])
    })
}
