//! What support says to the device's people, by every way.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use getrandom::SysRng;
use protocol::{
    Assertion, Authorization, Challenge, DeviceDate, DevicePublicKey, DeviceTime, Model,
    RecoveryKey as _, RequestId, ResetFile, Serial, UnixTime,
};
use rand_core::UnwrapErr;
use serde_json::Value;

use crate::support::{Authority, SERIAL};

/// The authority, and the device that it knows.
pub(crate) struct Desk {
    pub(crate) authority: Authority,
    pub(crate) device: DevicePublicKey,
}

impl Desk {
    /// The code that is sealed in the challenge.
    pub(crate) fn code(&self, shown: &Value) -> String {
        self.authority.key_for(&challenge(shown), &self.device)
    }

    /// The file for the challenge, in base64.
    pub(crate) fn file(&self, shown: &Value) -> String {
        let challenge = challenge(shown);
        let now = UnixTime::from_seconds(u64::from(challenge.header().clock.seconds()) + 60);
        let request = RequestId::parse("RG-482-190-335").unwrap();
        let granted = Authorization::granting(&challenge, request, Assertion::Verified, now);
        let (signing, mut rng) = (&self.authority.signing, UnwrapErr(SysRng));
        let file = ResetFile::make(&granted, &challenge, &self.device, signing, &mut rng);
        STANDARD.encode(file.unwrap().as_bytes())
    }

    /// The security code for what the device shows.
    pub(crate) fn security_code(&self, facts: &Value) -> String {
        let started = DeviceTime::parse(facts["started"].as_str().unwrap()).unwrap();
        let (recovery, serial) = (&self.authority.recovery, serial());
        let code = recovery.security_code(&self.device, &serial, started, date(facts));
        code.unwrap().to_text().to_string()
    }

    /// The temporary password for the date that the device shows.
    pub(crate) fn temporary_password(&self, facts: &Value) -> String {
        let (serial, model) = (serial(), Model::parse("RG1602-16S").unwrap());
        let recovery = &self.authority.recovery;
        let password = recovery.temporary_password(&self.device, &serial, &model, date(facts));
        password.unwrap().to_text().to_string()
    }
}

fn challenge(shown: &Value) -> Challenge {
    Challenge::from_xml(shown["xml"].as_str().unwrap()).unwrap()
}

fn serial() -> Serial {
    Serial::parse(SERIAL).unwrap()
}

fn date(facts: &Value) -> DeviceDate {
    DeviceDate::parse(facts["date"].as_str().unwrap()).unwrap()
}
