//! `[portal.tls]`, `[desk.tls]`: a listener's certificate.

use std::path::PathBuf;

use serde::Deserialize;

/// A certificate and its key, both as PEM files.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Tls {
    pub(crate) certificate: PathBuf,
    pub(crate) key: PathBuf,
}
