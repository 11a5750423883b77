//! D1, D2: the code that confirms a reserved email, and the word to the old one, by way of a service
//! that the test plays.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use agent::Contact;
use protocol::{Challenge, RecoveryKey as _, Scope};
use serde_json::{Value, json};

use crate::support::{Browser, Device, EMAIL, PASSWORD, wrong};

const OTHER: &str = "fern.keeper@post.example";
const TAKEN: &str = "HTTP/1.1 202 Accepted\r\nContent-Length: 2\r\n\r\n{}";
const AWAY: &str = "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n";

/// A service that takes what is posted to it.
struct Service {
    address: String,
    posted: Receiver<(String, String)>,
}

impl Service {
    /// Answers each call with the next of `answers`, and from then on takes everything.
    fn start(answers: &'static [&'static str]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let (send, posted) = channel();
        std::thread::spawn(move || {
            let mut answers = answers.iter();
            for stream in listener.incoming() {
                let answer = answers.next().copied().unwrap_or(TAKEN);
                let Ok(call) = serve(stream.unwrap(), answer) else {
                    continue;
                };
                if send.send(call).is_err() {
                    return;
                }
            }
        });
        Self { address, posted }
    }

    /// The next challenge posted, with its path.
    fn next(&self) -> Challenge {
        let (head, body) = self.posted.recv_timeout(Duration::from_secs(20)).unwrap();
        assert!(
            head.starts_with("POST /api/v1/email-codes HTTP/1.1"),
            "{head}"
        );
        assert!(!head.to_lowercase().contains("authorization"), "{head}");
        let body: Value = serde_json::from_str(&body).unwrap();
        Challenge::from_digits(body["challenge"].as_str().unwrap()).unwrap()
    }

    fn is_quiet(&self) -> bool {
        self.posted
            .recv_timeout(Duration::from_millis(300))
            .is_err()
    }
}

fn serve(mut stream: TcpStream, answer: &str) -> std::io::Result<(String, String)> {
    let mut asked = Vec::new();
    let mut chunk = [0; 1024];
    while !String::from_utf8_lossy(&asked).contains("\"}") {
        let read = stream.read(&mut chunk)?;
        if read == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        asked.extend_from_slice(&chunk[..read]);
    }
    stream.write_all(answer.as_bytes())?;
    let asked = String::from_utf8_lossy(&asked).into_owned();
    let (head, body) = asked.split_once("\r\n\r\n").unwrap();
    Ok((head.to_owned(), body.to_owned()))
}

/// A device that reaches the service, activated, and the first letter.
fn activated(service: &Service) -> Device {
    let mut device = Device::new();
    device.switch_off();
    let mut config = device.config();
    config.bundle = device.authority.bundle_for(&service.address);
    config.contact = Some(Contact::default());
    device.switch_on_with(&config);
    let form = [
        ("new_password", PASSWORD),
        ("new_password_again", PASSWORD),
        ("reserved_email", EMAIL),
    ];
    assert_eq!(device.browser().post("/activate", &form).status, 303);
    device
}

/// The code and the address sealed in a letter.
fn open(device: &Device, letter: &Challenge) -> (String, String) {
    let opened = device.authority.recovery.open(letter, &device.public_key());
    let opened = opened.unwrap_or_else(|fault| panic!("{fault}"));
    let to = opened.email.as_ref().unwrap().email().to_string();
    (opened.code.to_text().to_string(), to)
}

fn signed_in(device: &Device) -> Browser {
    let browser = device.browser();
    assert_eq!(browser.sign_in(PASSWORD).status, 303);
    browser
}

/// Waits for what another thread does.
fn soon(what: impl Fn() -> bool) -> bool {
    (0..200).any(|_| {
        std::thread::sleep(Duration::from_millis(20));
        what()
    })
}

#[test]
fn d1_the_first_address_is_confirmed_by_the_code_mailed_to_it() {
    let service = Service::start(&[]);
    let device = activated(&service);
    let letter = service.next();
    assert_eq!(letter.header().scope, Scope::ReservedEmail);
    let (code, to) = open(&device, &letter);
    assert_eq!(to, EMAIL);
    let browser = signed_in(&device);
    assert!(soon(|| browser.get("/account").says("A code was ordered")));
    let page = browser.get("/account");
    assert!(page.says("badge warn\">Unconfirmed") && page.says(&letter.number().to_string()));
    assert!(!page.says(EMAIL) && !page.says(&code));
    let refused = browser.post("/account/confirm-email", &[("code", &wrong(&code))]);
    assert_eq!(refused.status, 403);
    assert!(refused.says("4 tries are left") && refused.says("href=\"#f-code\""));
    let done = browser.post("/account/confirm-email", &[("code", &code)]);
    assert_eq!(done.location(), "/account?done=email-confirmed");
    assert!(browser.get("/account").says("badge good\">Confirmed"));
    assert!(browser.get("/home").says("Reserved email confirmed"));
}

#[test]
fn d2_a_changed_address_is_asked_to_confirm_and_the_old_one_is_told() {
    let service = Service::start(&[]);
    let device = activated(&service);
    service.next();
    let browser = signed_in(&device);
    let form = [("email_password", PASSWORD), ("reserved_email", OTHER)];
    browser.post("/account/reserved-email", &form);
    let letters = [service.next(), service.next()];
    let told = letters.map(|letter| (letter.header().scope, open(&device, &letter).1));
    assert_eq!(
        told,
        [
            (Scope::Farewell, EMAIL.to_owned()),
            (Scope::ReservedEmail, OTHER.to_owned())
        ]
    );
    assert!(service.is_quiet(), "each letter is posted once");
}

#[test]
fn d2_a_farewell_that_the_service_could_not_take_is_handed_over_after_a_restart() {
    let service = Service::start(&[TAKEN, AWAY]);
    let mut device = activated(&service);
    service.next();
    let browser = signed_in(&device);
    let form = [("email_password", PASSWORD), ("without_email", "yes")];
    browser.post("/account/reserved-email", &form);
    let refused = service.next();
    device.switch_off();
    let mut config = device.config();
    config.bundle = device.authority.bundle_for(&service.address);
    config.contact = Some(Contact::default());
    device.switch_on_with(&config);
    let again = service.next();
    assert_eq!(again.hash(), refused.hash());
    assert!(service.is_quiet());
}

#[test]
fn d1_a_device_that_reaches_no_service_says_so_and_mails_nothing() {
    let device = Device::activated();
    let browser = signed_in(&device);
    let page = browser.get("/account");
    assert!(page.says("reaches no recovery service"), "{}", page.body);
    let asked = browser.post("/account/email-code", &[]);
    assert_eq!(asked.status, 409);
    assert!(asked.says("does not reach its recovery service"));
}

#[test]
fn d1_by_json_a_code_is_asked_for_and_confirms() {
    let service = Service::start(&[]);
    let mut device = activated(&service);
    service.next();
    // A restart ends the code that was mailed.
    device.switch_off();
    let mut config = device.config();
    config.bundle = device.authority.bundle_for(&service.address);
    config.contact = Some(Contact::default());
    device.switch_on_with(&config);
    let browser = device.browser();
    let signed_in = json!({ "password": PASSWORD }).to_string();
    let signed_in = browser.call("POST", "/api/v1/sign-in", None, &signed_in);
    let token = signed_in.json()["token"].as_str().unwrap().to_owned();
    let call = |method, path, body: &str| browser.call(method, path, Some(&token), body);
    let account = || call("GET", "/api/v1/account", "").json();
    assert_eq!(account()["reserved_email_confirmed"], false);
    assert_eq!(account()["confirmation"], Value::Null);
    assert_eq!(call("POST", "/api/v1/reserved-email/code", "").status, 202);
    let letter = service.next();
    assert!(soon(|| account()["confirmation"]["ordered"] == true));
    assert_eq!(call("POST", "/api/v1/reserved-email/code", "").status, 429);
    let code = json!({ "code": open(&device, &letter).0 }).to_string();
    let path = "/api/v1/reserved-email/confirmation";
    assert_eq!(browser.call("POST", path, None, &code).status, 401);
    assert_eq!(call("POST", path, &code).status, 204);
    assert_eq!(account()["reserved_email_confirmed"], true);
}
