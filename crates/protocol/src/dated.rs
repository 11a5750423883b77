//! Dated answers: what an authority can read out over a telephone to a device that can show no
//! picture, made from the agreement of two keys and the date that the device shows.
//!
//! Nothing printed on a device goes into the key, so no formula and no table opens two devices.

use crate::cbor::Writer;
use crate::{
    Code, DeviceDate, DeviceKey, DevicePublicKey, DeviceTime, Model, RecoveryPublicKey, Serial,
    TemporaryPassword, context,
};
use alloc::vec::Vec;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use zeroize::Zeroizing;

/// A kind of dated answer, by its label.
pub(crate) struct Kind(&'static str);

pub(crate) const SECURITY_CODE: Kind = Kind("regain/v1/security-code");

pub(crate) const TEMPORARY_PASSWORD: Kind = Kind("regain/v1/temporary-password");

impl Kind {
    /// What HKDF is told: the purpose, and both keys whole, since an id of 4 bytes binds nothing.
    pub(crate) fn info(&self, recovery: &RecoveryPublicKey, device: &DevicePublicKey) -> Vec<u8> {
        context(
            self.0,
            &[&recovery.as_bytes()[..], device.as_bytes()].concat(),
        )
    }

    fn mac(&self, key: &[u8; 32], fields: &Writer) -> Zeroizing<[u8; 32]> {
        let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes a key of any length");
        mac.update(&context(self.0, &fields.clone().finish()));
        Zeroizing::new(mac.finalize().into_bytes().into())
    }
}

pub(crate) fn security_code(
    key: &[u8; 32],
    serial: &Serial,
    started: DeviceTime,
    date: DeviceDate,
) -> Code {
    let mut fields = Writer::new();
    fields
        .array(3)
        .text(serial.as_str())
        .uint(started.seconds().into())
        .uint(date.day_number().into());
    let mac = SECURITY_CODE.mac(key, &fields);
    let [a, b, c, d, e, ..] = *mac;
    Code::from_bytes([a, b, c, d, e])
}

pub(crate) fn temporary_password(
    key: &[u8; 32],
    serial: &Serial,
    model: &Model,
    date: DeviceDate,
) -> TemporaryPassword {
    let mut fields = Writer::new();
    fields
        .array(3)
        .text(serial.as_str())
        .text(model.as_str())
        .uint(date.day_number().into());
    let mac = TEMPORARY_PASSWORD.mac(key, &fields);
    TemporaryPassword::leftmost(&mac)
}

impl DeviceKey {
    /// The security code that this device takes from the authority with that recovery key, on
    /// the date that it shows.
    #[must_use]
    pub fn security_code(
        &self,
        authority: &RecoveryPublicKey,
        serial: &Serial,
        started: DeviceTime,
        date: DeviceDate,
    ) -> Code {
        let key = self.derive(&SECURITY_CODE.info(authority, &self.public()), authority);
        security_code(&key, serial, started, date)
    }

    /// The temporary password that this device takes from the authority with that recovery key,
    /// on the date that it shows.
    #[must_use]
    pub fn temporary_password(
        &self,
        authority: &RecoveryPublicKey,
        serial: &Serial,
        model: &Model,
        date: DeviceDate,
    ) -> TemporaryPassword {
        let info = TEMPORARY_PASSWORD.info(authority, &self.public());
        let key = self.derive(&info, authority);
        temporary_password(&key, serial, model, date)
    }
}

#[cfg(test)]
mod tests;
