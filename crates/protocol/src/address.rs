//! The service's address, as links begin with it.

use alloc::format;
use alloc::string::String;
use core::fmt;
use core::net::{Ipv4Addr, Ipv6Addr};

/// Why a text is no service address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// It does not begin with `https://` or `http://`.
    #[error("the address must begin with https://")]
    Scheme,
    /// A path, query, fragment or user name stands in it.
    #[error("the address must be a host and perhaps a port, with nothing behind it")]
    MoreThanHost,
    /// The port is not a number from 1 to 65535 without leading zeros.
    #[error("the port must be a number from 1 to 65535")]
    Port,
    /// The host is neither a name nor an IP address.
    #[error("the host is neither a name nor an IP address")]
    Host,
    /// `http` with a host that is not this very machine.
    #[error("http is only for this very machine; everything else needs https")]
    NotSecure,
    /// Longer than [`ServiceAddress::MAX_LENGTH`].
    #[error("the address may have at most 44 characters, or its QR code becomes too large")]
    TooLong,
    /// Right, but in a link or bundle it must be in its one normal form, and is not.
    #[error("the address is not in its normal form")]
    NotNormal,
}

impl AddressError {
    /// The name that `PROTOCOL.md` gives to this refusal.
    #[must_use]
    pub fn cause(&self) -> &'static str {
        match self {
            AddressError::Scheme => "scheme",
            AddressError::MoreThanHost => "more-than-host",
            AddressError::Port => "port",
            AddressError::Host => "host",
            AddressError::NotSecure => "not-secure",
            AddressError::TooLong => "too-long",
            AddressError::NotNormal => "not-normal",
        }
    }
}

/// Where an authority's service is found: `https://host` or `https://host:port`, in small letters.
///
/// `http` is accepted for a host that is this very machine, to try things out.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ServiceAddress(String);

impl ServiceAddress {
    /// The most characters of an address; with it, the largest challenge still fits into a QR
    /// code of version 11 at level M.
    pub const MAX_LENGTH: usize = 44;

    /// Takes an address; blanks around it, one slash at its end, capitals and a port that the
    /// scheme implies are put right.
    ///
    /// # Errors
    /// The first [`AddressError`], in the order of its variants.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        let text = text.trim().to_ascii_lowercase();
        let (scheme, rest) = text.split_once("://").ok_or(AddressError::Scheme)?;
        let implied_port = match scheme {
            "https" => "443",
            "http" => "80",
            _ => return Err(AddressError::Scheme),
        };
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        if rest.contains(['/', '?', '#', '@']) {
            return Err(AddressError::MoreThanHost);
        }
        let (host, port) = split_port(rest)?;
        let host = Host::parse(host)?;
        if scheme == "http" && !host.is_this_machine {
            return Err(AddressError::NotSecure);
        }
        let address = match port.filter(|&port| port != implied_port) {
            Some(port) => format!("{scheme}://{}:{port}", host.text),
            None => format!("{scheme}://{}", host.text),
        };
        if address.len() > Self::MAX_LENGTH {
            return Err(AddressError::TooLong);
        }
        Ok(Self(address))
    }

    /// Takes it as a link or bundle carries it: already in its one normal form.
    pub(crate) fn exact(text: &str) -> Result<Self, AddressError> {
        match Self::parse(text) {
            Ok(address) if address.0 == text => Ok(address),
            Ok(_) => Err(AddressError::NotNormal),
            Err(error) => Err(error),
        }
    }

    /// The address in its normal form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ServiceAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for ServiceAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ServiceAddress({})", self.0)
    }
}

fn split_port(text: &str) -> Result<(&str, Option<&str>), AddressError> {
    let Some((host, port)) = text
        .rsplit_once(':')
        .filter(|(_, port)| !port.contains(']'))
    else {
        return Ok((text, None));
    };
    let is_number = !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number || port.starts_with('0') || port.parse::<u16>().is_err() {
        return Err(AddressError::Port);
    }
    Ok((host, Some(port)))
}

struct Host {
    text: String,
    is_this_machine: bool,
}

impl Host {
    /// A bracketed IPv6 address, a dotted IPv4 address or a name.
    fn parse(text: &str) -> Result<Self, AddressError> {
        if let Some(inner) = text
            .strip_prefix('[')
            .and_then(|text| text.strip_suffix(']'))
        {
            let address: Ipv6Addr = inner.parse().map_err(|_| AddressError::Host)?;
            return Ok(Self {
                text: format!("[{address}]"),
                is_this_machine: address.is_loopback(),
            });
        }
        let last = text.rsplit('.').next().unwrap_or_default();
        if last.bytes().all(|byte| byte.is_ascii_digit()) {
            let address: Ipv4Addr = text.parse().map_err(|_| AddressError::Host)?;
            return Ok(Self {
                text: format!("{address}"),
                is_this_machine: address.is_loopback(),
            });
        }
        if !text.split('.').all(is_label) {
            return Err(AddressError::Host);
        }
        Ok(Self {
            text: text.into(),
            is_this_machine: text == "localhost",
        })
    }
}

fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_put_into_its_one_form() {
        for (typed, kept) in [
            (" HTTPS://Reset.Example.org/ ", "https://reset.example.org"),
            ("https://reset.example.org:443", "https://reset.example.org"),
            (
                "https://reset.example.org:8443",
                "https://reset.example.org:8443",
            ),
            ("http://127.0.0.1:8080/", "http://127.0.0.1:8080"),
            ("http://[0:0::1]:8080", "http://[::1]:8080"),
            ("http://localhost:80", "http://localhost"),
        ] {
            assert_eq!(ServiceAddress::parse(typed).unwrap().as_str(), kept);
        }
    }

    #[test]
    fn each_fault_of_an_address_has_its_own_error() {
        for (typed, fault) in [
            ("reset.example.org", AddressError::Scheme),
            ("ftp://reset.example.org", AddressError::Scheme),
            ("https://reset.example.org/path", AddressError::MoreThanHost),
            ("https://user@reset.example.org", AddressError::MoreThanHost),
            ("https://reset.example.org:0", AddressError::Port),
            ("https://reset.example.org:65536", AddressError::Port),
            ("https://reset.example.org:", AddressError::Port),
            ("https://", AddressError::Host),
            ("https://reset..org", AddressError::Host),
            ("https://300.1.1.1", AddressError::Host),
            ("https://[::g]", AddressError::Host),
            ("http://reset.example.org", AddressError::NotSecure),
            (
                "https://recorders.reset.department.example.org",
                AddressError::TooLong,
            ),
        ] {
            assert_eq!(ServiceAddress::parse(typed), Err(fault), "{typed}");
        }
    }

    #[test]
    fn only_the_normal_form_is_taken_from_a_link() {
        assert!(ServiceAddress::exact("https://reset.example.org").is_ok());
        assert!(ServiceAddress::exact("https://Reset.example.org").is_err());
        assert!(ServiceAddress::exact("https://reset.example.org:443").is_err());
    }
}
