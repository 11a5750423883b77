//! Label photos and proofs of purchase: asked for by name, sealed, watermarked, judged (P10).

use axum::http::StatusCode;
use futures_util::TryStreamExt as _;
use image::{DynamicImage, ImageFormat, RgbImage};
use object_store::ObjectStoreExt as _;
use recovery::audit::Act;

use crate::browser::File;
use crate::world::World;

/// A photo of nothing in grey.
pub(crate) fn photo() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let grey = RgbImage::from_pixel(640, 480, image::Rgb([140; 3]));
    DynamicImage::from(grey)
        .write_to(&mut bytes, ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}

/// A PDF of so many pages, each with a line of text in a font that every reader has.
pub(crate) fn pdf(pages: usize) -> Vec<u8> {
    let mut text = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    let kids: Vec<_> = (0..pages)
        .map(|page| format!("{} 0 R", 4 + 2 * page))
        .collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!(
            "<< /Type /Pages /Kids [{}] /Count {pages} >>",
            kids.join(" ")
        ),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    for page in 0..pages {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 200] /Contents {} 0 R \
             /Resources << /Font << /F1 3 0 R >> >> >>",
            5 + 2 * page
        ));
        let drawn = "BT /F1 60 Tf 20 80 Td (INVOICE) Tj ET";
        let length = drawn.len();
        objects.push(format!(
            "<< /Length {length} >>\nstream\n{drawn}\nendstream"
        ));
    }
    for (index, object) in objects.iter().enumerate() {
        places.push(text.len());
        text.push_str(&format!("{} 0 obj\n{object}\nendobj\n", index + 1));
    }
    let start = text.len();
    text.push_str(&format!(
        "xref\n0 {}\n0000000000 65535 f \n",
        places.len() + 1
    ));
    for place in &places {
        text.push_str(&format!("{place:010} 00000 n \n"));
    }
    let size = places.len() + 1;
    text.push_str(&format!(
        "trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    ));
    text.into_bytes()
}

fn file<'a>(name: &'a str, bytes: &'a [u8]) -> File<'a> {
    File { name, bytes }
}

/// A case about which the desk has asked for label and proof, and the path of the holder's page.
async fn asked(world: &World) -> (String, String) {
    let case = world.request(&world.challenge()).await;
    let mut staff = world.staff().await;
    let page = staff.get(&format!("/cases/{case}")).await;
    let token = page.value_of("form_token");
    let fields = [
        ("form_token", token.as_str()),
        ("question", "Please show us what you bought."),
        ("wants-label", "yes"),
        ("wants-proof", "yes"),
    ];
    staff.post(&format!("/cases/{case}/ask"), &fields).await;
    let mail = world.mail("more-wanted").await;
    let begins = "https://reset.example";
    let link = mail.lines().find(|line| line.contains("/more/")).unwrap();
    let path = link.trim().strip_prefix(begins).unwrap().to_owned();
    (case, path)
}

#[tokio::test]
async fn p10_label_and_proof_are_asked_for_sent_and_accepted() {
    let world = World::new().await;
    let (case, path) = asked(&world).await;
    let mut holder = world.holder();
    holder
        .get(&path)
        .await
        .is(StatusCode::OK)
        .says("A photo of the label")
        .says("The proof of purchase")
        .says_not("A photo of the date on the device");
    let (photo, pdf) = (photo(), pdf(2));
    let files = [
        ("label", file("label.png", &photo)),
        ("proof", file("invoice.pdf", &pdf)),
    ];
    let sent = holder.post_files(&path, &[("text", "")], &files).await;
    sent.is(StatusCode::OK).says("Thank you");

    let mut staff = world.staff().await;
    let page = staff.get(&format!("/cases/{case}")).await;
    page.says("Label photo 2")
        .says("Proof of purchase 3")
        .says("Proof of purchase 4");
    let token = page.value_of("form_token");
    let judged = |fits: &'static str| [("form_token", token.clone()), ("fits", fits.to_owned())];
    for (position, fits) in [(2, "yes"), (3, "no")] {
        let fields = judged(fits);
        let fields: Vec<_> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let done = staff
            .post(&format!("/cases/{case}/picture/{position}"), &fields)
            .await;
        assert_eq!(done.leads_to(), format!("/cases/{case}?done=judged"));
    }
    staff
        .get(&format!("/cases/{case}"))
        .await
        .says("Accepted as label photo by anna")
        .says("Does not match, says anna")
        .says("A picture was accepted as evidence, by anna");
}

#[tokio::test]
async fn p10_what_staff_see_bears_their_name_and_every_look_is_written_down() {
    let world = World::new().await;
    let (case, path) = asked(&world).await;
    let photo = photo();
    let files = [("label", file("label.png", &photo))];
    let sent = world
        .holder()
        .post_files(&path, &[("text", "")], &files)
        .await;
    sent.is(StatusCode::OK);
    let mut staff = world.staff().await;
    let at = format!("/cases/{case}/picture/2");
    let first = staff.get(&at).await;
    first.is(StatusCode::OK);
    assert_eq!(first.headers["content-type"], "image/jpeg");
    assert_eq!(first.headers["cache-control"], "no-store");
    let seen = image::load_from_memory(&first.bytes).unwrap().into_rgb8();
    assert_eq!(seen.dimensions(), (640, 480));
    let marked = seen.pixels().filter(|pixel| pixel[0].abs_diff(140) > 20);
    assert!(marked.count() > 2000, "words cover the grey");
    world.clock.pass(std::time::Duration::from_mins(1));
    let later = staff.get(&at).await;
    assert_ne!(first.bytes, later.bytes, "the minute stands in the picture");
    let mut tx = world.services.store.read().await.unwrap();
    let entries = tx.entries_about(&case).await.unwrap();
    let looks = entries
        .iter()
        .filter(|entry| entry.act == Act::PictureViewed);
    assert_eq!(looks.count(), 2);
}

#[tokio::test]
async fn p10_nothing_that_was_uploaded_lies_open_in_the_store_and_older_pictures_are_still_seen() {
    let world = World::new().await;
    let (case, path) = asked(&world).await;
    let photo = photo();
    let files = [("label", file("label.png", &photo))];
    world
        .holder()
        .post_files(&path, &[("text", "")], &files)
        .await;
    let pictures = &*world.services.pictures;
    let all: Vec<_> = pictures.list(None).try_collect().await.unwrap();
    assert!(all.len() >= 2, "the picture of the code and the label");
    for found in &all {
        let bytes = pictures
            .get(&found.location)
            .await
            .unwrap()
            .bytes()
            .await
            .unwrap();
        assert!(
            recovery::vault::sealed_with(&bytes).is_some(),
            "{}",
            found.location
        );
    }
    // As an older version left it: in the open, and then sealed by the operator.
    let shown = world
        .staff()
        .await
        .get(&format!("/cases/{case}/picture/1"))
        .await
        .bytes;
    let name = {
        let mut tx = world.services.store.read().await.unwrap();
        let number = recovery::case::CaseNumber::parse(&case).unwrap();
        tx.picture(number, 1).await.unwrap().unwrap().picture.name
    };
    let place = object_store::path::Path::from_iter(["cases", name.as_str()]);
    pictures.put(&place, shown.clone().into()).await.unwrap();
    for plain in [1, 0] {
        let again = world
            .staff()
            .await
            .get(&format!("/cases/{case}/picture/1"))
            .await;
        assert_eq!(again.bytes, shown);
        let stock = server::stock::look(pictures).await.unwrap();
        assert_eq!(stock.plain, plain);
        assert_eq!(
            server::stock::seal_plain(&world.services).await.unwrap(),
            plain
        );
    }
    // What lies in another's place does not open.
    let other = all
        .iter()
        .find(|found| found.location.as_ref().contains(".jpg"))
        .unwrap();
    pictures.copy(&other.location, &place).await.unwrap();
    let moved = world
        .staff()
        .await
        .get(&format!("/cases/{case}/picture/1"))
        .await;
    moved.is(StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn p10_a_file_that_cannot_be_evidence_is_told_and_nothing_of_the_form_is_kept() {
    let world = World::new().await;
    let (_, path) = asked(&world).await;
    let mut holder = world.holder();
    let kept = async || {
        let all: Vec<_> = world
            .services
            .pictures
            .list(None)
            .try_collect()
            .await
            .unwrap();
        all.len()
    };
    let before = kept().await;
    let (photo, long) = (photo(), pdf(6));
    let hostile: [(&str, &[u8], &str); 5] = [
        ("a.pdf", &long, "more than 5 pages"),
        ("b.pdf", b"%PDF-1.7 nothing", "could not be read"),
        (
            "c.html",
            b"<script>alert(1)</script>",
            "This file cannot be used",
        ),
        ("d.png", &photo[..100], "damaged"),
        ("e.exe", b"MZ\x90\0", "This file cannot be used"),
    ];
    for (name, bytes, words) in hostile {
        let files = [
            ("label", file("label.png", &photo)),
            ("proof", file(name, bytes)),
        ];
        let sent = holder
            .post_files(&path, &[("text", "My words")], &files)
            .await;
        sent.is(StatusCode::UNPROCESSABLE_ENTITY)
            .says(words)
            .says("My words");
    }
    assert_eq!(kept().await, before);
}
