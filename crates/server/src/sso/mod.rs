//! Single sign-on by OpenID Connect: authorization code with PKCE, against any provider that can be
//! discovered. What a provider signs is checked here; whose account it opens is `recovery`'s.

mod exchange;
mod provider;
mod token;

use core::fmt;
use std::sync::Arc;

use recovery::staff::{GroupRoles, LocalSignIn};
use thiserror::Error;
use zeroize::Zeroizing;

pub(crate) use self::exchange::{Asked, Secrets};
pub(crate) use self::provider::Provider;
use crate::outbound::OutboundError;

/// The secret of a client; it is shown to its provider and to nobody else.
#[derive(Clone)]
pub struct ClientSecret(Zeroizing<String>);

impl ClientSecret {
    /// A secret as it stands in the settings.
    #[must_use]
    pub const fn new(secret: Zeroizing<String>) -> Self {
        Self(secret)
    }
}

/// What the settings say of a provider.
#[derive(Clone)]
pub struct ProviderSettings {
    /// What its button says: "Sign in with …".
    pub name: String,
    /// Its issuer, exactly as the provider writes it.
    pub issuer: String,
    /// By what it knows this desk.
    pub client_id: String,
    /// Its client's secret; without one the client is a public one.
    pub secret: Option<ClientSecret>,
    /// What is asked for besides `openid`.
    pub scopes: Vec<String>,
    /// Whether addresses count as verified where the provider says nothing of it.
    pub emails_are_verified: bool,
    /// The claim that lists groups.
    pub groups_claim: String,
    /// Which group gives which role.
    pub roles: GroupRoles,
}

/// All of single sign-on that a desk has.
#[derive(Clone)]
pub struct Sso {
    providers: Vec<Arc<Provider>>,
    local: LocalSignIn,
}

impl Sso {
    /// Sign-in by these providers, and by password for whom `local` names.
    #[must_use]
    pub fn new(providers: Vec<ProviderSettings>, local: LocalSignIn) -> Self {
        let providers = providers.into_iter().map(Provider::new).map(Arc::new);
        Self {
            providers: providers.collect(),
            local,
        }
    }

    /// No single sign-on.
    #[must_use]
    pub const fn none() -> Self {
        Self {
            providers: Vec::new(),
            local: LocalSignIn::Everybody,
        }
    }

    /// Who may sign in without a provider.
    pub(crate) const fn local(&self) -> LocalSignIn {
        self.local
    }

    /// The providers, in the order of the settings.
    pub(crate) fn providers(&self) -> &[Arc<Provider>] {
        &self.providers
    }

    /// The provider with that issuer, with its place.
    pub(crate) fn by_issuer(&self, issuer: &str) -> Option<(usize, &Arc<Provider>)> {
        let mut all = self.providers.iter().enumerate();
        all.find(|(_, provider)| provider.settings().issuer == issuer)
    }
}

impl fmt::Debug for Sso {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let issuers = self.providers.iter();
        let issuers = issuers.map(|provider| &provider.settings().issuer);
        f.debug_list().entries(issuers).finish()
    }
}

/// Looks whether a provider can be discovered and has keys that we can use; says how many.
///
/// # Errors
/// When it cannot be reached, or is not what it should be.
pub async fn check(settings: ProviderSettings) -> Result<usize, ProviderError> {
    Provider::new(settings).look().await
}

/// Why a sign-in at a provider came to nothing. The words are for whoever runs the service.
#[derive(Debug, Error)]
pub enum ProviderError {
    /// It cannot be reached.
    #[error("{what}: {error}")]
    Away {
        /// What was asked for.
        what: &'static str,
        /// Why it did not come.
        error: OutboundError,
    },
    /// It says no.
    #[error("{what}: the provider answers {answer}")]
    Refused {
        /// What was asked for.
        what: &'static str,
        /// Status, or the error's code.
        answer: String,
    },
    /// What it says makes no sense.
    #[error("{what} makes no sense: {why}")]
    Senseless {
        /// What.
        what: &'static str,
        /// Why.
        why: String,
    },
    /// It has no key that we can check signatures by.
    #[error("the provider publishes no key for RSA, ECDSA or EdDSA signatures")]
    NoKeys,
    /// The token that it handed out is not one for us, now.
    #[error("the token is refused: {0}")]
    BadToken(String),
    /// The token's key is not among the keys that are known.
    #[error("the token is signed with a key that the provider does not publish")]
    UnknownKey,
}
