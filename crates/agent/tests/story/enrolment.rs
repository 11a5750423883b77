//! The enrolment request, posted to a service that the test plays.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::time::Duration;

use agent::EnrolmentTarget;
use protocol::{Enrolment, ServiceAddress};

use crate::support::{Device, PASSWORD};

/// Answers one request with `answer` and gives back what was asked.
fn serve_once(listener: TcpListener, answer: &'static str) -> std::thread::JoinHandle<String> {
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut asked = Vec::new();
        let mut chunk = [0; 1024];
        while !String::from_utf8_lossy(&asked).contains("\"}") {
            let read = stream.read(&mut chunk).unwrap();
            assert!(read > 0, "the request ended early");
            asked.extend_from_slice(&chunk[..read]);
        }
        stream.write_all(answer.as_bytes()).unwrap();
        String::from_utf8(asked).unwrap()
    })
}

fn enrolled_with(answer: &'static str) -> (Device, String) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let service = format!("http://{}", listener.local_addr().unwrap());
    let service = ServiceAddress::parse(&service).unwrap();
    let asked = serve_once(listener, answer);
    let mut device = Device::activated();
    device.switch_off();
    let mut config = device.config();
    config.enrolment = Some(EnrolmentTarget {
        service,
        token: "the-token".to_owned().into(),
        authorities: None,
    });
    device.switch_on_with(&config);
    let asked = asked.join().unwrap();
    (device, asked)
}

fn home_says(device: &Device, text: &str) -> bool {
    let browser = device.browser();
    browser.sign_in(PASSWORD);
    (0..100).any(|_| {
        std::thread::sleep(Duration::from_millis(20));
        browser.get("/home").says(text)
    })
}

#[test]
fn the_request_is_posted_with_its_token_and_the_home_page_says_so() {
    let (device, asked) = enrolled_with("HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n");
    assert!(
        asked.starts_with("POST /api/v1/enrolments HTTP/1.1\r\n"),
        "{asked}"
    );
    assert!(
        asked
            .to_lowercase()
            .contains("authorization: bearer the-token\r\n"),
        "{asked}"
    );
    let body: serde_json::Value =
        serde_json::from_str(asked.split("\r\n\r\n").nth(1).unwrap()).unwrap();
    let request = Enrolment::parse(body["enrolment"].as_str().unwrap()).unwrap();
    let verified = request.verify(&device.authority.recovery).unwrap();
    assert_eq!(verified.device_key(), &device.public_key());
    assert!(home_says(&device, "badge good\">Yes"));
}

#[test]
fn a_refusal_is_shown_with_the_services_reason() {
    let answer = "HTTP/1.1 409 Conflict\r\nConnection: close\r\n\r\n{\"error\":{\"code\":\"conflict\",\"message\":\"Another key <stands>.\"}}";
    let (device, _) = enrolled_with(answer);
    assert!(home_says(&device, "Another key &#60;stands&#62;."));
}

#[test]
fn the_printed_request_proves_the_device_key() {
    let device = Device::new();
    let request = Enrolment::parse(device.running().enrolment()).unwrap();
    assert!(request.verify(&device.authority.recovery).is_ok());
}
