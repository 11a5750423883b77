//! What a run says at its end.

use std::fmt::Write;

use super::Report;
use crate::counts::Counts;

/// One step's line.
pub(super) fn line(report: &Report) -> String {
    let seconds = report.took.as_secs_f64();
    let (verdict, why) = match &report.verdict {
        Ok(()) if report.counts.unsteady > 0 => ("ok", unsteady(report.counts.unsteady)),
        Ok(()) => ("ok", String::new()),
        Err(failure) => ("FAILED", format!("  {failure}")),
    };
    let tests = match report.counts {
        Counts {
            passed: 0,
            failed: 0,
            ..
        } => String::from("-"),
        counts => format!("{}/{}", counts.passed, counts.passed + counts.failed),
    };
    format!(
        "{:10} {seconds:7.1} s  {tests:>9}  {verdict}{why}",
        report.name
    )
}

fn unsteady(tests: u32) -> String {
    format!("  {tests} UNSTEADY: failed once and passed when run again, see !!! above")
}

/// The table of all steps, and last the line that other programs read.
pub(super) fn summary(reports: &[Report]) -> String {
    let mut text = String::from("\nstep         seconds      tests  verdict\n");
    for report in reports {
        let _ = writeln!(text, "{}", line(report));
    }
    let seconds: f64 = reports.iter().map(|report| report.took.as_secs_f64()).sum();
    let _ = writeln!(text, "{:10} {seconds:7.1} s", "in all");
    let sum = total(reports);
    let _ = writeln!(text, "\n{} passed, {} failed", sum.passed, sum.failed);
    text
}

/// The sum of what the test runners counted. A step that failed although its tests all passed, or
/// that has none, counts as one failure: the line must never call a failed run clean.
fn total(reports: &[Report]) -> Counts {
    let mut sum = Counts::default();
    for report in reports {
        sum += report.counts;
        if report.verdict.is_err() && report.counts.failed == 0 {
            sum.failed += 1;
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::super::Report;
    use super::summary;
    use crate::Failure;
    use crate::counts::Counts;

    fn report(
        name: &'static str,
        passed: u32,
        failed: u32,
        verdict: Result<(), Failure>,
    ) -> Report {
        Report {
            name,
            took: Duration::from_millis(1500),
            counts: Counts {
                passed,
                failed,
                unsteady: 0,
            },
            verdict,
        }
    }

    #[test]
    fn the_last_line_sums_what_the_runners_counted() {
        let reports = [
            report("fmt", 0, 0, Ok(())),
            report("tests", 40, 0, Ok(())),
            report("browser", 5, 0, Ok(())),
        ];
        assert!(summary(&reports).ends_with("\n45 passed, 0 failed\n"));
    }

    #[test]
    fn tests_that_passed_only_the_second_time_are_told_of() {
        let mut browser = report("browser", 5, 0, Ok(()));
        browser.counts.unsteady = 1;
        let text = summary(&[browser]);
        assert!(text.contains("1 UNSTEADY"), "{text}");
        assert!(text.ends_with("\n5 passed, 0 failed\n"));
    }

    #[test]
    fn a_failed_step_without_failed_tests_is_one_failure() {
        let failed = || Err(Failure::new("exit code 1"));
        let reports = [
            report("fmt", 0, 0, failed()),
            report("tests", 40, 2, failed()),
        ];
        assert!(summary(&reports).ends_with("\n40 passed, 3 failed\n"));
    }
}
