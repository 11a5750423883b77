//! The ladder in examples, and in every combination of facts.

use core::time::Duration;

use proptest::prelude::*;

use super::*;
use crate::country::Country;
use crate::policy::{AnswerKind, ProductCategory};
use crate::staff::StaffName;
use crate::text::Line;

fn line(text: &str) -> Line {
    Line::parse(text).unwrap()
}

fn country(code: &str) -> Country {
    Country::from_code(code).unwrap()
}

fn anna() -> StaffName {
    StaffName::parse("anna").unwrap()
}

/// A key asked for with a genuine challenge, and nothing else known.
fn plain() -> Facts {
    Facts {
        kind: AnswerKind::Key,
        category: ProductCategory::Recorder,
        presence: Presence::Genuine,
        place: line("Alarm Meyer, Kassel"),
        sold_to: Vec::new(),
        country: country("DE"),
        sold_for: None,
        reserved: Reserved::None,
        label: None,
        proof: None,
        past: Past::default(),
        starts: None,
        flag: None,
    }
}

/// A temporary password, which needs nothing but a serial number to ask for.
fn dated() -> Facts {
    Facts {
        kind: AnswerKind::TemporaryPassword,
        presence: Presence::Enrolled,
        ..plain()
    }
}

fn shipped(facts: &Facts) -> Ladder {
    climb(facts, &EvidencePolicy::shipped())
}

fn standing(ladder: &Ladder, what: What) -> Option<(Standing, i32)> {
    let mut rungs = ladder.rungs.iter().filter(|rung| rung.what == what);
    let found = rungs.next().map(|rung| (rung.standing, rung.points));
    assert!(rungs.next().is_none(), "a rung twice");
    found
}

#[test]
fn h1_a_genuine_fresh_challenge_of_an_enrolled_device_is_enough_for_one_person() {
    let ladder = shipped(&plain());
    assert_eq!(ladder.verdict, Verdict::MayApprove);
    assert_eq!((ladder.total, ladder.needed), (80, 50));
    let proven = Some((Standing::Proven, 60));
    assert_eq!(standing(&ladder, What::Challenge), proven);
}

#[test]
fn h1_a_dated_answer_takes_one_thing_more_than_the_serial_number() {
    let ladder = shipped(&dated());
    let Verdict::NeedsMore { missing, helps } = &ladder.verdict else {
        panic!("{:?}", ladder.verdict);
    };
    assert_eq!(*missing, 20);
    assert_eq!(helps, &[What::Proof, What::Label]);
    let more = |change: fn(&mut Facts)| {
        let mut facts = dated();
        change(&mut facts);
        shipped(&facts).verdict
    };
    for enough in [
        more(|facts| facts.sold_to = vec![line("Alarm Meyer GmbH")]),
        more(|facts| facts.label = Some(Piece::Accepted(anna()))),
        more(|facts| facts.proof = Some(Piece::Accepted(anna()))),
    ] {
        assert_eq!(enough, Verdict::MayApprove);
    }
    for short in [
        more(|facts| facts.label = Some(Piece::Sent)),
        more(|facts| facts.proof = Some(Piece::TurnedDown(anna()))),
        more(|facts| facts.past.answered = 5),
        more(|facts| facts.sold_for = Some(country("DE"))),
    ] {
        assert!(matches!(short, Verdict::NeedsMore { .. }), "{short:?}");
    }
}

#[test]
fn h1_any_name_of_the_buyer_counts_and_another_buyer_stands_against_it() {
    let mut facts = plain();
    facts.sold_to = vec![line("Zentrale Nord"), line("Alarm Meyer GmbH")];
    let proven = Some((Standing::Proven, 20));
    assert_eq!(standing(&shipped(&facts), What::SoldTo), proven);
    facts.sold_to = vec![line("Huber, Wien")];
    let against = Some((Standing::Against, -10));
    assert_eq!(standing(&shipped(&facts), What::SoldTo), against);
    assert_eq!(shipped(&facts).verdict, Verdict::MayApprove);
}

#[test]
fn h1_the_silence_of_the_reserved_address_counts_from_the_hour_that_is_set() {
    let mut facts = plain();
    let mut after = |hours| {
        facts.reserved = Reserved::Silent(Duration::from_hours(hours));
        standing(&shipped(&facts), What::Reserved)
    };
    assert_eq!(after(23), Some((Standing::Open, 0)));
    assert_eq!(after(24), Some((Standing::Proven, 20)));
}

#[test]
fn h1_an_objection_a_flag_and_a_challenge_that_opens_not_are_refused() {
    let refused = |change: fn(&mut Facts)| {
        let mut facts = plain();
        facts.label = Some(Piece::Accepted(anna()));
        facts.proof = Some(Piece::Accepted(anna()));
        change(&mut facts);
        matches!(shipped(&facts).verdict, Verdict::Refused(_))
    };
    assert!(refused(|facts| facts.reserved = Reserved::Objects));
    assert!(refused(|facts| facts.flag = Some("Stolen.".into())));
    assert!(refused(
        |facts| facts.presence = Presence::Impossible("Too old.".into())
    ));
}

#[test]
fn h1_the_policy_says_when_two_people_are_needed() {
    let two = |change: fn(&mut EvidencePolicy), facts: Facts| {
        let mut policy = EvidencePolicy::shipped();
        change(&mut policy);
        let verdict = climb(&facts, &policy).verdict;
        matches!(verdict, Verdict::MayApproveByTwo(_))
    };
    let against = Facts {
        sold_to: vec![line("Huber, Wien")],
        ..plain()
    };
    assert!(two(
        |p| p.two_people_answers = vec![AnswerKind::Key],
        plain()
    ));
    assert!(!two(
        |p| p.two_people_answers = vec![AnswerKind::File],
        plain()
    ));
    let recorders =
        |p: &mut EvidencePolicy| p.two_people_categories = vec![ProductCategory::Recorder];
    assert!(two(recorders, plain()));
    assert!(two(|p| p.two_people_below = 81, plain()));
    assert!(!two(|p| p.two_people_below = 80, plain()));
    assert!(two(|p| p.two_people_against = true, against.clone()));
    assert!(!two(|p| p.two_people_against = true, plain()));
    assert!(!two(|_| (), against));
}

#[test]
fn h1_whoever_was_rejected_before_gets_nothing_for_having_been_answered() {
    let facts = Facts {
        past: Past {
            answered: 3,
            rejected: 1,
            of_others: 0,
        },
        ..plain()
    };
    let ladder = shipped(&facts);
    assert_eq!(standing(&ladder, What::Earlier), None);
    assert_eq!(
        standing(&ladder, What::Rejected),
        Some((Standing::Against, -20))
    );
}

fn piece() -> impl Strategy<Value = Option<Piece>> {
    prop_oneof![
        Just(None),
        Just(Some(Piece::Sent)),
        Just(Some(Piece::Accepted(anna()))),
        Just(Some(Piece::TurnedDown(anna()))),
    ]
}

fn facts() -> impl Strategy<Value = Facts> {
    let kind = proptest::sample::select(AnswerKind::ALL);
    let category = proptest::sample::select(ProductCategory::ALL);
    let presence = prop_oneof![
        Just(Presence::Genuine),
        Just(Presence::Enrolled),
        Just(Presence::Impossible("It does not open.".to_owned())),
    ];
    let sold_to = prop_oneof![
        Just(vec![]),
        Just(vec![line("Alarm Meyer GmbH")]),
        Just(vec![line("Huber")]),
    ];
    let sold_for = proptest::option::of(prop_oneof![Just(country("DE")), Just(country("FR"))]);
    let reserved = prop_oneof![
        Just(Reserved::None),
        Just(Reserved::Holders),
        Just(Reserved::Untold),
        (0_u64..60).prop_map(|hours| Reserved::Silent(Duration::from_hours(hours))),
        Just(Reserved::Objects),
    ];
    let past = (0_u32..3, 0_u32..3, 0_u32..3);
    let flag = proptest::option::of(Just("Stolen.".to_owned()));
    let seen = (kind, category, presence, sold_to, sold_for);
    (seen, reserved, piece(), piece(), past, flag).prop_map(
        |((kind, category, presence, sold_to, sold_for), reserved, label, proof, past, flag)| {
            let (answered, rejected, of_others) = past;
            Facts {
                kind,
                category,
                presence,
                sold_to,
                sold_for,
                reserved,
                label,
                proof,
                past: Past {
                    answered,
                    rejected,
                    of_others,
                },
                flag,
                ..plain()
            }
        },
    )
}

fn policy() -> impl Strategy<Value = EvidencePolicy> {
    let points = proptest::array::uniform11(0_u16..=100);
    let needed = (0_u16..200, 0_u16..200, 0_u16..200);
    (points, needed, any::<bool>()).prop_map(|(p, needed, against)| {
        let shipped = EvidencePolicy::shipped();
        EvidencePolicy {
            points: Points {
                challenge: p[0],
                enrolled: p[1],
                sold_to: p[2],
                reserved_silent: p[3],
                label: p[4],
                proof: p[5],
                earlier_good: p[6],
                sold_elsewhere: p[7],
                other_country: p[8],
                earlier_bad: p[9],
                other_holder: p[10],
            },
            approve: needed.0,
            approve_dated: needed.1,
            two_people_below: needed.2,
            two_people_against: against,
            ..shipped
        }
    })
}

fn may_be_approved(verdict: &Verdict) -> bool {
    matches!(verdict, Verdict::MayApprove | Verdict::MayApproveByTwo(_))
}

proptest! {
    #[test]
    fn h1_the_sum_is_the_sum_of_its_rungs_and_no_rung_counts_while_it_is_open(
        facts in facts(), policy in policy()
    ) {
        let ladder = climb(&facts, &policy);
        prop_assert_eq!(ladder.total, ladder.rungs.iter().map(|rung| rung.points).sum::<i32>());
        for rung in &ladder.rungs {
            prop_assert!(!rung.source.is_empty());
            match rung.standing {
                Standing::Proven => prop_assert!(rung.points >= 0),
                Standing::Open => prop_assert_eq!(rung.points, 0),
                Standing::Against => prop_assert!(rung.points <= 0),
            }
        }
        let mut whats: Vec<_> = ladder.rungs.iter().map(|rung| rung.what).collect();
        whats.dedup();
        prop_assert_eq!(whats.len(), ladder.rungs.len());
    }

    #[test]
    fn h1_nothing_is_approved_below_its_points_or_against_a_refusal(
        facts in facts(), policy in policy()
    ) {
        let ladder = climb(&facts, &policy);
        let refused = matches!(facts.presence, Presence::Impossible(_))
            || facts.reserved == Reserved::Objects
            || facts.flag.is_some();
        prop_assert_eq!(matches!(ladder.verdict, Verdict::Refused(_)), refused);
        let enough = ladder.total >= i32::from(policy.needed(facts.kind));
        prop_assert_eq!(may_be_approved(&ladder.verdict), enough && !refused);
        if let Verdict::NeedsMore { missing, .. } = ladder.verdict {
            prop_assert_eq!(i32::from(missing), i32::from(ladder.needed) - ladder.total);
        }
    }

    #[test]
    fn h1_one_more_proof_never_makes_it_worse(facts in facts(), policy in policy()) {
        let before = climb(&facts, &policy);
        let more = Facts {
            label: Some(Piece::Accepted(anna())),
            proof: Some(Piece::Accepted(anna())),
            ..facts
        };
        let after = climb(&more, &policy);
        prop_assert!(after.total >= before.total);
        prop_assert!(!may_be_approved(&before.verdict) || may_be_approved(&after.verdict));
        if before.verdict == Verdict::MayApprove {
            prop_assert_eq!(after.verdict, Verdict::MayApprove);
        }
    }

    #[test]
    fn h1_what_the_holder_types_gives_nothing_by_itself(facts in facts(), typed in "[a-zA-Z ]{1,60}") {
        let unknown = Facts { sold_to: Vec::new(), sold_for: None, ..facts };
        if let Ok(place) = Line::parse(&typed) {
            let other = Facts { place, ..unknown.clone() };
            prop_assert_eq!(shipped(&unknown).total, shipped(&other).total);
        }
    }

    #[test]
    fn h1_what_would_help_is_open_and_worth_something(facts in facts(), policy in policy()) {
        let ladder = climb(&facts, &policy);
        if let Verdict::NeedsMore { helps, .. } = &ladder.verdict {
            let worth = |what: &What| {
                let rung = ladder.rungs.iter().find(|rung| rung.what == *what);
                rung.filter(|rung| rung.standing == Standing::Open).map(|rung| rung.worth)
            };
            let worths: Vec<_> = helps.iter().map(worth).collect();
            prop_assert!(worths.iter().all(|worth| worth.is_some_and(|points| points > 0)));
            prop_assert!(worths.is_sorted_by(|a, b| a >= b));
        }
    }
}
