//! `[mail]`: from whom mails come, and how they leave.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Result};
use protocol::Email;
use serde::Deserialize;
use server::mail::{Encryption, Login, SmtpSettings};
use zeroize::Zeroizing;

use super::values;

pub(super) const EXAMPLE: &str = r#"[mail]
# The one address that mails come from; the portal tells people to expect it.
from = "recovery@regain.invalid"

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
"#;

/// From whom mails come, and how they leave.
#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Mail {
    #[serde(deserialize_with = "values::email")]
    pub(crate) from: Email,
    pub(crate) transport: Transport,
}

impl Default for Mail {
    fn default() -> Self {
        let from = Email::parse("recovery@regain.invalid");
        Self {
            from: from.expect("a plain address is an address"),
            transport: Transport::Folder {},
        }
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
