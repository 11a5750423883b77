//! The service's settings: one TOML file, one section per module here, all of it with defaults.
//!
//! A file is read, parsed into the types that the rest of the program uses, and checked as a whole
//! before anything is built; an unknown name in it is refused, for it is mostly a typing error.

mod authority;
mod data;
mod database;
mod desk;
mod evidence;
mod limits;
mod log;
mod mail;
mod portal;
mod proxy;
mod retention;
mod shown;
mod sso;
mod tls;
mod values;
mod webhooks;

use std::path::Path;

use anyhow::{Context, Result, bail};
use recovery::policy::Policy;
use serde::Deserialize;

pub(crate) use self::authority::Authority;
pub(crate) use self::data::Data;
pub(crate) use self::database::{Database, DatabaseUrl};
pub(crate) use self::desk::Desk;
use self::limits::Limits;
pub(crate) use self::log::Log;
pub(crate) use self::mail::{Mail, Transport};
pub(crate) use self::portal::Portal;
pub(crate) use self::proxy::Proxy;
use self::retention::Retention;
pub(crate) use self::tls::Tls;

/// All settings of a service.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Config {
    pub(crate) authority: Authority,
    pub(crate) portal: Portal,
    pub(crate) desk: Desk,
    pub(crate) limits: Limits,
    pub(crate) retention: Retention,
    pub(crate) proxy: Proxy,
    pub(crate) data: Data,
    pub(crate) database: Database,
    pub(crate) mail: Mail,
    pub(crate) log: Log,
}

/// Every section's commented default, in the order of `Config`.
const EXAMPLES: [&str; 14] = [
    authority::EXAMPLE,
    portal::EXAMPLE,
    shown::EXAMPLE,
    desk::EXAMPLE,
    evidence::EXAMPLE,
    sso::EXAMPLE,
    webhooks::EXAMPLE,
    limits::EXAMPLE,
    retention::EXAMPLE,
    proxy::EXAMPLE,
    data::EXAMPLE,
    database::EXAMPLE,
    mail::EXAMPLE,
    log::EXAMPLE,
];

impl Config {
    /// Reads a file, or takes the defaults when there is none.
    pub(crate) fn read(file: Option<&Path>) -> Result<Self> {
        let Some(file) = file else {
            return Ok(Self::default());
        };
        let shown = file.display();
        let text = std::fs::read_to_string(file)
            .with_context(|| format!("cannot read the settings in {shown}"))?;
        Self::parse(&text).with_context(|| format!("the settings in {shown} cannot be used"))
    }

    fn parse(text: &str) -> Result<Self> {
        Ok(toml::from_str(text)?)
    }

    /// What must hold between the sections.
    pub(crate) fn check(&self) -> Result<()> {
        self.authority.check()?;
        self.desk.check()?;
        self.portal.evidence.check()?;
        self.limits.check()?;
        self.mail.check()?;
        self.database.check()?;
        self.retention.check()?;
        if self.portal.listen == self.desk.listen {
            bail!(
                "[portal] and [desk] both listen on {}; give one of them another port",
                self.portal.listen
            );
        }
        if self.portal.address == self.desk.address {
            bail!(
                "[portal] and [desk] have the same address, {}; each needs a name or port of its own",
                self.portal.address
            );
        }
        for (section, listen, address, tls) in [
            (
                "portal",
                self.portal.listen,
                &self.portal.address,
                &self.portal.tls,
            ),
            ("desk", self.desk.listen, &self.desk.address, &self.desk.tls),
        ] {
            let https = address.to_string().starts_with("https://");
            if https && tls.is_none() && self.proxy.addresses.is_empty() {
                bail!(
                    "[{section}] is reached at {address}, so somebody has to speak TLS: name a certificate in \
                     [{section}.tls], or the proxy in front of it in [proxy]"
                );
            }
            if !https && !listen.ip().is_loopback() {
                bail!(
                    "[{section}] listens on {listen} for everybody, and plain http:// is for this machine only: \
                     listen on 127.0.0.1, or set an https:// address"
                );
            }
            if !https && tls.is_some() {
                bail!(
                    "[{section}] has a certificate, so its address must begin with https://, and not be {address}"
                );
            }
        }
        Ok(())
    }

    /// The rules that the service follows by these settings; reads the file of holidays.
    pub(crate) fn policy(&self) -> Result<Policy> {
        let (address, from) = (self.portal.address.clone(), self.mail.from.clone());
        Ok(Policy {
            calendar: self.desk.calendar()?,
            evidence: self.desk.evidence.policy(),
            limits: self.limits.counted(),
            keep: self.retention.keep(),
            wants: self.portal.evidence.policy(),
            bounces: self.mail.bounces().cloned(),
            ..self.authority.policy(address, from)
        })
    }

    /// The defaults with an explanation of each, as a file to begin with.
    pub(crate) fn example() -> String {
        let head = "# Settings of `regain serve`. Every line shows its default; a line that is left out keeps it.\n";
        format!("{head}\n{}", EXAMPLES.join("\n"))
    }
}

#[cfg(test)]
mod tests;
