//! One letter, from its parts to the bytes on the wire.

use std::time::SystemTime;

use lettre::address::Envelope;
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, MultiPartBuilder, MultiPartKind, SinglePart};
use lettre::{Address, Message};
use protocol::Email;
use web::language::Language;
use zeroize::Zeroizing;

use super::{DkimSigner, MailError};

/// Who all letters come from: one fixed address, which holders are asked to add to their contacts.
#[derive(Clone, Debug)]
pub struct Sender {
    /// The name shown beside the address.
    pub name: String,
    /// The fixed sender address.
    pub address: Email,
    /// Where bounces go; the sender address itself when there is no other.
    pub bounces: Option<Email>,
}

/// The name of a letter, the same each time the same job is sent: `<job key@sender's domain>`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MessageId(String);

impl MessageId {
    /// Makes the id from a job's idempotency key; what cannot stand in a header is left out.
    #[must_use]
    pub fn new(job: &str, sender: &Email) -> Self {
        let local: String = job
            .chars()
            .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'))
            .collect();
        let domain = sender
            .as_str()
            .rsplit_once('@')
            .map_or("localhost", |(_, domain)| domain);
        Self(format!("{local}@{domain}"))
    }

    /// The id without angle brackets.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A letter ready to be sent. It may hold a key, so it has no `Debug`.
pub struct Letter {
    /// Who it comes from.
    pub from: Sender,
    /// Who gets it.
    pub to: Email,
    /// Its subject: never a secret, phones show it while locked.
    pub subject: String,
    /// The whole message as plain text.
    pub text: Zeroizing<String>,
    /// The same message as HTML.
    pub html: Zeroizing<String>,
    /// What is attached to it.
    pub attachments: Vec<Attachment>,
    /// Its stable name.
    pub id: MessageId,
    /// When it was written.
    pub date: SystemTime,
    /// The language that it is written in.
    pub language: Language,
}

/// A file that goes with a letter. It may be an answer, so it has no `Debug`.
pub struct Attachment {
    /// Its name.
    pub name: String,
    /// What it is.
    pub media_type: &'static str,
    /// What is in it.
    pub bytes: Zeroizing<Vec<u8>>,
}

impl Attachment {
    /// Bytes that nothing but a device reads.
    #[must_use]
    pub fn bytes(name: &str, bytes: &[u8]) -> Self {
        Self {
            name: name.to_owned(),
            media_type: "application/octet-stream",
            bytes: Zeroizing::new(bytes.to_vec()),
        }
    }
}

impl Letter {
    /// The letter as it goes over the wire, with a signature of each signer on top.
    pub(super) fn wire(&self, signers: &[DkimSigner]) -> Result<Wire, MailError> {
        let message = self.message()?;
        let unsigned = Zeroizing::new(message.formatted());
        let mut bytes = Zeroizing::new(Vec::with_capacity(unsigned.len() + 1024 * signers.len()));
        for signer in signers {
            let header = signer.header(&unsigned, self.date).map_err(unfit)?;
            bytes.extend_from_slice(header.as_bytes());
        }
        bytes.extend_from_slice(&unsigned);
        let envelope = message.envelope().clone();
        Ok(Wire { envelope, bytes })
    }

    /// Sets the letter as a message: text first, then HTML, marked as sent by a machine.
    fn message(&self) -> Result<Message, MailError> {
        let from = mailbox(Some(&self.from.name), &self.from.address)?;
        let bounces = self.from.bounces.as_ref().unwrap_or(&self.from.address);
        let envelope =
            Envelope::new(Some(address(bounces)?), vec![address(&self.to)?]).map_err(unfit)?;
        Message::builder()
            .from(from)
            .to(mailbox(None, &self.to)?)
            .subject(one_line(&self.subject))
            .message_id(Some(format!("<{}>", self.id.as_str())))
            .date(self.date)
            .header(AutoSubmitted)
            .header(SuppressAutoResponse)
            .header(ContentLanguage(self.language))
            .envelope(envelope)
            .multipart(self.parts()?)
            .map_err(unfit)
    }

    /// The words alone, or the words and then what is attached.
    fn parts(&self) -> Result<MultiPart, MailError> {
        if self.attachments.is_empty() {
            return Ok(self.words("regain"));
        }
        let mut all = self
            .builder(MultiPartKind::Mixed, "regain")
            .multipart(self.words("words"));
        for file in &self.attachments {
            let kind = ContentType::parse(file.media_type).map_err(unfit)?;
            let bytes = file.bytes.to_vec();
            all = all
                .singlepart(lettre::message::Attachment::new(file.name.clone()).body(bytes, kind));
        }
        Ok(all)
    }

    /// The boundary follows the id, so that a repeated letter is the same to the byte.
    fn builder(&self, kind: MultiPartKind, name: &str) -> MultiPartBuilder {
        let boundary = format!("=_{name}_{}", self.id.as_str().replace('@', "_"));
        MultiPart::builder()
            .kind(kind)
            .boundary(boundary.chars().take(70).collect::<String>())
    }

    fn words(&self, name: &str) -> MultiPart {
        self.builder(MultiPartKind::Alternative, name)
            .singlepart(SinglePart::plain(self.text.to_string()))
            .singlepart(SinglePart::html(self.html.to_string()))
    }
}

/// A letter as it is handed over.
pub(super) struct Wire {
    /// Who it comes from and goes to, as mail servers tell each other.
    pub(super) envelope: Envelope,
    /// Its bytes.
    pub(super) bytes: Zeroizing<Vec<u8>>,
}

/// Folds line breaks into spaces: a header is one line, whatever a serial or a name holds.
fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_control())
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn mailbox(name: Option<&str>, email: &Email) -> Result<Mailbox, MailError> {
    Ok(Mailbox::new(name.map(one_line), address(email)?))
}

fn address(email: &Email) -> Result<Address, MailError> {
    email.as_str().parse().map_err(unfit)
}

fn unfit(error: impl std::fmt::Display) -> MailError {
    MailError::Permanent(format!("the letter cannot be written: {error}"))
}

/// RFC 3834: tells robots that a robot wrote this, so that they do not answer.
#[derive(Clone)]
struct AutoSubmitted;

/// The same for Exchange, which does not heed RFC 3834.
#[derive(Clone)]
struct SuppressAutoResponse;

/// RFC 3282: who reads a mail aloud learns in which voice.
#[derive(Clone)]
struct ContentLanguage(Language);

impl Header for ContentLanguage {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Content-Language")
    }

    fn parse(code: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        let language = Language::parse(code);
        language
            .map(Self)
            .ok_or_else(|| "no language of ours".into())
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), self.0.code().to_owned())
    }
}

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

impl Header for SuppressAutoResponse {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("X-Auto-Response-Suppress")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "All".to_owned())
    }
}
