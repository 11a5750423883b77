//! What the demo remembers from one start to the next: ports, the account and the devices' labels.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use protocol::{Code, Firmware, Identity, Model, Serial, crockford};
use recovery::staff::{self, AddError, HashCost, Hire, NewPassword, Role, StaffName};
use serde::{Deserialize, Serialize};
use server::{Clock, Entropy, Services};

use super::power::Ports as DevicePorts;
use super::site::Addresses;
use crate::service::clock::{SystemClock, SystemEntropy};
use crate::service::files;

const FILE: &str = "demo.json";
const RECORDER: &str = "RG-NVR-16";
const CAMERA: &str = "RG-CAM-4";
const FIRMWARE: &str = "1.0.0";

/// The demo's folder, and what is written in it.
pub(super) struct Memory {
    folder: PathBuf,
    pub(super) noted: Noted,
}

/// What is written down.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Noted {
    pub(super) serial: String,
    #[serde(default = "serial")]
    pub(super) camera: String,
    pub(super) account: Option<Account>,
    pub(super) ports: Ports,
}

/// The staff account: a demo may write down what a real service never does.
#[derive(Clone, Deserialize, Serialize)]
pub(super) struct Account {
    pub(super) user: String,
    pub(super) password: String,
    pub(super) totp_secret: String,
}

/// Where everything was, to be there again.
#[derive(Clone, Copy, Deserialize, Serialize)]
pub(super) struct Ports {
    pub(super) portal: u16,
    pub(super) desk: u16,
    pub(super) device: u16,
    pub(super) mailbox: u16,
    #[serde(default)]
    pub(super) overview: u16,
    #[serde(default)]
    pub(super) screen: u16,
    #[serde(default)]
    pub(super) camera: u16,
}

impl Memory {
    /// Reads what the folder holds, or begins anew.
    pub(super) fn open(folder: &Path) -> Result<Self> {
        files::private_folder(folder)?;
        let file = folder.join(FILE);
        let shown = file.display();
        let noted = match file.exists() {
            true => {
                let text = std::fs::read_to_string(&file)
                    .with_context(|| format!("cannot read {shown}"))?;
                serde_json::from_str(&text).with_context(|| {
                    format!("{shown} is not a demo's; name another folder, or move this one away")
                })?
            }
            false => Noted::new(),
        };
        Ok(Self {
            folder: folder.to_owned(),
            noted,
        })
    }

    /// The service's data folder.
    pub(super) fn service_folder(&self) -> PathBuf {
        self.folder.join("service")
    }

    /// The demo's own folder.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The recorder's disk.
    pub(super) fn recorder_folder(&self) -> PathBuf {
        self.folder.join("device")
    }

    /// The camera's disk.
    pub(super) fn camera_folder(&self) -> PathBuf {
        self.folder.join("camera")
    }

    /// The root key, which a real authority would keep elsewhere.
    pub(super) fn root_key(&self) -> PathBuf {
        self.folder.join("root-key.toml")
    }

    /// The recorder's label.
    pub(super) fn recorder(&self) -> Result<Identity> {
        label(&self.noted.serial, RECORDER)
    }

    /// The camera's label.
    pub(super) fn camera(&self) -> Result<Identity> {
        label(&self.noted.camera, CAMERA)
    }

    /// Makes the staff account at the first start. A database that is kept elsewhere may have the
    /// name already; the account then gets another.
    pub(super) async fn settle_account(&mut self, services: &Services) -> Result<()> {
        if self.noted.account.is_some() {
            return Ok(());
        }
        let mut user = String::from("demo");
        loop {
            let name = StaffName::parse(&user)?;
            let password = drawn();
            let chosen = NewPassword::choose(&password, &name)?;
            let now = SystemClock.now();
            let rng = &mut *SystemEntropy.rng();
            let hire = Hire {
                name: &name,
                role: Role::Admin,
                password: &chosen,
                emergency: false,
            };
            let (store, vault) = (&*services.store, &*services.vault);
            let added = staff::add(store, vault, &hire, HashCost::STAFF, now, rng);
            match added.await {
                Ok(account) => {
                    let totp_secret = account.totp.to_base32().to_string();
                    self.noted.account = Some(Account {
                        user,
                        password,
                        totp_secret,
                    });
                    return Ok(());
                }
                Err(AddError::Taken(_)) => user = format!("demo-{}", drawn()[..4].to_lowercase()),
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// Writes down what the next start needs.
    pub(super) fn keep(
        &mut self,
        at: &Addresses,
        recorder: DevicePorts,
        camera: DevicePorts,
    ) -> Result<()> {
        self.noted.ports = Ports {
            portal: at.portal.port(),
            desk: at.desk.port(),
            device: recorder.pages,
            mailbox: at.mailbox.port(),
            overview: at.overview.port(),
            screen: recorder.screen,
            camera: camera.pages,
        };
        let text = serde_json::to_string_pretty(&self.noted)?;
        files::replace(&self.folder.join(FILE), text.as_bytes())
    }
}

impl Noted {
    /// Devices nobody has seen before, and ports that are easy to tell apart.
    fn new() -> Self {
        Self {
            serial: serial(),
            camera: serial(),
            account: None,
            ports: Ports {
                portal: 8470,
                desk: 8471,
                device: 8472,
                mailbox: 8473,
                overview: 8474,
                screen: 8475,
                camera: 8476,
            },
        }
    }
}

fn label(serial: &str, model: &str) -> Result<Identity> {
    let (serial, model) = (Serial::parse(serial)?, Model::parse(model)?);
    Ok(Identity::new(serial, model, Firmware::parse(FIRMWARE)?)?)
}

/// A number that no device has.
fn serial() -> String {
    let mut rng = SystemEntropy.rng();
    let mut drawn = || crockford::encode(rng.next_u64(), 8);
    format!("DEMO{}{}", drawn(), drawn())
}

/// 40 random bits, as a password that a person can type.
fn drawn() -> String {
    let mut rng = SystemEntropy.rng();
    let [one, other] = [(); 2].map(|()| Code::random(&mut *rng).to_text());
    format!("{}-{}", *one, *other)
}
