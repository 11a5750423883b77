//! Browsers and programs that speak HTTP.

use std::time::Duration;

use reqwest::{Client, Response, redirect};
use serde_json::Value;

/// A browser with its cookies; it does not follow redirects, so that they can be looked at.
pub(crate) fn client() -> Client {
    // Another test of this process may have done so.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder()
        .no_proxy()
        .cookie_store(true)
        .redirect(redirect::Policy::none())
        // A connection to a process that was killed would be used again.
        .pool_max_idle_per_host(0)
        .timeout(Duration::from_secs(20))
        .build()
        .unwrap()
}

/// A call's status and JSON; no answer at all is an error.
pub(crate) async fn post(
    client: &Client,
    address: String,
    body: &Value,
) -> Result<(u16, Value), reqwest::Error> {
    let response = client.post(address).json(body).send().await?;
    let status = response.status().as_u16();
    Ok((status, response.json().await?))
}

/// The text of a page that must be there.
pub(crate) async fn page(response: Response) -> String {
    let (address, status) = (response.url().clone(), response.status());
    let text = response.text().await.unwrap();
    assert!(status.is_success(), "{address}: {status}: {text}");
    text
}
