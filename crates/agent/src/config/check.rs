//! From the words of the file to types that cannot be wrong.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use device::{HashCost, Lives, Profile, WayBack, WaysBack};
use protocol::{
    Firmware, Identity, Model, RootPublicKey, Serial, ServiceAddress, TrustBundle, VerifiedBundle,
};
use zeroize::Zeroizing;

use super::fault::{ConfigError, Faults};
use super::file::{Device, Enrolment, File, Recovery, Screen, Service, Sessions, Trust, Web};
use super::firmware::is_at_least;
use super::{Contact, EnrolmentTarget, ProductLine, ScreenSettings, Tls};

pub(super) fn profile(file: &File, faults: Faults<'_>) -> Result<Profile, ConfigError> {
    let mut profile = Profile::new(file.device.identity(faults)?);
    if file.passwords.floor < Profile::LOWEST_FLOOR {
        let fault = format!("{} characters are too few", file.passwords.floor);
        return Err(faults.value("passwords.floor", fault, "Ask for at least 8, better 15."));
    }
    profile.password_floor = file.passwords.floor;
    profile.hash_cost = HashCost::new(file.passwords.hash_memory_kib, file.passwords.hash_passes)
        .map_err(|fault| {
        faults.value(
            "passwords.hash_memory_kib",
            fault,
            "Leave both out for the default of 7168 and 5.",
        )
    })?;
    profile.ways = ways_offered(file, faults)?;
    profile.lives = lives(&file.recovery, &file.sessions, faults)?;
    profile.cameras = file.recovery.cameras;
    Ok(profile)
}

impl Device {
    fn identity(&self, faults: Faults<'_>) -> Result<Identity, ConfigError> {
        const AS_ON_LABEL: &str = "Copy it from the white label.";
        let serial = Serial::parse(&self.serial)
            .map_err(|fault| faults.value("device.serial", fault, AS_ON_LABEL))?;
        let model = Model::parse(&self.model)
            .map_err(|fault| faults.value("device.model", fault, AS_ON_LABEL))?;
        let firmware = Firmware::parse(&self.firmware).map_err(|fault| {
            faults.value(
                "device.firmware",
                fault,
                "Write the version alone, as in R1420P15.",
            )
        })?;
        Identity::new(serial, model, firmware).map_err(|fault| {
            faults.value(
                "device",
                fault,
                "Shorten the model or the firmware version.",
            )
        })
    }
}

pub(super) fn product_line(
    name: &str,
    key: &'static str,
    faults: Faults<'_>,
) -> Result<ProductLine, ConfigError> {
    match name {
        "access-controller" => Ok(ProductLine::AccessController),
        "camera" => Ok(ProductLine::Camera),
        "recorder" => Ok(ProductLine::Recorder),
        other => Err(faults.value(
            key,
            format!("\"{other}\" is not known"),
            "Write \"camera\", \"recorder\" or \"access-controller\".",
        )),
    }
}

fn ways(names: &[String], key: &'static str, faults: Faults<'_>) -> Result<WaysBack, ConfigError> {
    let way = |name: &String| {
        WayBack::parse(name).ok_or_else(|| {
            faults.value(
                key,
                format!("\"{name}\" is no way back in"),
                "Write \"sheet\", \"questions\", \"email\", \"key\", \"file\", \"code\", \"temporary-password\" or \"button\", or leave the list empty to offer none.",
            )
        })
    };
    names.iter().map(way).collect()
}

fn lives(
    recovery: &Recovery,
    sessions: &Sessions,
    faults: Faults<'_>,
) -> Result<Lives, ConfigError> {
    let (challenge, email) = (recovery.challenge_hours, recovery.email_hours);
    let lives = Lives::new(challenge, email).ok_or_else(|| {
        let fault = format!("{challenge} and {email} hours are out of range");
        let help = "Write 1 to 72 for challenge_hours and 1 to 48 for email_hours.";
        faults.value("recovery.challenge_hours", fault, help)
    })?;
    let minutes = recovery.set_password_minutes;
    let lives = lives.with_set_password(minutes).ok_or_else(|| {
        let fault = format!("{minutes} minutes are out of range");
        faults.value("recovery.set_password_minutes", fault, "Write 1 to 10.")
    })?;
    let (life, pause) = (
        recovery.confirmation_hours,
        recovery.confirmation_pause_seconds,
    );
    let seconds = u16::try_from(pause).unwrap_or(u16::MAX);
    let lives = lives.with_confirmation(life, seconds).ok_or_else(|| {
        let fault = format!("{life} hours and {pause} seconds are out of range");
        let help =
            "Write 1 to 48 for confirmation_hours and 60 to 3600 for confirmation_pause_seconds.";
        faults.value("recovery.confirmation_hours", fault, help)
    })?;
    let (idle, longest) = (sessions.idle_minutes, sessions.longest_hours);
    lives.with_sessions(idle, longest).ok_or_else(|| {
        let fault = format!("{idle} minutes and {longest} hours are out of range");
        let help = "Write 1 to 120 for idle_minutes and 1 to 24 for longest_hours.";
        faults.value("sessions.idle_minutes", fault, help)
    })
}

/// The ways for this device: those of the last rule that fits its product line and firmware.
fn ways_offered(file: &File, faults: Faults<'_>) -> Result<WaysBack, ConfigError> {
    let mut offered = ways(&file.recovery.ways, "recovery.ways", faults)?;
    for rule in &file.recovery.rule {
        let of_rule = ways(&rule.ways, "recovery.rule.ways", faults)?;
        if let Some(name) = &rule.product_line {
            product_line(name, "recovery.rule.product_line", faults)?;
        }
        let is_line = rule
            .product_line
            .as_ref()
            .is_none_or(|line| *line == file.device.product_line);
        let from = rule.firmware_from.as_deref().unwrap_or_default();
        if is_line && is_at_least(&file.device.firmware, from) {
            offered = of_rule;
        }
    }
    Ok(offered)
}

impl Web {
    pub(super) fn check(&self, faults: Faults<'_>) -> Result<(Vec<SocketAddr>, Tls), ConfigError> {
        let tls = match self.tls.as_str() {
            "auto" => Tls::Auto,
            "off" => Tls::Off,
            "on" => Tls::On,
            "proxy" => Tls::Proxy,
            other => {
                let fault = format!("\"{other}\" is not known");
                return Err(faults.value(
                    "web.tls",
                    fault,
                    "Write \"auto\", \"on\", \"off\" or \"proxy\".",
                ));
            }
        };
        let listen = addresses(&self.listen, "web.listen", faults)?;
        if listen.is_empty() {
            return Err(faults.value(
                "web.listen",
                "The list is empty",
                "Name at least one address.",
            ));
        }
        match listen
            .iter()
            .find(|address| matches!(tls, Tls::Off | Tls::Proxy) && !address.ip().is_loopback())
        {
            Some(open) => Err(faults.value(
                "web.tls",
                format!("Passwords would cross the network in the clear on {open}"),
                "Write \"auto\", or listen on 127.0.0.1 only.",
            )),
            None => Ok((listen, tls)),
        }
    }

    /// Where plain HTTP is led to HTTPS, which there must be.
    pub(super) fn redirects(
        &self,
        listen: &[SocketAddr],
        tls: Tls,
        faults: Faults<'_>,
    ) -> Result<Vec<SocketAddr>, ConfigError> {
        let redirects = addresses(&self.redirect, "web.redirect", faults)?;
        if !redirects.is_empty() && !listen.iter().any(|address| tls.covers(address)) {
            return Err(faults.value(
                "web.redirect",
                "There is no address with HTTPS to lead to",
                "Name one in web.listen that is not on the loopback, or empty this list.",
            ));
        }
        Ok(redirects)
    }
}

fn addresses(
    texts: &[String],
    setting: &'static str,
    faults: Faults<'_>,
) -> Result<Vec<SocketAddr>, ConfigError> {
    let address = |text: &String| {
        text.parse::<SocketAddr>().map_err(|_| {
            let fault = format!("\"{text}\" is no address with a port");
            let advice = "Write it as in \"127.0.0.1:8080\" or \"[::]:443\".";
            faults.value(setting, fault, advice)
        })
    };
    texts.iter().map(address).collect()
}

impl Screen {
    /// What fits a person at a monitor; shorter would end the screen while he types.
    const IDLE_SECONDS: std::ops::RangeInclusive<u64> = 30..=3600;

    pub(super) fn check(&self, faults: Faults<'_>) -> Result<ScreenSettings, ConfigError> {
        const LOOPBACK: &str = "Write it as in \"127.0.0.1:8090\".";
        let listen: SocketAddr = self.listen.parse().map_err(|_| {
            let fault = format!("\"{}\" is no address with a port", self.listen);
            faults.value("screen.listen", fault, LOOPBACK)
        })?;
        if !listen.ip().is_loopback() {
            let fault = format!("The pages of the monitor would be open to others on {listen}");
            return Err(faults.value("screen.listen", fault, LOOPBACK));
        }
        if !Self::IDLE_SECONDS.contains(&self.idle_seconds) {
            let fault = format!("{} is out of range", self.idle_seconds);
            return Err(faults.value(
                "screen.idle_seconds",
                fault,
                "Write 30 to 3600, better 300.",
            ));
        }
        Ok(ScreenSettings {
            listen,
            idle: Duration::from_secs(self.idle_seconds),
        })
    }
}

impl Trust {
    pub(super) fn check(
        &self,
        faults: Faults<'_>,
        beside: impl Fn(&Path) -> PathBuf,
    ) -> Result<VerifiedBundle, ConfigError> {
        let root = RootPublicKey::parse(&self.root_key).map_err(|fault| {
            faults.value(
                "trust.root_key",
                fault,
                "Copy the root key's public half from the authority.",
            )
        })?;
        let bytes = faults.read("trust.bundle", &beside(&self.bundle))?;
        TrustBundle::verify(&bytes, &root).map_err(|fault| {
            faults.value(
                "trust.bundle",
                fault,
                "Get bundle and root key from the same authority.",
            )
        })
    }
}

impl Enrolment {
    pub(super) fn check(
        &self,
        faults: Faults<'_>,
        beside: impl Fn(&Path) -> PathBuf,
    ) -> Result<EnrolmentTarget, ConfigError> {
        let service = ServiceAddress::parse(&self.service).map_err(|fault| {
            faults.value(
                "enrolment.service",
                fault,
                "Write it as in \"https://recover.example\".",
            )
        })?;
        let token = Zeroizing::new(faults.read("enrolment.token_file", &beside(&self.token_file))?);
        let token = str::from_utf8(&token).unwrap_or("").trim();
        if token.is_empty() || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(faults.value(
                "enrolment.token_file",
                "The file does not hold one token of printable characters",
                "Write the token from the authority into it, and nothing else.",
            ));
        }
        let authorities = self
            .ca_file
            .as_deref()
            .map(|file| faults.read("enrolment.ca_file", &beside(file)));
        Ok(EnrolmentTarget {
            service,
            token: Zeroizing::new(token.to_owned()),
            authorities: authorities.transpose()?,
        })
    }
}

impl Service {
    /// Without certificates of its own it takes those that the enrolment is posted with.
    pub(super) fn check(
        &self,
        faults: Faults<'_>,
        beside: impl Fn(&Path) -> PathBuf,
        enrolment: Option<&EnrolmentTarget>,
    ) -> Result<Option<Contact>, ConfigError> {
        if !self.reach {
            return Ok(None);
        }
        let authorities = match &self.ca_file {
            Some(file) => Some(faults.read("service.ca_file", &beside(file))?),
            None => enrolment.and_then(|target| target.authorities.clone()),
        };
        Ok(Some(Contact { authorities }))
    }
}
