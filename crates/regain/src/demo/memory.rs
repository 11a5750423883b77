//! What the demo remembers from one start to the next: ports, the account and the recorder's label.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use agent::Running;
use anyhow::{Context, Result};
use protocol::{Code, Firmware, Identity, Model, Serial, crockford};
use recovery::staff::{self, AddError, HashCost, NewPassword, StaffName};
use recovery::store::Store;
use serde::{Deserialize, Serialize};
use server::{Clock, Entropy};

use super::site::Addresses;
use crate::service::clock::{SystemClock, SystemEntropy};
use crate::service::files;

const FILE: &str = "demo.json";
const MODEL: &str = "RG-NVR-16";
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

    /// The recorder's disk.
    pub(super) fn device_folder(&self) -> PathBuf {
        self.folder.join("device")
    }

    /// The root key, which a real authority would keep elsewhere.
    pub(super) fn root_key(&self) -> PathBuf {
        self.folder.join("root-key.toml")
    }

    /// The recorder's label.
    pub(super) fn identity(&self) -> Result<Identity> {
        let serial = Serial::parse(&self.noted.serial)?;
        Ok(Identity::new(
            serial,
            Model::parse(MODEL)?,
            Firmware::parse(FIRMWARE)?,
        )?)
    }

    /// Makes the staff account at the first start. A database that is kept elsewhere may have the
    /// name already; the account then gets another.
    pub(super) async fn settle_account(&mut self, store: &dyn Store) -> Result<()> {
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
            match staff::add(store, &name, &chosen, HashCost::STAFF, now, rng).await {
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
    pub(super) fn keep(&mut self, at: &Addresses, recorder: &Running) -> Result<()> {
        self.noted.ports = Ports {
            portal: at.portal.port(),
            desk: at.desk.port(),
            device: recorder.addresses().first().map_or(0, SocketAddr::port),
            mailbox: at.mailbox.port(),
        };
        let text = serde_json::to_string_pretty(&self.noted)?;
        files::replace(&self.folder.join(FILE), text.as_bytes())
    }
}

impl Noted {
    /// A recorder nobody has seen before, and ports that are easy to tell apart.
    fn new() -> Self {
        let mut rng = SystemEntropy.rng();
        let mut drawn = || crockford::encode(rng.next_u64(), 8);
        Self {
            serial: format!("DEMO{}{}", drawn(), drawn()),
            account: None,
            ports: Ports {
                portal: 8470,
                desk: 8471,
                device: 8472,
                mailbox: 8473,
            },
        }
    }
}

/// 40 random bits, as a password that a person can type.
fn drawn() -> String {
    let mut rng = SystemEntropy.rng();
    let [one, other] = [(); 2].map(|()| Code::random(&mut *rng).to_text());
    format!("{}-{}", *one, *other)
}
