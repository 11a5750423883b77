//! What the demo says when it is ready: a guide for people, or one line for programs.

use anyhow::{Context, Result};
use serde::Serialize;

use super::memory::{Account, Memory};
use super::onvif::OnvifCamera;
use super::power::Device;
use super::site::{Addresses, named, url};

/// Where everything is. The names of the fields are part of `--json`.
#[derive(Clone, Serialize)]
pub(super) struct Places {
    pub(super) overview: String,
    pub(super) portal: String,
    pub(super) desk: String,
    pub(super) device: String,
    pub(super) mailbox: String,
    pub(super) staff: Account,
    pub(super) serial: String,
    pub(super) model: String,
    pub(super) camera: String,
    pub(super) camera_serial: String,
    pub(super) camera_model: String,
    /// The service's data, for whoever answers at the command line.
    #[serde(skip)]
    pub(super) data: String,
    /// This program, as a shell finds it.
    #[serde(skip)]
    pub(super) program: String,
    pub(super) onvif_cameras: Vec<OnvifCamera>,
}

impl Places {
    pub(super) fn new(
        memory: &Memory,
        at: &Addresses,
        recorder: &Device,
        camera: &Device,
        onvif_cameras: Vec<OnvifCamera>,
    ) -> Result<Self> {
        let (identity, other) = (memory.recorder()?, memory.camera()?);
        let account = memory.noted.account.clone();
        Ok(Self {
            overview: url(at.overview),
            portal: url(at.portal),
            desk: named(at.desk),
            device: recorder.url().to_owned(),
            mailbox: url(at.mailbox),
            staff: account.context("the demo has no staff account")?,
            serial: identity.serial().to_string(),
            model: identity.model().to_string(),
            camera: camera.url().to_owned(),
            camera_serial: other.serial().to_string(),
            camera_model: other.model().to_string(),
            data: memory.service_folder().display().to_string(),
            program: std::env::current_exe()?.display().to_string(),
            onvif_cameras,
        })
    }

    /// The one line.
    pub(super) fn json(&self) -> Result<String> {
        Ok(serde_json::to_string(self)?)
    }

    /// The guide; `kept` is whether the folder stays.
    pub(super) fn guide(&self, kept: bool) -> String {
        let Self {
            overview,
            portal,
            desk,
            device,
            mailbox,
            staff,
            serial,
            model,
            camera,
            camera_serial: _,
            camera_model: _,
            data: _,
            program: _,
            onvif_cameras: _,
        } = self;
        let Account {
            user,
            password,
            totp_secret,
        } = staff;
        let end = match kept {
            true => "Ctrl-C ends it; everything is kept for the next time.",
            false => "Ctrl-C ends it, and everything is gone.",
        };
        format!(
            "\
Regain is running on this machine.

  overview  {overview}   everything side by side, with what to try

  recorder  {device}
  camera    {camera}
  portal    {portal}
  desk      {desk}
  mailbox   {mailbox}

  The recorder's label:  serial {serial}   model {model}
  Sign in to the desk:   user {user}   password {password}
  Second factor:         add {totp_secret} to an authenticator app (time-based),
                         or: oathtool --totp -b {totp_secret}

What to click:
  1. Recorder: create a password and give any email address. Sign out.
  2. Recorder: Forgot password?  Show the QR code.  Take a screenshot of the page.
  3. Portal: Request a reset. Choose the screenshot, fill in the rest, send. The receipt is in the mailbox.
  4. Desk: sign in, open the case, look at the evidence, approve.
  5. Mailbox: open the mail with the key. Recorder: type the key and a new password twice. Sign in with it,
     and see in the journal who did what.

{end}
"
        )
    }
}
