//! Who asks: at which of the device's listeners, and from where.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr};
use std::ops::Deref;

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use device::Origin;

use crate::app::App;
use crate::net::Peer;

/// Set by a web server that speaks for its clients.
const FORWARDED: &str = "x-forwarded-for";

/// Somebody with a request. Handlers take this, and every flow wants it.
#[derive(Clone)]
pub(crate) struct Caller {
    app: App,
    source: IpAddr,
}

impl Deref for Caller {
    type Target = App;

    fn deref(&self) -> &App {
        &self.app
    }
}

impl Caller {
    pub(crate) fn app(&self) -> &App {
        &self.app
    }

    /// Whether he stands at the device or comes over the network.
    pub(crate) fn origin(&self) -> Origin {
        self.app.door().origin
    }

    /// The address the request comes from: that of the browser, also where a web server on this
    /// device stands between.
    pub(crate) fn source(&self) -> IpAddr {
        self.source
    }
}

impl FromRequestParts<App> for Caller {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<Peer>();
        // Only tests call a router without a connection.
        let peer = peer.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |peer| peer.0);
        Ok(Self {
            app: app.clone(),
            source: source(peer, app.door().is_behind_proxy, &parts.headers),
        })
    }
}

/// The last address that a web server on this device has added. Anybody else could write what he
/// likes, and so could the client itself in all addresses before the last.
fn source(peer: IpAddr, is_behind_proxy: bool, headers: &HeaderMap) -> IpAddr {
    let forwarded = || {
        let last = headers.get_all(FORWARDED).into_iter().next_back()?;
        last.to_str().ok()?.rsplit(',').next()?.trim().parse().ok()
    };
    let peer = peer.to_canonical();
    match is_behind_proxy && peer.is_loopback() {
        true => forwarded().map_or(peer, |from: IpAddr| from.to_canonical()),
        false => peer,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(peer: &str, is_behind_proxy: bool, forwarded: &[&'static str]) -> String {
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append(FORWARDED, line.parse().unwrap());
        }
        source(peer.parse().unwrap(), is_behind_proxy, &headers).to_string()
    }

    #[test]
    fn the_source_is_the_peer_whatever_it_says_of_itself() {
        assert_eq!(asked("192.0.2.7", false, &[]), "192.0.2.7");
        assert_eq!(asked("192.0.2.7", false, &["10.0.0.1"]), "192.0.2.7");
        assert_eq!(asked("127.0.0.1", false, &["10.0.0.1"]), "127.0.0.1");
        assert_eq!(asked("192.0.2.7", true, &["10.0.0.1"]), "192.0.2.7");
        assert_eq!(asked("::ffff:192.0.2.7", false, &[]), "192.0.2.7");
    }

    #[test]
    fn a_web_server_on_the_device_names_the_source_last() {
        assert_eq!(asked("127.0.0.1", true, &["192.0.2.8"]), "192.0.2.8");
        let spoofed = ["10.0.0.1, 10.0.0.2", "10.0.0.3, ::ffff:192.0.2.8"];
        assert_eq!(asked("::1", true, &spoofed), "192.0.2.8");
        assert_eq!(asked("127.0.0.1", true, &["nonsense"]), "127.0.0.1");
        assert_eq!(asked("127.0.0.1", true, &[]), "127.0.0.1");
    }
}
