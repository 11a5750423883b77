//! A member of staff, with the desk's own pages: it has no other interface.

use anyhow::{Context, Result, ensure};
use recovery::staff::TotpSecret;
use reqwest::{Client, Response};
use server::Clock;

use super::super::guide::Places;
use crate::service::clock::SystemClock;

/// A browser that is signed in to the desk.
pub(super) struct Desk {
    browser: Client,
    address: String,
}

impl Desk {
    /// Signs in with password and one-time code.
    pub(super) async fn sign_in(places: &Places) -> Result<Self> {
        let desk = Self {
            browser: Client::builder().no_proxy().cookie_store(true).build()?,
            address: places.desk.clone(),
        };
        let secret = TotpSecret::parse(&places.staff.totp_secret).context("no second factor")?;
        let code = secret.code_at(SystemClock.now());
        let form = [
            ("user", places.staff.user.as_str()),
            ("password", places.staff.password.as_str()),
            ("code", code.as_str()),
        ];
        let page = desk.send("/sign-in", &form).await?;
        ensure!(page.contains("Queue"), "the desk did not let staff in");
        Ok(desk)
    }

    /// Opens a case, looks at the evidence and approves it.
    pub(super) async fn approve(&self, case: &str, number: &str) -> Result<()> {
        let path = format!("/cases/{case}");
        let page = self
            .browser
            .get(format!("{}{path}", self.address))
            .send()
            .await?;
        let page = words(page).await?;
        ensure!(
            page.contains(number),
            "the desk does not show challenge {number}"
        );
        let token = between(&page, "name=\"form_token\" value=\"", "\"");
        let token = token.context("the case has no form")?;
        let form = [
            ("form_token", token),
            ("challenge", number),
            ("confirm", "yes"),
        ];
        let page = self.send(&format!("{path}/approve"), &form).await?;
        ensure!(
            !page.contains(&format!("{path}/approve")),
            "the case is still open"
        );
        Ok(())
    }

    async fn send(&self, path: &str, form: &[(&str, &str)]) -> Result<String> {
        let address = format!("{}{path}", self.address);
        // A browser says where a form comes from, and the desk insists on it.
        let sent = self
            .browser
            .post(address)
            .header("Origin", &self.address)
            .form(form);
        words(sent.send().await?).await
    }
}

async fn words(response: Response) -> Result<String> {
    let (path, status) = (response.url().path().to_owned(), response.status());
    let page = response.text().await?;
    ensure!(status.is_success(), "{path} answered {status}: {page}");
    Ok(page)
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(start)?;
    rest.split_once(end).map(|(found, _)| found)
}
