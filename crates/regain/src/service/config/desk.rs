//! `[desk]`: what the support staff use.

use std::net::{Ipv4Addr, SocketAddr};

use protocol::ServiceAddress;
use serde::Deserialize;

use super::{Tls, values};

pub(super) const EXAMPLE: &str = r#"[desk]
# Where the pages for support staff are served; keep it off the open internet where you can.
listen = "127.0.0.1:8001"
# The address people type. Plain http:// is for this machine only.
address = "http://127.0.0.1:8001"
# Speak TLS here; leave it out behind a proxy that does.
#: [desk.tls]
#: certificate = "/etc/regain/desk.pem"
#: key = "/etc/regain/desk-key.pem"
"#;

/// What the support staff use.
#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Desk {
    pub(crate) listen: SocketAddr,
    #[serde(deserialize_with = "values::address")]
    pub(crate) address: ServiceAddress,
    pub(crate) tls: Option<Tls>,
}

impl Default for Desk {
    fn default() -> Self {
        let listen = SocketAddr::from((Ipv4Addr::LOCALHOST, 8001));
        let address = ServiceAddress::parse(&format!("http://{listen}"));
        Self {
            listen,
            address: address.expect("plain http on loopback is an address"),
            tls: None,
        }
    }
}
