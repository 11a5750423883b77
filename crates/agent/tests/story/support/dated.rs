//! What support says for the date that a device shows.

use protocol::{DeviceDate, DevicePublicKey, DeviceTime, Model, RecoveryKey as _, Serial};
use serde_json::Value;

use super::{Authority, SERIAL};

/// The security code (D6) for serial, start and date.
pub(crate) fn security_code(
    authority: &Authority,
    device: &DevicePublicKey,
    facts: &Value,
) -> String {
    let started = DeviceTime::parse(facts["started"].as_str().unwrap()).unwrap();
    let recovery = &authority.recovery;
    let code = recovery.security_code(device, &serial(), started, date(facts));
    code.unwrap().to_text().to_string()
}

/// The temporary password (D9) for the date.
pub(crate) fn temporary_password(
    authority: &Authority,
    device: &DevicePublicKey,
    facts: &Value,
) -> String {
    let (recovery, model) = (&authority.recovery, Model::parse("RG1602-16S").unwrap());
    let password = recovery.temporary_password(device, &serial(), &model, date(facts));
    password.unwrap().to_text().to_string()
}

fn serial() -> Serial {
    Serial::parse(SERIAL).unwrap()
}

fn date(facts: &Value) -> DeviceDate {
    DeviceDate::parse(facts["date"].as_str().unwrap()).unwrap()
}
