//! Webhooks at the command line.

use crate::world::World;

#[test]
fn h5_a_webhook_is_added_listed_tried_and_removed() {
    let world = World::new();
    let none = world.must("webhook list");
    assert!(none.contains("There is no webhook"), "{none}");
    for (words, why) in [
        ("http://hooks.example/in", "begins with https://"),
        (
            "https://hooks.example/in --event request.lost",
            "there is no event request.lost; there are: request.received, ",
        ),
    ] {
        let refused = world.regain(&format!("webhook add {words}"));
        assert!(!refused.ok && refused.err.contains(why), "{}", refused.err);
    }
    let added = world.must("webhook add https://hooks.example/in?key=k1 --event request.received");
    assert!(added.contains("Webhook 1 is on."), "{added}");
    assert!(added.contains("not shown again: whsec_"), "{added}");
    let listed = world.must("webhook list");
    assert_eq!(listed, "1\ton\thttps://hooks.example/in?key=k1\n");
    let tried = world.must("webhook test 1");
    assert!(tried.contains("A test message is in line"), "{tried}");
    let unknown = world.regain("webhook test 2");
    assert!(!unknown.ok && unknown.err.contains("There is no such webhook"));
    world.must("webhook remove 1");
    assert!(world.must("webhook list").contains("There is no webhook"));
    let trail = world.must("audit export");
    assert!(
        trail.contains("webhook-added") && trail.contains("webhook-removed"),
        "{trail}"
    );
    assert!(!trail.contains("k1"), "the trail names the server alone");
}
