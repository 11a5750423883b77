//! What support says to the device's people, by every way.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use getrandom::SysRng;
use protocol::{
    Assertion, Authorization, Challenge, DevicePublicKey, RequestId, ResetFile, UnixTime,
};
use rand_core::UnwrapErr;
use serde_json::Value;

use crate::support::Authority;
use crate::support::dated::{security_code, temporary_password};

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
        security_code(&self.authority, &self.device, facts)
    }

    /// The temporary password for the date that the device shows.
    pub(crate) fn temporary_password(&self, facts: &Value) -> String {
        temporary_password(&self.authority, &self.device, facts)
    }
}

fn challenge(shown: &Value) -> Challenge {
    Challenge::from_xml(shown["xml"].as_str().unwrap()).unwrap()
}
