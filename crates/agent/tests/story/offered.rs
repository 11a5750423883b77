//! What a product line offers (D13): a way that is not offered is shown nowhere and refused everywhere.

use agent::ScreenSettings;
use device::{WayBack, WaysBack};
use protocol::Way;
use serde_json::{Value, json};

use crate::screen::kiosk;
use crate::support::dated::temporary_password;
use crate::support::{Browser, Device, NEW_PASSWORD, PASSWORD};

/// Every way: what its card says, and what asks for it. A temporary password is typed where every
/// other one is, and the button is no page at all.
pub(crate) struct Surface {
    pub(crate) way: WayBack,
    pub(crate) title: &'static str,
    /// Forms that would go it: path and fields.
    forms: &'static [(&'static str, &'static [(&'static str, &'static str)])],
    /// Calls that would go it: path and body.
    calls: fn() -> Vec<(&'static str, Value)>,
}

const PROOF: &[(&str, &str)] = &[
    ("code", "0000-0000-0000-0000"),
    ("key", "0000-0000"),
    ("new_password", NEW_PASSWORD),
    ("new_password_again", NEW_PASSWORD),
];

pub(crate) const SURFACES: [Surface; 8] = [
    Surface {
        way: WayBack::Sheet,
        title: "By recovery sheet",
        forms: &[("/forgot/sheet", PROOF)],
        calls: || {
            let code = "0000-0000-0000-0000";
            vec![(
                "/forgot/sheet",
                json!({ "code": code, "new_password": NEW_PASSWORD }),
            )]
        },
    },
    Surface {
        way: WayBack::Email,
        title: "By reserved email",
        forms: &[
            ("/forgot/email", &[("agreed", "yes")]),
            ("/forgot/email/answer", PROOF),
        ],
        calls: || {
            vec![
                ("/forgot/email", json!({ "agreed": true })),
                (
                    "/forgot/email/answer",
                    json!({ "code": "0000-0000", "new_password": NEW_PASSWORD }),
                ),
            ]
        },
    },
    Surface {
        way: WayBack::Questions,
        title: "By security questions",
        forms: &[("/forgot/questions", PROOF)],
        calls: || {
            let answers = ["one", "two", "three"];
            let body = json!({ "answers": answers, "new_password": NEW_PASSWORD });
            vec![("/forgot/questions", body)]
        },
    },
    Surface {
        way: WayBack::Code,
        title: "By security code from support",
        forms: &[("/forgot/code", PROOF)],
        calls: || {
            let body = json!({ "code": "0000-0000", "new_password": NEW_PASSWORD });
            vec![("/forgot/code", body)]
        },
    },
    Surface {
        way: WayBack::File,
        title: "By file from support",
        forms: &[("/forgot/file", &[])],
        calls: || {
            let body = json!({ "file": "", "new_password": NEW_PASSWORD });
            vec![("/forgot/file", json!({})), ("/forgot/file/answer", body)]
        },
    },
    Surface {
        way: WayBack::Key,
        title: "By key from support",
        forms: &[("/forgot/key", &[]), ("/forgot/key/answer", PROOF)],
        calls: || {
            vec![
                ("/forgot/key", json!({})),
                (
                    "/forgot/key/answer",
                    json!({ "key": "0000-0000", "new_password": NEW_PASSWORD }),
                ),
            ]
        },
    },
    Surface {
        way: WayBack::TemporaryPassword,
        title: "By temporary password from support",
        forms: &[],
        calls: Vec::new,
    },
    Surface {
        way: WayBack::Button,
        title: "By the button on the device",
        forms: &[],
        calls: Vec::new,
    },
];

/// An activated device with a screen that offers these ways alone.
fn offering(ways: &[WayBack]) -> Device {
    let ways = WaysBack::from_iter(ways.iter().copied());
    Device::activated_with(Way::ALL, move |config| {
        config.profile.ways = ways;
        config.screen = Some(ScreenSettings {
            listen: ([127, 0, 0, 1], 0).into(),
            idle: ScreenSettings::IDLE,
        });
    })
}

fn words(browser: &Browser) -> Vec<String> {
    let listed = browser.get("/api/v1/forgot").json();
    let words = listed["ways"].as_array().unwrap().iter();
    words
        .map(|way| way["way"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn d13_a_way_that_is_offered_is_shown_on_every_surface() {
    for Surface { way, title, .. } in SURFACES {
        let device = offering(&[way]);
        for browser in [device.browser(), kiosk(&device)] {
            assert_eq!(words(&browser), [way.word()]);
            assert!(browser.get("/forgot").says(title), "{title}");
        }
    }
}

#[test]
fn d13_a_way_that_is_not_offered_is_shown_nowhere_and_refused_everywhere() {
    for absent in SURFACES {
        let others: Vec<WayBack> = WayBack::ALL
            .into_iter()
            .filter(|way| *way != absent.way)
            .collect();
        let device = offering(&others);
        for browser in [device.browser(), kiosk(&device)] {
            let word = absent.way.word();
            assert!(!words(&browser).contains(&word.to_owned()), "{word}");
            let forgot = browser.get("/forgot");
            assert!(
                !forgot.says(absent.title) && !forgot.says(&format!("/forgot/{word}")),
                "{word}"
            );
            let device_ways = browser.get("/api/v1/device").json();
            assert!(
                !device_ways["ways"]
                    .as_array()
                    .unwrap()
                    .contains(&json!(word)),
                "{word}"
            );
            no_page(&browser, &absent);
            for (path, fields) in absent.forms {
                let page = browser.post(path, fields);
                assert!(
                    page.status == 403 || page.location() == "/forgot",
                    "{path}: {}",
                    page.status
                );
            }
            for (path, body) in (absent.calls)() {
                refused(&browser, path, &body);
            }
        }
        assert_eq!(
            device.browser().sign_in(PASSWORD).status,
            303,
            "nothing has changed"
        );
    }
}

/// The pages of a way lead back to those that there are; a way without pages has none.
fn no_page(browser: &Browser, absent: &Surface) {
    let word = absent.way.word();
    for page in ["", "/qr.svg", "/challenge.xml"] {
        let path = format!("/forgot/{word}{page}");
        let answered = browser.get(&path);
        assert!(
            [303, 404].contains(&answered.status),
            "{path}: {}",
            answered.status
        );
    }
    if !absent.forms.is_empty() {
        let first = browser.get(&format!("/forgot/{word}"));
        assert_eq!(first.location(), "/forgot", "{word}");
    }
}

/// The day's temporary password is then no password at all, and called what every wrong one is.
#[test]
fn d13_a_temporary_password_that_is_not_offered_is_a_wrong_password() {
    let others = WayBack::ALL.into_iter();
    let others: Vec<_> = others
        .filter(|way| *way != WayBack::TemporaryPassword)
        .collect();
    for (ways, is_taken) in [(&others[..], false), (&WayBack::ALL[..], true)] {
        let device = offering(ways);
        for browser in [device.browser(), kiosk(&device)] {
            let clock = browser.get("/api/v1/device").json();
            let date = &clock["clock"].as_str().unwrap()[..10];
            let facts = json!({ "date": date });
            let right = temporary_password(&device.authority, &device.public_key(), &facts);
            let [said, wrong] = [right, "2".repeat(12)].map(|password| {
                let asked = json!({ "password": password });
                browser.post_json("/api/v1/sign-in", &asked).json()
            });
            assert_eq!(said["set_password_only"] == true, is_taken, "{said}");
            assert_eq!(said["error"]["code"] == wrong["error"]["code"], !is_taken);
        }
    }
}

/// A call with the browser's cookies, which the screen wants.
fn refused(browser: &Browser, path: &str, body: &Value) {
    let page = browser.post_json(&format!("/api/v1{path}"), body);
    let error = &page.json()["error"];
    assert_eq!(
        (page.status, &error["code"]),
        (403, &json!("way_not_offered")),
        "{path}"
    );
    assert!(
        error["message"]
            .as_str()
            .unwrap()
            .contains("This device does not"),
        "{error}"
    );
}

#[test]
fn d13_what_is_not_visible_is_told_to_nobody_over_the_network_but_at_the_screen_and_when_signed_in()
{
    let hidden = agent::Visibility {
        serial: false,
        model: false,
        start_time: false,
        clock: false,
        service: false,
    };
    let device = Device::activated_with([Way::Key], |config| {
        config.visibility = hidden;
        config.screen = Some(ScreenSettings {
            listen: ([127, 0, 0, 1], 0).into(),
            idle: ScreenSettings::IDLE,
        });
    });
    let started = device.running().screen().map(|_| kiosk(&device)).unwrap();
    let started = started.get("/api/v1/device").json();
    let secrets = [
        crate::support::SERIAL,
        "RG1602-16S",
        started["started"].as_str().unwrap(),
        "recover.example",
    ];
    let network = device.browser();
    for path in [
        "/sign-in",
        "/forgot",
        "/nowhere",
        "/api/v1/device",
        "/api/v1/forgot",
    ] {
        let page = network.get(path);
        for secret in secrets {
            assert!(!page.says(secret), "{path} tells {secret}");
        }
    }
    let told = network.get("/api/v1/device").json();
    assert!(
        told.get("clock").is_none() && told.get("uptime_seconds").is_none(),
        "{told}"
    );
    let screen = kiosk(&device);
    assert!(screen.get("/forgot").says(secrets[0]) && screen.get("/forgot").says(secrets[2]));
    network.sign_in(PASSWORD);
    assert!(network.get("/home").says(secrets[0]));
}
