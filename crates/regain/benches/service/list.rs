//! One list of many devices, from the upload to the case; each in a process of its own, so that the
//! memory is that of one list.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use object_store::local::LocalFileSystem;
use reqwest::multipart::{Form, Part};
use reqwest::{Client, StatusCode, redirect};
use store_sqlite::SqliteStore;
use testkit::service::MORNING;
use tokio::runtime::Runtime;

use crate::service::Service;

pub(crate) const HEADINGS: &str = "| rows | upload and check | look at it | hand in | memory before | at the most |\n\
    | --- | --- | --- | --- | --- | --- |";

/// Uploads a list of so many rows, looks at the faults, hands it in and prints a row of the table.
pub(crate) fn run(rows: u32, folder: &Path) {
    Runtime::new().unwrap().block_on(async {
        let store = SqliteStore::open(&folder.join("service.db")).await.unwrap();
        let pictures = folder.join("pictures");
        fs::create_dir(&pictures).unwrap();
        let pictures = LocalFileSystem::new_with_prefix(pictures).unwrap();
        let service = Service::over(Arc::new(store), Arc::new(pictures)).await;
        let portal = format!("http://{}", service.address);
        // Its builder asks for TLS, though nothing here speaks it.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder()
            .redirect(redirect::Policy::none())
            .build()
            .unwrap();
        let list = list(rows);
        let before = crate::memory();
        let (at, upload) = timed(upload(&client, &portal, list)).await;
        let Some(at) = at else {
            println!(
                "| {rows} | refused after {} | | | {before} MB | {} MB |",
                told(upload),
                crate::memory()
            );
            return;
        };
        let (page, look) = timed(client.get(&at).send()).await;
        assert_eq!(page.unwrap().status(), StatusCode::OK);
        let ((), hand_in) = timed(hand_in(&client, &at)).await;
        println!(
            "| {rows} | {} | {} | {} | {before} MB | {} MB |",
            told(upload),
            told(look),
            told(hand_in),
            crate::memory()
        );
    });
}

/// Rows that ask for a security code, for which no picture is needed.
fn list(rows: u32) -> String {
    let mut list =
        String::from("Serial number;Model;Product category;Device date;Answer wanted;Start time\n");
    let date = MORNING.date();
    for row in 0..rows {
        list.push_str(&format!(
            "RG{row:018};RG1602-16S;Recorder;{date};Security code;{date} 08:50:00\n"
        ));
    }
    list
}

/// Where the list is then; none when it was refused.
async fn upload(client: &Client, portal: &str, list: String) -> Option<String> {
    let form = Form::new().part("sheet", Part::text(list).file_name("list.csv"));
    let answer = client
        .post(format!("{portal}/bulk"))
        .multipart(form)
        .send()
        .await
        .unwrap();
    let at = answer.headers().get("location")?.to_str().unwrap();
    Some(format!("{portal}{at}"))
}

async fn hand_in(client: &Client, at: &str) {
    let mut form = Form::new();
    for (name, value) in [
        ("email", "holder@example.org"),
        ("country", "DE"),
        ("place", "Nord Alarm GmbH"),
        ("business", "installer"),
        ("declaration", "yes"),
    ] {
        form = form.text(name, value);
    }
    let answer = client.post(at).multipart(form).send().await.unwrap();
    let status = answer.status();
    assert_eq!(
        status,
        StatusCode::SEE_OTHER,
        "{}",
        answer.text().await.unwrap()
    );
}

async fn timed<T>(work: impl Future<Output = T>) -> (T, Duration) {
    let began = Instant::now();
    let done = work.await;
    (done, began.elapsed())
}

fn told(time: Duration) -> String {
    format!("{:.2} s", time.as_secs_f64())
}
