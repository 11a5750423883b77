//! What goes to and fro: the browser to the provider with a question, its code for tokens, a token for
//! what the provider knows of its user.

use axum::http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use axum::http::{HeaderValue, Request, StatusCode};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use openidconnect::core::CoreClientAuthMethod;
use openidconnect::url::Url;
use openidconnect::url::form_urlencoded::{self, Serializer};
use recovery::token::Token;
use serde::Deserialize;
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

use super::provider::{Known, LONGEST, away};
use super::{ProviderError, ProviderSettings};
use crate::outbound::Outbound;

/// What a browser is sent to a provider for.
pub(crate) struct Asked<'a> {
    /// Where it comes back to.
    pub(crate) back: &'a str,
    /// Whether its user is to show anew who he is.
    pub(crate) afresh: bool,
}

/// The secrets of one visit at a provider. They all follow from the token in the browser's cookie, so
/// that nothing of them is stored, and none can be told from another.
pub(crate) struct Secrets(Zeroizing<String>);

impl Secrets {
    pub(crate) fn of(cookie: &Token) -> Self {
        Self(cookie.to_text())
    }

    /// What comes back in the address, and belongs to this browser alone.
    pub(crate) fn state(&self) -> String {
        self.derived("state")
    }

    /// What the token repeats.
    pub(crate) fn nonce(&self) -> String {
        self.derived("nonce")
    }

    /// Whether that came back.
    pub(crate) fn is_state(&self, text: &str) -> bool {
        bool::from(self.state().as_bytes().ct_eq(text.as_bytes()))
    }

    /// The verifier of PKCE (RFC 7636 section 4.1).
    fn verifier(&self) -> Zeroizing<String> {
        Zeroizing::new(self.derived("verifier"))
    }

    fn challenge(&self) -> String {
        URL_SAFE_NO_PAD.encode(Sha256::digest(self.verifier().as_bytes()))
    }

    fn derived(&self, what: &str) -> String {
        let hash = Sha256::new()
            .chain_update(b"regain/v1/single sign-on\0")
            .chain_update(what)
            .chain_update(b"\0")
            .chain_update(self.0.as_bytes())
            .finalize();
        URL_SAFE_NO_PAD.encode(hash)
    }
}

/// The address at which a provider asks (OpenID Connect Core section 3.1.2.1).
pub(super) fn door(
    known: &Known,
    settings: &ProviderSettings,
    asked: &Asked<'_>,
    secrets: &Secrets,
) -> Url {
    let mut url = known.metadata.authorization_endpoint().url().clone();
    let mut scope = String::from("openid");
    for one in settings.scopes.iter().filter(|one| *one != "openid") {
        scope.push(' ');
        scope.push_str(one);
    }
    let mut query = url.query_pairs_mut();
    query
        .append_pair("response_type", "code")
        .append_pair("client_id", &settings.client_id)
        .append_pair("redirect_uri", asked.back)
        .append_pair("scope", &scope)
        .append_pair("state", &secrets.state())
        .append_pair("nonce", &secrets.nonce())
        .append_pair("code_challenge", &secrets.challenge())
        .append_pair("code_challenge_method", "S256");
    if asked.afresh {
        query
            .append_pair("prompt", "login")
            .append_pair("max_age", "0");
    }
    drop(query);
    url
}

/// What a provider hands out for a code. Further members are of no use here.
#[derive(Deserialize)]
pub(super) struct Tokens {
    pub(super) id_token: Zeroizing<String>,
    access_token: Option<Zeroizing<String>>,
}

/// What it says when it refuses (RFC 6749 section 5.2).
#[derive(Deserialize)]
struct Refusal {
    error: String,
}

/// Hands a code in (OpenID Connect Core section 3.1.3).
pub(super) async fn redeem(
    outbound: &Outbound,
    known: &Known,
    settings: &ProviderSettings,
    code: &str,
    asked: &Asked<'_>,
    secrets: &Secrets,
) -> Result<Tokens, ProviderError> {
    let what = "the exchange of the code";
    let endpoint = known.metadata.token_endpoint();
    let endpoint = endpoint.ok_or_else(|| senseless(what, "there is no address for it"))?;
    let request = to_redeem(endpoint.as_str(), known, settings, code, asked, secrets)?;
    let answer = outbound.call(request, LONGEST).await;
    let answer = answer.map_err(|error| away(what, error))?;
    if answer.status() != StatusCode::OK {
        let refusal = serde_json::from_slice::<Refusal>(answer.body());
        let answer = refusal.map_or_else(|_| answer.status().to_string(), |refusal| refusal.error);
        return Err(ProviderError::Refused { what, answer });
    }
    serde_json::from_slice(answer.body()).map_err(|error| senseless(what, &error.to_string()))
}

fn to_redeem(
    endpoint: &str,
    known: &Known,
    settings: &ProviderSettings,
    code: &str,
    asked: &Asked<'_>,
    secrets: &Secrets,
) -> Result<Request<Vec<u8>>, ProviderError> {
    let mut form = Serializer::new(String::new());
    form.append_pair("grant_type", "authorization_code")
        .append_pair("code", code)
        .append_pair("redirect_uri", asked.back)
        .append_pair("code_verifier", &secrets.verifier());
    let mut request = Request::post(endpoint)
        .header(ACCEPT, HeaderValue::from_static("application/json"))
        .header(
            CONTENT_TYPE,
            HeaderValue::from_static("application/x-www-form-urlencoded"),
        );
    match &settings.secret {
        Some(secret) if takes_basic(known) => {
            request = request.header(AUTHORIZATION, basic(&settings.client_id, &secret.0)?);
        }
        secret => {
            form.append_pair("client_id", &settings.client_id);
            if let Some(secret) = secret {
                form.append_pair("client_secret", &secret.0);
            }
        }
    }
    let request = request.body(form.finish().into_bytes());
    request.map_err(|error| senseless("the exchange of the code", &error.to_string()))
}

/// Whether a client shows its secret in a header, which is so unless the provider says otherwise.
fn takes_basic(known: &Known) -> bool {
    let methods = known.metadata.token_endpoint_auth_methods_supported();
    methods.is_none_or(|all| {
        all.contains(&CoreClientAuthMethod::ClientSecretBasic)
            || !all.contains(&CoreClientAuthMethod::ClientSecretPost)
    })
}

/// RFC 6749 section 2.3.1: both are encoded as in forms before they are joined.
fn basic(id: &str, secret: &str) -> Result<HeaderValue, ProviderError> {
    let encoded = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    let joined = Zeroizing::new(format!("{}:{}", encoded(id), encoded(secret)));
    let value = HeaderValue::from_str(&format!("Basic {}", STANDARD.encode(joined.as_bytes())));
    let mut value = value.map_err(|error| senseless("the client's secret", &error.to_string()))?;
    value.set_sensitive(true);
    Ok(value)
}

/// What the provider knows of its user besides the token (OpenID Connect Core section 5.3); `None` where
/// it tells nothing.
pub(super) async fn user_info(
    outbound: &Outbound,
    known: &Known,
    tokens: &Tokens,
) -> Result<Option<Map<String, Value>>, ProviderError> {
    let what = "the user info";
    let endpoint = known.metadata.userinfo_endpoint();
    let (Some(endpoint), Some(token)) = (endpoint, &tokens.access_token) else {
        return Ok(None);
    };
    let bearer = HeaderValue::from_str(&format!("Bearer {}", **token));
    let mut bearer = bearer.map_err(|error| senseless(what, &error.to_string()))?;
    bearer.set_sensitive(true);
    let request = Request::get(endpoint.as_str())
        .header(ACCEPT, HeaderValue::from_static("application/json"))
        .header(AUTHORIZATION, bearer)
        .body(Vec::new());
    let request = request.map_err(|error| senseless(what, &error.to_string()))?;
    let answer = outbound.call(request, LONGEST).await;
    let answer = answer.map_err(|error| away(what, error))?;
    if answer.status() != StatusCode::OK {
        let answer = answer.status().to_string();
        return Err(ProviderError::Refused { what, answer });
    }
    let told = serde_json::from_slice(answer.body());
    told.map(Some)
        .map_err(|error| senseless(what, &error.to_string()))
}

fn senseless(what: &'static str, why: &str) -> ProviderError {
    let why = why.to_owned();
    ProviderError::Senseless { what, why }
}
