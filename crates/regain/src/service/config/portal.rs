//! `[portal]`: what holders use.

use std::net::{Ipv4Addr, SocketAddr};

use protocol::ServiceAddress;
use serde::Deserialize;

use super::shown::Asked;
use super::{Tls, values};

pub(super) const EXAMPLE: &str = r#"[portal]
# Where the pages for holders are served on this machine.
listen = "127.0.0.1:8000"
# The address people type. Plain http:// is for this machine only.
address = "http://127.0.0.1:8000"
# Speak TLS here; leave it out behind a proxy that does.
#: [portal.tls]
#: certificate = "/etc/regain/portal.pem"
#: key = "/etc/regain/portal-key.pem"
"#;

/// What holders use.
#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Portal {
    pub(crate) listen: SocketAddr,
    #[serde(deserialize_with = "values::address")]
    pub(crate) address: ServiceAddress,
    pub(crate) tls: Option<Tls>,
    pub(crate) evidence: Asked,
}

impl Default for Portal {
    fn default() -> Self {
        let listen = SocketAddr::from((Ipv4Addr::LOCALHOST, 8000));
        let address = ServiceAddress::parse(&format!("http://{listen}"));
        Self {
            listen,
            address: address.expect("plain http on loopback is an address"),
            tls: None,
            evidence: Asked::default(),
        }
    }
}
