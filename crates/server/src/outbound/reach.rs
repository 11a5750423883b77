//! Which machines a call may reach. A name is resolved, its addresses are checked, and the connection
//! goes to a checked address: no second look at the DNS can lead elsewhere.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use thiserror::Error;

/// How far calls go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Wherever the settings lead: whoever writes them may.
    Anywhere,
    /// To the public internet alone: addresses that staff type must not open the network behind us.
    Public,
}

/// A place that must not be called.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Unreachable {
    /// Its address belongs to a network that is nobody else's business.
    #[error("{0} is at a private address, which is refused")]
    Private(String),
    /// There is no such name.
    #[error("{0} is not known to the DNS")]
    Unknown(String),
}

impl Reach {
    /// Whether this address may be called.
    #[must_use]
    pub(super) fn allows(self, address: IpAddr) -> bool {
        self == Self::Anywhere || is_public(address.to_canonical())
    }

    /// Refuses a host that is an address and may not be called; a name is looked at when it is resolved.
    pub(super) fn check_literal(self, host: &str) -> Result<(), Unreachable> {
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        match bare.parse::<IpAddr>() {
            Ok(address) if !self.allows(address) => Err(Unreachable::Private(host.to_owned())),
            _ => Ok(()),
        }
    }
}

/// Resolves names to addresses that may be called.
pub(super) struct Resolver(pub(super) Reach);

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let (reach, name) = (self.0, name.as_str().to_owned());
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await;
            let found: Vec<SocketAddr> = found
                .map_err(|_| Unreachable::Unknown(name.clone()))?
                .collect();
            if found.is_empty() {
                return Err(Unreachable::Unknown(name).into());
            }
            // One private address among public ones is a trap: none is called then.
            if found.iter().any(|one| !reach.allows(one.ip())) {
                return Err(Unreachable::Private(name).into());
            }
            let addresses: Addrs = Box::new(found.into_iter());
            Ok(addresses)
        })
    }
}

/// Whether an address is one of the public internet (IANA's special-purpose registries, RFC 6890).
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(four) => is_public_v4(four),
        IpAddr::V6(six) => is_public_v6(six),
    }
}

fn is_public_v4(four: Ipv4Addr) -> bool {
    let [a, b, c, _] = four.octets();
    let shared = a == 100 && (64..128).contains(&b);
    let protocol = a == 192 && b == 0 && c == 0;
    let relay = a == 192 && b == 88 && c == 99;
    let benchmark = a == 198 && (18..20).contains(&b);
    !(a == 0
        || a >= 240
        || shared
        || protocol
        || relay
        || benchmark
        || four.is_private()
        || four.is_loopback()
        || four.is_link_local()
        || four.is_multicast()
        || four.is_documentation())
}

fn is_public_v6(six: Ipv6Addr) -> bool {
    let [a, b, ..] = six.segments();
    // 2000::/3 is all that is given out; in it, what leads into IPv4 or nowhere.
    let given_out = (0x2000..0x4000).contains(&a);
    let special = a == 0x2001 && b < 0x0200;
    let documentation = (a == 0x2001 && b == 0x0db8) || (a == 0x3fff && b < 0x1000);
    let six_to_four = a == 0x2002;
    given_out && !special && !documentation && !six_to_four
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_public_internet_is_reached() {
        let public = ["93.184.216.34", "1.1.1.1", "2606:4700::1111", "100.128.0.1"];
        for address in public {
            assert!(Reach::Public.allows(address.parse().unwrap()), "{address}");
        }
        let others = [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "192.0.0.8",
            "192.168.1.1",
            "198.18.0.1",
            "203.0.113.9",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "fc00::1",
            "fe80::1",
            "ff02::1",
            "2001:db8::1",
            "2001::1",
            "2002:7f00:1::",
        ];
        for address in others {
            assert!(!Reach::Public.allows(address.parse().unwrap()), "{address}");
            assert!(
                Reach::Anywhere.allows(address.parse().unwrap()),
                "{address}"
            );
        }
    }

    #[test]
    fn an_address_in_the_place_of_a_name_is_looked_at_too() {
        for host in ["127.0.0.1", "[::1]", "10.0.0.1"] {
            assert!(Reach::Public.check_literal(host).is_err(), "{host}");
            assert!(Reach::Anywhere.check_literal(host).is_ok(), "{host}");
        }
        assert!(Reach::Public.check_literal("example.org").is_ok());
    }
}
