//! Whoever stands before the recorder, over the public HTTP interfaces.

use reqwest::Client;
use serde_json::{Value, json};

use super::http;

pub(crate) const EMAIL: &str = "holder@example.org";

/// A holder, who knows the label and where recorder and portal are.
#[derive(Clone)]
pub(crate) struct Holder {
    http: Client,
    device: String,
    portal: String,
    serial: String,
    model: String,
}

/// What the "Forgot password" page shows.
pub(crate) struct Shown {
    pub(crate) number: String,
    date: String,
    picture: Vec<u8>,
}

impl Holder {
    pub(crate) fn new(device: &str, portal: &str, serial: &str, model: &str) -> Self {
        let [device, portal, serial, model] = [device, portal, serial, model].map(str::to_owned);
        Self {
            http: http::client(),
            device,
            portal,
            serial,
            model,
        }
    }

    /// Creates the first password; gives the status of the answer.
    pub(crate) async fn activate(&self, password: &str) -> u16 {
        let body = json!({ "password": password, "reserved_email": "owner@example.net" });
        self.device("activate", &body).await.0
    }

    /// Asks for a challenge; `fresh` is whether a live one is replaced.
    pub(crate) async fn forget(&self, fresh: bool) -> Shown {
        let (status, shown) = self.device("forgot/key", &json!({ "fresh": fresh })).await;
        assert_eq!(status, 200, "{shown}");
        let picture = format!("{}{}", self.device, shown["qr_png"].as_str().unwrap());
        let picture = self.http.get(picture).send().await.unwrap();
        Shown {
            number: shown["challenge"].as_str().unwrap().to_owned(),
            date: shown["clock"].as_str().unwrap()[..10].to_owned(),
            picture: picture.bytes().await.unwrap().to_vec(),
        }
    }

    /// Uploads the picture; gives the filled in form.
    pub(crate) async fn fill_in(&self, shown: &Shown) -> Value {
        let address = format!("{}/api/v1/pictures", self.portal);
        let upload = self.http.post(address).header("Content-Type", "image/png");
        let reading = upload.body(shown.picture.clone()).send().await.unwrap();
        let reading: Value = reading.json().await.unwrap();
        assert_eq!(reading["good"], true, "{reading}");
        json!({
            "email": EMAIL,
            "country": "DE",
            "place": "Demo Security, Hamburg",
            "business": "installer",
            "category": "recorder",
            "serial": self.serial,
            "model": self.model,
            "device_date": shown.date,
            "answer": "key",
            "picture": reading["picture"],
            "declaration": true,
        })
    }

    /// Sends the form.
    pub(crate) async fn send(&self, form: &Value) -> Result<(u16, Value), reqwest::Error> {
        http::post(&self.http, format!("{}/api/v1/requests", self.portal), form).await
    }

    /// Sends the form and expects that it is taken; gives the case number.
    pub(crate) async fn hand_in(&self, form: &Value) -> String {
        let (status, received) = self.send(form).await.unwrap();
        assert!(matches!(status, 200 | 201), "{status}: {received}");
        received["case"].as_str().unwrap().to_owned()
    }

    /// How the request stands.
    pub(crate) async fn standing(&self) -> Value {
        let address = format!("{}/api/v1/status", self.portal);
        let question = json!({ "serial": self.serial, "email": EMAIL });
        let (status, standing) = http::post(&self.http, address, &question).await.unwrap();
        assert_eq!(status, 200, "{standing}");
        standing
    }

    /// Types a key with a new password; gives the status and what was said.
    pub(crate) async fn answer(&self, key: &str, password: &str) -> (u16, Value) {
        let body = json!({ "key": key, "new_password": password });
        self.device("forgot/key/answer", &body).await
    }

    /// The challenge that the device shows now, without asking for another.
    pub(crate) async fn live_challenge(&self) -> Value {
        let address = format!("{}/api/v1/forgot/key", self.device);
        let shown = self.http.get(address).send().await.unwrap();
        shown.json().await.unwrap()
    }

    /// Whether this password signs in.
    pub(crate) async fn signs_in(&self, password: &str) -> bool {
        let body = json!({ "password": password });
        self.device("sign-in", &body).await.0 == 200
    }

    async fn device(&self, call: &str, body: &Value) -> (u16, Value) {
        let address = format!("{}/api/v1/{call}", self.device);
        http::post(&self.http, address, body).await.unwrap()
    }
}
