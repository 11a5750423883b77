//! The service dies around an approval.

use std::time::Duration;

use crate::world::World;

/// When the service is killed after an approval is sent off: at the start of the request, in the
/// middle of it, and while the worker takes up the mail.
const MOMENTS: [u64; 9] = [0, 1, 3, 6, 10, 16, 60, 180, 300];

#[tokio::test]
async fn h2_the_service_killed_right_after_approved_sends_the_key_once() {
    let mut world = World::new().await;
    let staff = world.staff().await;
    for round in 0..3 {
        let case = world.request(&staff).await;
        assert_eq!(staff.approve(&case.approval).await.unwrap(), 303);
        world.kill_service();
        world.start_service();
        let password = format!("otter violin moss {round}");
        world.expect_one_key(&staff, &case, &password).await;
        assert_eq!(world.holder.standing().await["state"], "answered");
    }
    assert!(world.must("mail failed").contains("No mail"));
}

#[tokio::test]
async fn h2_the_service_killed_at_any_moment_around_approved_releases_one_key() {
    let mut world = World::new().await;
    let staff = world.staff().await;
    for moment in MOMENTS {
        let case = world.request(&staff).await;
        let (desk, approval) = (staff.clone(), case.approval.clone());
        let approving = tokio::spawn(async move { desk.approve(&approval).await });
        tokio::time::sleep(Duration::from_millis(moment)).await;
        world.kill_service();
        let acknowledged = matches!(approving.await.unwrap(), Ok(303));
        world.start_service();
        let again = staff.approve(&case.approval).await.unwrap();
        let allowed: &[u16] = if acknowledged { &[409] } else { &[303, 409] };
        assert!(allowed.contains(&again), "after {moment} ms: {again}");
        let password = format!("otter violin moss {moment}");
        world.expect_one_key(&staff, &case, &password).await;
    }
}
