//! The answering side: a camera's device service, for demonstrations and tests.
//!
//! It keeps what ONVIF Core says of users and sign-in and nothing more: no streams, no other
//! service. It must not be put on a network as a camera.

mod answers;
mod login;

use std::collections::VecDeque;

use zeroize::Zeroizing;

use crate::UtcTime;
use crate::answer::{DeviceInformation, Level};
use crate::soap::{Element, fault};
use login::Rejection;

/// Which sign-ins the camera takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Logins {
    /// HTTP Digest with MD5.
    pub digest_md5: bool,
    /// HTTP Digest with SHA-256.
    pub digest_sha256: bool,
    /// WS-UsernameToken.
    pub token: bool,
}

/// The rules for new passwords.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    /// Fewest characters.
    pub shortest: usize,
    /// Most bytes.
    pub longest: usize,
    /// Whether there must be a digit.
    pub needs_digit: bool,
}

/// What somebody sent with POST.
pub struct Incoming<'a> {
    /// The value of `Authorization`.
    pub authorization: Option<&'a str>,
    /// The message.
    pub body: &'a [u8],
    /// Random bytes, never used before.
    pub fresh: [u8; 16],
    /// The time on the camera's clock.
    pub now: UtcTime,
}

/// What is sent back as `application/soap+xml`.
pub struct Outgoing {
    /// The HTTP status.
    pub status: u16,
    /// The values of `WWW-Authenticate`.
    pub authenticate: Vec<String>,
    /// The message.
    pub body: String,
}

/// A user and his password.
struct Account {
    name: String,
    level: Level,
    password: Zeroizing<String>,
}

/// A camera.
pub struct Camera {
    /// What it says it is.
    pub information: DeviceInformation,
    /// Its own address, as `http://192.0.2.7/onvif/device_service`.
    pub address: String,
    /// Which sign-ins it takes.
    pub logins: Logins,
    /// What it asks of new passwords.
    pub rules: Rules,
    accounts: Vec<Account>,
    /// Nonces given out for HTTP Digest, each with its newest count.
    given: VecDeque<(String, String)>,
    /// Nonces of tokens that were taken.
    taken: VecDeque<Vec<u8>>,
    /// Wrong passwords since the last right one.
    failures: u32,
}

impl Camera {
    /// The realm of its HTTP Digest.
    pub const REALM: &'static str = "Camera";

    /// A camera with one administrator; one whose password is empty asks nobody for any.
    #[must_use]
    pub fn new(information: DeviceInformation, user: &str, password: &str) -> Self {
        let administrator = Account {
            name: user.to_owned(),
            level: Level::Administrator,
            password: Zeroizing::new(password.to_owned()),
        };
        Self {
            information,
            address: String::new(),
            logins: Logins {
                digest_md5: true,
                digest_sha256: true,
                token: true,
            },
            rules: Rules {
                shortest: 8,
                longest: 64,
                needs_digit: false,
            },
            accounts: vec![administrator],
            given: VecDeque::new(),
            taken: VecDeque::new(),
            failures: 0,
        }
    }

    /// Adds a user.
    pub fn add(&mut self, user: &str, password: &str, level: Level) {
        self.accounts.push(Account {
            name: user.to_owned(),
            level,
            password: Zeroizing::new(password.to_owned()),
        });
    }

    /// Whether this user has this password.
    #[must_use]
    pub fn opens(&self, user: &str, password: &str) -> bool {
        let account = self.accounts.iter().find(|account| account.name == user);
        account.is_some_and(|account| *account.password == password)
    }

    /// Wrong passwords since the last right one.
    #[must_use]
    pub fn failures(&self) -> u32 {
        self.failures
    }

    /// Answers a message.
    pub fn answer(&mut self, incoming: &Incoming<'_>) -> Outgoing {
        let Ok(message) = Element::read(incoming.body) else {
            return refuse(400, &["InvalidArgVal"], "This is no message.");
        };
        let Some(call) = message.child("Body").and_then(|body| body.children.first()) else {
            return refuse(400, &["InvalidArgVal"], "The message has no body.");
        };
        if let Some(answer) = self.before_login(call, incoming.now) {
            return accept(&answer);
        }
        let level = match self.login(incoming, &message) {
            Ok(level) => level,
            Err(rejection) => return self.reject(rejection, incoming.fresh),
        };
        self.after_login(call, &level)
    }

    fn reject(&mut self, rejection: Rejection, fresh: [u8; 16]) -> Outgoing {
        if rejection == Rejection::Wrong {
            self.failures += 1;
        }
        let code = ["NotAuthorized"];
        let words = "The sender is not authorized.";
        // A device that takes tokens alone answers 400 (ONVIF Core 5.9.1).
        if !(self.logins.digest_md5 || self.logins.digest_sha256) {
            return refuse(400, &code, words);
        }
        Outgoing {
            authenticate: self.digest_challenges(rejection == Rejection::Stale, fresh),
            ..refuse(401, &code, words)
        }
    }
}

fn accept(content: &str) -> Outgoing {
    Outgoing {
        status: 200,
        authenticate: Vec::new(),
        body: crate::soap::body(content).to_string(),
    }
}

fn refuse(status: u16, codes: &[&str], reason: &str) -> Outgoing {
    Outgoing {
        status,
        authenticate: Vec::new(),
        body: fault("Sender", codes, reason),
    }
}
