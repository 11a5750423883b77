//! The chain of the audit trail (invariant 4).

use proptest::prelude::*;
use recovery::audit::chain::{Broken, Chained, Head, Link, Written};
use recovery::time::Timestamp;

fn written() -> impl Strategy<Value = Written> {
    let word = "[a-c:]{0,3}";
    (any::<i64>(), word, word, word, word).prop_map(|(at, actor, act, subject, detail)| Written {
        at: Timestamp::from_seconds(at),
        actor,
        act,
        subject,
        detail,
    })
}

/// A trail of a few entries, and its end.
fn trail() -> impl Strategy<Value = (Vec<Chained>, Head)> {
    prop::collection::vec(written(), 2..9).prop_map(|entries| {
        let mut head = Head::default();
        let chain = |written: Written| {
            head = head.followed_by(&written);
            let Head { number, link } = head;
            Chained {
                number,
                written,
                link,
            }
        };
        let chained = entries.into_iter().map(chain).collect();
        (chained, head)
    })
}

fn check(entries: &[Chained]) -> Result<Head, Broken> {
    let mut head = Head::default();
    for entry in entries {
        head = head.check(entry)?;
    }
    Ok(head)
}

/// The same entries with numbers that rise by one.
fn renumbered(mut entries: Vec<Chained>) -> Vec<Chained> {
    for (number, entry) in (1..).zip(&mut entries) {
        entry.number = number;
    }
    entries
}

proptest! {
    #[test]
    fn inv4_a_trail_that_nobody_touched_is_whole((entries, head) in trail()) {
        prop_assert_eq!(check(&entries), Ok(head));
    }

    #[test]
    fn inv4_an_altered_entry_is_named(
        (mut entries, _) in trail(), at in any::<prop::sample::Index>(), other in written(),
    ) {
        let at = at.index(entries.len());
        prop_assume!(entries[at].written != other);
        entries[at].written = other;
        prop_assert_eq!(check(&entries), Err(Broken::Altered(entries[at].number)));
    }

    #[test]
    fn inv4_an_altered_entry_with_a_new_hash_breaks_at_the_next(
        (mut entries, head) in trail(), at in any::<prop::sample::Index>(), other in written(),
    ) {
        let at = at.index(entries.len());
        prop_assume!(entries[at].written != other);
        let before = check(&entries[..at]).unwrap();
        entries[at].link = before.followed_by(&other).link;
        entries[at].written = other;
        let last = at + 1 == entries.len();
        let found = check(&entries);
        let is_told = if last {
            found.is_ok_and(|found| found != head)
        } else {
            found == Err(Broken::Altered(entries[at + 1].number))
        };
        prop_assert!(is_told);
    }

    #[test]
    fn inv4_an_altered_hash_is_named(
        (mut entries, _) in trail(), at in any::<prop::sample::Index>(), bit in 0..256_usize,
    ) {
        let at = at.index(entries.len());
        let mut bytes = *entries[at].link.as_bytes();
        bytes[bit / 8] ^= 1 << (bit % 8);
        entries[at].link = Link::from_bytes(bytes);
        prop_assert_eq!(check(&entries), Err(Broken::Altered(entries[at].number)));
    }

    #[test]
    fn inv4_a_removed_entry_is_named(
        (mut entries, head) in trail(), at in any::<prop::sample::Index>(),
    ) {
        let removed = entries.remove(at.index(entries.len()));
        let last = removed.number == head.number;
        let expected = if last { Ok(()) } else { Err(Broken::Missing(removed.number)) };
        prop_assert_eq!(check(&entries).map(drop), expected);
        let cut = check(&renumbered(entries));
        prop_assert!(cut != Ok(head));
        prop_assert!(last || cut == Err(Broken::Altered(removed.number)));
    }

    #[test]
    fn inv4_swapped_entries_break_the_chain(
        (mut entries, _) in trail(), one in any::<prop::sample::Index>(),
        two in any::<prop::sample::Index>(),
    ) {
        let (one, two) = (one.index(entries.len()), two.index(entries.len()));
        prop_assume!(one != two);
        entries.swap(one, two);
        prop_assert!(check(&entries).is_err());
        prop_assert!(check(&renumbered(entries)).is_err());
    }

    #[test]
    fn inv4_an_inserted_entry_breaks_the_chain(
        (entries, head) in trail(), at in any::<prop::sample::Index>(), other in written(),
    ) {
        let at = at.index(entries.len());
        let Head { number, link } = check(&entries[..at]).unwrap().followed_by(&other);
        let mut more = entries;
        more.insert(at, Chained { number, written: other, link });
        prop_assert!(check(&more).is_err());
        let found = check(&renumbered(more));
        prop_assert!(found.is_err() && found != Ok(head));
    }

    #[test]
    fn a_hash_is_read_as_it_is_shown(bytes in any::<[u8; 32]>()) {
        let link = Link::from_bytes(bytes);
        prop_assert_eq!(Link::parse(&link.to_string()), Some(link));
    }
}

#[test]
fn only_64_lower_case_hexadecimal_digits_are_a_hash() {
    for wrong in [
        "",
        &"0".repeat(63),
        &"0".repeat(65),
        &"A".repeat(64),
        &"é".repeat(32),
    ] {
        assert_eq!(Link::parse(wrong), None, "{wrong}");
    }
}

/// Written down once, so that no later version reads older trails as altered.
#[test]
fn the_hash_of_an_entry_never_changes() {
    let entry = Written {
        at: Timestamp::from_seconds(1_795_000_000),
        actor: "staff:anna".to_owned(),
        act: "released".to_owned(),
        subject: "RG-482-190-335".to_owned(),
        detail: "key".to_owned(),
    };
    let head = Head::default().followed_by(&entry);
    assert_eq!(
        (head.number, head.link.to_string().as_str()),
        (
            1,
            "ad8482e98168e36df82ad5c96f358dfe77213d7d3bae08f2360fe384c2e2f570"
        )
    );
}
