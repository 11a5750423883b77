//! Whoever stands before the recorder.

use anyhow::{Context, Result, bail, ensure};
use reqwest::header::CONTENT_TYPE;
use reqwest::{Client, Response};
use serde_json::{Value, json};

use super::super::guide::Places;

/// A holder with a browser: knows the recorder's label and where recorder and portal are.
pub(super) struct Holder {
    browser: Client,
    device: String,
    portal: String,
    serial: String,
    model: String,
}

/// What the "Forgot password" page shows.
pub(super) struct Challenge {
    pub(super) number: String,
    date: String,
    picture: Vec<u8>,
}

/// What the page for a security code shows, to be read out to support.
pub(super) struct Facts {
    pub(super) serial: String,
    pub(super) started: String,
    pub(super) date: String,
}

impl Holder {
    pub(super) fn new(places: &Places) -> Result<Self> {
        Ok(Self {
            browser: Client::builder().no_proxy().build()?,
            device: places.device.clone(),
            portal: places.portal.clone(),
            serial: places.serial.clone(),
            model: places.model.clone(),
        })
    }

    /// Creates the first password of a new recorder.
    pub(super) async fn activate(&self, password: &str, reserved: &str) -> Result<()> {
        let body = json!({ "password": password, "reserved_email": reserved });
        let masked = self.device("activate", &body).await?;
        let masked = text(&masked, "reserved_email")?;
        ensure!(
            masked != reserved && masked.contains('*'),
            "the reserved email is shown whole"
        );
        Ok(())
    }

    /// Opens "Forgot password" and saves the picture of the code.
    pub(super) async fn forget(&self) -> Result<Challenge> {
        let shown = self.device("forgot/key", &json!({})).await?;
        let address = format!("{}{}", self.device, text(&shown, "qr_png")?);
        let picture = self.browser.get(address).send().await?.error_for_status()?;
        Ok(Challenge {
            number: text(&shown, "challenge")?,
            date: text(&shown, "clock")?[..10].to_owned(),
            picture: picture.bytes().await?.to_vec(),
        })
    }

    /// Sends picture and form to the portal; gives the case number.
    pub(super) async fn request(&self, challenge: &Challenge, email: &str) -> Result<String> {
        let address = format!("{}/api/v1/pictures", self.portal);
        let upload = self.browser.post(address).header(CONTENT_TYPE, "image/png");
        let reading = json_of(upload.body(challenge.picture.clone()).send().await?).await?;
        ensure!(
            reading["good"] == true,
            "the portal could not use the picture: {reading}"
        );
        ensure!(
            text(&reading, "serial")? == self.serial
                && text(&reading, "challenge")? == challenge.number,
            "the portal read another challenge: {reading}"
        );
        let body = json!({
            "email": email,
            "country": "DE",
            "place": "Demo Security, Hamburg",
            "business": "installer",
            "category": "recorder",
            "serial": self.serial,
            "model": self.model,
            "device_date": challenge.date,
            "answer": "key",
            "picture": text(&reading, "picture")?,
            "declaration": true,
        });
        let received = self.portal("requests", &body).await?;
        ensure!(
            text(&received, "challenge")? == challenge.number,
            "the case is about another challenge: {received}"
        );
        text(&received, "case")
    }

    /// Asks the portal how the request stands.
    pub(super) async fn expect_state(&self, email: &str, wanted: &str) -> Result<()> {
        let standing = self.standing(email).await?;
        ensure!(
            standing["state"] == wanted,
            "the status is not {wanted}: {standing}"
        );
        Ok(())
    }

    /// The status tells that there is an answer, never the answer.
    pub(super) async fn expect_no_key_in_status(&self, email: &str, key: &str) -> Result<()> {
        let standing = self.standing(email).await?.to_string();
        ensure!(
            !standing.contains(key) && !standing.contains(&key.replace('-', "")),
            "the status shows the key"
        );
        Ok(())
    }

    async fn standing(&self, email: &str) -> Result<Value> {
        let question = json!({ "serial": self.serial, "email": email });
        self.portal("status", &question).await
    }

    /// Opens "Forgot password", scans the code there with a phone and has a code mailed; gives the
    /// challenge's number.
    pub(super) async fn scan(&self) -> Result<String> {
        let shown = self
            .device("forgot/email", &json!({ "agreed": true }))
            .await?;
        let number = text(&shown, "challenge")?;
        let scanned = json!({ "challenge": text(&shown, "link")? });
        let ordered = self.portal("email-codes", &scanned).await?;
        ensure!(
            text(&ordered, "challenge")? == number,
            "the portal mails for another challenge: {ordered}"
        );
        Ok(number)
    }

    /// What support asks for before it gives a security code.
    pub(super) async fn facts(&self) -> Result<Facts> {
        let address = format!("{}/api/v1/forgot/code", self.device);
        let shown = json_of(self.browser.get(address).send().await?).await?;
        Ok(Facts {
            serial: text(&shown, "serial")?,
            started: text(&shown, "started")?,
            date: text(&shown, "date")?,
        })
    }

    /// Types the key with a new password.
    pub(super) async fn answer(&self, key: &str, password: &str) -> Result<()> {
        let body = json!({ "key": key, "new_password": password });
        self.called("forgot/key/answer", &body).await
    }

    /// Types the code from the mail to the reserved email.
    pub(super) async fn answer_by_email(&self, code: &str, password: &str) -> Result<()> {
        let body = json!({ "code": code, "new_password": password });
        self.called("forgot/email/answer", &body).await
    }

    /// Types the security code that support read out.
    pub(super) async fn answer_by_code(&self, code: &str, password: &str) -> Result<()> {
        let body = json!({ "code": code, "new_password": password });
        self.called("forgot/code", &body).await
    }

    /// The old password no longer signs in.
    pub(super) async fn expect_locked_out(&self, password: &str) -> Result<()> {
        let tried: Value = self.sign_in(password).await?.json().await?;
        ensure!(
            tried["error"]["code"] == "wrong_password",
            "the old password is not refused: {}",
            tried["error"]
        );
        Ok(())
    }

    /// The new password signs in, and the first thing told is the reset.
    pub(super) async fn expect_journal(&self, password: &str, way: &str) -> Result<()> {
        let session = json_of(self.sign_in(password).await?).await?;
        let reset = |entry: &Value| entry["event"] == "password_reset" && entry["way"] == way;
        let told = session["news"]
            .as_array()
            .is_some_and(|news| news.iter().any(reset));
        ensure!(
            told,
            "the journal does not tell of the reset: {}",
            session["news"]
        );
        Ok(())
    }

    async fn sign_in(&self, password: &str) -> Result<Response> {
        let address = format!("{}/api/v1/sign-in", self.device);
        let body = json!({ "password": password });
        Ok(self.browser.post(address).json(&body).send().await?)
    }

    async fn device(&self, call: &str, body: &Value) -> Result<Value> {
        let address = format!("{}/api/v1/{call}", self.device);
        json_of(self.browser.post(address).json(body).send().await?).await
    }

    /// A call of the device that answers with nothing to read.
    async fn called(&self, call: &str, body: &Value) -> Result<()> {
        let address = format!("{}/api/v1/{call}", self.device);
        let response = self.browser.post(address).json(body).send().await?;
        let status = response.status();
        ensure!(
            status.is_success(),
            "{call} answered {status}: {}",
            response.text().await?
        );
        Ok(())
    }

    async fn portal(&self, call: &str, body: &Value) -> Result<Value> {
        let address = format!("{}/api/v1/{call}", self.portal);
        json_of(self.browser.post(address).json(body).send().await?).await
    }
}

async fn json_of(response: Response) -> Result<Value> {
    let (address, status) = (response.url().path().to_owned(), response.status());
    let body = response.text().await?;
    if !status.is_success() {
        bail!("{address} answered {status}: {body}");
    }
    serde_json::from_str(&body).with_context(|| format!("{address} answered with no JSON"))
}

fn text(value: &Value, name: &str) -> Result<String> {
    let text = value[name].as_str().map(str::to_owned);
    text.with_context(|| format!("there is no {name} in {value}"))
}
