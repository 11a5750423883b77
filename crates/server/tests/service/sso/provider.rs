//! A provider in the test's own process. What it hands out is what the test makes of it, forged or not.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Form, Json, Router};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::signature::{Ed25519KeyPair, KeyPair as _};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tokio::net::TcpListener;

/// The provider's books.
pub(super) struct Fake {
    pub(super) issuer: String,
    books: Mutex<Books>,
}

#[derive(Default)]
struct Books {
    /// The key that signs now, and its name.
    key: Option<(String, Arc<Ed25519KeyPair>)>,
    /// What it hands out for a code, with the challenge that the verifier must fit.
    codes: BTreeMap<String, (String, String)>,
    looks: usize,
    user_info: Value,
}

impl Fake {
    pub(super) async fn start() -> Arc<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let fake = Arc::new(Self {
            issuer,
            books: Mutex::default(),
        });
        fake.rotate("first", 1);
        let routes = Router::new()
            .route("/.well-known/openid-configuration", get(discovery))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .route("/me", get(user_info))
            .with_state(Arc::clone(&fake));
        tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() });
        fake
    }

    /// Signs with another key from now on, and publishes that one alone.
    pub(super) fn rotate(&self, name: &str, seed: u8) {
        let pair = Ed25519KeyPair::from_seed_unchecked(&[seed; 32]).unwrap();
        self.books.lock().unwrap().key = Some((name.to_owned(), Arc::new(pair)));
    }

    /// What the user info tells.
    pub(super) fn tells(&self, claims: Value) {
        self.books.lock().unwrap().user_info = claims;
    }

    /// How often its keys were fetched.
    pub(super) fn looks(&self) -> usize {
        self.books.lock().unwrap().looks
    }

    /// Puts a token by for a code.
    pub(super) fn hands_out(&self, code: &str, challenge: &str, token: String) {
        let pair = (challenge.to_owned(), token);
        self.books
            .lock()
            .unwrap()
            .codes
            .insert(code.to_owned(), pair);
    }

    /// A token with these claims, signed by the present key.
    pub(super) fn signed(&self, claims: &Value) -> String {
        let books = self.books.lock().unwrap();
        let (name, pair) = books.key.as_ref().unwrap();
        let header = json!({"alg": "EdDSA", "kid": name, "typ": "JWT"});
        let body = format!("{}.{}", part(&header), part(claims));
        let signature = pair.sign(body.as_bytes());
        format!("{body}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}

/// A part of a token.
pub(super) fn part(value: &Value) -> String {
    URL_SAFE_NO_PAD.encode(value.to_string())
}

async fn discovery(State(fake): State<Arc<Fake>>) -> Json<Value> {
    let at = |path: &str| format!("{}{path}", fake.issuer);
    Json(json!({
        "issuer": fake.issuer,
        "authorization_endpoint": at("/authorize"),
        "token_endpoint": at("/token"),
        "userinfo_endpoint": at("/me"),
        "jwks_uri": at("/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA"],
    }))
}

async fn keys(State(fake): State<Arc<Fake>>) -> Json<Value> {
    let mut books = fake.books.lock().unwrap();
    books.looks += 1;
    let (name, pair) = books.key.as_ref().unwrap();
    let x = URL_SAFE_NO_PAD.encode(pair.public_key());
    Json(json!({"keys": [
        {"kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": name, "x": x}
    ]}))
}

async fn token(
    State(fake): State<Arc<Fake>>,
    Form(form): Form<BTreeMap<String, String>>,
) -> (StatusCode, Json<Value>) {
    let known = fake.books.lock().unwrap().codes.remove(&form["code"]);
    let fits = Sha256::digest(form["code_verifier"].as_bytes());
    let fits = URL_SAFE_NO_PAD.encode(fits);
    match known {
        Some((challenge, token)) if challenge == fits => (
            StatusCode::OK,
            Json(json!({"id_token": token, "access_token": "opens-me", "token_type": "Bearer"})),
        ),
        _ => {
            let refused = json!({"error": "invalid_grant"});
            (StatusCode::BAD_REQUEST, Json(refused))
        }
    }
}

async fn user_info(State(fake): State<Arc<Fake>>) -> Json<Value> {
    Json(fake.books.lock().unwrap().user_info.clone())
}
