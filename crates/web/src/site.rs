//! How a site is reached, which decides its headers, its cookies and which requests are its own.

/// How browsers reach a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Transport {
    /// Plain HTTP; meant for loopback only.
    Plain,
    /// HTTPS, spoken by us or by a proxy in front of us.
    Tls,
}

impl Transport {
    pub(crate) fn scheme(self) -> &'static str {
        match self {
            Self::Plain => "http",
            Self::Tls => "https",
        }
    }
}

/// What the protecting layers need to know about a site.
#[derive(Debug, Clone)]
pub struct Site {
    pub(crate) transport: Transport,
    pub(crate) public_origin: Option<String>,
}

impl Site {
    /// A site whose own origin is the scheme of `transport` and whatever the request names as host.
    #[must_use]
    pub fn new(transport: Transport) -> Self {
        Self {
            transport,
            public_origin: None,
        }
    }

    /// Also accepts requests from this origin, as in `https://recover.example` (lower-case, no
    /// default port, no slash at the end): for a site behind a proxy that rewrites the host.
    #[must_use]
    pub fn public_origin(mut self, origin: impl Into<String>) -> Self {
        self.public_origin = Some(origin.into());
        self
    }
}
