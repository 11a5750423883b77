//! Who is calling: the socket's address, or what a trusted proxy says it was.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::ConnectInfo;
use axum::http::{Extensions, HeaderMap};

/// The caller's network address, as limits count it.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) struct ClientAddress(IpAddr);

impl ClientAddress {
    /// Finds the address of a call. `X-Forwarded-For` counts only as far as `proxies` wrote it: read
    /// from the right, the first address that is not one of them.
    pub(crate) fn of(extensions: &Extensions, headers: &HeaderMap, proxies: &[IpAddr]) -> Self {
        let peer = extensions
            .get::<ConnectInfo<SocketAddr>>()
            .map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |ConnectInfo(socket)| {
                socket.ip().to_canonical()
            });
        if !proxies.contains(&peer) {
            return Self(peer);
        }
        let forwarded: Vec<&str> = headers
            .get_all("x-forwarded-for")
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .collect();
        let mut last = peer;
        for text in forwarded.into_iter().rev() {
            let Ok(address) = text.trim().parse::<IpAddr>() else {
                break;
            };
            last = address.to_canonical();
            if !proxies.contains(&last) {
                break;
            }
        }
        Self(last)
    }

    /// The address itself.
    pub(crate) const fn address(self) -> IpAddr {
        self.0
    }

    /// The address as limits count it: a whole /64 of IPv6 is one caller, for it is one line.
    pub(crate) fn network(self) -> IpAddr {
        match self.0 {
            IpAddr::V4(_) => self.0,
            IpAddr::V6(six) => {
                let bits = u128::from(six) & !u128::from(u64::MAX);
                IpAddr::V6(bits.into())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(peer: &str, forwarded: &str, proxies: &[IpAddr]) -> String {
        let mut extensions = Extensions::new();
        let socket: SocketAddr = format!("{peer}:4000").parse().unwrap();
        extensions.insert(ConnectInfo(socket));
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", forwarded.parse().unwrap());
        ClientAddress::of(&extensions, &headers, proxies)
            .0
            .to_string()
    }

    #[test]
    fn a_stranger_cannot_choose_his_address() {
        assert_eq!(of("198.51.100.7", "10.0.0.1", &[]), "198.51.100.7");
    }

    #[test]
    fn a_proxy_is_believed_and_what_its_client_claims_is_not() {
        let proxies = ["10.0.0.2".parse().unwrap(), "10.0.0.3".parse().unwrap()];
        let chain = "1.1.1.1, 198.51.100.7, 10.0.0.3";
        assert_eq!(of("10.0.0.2", chain, &proxies), "198.51.100.7");
        assert_eq!(of("10.0.0.2", "rubbish", &proxies), "10.0.0.2");
    }

    #[test]
    fn an_ipv6_line_counts_as_one_caller() {
        let one = ClientAddress("2001:db8::1".parse().unwrap());
        let other = ClientAddress("2001:db8::ffff:2".parse().unwrap());
        assert_eq!(one.network(), other.network());
    }
}
