//! Where a camera answers, as somebody typed it.

use std::fmt;
use std::net::IpAddr;

use hyper::Uri;

/// The most characters of an address.
const LONGEST: usize = 120;

/// How a camera is spoken to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A camera that speaks ONVIF.
    Onvif,
    /// A camera that runs this agent.
    Regain,
}

impl Kind {
    /// The word for it in forms and in the API.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Onvif => "onvif",
            Self::Regain => "regain",
        }
    }

    pub(crate) fn parse(word: &str) -> Option<Self> {
        match word {
            "onvif" => Some(Self::Onvif),
            "regain" => Some(Self::Regain),
            _ => None,
        }
    }

    /// Where its service is when nothing else is said.
    fn path(self) -> &'static str {
        match self {
            Self::Onvif => "/onvif/device_service",
            Self::Regain => "/",
        }
    }
}

/// Why an address cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum AddressError {
    #[error("Give the camera's address, as in 192.168.1.20 or https://192.168.1.20.")]
    Unreadable,
    #[error("This is no address of one camera: it stands for many or for none.")]
    NotOne,
    #[error("Give the user name and the password in their own fields, not in the address.")]
    HoldsLogin,
    #[error("An address begins with http:// or https://, or with nothing of the kind.")]
    Scheme,
    #[error("Give the address without a part that begins with a question mark or with #.")]
    Query,
    #[error("No address is longer than 120 characters.")]
    TooLong,
}

/// A camera's address: scheme, host, port and path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Address {
    pub(crate) is_secure: bool,
    pub(crate) host: String,
    pub(crate) port: u16,
    pub(crate) path: String,
}

impl Address {
    /// Takes `192.168.1.20`, `cam.local:8080`, `https://[fe80::1]/onvif/device_service` and the like.
    pub(crate) fn parse(text: &str, kind: Kind) -> Result<Self, AddressError> {
        let text = text.trim();
        if text.len() > LONGEST {
            return Err(AddressError::TooLong);
        }
        if text.contains(['?', '#']) {
            return Err(AddressError::Query);
        }
        let whole = match (text.contains("://"), text.parse::<IpAddr>()) {
            (true, _) => text.to_owned(),
            (false, Ok(IpAddr::V6(address))) => format!("http://[{address}]"),
            (false, _) => format!("http://{text}"),
        };
        let uri: Uri = whole.parse().map_err(|_| AddressError::Unreadable)?;
        let is_secure = match uri.scheme_str() {
            Some("http") => false,
            Some("https") => true,
            _ => return Err(AddressError::Scheme),
        };
        let authority = uri.authority().ok_or(AddressError::Unreadable)?;
        if authority.as_str().contains('@') {
            return Err(AddressError::HoldsLogin);
        }
        // A port that is none (empty, or above 65535) would be taken for no port.
        let has_odd_port = authority.port_u16().is_none() && authority.as_str() != authority.host();
        let host = authority.host().trim_matches(['[', ']']);
        if has_odd_port || !is_host(host) {
            return Err(AddressError::Unreadable);
        }
        if host.parse().is_ok_and(|address| is_many_or_none(&address)) {
            return Err(AddressError::NotOne);
        }
        let path = match uri.path() {
            "/" | "" => kind.path(),
            path => path,
        };
        Ok(Self {
            is_secure,
            host: host.to_ascii_lowercase(),
            port: authority
                .port_u16()
                .unwrap_or(if is_secure { 443 } else { 80 }),
            path: path.to_owned(),
        })
    }

    /// Host and port as they stand in a request.
    pub(crate) fn authority(&self) -> String {
        let host = match self.host.contains(':') {
            true => format!("[{}]", self.host),
            false => self.host.clone(),
        };
        let usual = if self.is_secure { 443 } else { 80 };
        match self.port == usual {
            true => host,
            false => format!("{host}:{}", self.port),
        }
    }

    /// The path of another call at the same camera.
    pub(crate) fn with_path(&self, path: &str) -> String {
        format!("{}{path}", self.path.trim_end_matches('/'))
    }
}

impl fmt::Display for Address {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = if self.is_secure { "https" } else { "http" };
        let path = match self.path.as_str() {
            "/" => "",
            path if path == Kind::Onvif.path() => "",
            path => path,
        };
        write!(to, "{scheme}://{}{path}", self.authority())
    }
}

fn is_host(host: &str) -> bool {
    let is_name = host
        .chars()
        .all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '.' | '_'));
    !host.is_empty() && (is_name || host.parse::<IpAddr>().is_ok())
}

fn is_many_or_none(address: &IpAddr) -> bool {
    let is_broadcast = match address {
        IpAddr::V4(address) => address.is_broadcast(),
        IpAddr::V6(_) => false,
    };
    address.is_unspecified() || address.is_multicast() || is_broadcast
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn d12_addresses_are_taken_as_people_type_them() {
        for (typed, shown, authority) in [
            ("192.168.1.20", "http://192.168.1.20", "192.168.1.20"),
            (
                " 192.168.1.20:8080 ",
                "http://192.168.1.20:8080",
                "192.168.1.20:8080",
            ),
            ("Cam-3.local", "http://cam-3.local", "cam-3.local"),
            (
                "https://192.168.1.20",
                "https://192.168.1.20",
                "192.168.1.20",
            ),
            ("fe80::1", "http://[fe80::1]", "[fe80::1]"),
            (
                "https://[fe80::1]:8443/",
                "https://[fe80::1]:8443",
                "[fe80::1]:8443",
            ),
            ("http://cam/onvif/device_service", "http://cam", "cam"),
            ("http://cam/other", "http://cam/other", "cam"),
        ] {
            let address = Address::parse(typed, Kind::Onvif).unwrap();
            assert_eq!(address.to_string(), shown, "{typed}");
            assert_eq!(address.authority(), authority, "{typed}");
            let again = Address::parse(&address.to_string(), Kind::Onvif);
            assert_eq!(again, Ok(address), "{typed}");
        }
    }

    #[test]
    fn d12_a_bad_address_is_told_with_what_is_wrong() {
        for (typed, wrong) in [
            ("", AddressError::Unreadable),
            ("192.168.1.20:", AddressError::Unreadable),
            ("192.168.1.20:99999", AddressError::Unreadable),
            ("cam era", AddressError::Unreadable),
            ("cam\u{e4}ra", AddressError::Unreadable),
            ("rtsp://192.168.1.20", AddressError::Scheme),
            ("http://admin:secret@192.168.1.20", AddressError::HoldsLogin),
            ("192.168.1.20/?x=1", AddressError::Query),
            ("0.0.0.0", AddressError::NotOne),
            ("239.255.255.250", AddressError::NotOne),
            ("255.255.255.255", AddressError::NotOne),
            ("ff02::c", AddressError::NotOne),
        ] {
            assert_eq!(Address::parse(typed, Kind::Onvif), Err(wrong), "{typed}");
        }
        let long = "a".repeat(LONGEST + 1);
        assert_eq!(
            Address::parse(&long, Kind::Onvif),
            Err(AddressError::TooLong)
        );
    }
}
