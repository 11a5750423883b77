//! HTTPS with the device's own certificate.

use std::sync::Arc;

use agent::{Config, Tls};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use sha2::{Digest, Sha256};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

use crate::support::{Browser, Device, PASSWORD};

fn over_tls(device: &Device) -> String {
    get_over_tls(device, "/activate")
}

fn get_over_tls(device: &Device, path: &str) -> String {
    let certificate = CertificateDer::from_pem_file(device.dir.path().join("tls.crt")).unwrap();
    let mut roots = RootCertStore::empty();
    roots.add(certificate).unwrap();
    let config =
        ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_root_certificates(roots)
            .with_no_client_auth();
    let address = device.address();
    let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let name = ServerName::from(address.ip());
        let stream = TcpStream::connect(address).await.unwrap();
        let mut stream = TlsConnector::from(Arc::new(config))
            .connect(name, stream)
            .await
            .unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer).await;
        String::from_utf8(answer).unwrap()
    })
}

#[test]
fn w18_https_is_served_with_the_devices_own_certificate_and_strict_transport() {
    let mut device = Device::new();
    device.switch_off();
    let mut config = device.config();
    config.tls = Tls::On;
    device.switch_on_with(&config);
    assert!(device.running().url().starts_with("https://127.0.0.1:"));
    let answer = over_tls(&device);
    assert!(
        answer.starts_with("HTTP/1.1 200")
            && answer.contains("strict-transport-security: max-age=31536000"),
        "{answer}"
    );

    let first = std::fs::read(device.dir.path().join("tls.crt")).unwrap();
    device.switch_off();
    device.switch_on_with(&config);
    assert_eq!(
        std::fs::read(device.dir.path().join("tls.crt")).unwrap(),
        first,
        "browsers warn once"
    );
}

/// A device that speaks HTTPS on the loopback too.
fn secured(change: impl FnOnce(&mut Config)) -> Device {
    let mut device = Device::activated();
    device.switch_off();
    let mut config = device.config();
    config.tls = Tls::On;
    change(&mut config);
    device.switch_on_with(&config);
    device
}

#[test]
fn w18_plain_http_on_an_address_with_https_only_leads_there() {
    let device = secured(|_| {});
    let plain = device.browser();
    for path in ["/sign-in", "/forgot/key?x=1", "/api/v1/device", "/nowhere"] {
        let page = plain.get(path);
        let place = format!("https://{}{path}", device.address());
        assert_eq!((page.status, page.location()), (307, &*place));
        assert_eq!(page.header("set-cookie"), None);
    }
    let sent = plain.sign_in(PASSWORD);
    assert_eq!((sent.status, sent.header("location")), (403, None));
    assert!(sent.says("in the clear"), "{}", sent.body);
    assert_eq!(plain.get_as("evil.example", "/sign-in").status, 421);
    assert!(get_over_tls(&device, "/sign-in").starts_with("HTTP/1.1 200"));
}

#[test]
fn w18_an_address_of_its_own_leads_plain_http_to_https() {
    let device = secured(|config| config.redirect = vec![([127, 0, 0, 1], 0).into()]);
    let plain = Browser::new(device.running().redirects()[0]);
    let place = format!("https://{}/home", device.address());
    assert_eq!(plain.get("/home").location(), place);
    assert_eq!(plain.sign_in(PASSWORD).status, 403);
}

#[test]
fn w18_on_the_loopback_plain_http_is_served_as_it_is() {
    let device = Device::activated();
    assert_eq!(device.browser().get("/sign-in").status, 200);
    let facts = device.browser().get("/api/v1/device").json();
    assert!(facts.get("certificate_sha256").is_none(), "{facts}");
}

/// The fingerprint as an installer's browser computes it.
fn fingerprint(device: &Device) -> String {
    let file = device.dir.path().join("tls.crt");
    let certificate = CertificateDer::from_pem_file(file).unwrap();
    let pairs: Vec<String> = Sha256::digest(&certificate)
        .iter()
        .map(|byte| format!("{byte:02X}"))
        .collect();
    pairs.join(":")
}

#[test]
fn w18_the_fingerprint_is_on_the_screen_on_the_pages_and_in_the_facts() {
    let device = secured(|config| {
        *config = crate::screen::with_screen(config.clone(), std::time::Duration::from_secs(600));
    });
    let expected = fingerprint(&device);
    let screen = crate::screen::kiosk(&device);
    screen.post("/forgot/key", &[]);
    for path in ["/sign-in", "/forgot/key"] {
        let page = screen.get(path);
        assert_eq!(page.status, 200, "{path}");
        assert!(
            page.says(&expected) && page.says("This is the one"),
            "{path}"
        );
    }
    let page = get_over_tls(&device, "/sign-in");
    assert!(page.contains(&expected) && page.contains("compare with that one"));
    assert!(page.contains("on its own screen where it has one"));
    assert!(get_over_tls(&device, "/api/v1/device").contains(&expected));
}

#[test]
fn w18_the_certificate_is_made_anew_with_the_same_key_when_its_names_change() {
    let mut device = secured(|_| {});
    let read = |device: &Device, name: &str| std::fs::read(device.dir.path().join(name)).unwrap();
    let before = ["tls.key", "tls.crt"].map(|name| read(&device, name));
    device.switch_off();
    let mut config = device.config();
    (config.tls, config.names) = (Tls::On, vec!["nvr.shop.example".to_owned()]);
    device.switch_on_with(&config);
    let after = ["tls.key", "tls.crt"].map(|name| read(&device, name));
    assert!(before[0] == after[0] && before[1] != after[1]);
    let named = String::from_utf8(read(&device, "tls.names")).unwrap();
    assert_eq!(named, "127.0.0.1\nlocalhost\nnvr.shop.example\n");
    assert!(
        over_tls(&device).starts_with("HTTP/1.1"),
        "the new one is served"
    );

    // A cut between the two writes leaves an old certificate, which is made anew.
    device.switch_off();
    std::fs::write(device.dir.path().join("tls.crt"), &before[1]).unwrap();
    std::fs::remove_file(device.dir.path().join("tls.names")).unwrap();
    device.switch_on_with(&config);
    assert_ne!(read(&device, "tls.crt"), before[1]);
    device.restart();
}

#[test]
fn w17_behind_a_web_server_cookies_are_those_of_https() {
    let mut device = Device::new();
    device.switch_off();
    let mut config = device.config();
    config.tls = Tls::Proxy;
    device.switch_on_with(&config);
    let page = device.browser().get("/activate");
    assert!(
        page.header("strict-transport-security")
            .is_some_and(|value| value.contains("max-age=31536000")),
        "strict transport"
    );
    assert!(device.running().url().starts_with("http://127.0.0.1:"));
}
