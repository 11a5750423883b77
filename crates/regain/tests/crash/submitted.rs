//! The service dies around a request.

use std::time::Duration;

use crate::support::holder::EMAIL;
use crate::world::World;

/// When the service is killed after a request is sent off.
const MOMENTS: [u64; 9] = [1, 3, 6, 9, 12, 15, 20, 60, 300];

#[tokio::test]
async fn p1_the_service_killed_right_after_submitted_loses_nothing() {
    let mut world = World::new().await;
    let staff = world.staff().await;
    for round in 0..3 {
        let shown = world.holder.forget(true).await;
        let form = world.holder.fill_in(&shown).await;
        let number = world.holder.hand_in(&form).await;
        world.kill_service();
        world.start_service();

        assert_eq!(world.holder.standing().await["case"], number.as_str());
        assert!(!staff.picture(&number).await.is_empty());
        let receipt = world.mail("receipt", &shown.number).await;
        assert!(receipt.to == EMAIL && receipt.text.contains(&number));
        let case = world.case(&staff, number, &shown).await;
        assert_eq!(staff.approve(&case.approval).await.unwrap(), 303);
        let password = format!("otter violin moss {round}");
        world.expect_one_key(&staff, &case, &password).await;
        assert_eq!(world.mailbox.about("receipt", &shown.number).len(), 1);
    }
}

#[tokio::test]
async fn p1_the_service_killed_at_any_moment_around_submitted_keeps_a_request_whole_or_not_at_all()
{
    let mut world = World::new().await;
    let staff = world.staff().await;
    for moment in MOMENTS {
        let shown = world.holder.forget(true).await;
        let form = world.holder.fill_in(&shown).await;
        let (holder, body) = (world.holder.clone(), form.clone());
        let sending = tokio::spawn(async move { holder.send(&body).await });
        tokio::time::sleep(Duration::from_millis(moment)).await;
        world.kill_service();
        let answer = sending.await.unwrap().ok();
        let acknowledged =
            answer.map(|(_, received)| received["case"].as_str().unwrap().to_owned());
        world.start_service();

        // Who got no answer sends again: the same form, or the picture too if that went down.
        let number = match world.holder.send(&form).await.unwrap() {
            (200 | 201, received) => received["case"].as_str().unwrap().to_owned(),
            (422, _) => {
                assert_eq!(acknowledged, None, "after {moment} ms the picture is lost");
                let form = world.holder.fill_in(&shown).await;
                world.holder.hand_in(&form).await
            }
            other => panic!("after {moment} ms: {other:?}"),
        };
        if let Some(case) = acknowledged {
            assert_eq!(case, number, "after {moment} ms there are two cases");
        }
        assert!(!staff.picture(&number).await.is_empty());
        world.mail("receipt", &shown.number).await;
        let receipts = world.mailbox.about("receipt", &shown.number).len();
        assert_eq!(receipts, 1, "after {moment} ms");
        // Only a challenge that was used makes room for another within the minute.
        let case = world.case(&staff, number, &shown).await;
        assert_eq!(staff.approve(&case.approval).await.unwrap(), 303);
        let password = format!("otter violin moss {moment}");
        world.expect_one_key(&staff, &case, &password).await;
    }
}
