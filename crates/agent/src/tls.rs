//! HTTPS with a certificate that the device makes for itself.
//!
//! Nobody vouches for it; log, screen and pages show its fingerprint, so that it can be compared with
//! what a browser shows. Key and certificate are kept, so that browsers warn once; a certificate whose
//! names have changed is made anew with the same key.

use std::net::SocketAddr;
use std::sync::Arc;

use protocol::Identity;
use rcgen::{CertificateParams, DnType, KeyPair};
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
/// What the certificate names, one a line.
const NAMES: &str = "tls.names";

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

/// The server's side of TLS.
pub(crate) struct Server {
    pub(crate) config: Arc<ServerConfig>,
    /// SHA-256 of the certificate, as browsers show it.
    pub(crate) fingerprint: Arc<str>,
}

/// Opens the server's side of TLS for these addresses and names, with a key that is made on the
/// first call.
pub(crate) fn server(
    dir: &DataDir,
    identity: &Identity,
    listen: &[SocketAddr],
    names: &[String],
) -> Result<Server, TlsError> {
    let names = all_names(listen, names);
    let (key, certificate) = kept_or_made(dir, identity, &names)?;
    let unusable = |fault: &dyn std::fmt::Display| TlsError::Unusable(fault.to_string());
    let key = PrivateKeyDer::from_pem_slice(&key).map_err(|fault| unusable(&fault))?;
    let certificate =
        CertificateDer::from_pem_slice(&certificate).map_err(|fault| unusable(&fault))?;
    let fingerprint: Arc<str> = fingerprint(&certificate).into();
    log::note(format_args!(
        "certificate with fingerprint (SHA-256) {fingerprint}"
    ));
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .and_then(|config| {
            config
                .with_no_client_auth()
                .with_single_cert(vec![certificate], key)
        })
        .map_err(|fault| unusable(&fault))?;
    Ok(Server {
        config: Arc::new(config),
        fingerprint,
    })
}

/// As browsers show it: pairs of hexadecimal digits with colons.
fn fingerprint(certificate: &CertificateDer<'_>) -> String {
    let pairs = Sha256::digest(certificate).map(|byte| format!("{byte:02X}"));
    pairs.join(":")
}

/// What browsers may call the device; "any address" is no name.
fn all_names(listen: &[SocketAddr], names: &[String]) -> Vec<String> {
    let addresses = listen.iter().map(SocketAddr::ip);
    let addresses = addresses.filter(|address| !address.is_unspecified());
    let mut all: Vec<String> = ["localhost".to_owned()]
        .into_iter()
        .chain(names.iter().map(|name| name.to_ascii_lowercase()))
        .chain(addresses.map(|address| address.to_string()))
        .collect();
    all.sort();
    all.dedup();
    all
}

type Pair = (Zeroizing<Vec<u8>>, Vec<u8>);

/// Whatever is cut short between two files is made again at the next start: what the names are is
/// written last.
fn kept_or_made(dir: &DataDir, identity: &Identity, names: &[String]) -> Result<Pair, TlsError> {
    let wanted = names.join("\n") + "\n";
    let key = dir.read(KEY)?.map(Zeroizing::new);
    let kept = (dir.read(CERTIFICATE)?, dir.read(NAMES)?);
    let (key, certificate) = match (key, kept) {
        (Some(key), (Some(certificate), Some(kept))) if kept == wanted.as_bytes() => {
            return Ok((key, certificate));
        }
        (Some(key), _) => {
            let unusable = |fault: rcgen::Error| TlsError::Unusable(fault.to_string());
            let text = str::from_utf8(&key).unwrap_or("");
            let pair = KeyPair::from_pem(text).map_err(unusable)?;
            let certificate = make(&pair, identity, names)?;
            (key, certificate)
        }
        (None, _) => {
            let pair = KeyPair::generate()?;
            let key = Zeroizing::new(pair.serialize_pem().into_bytes());
            dir.write(KEY, &key)?;
            (key, make(&pair, identity, names)?)
        }
    };
    dir.write(CERTIFICATE, &certificate)?;
    dir.write(NAMES, wanted.as_bytes())?;
    Ok((key, certificate))
}

fn make(key: &KeyPair, identity: &Identity, names: &[String]) -> Result<Vec<u8>, TlsError> {
    // Names that are addresses are told apart by the library.
    let mut params = CertificateParams::new(names)?;
    let serial = identity.serial().as_str();
    params
        .distinguished_name
        .push(DnType::CommonName, format!("Regain device {serial}"));
    // The validity stays at the library's widest: a device's clock may be years off.
    Ok(params.self_signed(key)?.pem().into_bytes())
}
