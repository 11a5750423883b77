//! What a phone waits for that scans a device's code (D5, M1): a frame read, the page, the mail ordered;
//! alone, and while ten thousand scans of random bytes a minute come from one network.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use async_trait::async_trait;
use object_store::memory::InMemory;
use protocol::{Scope, Way};
use qr::Symbol;
use rand_core::Rng as _;
use server::Rates;
use server::mail::{Letter, MailError, Mailer};
use store_sqlite::SqliteStore;
use testkit::entropy::Seeded;
use testkit::service::LabDevice;
use tokio::runtime::Runtime;
use tokio::sync::watch;

use crate::client::Line;
use crate::figures::Figure;
use crate::service::Service;

/// Scans of random bytes a minute.
const FLOOD: u64 = 10_000;
/// From how many connections they come.
const LINES: u64 = 4;

/// A device whose code is on its screen.
struct Shown {
    email: String,
    digits: String,
    /// What the camera sees of it.
    frame: Vec<u8>,
}

/// A mail server that notes when it got what.
#[derive(Default)]
struct Noting(Mutex<HashMap<String, Instant>>);

#[async_trait]
impl Mailer for Noting {
    async fn send(&self, letter: &Letter) -> Result<(), MailError> {
        let to = letter.to.as_str().to_owned();
        self.0.lock().unwrap().insert(to, Instant::now());
        Ok(())
    }

    fn describe(&self) -> String {
        "a note of the time".to_owned()
    }
}

/// So many honest scans alone, then as many while the flood lasts, which is so many seconds at least.
pub(crate) fn run(scans: usize, seconds: u64) {
    let runtime = Runtime::new().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("phone.db");
    let store = Arc::new(runtime.block_on(SqliteStore::open(&file)).unwrap());
    let pictures = Arc::new(InMemory::new());
    let service = runtime.block_on(Service::bounded(store, pictures, Rates::default()));
    let all = runtime.block_on(devices(&service, 2 * scans));
    let mailer = Arc::new(Noting::default());
    let (stop, stopped) = watch::channel(false);
    let worker = server::worker::run(service.services.clone(), mailer.clone(), stopped);
    let worker = runtime.spawn(worker);

    page(&service, &all[0]);
    println!(
        "\n| {scans} honest scans | what | a second | p50 | p99 | longest |\n| --- | --- | --- | --- | --- | --- |"
    );
    let (alone, meanwhile) = all.split_at(scans);
    let mut ordered = scan_all(service.address, alone, 0, "alone");
    let flood = Arc::new(Flood::default());
    let lines: Vec<_> = (0..LINES)
        .map(|line| {
            let (flood, to) = (flood.clone(), service.address);
            thread::spawn(move || flood.pour(to, line))
        })
        .collect();
    let began = Instant::now();
    ordered.extend(scan_all(service.address, meanwhile, 1, "in the flood"));
    while began.elapsed() < Duration::from_secs(seconds) {
        thread::sleep(Duration::from_millis(50));
    }
    flood.is_over.store(true, Ordering::Relaxed);
    for line in lines {
        line.join().unwrap();
    }
    flood.print(began.elapsed());
    mails(&ordered, &mailer);
    stop.send(true).unwrap();
    runtime.block_on(worker).unwrap();
}

async fn devices(service: &Service, count: usize) -> Vec<Shown> {
    let mut all = Vec::with_capacity(count);
    let address = &service.lab.policy.public_address;
    for number in 0..count {
        let seed = 50_000 + 2 * u64::try_from(number).unwrap();
        let email = format!("owner{number}@plant.example");
        let device = LabDevice::new(&format!("RG{number:018}"), seed).with_reserved(&email);
        service.lab.enrol(&device).await;
        let kind = (Way::Email, Scope::Administrator);
        let (challenge, _) = device.challenge_for(kind.0, kind.1, &service.lab, seed + 1);
        let digits = challenge.to_digits();
        let symbol = Symbol::link(&format!("{address}/c/"), &digits).unwrap();
        if number == 0 {
            let (bytes, version) = (challenge.as_bytes().len(), symbol.version());
            let link = challenge.to_link(address).len();
            println!("challenge of {bytes} bytes, link of {link}, QR code of version {version}");
        }
        all.push(Shown {
            email,
            frame: symbol.png(6),
            digits,
        });
    }
    all
}

/// The bytes of the page that the phone's own camera opens, with all that it needs, and of the next.
fn page(service: &Service, device: &Shown) {
    let mut line = Line::open(service.address);
    let from = "X-Forwarded-For: 192.0.2.1\r\nAccept-Encoding: gzip, br\r\n";
    let plain = "X-Forwarded-For: 192.0.2.1\r\n";
    let mut get =
        |path: &str, with: &str| line.call(&format!("GET {path} HTTP/1.1\r\n{with}"), &[]);
    let path = format!("/c/{}", device.digits);
    let opened = get(&path, from).bytes;
    let text = get(&path, plain).text();
    let mut needed: Vec<_> = text
        .split('"')
        .filter(|part| part.starts_with("/assets/"))
        .collect();
    needed.sort_unstable();
    needed.dedup();
    let parts: usize = needed.iter().map(|part| get(part, from).bytes).sum();
    let next = {
        let body = format!("challenge={}", device.digits);
        let head = format!(
            "POST /email-code HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n{from}"
        );
        line.call(&head, body.as_bytes()).bytes
    };
    let all = opened + parts + next;
    println!(
        "page {opened} bytes, {} files with it {parts}, the page after the tap {next}: {all} in all",
        needed.len()
    );
}

/// Scans each, one after the other, each from a network of its own; gives when each mail was ordered.
fn scan_all(to: SocketAddr, all: &[Shown], round: u8, when: &str) -> Vec<(String, Instant)> {
    let mut line = Line::open(to);
    let (mut ordered, mut times) = (Vec::new(), [const { Vec::new() }; 4]);
    let began = Instant::now();
    for (number, device) in all.iter().enumerate() {
        let from = format!(
            "X-Forwarded-For: 10.{round}.{}.{}\r\n",
            number / 250,
            number % 250
        );
        let start = Instant::now();
        let head = format!("POST /api/v1/frames HTTP/1.1\r\nContent-Type: image/png\r\n{from}");
        let read = line.call(&head, &device.frame);
        assert!(read.text().contains(&device.digits), "{}", read.text());
        let seen = Instant::now();
        let shown = line.call(&format!("GET /c/{} HTTP/1.1\r\n{from}", device.digits), &[]);
        assert_eq!(shown.status, 200, "{}", shown.text());
        let opened = Instant::now();
        let form = "Content-Type: application/x-www-form-urlencoded";
        let head = format!("POST /email-code HTTP/1.1\r\n{form}\r\n{from}");
        ordered.push((device.email.clone(), Instant::now()));
        let placed = line.call(&head, format!("challenge={}", device.digits).as_bytes());
        assert_eq!(placed.status, 202, "{}", placed.text());
        let steps = [
            seen - start,
            opened - seen,
            opened.elapsed(),
            start.elapsed(),
        ];
        for (times, took) in times.iter_mut().zip(steps) {
            times.push(took);
        }
    }
    let all = began.elapsed();
    let names = ["frame read", "page opened", "mail ordered", "all of it"];
    for (name, times) in names.into_iter().zip(times) {
        println!("| {when} | {name} {}", Figure::new(times, all));
    }
    ordered
}

/// Scans of random bytes, all from one network.
#[derive(Default)]
struct Flood {
    is_over: AtomicBool,
    calls: AtomicU64,
    refused: AtomicU64,
}

impl Flood {
    fn pour(&self, to: SocketAddr, number: u64) {
        let mut line = Line::open(to);
        let mut rng = Seeded::new(900 + number);
        let from = "X-Forwarded-For: 203.0.113.9\r\n";
        let pause = Duration::from_secs(60 * LINES) / u32::try_from(FLOOD).unwrap();
        let mut next = Instant::now();
        for turn in 0_u64.. {
            if self.is_over.load(Ordering::Relaxed) {
                return;
            }
            let mut bytes = [0; 2_000];
            rng.fill_bytes(&mut bytes);
            let status = if turn.is_multiple_of(2) {
                let head =
                    format!("POST /api/v1/frames HTTP/1.1\r\nContent-Type: image/jpeg\r\n{from}");
                line.call(&head, &bytes).status
            } else {
                let digits: String = bytes[..420]
                    .iter()
                    .map(|byte| char::from(b'0' + byte % 10))
                    .collect();
                line.call(&format!("GET /c/{digits} HTTP/1.1\r\n{from}"), &[])
                    .status
            };
            self.calls.fetch_add(1, Ordering::Relaxed);
            self.refused
                .fetch_add(u64::from(status == 429), Ordering::Relaxed);
            next += pause;
            thread::sleep(next.saturating_duration_since(Instant::now()));
        }
    }

    fn print(&self, took: Duration) {
        let (calls, refused) = (&self.calls, &self.refused);
        let (calls, refused) = (
            calls.load(Ordering::Relaxed),
            refused.load(Ordering::Relaxed),
        );
        let minute = calls * 60 / took.as_secs().max(1);
        println!(
            "\nflood: {calls} calls, {minute} a minute, {refused} of them turned away at once"
        );
    }
}

/// From the tap to the mail server.
fn mails(ordered: &[(String, Instant)], mailer: &Noting) {
    let patience = Instant::now() + Duration::from_secs(60);
    while mailer.0.lock().unwrap().len() < ordered.len() && Instant::now() < patience {
        thread::sleep(Duration::from_millis(50));
    }
    let sent = mailer.0.lock().unwrap();
    let times: Vec<_> = ordered
        .iter()
        .map(|(email, at)| sent[email].saturating_duration_since(*at))
        .collect();
    let all = times.iter().sum();
    println!(
        "\nfrom the tap to the mail server {}",
        Figure::new(times, all)
    );
}
