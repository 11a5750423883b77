//! `regain serve`.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};

use crate::world::World;

/// A service with no settings but its ports; ended when dropped.
struct Service {
    child: Child,
    portal: u16,
    desk: u16,
}

impl Service {
    fn start(world: &World) -> Self {
        Self::start_with(world, |name, port| {
            format!(
                "[{name}]\nlisten = \"127.0.0.1:{port}\"\naddress = \"http://127.0.0.1:{port}\"\n"
            )
        })
    }

    /// The same with settings of the test's own for each site, by its name and port.
    fn start_with(world: &World, site: impl Fn(&str, u16) -> String) -> Self {
        let [portal, desk] = [(); 2].map(|()| TcpListener::bind("127.0.0.1:0").unwrap());
        let [portal, desk] = [portal, desk].map(|listener| listener.local_addr().unwrap().port());
        let config = world.write(
            "regain.toml",
            &(site("portal", portal) + &site("desk", desk)),
        );
        let mut child = Command::new(env!("CARGO_BIN_EXE_regain"))
            .args(["serve", "--data"])
            .arg(world.path("data"))
            .arg("--config")
            .arg(config)
            .env_clear()
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Both ports are taken before the second address is told.
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        assert_eq!(lines.take(2).filter(Result::is_ok).count(), 2);
        Self {
            child,
            portal,
            desk,
        }
    }

    /// Asks to end as a service manager does; whether it ended well.
    fn terminate(mut self) -> bool {
        let id = self.child.id().to_string();
        Command::new("kill").args(["-TERM", &id]).status().unwrap();
        self.child.wait().unwrap().success()
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn get(port: u16, path: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn it_starts_from_nothing_serves_both_sites_and_ends_when_told() {
    let world = World::new();
    let service = Service::start(&world);
    assert!(get(service.portal, "/").starts_with("HTTP/1.1 200"));
    assert!(get(service.desk, "/sign-in").starts_with("HTTP/1.1 200"));
    assert!(service.terminate());
    assert!(world.path("data/regain.sqlite").exists());
}

#[test]
fn a_kill_at_any_moment_leaves_data_that_the_next_start_takes_up() {
    let world = World::new();
    drop(Service::start(&world));
    let service = Service::start(&world);
    assert!(get(service.portal, "/").starts_with("HTTP/1.1 200"));
}

#[test]
fn the_settings_it_prints_are_settings_it_takes() {
    let world = World::new();
    let printed = world.must("serve --print-config");
    world.write("printed.toml", &printed);
    let said = world.regain("doctor --config printed.toml");
    assert!(!said.out.contains("WRONG  settings"), "{}", said.out);
}

#[test]
fn a_port_that_is_taken_is_told_as_such() {
    let world = World::new();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    world.write(
        "regain.toml",
        &format!("[portal]\nlisten = \"127.0.0.1:{port}\"\n"),
    );
    let said = world.regain("serve --config regain.toml");
    assert!(
        !said.ok
            && said
                .err
                .contains(&format!("cannot listen on 127.0.0.1:{port}")),
        "{}",
        said.err
    );
}

#[test]
fn w18_with_a_certificate_it_speaks_https_and_says_to_stay_with_it() {
    let world = World::new();
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let certificate = world.write("certificate.pem", &made.cert.pem());
    let key = world.write("key.pem", &made.signing_key.serialize_pem());
    let service = Service::start_with(&world, |name, port| {
        format!(
            "[{name}]\nlisten = \"127.0.0.1:{port}\"\naddress = \"https://localhost:{port}\"\n\
             [{name}.tls]\ncertificate = {certificate:?}\nkey = {key:?}\n"
        )
    });
    let _ = rustls::crypto::ring::default_provider().install_default();
    let trusted = reqwest::Certificate::from_pem(made.cert.pem().as_bytes()).unwrap();
    let client = reqwest::Client::builder()
        .tls_certs_only([trusted])
        .build()
        .unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    for (port, path) in [(service.portal, "/"), (service.desk, "/sign-in")] {
        let url = format!("https://localhost:{port}{path}");
        let answer = runtime.block_on(client.get(url).send()).unwrap();
        assert_eq!(answer.status(), 200);
        assert_eq!(
            answer.headers()["strict-transport-security"],
            "max-age=31536000"
        );
    }
}
