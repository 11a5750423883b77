//! Firmware versions in order.

use std::cmp::Ordering;

/// Whether `version` is `from` or a later one. Numbers in it compare as numbers, so that P9 comes
/// before P15; everything else compares as text, without regard to capitals.
pub(super) fn is_at_least(version: &str, from: &str) -> bool {
    let (mut version, mut from) = (pieces(version), pieces(from));
    loop {
        match (version.next(), from.next()) {
            (_, None) => return true,
            (None, Some(_)) => return false,
            (Some(ours), Some(least)) => match order(&ours, &least) {
                Ordering::Greater => return true,
                Ordering::Less => return false,
                Ordering::Equal => {}
            },
        }
    }
}

/// Runs of digits and runs of other characters.
fn pieces(version: &str) -> impl Iterator<Item = String> {
    let mut rest = version.trim().to_ascii_lowercase();
    std::iter::from_fn(move || {
        let is_number = rest.chars().next()?.is_ascii_digit();
        let end = rest.find(|c: char| c.is_ascii_digit() != is_number);
        let after = rest.split_off(end.unwrap_or(rest.len()));
        Some(std::mem::replace(&mut rest, after))
    })
}

fn order(one: &str, other: &str) -> Ordering {
    let number = |piece: &str| piece.starts_with(|c: char| c.is_ascii_digit());
    if !number(one) || !number(other) {
        return one.cmp(other);
    }
    // As long as one likes: without leading zeros, the longer number is the larger one.
    let (one, other) = (one.trim_start_matches('0'), other.trim_start_matches('0'));
    one.len().cmp(&other.len()).then_with(|| one.cmp(other))
}

#[cfg(test)]
mod tests {
    use super::is_at_least;

    #[test]
    fn d13_versions_compare_by_their_numbers() {
        let later = [
            ("R1420P15", "R1420P15"),
            ("R1420P15", "R1420P9"),
            ("R1421", "R1420P15"),
            ("r1420p15", "R1420P15"),
            ("V3.10.2", "V3.9"),
            ("1.0.0", ""),
            ("1.0.0", "1.0"),
            ("007", "7"),
            ("99999999999999999999999", "99999999999999999999998"),
        ];
        for (version, from) in later {
            assert!(is_at_least(version, from), "{version} {from}");
        }
        let earlier = [
            ("R1420P9", "R1420P15"),
            ("R1420", "R1420P1"),
            ("V2.99", "V3.0"),
            ("1.0", "1.0.1"),
        ];
        for (version, from) in earlier {
            assert!(!is_at_least(version, from), "{version} {from}");
        }
    }
}
