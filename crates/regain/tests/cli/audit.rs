//! `regain audit`, and what the doctor says of the trail.

use crate::world::World;

/// A service with a trail of five entries.
fn world() -> World {
    let world = World::new().with_keys();
    for name in ["anna", "bert", "carla", "dora", "emil"] {
        world.must(&format!("staff add {name} --generate"));
    }
    world
}

#[test]
fn inv4_a_copy_is_whole_and_ends_as_the_doctor_says() {
    let world = world();
    let copy = world.must("audit export");
    assert_eq!(copy.lines().count(), 5, "{copy}");
    world.write("trail.jsonl", &copy);
    let said = world.must("audit verify trail.jsonl");
    assert!(said.contains("Entries 1 to 5 are whole."), "{said}");
    let hash = said
        .split_once("The hash of entry 5 is ")
        .and_then(|(_, rest)| rest.get(..64))
        .unwrap();
    let doctor = world.regain("doctor").out;
    let words = format!("ok     audit     5 entries, the last with hash {hash}\n");
    assert!(doctor.contains(&words), "{doctor}");
    let read = world.regain_reading("audit verify -", &copy);
    assert!(read.ok && read.out == said, "{}", read.err);
}

#[test]
fn inv4_a_copy_may_begin_at_any_entry() {
    let world = world();
    let whole = world.must("audit export");
    for since in 1..=5 {
        let copy = world.must(&format!("audit export --since {since}"));
        let lines: Vec<_> = whole.lines().skip(since - 1).collect();
        assert_eq!(copy.lines().collect::<Vec<_>>(), lines);
        world.write("part.jsonl", &copy);
        let said = world.must("audit verify part.jsonl");
        let words = format!("Entries {since} to 5 are whole.");
        assert!(said.contains(&words), "{said}");
        assert_eq!(said.contains("They continue entry"), since > 1, "{said}");
    }
    assert_eq!(world.must("audit export --since 6"), "");
    assert!(!world.regain("audit export --since 0").ok);
}

#[test]
fn inv4_a_copy_that_was_changed_is_told_with_its_line() {
    let world = world();
    let copy = world.must("audit export");
    let lines: Vec<_> = copy.lines().collect();
    let joined = |lines: &[&str]| format!("{}\n", lines.join("\n"));
    let hash = &lines[1][lines[1].len() - 66..lines[1].len() - 2];
    let changed = [
        (copy.replace("bert", "fred"), "line 2: entry 2 was altered"),
        (
            lines[2].replace(hash, &"0".repeat(64)),
            "line 1: entry 3 was altered",
        ),
        (
            copy.replacen(
                &format!("\"before\":\"{hash}"),
                &format!("\"before\":\"{}", "0".repeat(64)),
                1,
            ),
            "line 3: entry 3 was altered",
        ),
        (joined(&[lines[0], lines[2]]), "line 2: entry 2 is missing"),
        (
            joined(&[lines[0], lines[1], lines[1]]),
            "line 3: entry 2 stands in the wrong place",
        ),
        (
            joined(&[lines[1], lines[0]]),
            "line 2: entry 1 stands in the wrong place",
        ),
        (
            copy.replacen("\"number\":1,", "\"number\":1,\"more\":1,", 1),
            "line 1: it is no entry of an audit trail",
        ),
        (
            copy.replacen("Z\"", ".0Z\"", 1),
            "line 1: its time is not written as this program writes it",
        ),
        (String::new(), "it holds no entry"),
    ];
    for (text, words) in changed {
        assert_ne!(text, copy, "{words}");
        world.write("changed.jsonl", &text);
        let said = world.regain("audit verify changed.jsonl");
        assert!(
            !said.ok && said.err.contains(words),
            "{words}: {}{}",
            said.out,
            said.err
        );
    }
    let said = world.regain("audit verify none.jsonl");
    assert!(
        !said.ok && said.err.contains("cannot read none.jsonl"),
        "{}",
        said.err
    );
}

#[test]
fn inv4_the_doctor_names_the_first_entry_that_was_altered() {
    let world = world();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let file = world.path("regain-data/regain.sqlite");
        let options = sqlx::sqlite::SqliteConnectOptions::new().filename(file);
        let pool = sqlx::SqlitePool::connect_with(options).await.unwrap();
        for sql in [
            "DROP TRIGGER audit_is_not_changed",
            "UPDATE audit SET subject = 'nobody' WHERE id >= 3",
        ] {
            sqlx::query(sql).execute(&pool).await.unwrap();
        }
        pool.close().await;
    });
    let said = world.regain("doctor");
    assert!(
        !said.ok && said.out.contains("WRONG  audit") && said.out.contains("entry 3 was altered"),
        "{}",
        said.out
    );
}
