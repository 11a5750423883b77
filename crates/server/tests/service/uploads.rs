//! Every bad picture, file and code gets a sentence of its own, and the form keeps what was typed.

use std::io::Cursor;
use std::time::Duration;

use axum::http::{Method, StatusCode};
use image::{DynamicImage, GenericImage, ImageFormat, RgbImage};
use protocol::{DeviceKey, RecoverySecret};

use crate::browser::{File, Page};
use crate::world::{SERIAL, World, form, png};

async fn send(world: &World, name: &str, bytes: &[u8]) -> Page {
    let file = File { name, bytes };
    let page = world
        .holder()
        .post_form("/request", &form(&[]), Some(file))
        .await;
    // Whatever is wrong with the picture, nothing of the rest is lost.
    assert_eq!(page.value_of("serial"), SERIAL, "{}", page.text());
    assert_eq!(page.value_of("place"), "Nord Alarm GmbH");
    assert!(world.mails().await.is_empty());
    page
}

#[tokio::test]
async fn p4_w21_a_file_of_another_kind_is_named() {
    let world = World::new().await;
    for (name, bytes, words) in [
        (
            "scan.pdf",
            b"%PDF-1.7 and so on".as_slice(),
            "a PDF document",
        ),
        (
            "photo.heic",
            b"\0\0\0\x18ftypheic\0\0\0\0",
            "a HEIC picture",
        ),
        ("moving.gif", b"GIF89a\x01\0\x01\0", "a GIF picture"),
        // The name says PNG; what is in it counts.
        ("page.png", b"PK\x03\x04 a zip", "a ZIP archive"),
    ] {
        let page = send(&world, name, bytes).await;
        page.is(StatusCode::UNPROCESSABLE_ENTITY).says(words);
        assert_eq!(page.value_of("kept_picture"), "");
    }
}

#[tokio::test]
async fn p4_w21_a_picture_of_fifty_megabytes_is_refused_and_the_form_kept() {
    let world = World::new().await;
    let page = send(&world, "huge.png", &vec![0; 50 * 1024 * 1024]).await;
    page.is(StatusCode::PAYLOAD_TOO_LARGE)
        .says("The file is too large")
        .says("10 MB at most");
}

#[tokio::test]
async fn p4_w21_the_call_for_pictures_stops_at_its_cap() {
    let world = World::new().await;
    let headers = [("content-type", "image/png")];
    let page = world
        .holder()
        .send(
            Method::POST,
            "/api/v1/pictures",
            &headers,
            vec![0; 10 * 1024 * 1024 + 1],
        )
        .await;
    page.is(StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(page.json()["status"], 413);
}

#[tokio::test]
async fn p4_w21_a_small_file_that_claims_to_be_a_huge_picture_is_refused() {
    let world = World::new().await;
    let mut bomb = world.screenshot(&world.challenge());
    // Width and height of a PNG stand at bytes 16 to 23; its checksum after the header.
    bomb[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
    let page = send(&world, "bomb.png", &bomb).await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("The picture is");
}

#[tokio::test]
async fn p4_a_picture_without_a_code_says_how_to_take_a_better_one() {
    let world = World::new().await;
    let page = send(
        &world,
        "wall.png",
        &encoded(&RgbImage::new(400, 300).into()),
    )
    .await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("The code could not be read")
        .says("QR code");
}

#[tokio::test]
async fn p4_a_picture_with_the_codes_of_two_devices_is_refused() {
    let world = World::new().await;
    let one = decoded(&world.screenshot(&world.challenge()));
    let other = decoded(&world.screenshot(&world.challenge()));
    let page = send(&world, "two.png", &encoded(&side_by_side(&one, &other))).await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("There is more than one code")
        .says("2 different QR codes");
}

#[tokio::test]
async fn p4_a_foreign_code_is_named_by_its_kind_and_never_repeated() {
    let world = World::new().await;
    for (text, words) in [
        ("WIFI:T:WPA;S:home;P:hunter22;;", "a Wi-Fi sign-in"),
        ("https://example.com/app", "a web link to example.com"),
        ("RG4T7M2KLMA12345678", "a serial-number label"),
    ] {
        let code = qr::Symbol::text(text).unwrap().png(6);
        let page = send(&world, "code.png", &code).await;
        page.is(StatusCode::UNPROCESSABLE_ENTITY)
            .says("This is another kind of code")
            .says(words)
            .says_not("hunter22");
    }
}

#[tokio::test]
async fn p4_a_challenge_of_another_authority_is_told() {
    let world = World::new().await;
    let other = RecoverySecret::generate(&mut world.rng());
    let challenge = world.challenge_to(&other, SERIAL, &world.device, None);
    let page = send(&world, "page.png", &world.screenshot(&challenge)).await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("looked after by another recovery service");
}

#[tokio::test]
async fn p4_an_altered_challenge_is_told() {
    let world = World::new().await;
    let digits = world.challenge().to_digits();
    // The last group of digits holds the end of the sealed part.
    let cut = digits.len() - 8;
    let changed = if &digits[cut..=cut] == "1" { "2" } else { "1" };
    let altered = format!("{}{changed}{}", &digits[..cut], &digits[cut + 1..]);
    let link = format!("{}/c/", world.services.policy.public_address);
    let picture = qr::Symbol::link(&link, &altered).unwrap().png(4);
    let page = send(&world, "page.png", &picture).await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("could not be confirmed");
    let scanned = world.holder().get(&format!("/c/{altered}")).await;
    scanned
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("could not be confirmed");
}

#[tokio::test]
async fn p4_inv3_an_unknown_serial_reads_like_an_altered_challenge() {
    let world = World::new().await;
    let serial = "RG4T7M2KXX5555555555";
    let challenge = world.challenge_of(serial, &world.device, None);
    let picture = world.screenshot(&challenge);
    let fields = form(&[("serial", serial)]);
    let page = world
        .holder()
        .post_form("/request", &fields, Some(png(&picture)))
        .await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("could not be confirmed");
    let mut staff = world.staff().await;
    staff
        .get("/turned-away")
        .await
        .says(serial)
        .says("The registry does not know this serial number.");
    let stranger = DeviceKey::generate(&mut world.rng());
    let forged = world.challenge_of(SERIAL, &stranger, None);
    let page = send(&world, "page.png", &world.screenshot(&forged)).await;
    page.says("could not be confirmed");
}

#[tokio::test]
async fn p4_a_challenge_that_was_answered_is_told() {
    let world = World::new().await;
    let challenge = world.challenge();
    let case = world.request(&challenge).await;
    crate::desk::approve(&world, &case).await;
    let picture = world.screenshot(&challenge);
    let page = world
        .holder()
        .post_form("/request", &form(&[]), Some(png(&picture)))
        .await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("has been answered before");
    let scanned = world
        .holder()
        .get(&format!("/c/{}", challenge.to_digits()))
        .await;
    scanned
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("This code was answered before");
}

#[tokio::test]
async fn p4_p11_a_challenge_older_than_its_life_is_told() {
    let world = World::new().await;
    let picture = world.screenshot(&world.challenge());
    let later = form(&[("device_date", "2026-11-25")]);
    let page = world
        .holder()
        .post_form("/request", &later, Some(png(&picture)))
        .await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("it lives for 72 hours");
}

#[tokio::test]
async fn p4_w22_an_xml_file_with_a_doctype_is_refused() {
    let world = World::new().await;
    let xml = world.challenge().to_xml();
    let (head, rest) = xml.split_once("?>").unwrap();
    let evil = format!("{head}?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>{rest}");
    let page = send(&world, "challenge.xml", evil.as_bytes()).await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("The file could not be read")
        .says_not("root:");
}

#[tokio::test]
async fn p4_a_scanned_code_with_wrong_digits_leads_on() {
    let world = World::new().await;
    for digits in ["1", "12345678901234567890", "abc", "%F0%9F%98%80"] {
        let page = world.holder().get(&format!("/c/{digits}")).await;
        page.is(StatusCode::UNPROCESSABLE_ENTITY)
            .says("The scanned code cannot be used")
            .says("Fill in the form with a picture");
    }
}

#[tokio::test]
async fn w21_a_draft_nobody_asks_for_is_swept_after_a_day() {
    let world = World::new().await;
    let picture = world.screenshot(&world.challenge());
    let fields = form(&[("do", "check")]);
    let page = world
        .holder()
        .post_form("/request", &fields, Some(png(&picture)))
        .await;
    let kept = page.value_of("kept_picture");
    // The object store dates drafts by its own clock: only the sweeper's is moved, far ahead.
    server::worker::sweep(&world.services).await;
    world.clock.pass(Duration::from_hours(24 * 365 * 50));
    server::worker::sweep(&world.services).await;
    let fields = form(&[("kept_picture", &kept)]);
    let page = world.holder().post_form("/request", &fields, None).await;
    page.says("The picture is no longer here");
}

#[tokio::test]
async fn w21_a_name_that_is_not_ours_finds_nothing() {
    let world = World::new().await;
    for name in ["../cases/x.png", "0123.png", "<script>"] {
        let fields = form(&[("kept_picture", name)]);
        let page = world.holder().post_form("/request", &fields, None).await;
        page.is(StatusCode::UNPROCESSABLE_ENTITY)
            .says("no longer here");
    }
}

#[tokio::test]
async fn pictures_from_one_address_are_slowed() {
    let world = World::with(|_, settings| {
        settings.rates.uploads = server::Rate::new(1, 60);
    })
    .await;
    let mut holder = world.holder();
    let headers = [("content-type", "image/png")];
    let mut read = async || {
        holder
            .send(Method::POST, "/api/v1/pictures", &headers, vec![1])
            .await
            .status
    };
    assert_eq!(read().await, StatusCode::OK);
    assert_eq!(read().await, StatusCode::TOO_MANY_REQUESTS);
}

fn decoded(png: &[u8]) -> DynamicImage {
    image::load_from_memory(png).unwrap()
}

fn encoded(picture: &DynamicImage) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

fn side_by_side(one: &DynamicImage, other: &DynamicImage) -> DynamicImage {
    let (width, height) = (
        one.width().max(other.width()),
        one.height().max(other.height()),
    );
    let mut both = RgbImage::from_pixel(2 * width + 60, height, image::Rgb([255; 3]));
    both.copy_from(&one.to_rgb8(), 0, 0).unwrap();
    both.copy_from(&other.to_rgb8(), width + 60, 0).unwrap();
    both.into()
}
