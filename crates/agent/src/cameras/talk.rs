//! What the recorder and a camera say to each other, whatever language the camera speaks.

mod onvif;
mod regain;

use std::time::Duration;

use zeroize::Zeroizing;

use super::address::Kind;
use super::list::{Camera, Fingerprint, Why};
use super::wire::Silence;
use onvif::Onvif;
use regain::Regain;

/// How long a camera is waited for.
#[derive(Debug, Clone, Copy)]
pub struct CameraPatience {
    /// For one answer.
    pub answer: Duration,
    /// From the new password's being sent until it works and the old one does not.
    pub settle: Duration,
    /// Between two looks meanwhile.
    pub pause: Duration,
}

impl Default for CameraPatience {
    fn default() -> Self {
        Self {
            answer: Duration::from_secs(10),
            settle: Duration::from_secs(20),
            pause: Duration::from_secs(1),
        }
    }
}

/// What answers at an address, before anything secret is sent there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Look {
    /// Who it says it is; nobody has checked it.
    pub(super) said: String,
    pub(super) certificate: Option<Fingerprint>,
}

/// What came of a password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Try {
    /// It opens the camera.
    Opens,
    /// The camera refuses it.
    Wrong(Why),
    /// Nobody knows.
    Unclear(Why),
}

/// What came of telling a camera its new password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Told {
    /// It says that it has it.
    Yes,
    /// It says that it does not take it.
    No(Why),
    /// The answer was lost.
    Unclear(Why),
}

/// One conversation with one camera.
pub(super) enum Talk {
    Onvif(Onvif),
    Regain(Regain),
}

impl Talk {
    pub(super) fn with(camera: &Camera, patience: &CameraPatience) -> Self {
        match camera.kind {
            Kind::Onvif => Self::Onvif(Onvif::new(camera, patience.answer)),
            Kind::Regain => Self::Regain(Regain::new(camera, patience.answer)),
        }
    }

    /// Who is there? Sends nothing secret.
    pub(super) async fn look(&mut self) -> Result<Look, Why> {
        match self {
            Self::Onvif(talk) => talk.look().await,
            Self::Regain(talk) => talk.look().await,
        }
    }

    /// Whether a password opens the camera, as an administrator.
    pub(super) async fn try_password(&mut self, password: &str) -> Try {
        match self {
            Self::Onvif(talk) => talk.try_password(password).await,
            Self::Regain(talk) => talk.try_password(password).await,
        }
    }

    /// Sets a new password, signed in with the one that opened last.
    pub(super) async fn set(&mut self, old: &str, new: &str) -> Told {
        match self {
            Self::Onvif(talk) => talk.set(new).await,
            Self::Regain(talk) => talk.set(old, new).await,
        }
    }
}

impl From<Silence> for Try {
    fn from(silence: Silence) -> Self {
        Self::Unclear(silence.into())
    }
}

/// A copy that is wiped.
fn secret(text: &str) -> Zeroizing<String> {
    Zeroizing::new(text.to_owned())
}
