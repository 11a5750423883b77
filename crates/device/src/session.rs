//! Sessions: held in memory only, known by the hash of their token.

use std::fmt::Write;
use std::time::Duration;

use rand_core::CryptoRng;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::{Lives, Now, Origin};

/// More sessions than this at once end the oldest.
const MOST: usize = 32;
/// Wrong passwords that end a session.
const TRIES: u8 = 5;
const TOKEN_BYTES: usize = 32;

/// The secret that a signed-in browser holds: 256 random bits.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct SessionToken([u8; TOKEN_BYTES]);

/// The text is no session token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a session token")]
pub struct SessionTokenError;

impl SessionToken {
    fn random(rng: &mut dyn CryptoRng) -> SessionToken {
        let mut bytes = [0; TOKEN_BYTES];
        rng.fill_bytes(&mut bytes);
        SessionToken(bytes)
    }

    /// The token as 64 hexadecimal digits, for a cookie.
    pub fn to_text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(2 * TOKEN_BYTES));
        for byte in self.0 {
            // Writing to a string cannot fail.
            let _ = write!(text, "{byte:02x}");
        }
        text
    }

    /// Reads what [`SessionToken::to_text`] wrote.
    pub fn parse(text: &str) -> Result<SessionToken, SessionTokenError> {
        let digits = text.as_bytes();
        if digits.len() != 2 * TOKEN_BYTES || !digits.iter().all(u8::is_ascii_hexdigit) {
            return Err(SessionTokenError);
        }
        let mut token = SessionToken([0; TOKEN_BYTES]);
        for (byte, pair) in token.0.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = nibble(pair[0]) << 4 | nibble(pair[1]);
        }
        Ok(token)
    }

    fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0).into()
    }
}

fn nibble(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        _ => (digit | 0x20) - b'a' + 10,
    }
}

/// What is known of a live session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Session {
    /// Where it was signed in from.
    pub origin: Origin,
    /// How long ago it was signed in.
    pub age: Duration,
}

/// Every live session, and the one that can do nothing but set a password.
#[derive(Clone)]
pub(crate) struct Sessions {
    live: Vec<Held>,
    recovering: Option<Recovering>,
    lives: Lives,
}

/// What a temporary password opens; a second one ends the first.
#[derive(Clone, Copy)]
pub(crate) struct Recovering {
    token: [u8; 32],
    pub(crate) origin: Origin,
    began: Duration,
    /// The day on which the temporary password was typed.
    pub(crate) day: u32,
}

#[derive(Clone)]
struct Held {
    token: [u8; 32],
    origin: Origin,
    began: Duration,
    used: Duration,
    /// Journal entries up to this number were handed out at sign-in.
    told: u64,
    tries_left: u8,
}

impl Sessions {
    /// None yet, of those that live as `lives` says.
    pub(crate) fn new(lives: Lives) -> Sessions {
        Sessions {
            live: Vec::new(),
            recovering: None,
            lives,
        }
    }

    pub(crate) fn begin(
        &mut self,
        origin: Origin,
        told: u64,
        now: Now,
        rng: &mut dyn CryptoRng,
    ) -> SessionToken {
        self.drop_ended(now);
        if self.live.len() == MOST {
            self.live.remove(0);
        }
        let token = SessionToken::random(rng);
        let (began, used) = (now.uptime, now.uptime);
        self.live.push(Held {
            token: token.hash(),
            origin,
            began,
            used,
            told,
            tries_left: TRIES,
        });
        token
    }

    /// The session that `token` opens, marked as used now, with the journal number it was told up to.
    pub(crate) fn find(&mut self, token: &SessionToken, now: Now) -> Option<(Session, u64)> {
        self.drop_ended(now);
        let held = self.held(token)?;
        held.used = now.uptime;
        let age = now.uptime.saturating_sub(held.began);
        Some((
            Session {
                origin: held.origin,
                age,
            },
            held.told,
        ))
    }

    /// Takes a try at the password from a live session, and ends one that has none left.
    ///
    /// A session has tries of its own, so that strangers who guess at the sign-in cannot keep whoever
    /// is signed in from changing the password. They are not saved: a restart ends the session.
    pub(crate) fn spend_try(&mut self, token: &SessionToken) -> bool {
        let Some(held) = self.held(token) else {
            return false;
        };
        match held.tries_left.checked_sub(1) {
            Some(left) => held.tries_left = left,
            None => {
                self.end(token);
                return false;
            }
        }
        true
    }

    /// Ends a session whose last try was wrong.
    pub(crate) fn end_if_spent(&mut self, token: &SessionToken) {
        if self.held(token).is_some_and(|held| held.tries_left == 0) {
            self.end(token);
        }
    }

    /// Gives a session all its tries back, since the password was right.
    pub(crate) fn forgive(&mut self, token: &SessionToken) {
        if let Some(held) = self.held(token) {
            held.tries_left = TRIES;
        }
    }

    fn held(&mut self, token: &SessionToken) -> Option<&mut Held> {
        let wanted = token.hash();
        self.live
            .iter_mut()
            .find(|held| held.token.ct_eq(&wanted).into())
    }

    pub(crate) fn end(&mut self, token: &SessionToken) {
        let gone = token.hash();
        self.live
            .retain(|held| !bool::from(held.token.ct_eq(&gone)));
    }

    pub(crate) fn begin_recovering(
        &mut self,
        origin: Origin,
        day: u32,
        now: Now,
        rng: &mut dyn CryptoRng,
    ) -> SessionToken {
        let token = SessionToken::random(rng);
        self.recovering = Some(Recovering {
            token: token.hash(),
            origin,
            began: now.uptime,
            day,
        });
        token
    }

    pub(crate) fn recovering(&self, token: &SessionToken, now: Now) -> Option<Recovering> {
        let wanted = token.hash();
        self.recovering.filter(|held| {
            let is_it: bool = held.token.ct_eq(&wanted).into();
            is_it && now.uptime.saturating_sub(held.began) < self.lives.set_password()
        })
    }

    pub(crate) fn end_all(&mut self) {
        self.live.clear();
        self.recovering = None;
    }

    pub(crate) fn end_all_but(&mut self, token: &SessionToken) {
        let kept = token.hash();
        self.recovering = None;
        self.live.retain(|held| held.token.ct_eq(&kept).into());
    }

    fn drop_ended(&mut self, now: Now) {
        let lives = self.lives;
        self.live.retain(|held| {
            now.uptime.saturating_sub(held.used) < lives.idle()
                && now.uptime.saturating_sub(held.began) < lives.session()
        });
    }
}
