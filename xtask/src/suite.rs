//! `cargo xtask test`: every check, one after the other, with a table at the end.

mod browser;
mod steps;
mod table;

use std::collections::BTreeSet;
use std::time::Duration;

use crate::counts::Counts;
use crate::tools::Tool;
use crate::{Failure, shell, tools};

/// Which steps to run, and how.
#[derive(Debug, Default)]
pub struct Choice {
    /// Leave out what needs a browser or a server.
    pub fast: bool,
    /// Stop at the first step that fails.
    pub fail_fast: bool,
    /// Only these steps; all when empty.
    pub named: Vec<String>,
}

/// One check.
struct Step {
    name: &'static str,
    about: &'static str,
    needs: &'static [Tool],
    /// Needs a browser, a server or minutes, and so is left out of a fast run.
    heavy: bool,
    run: fn() -> (Counts, Result<(), Failure>),
}

/// How a step went.
struct Report {
    name: &'static str,
    took: Duration,
    counts: Counts,
    verdict: Result<(), Failure>,
}

/// Names the steps, in their order.
pub fn list() {
    for step in steps::ALL {
        println!("{:10} {}", step.name, step.about);
    }
}

/// Runs the chosen steps; true when all of them passed.
pub fn run(choice: &Choice) -> Result<bool, Failure> {
    let chosen = choose(choice)?;
    let mut reports = Vec::new();
    for step in chosen {
        println!("\n=== {}: {}", step.name, step.about);
        let report = one(step);
        println!("{}", table::line(&report));
        let failed = report.verdict.is_err();
        reports.push(report);
        if failed && choice.fail_fast {
            break;
        }
    }
    print!("{}", table::summary(&reports));
    Ok(reports.iter().all(|report| report.verdict.is_ok()))
}

fn choose(choice: &Choice) -> Result<Vec<&'static Step>, Failure> {
    if let Some(name) = choice
        .named
        .iter()
        .find(|name| steps::ALL.iter().all(|step| step.name != **name))
    {
        return Err(Failure::new(format!(
            "there is no step {name}; see cargo xtask test --list"
        )));
    }
    let wanted = |step: &&Step| {
        let named = choice.named.is_empty() || choice.named.iter().any(|name| name == step.name);
        named && !(choice.fast && step.heavy)
    };
    Ok(steps::ALL.iter().filter(wanted).collect())
}

fn one(step: &'static Step) -> Report {
    let watch = shell::stopwatch();
    let needs: BTreeSet<Tool> = step.needs.iter().copied().collect();
    let (counts, verdict) = match tools::ensure(&needs) {
        Ok(()) => (step.run)(),
        Err(missing) => (Counts::default(), Err(missing)),
    };
    Report {
        name: step.name,
        took: watch.elapsed(),
        counts,
        verdict,
    }
}
