//! A device with its authority, and somebody who uses it over HTTP.

pub(crate) mod browser;
pub(crate) mod camera;
pub(crate) mod dated;

use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use agent::{Config, DiskError, Running, StartError};
use device::{HashCost, Profile};
use getrandom::SysRng;
use protocol::{
    AuthorityName, Challenge, Dated, DevicePublicKey, Enrolment, Firmware, Identity, Model,
    RecoveryKey, RecoverySecret, RootKey, Serial, ServiceAddress, SigningKey, TrustBundle,
    UnixTime, VerifiedBundle, Way,
};
use rand_core::UnwrapErr;
use tempfile::TempDir;
use tokio::runtime::Runtime;

pub(crate) use browser::Browser;

pub(crate) const SERIAL: &str = "RG4T7M2KXX9876543210";
pub(crate) const FIRMWARE: &str = "R1420P15";
pub(crate) const PASSWORD: &str = "violet harbour lantern";
pub(crate) const NEW_PASSWORD: &str = "copper meadow teaspoon";
pub(crate) const EMAIL: &str = "service.desk@mail.example";

/// Whoever answers challenges.
pub(crate) struct Authority {
    pub(crate) recovery: RecoverySecret,
    pub(crate) signing: SigningKey,
    pub(crate) root: RootKey,
}

impl Authority {
    pub(crate) fn new() -> Self {
        let mut rng = UnwrapErr(SysRng);
        Self {
            recovery: RecoverySecret::generate(&mut rng),
            signing: SigningKey::generate(&mut rng),
            root: RootKey::generate(&mut rng),
        }
    }

    pub(crate) fn bundle_bytes(&self) -> Vec<u8> {
        self.bundle_bytes_for([Way::Key], "https://recover.example")
    }

    /// The same for an authority that answers by these ways, at this address.
    pub(crate) fn bundle_bytes_for(
        &self,
        ways: impl IntoIterator<Item = Way>,
        service: &str,
    ) -> Vec<u8> {
        self.bundle_bytes_of(1, ways, service)
    }

    /// The same in another version.
    pub(crate) fn bundle_bytes_of(
        &self,
        version: u32,
        ways: impl IntoIterator<Item = Way>,
        service: &str,
    ) -> Vec<u8> {
        let bundle = TrustBundle {
            version,
            authority: AuthorityName::parse("Northlight Recorders").unwrap(),
            issued: UnixTime::from_seconds(1_795_000_000),
            service: ServiceAddress::parse(service).unwrap(),
            ways: ways.into_iter().collect(),
            recovery_keys: vec![Dated {
                key: self.recovery.public(),
                not_after: UnixTime::from_seconds(4_000_000_000),
            }],
            signing_keys: vec![Dated {
                key: self.signing.public(),
                not_after: UnixTime::from_seconds(4_000_000_000),
            }],
        };
        bundle.sign(&self.root).unwrap()
    }

    pub(crate) fn bundle(&self) -> VerifiedBundle {
        TrustBundle::verify(&self.bundle_bytes(), &self.root.public()).unwrap()
    }

    /// The same bundle with the service at another address.
    pub(crate) fn bundle_for(&self, service: &str) -> VerifiedBundle {
        TrustBundle::verify(
            &self.bundle_bytes_for([Way::Key], service),
            &self.root.public(),
        )
        .unwrap()
    }

    /// What the support's mail would say.
    pub(crate) fn key_for(&self, challenge: &Challenge, device: &DevicePublicKey) -> String {
        let opened = self
            .recovery
            .open(challenge, device)
            .unwrap_or_else(|fault| panic!("{fault}"));
        opened.code.to_text().to_string()
    }
}

/// A key that is not the right one.
pub(crate) fn wrong(key: &str) -> String {
    let other = if key.starts_with('A') { "B" } else { "A" };
    format!("{other}{}", &key[1..])
}

/// Settings that hash fast.
pub(crate) fn profile() -> Profile {
    let identity = Identity::new(
        Serial::parse(SERIAL).unwrap(),
        Model::parse("RG1602-16S").unwrap(),
        Firmware::parse(FIRMWARE).unwrap(),
    );
    let mut profile = Profile::new(identity.unwrap());
    profile.hash_cost = HashCost::new(8, 1).unwrap();
    profile
}

/// A device that can be switched off and on again.
pub(crate) struct Device {
    pub(crate) authority: Authority,
    pub(crate) dir: TempDir,
    runtime: Runtime,
    running: Option<Running>,
    /// What it was last switched on with.
    config: Option<Config>,
}

impl Device {
    pub(crate) fn new() -> Self {
        let runtime = Runtime::new().unwrap();
        let mut device = Self {
            authority: Authority::new(),
            dir: TempDir::new().unwrap(),
            runtime,
            running: None,
            config: None,
        };
        device.switch_on();
        device
    }

    /// A device that has its password and reserved email.
    pub(crate) fn activated() -> Self {
        let device = Self::new();
        let form = [
            ("new_password", PASSWORD),
            ("new_password_again", PASSWORD),
            ("reserved_email", EMAIL),
        ];
        assert_eq!(device.browser().post("/activate", &form).status, 303);
        device
    }

    /// The same with an authority that answers by `ways`, and settings of its own.
    pub(crate) fn activated_with(
        ways: impl IntoIterator<Item = Way>,
        change: impl FnOnce(&mut Config),
    ) -> Self {
        let mut device = Self::activated();
        device.switch_off();
        let mut config = device.config();
        let bytes = device
            .authority
            .bundle_bytes_for(ways, "https://recover.example");
        let root = device.authority.root.public();
        config.bundle = TrustBundle::verify(&bytes, &root).unwrap();
        change(&mut config);
        device.switch_on_with(&config);
        device
    }

    /// Off and on again as it was last configured.
    pub(crate) fn restart_the_same(&mut self) {
        let config = self.config.clone().unwrap();
        self.switch_off();
        self.switch_on_with(&config);
    }

    pub(crate) fn config(&self) -> Config {
        Config::new(profile(), self.dir.path(), self.authority.bundle())
    }

    pub(crate) fn switch_on(&mut self) {
        self.switch_on_with(&self.config());
    }

    pub(crate) fn switch_on_with(&mut self, config: &Config) {
        self.config = Some(config.clone());
        self.running =
            (0..50).find_map(
                |_| match self.runtime.block_on(agent::start(config.clone())) {
                    Ok(running) => Some(running),
                    // Between fork and exec, a child that another test starts holds every lock of ours.
                    Err(StartError::Disk(DiskError::InUse { .. })) => {
                        std::thread::sleep(Duration::from_millis(20));
                        None
                    }
                    Err(fault) => panic!("{fault}"),
                },
            );
    }

    pub(crate) fn switch_off(&mut self) {
        if let Some(running) = self.running.take() {
            self.runtime.block_on(running.stop());
        }
    }

    /// Ends it without a farewell: what runs is dropped where it stands.
    pub(crate) fn cut_power(&mut self) {
        drop(self.running.take());
        // The data directory is free when the last task is gone.
        let runtime = Runtime::new().unwrap();
        std::mem::replace(&mut self.runtime, runtime).shutdown_timeout(Duration::from_secs(5));
    }

    pub(crate) fn restart(&mut self) {
        self.switch_off();
        self.switch_on();
    }

    pub(crate) fn running(&self) -> &Running {
        self.running.as_ref().unwrap()
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.running().addresses()[0]
    }

    pub(crate) fn browser(&self) -> Browser {
        Browser::new(self.address())
    }

    pub(crate) fn public_key(&self) -> DevicePublicKey {
        *Enrolment::parse(self.running().enrolment())
            .unwrap()
            .device_key()
    }

    /// The challenge on show, as the support gets it by file.
    pub(crate) fn challenge(&self) -> Challenge {
        shown_challenge(&self.browser())
    }

    /// The key that opens the challenge on show.
    pub(crate) fn key(&self) -> String {
        self.authority
            .key_for(&self.challenge(), &self.public_key())
    }
}

/// Takes the challenge from the file that the page offers.
pub(crate) fn shown_challenge(browser: &Browser) -> Challenge {
    Challenge::from_xml(&browser.get("/forgot/key/challenge.xml").body).unwrap()
}

/// The form that answers a challenge.
pub(crate) fn answer<'a>(key: &'a str, password: &'a str) -> [(&'a str, &'a str); 3] {
    [
        ("key", key),
        ("new_password", password),
        ("new_password_again", password),
    ]
}

/// Writes a configuration file with its bundle into `dir`, to listen on `port`.
pub(crate) fn write_config(authority: &Authority, dir: &Path, port: u16) -> std::path::PathBuf {
    std::fs::write(dir.join("bundle.cose"), authority.bundle_bytes()).unwrap();
    let text = format!(
        "[device]\nserial = \"{SERIAL}\"\nmodel = \"RG1602-16S\"\nfirmware = \"{FIRMWARE}\"\n\
         [storage]\ndata_dir = \"data\"\n[web]\nlisten = [\"127.0.0.1:{port}\"]\n\
         [passwords]\nhash_memory_kib = 4096\nhash_passes = 2\n\
         [trust]\nbundle = \"bundle.cose\"\nroot_key = \"{}\"\n",
        authority.root.public().to_text()
    );
    let path = dir.join("agent.toml");
    std::fs::write(&path, text).unwrap();
    path
}
