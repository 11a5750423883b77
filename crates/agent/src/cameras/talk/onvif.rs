//! With a camera that speaks ONVIF.

use std::time::Duration;

use discovery::{Call, Exchange, Fresh, Level, Reading, Response, Session, Trouble, UtcTime};
use getrandom::SysRng;
use hyper::Method;
use rand_core::{Rng as _, UnwrapErr};

use super::{Look, Told, Try};
use crate::cameras::address::Address;
use crate::cameras::list::{Camera, Fingerprint, Why};
use crate::cameras::wire::{self, Message, Silence};
use crate::clock::utc_seconds;

/// A conversation; it remembers which sign-in the camera takes.
pub(in crate::cameras) struct Onvif {
    address: Address,
    pin: Option<Fingerprint>,
    patience: Duration,
    user: String,
    /// The sign-in that was taken last.
    session: Session,
    level: Level,
    /// What the camera's clock is ahead of ours, in seconds.
    ahead: Option<i64>,
    certificate: Option<Fingerprint>,
}

/// Why a call came to nothing.
enum Fault {
    Silence(Silence),
    Trouble(Trouble),
}

impl From<Fault> for Why {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Silence(silence) => silence.into(),
            Fault::Trouble(trouble) => Why::new(trouble.cause(), trouble.to_string()),
        }
    }
}

impl Onvif {
    pub(super) fn new(camera: &Camera, patience: Duration) -> Self {
        Self {
            address: camera.address.clone(),
            pin: camera.pin,
            patience,
            user: camera.user.clone(),
            session: Session::new(&camera.user, &camera.password, &camera.address.path),
            level: Level::Administrator,
            ahead: None,
            certificate: None,
        }
    }

    /// Asks for the clock, which every camera tells whoever asks.
    pub(super) async fn look(&mut self) -> Result<Look, Why> {
        let mut nobody = Session::new("", "", &self.address.path);
        let said = match self.call(&mut nobody, Call::DateAndTime).await? {
            Reading::DateAndTime(Some(clock)) => {
                format!("an ONVIF device whose clock shows {}", shown(clock))
            }
            _ => "an ONVIF device".to_owned(),
        };
        Ok(Look {
            said,
            certificate: self.certificate,
        })
    }

    pub(super) async fn try_password(&mut self, password: &str) -> Try {
        if self.ahead.is_none()
            && let Err(silence) = self.compare_clocks().await
        {
            return silence.into();
        }
        let mut session = self.session.with_password(password);
        match self.call(&mut session, Call::Users).await {
            Ok(reading) => {
                self.learn_level(&reading);
                self.session = session;
                Try::Opens
            }
            Err(Fault::Trouble(trouble @ Trouble::NotAuthorized)) => {
                Try::Wrong(Fault::Trouble(trouble).into())
            }
            Err(fault) => Try::Unclear(fault.into()),
        }
    }

    pub(super) async fn set(&mut self, new: &str) -> Told {
        let (user, level) = (self.user.clone(), self.level.clone());
        let call = Call::SetUser {
            user: &user,
            password: new,
            level: &level,
        };
        let nobody = Session::new("", "", "");
        let mut session = std::mem::replace(&mut self.session, nobody);
        let called = self.call(&mut session, call).await;
        self.session = session;
        match called {
            Ok(_) => Told::Yes,
            Err(Fault::Trouble(trouble)) if is_answer(&trouble) => {
                Told::No(Fault::Trouble(trouble).into())
            }
            Err(fault) => Told::Unclear(fault.into()),
        }
    }

    fn learn_level(&mut self, reading: &Reading) {
        if let Reading::Users(users) = reading
            && let Some(user) = users.iter().find(|user| user.name == self.user)
        {
            self.level = user.level.clone();
        }
    }

    /// A camera's clock is often years off, and it refuses tokens of another time than its own.
    async fn compare_clocks(&mut self) -> Result<(), Silence> {
        let mut nobody = Session::new("", "", &self.address.path);
        self.ahead = match self.call(&mut nobody, Call::DateAndTime).await {
            Ok(Reading::DateAndTime(Some(clock))) => Some(clock.seconds() - utc_seconds()),
            Err(Fault::Silence(silence)) => return Err(silence),
            // One that does not tell has to take our time.
            Ok(_) | Err(Fault::Trouble(_)) => Some(0),
        };
        Ok(())
    }

    async fn call(&mut self, session: &mut Session, call: Call<'_>) -> Result<Reading, Fault> {
        let mut exchange = Exchange::new(session, call);
        loop {
            let request = exchange.request(&self.fresh()).map_err(Fault::Trouble)?;
            let message = Message {
                method: Method::POST,
                path: self.address.path.clone(),
                content_type: request.content_type,
                authorization: request.authorization,
                body: request.body,
            };
            let answer = wire::exchange(&self.address, self.pin, message, self.patience)
                .await
                .map_err(Fault::Silence)?;
            self.certificate = answer.certificate;
            let response = Response {
                status: answer.status,
                authenticate: &answer.authenticate,
                body: &answer.body,
            };
            if let Some(outcome) = exchange.take(&response) {
                return outcome.map_err(Fault::Trouble);
            }
        }
    }

    fn fresh(&self) -> Fresh {
        let mut nonce = [0; 16];
        UnwrapErr(SysRng).fill_bytes(&mut nonce);
        Fresh {
            nonce,
            now: UtcTime::from_seconds(utc_seconds() + self.ahead.unwrap_or(0)),
        }
    }
}

/// Whether the camera said no, and not something that nobody understands.
fn is_answer(trouble: &Trouble) -> bool {
    !matches!(
        trouble,
        Trouble::Unreadable(_) | Trouble::NotOnvif | Trouble::Moved | Trouble::Refused { .. }
    )
}

fn shown(clock: UtcTime) -> String {
    let text = clock.to_string();
    text.trim_end_matches('Z').replace('T', " ") + " UTC"
}
