//! One call to a camera, with as many requests as its sign-in needs.
//!
//! The first request goes without credentials, as ONVIF Core 5.9 wants it: the answer says which
//! sign-in the camera takes. What worked once for a [`Session`] is used for its later calls at once,
//! so that a wrong password costs the camera's counter one try and not several.

use zeroize::Zeroizing;

use crate::answer::{self, DeviceInformation, Level, User};
use crate::auth::{self, Challenge};
use crate::soap::{Element, escaped, full};
use crate::trouble::{Fault, Trouble};
use crate::{UtcTime, soap};

/// What a camera is asked for.
pub enum Call<'a> {
    /// Its clock; needs no sign-in.
    DateAndTime,
    /// What it is.
    DeviceInformation,
    /// Its users; answered to administrators alone, and so the test of a password.
    Users,
    /// A new password for one user.
    SetUser {
        /// The user's name.
        user: &'a str,
        /// The new password.
        password: &'a str,
        /// What he may do, as before.
        level: &'a Level,
    },
}

impl Call<'_> {
    fn name(&self) -> &'static str {
        match self {
            Self::DateAndTime => "GetSystemDateAndTime",
            Self::DeviceInformation => "GetDeviceInformation",
            Self::Users => "GetUsers",
            Self::SetUser { .. } => "SetUser",
        }
    }

    /// What stands in the body; `None` when XML has no way to write it.
    fn content(&self) -> Option<Zeroizing<String>> {
        let Self::SetUser {
            user,
            password,
            level,
        } = self
        else {
            return Some(full(&["<tds:", self.name(), "/>"]));
        };
        let (user, password) = (escaped(user)?, escaped(password)?);
        let level = escaped(level.word())?;
        Some(full(&[
            "<tds:SetUser><tds:User><tt:Username>",
            &user,
            "</tt:Username><tt:Password>",
            &password,
            "</tt:Password><tt:UserLevel>",
            &level,
            "</tt:UserLevel></tds:User></tds:SetUser>",
        ]))
    }

    fn read(&self, body: &Element) -> Option<Reading> {
        let answer = body.child(&format!("{}Response", self.name()))?;
        Some(match self {
            Self::DateAndTime => Reading::DateAndTime(answer::utc(answer)),
            Self::DeviceInformation => {
                Reading::DeviceInformation(answer::device_information(answer))
            }
            Self::Users => Reading::Users(answer::users(answer)),
            Self::SetUser { .. } => Reading::Done,
        })
    }
}

/// What a call answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// The camera's clock; `None` where it does not tell UTC.
    DateAndTime(Option<UtcTime>),
    /// What it says it is.
    DeviceInformation(DeviceInformation),
    /// Its users.
    Users(Vec<User>),
    /// It was done.
    Done,
}

/// What is fresh for each request.
pub struct Fresh {
    /// Random bytes, never used before.
    pub nonce: [u8; 16],
    /// The time on the camera's clock, as well as it is known.
    pub now: UtcTime,
}

/// A request to send with POST.
pub struct Request {
    /// The value of `Content-Type`.
    pub content_type: String,
    /// The value of `Authorization`, when the sign-in goes there.
    pub authorization: Option<Zeroizing<String>>,
    /// The message.
    pub body: Zeroizing<String>,
}

/// What came back.
pub struct Response<'a> {
    /// The HTTP status.
    pub status: u16,
    /// The values of `WWW-Authenticate`.
    pub authenticate: &'a [String],
    /// The message.
    pub body: &'a [u8],
}

/// One user's sign-in at one camera.
pub struct Session {
    user: String,
    password: Zeroizing<String>,
    /// Where requests go, from the first slash on.
    path: String,
    scheme: Scheme,
    /// What the camera took before.
    settled: Option<Kind>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Digest,
    Token,
}

enum Scheme {
    None,
    Digest {
        challenge: Box<Challenge>,
        count: u32,
    },
    Token,
}

impl Session {
    /// Somebody who wants to sign in; `path` is that of the camera's device service.
    #[must_use]
    pub fn new(user: &str, password: &str, path: &str) -> Self {
        Self {
            user: user.to_owned(),
            password: Zeroizing::new(password.to_owned()),
            path: path.to_owned(),
            scheme: Scheme::None,
            settled: None,
        }
    }

    /// The same user with another password, in the way that the camera took before.
    #[must_use]
    pub fn with_password(&self, password: &str) -> Self {
        Self {
            user: self.user.clone(),
            password: Zeroizing::new(password.to_owned()),
            path: self.path.clone(),
            // With a nonce of its own: a wrong password must cost one try, whatever is counted.
            scheme: match self.settled {
                Some(Kind::Token) => Scheme::Token,
                Some(Kind::Digest) | None => Scheme::None,
            },
            settled: self.settled,
        }
    }

    fn settle(&mut self) {
        self.settled = match self.scheme {
            Scheme::None => return,
            Scheme::Digest { .. } => Some(Kind::Digest),
            Scheme::Token => Some(Kind::Token),
        };
    }
}

/// One call on its way.
pub struct Exchange<'a> {
    session: &'a mut Session,
    call: Call<'a>,
    had_digest: bool,
    had_token: bool,
    had_renewed: bool,
}

impl<'a> Exchange<'a> {
    /// Begins a call.
    pub fn new(session: &'a mut Session, call: Call<'a>) -> Self {
        Self {
            session,
            call,
            had_digest: false,
            had_token: false,
            had_renewed: false,
        }
    }

    /// The next request.
    ///
    /// # Errors
    /// [`Trouble::Unwritable`], and [`Trouble::NotAuthorized`] for a new password before anything was
    /// answered to this session: whoever does not ask for the old one must not see the new one.
    pub fn request(&mut self, fresh: &Fresh) -> Result<Request, Trouble> {
        if matches!(self.call, Call::SetUser { .. }) && self.session.settled.is_none() {
            return Err(Trouble::NotAuthorized);
        }
        let content = self.call.content().ok_or(Trouble::Unwritable)?;
        let Session {
            user,
            password,
            path,
            scheme,
            ..
        } = &mut *self.session;
        let (mut header, mut authorization) = (String::new(), None);
        match scheme {
            _ if matches!(self.call, Call::DateAndTime) => {}
            Scheme::None => {}
            Scheme::Digest { challenge, count } => {
                self.had_digest = true;
                *count += 1;
                let answer = challenge.answer(user, password, path, *count, &fresh.nonce);
                authorization = Some(Zeroizing::new(answer));
            }
            Scheme::Token => {
                self.had_token = true;
                header = auth::header(user, password, &fresh.nonce, fresh.now)
                    .ok_or(Trouble::Unwritable)?;
            }
        }
        Ok(Request {
            content_type: format!(
                "application/soap+xml; charset=utf-8; action=\"http://www.onvif.org/ver10/device/wsdl/{}\"",
                self.call.name()
            ),
            authorization,
            body: soap::envelope(&header, &content),
        })
    }

    /// Takes what came back. `None`: send the next request.
    pub fn take(&mut self, response: &Response<'_>) -> Option<Result<Reading, Trouble>> {
        let outcome = self.outcome(response);
        match &outcome {
            _ if matches!(self.call, Call::DateAndTime) => {}
            Err(Trouble::NotAuthorized) if self.sign_in_otherwise(response.authenticate) => {
                return None;
            }
            Ok(_) => self.session.settle(),
            Err(_) => {}
        }
        Some(outcome)
    }

    fn outcome(&self, response: &Response<'_>) -> Result<Reading, Trouble> {
        match response.status {
            300..=399 => return Err(Trouble::Moved),
            423 | 429 => return Err(Trouble::Locked),
            _ => {}
        }
        let body = match Element::body_of(response.body) {
            Ok(body) => body,
            Err(_) if response.status == 401 => return Err(Trouble::NotAuthorized),
            Err(_) if response.status == 403 => return Err(Trouble::Forbidden),
            Err(soap::SoapError::NotXml | soap::SoapError::NotSoap) => {
                return Err(Trouble::NotOnvif);
            }
            Err(fault) => return Err(fault.into()),
        };
        if let Some(fault) = Fault::of(&body) {
            return Err(match (fault.trouble(response.status), response.status) {
                (trouble @ Trouble::Locked, _) => trouble,
                (_, 401) => Trouble::NotAuthorized,
                (trouble, _) => trouble,
            });
        }
        if response.status == 401 {
            return Err(Trouble::NotAuthorized);
        }
        let reading = self.call.read(&body).ok_or(Trouble::NotOnvif)?;
        match &self.call {
            // Whoever answers this without a sign-in answers everybody.
            Call::Users if self.was_anonymous() => Err(Trouble::Open),
            _ => Ok(reading),
        }
    }

    fn was_anonymous(&self) -> bool {
        matches!(self.session.scheme, Scheme::None)
    }

    /// Chooses the next way to sign in, the strongest of those not tried in this call.
    fn sign_in_otherwise(&mut self, authenticate: &[String]) -> bool {
        let settled = self.session.settled;
        let offered = auth::challenges(authenticate.iter().map(String::as_str));
        let digest = offered.into_iter().next().filter(|challenge| {
            settled != Some(Kind::Token) && (!self.had_digest || self.is_renewed(challenge))
        });
        match digest {
            Some(challenge) => {
                self.had_renewed = self.had_digest;
                self.session.scheme = Scheme::Digest {
                    challenge: Box::new(challenge),
                    count: 0,
                };
            }
            None if settled != Some(Kind::Digest) && !self.had_token => {
                self.session.scheme = Scheme::Token;
            }
            None => return false,
        }
        true
    }

    /// Whether the camera minds the age of its nonce and not the password. One that was restarted
    /// knows none of its old nonces, and need not say so.
    fn is_renewed(&self, challenge: &Challenge) -> bool {
        let was_used_before = match &self.session.scheme {
            Scheme::Digest {
                challenge: known,
                count,
            } => *count > 1 && known.nonce != challenge.nonce,
            Scheme::None | Scheme::Token => false,
        };
        !self.had_renewed && (challenge.is_stale || was_used_before)
    }
}
