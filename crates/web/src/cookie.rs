//! Session cookies that scripts cannot read and other hosts cannot set.

use std::time::Duration;

use axum::http::HeaderValue;
use axum::http::header::{self, HeaderMap};

use crate::site::Transport;

/// Whether the cookie comes along when another site links to ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SameSite {
    /// Never: for sites that nobody is linked into while signed in.
    Strict,
    /// With plain links, not with forms.
    Lax,
}

/// One cookie of a site, by name.
#[derive(Debug, Clone)]
pub struct Cookie {
    name: String,
    transport: Transport,
    same_site: SameSite,
}

impl Cookie {
    /// Names a cookie. Over TLS the browser gets it as `__Host-name`, which it accepts only from
    /// this very host over TLS; on a loopback without TLS it has to be the plain name.
    #[must_use]
    pub fn new(name: &str, transport: Transport, same_site: SameSite) -> Self {
        let prefix = match transport {
            Transport::Plain => "",
            Transport::Tls => "__Host-",
        };
        Self {
            name: format!("{prefix}{name}"),
            transport,
            same_site,
        }
    }

    /// The `Set-Cookie` value that hands out `token`; without `life` it ends with the browser.
    /// `None` when the token holds a character that a cookie cannot.
    #[must_use]
    pub fn set(&self, token: &str, life: Option<Duration>) -> Option<HeaderValue> {
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
        if !token.bytes().all(fits) {
            return None;
        }
        let life = life.map_or_else(String::new, |life| format!("; Max-Age={}", life.as_secs()));
        let mut header =
            HeaderValue::from_str(&format!("{}={token}{}{life}", self.name, self.attributes()))
                .ok()?;
        header.set_sensitive(true);
        Some(header)
    }

    /// The `Set-Cookie` value that makes the browser forget the cookie.
    ///
    /// # Panics
    /// When the cookie's name is not a header token; names are fixed in our own code.
    #[must_use]
    pub fn clear(&self) -> HeaderValue {
        HeaderValue::from_str(&format!("{}={}; Max-Age=0", self.name, self.attributes()))
            .expect("a cookie's name and attributes are fixed printable text")
    }

    /// The cookie's value in a request. `None` also when it came twice: then one was planted.
    #[must_use]
    pub fn read<'a>(&self, headers: &'a HeaderMap) -> Option<&'a str> {
        let mut values = headers
            .get_all(header::COOKIE)
            .into_iter()
            .filter_map(|line| line.to_str().ok())
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .filter(|(name, _)| *name == self.name)
            .map(|(_, value)| value);
        let value = values.next()?;
        values.next().is_none().then_some(value)
    }

    fn attributes(&self) -> &'static str {
        match (self.transport, self.same_site) {
            (Transport::Tls, SameSite::Strict) => "; Path=/; HttpOnly; SameSite=Strict; Secure",
            (Transport::Tls, SameSite::Lax) => "; Path=/; HttpOnly; SameSite=Lax; Secure",
            (Transport::Plain, SameSite::Strict) => "; Path=/; HttpOnly; SameSite=Strict",
            (Transport::Plain, SameSite::Lax) => "; Path=/; HttpOnly; SameSite=Lax",
        }
    }
}
