//! A camera in the list of a recorder that is killed.

use serde_json::{Value, json};

use crate::people::send;
use crate::support::Browser;
use crate::support::camera::{CAMERA_PASSWORD, Sim};

/// The camera, and where it stands in the recorder's list.
pub(crate) struct Watched {
    sim: Sim,
    id: Option<u64>,
}

impl Watched {
    pub(crate) fn start() -> Self {
        Self {
            sim: Sim::start(),
            id: None,
        }
    }

    /// After a start nothing is under way, and the recorder knows the camera's password or says that
    /// it does not. Says whether it did not.
    pub(crate) fn check(&mut self, owner: &Browser, token: &str) -> bool {
        let Some(id) = self.id else {
            self.id = Some(self.add(owner, token));
            return false;
        };
        let list = list(owner, token);
        assert_eq!(list["under_way"], 0, "{list}");
        let is_unknown = list["cameras"][0]["state"] == "unknown";
        let tested = ask(owner, token, &format!("/cameras/{id}/test"), &json!({}));
        assert!(is_unknown || tested["opens"] == true, "{list} {tested}");
        is_unknown
    }

    /// One more try gives the camera the recorder's password, and it has no other.
    pub(crate) fn finish(&mut self, owner: &Browser, token: &str, password: &str) {
        let asked = json!({ "password": password });
        ask(owner, token, "/cameras/passwords", &asked);
        for _ in 0..1500 {
            let list = list(owner, token);
            if list["under_way"] == 0 {
                assert_eq!(list["cameras"][0]["state"], "done", "{list}");
                assert!(self.sim.opens(password));
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        panic!("the change has no end");
    }

    fn add(&self, owner: &Browser, token: &str) -> u64 {
        let (address, password) = (self.sim.url(), CAMERA_PASSWORD);
        let asked =
            json!({ "kind": "onvif", "address": address, "user": "admin", "password": password });
        let camera = ask(owner, token, "/cameras", &asked);
        let id = camera["id"].as_u64().unwrap();
        let seen = json!({ "certificate": camera["certificate"] });
        let confirmed = ask(owner, token, &format!("/cameras/{id}/confirm"), &seen);
        assert_eq!(confirmed["confirmed"], true, "{confirmed}");
        id
    }
}

fn list(owner: &Browser, token: &str) -> Value {
    let page = send(owner, "GET", "/cameras", Some(token), &Value::Null).unwrap();
    page.json()
}

fn ask(owner: &Browser, token: &str, path: &str, asked: &Value) -> Value {
    let page = send(owner, "POST", path, Some(token), asked).unwrap();
    assert!(page.status < 300, "{path}: {}", page.body);
    page.json()
}
