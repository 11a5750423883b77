//! `[proxy]`: what stands in front of the service.

use std::net::IpAddr;

use serde::Deserialize;

pub(super) const EXAMPLE: &str = r#"[proxy]
# Proxies that speak TLS for us. Only their X-Forwarded-For is believed; they must pass on Host.
addresses = []
"#;

/// What stands in front of the service.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Proxy {
    pub(crate) addresses: Vec<IpAddr>,
}
