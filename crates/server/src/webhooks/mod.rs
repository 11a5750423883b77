//! Webhooks: goes on along the audit trail and makes the calls that are due (Standard Webhooks 1.0.0).

mod body;

use std::time::Duration;

use axum::http::{Request, StatusCode};
use recovery::store::StoreError;
use recovery::webhooks::{self, Attempt, Fallen, Leased, Outcome, WebhookUrl};
use tokio::sync::watch;
use tokio::task::JoinSet;

pub use self::body::test as test_body;
use crate::outbound::{Outbound, OutboundError, Reach};
use crate::services::Services;

/// How often an idle caller looks for something to tell.
const POLL: Duration = Duration::from_millis(500);
/// How long it leaves the store alone after a failure.
const REST: Duration = Duration::from_secs(5);
/// Most calls at a time. A receiver has one at a time, so a slow one holds up nobody but itself.
const MOST: usize = 8;

/// Calls until `stop` turns true or its sender is gone. Calls that have begun are finished first.
pub async fn run(services: Services, mut stop: watch::Receiver<bool>) {
    let outbound = match outbound(&services) {
        Ok(outbound) => outbound,
        Err(error) => return tracing::error!(%error, "webhooks cannot be called"),
    };
    let mut calls = JoinSet::new();
    while !*stop.borrow() {
        let pause = match step(&services, &outbound, &mut calls).await {
            Ok(true) => continue,
            Ok(false) => POLL,
            Err(error) => {
                tracing::warn!(%error, "webhooks cannot reach what they are to tell");
                REST
            }
        };
        tokio::select! {
            told = stop.changed() => if told.is_err() { break },
            _ = calls.join_next(), if !calls.is_empty() => {}
            () = tokio::time::sleep(pause) => {}
        }
    }
    while calls.join_next().await.is_some() {}
}

/// Goes on along the trail and begins a call that is due; says whether there was anything to do.
async fn step(
    services: &Services,
    outbound: &Outbound,
    calls: &mut JoinSet<()>,
) -> Result<bool, StoreError> {
    let followed = follow(services).await?;
    if calls.len() >= MOST {
        return Ok(false);
    }
    let Some(leased) = lease(services).await? else {
        return Ok(followed);
    };
    let (services, outbound) = (services.clone(), outbound.clone());
    calls.spawn(async move {
        if let Err(error) = make(&services, &outbound, &leased).await {
            tracing::warn!(%error, "what came of a webhook's call is not written down");
        }
    });
    Ok(true)
}

/// Makes all calls that are due now and says how many: for tests and one-shot runs.
///
/// # Errors
/// When the store fails, or no calls can be made from here.
pub async fn drain(services: &Services) -> Result<usize, StoreError> {
    let Ok(outbound) = outbound(services) else {
        return Ok(0);
    };
    let mut calls = 0;
    while follow(services).await? {}
    while let Some(leased) = lease(services).await? {
        make(services, &outbound, &leased).await?;
        calls += 1;
    }
    Ok(calls)
}

fn outbound(services: &Services) -> Result<Outbound, OutboundError> {
    Outbound::new(match services.settings.private_webhooks {
        true => Reach::Anywhere,
        false => Reach::Public,
    })
}

async fn follow(services: &Services) -> Result<bool, StoreError> {
    let (store, now) = (&*services.store, services.clock.now());
    webhooks::follow(store, &services.policy, &body::of, now).await
}

async fn lease(services: &Services) -> Result<Option<Leased>, StoreError> {
    let (store, vault) = (&*services.store, &*services.vault);
    webhooks::lease(store, vault, services.clock.now()).await
}

/// Makes a call and writes down what came of it.
async fn make(services: &Services, outbound: &Outbound, leased: &Leased) -> Result<(), StoreError> {
    let attempt = call(services, outbound, leased).await;
    let now = services.clock.now();
    let (outcome, fallen) = webhooks::settle(&*services.store, leased, &attempt, now).await?;
    let (webhook, message) = (leased.webhook.id, &leased.delivery.message);
    match (&attempt, outcome) {
        (_, Outcome::Done) => tracing::info!(%webhook, message, "webhook called"),
        (Attempt::Failed(why), Outcome::Again(due)) => {
            tracing::warn!(%webhook, message, why, %due, "webhook put off");
        }
        (attempt, outcome) => {
            tracing::warn!(%webhook, message, ?attempt, ?outcome, "webhook given up");
        }
    }
    if fallen == Fallen::Off {
        tracing::error!(%webhook, "webhook switched off: an admin can let it go on");
    }
    Ok(())
}

async fn call(services: &Services, outbound: &Outbound, leased: &Leased) -> Attempt {
    // The settings may have changed since it was added.
    let (url, private) = (&leased.webhook.url, services.settings.private_webhooks);
    if let Err(refused) = WebhookUrl::parse(url.as_str(), private) {
        return Attempt::Failed(refused.to_string());
    }
    let (delivery, at) = (&leased.delivery, services.clock.now());
    let signed = webhooks::signatures(&leased.secrets, &delivery.message, at, &delivery.body);
    let request = Request::post(url.as_str())
        .header("content-type", "application/json")
        .header("webhook-id", &delivery.message)
        .header("webhook-timestamp", at.seconds())
        .header("webhook-signature", signed)
        .body(delivery.body.clone().into_bytes());
    let request = match request {
        Ok(request) => request,
        Err(error) => return Attempt::Failed(error.to_string()),
    };
    match outbound.tell(request).await {
        Ok(answer) if answer.status().is_success() => Attempt::Taken(answer.status().as_u16()),
        Ok(answer) if answer.status() == StatusCode::GONE => Attempt::Gone,
        Ok(answer) => Attempt::Failed(format!("answered {}", answer.status())),
        Err(error) => Attempt::Failed(error.to_string()),
    }
}
