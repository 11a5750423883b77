//! The configuration as it is written in TOML.

use std::path::{Path, PathBuf};
use std::time::Duration;

use device::{HashCost, Lives, Profile};
use serde::Deserialize;
use web::Packed;

use super::backend::{self, Backend};
use super::button::{Button, button};
use super::check::{product_line, profile};
use super::fault::{ConfigError, Faults};
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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) device: Device,
    #[serde(default)]
    pub(super) storage: Storage,
    #[serde(default)]
    pub(super) web: Web,
    #[serde(default)]
    pub(super) visibility: VisibilitySection,
    pub(super) screen: Option<Screen>,
    pub(super) trust: Trust,
    #[serde(default)]
    pub(super) passwords: Passwords,
    #[serde(default)]
    pub(super) recovery: Recovery,
    pub(super) enrolment: Option<Enrolment>,
    pub(super) button: Option<Button>,
    #[serde(default)]
    pub(super) service: Service,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Device {
    pub(super) serial: String,
    pub(super) model: String,
    pub(super) firmware: String,
    #[serde(default = "recorder")]
    pub(super) product_line: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Storage {
    pub(super) data_dir: PathBuf,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Web {
    pub(super) listen: Vec<String>,
    pub(super) redirect: Vec<String>,
    pub(super) names: Vec<String>,
    pub(super) tls: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct VisibilitySection {
    serial: bool,
    model: bool,
    start_time: bool,
    clock: bool,
    service: bool,
}

impl VisibilitySection {
    fn check(&self) -> Visibility {
        Visibility {
            serial: self.serial,
            model: self.model,
            start_time: self.start_time,
            clock: self.clock,
            service: self.service,
        }
    }
}

impl Default for VisibilitySection {
    fn default() -> Self {
        Self {
            serial: true,
            model: true,
            start_time: true,
            clock: true,
            service: true,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Screen {
    pub(super) listen: String,
    pub(super) idle_seconds: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Trust {
    pub(super) bundle: PathBuf,
    pub(super) root_key: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Passwords {
    pub(super) floor: u8,
    pub(super) hash_memory_kib: u32,
    pub(super) hash_passes: u32,
    pub(super) backend: Vec<Backend>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Recovery {
    pub(super) ways: Vec<String>,
    pub(super) cameras: bool,
    pub(super) challenge_hours: u8,
    pub(super) email_hours: u8,
    pub(super) rule: Vec<Rule>,
}

/// Ways for some of the devices that share a configuration.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rule {
    pub(super) product_line: Option<String>,
    pub(super) firmware_from: Option<String>,
    pub(super) ways: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Enrolment {
    pub(super) service: String,
    pub(super) token_file: PathBuf,
    pub(super) ca_file: Option<PathBuf>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Service {
    pub(super) reach: bool,
    pub(super) ca_file: Option<PathBuf>,
}

fn recorder() -> String {
    "recorder".to_owned()
}

impl Default for Storage {
    fn default() -> Self {
        Self {
            data_dir: "/var/lib/regain-agent".into(),
        }
    }
}

impl Default for Service {
    fn default() -> Self {
        Self {
            reach: true,
            ca_file: None,
        }
    }
}

impl Default for Web {
    fn default() -> Self {
        Self {
            listen: vec!["127.0.0.1:8080".to_owned()],
            redirect: Vec::new(),
            names: Vec::new(),
            tls: "auto".to_owned(),
        }
    }
}

impl Default for Screen {
    fn default() -> Self {
        Self {
            listen: "127.0.0.1:8090".to_owned(),
            idle_seconds: ScreenSettings::IDLE.as_secs(),
        }
    }
}

impl Default for Passwords {
    fn default() -> Self {
        let cost = HashCost::default();
        Self {
            floor: Profile::DEFAULT_FLOOR,
            hash_memory_kib: cost.memory_kib(),
            hash_passes: cost.passes(),
            backend: Vec::new(),
        }
    }
}

impl Default for Recovery {
    fn default() -> Self {
        Self {
            ways: vec!["sheet".to_owned(), "key".to_owned()],
            cameras: false,
            challenge_hours: Lives::LONGEST_CHALLENGE,
            email_hours: Lives::LONGEST_EMAIL,
            rule: Vec::new(),
        }
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
        let file: File = toml::from_str(text).map_err(|cause| ConfigError::Shape {
            file: path.to_owned(),
            cause: cause.to_string(),
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
            visibility: file.visibility.check(),
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
