//! With a camera that runs this agent, through its JSON interface.

use std::time::Duration;

use hyper::Method;
use serde_json::{Value, json};
use zeroize::Zeroizing;

use super::{Look, Told, Try, secret};
use crate::cameras::address::Address;
use crate::cameras::list::{Camera, Fingerprint, Why};
use crate::cameras::wire::{self, Answer, Message, Silence};

/// A conversation.
pub(in crate::cameras) struct Regain {
    address: Address,
    pin: Option<Fingerprint>,
    patience: Duration,
}

impl Regain {
    pub(super) fn new(camera: &Camera, patience: Duration) -> Self {
        Self {
            address: camera.address.clone(),
            pin: camera.pin,
            patience,
        }
    }

    /// Its serial and model, which stand on its label.
    pub(super) async fn look(&self) -> Result<Look, Why> {
        let answer = self.call(Method::GET, "/device", None, "").await?;
        let told = value(&answer).filter(|_| answer.status == 200);
        let text = |name: &str| {
            let text = told.as_ref()?.get(name)?.as_str()?;
            Some(text.chars().take(40).collect::<String>())
        };
        let (Some(model), Some(serial)) = (text("model"), text("serial")) else {
            return Err(foreign());
        };
        Ok(Look {
            said: format!("{model}, serial number {serial}"),
            certificate: answer.certificate,
        })
    }

    pub(super) async fn try_password(&self, password: &str) -> Try {
        match self.sign_in(password).await {
            Ok(token) => {
                // The session would end by itself; ended at once it leaves no trace of ours.
                let _ = self
                    .call(Method::POST, "/sign-out", Some(&token), "{}")
                    .await;
                Try::Opens
            }
            Err(outcome) => outcome,
        }
    }

    pub(super) async fn set(&self, old: &str, new: &str) -> Told {
        let token = match self.sign_in(old).await {
            Ok(token) => token,
            Err(Try::Wrong(why) | Try::Unclear(why)) => return Told::No(why),
            Err(Try::Opens) => return Told::No(foreign()),
        };
        let body = Zeroizing::new(json!({ "old_password": old, "new_password": new }).to_string());
        let called = self.call(Method::POST, "/password", Some(&token), &body);
        let answer = match called.await {
            Ok(answer) => answer,
            Err(silence) => return Told::Unclear(silence.into()),
        };
        let why = refusal(&answer);
        match answer.status {
            200..=299 => Told::Yes,
            400..=499 => {
                let _ = self
                    .call(Method::POST, "/sign-out", Some(&token), "{}")
                    .await;
                Told::No(why)
            }
            _ => Told::Unclear(why),
        }
    }

    async fn sign_in(&self, password: &str) -> Result<Zeroizing<String>, Try> {
        let body = Zeroizing::new(json!({ "password": password }).to_string());
        let answer = self.call(Method::POST, "/sign-in", None, &body).await?;
        if answer.status == 200 {
            let told = value(&answer);
            let token = told.as_ref().and_then(|told| told.get("token")?.as_str());
            return token.map(secret).ok_or_else(|| Try::Unclear(foreign()));
        }
        let why = refusal(&answer);
        Err(match why.cause.as_str() {
            "wrong_password" => Try::Wrong(why),
            _ => Try::Unclear(why),
        })
    }

    async fn call(
        &self,
        method: Method,
        path: &str,
        token: Option<&str>,
        body: &str,
    ) -> Result<Answer, Silence> {
        let message = Message {
            method,
            path: self.address.with_path(&format!("/api/v1{path}")),
            content_type: "application/json".to_owned(),
            authorization: token.map(|token| Zeroizing::new(format!("Bearer {token}"))),
            body: secret(body),
        };
        wire::exchange(&self.address, self.pin, message, self.patience).await
    }
}

fn value(answer: &Answer) -> Option<Value> {
    serde_json::from_slice(&answer.body).ok()
}

fn foreign() -> Why {
    Why::new(
        "not_regain",
        "What answers at this address is no camera that runs this agent. Check the address and the kind.",
    )
}

/// What the camera says, at no length.
fn refusal(answer: &Answer) -> Why {
    let told = value(answer).unwrap_or_default();
    let text = |name: &str| {
        let text = told.pointer(&format!("/error/{name}"))?.as_str()?;
        let shown = text.chars().filter(|letter| !letter.is_control());
        Some(shown.take(200).collect::<String>())
    };
    match (text("code"), text("message")) {
        (Some(code), Some(message)) => {
            Why::new(&code, format!("The camera says: \u{201c}{message}\u{201d}"))
        }
        _ => foreign(),
    }
}
