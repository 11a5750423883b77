//! Many devices at once from a list, as a browser without scripts meets it (P3).

use std::io::{Cursor, Write};
use std::time::Duration;

use axum::http::{StatusCode, header};
use protocol::DeviceKey;
use recovery::policy::AnswerKind;
use zip::write::{SimpleFileOptions, ZipWriter};

use crate::browser::{Browser, File, Page};
use crate::world::{HOLDER, SERIAL, World, case_in};

const SECOND: &str = "RG4T7M2KXX9876543211";
const THIRD: &str = "RG4T7M2KXX9876543212";

const ASKER: [(&str, &str); 5] = [
    ("email", HOLDER),
    ("country", "DE"),
    ("place", "Nord Alarm GmbH"),
    ("business", "installer"),
    ("declaration", "yes"),
];

fn list(rows: &[&str]) -> String {
    format!("Serial;Model;Category;Date\n{}\n", rows.join("\n"))
}

fn good(serial: &str) -> String {
    format!("{serial};RG1602-16S;Recorder;21.11.2026")
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

async fn upload(holder: &mut Browser, path: &str, name: &str, bytes: &[u8]) -> Page {
    holder
        .post_files(path, &[], &[("sheet", File { name, bytes })])
        .await
}

/// Uploads a list and gives its address.
async fn begin(holder: &mut Browser, list: &str) -> String {
    let sent = upload(holder, "/bulk", "list.csv", list.as_bytes()).await;
    sent.leads_to().to_owned()
}

#[tokio::test]
async fn p3_a_list_becomes_one_case_with_a_line_for_each_device() {
    let world = World::new().await;
    let key = DeviceKey::generate(&mut world.rng());
    world.register(SECOND, &key).await;
    let mut holder = world.holder();
    let at = begin(
        &mut holder,
        &list(&[
            &good(SERIAL),
            "1.23E+19;RG1602-16S;Recorder;05/06/2026",
            &good(SECOND),
        ]),
    )
    .await;
    holder
        .get(&at)
        .await
        .is(StatusCode::OK)
        .says(r#"<td data-label="Row">3</td><td data-label="Column">Serial number</td>"#)
        .says("turned this serial number into the number 1.23E+19")
        .says(r#"<td data-label="Row">3</td><td data-label="Column">Device date</td>"#)
        .says("may be two dates")
        .says("Devices that have their picture: 0 of 2");

    let screenshot = world.screenshot(&world.challenge());
    let exported = world.challenge_of(SECOND, &key, None).to_xml();
    let stranger = world.challenge_of(THIRD, &key, None).to_xml();
    let files = zipped(&[
        ("a/IMG_1.png", &screenshot),
        ("b.xml", exported.as_bytes()),
        ("c.xml", stranger.as_bytes()),
        ("cat.png", b"no picture"),
    ]);
    let pictures = format!("{at}/pictures");
    upload(&mut holder, &pictures, "all.zip", &files)
        .await
        .is(StatusCode::OK)
        .says("Files that have found their row: 2.")
        .says("Devices that have their picture: 2 of 2")
        .says(&format!("It is of device {THIRD}, which is in no good row"))
        .says("<strong>cat.png</strong>");

    // A row that is not ready is left out only when that was said.
    holder
        .post_form(&at, &ASKER, None)
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Some rows are not ready");
    let undeclared = [&ASKER[..4], &[("leave_out", "yes")]].concat();
    holder
        .post_form(&at, &undeclared, None)
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Please confirm this");
    let all = [&ASKER[..], &[("leave_out", "yes")]].concat();
    let sent = holder.post_form(&at, &all, None).await;
    assert_eq!(sent.leads_to(), "/request/received");
    let case = case_in(&holder.get("/request/received").await);
    let mut staff = world.staff().await;
    staff
        .get(&format!("/cases/{case}"))
        .await
        .says(SERIAL)
        .says(SECOND)
        .says_not(THIRD);
    // The list is gone: sent once more it makes no second case.
    holder
        .post_form(&at, &all, None)
        .await
        .is(StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn p3_the_rows_with_faults_are_mended_and_the_good_ones_stay() {
    let world = World::new().await;
    let mut holder = world.holder();
    let at = begin(
        &mut holder,
        &list(&[
            &good(SERIAL),
            "1.23E+19;RG1602-16S;Recorder;21.11.2026",
            "x;;;",
        ]),
    )
    .await;
    let file = holder.get(&format!("{at}/faults.xlsx")).await;
    file.is(StatusCode::OK);
    assert!(
        file.headers[header::CONTENT_DISPOSITION]
            .to_str()
            .unwrap()
            .contains("faulty-rows.xlsx")
    );
    // What was taken away can be sent again as it is, and has the same faults.
    let mend = format!("{at}/sheet");
    let again = upload(&mut holder, &mend, "faulty-rows.xlsx", &file.bytes).await;
    assert_eq!(again.leads_to(), at);
    holder
        .get(&at)
        .await
        .says("<dt>Devices</dt><dd>3</dd>")
        .says("<dt>With faults</dt><dd>2</dd>");
    let mended = list(&[&good(SECOND), &good(SERIAL)]);
    let again = upload(&mut holder, &mend, "mended.csv", mended.as_bytes()).await;
    assert_eq!(again.leads_to(), at);
    holder
        .get(&at)
        .await
        .says("<dt>Devices</dt><dd>3</dd>")
        .says("<dt>With faults</dt><dd>1</dd>")
        .says("This serial number stands in row 2 of your list already");
    upload(&mut holder, &mend, "x.pdf", b"%PDF-1.7")
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("This is a PDF");
}

#[tokio::test]
async fn p3_the_templates_are_there_and_empty_lists_are_told() {
    let world = World::new().await;
    let mut holder = world.holder();
    for (path, kind) in [
        ("/bulk/template.xlsx", "spreadsheetml"),
        ("/bulk/template.csv", "text/csv"),
    ] {
        let file = holder.get(path).await;
        file.is(StatusCode::OK);
        assert!(
            file.headers[header::CONTENT_TYPE]
                .to_str()
                .unwrap()
                .contains(kind)
        );
        upload(&mut holder, "/bulk", "template", &file.bytes)
            .await
            .is(StatusCode::UNPROCESSABLE_ENTITY)
            .says("There are no devices below the headings");
    }
    holder
        .post_form("/bulk", &[], None)
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Please choose a file first");
}

#[tokio::test]
async fn p3_files_made_to_do_harm_are_refused_and_told() {
    let world = World::new().await;
    let mut holder = world.holder();
    let macros = zipped(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/vbaProject.bin", b"x"),
    ]);
    upload(&mut holder, "/bulk", "list.xlsm", &macros)
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("The file holds macros");
    let long = vec![b'a'; 11 << 20];
    upload(&mut holder, "/bulk", "list.csv", &long)
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("larger than 10 MB");
    let at = begin(&mut holder, &list(&[&good(SERIAL)])).await;
    let large = vec![0; 11 << 20];
    let bomb = zipped(&[("a.png", &large)]);
    upload(&mut holder, &format!("{at}/pictures"), "bomb.zip", &bomb)
        .await
        .is(StatusCode::OK)
        .says("<strong>a.png</strong>: It is larger than 10 MB");
    let both = [&bomb[..], b"<script>"].concat();
    upload(&mut holder, &format!("{at}/pictures"), "both.zip", &both)
        .await
        .says("The file is of two kinds at once");
}

#[tokio::test]
async fn p3_a_list_is_its_owners_and_is_forgotten_after_a_day() {
    let world = World::new().await;
    let mut holder = world.holder();
    let at = begin(&mut holder, &list(&[&good(SERIAL)])).await;
    let page = holder.get(&at).await;
    assert_eq!(page.headers[header::REFERRER_POLICY], "no-referrer");
    for other in [
        "/bulk/0123456789abcdef0123456789abcdef",
        "/bulk/..%2f..%2fcases",
        "/bulk/x",
    ] {
        holder.get(other).await.is(StatusCode::NOT_FOUND);
    }
    world.clock.pass(Duration::from_hours(24 * 400));
    server::worker::sweep(&world.services).await;
    holder.get(&at).await.is(StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn p3_ten_thousand_devices_make_one_case() {
    let world = World::with(|policy, _| policy.answers = vec![AnswerKind::TemporaryPassword]).await;
    let mut holder = world.holder();
    let rows: Vec<_> = (0..10_000)
        .map(|at| good(&format!("RG4T7M2KXX98765{at:05}")))
        .collect();
    let rows: Vec<_> = rows.iter().map(String::as_str).collect();
    let at = begin(&mut holder, &list(&rows)).await;
    holder
        .get(&at)
        .await
        .says("<dt>Ready to be sent</dt><dd>10000</dd>");
    let sent = holder.post_form(&at, &ASKER, None).await;
    assert_eq!(sent.leads_to(), "/request/received");
    let case = case_in(&holder.get("/request/received").await);
    let mut staff = world.staff().await;
    staff.get("/").await.says(&case);
    // One more is told before anything is sent.
    let more = [&rows[..], &[SERIAL]].concat();
    let sent = upload(&mut holder, "/bulk", "list.csv", list(&more).as_bytes()).await;
    sent.is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("more than 10000 devices");
}
