//! The demo's mailbox: shows the folder that the service writes its mails to, as pages.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path as UrlPath, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use mail_parser::{Address, Message, MessageParser, MessagePart, MimeHeaders as _};

/// The pages over the mails in `folder`; nothing in them can be changed.
pub(super) fn router(folder: PathBuf) -> Router {
    let pages = Router::new()
        .route("/", get(list))
        .route("/mail/{name}", get(show))
        .route("/mail/{name}/source", get(source))
        .route("/mail/{name}/attached/{number}", get(attached))
        .with_state(Arc::new(folder));
    web::protect(
        pages.merge(web::assets_router(&[])),
        web::Site::new(web::Transport::Plain),
    )
}

/// One mail as the pages show it.
pub(super) struct Letter {
    name: String,
    subject: String,
    from: String,
    pub(super) to: String,
    sent: String,
    pub(super) text: String,
    /// The names of the files that came with it.
    pub(super) attached: Vec<String>,
}

#[derive(Template)]
#[template(path = "mailbox.html")]
struct Mailbox {
    letters: Vec<Letter>,
}

#[derive(Template)]
#[template(path = "letter.html")]
struct LetterPage {
    letter: Letter,
}

async fn list(State(folder): State<Arc<PathBuf>>) -> Response {
    page(&Mailbox {
        letters: letters(&folder),
    })
}

async fn show(State(folder): State<Arc<PathBuf>>, UrlPath(name): UrlPath<String>) -> Response {
    match raw(&folder, &name).and_then(|bytes| Letter::parse(name, &bytes)) {
        Some(letter) => page(&LetterPage { letter }),
        None => gone(),
    }
}

async fn source(State(folder): State<Arc<PathBuf>>, UrlPath(name): UrlPath<String>) -> Response {
    match raw(&folder, &name) {
        Some(bytes) => {
            ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], bytes).into_response()
        }
        None => gone(),
    }
}

/// A file that came with a mail, to be saved; they are counted from 1.
async fn attached(
    State(folder): State<Arc<PathBuf>>,
    UrlPath((name, number)): UrlPath<(String, usize)>,
) -> Response {
    let found = raw(&folder, &name).and_then(|bytes| file_of(&bytes, number));
    let Some((file, bytes)) = found else {
        return gone();
    };
    let disposition = format!("attachment; filename=\"{file}\"");
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    (headers, bytes).into_response()
}

fn file_of(mail: &[u8], number: usize) -> Option<(String, Vec<u8>)> {
    let message = MessageParser::default().parse(mail)?;
    let part = message.attachments().nth(number.checked_sub(1)?)?;
    Some((file_name(part), part.contents().to_vec()))
}

/// The name of a file, without what could end the header that it stands in.
fn file_name(part: &MessagePart<'_>) -> String {
    let name = part.attachment_name().unwrap_or("file");
    name.chars()
        .filter(|c| c.is_ascii_alphanumeric() || "._-".contains(*c))
        .collect()
}

fn page(template: &impl Template) -> Response {
    match template.render() {
        Ok(html) => Html(html).into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}

fn gone() -> Response {
    (StatusCode::NOT_FOUND, "There is no such mail.").into_response()
}

/// All mails in `folder`, newest first; a folder that is not there yet holds none.
pub(super) fn letters(folder: &Path) -> Vec<Letter> {
    let mut found: Vec<_> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some((entry.metadata().ok()?.modified().ok()?, entry.file_name())))
        .collect();
    found.sort();
    found
        .into_iter()
        .rev()
        .filter_map(|(_, name)| {
            let name = name.into_string().ok()?;
            let bytes = raw(folder, &name)?;
            Letter::parse(name, &bytes)
        })
        .collect()
}

/// The bytes of one mail; a name that is more than a file name finds nothing.
fn raw(folder: &Path, name: &str) -> Option<Vec<u8>> {
    let plain = Path::new(name).file_name()?.to_str()? == name && name.ends_with(".eml");
    plain.then(|| std::fs::read(folder.join(name)).ok())?
}

impl Letter {
    fn parse(name: String, bytes: &[u8]) -> Option<Self> {
        let message = MessageParser::default().parse(bytes)?;
        Some(Self {
            name,
            subject: message.subject().unwrap_or("(no subject)").to_owned(),
            from: people(message.from()),
            to: people(message.to()),
            sent: message
                .date()
                .map_or_else(String::new, mail_parser::DateTime::to_rfc822),
            text: text(&message),
            attached: message.attachments().map(file_name).collect(),
        })
    }
}

fn text(message: &Message<'_>) -> String {
    message
        .body_text(0)
        .map_or_else(String::new, |text| text.replace('\r', ""))
}

fn people(address: Option<&Address<'_>>) -> String {
    let all = address.map(Address::iter).into_iter().flatten();
    all.filter_map(|one| one.address())
        .collect::<Vec<_>>()
        .join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAIL: &[u8] = b"From: Desk <desk@example.com>\r\nTo: holder@example.com\r\nSubject: =?utf-8?Q?Your_key?=\r\n\
        Date: Sat, 21 Nov 2026 09:00:00 +0000\r\nContent-Type: text/plain; charset=utf-8\r\n\
        Content-Transfer-Encoding: quoted-printable\r\n\r\nline one=\r\n and more\r\n";

    #[test]
    fn a_mail_is_shown_decoded() {
        let letter = Letter::parse("1.eml".into(), MAIL).unwrap();
        assert_eq!(letter.subject, "Your key");
        assert_eq!(letter.to, "holder@example.com");
        assert_eq!(letter.text, "line one and more\n");
    }

    #[test]
    fn h4_a_file_that_came_with_a_mail_can_be_saved() {
        let mail = b"From: a@example.com\r\nTo: b@example.com\r\nMIME-Version: 1.0\r\n\
            Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\
            Content-Type: text/plain\r\n\r\nhere it is\r\n--x\r\n\
            Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\
            Content-Disposition: attachment; filename=\"reset-7K2M-QX.regain\"\r\n\r\n\
            iVJHTg==\r\n--x--\r\n";
        let letter = Letter::parse("1.eml".into(), mail).unwrap();
        assert_eq!(letter.attached, ["reset-7K2M-QX.regain"]);
        assert_eq!(file_of(mail, 1).unwrap().1, b"\x89RGN");
        assert!(file_of(mail, 2).is_none());
    }

    #[test]
    fn names_that_lead_out_of_the_folder_find_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("mail");
        std::fs::create_dir(&inner).unwrap();
        std::fs::write(folder.path().join("secret.eml"), MAIL).unwrap();
        std::fs::write(inner.join("1.eml"), MAIL).unwrap();
        assert!(raw(&inner, "1.eml").is_some());
        assert!(raw(&inner, "../secret.eml").is_none());
        assert!(raw(&inner, "/etc/hostname").is_none());
    }
}
