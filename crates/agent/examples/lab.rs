//! A device for browser tests: the agent with a monitor, and the authority that answers it.
//!
//! `lab sheet email key` offers these ways. It prints one line of JSON that says where everything
//! is, then answers lines of JSON: `{"xml": "…"}`, a challenge's file, with its code (or, for a
//! challenge of the file way, with the reset file in base64); `{"date": "2026-11-21"}` with that
//! day's temporary password; the same with `"started"` with that day's security code;
//! `{"restart": true}` with where everything is then. It ends with its input.

use std::io::{self, BufRead, Write};

use agent::{Config, Running, ScreenSettings};
use anyhow::{Context, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use device::{HashCost, Profile, WayBack, WaysBack};
use protocol::{
    Challenge, DeviceDate, DevicePublicKey, DeviceTime, Enrolment, Firmware, Identity, Model,
    Serial, Way,
};
use serde_json::{Value, json};
use testkit::recorder::Authority;

fn main() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let ways = words
        .iter()
        .map(|word| WayBack::parse(word).with_context(|| format!("no way is called {word}")))
        .collect::<Result<WaysBack>>()?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    let mut lab = Lab::new(ways)?;
    let mut running = runtime.block_on(agent::start(lab.config.clone()))?;
    tell(&lab.places(&running)?)?;
    for line in io::stdin().lock().lines() {
        let asked: Value = serde_json::from_str(&line?)?;
        if asked["restart"].as_bool() == Some(true) {
            lab.keep_ports(&running);
            runtime.block_on(running.stop());
            running = runtime.block_on(agent::start(lab.config.clone()))?;
            tell(&lab.places(&running)?)?;
        } else {
            tell(&lab.answer(&asked, &running)?)?;
        }
    }
    runtime.block_on(running.stop());
    Ok(())
}

fn tell(what: &Value) -> io::Result<()> {
    let mut output = io::stdout().lock();
    writeln!(output, "{what}")?;
    output.flush()
}

struct Lab {
    authority: Authority,
    config: Config,
    dir: tempfile::TempDir,
}

impl Lab {
    fn new(ways: WaysBack) -> Result<Self> {
        let dir = tempfile::tempdir()?;
        let authority = Authority::new(1);
        let identity = Identity::new(
            Serial::parse("RG4T7M2KXX9876543210")?,
            Model::parse("RG1602-16S")?,
            Firmware::parse("R1420P15")?,
        )?;
        let mut profile = Profile::new(identity);
        profile.ways = ways;
        profile.hash_cost = HashCost::new(8, 1)?;
        profile.cameras = true;
        let bundle = authority.bundle(1, &Way::ALL);
        let mut config = Config::new(profile, dir.path(), bundle);
        config.screen = Some(ScreenSettings {
            listen: ([127, 0, 0, 1], 0).into(),
            idle: ScreenSettings::IDLE,
        });
        Ok(Self {
            authority,
            config,
            dir,
        })
    }

    /// A browser that is open meanwhile finds the device again.
    fn keep_ports(&mut self, running: &Running) {
        self.config.listen = running.addresses().to_vec();
        if let (Some(settings), Some(address)) = (&mut self.config.screen, running.screen()) {
            settings.listen = address;
        }
    }

    fn places(&self, running: &Running) -> Result<Value> {
        let screen = running.screen().context("the lab has a monitor")?;
        Ok(json!({
            "device": running.url(),
            "screen": format!("http://{screen}"),
            "screen_page": format!("file://{}", self.dir.path().join("screen.html").display()),
            "serial": self.config.profile.identity.serial().as_str(),
            "model": self.config.profile.identity.model().as_str(),
        }))
    }

    fn answer(&self, asked: &Value, running: &Running) -> Result<Value> {
        let device = *Enrolment::parse(running.enrolment())?.device_key();
        if let Some(xml) = asked["xml"].as_str() {
            return self.open(&Challenge::from_xml(xml)?, &device);
        }
        let Some(date) = asked["date"].as_str() else {
            bail!("not understood: {asked}");
        };
        let (date, identity) = (DeviceDate::parse(date)?, &self.config.profile.identity);
        match asked["started"].as_str() {
            Some(started) => {
                let started = DeviceTime::parse(started)?;
                let code = self
                    .authority
                    .security_code(&device, identity, started, date);
                Ok(json!({ "code": *code.to_text() }))
            }
            None => {
                let password = self.authority.temporary_password(&device, identity, date);
                Ok(json!({ "password": *password.to_text() }))
            }
        }
    }

    fn open(&self, challenge: &Challenge, device: &DevicePublicKey) -> Result<Value> {
        if challenge.header().way == Way::File {
            let file = self.authority.file(challenge, device);
            return Ok(json!({ "file": STANDARD.encode(file) }));
        }
        let code = self.authority.release(challenge, device);
        let code = code.context("sealed to somebody else")?;
        Ok(json!({ "code": *code.to_text() }))
    }
}
