//! The tests in a browser. They are at the mercy of the machine: one that is busy with other things can
//! fail a test that is sound. A file whose tests failed is therefore run once more by itself; what
//! passes then was unsteady, which is said aloud, and what fails twice has failed.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::steps::Outcome;
use crate::counts::Counts;
use crate::tools::{self, Tool};
use crate::{Failure, root, shell};

/// Builds what is driven, fetches what drives it, and runs the tests.
pub(super) fn run() -> Outcome {
    let folder = root().join("tests/browser");
    let install = || {
        let mut npm = shell::program("npm");
        shell::run(
            npm.args(["ci", "--no-audit", "--no-fund"])
                .current_dir(&folder),
        )
    };
    // Large, and not to be had everywhere: without it the tests in WebKit are skipped.
    if let Err(failure) = tools::ensure(&BTreeSet::from([Tool::Webkit])) {
        println!("\n!!! the tests in WebKit are left out: {failure}");
    }
    match shell::build().and_then(|()| install()) {
        Ok(()) => twice(|files| tests(&folder, files)),
        Err(failure) => (Counts::default(), Err(failure)),
    }
}

/// How one run of some files went.
struct Run {
    counts: Counts,
    verdict: Result<(), Failure>,
    /// The tests that failed, by their file and name.
    failed: Vec<(String, String)>,
}

/// Runs all files, and those that failed once more.
fn twice(run: impl Fn(&[String]) -> Run) -> Outcome {
    let first = run(&[]);
    let files: BTreeSet<String> = first.failed.iter().map(|(file, _)| file.clone()).collect();
    if first.verdict.is_ok() || files.is_empty() {
        return (first.counts, first.verdict);
    }
    println!("\n!!! these failed and are run once more, file by file:");
    list(&first.failed);
    let files: Vec<String> = files.into_iter().collect();
    let second = run(&files);
    let again = second.counts.failed;
    let unsteady = first.counts.failed.saturating_sub(again);
    let counts = Counts {
        passed: first.counts.passed + unsteady,
        failed: again,
        unsteady,
    };
    if second.verdict.is_ok() {
        println!("\n!!! UNSTEADY: these failed once and passed when they were run again:");
        list(&first.failed);
    }
    (counts, second.verdict)
}

fn list(failed: &[(String, String)]) {
    for (file, name) in failed {
        println!("!!!   {file}: {name}");
    }
}

/// Runs these files, or all when there are none, and reads who failed.
fn tests(folder: &Path, files: &[String]) -> Run {
    let told = shell::target_folder().join("browser-failed");
    let into = |what: &str| format!("--test-reporter-destination={what}");
    let mut node = shell::program("node");
    node.args(["--test", "--test-concurrency=2"])
        .args(["--test-reporter=spec", &into("stdout")])
        .args(["--test-reporter=./harness/failed.js"])
        .arg(into(&told.to_string_lossy()))
        // A test that failed may have left a browser or a demo running; that must not keep
        // everybody waiting.
        .args(["--test-force-exit", "--test-timeout=900000"])
        .args(files)
        .current_dir(folder)
        .env("CHROMIUM", shell::find("chromium").unwrap_or_default())
        // Both are built: cargo at work beside the browsers would take their time.
        .env("REGAIN_BIN", shell::built("regain"))
        .env("REGAIN_LAB", shell::built("examples/lab"));
    // None is left of an earlier run that could be taken for this one's.
    let _ = fs::remove_file(&told);
    let (counts, verdict) = shell::count(&mut node);
    let failed = fs::read_to_string(&told).unwrap_or_default();
    Run {
        counts,
        verdict,
        failed: parse(&failed),
    }
}

fn parse(lines: &str) -> Vec<(String, String)> {
    let pairs = lines.lines().filter_map(|line| line.split_once('\t'));
    pairs
        .map(|(file, name)| (file.to_owned(), name.to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::{Run, parse, twice};
    use crate::Failure;
    use crate::counts::Counts;

    fn went(passed: u32, failed: &str) -> Run {
        let failed = parse(failed);
        let count = u32::try_from(failed.len()).expect("few tests");
        Run {
            counts: Counts {
                passed,
                failed: count,
                unsteady: 0,
            },
            verdict: match count {
                0 => Ok(()),
                _ => Err(Failure::new("exit code 1")),
            },
            failed,
        }
    }

    /// Plays these runs; gives what came of it, and the files that each run was given.
    fn play(runs: Vec<Run>) -> (Counts, bool, Vec<Vec<String>>) {
        let runs = RefCell::new(runs.into_iter());
        let asked = RefCell::new(Vec::new());
        let (counts, verdict) = twice(|files| {
            asked.borrow_mut().push(files.to_vec());
            let next = runs.borrow_mut().next();
            next.expect("no more runs than are played")
        });
        (counts, verdict.is_ok(), asked.into_inner())
    }

    #[test]
    fn what_passes_at_once_is_run_once() {
        let (counts, passed, asked) = play(vec![went(7, "")]);
        assert!(passed);
        assert_eq!((counts.passed, counts.unsteady), (7, 0));
        assert_eq!(asked, [Vec::<String>::new()]);
    }

    #[test]
    fn what_fails_once_is_unsteady_and_only_its_file_is_run_again() {
        let first = went(5, "front.test.js\td11\nfront.test.js\td11_again\n");
        let (counts, passed, asked) = play(vec![first, went(3, "")]);
        assert!(passed);
        assert_eq!((counts.passed, counts.failed, counts.unsteady), (7, 0, 2));
        assert_eq!(asked[1], ["front.test.js"]);
    }

    #[test]
    fn what_fails_twice_has_failed() {
        let first = went(5, "a.test.js\tone\nb.test.js\ttwo\n");
        let (counts, passed, asked) = play(vec![first, went(1, "b.test.js\ttwo\n")]);
        assert!(!passed);
        assert_eq!((counts.passed, counts.failed, counts.unsteady), (6, 1, 1));
        assert_eq!(asked[1], ["a.test.js", "b.test.js"]);
    }

    #[test]
    fn a_runner_that_fails_without_a_test_is_not_asked_again() {
        let mut first = went(0, "");
        first.verdict = Err(Failure::new("exit code 9"));
        let (_, passed, asked) = play(vec![first]);
        assert!(!passed);
        assert_eq!(asked.len(), 1);
    }
}
