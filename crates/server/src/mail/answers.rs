//! The answers of one approval as a mail: for one device in words that fit its kind, for several
//! as a list, with a table beside it when they are many, and their files in one archive.

use std::io::{Cursor, Write as _};

use protocol::Authorization;
use recovery::desk::{Answer as Made, Given};
use recovery::letter::{AboutLine, LISTED};
use recovery::policy::Policy;
use recovery::time::Timestamp;
use web::language::Words;
use zeroize::Zeroizing;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::compose::{SetError, device, masked};
use super::kinds::{
    About, Answer, AnswerDated, AnswerFile, AnswerMany, AnsweredDevice, Device, Mail as _,
    OneAnswer, What, Written,
};
use super::letter::Attachment;

/// The name of the attachment that holds several reset files.
const ARCHIVE: &str = "reset-files.zip";

/// The titles of the attached table.
const COLUMNS: [&str; 8] = [
    "mail-table-device",
    "mail-table-serial",
    "mail-table-model",
    "mail-table-challenge",
    "mail-table-started",
    "mail-table-answer",
    "mail-table-date",
    "mail-table-type",
];

/// Writes the mail and gives what is attached to it.
pub(super) fn write(
    about: About,
    answers: Vec<(AboutLine, Made)>,
    missing: &[AboutLine],
    policy: &Policy,
    t: Words,
) -> Result<(Written, Vec<Attachment>), SetError> {
    let missing: Vec<_> = missing.iter().map(device).collect();
    match <[_; 1]>::try_from(answers) {
        Ok([(line, made)]) if missing.is_empty() => one(about, &line, made, policy, t),
        Ok(answers) => many(about, answers.into(), missing, t),
        Err(answers) => many(about, answers, missing, t),
    }
}

fn one(
    about: About,
    line: &AboutLine,
    made: Made,
    policy: &Policy,
    t: Words,
) -> Result<(Written, Vec<Attachment>), SetError> {
    let number = line.number.map(|number| number.to_string());
    match made.given {
        Given::Key(code) => {
            let mail = Answer {
                challenge: number.unwrap_or_default(),
                key: code.to_text(),
                hours: policy.challenge_life.as_secs() / 3600,
                about,
            };
            Ok((mail.write(t)?, Vec::new()))
        }
        Given::File(file) => {
            let mail = AnswerFile {
                about,
                challenge: number,
                file: file_name(line),
                until: until(made.released_at),
            };
            let attached = Attachment::bytes(&mail.file, file.as_bytes());
            Ok((mail.write(t)?, vec![attached]))
        }
        dated => {
            let mail = AnswerDated {
                about,
                started: line.started.map(|time| time.to_string()),
                answers: texts(dated),
            };
            Ok((mail.write(t)?, Vec::new()))
        }
    }
}

fn many(
    about: About,
    answers: Vec<(AboutLine, Made)>,
    missing: Vec<Device>,
    t: Words,
) -> Result<(Written, Vec<Attachment>), SetError> {
    let answered = answers.len();
    let until = answers
        .first()
        .map_or_else(String::new, |(_, made)| until(made.released_at));
    let (mut files, mut lines) = (Vec::new(), Vec::new());
    for (line, made) in answers {
        let mut listed = AnsweredDevice {
            position: line.position,
            model: line.model.to_string(),
            serial: line.serial.to_string(),
            challenge: line.number.map(|number| number.to_string()),
            started: line.started.map(|time| time.to_string()),
            file: None,
            answers: Vec::new(),
        };
        match made.given {
            Given::File(file) => {
                let name = file_name(&line);
                files.push(Attachment::bytes(&name, file.as_bytes()));
                listed.file = Some(name);
            }
            typed => listed.answers = texts(typed),
        }
        lines.push(listed);
    }
    let archive = (files.len() > 1).then(|| ARCHIVE.to_owned());
    if archive.is_some() {
        files = vec![packed(&files)?];
    }
    let has_table = lines.len() > LISTED;
    if has_table {
        files.insert(0, table(&lines, t));
        lines.truncate(LISTED);
    }
    let mail = AnswerMany {
        unlisted: answered - lines.len(),
        about,
        answered,
        lines: lines.into_iter().map(with_masked_serial).collect(),
        has_table,
        archive,
        until,
        missing,
    };
    Ok((mail.write(t)?, files))
}

/// The table is for whoever sorts many devices by their labels; the mail itself masks serials.
fn with_masked_serial(mut line: AnsweredDevice) -> AnsweredDevice {
    if let Ok(serial) = protocol::Serial::parse(&line.serial) {
        line.serial = masked(&serial);
    }
    line
}

/// What is typed on the device.
fn texts(given: Given) -> Vec<OneAnswer> {
    let one = |what, date: String, secret| OneAnswer { what, date, secret };
    match given {
        Given::Key(code) => vec![one(What::Key, String::new(), code.to_text())],
        Given::SecurityCodes(codes) => codes
            .into_iter()
            .map(|(date, code)| one(What::Code, date.to_string(), code.to_text()))
            .collect(),
        Given::TemporaryPasswords(passwords) => passwords
            .into_iter()
            .map(|(date, made)| one(What::Password, date.to_string(), made.to_text()))
            .collect(),
        Given::File(_) => Vec::new(),
    }
}

fn file_name(line: &AboutLine) -> String {
    match line.number {
        Some(number) => format!("reset-{number}.regain"),
        None => format!("reset-{}.regain", line.position),
    }
}

fn until(released_at: Timestamp) -> String {
    let life = std::time::Duration::from_secs(Authorization::MAX_LIFETIME);
    released_at.plus(life).to_string()
}

/// All files in one: mailboxes take a few attachments, and some of them a hundred.
fn packed(files: &[Attachment]) -> Result<Attachment, SetError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // Sealed bytes do not get smaller.
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for file in files {
        archive.start_file(file.name.as_str(), stored)?;
        archive.write_all(&file.bytes)?;
    }
    Ok(Attachment {
        name: ARCHIVE.to_owned(),
        media_type: "application/zip",
        bytes: Zeroizing::new(archive.finish()?.into_inner()),
    })
}

/// All answers as a table for a spreadsheet, serial numbers whole: whoever has many devices finds
/// them by their labels.
fn table(lines: &[AnsweredDevice], t: Words) -> Attachment {
    let mut text = Zeroizing::new(String::from("\u{FEFF}"));
    let mut row = |cells: [&str; 8]| sheets::csv(&mut text, &cells);
    let titles = COLUMNS.map(|id| t.say(id));
    row(titles.each_ref().map(String::as_str));
    for line in lines {
        let (number, challenge) = (line.position.to_string(), line.challenge.as_deref());
        let started = line.started.as_deref().unwrap_or_default();
        let mut one = |what: &str, date: &str, secret: &str| {
            let challenge = challenge.unwrap_or_default();
            let (serial, model) = (&line.serial, &line.model);
            row([
                &number, serial, model, challenge, started, what, date, secret,
            ]);
        };
        if let Some(file) = &line.file {
            one(&t.say(What::File.id()), "", file);
        }
        for answer in &line.answers {
            one(&t.say(answer.what.id()), &answer.date, &answer.secret);
        }
    }
    Attachment {
        name: "answers.csv".to_owned(),
        media_type: "text/csv; charset=utf-8",
        bytes: Zeroizing::new(text.as_bytes().to_vec()),
    }
}
