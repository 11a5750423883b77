//! The holder answers what the desk asks.

use std::time::Duration;

use axum::http::StatusCode;

use crate::evidence::photo;
use crate::world::{World, png};

#[tokio::test]
async fn h2_a_question_is_answered_through_the_mails_link_by_a_button() {
    let world = World::new().await;
    let case = world.request(&world.challenge()).await;
    crate::desk::ask(&world, &case, "Which shop sold it?").await;
    let mail = world.mail("more-wanted").await;
    let link = mail
        .lines()
        .find(|l| l.starts_with("https://reset.example/more/"))
        .unwrap();
    let path = link.trim().strip_prefix("https://reset.example").unwrap();
    let mut holder = world.holder();
    // Opening changes nothing (invariant 6), however often.
    for _ in 0..3 {
        holder
            .get(path)
            .await
            .is(StatusCode::OK)
            .says("Which shop sold it?");
    }
    let empty = holder.post_form(path, &[("text", " ")], None).await;
    empty
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Please write an answer");
    let photo = world.screenshot(&world.challenge());
    let sent = holder
        .post_form(path, &[("text", "Nord Alarm in Kiel")], Some(png(&photo)))
        .await;
    sent.is(StatusCode::OK).says("Thank you");
    holder
        .get(path)
        .await
        .is(StatusCode::GONE)
        .says("no longer good");
    let mut staff = world.staff().await;
    staff
        .get(&format!("/cases/{case}"))
        .await
        .says("Nord Alarm in Kiel")
        .says("Picture 2")
        .says("The holder replied");
}

#[tokio::test]
async fn p10_a_reply_given_back_says_which_files_have_to_be_chosen_again() {
    let world = World::new().await;
    let case = world.request(&world.challenge()).await;
    crate::desk::ask(&world, &case, "Which shop sold it?").await;
    let mail = world.mail("more-wanted").await;
    let link = mail
        .lines()
        .find(|l| l.starts_with("https://reset.example/more/"))
        .unwrap();
    let path = link.trim().strip_prefix("https://reset.example").unwrap();
    let mut holder = world.holder();
    let photo = photo();
    let long = "x".repeat(3_000);
    let wrong = [("text", long.as_str())];
    let back = holder.post_form(path, &wrong, Some(png(&photo))).await;
    back.is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Please choose this once more");
    let without = holder.post_form(path, &wrong, None).await;
    without
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says_not("Please choose this once more");
}

#[tokio::test]
async fn h2_a_reply_link_ends_by_time() {
    let world = World::new().await;
    let case = world.request(&world.challenge()).await;
    crate::desk::ask(&world, &case, "Which shop sold it?").await;
    let mail = world.mail("more-wanted").await;
    let link = mail
        .lines()
        .find(|l| l.starts_with("https://reset.example/more/"))
        .unwrap();
    let path = link
        .trim()
        .strip_prefix("https://reset.example")
        .unwrap()
        .to_owned();
    world.clock.pass(Duration::from_hours(15 * 24));
    world.holder().get(&path).await.is(StatusCode::GONE);
}
