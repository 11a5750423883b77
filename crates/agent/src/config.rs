//! What the agent is told before it starts, checked whole.

mod backend;
mod button;
mod check;
mod fault;
mod file;
mod firmware;
mod section;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use device::Profile;
use protocol::{ServiceAddress, VerifiedBundle};
use zeroize::Zeroizing;

use crate::backends::PasswordBackend;
use crate::cameras::CameraPatience;
pub use button::{ButtonConfig, ButtonSource, CountsFrom, GpioBias, GpioLine};

pub use fault::ConfigError;
pub use file::example;

/// Everything the agent needs to start.
#[derive(Clone)]
pub struct Config {
    /// Identity and settings of the device.
    pub profile: Profile,
    /// What kind of device it is, as its pages call it.
    pub product_line: ProductLine,
    /// Directory of the agent's own, made when it is missing.
    pub data_dir: PathBuf,
    /// Addresses to listen on; port 0 takes any free one.
    pub listen: Vec<SocketAddr>,
    /// Addresses where plain HTTP is led to HTTPS, and nothing else happens.
    pub redirect: Vec<SocketAddr>,
    /// Public names that browsers reach the device by, besides its addresses and local names.
    pub names: Vec<String>,
    /// Whether browsers are served over HTTPS.
    pub tls: Tls,
    /// What somebody sees over the network who is not signed in.
    pub visibility: Visibility,
    /// The device's own monitor; `None` where it has none.
    pub screen: Option<ScreenSettings>,
    /// Whom the device trusts.
    pub bundle: VerifiedBundle,
    /// Where the enrolment request is posted, if anywhere.
    pub enrolment: Option<EnrolmentTarget>,
    /// The reset button, where the device has one that the agent reads.
    pub button: Option<ButtonConfig>,
    /// Other programs on the device whose passwords follow the device's.
    pub backends: Vec<PasswordBackend>,
    /// How the service is reached that mails codes and farewells; `None` on a closed network.
    pub contact: Option<Contact>,
    /// How often time is told to the machine; a minute outside of tests.
    pub tick: Duration,
    /// How long cameras are waited for, where the profile has cameras.
    pub camera_patience: CameraPatience,
}

impl Config {
    /// A device on a free port of the loopback, with default settings, that posts no enrolment.
    pub fn new(profile: Profile, data_dir: impl Into<PathBuf>, bundle: VerifiedBundle) -> Self {
        Self {
            profile,
            product_line: ProductLine::Recorder,
            data_dir: data_dir.into(),
            listen: vec![SocketAddr::from(([127, 0, 0, 1], 0))],
            redirect: Vec::new(),
            names: Vec::new(),
            tls: Tls::Auto,
            visibility: Visibility::ALL,
            screen: None,
            bundle,
            enrolment: None,
            button: None,
            backends: Vec::new(),
            contact: None,
            tick: Duration::from_secs(60),
            camera_patience: CameraPatience::default(),
        }
    }
}

/// How the service that the trust bundle names is reached from here.
#[derive(Clone, Default)]
pub struct Contact {
    /// PEM certificates that sign the service's; else the system's.
    pub authorities: Option<Vec<u8>>,
}

/// What somebody sees over the network who is not signed in. At the device's own monitor he sees all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Visibility {
    /// The serial number.
    pub serial: bool,
    /// The model.
    pub model: bool,
    /// When the device was started.
    pub start_time: bool,
    /// The device's date and time, and how long it has been running.
    pub clock: bool,
    /// Whom it trusts, and the address of the recovery service.
    pub service: bool,
}

impl Visibility {
    /// Nothing is hidden.
    pub const ALL: Self = Self {
        serial: true,
        model: true,
        start_time: true,
        clock: true,
        service: true,
    };
}

/// How the pages for the device's own monitor are served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScreenSettings {
    /// A loopback address; port 0 takes any free one.
    pub listen: SocketAddr,
    /// After so long without a touch, the screen is back at its sign-in page.
    pub idle: Duration,
}

impl ScreenSettings {
    /// The default of five minutes.
    pub const IDLE: Duration = Duration::from_secs(5 * 60);
}

/// What kind of device it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProductLine {
    /// A controller of doors.
    AccessController,
    /// A camera.
    Camera,
    /// A video recorder.
    Recorder,
}

impl ProductLine {
    /// The word for it in the configuration and the API.
    pub fn word(self) -> &'static str {
        match self {
            Self::AccessController => "access-controller",
            Self::Camera => "camera",
            Self::Recorder => "recorder",
        }
    }

    /// The word for it in a sentence.
    pub fn noun(self) -> &'static str {
        match self {
            Self::AccessController => "access controller",
            Self::Camera => "camera",
            Self::Recorder => "recorder",
        }
    }

    /// The word for it at the start of a label.
    pub fn title(self) -> &'static str {
        match self {
            Self::AccessController => "Access controller",
            Self::Camera => "Camera",
            Self::Recorder => "Recorder",
        }
    }
}

/// Whether browsers are served over HTTPS.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tls {
    /// Plain on loopback addresses, HTTPS on all others.
    Auto,
    /// Plain; taken for loopback addresses only.
    Off,
    /// HTTPS everywhere.
    On,
    /// Plain, behind a web server on the same device that speaks HTTPS with browsers; taken for
    /// loopback addresses only.
    Proxy,
}

impl Tls {
    /// Whether browsers come over HTTPS, whoever speaks it.
    pub fn reaches_browsers(self, address: &SocketAddr) -> bool {
        self == Self::Proxy || self.covers(address)
    }

    /// Whether connections to `address` are encrypted.
    pub fn covers(self, address: &SocketAddr) -> bool {
        match self {
            Self::Auto => !address.ip().is_loopback(),
            Self::Off | Self::Proxy => false,
            Self::On => true,
        }
    }
}

/// Where the enrolment request is posted.
#[derive(Clone)]
pub struct EnrolmentTarget {
    /// The service that keeps the registry.
    pub service: ServiceAddress,
    /// What allows this device to enrol.
    pub token: Zeroizing<String>,
    /// Certificates in PEM that the service's must descend from; `None` takes the system's.
    pub authorities: Option<Vec<u8>>,
}
