//! Frames of a phone's camera (M1).

use axum::http::{Method, StatusCode};
use protocol::Scope;

use crate::browser::Page;
use crate::world::World;

async fn frame(world: &World, bytes: Vec<u8>) -> Page {
    let headers = [("content-type", "image/jpeg")];
    world
        .holder()
        .send(Method::POST, "/api/v1/frames", &headers, bytes)
        .await
}

#[tokio::test]
async fn m1_a_frame_with_a_devices_code_gives_its_link_and_is_not_kept() {
    let world = World::new().await;
    let challenge = world.email_challenge(Scope::Administrator, "owner@plant.example");
    let seen = frame(&world, world.screenshot(&challenge)).await;
    seen.is(StatusCode::OK);
    let link = seen.json()["link"].as_str().unwrap().to_lowercase();
    assert!(
        link.ends_with(&format!("/c/{}", challenge.to_digits())),
        "{link}"
    );
    assert_eq!(seen.json()["advice"], serde_json::Value::Null);
}

#[tokio::test]
async fn m1_a_frame_without_a_code_says_nothing_until_there_is_something_to_say() {
    let world = World::new().await;
    for bytes in [Vec::new(), b"no picture".to_vec(), vec![0xFF; 4000]] {
        let seen = frame(&world, bytes).await;
        seen.is(StatusCode::OK);
        assert_eq!(seen.json()["link"], serde_json::Value::Null);
        assert_eq!(seen.json()["advice"], serde_json::Value::Null);
    }
}

#[tokio::test]
async fn m1_frames_are_small_and_a_flood_of_them_is_slowed() {
    let world = World::new().await;
    let large = frame(&world, vec![0; 300 * 1024]).await;
    large.is(StatusCode::PAYLOAD_TOO_LARGE);
    let mut slowed = 0;
    for _ in 0..200 {
        let seen = frame(&world, b"random".to_vec()).await;
        slowed += u32::from(seen.status == StatusCode::TOO_MANY_REQUESTS);
    }
    assert!(slowed > 0);
}
