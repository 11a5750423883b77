//! The signed map: eight fields by number, in rising order.

use super::{AuthorityName, BundleError, Dated, TrustBundle};
use crate::cbor::{Reader, Writer};
use crate::{KeyError, KeyId, RecoveryPublicKey, ServiceAddress, SigningPublicKey, UnixTime};
use crate::{Way, Ways, sealed};
use alloc::vec::Vec;

const FORMAT: u64 = 1;
const FIELDS: u64 = 8;

/// Ed25519 signing keys belong to the same suite as the X25519 keys.
const SUITE: u64 = sealed::SUITE;

pub(super) fn encode(bundle: &TrustBundle) -> Vec<u8> {
    let mut writer = Writer::new();
    writer.map(FIELDS);
    writer.uint(1).uint(FORMAT);
    writer.uint(2).uint(bundle.version.into());
    writer.uint(3).text(bundle.authority.as_str());
    writer.uint(4).uint(bundle.issued.seconds());
    writer.uint(5).text(bundle.service.as_str());
    writer.uint(6).array(bundle.ways.iter().count() as u64);
    for way in bundle.ways.iter() {
        writer.uint(way.number());
    }
    writer.uint(7);
    write_keys(
        &mut writer,
        &bundle.recovery_keys,
        RecoveryPublicKey::as_bytes,
    );
    writer.uint(8);
    write_keys(
        &mut writer,
        &bundle.signing_keys,
        SigningPublicKey::as_bytes,
    );
    writer.finish()
}

fn write_keys<K>(writer: &mut Writer, keys: &[Dated<K>], bytes: fn(&K) -> &[u8; 32]) {
    writer.array(keys.len() as u64);
    for dated in keys {
        writer
            .array(3)
            .uint(SUITE)
            .bytes(bytes(&dated.key))
            .uint(dated.not_after.seconds());
    }
}

pub(super) fn decode(payload: &[u8]) -> Result<TrustBundle, BundleError> {
    let mut reader = Reader::new(payload)?;
    let fields = reader.map().map_err(|_| BundleError::Fields)?;
    field(&mut reader, 1)?;
    match reader.uint() {
        Ok(FORMAT) if fields == FIELDS => {}
        Ok(FORMAT) | Err(_) => return Err(BundleError::Fields),
        Ok(format) => return Err(BundleError::Format(format)),
    }
    field(&mut reader, 2)?;
    let version = version(&mut reader)?;
    field(&mut reader, 3)?;
    let authority = authority(&mut reader)?;
    field(&mut reader, 4)?;
    let issued = reader.uint().map_err(|_| BundleError::Issued)?;
    field(&mut reader, 5)?;
    let service = reader.text().unwrap_or_default();
    let service = ServiceAddress::exact(service).map_err(BundleError::Service)?;
    field(&mut reader, 6)?;
    let ways = ways(&mut reader)?;
    field(&mut reader, 7)?;
    let recovery_keys = keys(
        &mut reader,
        1,
        RecoveryPublicKey::from_bytes,
        RecoveryPublicKey::id,
    )?;
    field(&mut reader, 8)?;
    let signing_keys = keys(
        &mut reader,
        0,
        SigningPublicKey::from_bytes,
        SigningPublicKey::id,
    )?;
    Ok(TrustBundle {
        version,
        authority,
        issued: UnixTime::from_seconds(issued),
        service,
        ways,
        recovery_keys,
        signing_keys,
    })
}

fn field(reader: &mut Reader<'_>, number: u64) -> Result<(), BundleError> {
    match reader.uint() {
        Ok(found) if found == number => Ok(()),
        _ => Err(BundleError::Fields),
    }
}

fn version(reader: &mut Reader<'_>) -> Result<u32, BundleError> {
    let version = reader
        .uint()
        .ok()
        .and_then(|version| version.try_into().ok());
    version
        .filter(|&version| version > 0)
        .ok_or(BundleError::Version)
}

fn authority(reader: &mut Reader<'_>) -> Result<AuthorityName, BundleError> {
    let text = reader.text().map_err(|_| BundleError::Authority)?;
    let name = AuthorityName::parse(text)?;
    if name.as_str() == text {
        Ok(name)
    } else {
        Err(BundleError::Authority)
    }
}

fn ways(reader: &mut Reader<'_>) -> Result<Ways, BundleError> {
    let count = reader.array().map_err(|_| BundleError::Ways)?;
    let mut ways: Vec<Way> = Vec::new();
    for _ in 0..count {
        let number = reader.uint().map_err(|_| BundleError::Ways)?;
        let way = Way::from_number(number).ok_or(BundleError::Ways)?;
        if ways.last().is_some_and(|&last| last >= way) {
            return Err(BundleError::Ways);
        }
        ways.push(way);
    }
    if ways.is_empty() {
        return Err(BundleError::Ways);
    }
    Ok(ways.into_iter().collect())
}

fn keys<K>(
    reader: &mut Reader<'_>,
    at_least: u64,
    from_bytes: fn(&[u8]) -> Result<K, KeyError>,
    id: fn(&K) -> KeyId,
) -> Result<Vec<Dated<K>>, BundleError> {
    let count = reader.array().map_err(|_| BundleError::Keys)?;
    if !(at_least..=TrustBundle::MAX_KEYS as u64).contains(&count) {
        return Err(BundleError::Keys);
    }
    let mut keys: Vec<Dated<K>> = Vec::new();
    for _ in 0..count {
        let dated = dated_key(reader, from_bytes)?;
        if keys.iter().any(|known| id(&known.key) == id(&dated.key)) {
            return Err(BundleError::KeyRepeated);
        }
        keys.push(dated);
    }
    Ok(keys)
}

fn dated_key<K>(
    reader: &mut Reader<'_>,
    from_bytes: fn(&[u8]) -> Result<K, KeyError>,
) -> Result<Dated<K>, BundleError> {
    if reader.array() != Ok(3) {
        return Err(BundleError::Keys);
    }
    let suite = reader.uint().map_err(|_| BundleError::Keys)?;
    let bytes = reader.bytes().map_err(|_| BundleError::Keys)?;
    let not_after = reader.uint().map_err(|_| BundleError::Keys)?;
    if suite != SUITE {
        return Err(BundleError::Suite(suite));
    }
    Ok(Dated {
        key: from_bytes(bytes).map_err(BundleError::Key)?,
        not_after: UnixTime::from_seconds(not_after),
    })
}
