//! What people do at a device that is killed, and what they know of it afterwards.

use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use protocol::{Challenge, DevicePublicKey, Enrolment};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::process::command;
use crate::support::browser::Page;
use crate::support::{Authority, Browser, write_config, wrong};

const KEY: &str = "/forgot/key/answer";
const SHEET: &str = "/forgot/sheet";
const FIRST: &str = "the very first phrase";

/// What the kills came to, to show that the check does not hold emptily.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Reached {
    /// Requests that were answered, and those that were not.
    answered: u32,
    cut: u32,
    /// Passwords set by change, by key and by sheet.
    changed: u32,
    by_key: u32,
    by_sheet: u32,
    /// Passwords in doubt at a kill that then held, or did not.
    held: u32,
    lost: u32,
    /// Used keys and codes that were tried once more, and refused.
    reused: u32,
}

impl Reached {
    pub(crate) fn and(self, other: Self) -> Self {
        Self {
            answered: self.answered + other.answered,
            cut: self.cut + other.cut,
            changed: self.changed + other.changed,
            by_key: self.by_key + other.by_key,
            by_sheet: self.by_sheet + other.by_sheet,
            held: self.held + other.held,
            lost: self.lost + other.lost,
            reused: self.reused + other.reused,
        }
    }

    pub(crate) fn is_enough(&self) -> bool {
        let all = [self.changed, self.by_key, self.by_sheet, self.reused];
        let most = self.answered > 500 && self.cut > 500;
        most && all.iter().all(|count| *count > 20) && self.held > 5 && self.lost > 5
    }
}

/// Where a key or code is typed, and it.
type Proof = (&'static str, String);

/// Everybody who has to do with one device.
pub(crate) struct People {
    _dir: TempDir,
    config: PathBuf,
    authority: Authority,
    device: DevicePublicKey,
    random: u64,
    /// The password that was set last and answered.
    password: String,
    before: Option<String>,
    /// The one that was asked for when the device was killed, and what was to prove it.
    in_doubt: Option<(String, Option<Proof>)>,
    passwords: u32,
    codes: Vec<String>,
    /// Keys and codes that have opened the device once.
    used: Vec<Proof>,
    pub(crate) reached: Reached,
}

impl People {
    pub(crate) fn new(seed: u64) -> Self {
        let (dir, authority) = (TempDir::new().unwrap(), Authority::new());
        let config = write_config(&authority, dir.path(), 0);
        let text = std::fs::read_to_string(&config).unwrap();
        let text = text.replace("hash_memory_kib = 4096", "hash_memory_kib = 64");
        std::fs::write(&config, text.replace("hash_passes = 2", "hash_passes = 1")).unwrap();
        let printed = command(&config).arg("--print-enrolment").output().unwrap();
        let enrolment = Enrolment::parse(str::from_utf8(&printed.stdout).unwrap()).unwrap();
        Self {
            _dir: dir,
            config,
            authority,
            device: *enrolment.device_key(),
            random: seed,
            password: FIRST.to_owned(),
            before: None,
            in_doubt: None,
            passwords: 0,
            codes: Vec::new(),
            used: Vec::new(),
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

    /// After a kill, exactly one password signs in: the one that was answered last, or the one that
    /// was in doubt.
    pub(crate) fn check(&mut self, address: SocketAddr, kills: u64) {
        let owner = Browser::new(address);
        if self.passwords == 0 {
            let asked = json!({ "password": FIRST, "without_email": true });
            let status = call(&owner, "/activate", &asked).unwrap().status;
            assert!([201, 409].contains(&status), "activation: {status}");
            self.passwords = 1;
        }
        let mut opens = |password: &String| {
            let page = call(&owner, "/sign-in", &json!({ "password": password })).unwrap();
            assert!(
                [200, 403].contains(&page.status),
                "kill {kills}: {}",
                page.body
            );
            page.status == 200
        };
        // Wrong ones first: the right one takes their failures back.
        let stale = self.before.as_ref().is_some_and(&mut opens);
        assert!(!stale, "kill {kills}: a password before the last opens");
        let doubt = self.in_doubt.take();
        let new = doubt.as_ref().is_some_and(|(password, _)| opens(password));
        let old = opens(&self.password);
        assert!(new != old, "kill {kills}: old {old}, new {new}");
        match doubt {
            Some((password, proof)) if new => {
                self.reached.held += 1;
                self.used.extend(proof);
                self.set(password);
            }
            Some(_) => self.reached.lost += 1,
            None => {}
        }
    }

    pub(crate) fn check_journal(&self, address: SocketAddr) {
        let owner = Browser::new(address);
        let token = self.sign_in(&owner).unwrap().unwrap();
        let accept = format!("Authorization: Bearer {token}\r\nAccept: application/x-ndjson\r\n");
        let lines = owner.send("GET", "/api/v1/journal", &accept, "").unwrap();
        let verified = device::verify_journal(lines.body.lines()).unwrap();
        assert!(verified.lines > 3, "{verified:?}");
    }

    /// Does what comes to mind until the device answers no more.
    pub(crate) fn go_on(&mut self, address: SocketAddr) {
        while self.act(address).is_ok() {
            self.reached.answered += 1;
        }
        self.reached.cut += 1;
    }

    fn act(&mut self, address: SocketAddr) -> io::Result<()> {
        let owner = Browser::new(address);
        match self.below(10) {
            0..=2 => self.change(&owner),
            3..=5 => self.recover_by_key(&owner),
            6 | 7 => self.recover_by_code(&owner),
            8 => self.reuse(&owner),
            _ => self.guess(address),
        }
    }

    fn sign_in(&self, owner: &Browser) -> io::Result<Option<String>> {
        let asked = json!({ "password": self.password });
        let page = call(owner, "/sign-in", &asked)?;
        Ok((page.status == 200).then(|| page.json()["token"].as_str().unwrap().to_owned()))
    }

    fn next(&mut self) -> String {
        self.passwords += 1;
        format!("phrase no. {} of these people", self.passwords)
    }

    fn set(&mut self, password: String) {
        self.before = Some(std::mem::replace(&mut self.password, password));
    }

    /// Types a key or code and a new password; says whether it was taken.
    fn prove(&mut self, owner: &Browser, (path, secret): Proof) -> io::Result<bool> {
        let new = self.next();
        let asked = json!({ field(path): secret, "new_password": new });
        self.in_doubt = Some((new.clone(), Some((path, secret.clone()))));
        let page = call(owner, path, &asked)?;
        self.in_doubt = None;
        let is_set = page.status == 200;
        if is_set {
            self.set(new);
            self.used.push((path, secret));
        }
        Ok(is_set)
    }

    fn change(&mut self, owner: &Browser) -> io::Result<()> {
        let Some(token) = self.sign_in(owner)? else {
            return Ok(());
        };
        if self.below(2) == 0 {
            let asked = json!({ "old_password": self.password }).to_string();
            self.codes.clear();
            let page = send(owner, "/recovery-sheet", Some(&token), &asked)?;
            assert_eq!(page.status, 201, "{}", page.body);
            let sheet = page.json();
            let codes = sheet["codes"].as_array().unwrap().iter();
            self.codes = codes
                .map(|code| code.as_str().unwrap().to_owned())
                .collect();
            return Ok(());
        }
        let new = self.next();
        let asked = json!({ "old_password": self.password, "new_password": new });
        self.in_doubt = Some((new.clone(), None));
        let page = send(owner, "/password", Some(&token), &asked.to_string())?;
        self.in_doubt = None;
        assert!([200, 204].contains(&page.status), "{}", page.body);
        self.set(new);
        self.reached.changed += 1;
        Ok(())
    }

    fn recover_by_key(&mut self, owner: &Browser) -> io::Result<()> {
        let page = call(owner, "/forgot/key", &json!({}))?;
        if page.status != 200 {
            return Ok(());
        }
        let challenge = Challenge::from_xml(page.json()["xml"].as_str().unwrap()).unwrap();
        let key = self.authority.key_for(&challenge, &self.device);
        if self.below(4) == 0 {
            let asked = json!({ "key": wrong(&key), "new_password": "never to be taken" });
            let page = call(owner, KEY, &asked)?;
            assert!(page.status >= 400, "{}", page.body);
            return Ok(());
        }
        let taken = self.prove(owner, (KEY, key))?;
        self.reached.by_key += u32::from(taken);
        Ok(())
    }

    fn recover_by_code(&mut self, owner: &Browser) -> io::Result<()> {
        if let Some(code) = self.codes.pop() {
            let taken = self.prove(owner, (SHEET, code))?;
            self.reached.by_sheet += u32::from(taken);
        }
        Ok(())
    }

    /// What opened the device once opens it never again, whatever was cut.
    fn reuse(&mut self, owner: &Browser) -> io::Result<()> {
        let Some((path, secret)) = self.used.last().cloned() else {
            return Ok(());
        };
        if path == KEY {
            call(owner, "/forgot/key", &json!({}))?;
        }
        let asked = json!({ field(path): secret, "new_password": "never to be taken" });
        let page = call(owner, path, &asked)?;
        assert!(page.status >= 400, "it opened twice: {}", page.body);
        self.reached.reused += 1;
        Ok(())
    }

    fn guess(&mut self, address: SocketAddr) -> io::Result<()> {
        let source = format!("127.0.0.{}", 2 + self.below(40));
        let guess = format!("wrong guess no. {}", self.below(1000));
        let page = call(
            &Browser::new(address).at(&source),
            "/sign-in",
            &json!({ "password": guess }),
        )?;
        assert!([403, 429].contains(&page.status), "{}", page.body);
        Ok(())
    }
}

/// What the body calls that which is typed there.
fn field(path: &str) -> &'static str {
    match path {
        KEY => "key",
        _ => "code",
    }
}

fn call(browser: &Browser, path: &str, asked: &Value) -> io::Result<Page> {
    send(browser, path, None, &asked.to_string())
}

fn send(browser: &Browser, path: &str, token: Option<&str>, body: &str) -> io::Result<Page> {
    let bearer = token.map_or_else(String::new, |token| {
        format!("Authorization: Bearer {token}\r\n")
    });
    let headers = format!("Content-Type: application/json\r\n{bearer}");
    browser.send("POST", &format!("/api/v1{path}"), &headers, body)
}
