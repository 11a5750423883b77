//! The small parts that everything else is made of.

use std::net::IpAddr;

use protocol::cbor::{Kind, Reader, Writer};
use protocol::{ChallengeNumber, DeviceKey, DeviceTime};
use zeroize::Zeroizing;

use super::StateError;
use crate::Origin;

pub(super) type Read<T> = Result<T, StateError>;

/// An array whose length does not fit, or a number that stands for nothing.
pub(super) fn damaged<T>(what: &'static str) -> Read<T> {
    Err(StateError::Damaged(what))
}

pub(super) fn read_array(from: &mut Reader<'_>, length: u64, what: &'static str) -> Read<()> {
    if from.array()? == length {
        Ok(())
    } else {
        damaged(what)
    }
}

pub(super) fn write_or_null<T>(
    to: &mut Writer,
    value: Option<&T>,
    write: impl FnOnce(&mut Writer, &T),
) {
    match value {
        Some(value) => write(to, value),
        None => {
            to.null();
        }
    }
}

pub(super) fn read_or_null<T>(
    from: &mut Reader<'_>,
    read: impl FnOnce(&mut Reader<'_>) -> Read<T>,
) -> Read<Option<T>> {
    if from.kind() == Some(Kind::Null) {
        from.null()?;
        return Ok(None);
    }
    read(from).map(Some)
}

pub(super) fn read_u32(from: &mut Reader<'_>, what: &'static str) -> Read<u32> {
    u32::try_from(from.uint()?).or(damaged(what))
}

pub(super) fn write_time(to: &mut Writer, time: DeviceTime) {
    to.uint(time.seconds().into());
}

pub(super) fn read_time(from: &mut Reader<'_>) -> Read<DeviceTime> {
    read_u32(from, "time").map(DeviceTime::from_seconds)
}

pub(super) fn read_device_key(from: &mut Reader<'_>) -> Read<DeviceKey> {
    let bytes = Zeroizing::new(from.bytes_exact()?);
    Ok(DeviceKey::from_bytes(&bytes))
}

pub(super) fn read_number(from: &mut Reader<'_>) -> Read<ChallengeNumber> {
    ChallengeNumber::parse(from.text()?).or(damaged("challenge number"))
}

pub(super) fn write_origin(to: &mut Writer, origin: Origin) {
    to.uint(match origin {
        Origin::Network => 1,
        Origin::Screen => 2,
    });
}

pub(super) fn read_origin(from: &mut Reader<'_>) -> Read<Origin> {
    match from.uint()? {
        1 => Ok(Origin::Network),
        2 => Ok(Origin::Screen),
        _ => damaged("origin"),
    }
}

pub(super) fn write_address(to: &mut Writer, address: &IpAddr) {
    match address {
        IpAddr::V4(address) => to.bytes(&address.octets()),
        IpAddr::V6(address) => to.bytes(&address.octets()),
    };
}

pub(super) fn read_address(from: &mut Reader<'_>) -> Read<IpAddr> {
    let bytes = from.bytes()?;
    let v4 = <[u8; 4]>::try_from(bytes).map(IpAddr::from);
    v4.or_else(|_| <[u8; 16]>::try_from(bytes).map(IpAddr::from))
        .or(damaged("address"))
}
