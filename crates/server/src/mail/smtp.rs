//! Letters over SMTP.

use std::time::Duration;

use async_trait::async_trait;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::transport::smtp::{Error, PoolConfig};
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use zeroize::Zeroizing;

use super::{DkimSigner, Letter, MailError, Mailer};

/// How the connection to the mail server is kept private.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Encryption {
    /// Plain at first, then TLS before anything is said; refused when the server has no TLS (port 587).
    StartTls,
    /// TLS from the first byte (port 465).
    Implicit,
    /// None at all: only for a server on this very machine.
    None,
}

/// Name and password for the mail server; no `Debug`.
#[derive(Clone)]
pub struct Login {
    /// The account's name.
    pub user: String,
    /// Its password.
    pub password: Zeroizing<String>,
}

/// Where and how to hand letters over.
#[derive(Clone)]
pub struct SmtpSettings {
    /// The mail server's name, which its certificate must carry.
    pub host: String,
    /// Its port: 587, 465 or 25 as a rule.
    pub port: u16,
    /// How the connection is kept private.
    pub encryption: Encryption,
    /// Who signs in there, if anybody must.
    pub login: Option<Login>,
    /// One more certificate authority to trust, as PEM: for a server with a certificate of its own.
    pub extra_root: Option<Vec<u8>>,
    /// How long one command may take.
    pub timeout: Duration,
}

/// Sends over SMTP with a small pool of kept connections.
pub struct SmtpMailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    described: String,
    signers: Vec<DkimSigner>,
}

impl SmtpMailer {
    /// Prepares the transport; nothing is connected yet.
    ///
    /// # Errors
    /// When the settings cannot work: an unreadable certificate, or no encryption to another machine.
    pub fn new(settings: &SmtpSettings) -> Result<Self, MailError> {
        let mut builder =
            AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(settings.host.as_str())
                .port(settings.port)
                .timeout(Some(settings.timeout))
                .tls(tls(settings)?)
                .pool_config(PoolConfig::new().max_size(4));
        if let Some(login) = &settings.login {
            let password = login.password.as_str().to_owned();
            builder = builder.credentials(Credentials::new(login.user.clone(), password));
        }
        Ok(Self {
            transport: builder.build(),
            described: format!(
                "{}:{} ({:?})",
                settings.host, settings.port, settings.encryption
            ),
            signers: Vec::new(),
        })
    }

    /// Signs each letter with each of these.
    #[must_use]
    pub fn signed(self, signers: Vec<DkimSigner>) -> Self {
        Self { signers, ..self }
    }

    /// Connects, signs in and says NOOP: whether letters would leave.
    ///
    /// # Errors
    /// What the server or the network said.
    pub async fn check(&self) -> Result<(), MailError> {
        match self.transport.test_connection().await {
            Ok(true) => Ok(()),
            Ok(false) => Err(MailError::Temporary("the server does not answer".into())),
            Err(error) => Err(classify(&error)),
        }
    }
}

#[async_trait]
impl Mailer for SmtpMailer {
    async fn send(&self, letter: &Letter) -> Result<(), MailError> {
        let wire = letter.wire(&self.signers)?;
        self.transport
            .send_raw(&wire.envelope, &wire.bytes)
            .await
            .map(drop)
            .map_err(|error| classify(&error))
    }

    fn describe(&self) -> String {
        format!("SMTP {}", self.described)
    }
}

fn tls(settings: &SmtpSettings) -> Result<Tls, MailError> {
    match settings.encryption {
        Encryption::None if is_loopback(&settings.host) => Ok(Tls::None),
        Encryption::None => Err(MailError::Permanent(format!(
            "{} is another machine: mail to it must be encrypted",
            settings.host
        ))),
        Encryption::StartTls => Ok(Tls::Required(parameters(settings)?)),
        Encryption::Implicit => Ok(Tls::Wrapper(parameters(settings)?)),
    }
}

fn parameters(settings: &SmtpSettings) -> Result<TlsParameters, MailError> {
    let mut builder = TlsParameters::builder(settings.host.clone());
    if let Some(pem) = &settings.extra_root {
        builder = builder.add_root_certificate(Certificate::from_pem(pem).map_err(|e| unfit(&e))?);
    }
    builder.build().map_err(|e| unfit(&e))
}

fn unfit(error: &Error) -> MailError {
    MailError::Permanent(format!("the mail settings cannot work: {}", causes(error)))
}

fn is_loopback(host: &str) -> bool {
    host == "localhost"
        || host
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

/// A 5xx is for good. All else (4xx, network, TLS) may pass, and the worker gives up in its own time.
/// A refused sign-in is a 5xx too, but it is our set-up that is wrong and not the letter.
fn classify(error: &Error) -> MailError {
    const AUTHENTICATION: [u16; 3] = [530, 534, 535];
    let ours = error
        .status()
        .is_some_and(|status| AUTHENTICATION.contains(&u16::from(status)));
    if error.is_permanent() && !ours {
        MailError::Permanent(causes(error))
    } else {
        MailError::Temporary(causes(error))
    }
}

/// The error with all that caused it: the outermost text alone is often just "network error".
fn causes(error: &Error) -> String {
    let mut text = error.to_string();
    let mut next = std::error::Error::source(error);
    while let Some(cause) = next {
        let cause_text = cause.to_string();
        if !text.contains(&cause_text) {
            text = format!("{text}: {cause_text}");
        }
        next = cause.source();
    }
    text
}
