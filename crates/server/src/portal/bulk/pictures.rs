//! Pictures find their rows.

use std::sync::Arc;

use axum::extract::multipart::Multipart;
use recovery::bulk::{Attached, Devices, Row};
use recovery::evidence::Shows;
use recovery::picture::Media;
use sheets::Packed;

use web::language::Words;

use super::draft::{self, Draft, Picture, Token};
use super::uploads::{self, Sent};
use crate::app::App;
use crate::http::fault::Fault;
use crate::http::upload::FILE_BYTES;
use crate::intake;
use crate::pictures::{Looked, Reading, advice, draw_name};
use crate::tell;

/// Pictures that are looked at in one sending: each takes a part of a second, and the answer has to
/// come while somebody waits for it. Exported files are quick and not counted.
const PICTURES: usize = 400;

/// Files of one sending that are told about one by one.
const TOLD: usize = 100;

/// What became of the files of one sending.
#[derive(Clone, Debug, Default)]
pub(crate) struct Report {
    /// How many have found their row.
    pub(crate) attached: usize,
    /// How many show something of a device, or of all.
    pub(crate) shown: usize,
    /// The others: name, and why.
    pub(crate) others: Vec<(String, String)>,
    /// How many more there are of these.
    pub(crate) further: usize,
    looked_at: usize,
}

impl Report {
    /// One of each kind.
    #[cfg(test)]
    pub(super) fn sample() -> Self {
        let mut report = Self {
            attached: 3,
            ..Self::default()
        };
        report.tell("cat.jpg".into(), "There is no code in it.");
        report
    }

    /// Whether there is time for a picture that costs so much, in this sending.
    pub(super) fn has_time(&mut self, costs: usize) -> bool {
        let has = self.looked_at < PICTURES;
        self.looked_at += if has { costs } else { 0 };
        has
    }

    pub(super) fn tell(&mut self, name: String, why: impl Into<String>) {
        match self.others.len() {
            ..TOLD => self.others.push((name, why.into())),
            _ => self.further += 1,
        }
    }
}

/// Takes all files of a form.
pub(super) async fn take(
    t: Words,
    app: &App,
    token: &Token,
    draft: &Draft,
    mut form: Multipart,
) -> Result<Report, Fault> {
    let taker = Taker {
        t,
        app,
        token,
        rows: &draft.rows,
        devices: Devices::new(&draft.rows, &app.services.policy),
    };
    let mut report = Report::default();
    while let Some((field, sent)) = uploads::next(&app.room, &mut form).await? {
        let shows = Shows::parse(&field);
        match sent {
            Sent::One(file, _room) => taker.take(shows, file, &mut report).await?,
            Sent::NoRoom(name) => report.tell(name, Reading::no_room(t).sentence(t)),
            Sent::Archive(archive, _room) => {
                // One file of it is unpacked while another is looked at.
                let mut unpacked = app.room.in_memory();
                if unpacked.grow(2 * FILE_BYTES).await.is_err() {
                    let archive = t.say("bulk-picture-archive");
                    report.tell(archive, Reading::no_room(t).sentence(t));
                    continue;
                }
                let mut files = uploads::unpack(archive);
                while let Some(file) = files.recv().await {
                    match file {
                        Ok(file) => taker.take(shows, file, &mut report).await?,
                        Err(fault) => {
                            report.tell(t.say("bulk-picture-archive"), tell::no_sheet(t, &fault));
                        }
                    }
                }
            }
        }
    }
    Ok(report)
}

pub(super) struct Taker<'a> {
    pub(super) t: Words,
    pub(super) app: &'a App,
    pub(super) token: &'a Token,
    rows: &'a [Row],
    pub(super) devices: Devices<'a>,
}

impl Taker<'_> {
    /// Takes a file: one with a code, or one that is to show something.
    async fn take(
        &self,
        shows: Option<Shows>,
        file: Packed,
        report: &mut Report,
    ) -> Result<(), Fault> {
        match shows {
            Some(shows) => self.shown(shows, file, report).await,
            None => self.file(file, report).await,
        }
    }

    async fn file(&self, file: Packed, report: &mut Report) -> Result<(), Fault> {
        let Packed { name, bytes } = file;
        let Some(bytes) = bytes else {
            report.tell(name, self.t.say("bulk-picture-too-large"));
            return Ok(());
        };
        let is_xml = bytes.trim_ascii_start().starts_with(b"<");
        if !is_xml && !report.has_time(1) {
            let most = [("most", PICTURES.into())];
            report.tell(name, self.t.with("bulk-picture-too-many", &most));
            return Ok(());
        }
        let bytes = Arc::new(bytes);
        let Looked {
            media, challenge, ..
        } = intake::look_aside(self.app, bytes.clone()).await?;
        let (challenge, media) = match (challenge, media) {
            (Ok(challenge), Some(media)) => (challenge, media),
            (Err(fault), _) => {
                report.tell(name, Reading::without(self.t, &fault).sentence(self.t));
                return Ok(());
            }
            (Ok(_), None) => return Err(Fault::internal("a challenge in a file of no kind")),
        };
        match self.devices.attach(&challenge) {
            Attached::Row(_) => {}
            other => {
                report.tell(name, self.sentence(&other));
                return Ok(());
            }
        }
        let verdict = intake::preview(self.app, &challenge).await?;
        if !verdict.is_good() {
            report.tell(name, advice(self.t, verdict));
            return Ok(());
        }
        let bytes = Arc::unwrap_or_clone(bytes);
        self.attach(media, bytes, *challenge).await?;
        report.attached += 1;
        Ok(())
    }

    async fn attach(
        &self,
        media: Media,
        bytes: Vec<u8>,
        challenge: protocol::Challenge,
    ) -> Result<(), Fault> {
        let name = draw_name(media, &mut *self.app.rng())?;
        self.app.shelf.put_draft(&name, bytes).await?;
        draft::attach(self.app, self.token, &Picture { name, challenge }).await
    }

    fn sentence(&self, attached: &Attached) -> String {
        let row = |at: &usize| self.rows.get(*at).map_or(0, |row| row.number);
        let t = self.t;
        match attached {
            // Nobody is told of a file that has found its row.
            Attached::Row(_) => String::new(),
            Attached::NotNeeded(at) => {
                t.with("bulk-picture-not-needed", &[("row", row(at).into())])
            }
            Attached::OtherAnswer(at, asks_for) => t.with(
                "bulk-picture-other-answer",
                &[
                    ("row", row(at).into()),
                    ("answer", tell::answer(t, *asks_for).into()),
                ],
            ),
            Attached::NoSuchRow(serial) => {
                t.with("bulk-picture-no-row", &[("serial", serial.as_str().into())])
            }
        }
    }
}
