//! Certificates that nobody vouches for, known by their fingerprint.
//!
//! A camera makes its certificate itself. The one that is there when somebody confirms the camera's
//! address is the one that has to be there ever after.

use std::sync::{Arc, OnceLock};

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, Error, SignatureScheme};
use sha2::{Digest, Sha256};

use super::Fingerprint;

/// Takes the one certificate, or any where none is known yet, and keeps what it saw.
#[derive(Debug)]
pub(super) struct Pin {
    wanted: Option<Fingerprint>,
    seen: OnceLock<Fingerprint>,
    provider: CryptoProvider,
}

impl Pin {
    pub(super) fn new(wanted: Option<Fingerprint>) -> Self {
        Self {
            wanted,
            seen: OnceLock::new(),
            provider: ring::default_provider(),
        }
    }

    /// The certificate that was shown, once the connection stands.
    pub(super) fn seen(&self) -> Option<Fingerprint> {
        self.seen.get().copied()
    }

    /// Whether another certificate than the wanted one was shown.
    pub(super) fn is_other(&self) -> bool {
        self.wanted.is_some() && self.seen().is_some() && self.seen() != self.wanted
    }
}

/// The client's side of TLS with this pin.
pub(super) fn client_config(pin: Arc<Pin>) -> Option<ClientConfig> {
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .ok()?;
    Some(
        config
            .dangerous()
            .with_custom_certificate_verifier(pin)
            .with_no_client_auth(),
    )
}

impl ServerCertVerifier for Pin {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let found = Fingerprint::from(Sha256::digest(certificate));
        let seen = *self.seen.get_or_init(|| found);
        match self.wanted {
            Some(wanted) if wanted != seen => Err(Error::InvalidCertificate(
                CertificateError::ApplicationVerificationFailure,
            )),
            _ => Ok(ServerCertVerified::assertion()),
        }
    }

    // These two prove that whoever shows the certificate holds its key.

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls12_signature(message, certificate, signed, algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls13_signature(message, certificate, signed, algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider
            .signature_verification_algorithms
            .supported_schemes()
    }
}
