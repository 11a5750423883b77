//! `regain data`, `regain keys data`, and the process that draws PDFs.

use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::world::World;

#[test]
fn p10_pictures_in_the_open_are_told_and_sealed_and_a_lost_key_is_named() {
    let world = World::new().with_keys();
    let folder = world.path("regain-data/pictures/cases");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("old.png"), b"\x89PNG of an older version").unwrap();
    let said = world.regain("doctor");
    assert!(said.out.contains("1 files lie in the open"), "{}", said.out);
    assert_eq!(world.must("data seal"), "Sealed 1 file.\n");
    assert_eq!(world.must("data seal"), "Everything was sealed already.\n");
    let sealed = std::fs::read(folder.join("old.png")).unwrap();
    assert!(!sealed.windows(5).any(|part| part == b"older"));
    let said = world.regain("doctor");
    assert!(
        said.out.contains("1 files, all of them sealed"),
        "{}",
        said.out
    );

    let keys = std::fs::read_dir(world.path("regain-data/keys")).unwrap();
    let files = keys.map(|entry| entry.unwrap().path());
    let is_data = |path: &std::path::PathBuf| path.to_string_lossy().contains("/data-");
    let data: Vec<_> = files.filter(is_data).collect();
    let [key] = &data[..] else {
        panic!("one data key: {data:?}");
    };
    let mode = std::fs::metadata(key).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    std::fs::rename(key, world.path("elsewhere")).unwrap();
    world.must("keys data");
    let said = world.regain("doctor");
    assert!(
        !said.ok && said.out.contains("which is not here"),
        "{}",
        said.out
    );
}

#[expect(
    clippy::disallowed_methods,
    reason = "the process bounds itself by the real clock"
)]
/// What the process that draws PDFs makes of these bytes: its exit code, and how long it took.
fn drawn(pdf: &[u8]) -> (Option<i32>, usize, Duration) {
    let begun = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_regain"))
        .args(["print", "pdf-pages"])
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    // It may have ended before it has read everything.
    let _ = child.stdin.take().unwrap().write_all(pdf);
    let output = child.wait_with_output().unwrap();
    (output.status.code(), output.stdout.len(), begun.elapsed())
}

/// A PDF of one page that is drawn by this content.
fn page(content: &str, extra: &str) -> Vec<u8> {
    let length = content.len();
    format!(
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n\
         2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n\
         3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 200] /Contents 4 0 R \
         /Resources << /XObject << /X 5 0 R >> >> {extra} >>\nendobj\n\
         4 0 obj\n<< /Length {length} >>\nstream\n{content}\nendstream\nendobj\n\
         5 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 12 \
         /Resources << /XObject << /X 5 0 R >> >> >>\nstream\n/X Do /X Do \nendstream\nendobj\n\
         trailer\n<< /Root 1 0 R >>\n%%EOF\n"
    )
    .into_bytes()
}

#[test]
fn p10_a_pdf_made_to_do_harm_ends_its_own_process_and_nothing_else() {
    let (code, bytes, _) = drawn(&page("1 0 0 rg 0 0 100 100 re f", ""));
    assert!(code == Some(0) && bytes > 1000, "{code:?}, {bytes} bytes");
    let huge = "/MediaBox [0 0 1000000000 1000000000]";
    let loops = "0 0 400 200 re f ".repeat(400_000);
    let deep = format!("%PDF-1.4\n1 0 obj\n{}\n", "[".repeat(1_000_000));
    let hostile = [
        page("/X Do", ""),
        page("0 0 1 1 re f", huge),
        page(&loops, ""),
        page(&"q ".repeat(2_000_000), ""),
        deep.into_bytes(),
        b"%PDF-1.7".to_vec(),
        Vec::new(),
    ];
    for (index, pdf) in hostile.iter().enumerate() {
        let (code, bytes, took) = drawn(pdf);
        // Drawn, refused, or ended by a limit: never longer than its share, never more than pages.
        assert!(bytes < 20 * 1024 * 1024, "{index}: {bytes} bytes, {code:?}");
        assert!(took < Duration::from_mins(2), "{index}: {took:?}");
    }
}
