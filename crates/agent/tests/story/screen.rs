//! The device's own screen (D4): who is let in there, and what happens when nobody is there.

use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::Duration;

use agent::{Config, ScreenSettings};

use crate::support::{Browser, Device, NEW_PASSWORD, PASSWORD, answer};

/// The configuration of a device with a monitor.
pub(crate) fn with_screen(config: Config, idle: Duration) -> Config {
    let screen = Some(ScreenSettings {
        listen: SocketAddr::from(([127, 0, 0, 1], 0)),
        idle,
    });
    Config { screen, ..config }
}

fn with_monitor(idle: Duration) -> Device {
    let mut device = Device::activated();
    device.switch_off();
    device.switch_on_with(&with_screen(device.config(), idle));
    device
}

fn screen_of(device: &Device) -> SocketAddr {
    device.running().screen().unwrap()
}

/// Where the start page leads now: the path with the key.
fn entrance(dir: &Path) -> String {
    let page = fs::read_to_string(dir.join("screen.html")).unwrap();
    let path = page.find("/screen/enter/").unwrap();
    page[path..].split('"').next().unwrap().to_owned()
}

/// The kiosk's browser, let in.
pub(crate) fn kiosk(device: &Device) -> Browser {
    let browser = Browser::new(screen_of(device));
    assert_eq!(browser.get(&entrance(device.dir.path())).status, 200);
    browser
}

const LONG: Duration = Duration::from_secs(300);

#[test]
fn d4_the_start_page_lets_one_browser_in_once() {
    let device = with_monitor(LONG);
    let path = entrance(device.dir.path());
    let [first, second] = [(); 2].map(|()| Browser::new(screen_of(&device)));
    let page = first.get(&path);
    assert_eq!(page.status, 200);
    let cookie = page.header("set-cookie").unwrap();
    assert!(
        cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"),
        "{cookie}"
    );
    assert!(first.get("/sign-in").says("On-screen") || first.get("/sign-in").says("data-idle"));
    assert_eq!(second.get(&path).status, 403);
    assert_eq!(second.get("/sign-in").status, 403);
    assert_ne!(entrance(device.dir.path()), path);
    assert_eq!(second.get(&entrance(device.dir.path())).status, 200);
    assert_eq!(first.get("/sign-in").status, 200);
}

#[test]
fn d4_nobody_without_a_key_reaches_any_page_of_the_screen() {
    let device = with_monitor(LONG);
    let none = Browser::new(screen_of(&device));
    for path in [
        "/",
        "/sign-in",
        "/forgot",
        "/forgot/key",
        "/api/v1/device",
        "/home",
        "/screen/here",
        "/screen/enter/0123",
    ] {
        assert_eq!(none.get(path).status, 403, "{path}");
    }
    let wrong = format!("Cookie: screen_key={}\r\n", "0".repeat(64));
    assert_eq!(
        none.send("GET", "/sign-in", &wrong, "").unwrap().status,
        403
    );
    // Whoever is let in on the network is not let in here, and asking here leaves no trace there.
    let network = device.browser();
    network.sign_in(PASSWORD);
    assert_eq!(none.post("/sign-in", &[("password", PASSWORD)]).status, 403);
    assert_eq!(
        none.call("POST", "/api/v1/forgot/key", None, "{}").status,
        403
    );
    assert_eq!(network.get("/forgot/key").status, 303);
}

#[test]
fn d4_the_files_with_the_keys_are_the_agents_alone() {
    let device = with_monitor(LONG);
    kiosk(&device);
    for name in ["screen.html", "console.key"] {
        let mode = fs::metadata(device.dir.path().join(name))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

#[test]
fn d4_a_key_ends_with_the_agent() {
    let mut device = with_monitor(LONG);
    let path = entrance(device.dir.path());
    let config = with_screen(device.config(), LONG);
    device.switch_off();
    device.switch_on_with(&config);
    assert_eq!(Browser::new(screen_of(&device)).get(&path).status, 403);
}

#[test]
fn d4_a_foreign_name_for_the_screen_is_refused_also_with_the_key() {
    let device = with_monitor(LONG);
    let address = screen_of(&device);
    let cookie = key_of(&device);
    let asked = |host: &str| {
        raw(
            address,
            &format!("GET /sign-in HTTP/1.1\r\nHost: {host}\r\n{cookie}Connection: close\r\n\r\n"),
        )
    };
    assert!(asked(&address.to_string()).starts_with("HTTP/1.1 200"));
    assert!(asked(&format!("localhost:{}", address.port())).starts_with("HTTP/1.1 200"));
    let foreign = [
        "evil.example".to_owned(),
        format!("evil.example:{}", address.port()),
        "recorder.local".to_owned(),
        format!("192.0.2.7:{}", address.port()),
        "127.0.0.1".to_owned(),
        format!("127.0.0.1.evil.example:{}", address.port()),
        String::new(),
    ];
    for host in foreign {
        assert!(asked(&host).starts_with("HTTP/1.1 403"), "{host}");
    }
    let absolute = format!(
        "GET http://evil.example/sign-in HTTP/1.1\r\nHost: {address}\r\n{cookie}Connection: close\r\n\r\n"
    );
    assert!(raw(address, &absolute).starts_with("HTTP/1.1 403"));
}

#[test]
fn d4_the_screen_is_bound_where_no_other_machine_reaches_it() {
    let device = with_monitor(LONG);
    let port = screen_of(&device).port();
    let Some(own) = own_address() else {
        return;
    };
    assert!(
        TcpStream::connect_timeout(&SocketAddr::new(own, port), Duration::from_secs(1)).is_err()
    );
}

#[test]
fn d4_what_is_done_at_the_screen_is_told_as_done_there_and_has_tries_of_its_own() {
    let device = with_monitor(LONG);
    let screen = kiosk(&device);
    assert_eq!(screen.post("/forgot/key", &[]).status, 303);
    // The network's lane shows no challenge of the screen's.
    assert_eq!(device.browser().get("/forgot/key").status, 303);
    let challenge = crate::support::shown_challenge(&screen);
    let key = device.authority.key_for(&challenge, &device.public_key());
    assert_eq!(
        screen
            .post("/forgot/key/answer", &answer(&key, NEW_PASSWORD))
            .status,
        303
    );
    assert_eq!(screen.sign_in(NEW_PASSWORD).status, 303);
    assert!(screen.get("/home").says(", at the screen"));
}

#[test]
fn d4_an_idle_screen_is_back_at_its_start_and_its_session_has_ended() {
    let device = with_monitor(Duration::from_millis(1500));
    let screen = kiosk(&device);
    screen.sign_in(PASSWORD);
    assert_eq!(screen.get("/home").status, 200);
    std::thread::sleep(Duration::from_millis(1700));
    let page = screen.get("/home");
    assert_eq!((page.status, page.location()), (303, "/sign-in?done=idle"));
    assert_eq!(screen.get("/home").location(), "/sign-in?done=ended");
    assert!(screen.get("/sign-in?done=idle").says("signed out"));
    // Telling that somebody is there keeps it.
    screen.sign_in(PASSWORD);
    for _ in 0..4 {
        std::thread::sleep(Duration::from_millis(500));
        assert_eq!(screen.post("/screen/here", &[]).status, 204);
    }
    assert_eq!(screen.get("/home").status, 200);
}

#[test]
fn d4_forgot_password_is_one_link_away_without_scripts_and_tells_serial_and_start_time() {
    let device = with_monitor(LONG);
    let screen = kiosk(&device);
    let page = screen.get("/sign-in");
    assert!(page.says("href=\"/forgot\"") && page.says("data-corner=\"/forgot\""));
    let forgot = screen.get("/forgot");
    assert!(forgot.says(crate::support::SERIAL) && forgot.says("Start time"));
    assert!(
        !device.browser().get("/sign-in").says("data-corner"),
        "the network has no corner"
    );
}

/// The cookie line of a browser that is let in.
fn key_of(device: &Device) -> String {
    let address = screen_of(device);
    let page = Browser::new(address).get(&entrance(device.dir.path()));
    let cookie = page
        .header("set-cookie")
        .unwrap()
        .split(';')
        .next()
        .unwrap()
        .to_owned();
    format!("Cookie: {cookie}\r\n")
}

fn raw(address: SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

/// An address of this machine in a network, where it has one. No packet is sent.
fn own_address() -> Option<std::net::IpAddr> {
    let socket = std::net::UdpSocket::bind("0.0.0.0:0").ok()?;
    socket.connect("192.0.2.1:9").ok()?;
    let own = socket.local_addr().ok()?.ip();
    (!own.is_loopback() && !own.is_unspecified()).then_some(own)
}
