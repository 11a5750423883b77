//! The chain of the audit trail (invariant 4).

use proptest::prelude::*;
use recovery::audit::chain::{Broken, Chained, Form, Head, Link, Written};
use recovery::audit::{Detail, Reader, Salt};
use recovery::time::Timestamp;

fn written() -> impl Strategy<Value = Written> {
    let word = "[a-c:]{0,3}";
    (any::<i64>(), word, word, word, word).prop_map(|(at, actor, act, subject, detail)| Written {
        at: Timestamp::from_seconds(at),
        actor,
        act,
        subject,
        detail: detail_of(detail),
    })
}

fn detail_of(text: String) -> Detail {
    match text.is_empty() {
        true => Detail::Empty,
        false => Detail::Told {
            text,
            salt: Salt::from_bytes([7; 16]),
        },
    }
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
                form: Form::Second,
                written,
                link,
            }
        };
        let chained = entries.into_iter().map(chain).collect();
        (chained, head)
    })
}

fn check(entries: &[Chained]) -> Result<Head, Broken> {
    let mut reader = Reader::default();
    for entry in entries {
        reader.take(entry)?;
    }
    reader.finish()
}

/// A trail whose first entries are of the first form, which one of the second covers, and its end; with
/// how many they are.
fn renewed() -> impl Strategy<Value = (Vec<Chained>, Head, usize)> {
    (prop::collection::vec(written(), 1..6), written()).prop_map(|(entries, after)| {
        let (mut head, mut anew) = (Head::default(), Head::default());
        let first = entries.len();
        let mut all: Vec<_> = entries
            .into_iter()
            .map(|written| {
                head = head.followed_by_first(&written).unwrap();
                anew = anew.followed_by(&written);
                let Head { number, link } = head;
                let form = Form::First;
                Chained {
                    number,
                    form,
                    written,
                    link,
                }
            })
            .collect();
        let renewal = Written {
            at: Timestamp::from_seconds(5),
            actor: "service".into(),
            act: "trail-renewed".into(),
            subject: anew.link.to_string(),
            detail: Detail::Empty,
        };
        for written in [renewal, after] {
            head = head.followed_by(&written);
            let Head { number, link } = head;
            let form = Form::Second;
            all.push(Chained {
                number,
                form,
                written,
                link,
            });
        }
        (all, head, first)
    })
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
        more.insert(at, Chained { number, form: Form::Second, written: other, link });
        prop_assert!(check(&more).is_err());
        let found = check(&renumbered(more));
        prop_assert!(found.is_err() && found != Ok(head));
    }

    #[test]
    fn inv4_what_entries_tell_can_be_erased_and_the_chain_holds(
        (entries, head, _) in renewed(), which in prop::collection::vec(any::<bool>(), 8),
    ) {
        let mut erased = entries.clone();
        for (entry, goes) in erased.iter_mut().zip(which) {
            if goes {
                entry.written.detail = entry.written.detail.erased();
            }
        }
        prop_assert_eq!(check(&entries), Ok(head));
        prop_assert_eq!(check(&erased), Ok(head));
    }

    #[test]
    fn inv4_an_erased_entry_is_still_covered(
        (mut entries, _, first) in renewed(), at in any::<prop::sample::Index>(), other in written(),
    ) {
        let at = at.index(entries.len());
        let mut changed = other;
        changed.detail = entries[at].written.detail.erased();
        entries[at].written.detail = changed.detail.clone();
        prop_assume!(entries[at].written != changed);
        entries[at].written = changed;
        // One of the first form is found by what covers it.
        let told = if at < first { first + 1 } else { at + 1 };
        let told = u64::try_from(told).unwrap();
        let found = check(&entries);
        let is_found = found == Err(Broken::Altered(told));
        // Without a detail there is nothing to erase, and the entry itself is found.
        let itself = u64::try_from(at + 1).unwrap();
        prop_assert!(is_found || found == Err(Broken::Altered(itself)), "{:?}", found);
    }

    #[test]
    fn inv4_nothing_is_erased_from_older_entries_that_nothing_covers(
        (mut entries, _, first) in renewed(),
    ) {
        prop_assume!(entries[0].written.detail != Detail::Empty);
        entries[0].written.detail = entries[0].written.detail.erased();
        entries.truncate(first);
        let number = u64::try_from(first).unwrap();
        prop_assert_eq!(check(&entries), Err(Broken::Uncovered(number)));
        let mut late = Reader::behind(Head { number: 7, ..Head::default() });
        entries[0].number = 8;
        prop_assert_eq!(late.take(&entries[0]), Err(Broken::Uncovered(8)));
    }

    #[test]
    fn inv4_older_entries_are_covered_once_and_at_once((entries, head, first) in renewed()) {
        let mut without = entries.clone();
        without.remove(first);
        prop_assert!(check(&renumbered(without)).is_err());
        let mut twice = entries.clone();
        twice.insert(first, entries[first].clone());
        prop_assert!(check(&renumbered(twice)).is_err());
        let mut late = entries;
        let again = late[0].clone();
        late.push(Chained { number: head.number + 1, ..again });
        prop_assert!(check(&late).is_err());
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
        detail: detail_of("key".to_owned()),
    };
    let first = Head::default().followed_by_first(&entry).unwrap();
    let second = Head::default().followed_by(&entry);
    let hashes = [first, second].map(|head| (head.number, head.link.to_string()));
    assert_eq!(
        hashes
            .each_ref()
            .map(|(number, hash)| (*number, hash.as_str())),
        [
            (
                1,
                "ad8482e98168e36df82ad5c96f358dfe77213d7d3bae08f2360fe384c2e2f570"
            ),
            (
                1,
                "502a89ae909c0552264f32167820eed5d5bb2891e1a30aa260d2bb6a60280c22"
            ),
        ]
    );
}
