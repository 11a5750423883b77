//! The ID token: its signature and claims, and what is read out of it.

use std::str::FromStr as _;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use openidconnect::core::{CoreIdToken, CoreIdTokenVerifier, CoreJwsSigningAlgorithm};
use openidconnect::{
    ClaimsVerificationError, ClientId, IssuerUrl, Nonce, SignatureVerificationError,
};
use protocol::Email;
use recovery::staff::{CLOCK_SKEW, Vouched};
use recovery::time::Timestamp;
use serde_json::{Map, Value};
use std::time::Duration;

use super::provider::Known;
use super::{ProviderError, ProviderSettings};

/// What a token may be signed with: what needs a private key to sign. Never `none`, never a secret that
/// is shared.
const ALGORITHMS: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];
/// A token comes straight from the provider: an old one was kept by somebody.
const FRESH: Duration = Duration::from_mins(10);
/// More groups than anybody is in, and longer names than any has.
const MOST_GROUPS: usize = 500;

/// The claims of a token whose signature, issuer, audience, nonce and times were checked.
pub(super) struct Checked(Map<String, Value>);

/// Checks a token (OpenID Connect Core section 3.1.3.7).
pub(super) fn check(
    known: &Known,
    settings: &ProviderSettings,
    text: &str,
    nonce: &str,
    now: Timestamp,
) -> Result<Checked, ProviderError> {
    let bad = |why: String| ProviderError::BadToken(why);
    let token = CoreIdToken::from_str(text).map_err(|error| bad(error.to_string()))?;
    let issuer = IssuerUrl::new(settings.issuer.clone()).map_err(|error| bad(error.to_string()))?;
    let client = ClientId::new(settings.client_id.clone());
    let (earlier, later) = (now.minus(CLOCK_SKEW), now.plus(CLOCK_SKEW));
    let verifier =
        CoreIdTokenVerifier::new_public_client(client.clone(), issuer, known.keys.clone())
            .set_allowed_algs(ALGORITHMS)
            .set_time_fn(move || instant(earlier))
            .set_issue_time_verifier_fn(move |issued| {
                if issued > instant(later) {
                    return Err("issued in the future".to_owned());
                }
                if issued < instant(earlier.minus(FRESH)) {
                    return Err("issued too long ago".to_owned());
                }
                Ok(())
            });
    let nonce = Nonce::new(nonce.to_owned());
    let claims = token
        .claims(&verifier, &nonce)
        .map_err(|error| match error {
            ClaimsVerificationError::SignatureVerification(
                SignatureVerificationError::NoMatchingKey,
            ) => ProviderError::UnknownKey,
            other => bad(other.to_string()),
        })?;
    // The library leaves it to us (step 5 of the section).
    if claims
        .authorized_party()
        .is_some_and(|party| *party != client)
    {
        return Err(bad("it was handed out to another client".to_owned()));
    }
    // All that was checked was checked over these very bytes.
    let payload = text.split('.').nth(1).unwrap_or_default();
    let payload = URL_SAFE_NO_PAD.decode(payload);
    let payload = payload.map_err(|error| bad(error.to_string()))?;
    let claims = serde_json::from_slice(&payload).map_err(|error| bad(error.to_string()))?;
    Ok(Checked(claims))
}

fn instant(at: Timestamp) -> DateTime<Utc> {
    DateTime::from_timestamp(at.seconds(), 0).unwrap_or_default()
}

/// Whether something that is looked for does not stand in the token, and may stand in the user info.
pub(super) fn wants_more(checked: &Checked, settings: &ProviderSettings) -> bool {
    let lacks = |claim: &str| found(&checked.0, claim).is_none();
    lacks("email") || lacks(&settings.groups_claim)
}

/// Whom the token, and the user info beside it, vouch for.
pub(super) fn vouched(
    checked: Checked,
    more: Option<Map<String, Value>>,
    settings: &ProviderSettings,
) -> Result<Vouched, ProviderError> {
    let mut claims = checked.0;
    let text = |claims: &Map<String, Value>, name: &str| {
        claims.get(name).and_then(Value::as_str).map(str::to_owned)
    };
    let subject = text(&claims, "sub").filter(|subject| !subject.is_empty() && subject.len() < 256);
    let subject = subject.ok_or_else(|| ProviderError::BadToken("it names nobody".to_owned()))?;
    if let Some(more) = more {
        // Section 5.3.2: otherwise it is about somebody else.
        if text(&more, "sub").as_ref() != Some(&subject) {
            return Err(ProviderError::Senseless {
                what: "the user info",
                why: "it is about somebody else".to_owned(),
            });
        }
        for (name, value) in more {
            claims.entry(name).or_insert(value);
        }
    }
    let verified = match claims.get("email_verified") {
        Some(Value::Bool(verified)) => *verified,
        Some(Value::String(word)) => word == "true",
        _ => settings.emails_are_verified,
    };
    let email = text(&claims, "email").and_then(|email| Email::parse(&email).ok());
    let called = ["preferred_username", "email", "name"];
    Ok(Vouched {
        issuer: settings.issuer.clone(),
        subject,
        called: called
            .iter()
            .filter_map(|name| text(&claims, name))
            .collect(),
        email: email.filter(|_| verified),
        groups: groups(found(&claims, &settings.groups_claim)),
        authenticated_at: claims
            .get("auth_time")
            .and_then(Value::as_i64)
            .map(Timestamp::from_seconds),
    })
}

/// A claim by its name, or by the names on the way to it, as in `realm_access.roles`.
fn found<'a>(claims: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    if let Some(value) = claims.get(name) {
        return Some(value);
    }
    let (first, rest) = name.split_once('.')?;
    found(claims.get(first)?.as_object()?, rest)
}

fn groups(claim: Option<&Value>) -> Vec<String> {
    match claim {
        Some(Value::String(one)) => vec![one.clone()],
        Some(Value::Array(all)) => {
            let texts = all.iter().filter_map(Value::as_str);
            texts.take(MOST_GROUPS).map(str::to_owned).collect()
        }
        _ => Vec::new(),
    }
}
