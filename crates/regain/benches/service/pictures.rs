//! Large pictures: one alone, and many at once; in a process of its own, so that the memory is that of
//! these uploads.

use std::io::Cursor;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use image::codecs::jpeg::JpegEncoder;
use image::{GrayImage, Luma};
use object_store::local::LocalFileSystem;
use qr::Symbol;
use rand_core::Rng as _;
use reqwest::{Client, StatusCode};
use store_sqlite::SqliteStore;
use testkit::entropy::Seeded;
use testkit::service::LabDevice;
use tokio::runtime::Runtime;
use tokio::task::JoinSet;

use crate::service::Service;

pub(crate) const HEADINGS: &str = "| picture | read, alone | kept as evidence, alone | at once | taken | asked to come again | longest | memory before | at the most |\n\
    | --- | --- | --- | --- | --- | --- | --- | --- | --- |";

/// How often one is sent alone; the best time counts, since others only stand in its way.
const ALONE: usize = 5;

/// How many are sent at once.
const AT_ONCE: usize = 40;

/// Uploads pictures of so many pixels a side and prints a row of the table.
pub(crate) fn run(side: u32, folder: &Path) {
    Runtime::new().unwrap().block_on(async {
        let store = SqliteStore::open(&folder.join("service.db")).await.unwrap();
        let pictures = LocalFileSystem::new_with_prefix(folder).unwrap();
        let service = Service::over(Arc::new(store), Arc::new(pictures)).await;
        let portal = format!("http://{}", service.address);
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::new();
        // Lent to every call, so that the memory is the service's.
        let bytes: &'static [u8] = picture(side, &service).leak();
        let before = crate::memory();
        let mut alone = [Duration::MAX; 2];
        for _ in 0..ALONE {
            for (best, path) in alone.iter_mut().zip(["pictures", "evidence"]) {
                let (status, time) = send(&client, &portal, path, bytes).await;
                assert!(status.is_success(), "{path}: {status}");
                *best = time.min(*best);
            }
        }
        let mut tasks = JoinSet::new();
        for number in 0..AT_ONCE {
            let (client, portal) = (client.clone(), portal.clone());
            let path = ["pictures", "evidence"][number % 2];
            tasks.spawn(async move { send(&client, &portal, path, bytes).await });
        }
        let answers = tasks.join_all().await;
        let many = |wanted: StatusCode| answers.iter().filter(|one| one.0 == wanted).count();
        let turned_away = many(StatusCode::SERVICE_UNAVAILABLE);
        let taken = many(StatusCode::OK) + many(StatusCode::CREATED);
        assert_eq!(taken + turned_away, AT_ONCE);
        let longest = answers.iter().map(|one| one.1).max().unwrap();
        println!(
            "| {side} × {side}, {:.1} MB | {} | {} | {AT_ONCE} | {taken} | {turned_away} | {} | {before} MB | {} MB |",
            f64::from(u32::try_from(bytes.len()).unwrap()) / 1e6,
            told(alone[0]),
            told(alone[1]),
            told(longest),
            crate::memory()
        );
    });
}

async fn send(
    client: &Client,
    portal: &str,
    path: &str,
    bytes: &'static [u8],
) -> (StatusCode, Duration) {
    let began = Instant::now();
    let call = client.post(format!("{portal}/api/v1/{path}"));
    let call = call.header("content-type", "image/jpeg").body(bytes);
    let answer = call.send().await.unwrap();
    let status = answer.status();
    drop(answer.bytes().await.unwrap());
    (status, began.elapsed())
}

/// A photo of a device's page: grainy, and the code fills a third of its width.
fn picture(side: u32, service: &Service) -> Vec<u8> {
    let device = LabDevice::new("RG000000000000000001", 5);
    let link = service.link(&device);
    let (prefix, digits) = link.split_at(link.rfind('/').unwrap() + 1);
    let symbol = Symbol::link(prefix, digits).unwrap();
    let modules = u32::from(symbol.side()) + 8;
    let (corner, size) = (side / 3, side / 3 / modules);
    let mut rng = Seeded::new(25);
    let mut grain = vec![0; usize::try_from(side * side).unwrap()];
    rng.fill_bytes(&mut grain);
    let mut grain = grain.into_iter();
    let photo = GrayImage::from_fn(side, side, |x, y| {
        let module = |at: u32| {
            let at = at.checked_sub(corner)? / size;
            u16::try_from(at.checked_sub(4)?).ok()
        };
        let is_paper = |at: u32| (corner..corner + modules * size).contains(&at);
        let is_dark = match (module(x), module(y)) {
            (Some(x), Some(y)) if x < symbol.side() && y < symbol.side() => symbol.is_dark(x, y),
            _ => false,
        };
        let light = match (is_dark, is_paper(x) && is_paper(y)) {
            (true, _) => 40,
            (false, true) => 210,
            (false, false) => 90 + u8::try_from((x + y) * 60 / (2 * side)).unwrap(),
        };
        Luma([light + grain.next().unwrap_or_default() % 24])
    });
    let mut out = Cursor::new(Vec::new());
    let encoder = JpegEncoder::new_with_quality(&mut out, 80);
    photo.write_with_encoder(encoder).unwrap();
    out.into_inner()
}

fn told(time: Duration) -> String {
    format!("{:.0} ms", time.as_secs_f64() * 1e3)
}
