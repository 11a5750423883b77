//! The configuration as it is written in TOML.

use std::path::{Path, PathBuf};
use std::time::Duration;

use device::{HashCost, Lives, Profile};
use web::Packed;

use super::backend::{self, Backend};
use super::button::{Button, button};
use super::check::{product_line, profile};
use super::fault::{ConfigError, Faults};
use super::section::{self, Misshapen, Read, Section, Value};
use super::{Config, ScreenSettings, Visibility};
use crate::cameras::CameraPatience;

/// The commented default, as `--print-config` prints it.
pub fn example() -> String {
    const EXAMPLE: Packed = Packed::new(
        "application/toml",
        include_bytes!(concat!(env!("OUT_DIR"), "/agent.example.toml")),
    );
    EXAMPLE.text()
}

pub(super) struct File {
    pub(super) device: Device,
    pub(super) storage: Storage,
    pub(super) web: Web,
    pub(super) visibility: Visibility,
    pub(super) screen: Option<Screen>,
    pub(super) trust: Trust,
    pub(super) passwords: Passwords,
    pub(super) recovery: Recovery,
    pub(super) sessions: Sessions,
    pub(super) enrolment: Option<Enrolment>,
    pub(super) button: Option<Button>,
    pub(super) service: Service,
}

impl Read for File {
    fn read(value: &Value<'_>) -> Result<Self, Misshapen> {
        let file = Section::of(
            value,
            &[
                "device",
                "storage",
                "web",
                "visibility",
                "screen",
                "trust",
                "passwords",
                "recovery",
                "sessions",
                "enrolment",
                "button",
                "service",
            ],
        )?;
        Ok(Self {
            device: file.must("device")?,
            storage: file.whole("storage")?,
            web: file.whole("web")?,
            visibility: file.whole("visibility")?,
            screen: file.maybe("screen")?,
            trust: file.must("trust")?,
            passwords: file.whole("passwords")?,
            recovery: file.whole("recovery")?,
            sessions: file.whole("sessions")?,
            enrolment: file.maybe("enrolment")?,
            button: file.maybe("button")?,
            service: file.whole("service")?,
        })
    }
}

pub(super) struct Device {
    pub(super) serial: String,
    pub(super) model: String,
    pub(super) firmware: String,
    pub(super) product_line: String,
}

impl Read for Device {
    fn read(value: &Value<'_>) -> Result<Self, Misshapen> {
        let section = Section::of(value, &["serial", "model", "firmware", "product_line"])?;
        Ok(Self {
            serial: section.must("serial")?,
            model: section.must("model")?,
            firmware: section.must("firmware")?,
            product_line: section.or("product_line", "recorder")?,
        })
    }
}

pub(super) struct Storage {
    pub(super) data_dir: PathBuf,
}

impl Read for Storage {
    fn read(value: &Value<'_>) -> Result<Self, Misshapen> {
        let section = Section::of(value, &["data_dir"])?;
        Ok(Self {
            data_dir: section.or("data_dir", "/var/lib/regain-agent")?,
        })
    }
}

pub(super) struct Web {
    pub(super) listen: Vec<String>,
    pub(super) redirect: Vec<String>,
    pub(super) names: Vec<String>,
    pub(super) tls: String,
}

impl Read for Web {
    fn read(value: &Value<'_>) -> Result<Self, Misshapen> {
        let section = Section::of(value, &["listen", "redirect", "names", "tls"])?;
        Ok(Self {
            listen: section.or("listen", ["127.0.0.1:8080".to_owned()])?,
            redirect: section.or("redirect", [])?,
            names: section.or("names", [])?,
            tls: section.or("tls", "auto")?,
        })
    }
}

impl Read for Visibility {
    fn read(value: &Value<'_>) -> Result<Self, Misshapen> {
        let section = Section::of(
            value,
            &["serial", "model", "start_time", "clock", "service"],
        )?;
        Ok(Self {
            serial: section.or("serial", Self::ALL.serial)?,
            model: section.or("model", Self::ALL.model)?,
            start_time: section.or("start_time", Self::ALL.start_time)?,
            clock: section.or("clock", Self::ALL.clock)?,
            service: section.or("service", Self::ALL.service)?,
        })
    }
}

pub(super) struct Screen {
    pub(super) listen: String,
    pub(super) idle_seconds: u64,
}

impl Read for Screen {
    fn read(value: &Value<'_>) -> Result<Self, Misshapen> {
        let section = Section::of(value, &["listen", "idle_seconds"])?;
        Ok(Self {
            listen: section.or("listen", "127.0.0.1:8090")?,
            idle_seconds: section.or("idle_seconds", ScreenSettings::IDLE.as_secs())?,
        })
    }
}

pub(super) struct Trust {
    pub(super) bundle: PathBuf,
    pub(super) root_key: String,
}

impl Read for Trust {
    fn read(value: &Value<'_>) -> Result<Self, Misshapen> {
        let section = Section::of(value, &["bundle", "root_key"])?;
        Ok(Self {
            bundle: section.must("bundle")?,
            root_key: section.must("root_key")?,
        })
    }
}

pub(super) struct Passwords {
    pub(super) floor: u8,
    pub(super) hash_memory_kib: u32,
    pub(super) hash_passes: u32,
    pub(super) backend: Vec<Backend>,
}

impl Read for Passwords {
    fn read(value: &Value<'_>) -> Result<Self, Misshapen> {
        let cost = HashCost::default();
        let section = Section::of(
            value,
            &["floor", "hash_memory_kib", "hash_passes", "backend"],
        )?;
        Ok(Self {
            floor: section.or("floor", Profile::DEFAULT_FLOOR)?,
            hash_memory_kib: section.or("hash_memory_kib", cost.memory_kib())?,
            hash_passes: section.or("hash_passes", cost.passes())?,
            backend: section.or("backend", [])?,
        })
    }
}

pub(super) struct Recovery {
    pub(super) ways: Vec<String>,
    pub(super) cameras: bool,
    pub(super) challenge_hours: u8,
    pub(super) email_hours: u8,
    pub(super) set_password_minutes: u8,
    pub(super) confirmation_hours: u8,
    pub(super) confirmation_pause_seconds: u32,
    pub(super) rule: Vec<Rule>,
}

impl Read for Recovery {
    fn read(value: &Value<'_>) -> Result<Self, Misshapen> {
        let section = Section::of(
            value,
            &[
                "ways",
                "cameras",
                "challenge_hours",
                "email_hours",
                "set_password_minutes",
                "confirmation_hours",
                "confirmation_pause_seconds",
                "rule",
            ],
        )?;
        Ok(Self {
            ways: section.or("ways", ["sheet", "key"].map(str::to_owned))?,
            cameras: section.or("cameras", false)?,
            challenge_hours: section.or("challenge_hours", Lives::LONGEST_CHALLENGE)?,
            email_hours: section.or("email_hours", Lives::LONGEST_EMAIL)?,
            set_password_minutes: section
                .or("set_password_minutes", Lives::LONGEST_SET_PASSWORD)?,
            confirmation_hours: section.or("confirmation_hours", Lives::LONGEST_CONFIRMATION)?,
            confirmation_pause_seconds: section.or(
                "confirmation_pause_seconds",
                u32::from(*Lives::PAUSE_SECONDS.start()),
            )?,
            rule: section.or("rule", [])?,
        })
    }
}

/// How long somebody stays signed in.
pub(super) struct Sessions {
    pub(super) idle_minutes: u8,
    pub(super) longest_hours: u8,
}

impl Read for Sessions {
    fn read(value: &Value<'_>) -> Result<Self, Misshapen> {
        let section = Section::of(value, &["idle_minutes", "longest_hours"])?;
        Ok(Self {
            idle_minutes: section.or("idle_minutes", Lives::DEFAULT_IDLE)?,
            longest_hours: section.or("longest_hours", Lives::DEFAULT_SESSION)?,
        })
    }
}

/// Ways for some of the devices that share a configuration.
pub(super) struct Rule {
    pub(super) product_line: Option<String>,
    pub(super) firmware_from: Option<String>,
    pub(super) ways: Vec<String>,
}

impl Read for Rule {
    fn read(value: &Value<'_>) -> Result<Self, Misshapen> {
        let section = Section::of(value, &["product_line", "firmware_from", "ways"])?;
        Ok(Self {
            product_line: section.maybe("product_line")?,
            firmware_from: section.maybe("firmware_from")?,
            ways: section.must("ways")?,
        })
    }
}

pub(super) struct Enrolment {
    pub(super) service: String,
    pub(super) token_file: PathBuf,
    pub(super) ca_file: Option<PathBuf>,
}

impl Read for Enrolment {
    fn read(value: &Value<'_>) -> Result<Self, Misshapen> {
        let section = Section::of(value, &["service", "token_file", "ca_file"])?;
        Ok(Self {
            service: section.must("service")?,
            token_file: section.must("token_file")?,
            ca_file: section.maybe("ca_file")?,
        })
    }
}

pub(super) struct Service {
    pub(super) reach: bool,
    pub(super) ca_file: Option<PathBuf>,
}

impl Read for Service {
    fn read(value: &Value<'_>) -> Result<Self, Misshapen> {
        let section = Section::of(value, &["reach", "ca_file"])?;
        Ok(Self {
            reach: section.or("reach", true)?,
            ca_file: section.maybe("ca_file")?,
        })
    }
}

impl Config {
    /// Reads a configuration and every file it names; relative names count from its directory.
    pub fn load(path: &Path) -> Result<Self, ConfigError> {
        let text = std::fs::read_to_string(path).map_err(|cause| ConfigError::File {
            file: path.to_owned(),
            cause,
        })?;
        Self::parse(&text, path)
    }

    /// Reads the text of a configuration as if it stood in `path`.
    pub fn parse(text: &str, path: &Path) -> Result<Self, ConfigError> {
        let file: File = section::read(text).map_err(|cause| ConfigError::Shape {
            file: path.to_owned(),
            cause,
        })?;
        let faults = Faults { file: path };
        let beside = |named: &Path| path.parent().unwrap_or(Path::new("")).join(named);
        let (listen, tls) = file.web.check(faults)?;
        let profile = profile(&file, faults)?;
        let enrolment = file.enrolment.as_ref();
        let enrolment = enrolment
            .map(|enrolment| enrolment.check(faults, beside))
            .transpose()?;
        let contact = file.service.check(faults, beside, enrolment.as_ref())?;
        Ok(Self {
            product_line: product_line(&file.device.product_line, "device.product_line", faults)?,
            data_dir: beside(&file.storage.data_dir),
            redirect: file.web.redirects(&listen, tls, faults)?,
            listen,
            names: file.web.names,
            tls,
            visibility: file.visibility,
            screen: file.screen.map(|screen| screen.check(faults)).transpose()?,
            bundle: file.trust.check(faults, beside)?,
            button: button(file.button.as_ref(), &profile, faults)?,
            profile,
            backends: backend::check(&file.passwords.backend, faults, beside)?,
            enrolment,
            contact,
            tick: Duration::from_secs(60),
            camera_patience: CameraPatience::default(),
        })
    }
}
