//! The first page, the help page, and the files they link to.

use axum::http::StatusCode;

use crate::world::World;

#[tokio::test]
async fn the_first_page_has_two_doors_and_says_what_to_have_at_hand() {
    let world = World::new().await;
    let page = world.holder().get("/").await;
    page.is(StatusCode::OK)
        .says("href=\"/request\"")
        .says("href=\"/status\"")
        .says("What you need before you start")
        .says("20 characters")
        .says("answers@reset.example");
}

#[tokio::test]
async fn p4_every_picture_and_script_that_pages_link_to_is_there() {
    let world = World::new().await;
    let mut holder = world.holder();
    for path in ["/", "/help/picture", "/request"] {
        let text = holder.get(path).await.text();
        let links = text
            .split(['"', ' '])
            .filter(|part| part.starts_with("/assets/"));
        for link in links.map(str::to_owned).collect::<Vec<_>>() {
            holder.get(&link).await.is(StatusCode::OK);
        }
    }
}

#[tokio::test]
async fn w18_no_page_needs_what_its_policy_forbids() {
    let world = World::new().await;
    let mut holder = world.holder();
    for path in ["/", "/help/picture", "/request", "/status"] {
        let text = holder.get(path).await.text();
        for forbidden in [" style=", "<style", " onclick=", "javascript:", "http://"] {
            assert!(!text.contains(forbidden), "{path} holds {forbidden}");
        }
        for script in text.split("<script").skip(1) {
            assert!(script.starts_with(" src="), "{path} has an inline script");
        }
    }
}
