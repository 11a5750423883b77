//! Every history of a button, as milliseconds since power-on and whether it is down then.

use proptest::prelude::*;

use super::*;

fn at(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

/// What a button says that is seen so, looked at every 100 ms in between and for 20 s after.
fn said(seen: &[(u64, bool)]) -> Vec<Said> {
    let mut hold = Hold::new();
    let mut said = Vec::new();
    let mut before = 0;
    for &(millis, down) in seen {
        for tick in (before..millis).step_by(100) {
            said.extend(hold.pass(at(tick)));
        }
        said.extend(hold.see(down, at(millis)));
        before = millis;
    }
    for tick in (before..before + 20_000).step_by(100) {
        said.extend(hold.pass(at(tick)));
    }
    said
}

fn resets(seen: &[(u64, bool)]) -> bool {
    said(seen).iter().any(|said| matches!(said, Said::Reset(_)))
}

/// The last word on a button that does nothing.
fn why(seen: &[(u64, bool)]) -> Nothing {
    match said(seen).pop() {
        Some(Said::Nothing(why)) => why,
        other => panic!("not a refusal: {other:?}"),
    }
}

#[test]
fn d11_ten_to_fifteen_seconds_from_power_on_reset_and_both_ends_count() {
    for held in [10_000, 10_001, 12_345, 14_999, 15_000] {
        assert_eq!(
            said(&[(0, true), (held, false)]),
            [
                Said::Nothing(Nothing::Begun),
                Said::Reset(ButtonHeld { held: at(held) })
            ],
            "{held} ms"
        );
    }
}

#[test]
fn d11_shorter_or_longer_does_nothing_and_says_so() {
    for held in [1, 5_000, 9_999] {
        let short = Nothing::TooShort { held: at(held) };
        assert_eq!(why(&[(0, true), (held, false)]), short);
    }
    for held in [15_001, 16_000, 60_000] {
        assert_eq!(why(&[(0, true), (held, false)]), Nothing::TooLong);
    }
    assert_eq!(why(&[(0, true)]), Nothing::TooLong, "held for ever");
}

#[test]
fn d11_a_hold_that_begins_after_power_on_does_nothing() {
    for pressed in [1, 500, 3_600_000] {
        let seen = [(0, false), (pressed, true), (pressed + 12_000, false)];
        assert_eq!(why(&seen), Nothing::PressedLater);
    }
}

#[test]
fn d11_a_reader_that_starts_late_takes_what_is_down_as_held_from_power_on() {
    assert!(resets(&[(8_000, true), (12_000, false)]));
    assert!(resets(&[(10_000, true), (10_000, false)]));
    let late = Nothing::SeenTooLate { at: at(10_001) };
    assert_eq!(why(&[(10_001, true), (12_000, false)]), late);
}

#[test]
fn d11_a_loose_contact_does_nothing() {
    let opens_at_five = [(0, true), (5_000, false), (5_001, true), (12_000, false)];
    assert_eq!(why(&opens_at_five), Nothing::PressedAgain);
    let chatters_at_the_end = [(0, true), (12_000, false), (12_004, true), (12_008, false)];
    assert_eq!(why(&chatters_at_the_end), Nothing::Loose);
    let just_before_it_counts = [(0, true), (12_000, false), (12_999, true), (13_000, false)];
    assert_eq!(why(&just_before_it_counts), Nothing::Loose);
    let closes_late = [(0, false), (3, true), (12_000, false)];
    assert_eq!(why(&closes_late), Nothing::PressedLater);
}

#[test]
fn d11_let_go_and_pressed_again_does_nothing_whatever_the_sum() {
    let twice = [(0, true), (6_000, false), (7_000, true), (12_000, false)];
    assert_eq!(
        said(&twice),
        [
            Said::Nothing(Nothing::Begun),
            Said::Nothing(Nothing::TooShort { held: at(6_000) }),
            Said::Nothing(Nothing::PressedAgain),
        ]
    );
}

#[test]
fn d11_a_reset_is_said_once_and_a_press_after_it_is_another_matter() {
    let seen = [(0, true), (12_000, false), (14_000, true), (26_000, false)];
    assert_eq!(
        said(&seen),
        [
            Said::Nothing(Nothing::Begun),
            Said::Reset(ButtonHeld { held: at(12_000) }),
            Said::Nothing(Nothing::PressedAgain),
        ]
    );
}

#[test]
fn d11_a_reader_that_was_away_proves_nothing() {
    let mut hold = Hold::new();
    assert!(hold.see(true, at(0)).is_some());
    assert_eq!(hold.lose_sight(), Some(Said::Nothing(Nothing::Unseen)));
    assert_eq!(
        hold.see(true, at(11_000)),
        Some(Said::Nothing(Nothing::PressedAgain))
    );
    assert_eq!(hold.see(false, at(12_000)), None);
    assert_eq!(hold.pass(at(20_000)), None);
}

#[test]
fn d11_a_release_that_is_read_late_counts_from_when_it_was_read_first() {
    // No tick came between: the level at 15.5 s is that of a button held too long.
    let mut hold = Hold::new();
    hold.see(true, at(0));
    assert_eq!(
        hold.see(false, at(15_500)),
        Some(Said::Nothing(Nothing::TooLong))
    );
}

#[test]
fn d11_every_word_of_the_button_names_what_to_do() {
    for why in [
        Nothing::PressedLater,
        Nothing::TooShort { held: at(9_999) },
        Nothing::TooLong,
        Nothing::Loose,
        Nothing::PressedAgain,
        Nothing::Unseen,
        Nothing::SeenTooLate { at: at(11_000) },
    ] {
        assert!(why.to_string().contains("Nothing happens"), "{why}");
    }
    let short = Nothing::TooShort { held: at(9_999) }.to_string();
    assert!(short.contains("9.9 seconds"), "{short}");
}

/// Changes of a button at rising times.
fn histories() -> impl Strategy<Value = Vec<(u64, bool)>> {
    prop::collection::vec((0..9_000_u64, any::<bool>()), 1..8).prop_map(|steps| {
        let mut now = 0;
        steps
            .into_iter()
            .map(|(step, down)| {
                now += step;
                (now, down)
            })
            .collect()
    })
}

proptest! {
    /// The rule once more, written down as a person would: down at the first look, up for the first
    /// time between 10 and 15 s, and up for a second after that.
    #[test]
    fn d11_only_one_unbroken_hold_resets(seen in histories()) {
        let rule = seen.iter().position(|(_, down)| !down).is_some_and(|first| {
            let up = seen[first].0;
            let stays_up = seen[first..].iter().all(|(at, down)| !down || *at >= up + 1_000);
            first > 0 && seen[0].0 <= 10_000 && (10_000..=15_000).contains(&up) && stays_up
        });
        prop_assert_eq!(resets(&seen), rule);
    }

    #[test]
    fn d11_a_button_resets_at_most_once(seen in histories()) {
        let resets = said(&seen).into_iter().filter(|said| matches!(said, Said::Reset(_))).count();
        prop_assert!(resets <= 1);
    }
}
