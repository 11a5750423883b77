//! Who is it? HTTP Digest first, then WS-UsernameToken (ONVIF Core 5.9.1 to 5.9.5).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{Camera, Incoming};
use crate::UtcTime;
use crate::answer::Level;
use crate::auth::{self, Algorithm, Answered};
use crate::soap::Element;

/// Nonces of either kind that are remembered.
const MOST_NONCES: usize = 64;
/// How far the clock of a token may be off, in seconds.
const TOLERANCE: i64 = 300;

/// Why nobody was let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rejection {
    /// No credentials came.
    Missing,
    /// The nonce is not in use any more.
    Stale,
    /// The credentials are wrong.
    Wrong,
}

impl Camera {
    pub(super) fn login(
        &mut self,
        incoming: &Incoming<'_>,
        message: &Element,
    ) -> Result<Level, Rejection> {
        if self
            .accounts
            .iter()
            .all(|account| account.password.is_empty())
        {
            return Ok(Level::Administrator);
        }
        let takes_digest = self.logins.digest_md5 || self.logins.digest_sha256;
        let level = match incoming.authorization {
            Some(value) if takes_digest => self.by_digest(value),
            _ => self.by_token(message, incoming.now),
        }?;
        self.failures = 0;
        Ok(level)
    }

    fn by_digest(&mut self, value: &str) -> Result<Level, Rejection> {
        let answered = Answered::read(value).ok_or(Rejection::Wrong)?;
        let is_offered = match answered.algorithm {
            Algorithm::Md5 => self.logins.digest_md5,
            Algorithm::Sha256 => self.logins.digest_sha256,
        };
        if !is_offered {
            return Err(Rejection::Wrong);
        }
        let account = self
            .accounts
            .iter()
            .find(|account| account.name == answered.user)
            .filter(|account| answered.is_by(Self::REALM, &account.password))
            .ok_or(Rejection::Wrong)?;
        let known = self
            .given
            .iter_mut()
            .find(|(nonce, _)| *nonce == answered.nonce)
            .ok_or(Rejection::Stale)?;
        // Eight digits each, so that text compares as numbers do.
        if answered.count <= known.1 {
            return Err(Rejection::Stale);
        }
        known.1 = answered.count;
        Ok(account.level.clone())
    }

    fn by_token(&mut self, message: &Element, now: UtcTime) -> Result<Level, Rejection> {
        let token = message
            .at(&["Header", "Security", "UsernameToken"])
            .filter(|_| self.logins.token)
            .ok_or(Rejection::Missing)?;
        let text = |name| token.child(name).map(Element::text).ok_or(Rejection::Wrong);
        let (user, digest, created) = (text("Username")?, text("Password")?, text("Created")?);
        let nonce = STANDARD
            .decode(text("Nonce")?)
            .map_err(|_| Rejection::Wrong)?;
        let at = UtcTime::parse(created).ok_or(Rejection::Wrong)?;
        let is_now = (at.seconds() - now.seconds()).abs() <= TOLERANCE;
        let account = self
            .accounts
            .iter()
            .find(|account| account.name == user)
            .filter(|account| auth::password_digest(&nonce, created, &account.password) == digest)
            .ok_or(Rejection::Wrong)?;
        if !is_now || self.taken.contains(&nonce) {
            return Err(Rejection::Wrong);
        }
        let level = account.level.clone();
        if self.taken.len() == MOST_NONCES {
            self.taken.pop_front();
        }
        self.taken.push_back(nonce);
        Ok(level)
    }

    pub(super) fn digest_challenges(&mut self, is_stale: bool, fresh: [u8; 16]) -> Vec<String> {
        let nonce = STANDARD.encode(fresh);
        if self.given.len() == MOST_NONCES {
            self.given.pop_front();
        }
        self.given.push_back((nonce.clone(), String::new()));
        let offered = [
            (self.logins.digest_sha256, Algorithm::Sha256),
            (self.logins.digest_md5, Algorithm::Md5),
        ];
        let stale = if is_stale { ", stale=true" } else { "" };
        let wanted = offered.into_iter().filter(|(is_offered, _)| *is_offered);
        wanted
            .map(|(_, algorithm)| {
                format!(
                    "Digest realm=\"{}\", qop=\"auth\", nonce=\"{nonce}\", algorithm={}{stale}",
                    Self::REALM,
                    algorithm.name()
                )
            })
            .collect()
    }
}
