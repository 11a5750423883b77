//! `[mail]`: from whom mails come, and how they leave.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result};
use protocol::Email;
use serde::Deserialize;
use server::mail::{DkimKey, DkimSigner, Encryption, Login, SmtpSettings};
use zeroize::Zeroizing;

use super::values;

pub(super) const EXAMPLE: &str = r#"[mail]
# The one address that mails come from; the portal tells people to expect it.
from = "recovery@regain.invalid"

# Where undeliverable mails come back to, with a token for each mail put in: bounces+TOKEN@…. What comes
# there is to be piped to `regain mail bounce`, or posted to /api/v1/bounces with the secret of this file.
#: bounces = "bounces@regain.invalid"
#: bounce_secret_file = "/etc/regain/bounce-secret"

# How mails leave. "folder" writes them to the data folder, for trying things out.
[mail.transport]
kind = "folder"

# By SMTP instead: kind = "smtp", and these.
# host = "smtp.example.org"      must be the name in its certificate
# port = 587
# encryption = "starttls"        or "implicit" (port 465); "none" for this very machine only
# user = "recovery"              leave both out where nobody has to sign in
# password_file = "/etc/regain/smtp-password"
# root = "/etc/regain/ca.pem"    a certificate authority of your own

# Keys that sign every mail (DKIM): `regain mail dkim-key` makes one and prints its DNS record. Leave
# them out where your mail server signs. A second one may stand beside the first: an Ed25519 key
# beside an RSA key, or the next key beside the last.
#: [[mail.dkim]]
#: selector = "regain"
#: domain = "regain.invalid"
#: key = "/etc/regain/dkim.pem"
"#;

/// From whom mails come, and how they leave.
#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Mail {
    #[serde(deserialize_with = "values::email")]
    pub(crate) from: Email,
    #[serde(deserialize_with = "values::some_email")]
    bounces: Option<Email>,
    bounce_secret_file: Option<PathBuf>,
    pub(crate) transport: Transport,
    dkim: Vec<Dkim>,
}

/// A key that signs mails.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Dkim {
    selector: String,
    domain: String,
    key: PathBuf,
}

impl Default for Mail {
    fn default() -> Self {
        let from = Email::parse("recovery@regain.invalid");
        Self {
            from: from.expect("a plain address is an address"),
            bounces: None,
            bounce_secret_file: None,
            transport: Transport::Folder {},
            dkim: Vec::new(),
        }
    }
}

impl Mail {
    /// The address that undeliverable mails come back to.
    pub(crate) const fn bounces(&self) -> Option<&Email> {
        self.bounces.as_ref()
    }

    /// What must hold within the section.
    pub(crate) fn check(&self) -> Result<()> {
        let Some(bounces) = &self.bounces else {
            anyhow::ensure!(
                self.bounce_secret_file.is_none(),
                "[mail] has a secret for bounces and no address that they come back to"
            );
            return Ok(());
        };
        let local = bounces
            .as_str()
            .rsplit_once('@')
            .map_or("", |(local, _)| local);
        anyhow::ensure!(
            local.len() <= 39 && !local.contains('+'),
            "[mail] bounces: {local:?} leaves no room for a token; at most 39 characters, without a +"
        );
        Ok(())
    }

    /// SHA-256 of the secret that mail servers show when they report.
    pub(crate) fn bounce_secret(&self) -> Result<Option<[u8; 32]>> {
        let Some(file) = &self.bounce_secret_file else {
            return Ok(None);
        };
        let shown = file.display();
        let text = std::fs::read_to_string(file).map(Zeroizing::new);
        let text = text.with_context(|| format!("cannot read the secret in {shown}"))?;
        let secret = text.trim();
        anyhow::ensure!(
            secret.len() >= 32,
            "the secret in {shown} is too short: 32 characters at least, such as of openssl rand -hex 32"
        );
        Ok(Some(server::mail::secret_hash(secret)))
    }

    /// Those that sign mails, with the keys that they name.
    pub(crate) fn signers(&self) -> Result<Vec<DkimSigner>> {
        self.dkim.iter().map(|dkim| dkim.load(&self.from)).collect()
    }

    /// The files with their keys.
    pub(crate) fn key_files(&self) -> impl Iterator<Item = &Path> {
        self.dkim.iter().map(|dkim| dkim.key.as_path())
    }
}

impl Dkim {
    fn load(&self, from: &Email) -> Result<DkimSigner> {
        let shown = self.key.display();
        let pem = std::fs::read_to_string(&self.key).map(Zeroizing::new);
        let pem = pem.with_context(|| format!("cannot read the key in {shown}"))?;
        let key = DkimKey::from_pem(&pem);
        let key = key.with_context(|| format!("the key in {shown} cannot sign mails"))?;
        Ok(DkimSigner::new(&self.domain, &self.selector, key, from)?)
    }
}

/// The two ways that mails leave.
#[derive(Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
pub(crate) enum Transport {
    /// To a folder.
    Folder {},
    /// To a server.
    Smtp(Smtp),
}

/// An SMTP server.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Smtp {
    host: String,
    #[serde(default = "submission")]
    port: u16,
    #[serde(default)]
    encryption: Privacy,
    user: Option<String>,
    password_file: Option<PathBuf>,
    root: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Privacy {
    #[default]
    StartTls,
    Implicit,
    None,
}

const fn submission() -> u16 {
    587
}

impl Smtp {
    /// The settings with the files that they name.
    pub(crate) fn load(&self) -> Result<SmtpSettings> {
        let login = match (&self.user, &self.password_file) {
            (Some(user), Some(file)) => {
                let text = std::fs::read_to_string(file);
                let text = text.with_context(|| {
                    format!(
                        "cannot read the mail server's password in {}",
                        file.display()
                    )
                })?;
                let password = Zeroizing::new(Zeroizing::new(text).trim_end().to_owned());
                Some(Login {
                    user: user.clone(),
                    password,
                })
            }
            (None, None) => None,
            _ => anyhow::bail!("[mail.transport] needs both user and password_file, or neither"),
        };
        let root = |file: &PathBuf| {
            std::fs::read(file)
                .with_context(|| format!("cannot read the certificate in {}", file.display()))
        };
        Ok(SmtpSettings {
            host: self.host.clone(),
            port: self.port,
            encryption: match self.encryption {
                Privacy::StartTls => Encryption::StartTls,
                Privacy::Implicit => Encryption::Implicit,
                Privacy::None => Encryption::None,
            },
            login,
            extra_root: self.root.as_ref().map(root).transpose()?,
            timeout: Duration::from_secs(30),
        })
    }
}
