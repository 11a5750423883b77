//! A provider as it is known: its addresses and keys, looked up when they are first needed, kept for a
//! while, and looked up again when a token names a key that is not among them.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use axum::http::header::ACCEPT;
use axum::http::{HeaderValue, Request, StatusCode};
use openidconnect::core::{
    CoreJsonWebKey, CoreJsonWebKeySet, CoreJsonWebKeyType, CoreProviderMetadata,
};
use openidconnect::url::Url;
use openidconnect::{JsonWebKey as _, TokenUrl, UserInfoUrl};
use recovery::staff::Vouched;
use recovery::time::Timestamp;
use serde::de::DeserializeOwned;
use tokio::sync::Mutex;

use super::exchange::{self, Asked, Secrets};
use super::{ProviderError, ProviderSettings, token};
use crate::outbound::{Outbound, OutboundError, Reach};

/// For how long a provider's addresses and keys are taken as they are.
const LIFE: Duration = Duration::from_hours(1);
/// How soon after a look an unknown key is worth another one.
const AGAIN: Duration = Duration::from_secs(30);
/// The longest document of a provider.
pub(super) const LONGEST: usize = 256 * 1024;

/// A provider of single sign-on.
pub(crate) struct Provider {
    settings: ProviderSettings,
    outbound: OnceLock<Outbound>,
    known: Mutex<Option<Arc<Known>>>,
}

/// What a provider publishes of itself.
pub(super) struct Known {
    pub(super) metadata: CoreProviderMetadata,
    pub(super) keys: CoreJsonWebKeySet,
    pub(super) at: Timestamp,
}

impl Provider {
    pub(super) const fn new(settings: ProviderSettings) -> Self {
        Self {
            settings,
            outbound: OnceLock::new(),
            known: Mutex::const_new(None),
        }
    }

    pub(crate) const fn settings(&self) -> &ProviderSettings {
        &self.settings
    }

    /// Where to send a browser, to be asked who its user is.
    ///
    /// # Errors
    /// When the provider cannot be discovered.
    pub(crate) async fn door(
        &self,
        asked: &Asked<'_>,
        secrets: &Secrets,
        now: Timestamp,
    ) -> Result<Url, ProviderError> {
        let known = self.known(now).await?;
        Ok(exchange::door(&known, &self.settings, asked, secrets))
    }

    /// Whom the provider vouches for by this code.
    ///
    /// # Errors
    /// When the provider refuses the code, or what it hands out for it does not hold.
    pub(crate) async fn vouched(
        &self,
        code: &str,
        asked: &Asked<'_>,
        secrets: &Secrets,
        now: Timestamp,
    ) -> Result<Vouched, ProviderError> {
        let known = self.known(now).await?;
        let outbound = self.outbound()?;
        let tokens =
            exchange::redeem(outbound, &known, &self.settings, code, asked, secrets).await?;
        let nonce = secrets.nonce();
        let checked = match token::check(&known, &self.settings, &tokens.id_token, &nonce, now) {
            Err(ProviderError::UnknownKey) if now.since(known.at) >= AGAIN => {
                let fresh = self.renew(&known, now).await?;
                token::check(&fresh, &self.settings, &tokens.id_token, &nonce, now)
            }
            checked => checked,
        }?;
        let more = match token::wants_more(&checked, &self.settings) {
            true => exchange::user_info(outbound, &known, &tokens).await?,
            false => None,
        };
        token::vouched(checked, more, &self.settings)
    }

    /// How many keys the provider publishes that signatures can be checked by.
    pub(super) async fn look(&self) -> Result<usize, ProviderError> {
        let known = self.discover(Timestamp::from_seconds(0)).await?;
        Ok(known.keys.keys().iter().filter(is_usable).count())
    }

    async fn known(&self, now: Timestamp) -> Result<Arc<Known>, ProviderError> {
        let mut known = self.known.lock().await;
        if let Some(known) = &*known
            && now.since(known.at) < LIFE
        {
            return Ok(Arc::clone(known));
        }
        let fresh = Arc::new(self.discover(now).await?);
        *known = Some(Arc::clone(&fresh));
        Ok(fresh)
    }

    /// Looks anew, unless somebody else has done so since `old`.
    async fn renew(&self, old: &Arc<Known>, now: Timestamp) -> Result<Arc<Known>, ProviderError> {
        let mut known = self.known.lock().await;
        if let Some(known) = &*known
            && !Arc::ptr_eq(known, old)
        {
            return Ok(Arc::clone(known));
        }
        let fresh = Arc::new(self.discover(now).await?);
        *known = Some(Arc::clone(&fresh));
        Ok(fresh)
    }

    async fn discover(&self, now: Timestamp) -> Result<Known, ProviderError> {
        let outbound = self.outbound()?;
        let issuer = self.settings.issuer.trim_end_matches('/');
        let address = format!("{issuer}/.well-known/openid-configuration");
        let metadata: CoreProviderMetadata = fetch(outbound, "the discovery", &address).await?;
        let found = metadata.issuer().as_str();
        if found != self.settings.issuer {
            return Err(ProviderError::Senseless {
                what: "the discovery",
                why: format!("its issuer is {found}, not {}", self.settings.issuer),
            });
        }
        self.check_addresses(&metadata)?;
        let keys_at = metadata.jwks_uri().as_str();
        let keys: CoreJsonWebKeySet = fetch(outbound, "the key set", keys_at).await?;
        if !keys.keys().iter().any(|key| is_usable(&key)) {
            return Err(ProviderError::NoKeys);
        }
        Ok(Known {
            metadata,
            keys,
            at: now,
        })
    }

    /// Secrets and keys go over TLS, or to this very machine where the provider is on it.
    fn check_addresses(&self, metadata: &CoreProviderMetadata) -> Result<(), ProviderError> {
        if self.settings.issuer.starts_with("http://") {
            return Ok(());
        }
        let token = metadata.token_endpoint().map(TokenUrl::url);
        let user = metadata.userinfo_endpoint().map(UserInfoUrl::url);
        let doors = [
            metadata.authorization_endpoint().url(),
            metadata.jwks_uri().url(),
        ];
        let all = doors.into_iter().chain(token).chain(user);
        match all.into_iter().find(|url| url.scheme() != "https") {
            None => Ok(()),
            Some(url) => Err(ProviderError::Senseless {
                what: "the discovery",
                why: format!("{url} is not https"),
            }),
        }
    }

    fn outbound(&self) -> Result<&Outbound, ProviderError> {
        if let Some(made) = self.outbound.get() {
            return Ok(made);
        }
        let made = Outbound::new(Reach::Anywhere).map_err(|error| away("the provider", error))?;
        Ok(self.outbound.get_or_init(|| made))
    }
}

pub(super) const fn away(what: &'static str, error: OutboundError) -> ProviderError {
    ProviderError::Away { what, error }
}

/// Whether signatures can be checked by a key: of a secret that is shared, anybody who has it can sign.
fn is_usable(key: &&CoreJsonWebKey) -> bool {
    *key.key_type() != CoreJsonWebKeyType::Symmetric
}

async fn fetch<T: DeserializeOwned>(
    outbound: &Outbound,
    what: &'static str,
    address: &str,
) -> Result<T, ProviderError> {
    let senseless = |why: String| ProviderError::Senseless { what, why };
    let request = Request::get(address)
        .header(ACCEPT, HeaderValue::from_static("application/json"))
        .body(Vec::new())
        .map_err(|error| senseless(error.to_string()))?;
    let answer = outbound.call(request, LONGEST).await;
    let answer = answer.map_err(|error| away(what, error))?;
    if answer.status() != StatusCode::OK {
        let answer = answer.status().to_string();
        return Err(ProviderError::Refused { what, answer });
    }
    serde_json::from_slice(answer.body()).map_err(|error| senseless(error.to_string()))
}
