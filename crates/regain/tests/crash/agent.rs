//! The agent dies between the tries of a stranger.

use crate::world::{PASSWORD, World};

/// A key that is not the right one.
fn wrong(key: &str) -> String {
    let other = if key.starts_with('A') { "B" } else { "A" };
    format!("{other}{}", &key[1..])
}

#[tokio::test]
async fn d8_five_wrong_keys_with_a_kill_after_each_end_the_challenge_for_the_right_one() {
    let mut world = World::new().await;
    let staff = world.staff().await;
    let case = world.request(&staff).await;
    assert_eq!(staff.approve(&case.approval).await.unwrap(), 303);
    let key = world.mail("answer", &case.challenge).await.key();
    for left in (0..5).rev() {
        let (status, said) = world.holder.answer(&wrong(&key), "otter violin moss").await;
        assert_eq!(status, 403, "{said}");
        world.restart_agent();
        if left > 0 {
            let live = world.holder.live_challenge().await;
            assert_eq!(live["tries_left"], left, "{live}");
        }
    }
    for _ in 0..2 {
        let (status, said) = world.holder.answer(&key, "otter violin moss").await;
        assert_eq!(
            (status, &said["error"]["code"]),
            (410, &"challenge_ended".into())
        );
        world.restart_agent();
    }
    assert!(!world.holder.signs_in("otter violin moss").await);
    assert!(world.holder.signs_in(PASSWORD).await);
}
