//! What test runners say at their end, read from their output.

use std::ops::AddAssign;

/// Tests that passed and failed.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Counts {
    /// How many passed.
    pub passed: u32,
    /// How many failed.
    pub failed: u32,
    /// How many of those that passed had failed before.
    pub unsteady: u32,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.unsteady += other.unsteady;
    }
}

impl Counts {
    /// Reads one line of output: the last line of a Rust test binary, or a total of Node's runner.
    #[must_use]
    pub fn in_line(line: &str) -> Self {
        if let Some(verdict) = line.strip_prefix("test result: ") {
            return Self {
                passed: before(verdict, " passed"),
                failed: before(verdict, " failed"),
                unsteady: 0,
            };
        }
        // Node's reporters mark their totals with `#` (tap) or an "i" in a circle (spec).
        let Some(total) = line
            .strip_prefix("# ")
            .or_else(|| line.strip_prefix("\u{2139} "))
        else {
            return Self::default();
        };
        Self {
            passed: after(total, "pass "),
            failed: after(total, "fail "),
            unsteady: 0,
        }
    }
}

fn before(text: &str, word: &str) -> u32 {
    let Some((head, _)) = text.split_once(word) else {
        return 0;
    };
    head.rsplit(' ')
        .next()
        .and_then(|number| number.parse().ok())
        .unwrap_or(0)
}

fn after(text: &str, word: &str) -> u32 {
    text.strip_prefix(word)
        .and_then(|number| number.trim().parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::Counts;

    #[test]
    fn a_rust_test_binary_is_counted() {
        let line =
            "test result: FAILED. 14 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out";
        assert_eq!(
            Counts::in_line(line),
            Counts {
                passed: 14,
                failed: 2,
                unsteady: 0,
            }
        );
    }

    #[test]
    fn both_reporters_of_node_are_counted() {
        assert_eq!(
            Counts::in_line("# pass 7"),
            Counts {
                passed: 7,
                failed: 0,
                unsteady: 0,
            }
        );
        assert_eq!(
            Counts::in_line("\u{2139} fail 3"),
            Counts {
                passed: 0,
                failed: 3,
                unsteady: 0,
            }
        );
    }

    #[test]
    fn other_lines_count_nothing() {
        for line in [
            "",
            "# tests 7",
            "running 3 tests",
            "7 passed",
            "# pass the salt",
        ] {
            assert_eq!(Counts::in_line(line), Counts::default(), "{line}");
        }
    }
}
