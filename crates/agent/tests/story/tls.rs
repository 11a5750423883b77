//! HTTPS with the device's own certificate.

use std::sync::Arc;

use agent::Tls;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

use crate::support::Device;

fn over_tls(device: &Device) -> String {
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
    let request = format!("GET /activate HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
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
