//! Who has to do with a device that is killed, and what they know of it afterwards.

use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use protocol::{Enrolment, Way};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::cameras::Watched;
use crate::held::Held;
use crate::process::command;
use crate::programs::Programs;
use crate::proofs::Proof;
use crate::reached::Reached;
use crate::support::browser::Page;
use crate::support::{Authority, Browser, EMAIL, write_config};
use crate::support_desk::Desk;

const FIRST: &str = "the very first phrase";

/// What a device has beside its own password.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Beside {
    Nothing,
    /// Programs that keep the password too.
    Programs,
    /// A camera in its list.
    Camera,
}

/// Everybody who has to do with one device.
pub(crate) struct People {
    _dir: TempDir,
    config: PathBuf,
    pub(crate) desk: Desk,
    random: u64,
    /// The password that was set last and answered.
    pub(crate) password: String,
    before: Option<String>,
    /// The one that was asked for when the device was killed, and what was to prove it.
    in_doubt: Option<(String, Proof)>,
    passwords: u32,
    pub(crate) codes: Vec<String>,
    /// How often questions were set, and whether those may be in force.
    pub(crate) questions: u32,
    pub(crate) has_questions: bool,
    /// What has opened the device once.
    pub(crate) used: Vec<Proof>,
    programs: Option<Programs>,
    pub(crate) camera: Option<Watched>,
    pub(crate) reached: Reached,
}

impl People {
    pub(crate) fn new(seed: u64, beside: Beside) -> Self {
        let (dir, authority) = (TempDir::new().unwrap(), Authority::new());
        let programs = (beside == Beside::Programs).then(Programs::new);
        let config = configure(dir.path(), &authority, programs.as_ref());
        let printed = command(&config).arg("--print-enrolment").output().unwrap();
        let enrolment = Enrolment::parse(str::from_utf8(&printed.stdout).unwrap()).unwrap();
        let device = *enrolment.device_key();
        Self {
            _dir: dir,
            config,
            desk: Desk { authority, device },
            random: seed,
            password: FIRST.to_owned(),
            before: None,
            in_doubt: None,
            passwords: 0,
            codes: Vec::new(),
            questions: 0,
            has_questions: false,
            used: Vec::new(),
            programs,
            camera: (beside == Beside::Camera).then(Watched::start),
            reached: Reached::default(),
        }
    }

    pub(crate) fn config(&self) -> &Path {
        &self.config
    }

    /// SplitMix64, below `most`.
    pub(crate) fn below(&mut self, most: u64) -> u64 {
        self.random = self.random.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.random ^ self.random >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ mixed >> 31) % most
    }

    /// The latest moment of a kill after the first request, in microseconds: most flows take less.
    pub(crate) fn latest(&self) -> u64 {
        match (&self.programs, &self.camera) {
            (None, None) => 60_000,
            _ => 120_000,
        }
    }

    /// After a kill, exactly one password signs in, the one that was answered last or the one that was
    /// in doubt, and it opens the programs too.
    pub(crate) fn check(&mut self, address: SocketAddr, kills: u64) {
        let owner = Browser::new(address);
        if self.passwords == 0 {
            self.activate(&owner);
        }
        let doubt = self.in_doubt.take();
        // Before anybody signs in, which would set right what went wrong.
        let held = self.programs.as_ref().map(Held::by);
        let mut token = None;
        let mut opens = |password: &String| {
            let page = call(&owner, "/sign-in", &json!({ "password": password })).unwrap();
            let status = page.status;
            assert!([200, 403].contains(&status), "kill {kills}: {}", page.body);
            if status == 200 {
                token = Some(token_in(&page));
            }
            status == 200
        };
        // Wrong ones first: the right one takes their failures back.
        let stale = self.before.as_ref().is_some_and(&mut opens);
        assert!(!stale, "kill {kills}: a password before the last opens");
        let is_new = doubt.as_ref().is_some_and(|(password, _)| opens(password));
        let is_old = opens(&self.password);
        assert!(is_new != is_old, "kill {kills}: old {is_old}, new {is_new}");
        self.reached.handed_over += u32::from(held.is_some() && doubt.is_some());
        match doubt {
            Some((password, proof)) if is_new => {
                self.reached.held += 1;
                self.set(password, proof);
            }
            Some(_) => self.reached.lost += 1,
            None => {}
        }
        if let Some(held) = held {
            let agree = held.opens(&self.password);
            assert!(agree, "kill {kills}: the programs have another password");
        }
        if let (Some(camera), Some(token)) = (&mut self.camera, token) {
            let in_doubt = camera.check(&owner, &token);
            self.reached.cameras_in_doubt += u32::from(in_doubt);
        }
    }

    fn activate(&mut self, owner: &Browser) {
        let asked = json!({ "password": FIRST, "reserved_email": EMAIL });
        let page = call(owner, "/activate", &asked).unwrap();
        assert_eq!(page.status, 201, "{}", page.body);
        self.passwords = 1;
    }

    /// The end of a device: its journal is whole, and its camera can be brought in step.
    pub(crate) fn leave(mut self, address: SocketAddr) -> Reached {
        let owner = Browser::new(address);
        let token = self.sign_in(&owner).unwrap().unwrap();
        let accept = format!("Authorization: Bearer {token}\r\nAccept: application/x-ndjson\r\n");
        let lines = owner.send("GET", "/api/v1/journal", &accept, "").unwrap();
        let verified = device::verify_journal(lines.body.lines()).unwrap();
        assert!(verified.lines > 3, "{verified:?}");
        if let Some(camera) = &mut self.camera {
            camera.finish(&owner, &token, &self.password);
            self.reached.cameras_set += 1;
        }
        self.reached
    }

    pub(crate) fn sign_in(&self, owner: &Browser) -> io::Result<Option<String>> {
        let page = call(owner, "/sign-in", &json!({ "password": self.password }))?;
        Ok((page.status == 200).then(|| token_in(&page)))
    }

    pub(crate) fn next(&mut self) -> String {
        self.passwords += 1;
        format!("phrase no. {} of these people", self.passwords)
    }

    /// `password` is asked for from now on, and in doubt until that is answered.
    pub(crate) fn doubt(&mut self, password: &str, proof: &Proof) {
        self.in_doubt = Some((password.to_owned(), proof.clone()));
    }

    /// The answer came: `password` is set, or is not.
    pub(crate) fn learn(&mut self, password: String, proof: Proof, is_set: bool) {
        self.in_doubt = None;
        if is_set {
            self.set(password, proof);
        }
    }

    fn set(&mut self, password: String, proof: Proof) {
        self.before = Some(std::mem::replace(&mut self.password, password));
        *self.reached.set.entry(proof.way()).or_default() += 1;
        if !matches!(proof, Proof::Password) {
            self.used.push(proof);
        }
    }
}

/// A device that offers every way, hashes fast, and talks to nobody by itself.
fn configure(dir: &Path, authority: &Authority, programs: Option<&Programs>) -> PathBuf {
    let config = write_config(authority, dir, 0);
    let bundle = authority.bundle_bytes_for(Way::ALL, "https://recover.example");
    std::fs::write(dir.join("bundle.cose"), bundle).unwrap();
    let text = std::fs::read_to_string(&config).unwrap();
    let text = text.replace("hash_memory_kib = 4096", "hash_memory_kib = 64");
    let text = text.replace("hash_passes = 2", "hash_passes = 1");
    let recovery = "[recovery]\nways = [\"sheet\", \"email\", \"questions\", \"key\", \"file\", \
         \"code\", \"temporary-password\"]\ncameras = true\n[service]\nreach = false\n";
    let programs = programs.map_or_else(String::new, Programs::two_sections);
    std::fs::write(&config, text + recovery + &programs).unwrap();
    config
}

fn token_in(page: &Page) -> String {
    page.json()["token"].as_str().unwrap().to_owned()
}

pub(crate) fn call(browser: &Browser, path: &str, asked: &Value) -> io::Result<Page> {
    send(browser, "POST", path, None, asked)
}

pub(crate) fn send(
    browser: &Browser,
    method: &str,
    path: &str,
    token: Option<&str>,
    asked: &Value,
) -> io::Result<Page> {
    let bearer = token.map_or_else(String::new, |token| {
        format!("Authorization: Bearer {token}\r\n")
    });
    let headers = format!("Content-Type: application/json\r\n{bearer}");
    let path = format!("/api/v1{path}");
    browser.send(method, &path, &headers, &asked.to_string())
}
