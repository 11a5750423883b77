//! `regain staff`.

use crate::world::World;

fn link(out: &str) -> &str {
    out.lines()
        .find(|line| line.starts_with("otpauth://totp/"))
        .unwrap()
}

#[test]
fn an_account_is_added_with_a_drawn_password_and_a_second_factor() {
    let world = World::new();
    let out = world.must("staff add anna --generate");
    let password = out
        .lines()
        .find_map(|line| line.strip_prefix("Password, not shown again: "))
        .unwrap();
    assert_eq!(password.len(), 19, "{password}");
    assert!(link(&out).contains(":anna?secret="), "{out}");
    assert!(
        out.contains('\u{2588}'),
        "the link is shown as a QR code too"
    );
    assert_eq!(
        world.must("staff list"),
        "anna\tadmin\n",
        "the first one keeps the accounts"
    );
}

#[test]
fn a_password_comes_from_a_pipe_and_a_weak_one_is_refused() {
    let world = World::new();
    let said = world.regain_reading("staff add anna", "password1\n");
    assert!(!said.ok && said.err.contains("tried first"), "{}", said.err);
    assert!(world.must("staff list").contains("no account"));
    let said = world.regain_reading("staff add anna", "otter violin moss\n");
    assert!(
        said.ok && !said.out.contains("otter"),
        "{}{}",
        said.out,
        said.err
    );
}

#[test]
fn a_name_is_taken_once() {
    let world = World::new();
    world.must("staff add anna --generate");
    let said = world.regain("staff add Anna --generate");
    assert!(
        !said.ok && said.err.contains("already an account named anna"),
        "{}",
        said.err
    );
}

#[test]
fn a_new_second_factor_differs_from_the_old_one() {
    let world = World::new();
    let old = world.must("staff add anna --generate");
    let new = world.must("staff reset-second-factor anna");
    assert_ne!(link(&old), link(&new));
    let said = world.regain("staff reset-second-factor bert");
    assert!(
        !said.ok && said.err.contains("no account named bert"),
        "{}",
        said.err
    );
}

#[test]
fn h_staff_roles_change_and_leavers_are_closed_out_but_never_the_last_admin() {
    let world = World::new();
    world.must("staff add anna --generate");
    world.must("staff add bert --generate");
    world.must("staff add carla --generate --role auditor");
    let list = "anna\tadmin\nbert\tagent\ncarla\tauditor\n";
    assert_eq!(world.must("staff list"), list);
    for last in ["staff remove anna", "staff role anna agent"] {
        let said = world.regain(last);
        assert!(
            !said.ok && said.err.contains("anna is the last admin"),
            "{}",
            said.err
        );
    }
    assert!(
        world
            .must("staff role bert admin")
            .contains("bert is admin now")
    );
    world.must("staff remove anna");
    let list = world.must("staff list");
    assert!(list.contains("anna\tclosed since "), "{list}");
    for gone in ["staff role anna agent", "staff reset-second-factor anna"] {
        let said = world.regain(gone);
        assert!(!said.ok && said.err.contains("no account"), "{}", said.err);
    }
    let again = world.regain("staff add anna --generate");
    assert!(!again.ok, "a name is given once");
    let said = world.regain("staff add dora --generate --role boss");
    assert!(
        !said.ok && said.err.contains("agent, senior, admin and auditor"),
        "{}",
        said.err
    );
    let trail = world.must("audit export");
    for act in ["role-changed", "staff-removed"] {
        assert!(trail.contains(act), "{act}");
    }
}
