//! HTTPS with a certificate that the device makes for itself.
//!
//! Nobody vouches for it; the log shows its fingerprint, so that an installer can compare it with
//! what the browser shows. Key and certificate are kept, so that browsers warn once.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use protocol::Identity;
use rcgen::{CertificateParams, DnType, KeyPair, SanType};
use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::disk::{DataDir, DiskError};
use crate::log;

const KEY: &str = "tls.key";
const CERTIFICATE: &str = "tls.crt";

/// Why HTTPS cannot be offered.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TlsError {
    /// Key or certificate could not be read or written.
    #[error(transparent)]
    Disk(#[from] DiskError),
    /// A certificate could not be made.
    #[error("no certificate could be made: {0}")]
    Make(#[from] rcgen::Error),
    /// Key and certificate in the data directory do not work.
    #[error(
        "tls.key and tls.crt in the data directory cannot be used: {0}. Delete both, and the agent makes new ones."
    )]
    Unusable(String),
}

/// The server's side of TLS, with a key that is made on the first call.
pub(crate) fn server_config(
    dir: &DataDir,
    identity: &Identity,
    listen: &[SocketAddr],
) -> Result<Arc<ServerConfig>, TlsError> {
    let (key, certificate) = match (dir.read(KEY)?, dir.read(CERTIFICATE)?) {
        (Some(key), Some(certificate)) => (Zeroizing::new(key), certificate),
        // A cut between the two writes leaves a key alone; it was never shown to anybody.
        _ => make(dir, identity, listen)?,
    };
    let unusable = |fault: &dyn std::fmt::Display| TlsError::Unusable(fault.to_string());
    let key = PrivateKeyDer::from_pem_slice(&key).map_err(|fault| unusable(&fault))?;
    let certificate =
        CertificateDer::from_pem_slice(&certificate).map_err(|fault| unusable(&fault))?;
    log::note(format_args!(
        "certificate with fingerprint (SHA-256) {}",
        fingerprint(&certificate)
    ));
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .and_then(|config| {
            config
                .with_no_client_auth()
                .with_single_cert(vec![certificate], key)
        })
        .map_err(|fault| unusable(&fault))?;
    Ok(Arc::new(config))
}

/// As browsers show it: pairs of hexadecimal digits with colons.
fn fingerprint(certificate: &CertificateDer<'_>) -> String {
    let pairs = Sha256::digest(certificate).map(|byte| format!("{byte:02X}"));
    pairs.join(":")
}

fn make(
    dir: &DataDir,
    identity: &Identity,
    listen: &[SocketAddr],
) -> Result<(Zeroizing<Vec<u8>>, Vec<u8>), TlsError> {
    let serial = identity.serial().as_str();
    let mut params = CertificateParams::new(vec!["localhost".to_owned()])?;
    params
        .subject_alt_names
        .extend(named_addresses(listen).map(SanType::IpAddress));
    params
        .distinguished_name
        .push(DnType::CommonName, format!("Regain device {serial}"));
    // The validity stays at the library's widest: a device's clock may be years off.
    let key = KeyPair::generate()?;
    let certificate = params.self_signed(&key)?.pem().into_bytes();
    let key = Zeroizing::new(key.serialize_pem().into_bytes());
    dir.write(KEY, &key)?;
    dir.write(CERTIFICATE, &certificate)?;
    Ok((key, certificate))
}

/// Addresses that browsers can name; "any address" is none.
fn named_addresses(listen: &[SocketAddr]) -> impl Iterator<Item = IpAddr> {
    listen
        .iter()
        .map(SocketAddr::ip)
        .filter(|address| !address.is_unspecified())
}
