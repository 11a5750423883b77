//! A member of staff at the desk's own pages.

use std::time::{SystemTime, UNIX_EPOCH};

use recovery::staff::TotpSecret;
use recovery::time::Timestamp;
use reqwest::Client;

use super::http;

/// A browser that is signed in to the desk, and stays so over restarts of the service.
#[derive(Clone)]
pub(crate) struct Desk {
    http: Client,
    address: String,
}

/// What it takes to approve.
#[derive(Clone)]
pub(crate) struct Approval {
    path: String,
    form: [(&'static str, String); 3],
}

impl Desk {
    /// Signs in with password and second factor.
    pub(crate) async fn sign_in(address: &str, user: &str, password: &str, secret: &str) -> Self {
        let desk = Self {
            http: http::client(),
            address: address.to_owned(),
        };
        let code = TotpSecret::parse(secret).unwrap().code_at(now());
        let form = [
            ("user", user),
            ("password", password),
            ("code", code.as_str()),
        ];
        let form = form.map(|(name, value)| (name, value.to_owned()));
        assert_eq!(desk.post("/sign-in", &form).await.unwrap(), 303);
        desk
    }

    /// A page of the desk.
    pub(crate) async fn page(&self, path: &str) -> String {
        let address = format!("{}{path}", self.address);
        http::page(self.http.get(address).send().await.unwrap()).await
    }

    /// Opens a case; gives what its approval needs.
    pub(crate) async fn open(&self, case: &str, number: &str) -> Approval {
        let page = self.page(&format!("/cases/{case}")).await;
        assert!(page.contains(number), "{page}");
        let token = page.split_once("name=\"form_token\" value=\"");
        let token = token.and_then(|(_, rest)| rest.split_once('"'));
        assert!(token.is_some(), "no form: {page}");
        let (token, _) = token.unwrap();
        Approval {
            path: format!("/cases/{case}/approve"),
            form: [
                ("form_token", token.to_owned()),
                ("challenge", number.to_owned()),
                ("confirm", "yes".to_owned()),
            ],
        }
    }

    /// Approves: 303 is done, 409 is done before.
    pub(crate) async fn approve(&self, approval: &Approval) -> Result<u16, reqwest::Error> {
        self.post(&approval.path, &approval.form).await
    }

    /// How often the case's time line says that a key was released.
    pub(crate) async fn releases(&self, case: &str) -> usize {
        let page = self.page(&format!("/cases/{case}")).await;
        page.matches("Approved: the key is released").count()
    }

    /// The picture of a case.
    pub(crate) async fn picture(&self, case: &str) -> Vec<u8> {
        let address = format!("{}/cases/{case}/picture/1", self.address);
        let picture = self.http.get(address).send().await.unwrap();
        assert_eq!(picture.status(), 200, "{case} has lost its picture");
        picture.bytes().await.unwrap().to_vec()
    }

    async fn post(
        &self,
        path: &str,
        form: &[(&'static str, String)],
    ) -> Result<u16, reqwest::Error> {
        let sent = self.http.post(format!("{}{path}", self.address));
        // A browser says where a form comes from, and the desk insists on it.
        let sent = sent.header("Origin", &self.address).form(form);
        Ok(sent.send().await?.status().as_u16())
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the clock of the authenticator app"
)]
fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    Timestamp::from_seconds(i64::try_from(since.as_secs()).unwrap())
}
