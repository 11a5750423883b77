//! `regain privacy`, where nobody has asked for anything yet.

use crate::world::World;

#[test]
fn p10_whoever_looks_for_a_person_says_why_and_leaves_a_trace_without_the_person() {
    let world = World::new().with_keys();
    let refused = world.regain("privacy find anna@shop.example");
    assert!(
        !refused.ok && refused.err.contains("--reason"),
        "{}",
        refused.err
    );
    let said = world.must("privacy find anna@shop.example --reason phone");
    assert_eq!(said, "No request is kept.\n");
    let said = world.regain("privacy find no-such!thing --reason phone");
    assert!(
        !said.ok
            && said
                .err
                .contains("neither an email address nor a serial number"),
        "{}",
        said.err
    );
    let listed = world.regain("privacy erase anna@shop.example --reason phone");
    assert!(
        !listed.ok && listed.err.contains("add --yes"),
        "{}",
        listed.err
    );
    world.must("privacy erase anna@shop.example --reason phone --yes");
    world.must("privacy export anna@shop.example --reason phone");
    assert!(world.path("personal-data.zip").exists());
    let again = world.regain("privacy export anna@shop.example --reason phone");
    assert!(
        !again.ok && again.err.contains("cannot write"),
        "{}",
        again.err
    );
    let trail = world.must("audit export");
    assert!(trail.contains("personal-data-sought") && trail.contains("phone"));
    assert!(!trail.contains("anna@shop.example"), "{trail}");
    world.write("trail.jsonl", &trail);
    world.must("audit verify trail.jsonl");
    let doctor = world.regain("doctor").out;
    assert!(
        doctor.contains("ok     erasure   nothing is kept beyond its time"),
        "{doctor}"
    );
}
