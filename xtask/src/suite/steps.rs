//! The steps, cheap ones first. All that compile use one set of features (the whole workspace, all
//! on), so that clippy shares its dependencies with doc, and the tests theirs with all that follow.

use super::Step;
use crate::counts::Counts;
use crate::generate::{self, Mode};
use crate::postgres::Cluster;
use crate::tools::Tool;
use crate::{Failure, root, shell, tidy};

type Outcome = (Counts, Result<(), Failure>);

pub(super) const ALL: &[Step] = &[
    Step {
        name: "fmt",
        about: "layout of the source",
        needs: &[],
        heavy: false,
        run: fmt,
    },
    Step {
        name: "tidy",
        about: "house rules, import table",
        needs: &[],
        heavy: false,
        run: tidy,
    },
    Step {
        name: "deny",
        about: "licences and sources of dependencies",
        needs: &[Tool::CargoDeny],
        heavy: false,
        run: deny,
    },
    Step {
        name: "clippy",
        about: "lints",
        needs: &[],
        heavy: false,
        run: clippy,
    },
    Step {
        name: "doc",
        about: "documentation builds without a warning",
        needs: &[],
        heavy: false,
        run: doc,
    },
    Step {
        name: "tests",
        about: "unit, property and integration tests of all crates",
        needs: &[],
        heavy: false,
        run: tests,
    },
    Step {
        name: "gen",
        about: "generated files are what their generators write",
        needs: &[],
        heavy: false,
        run: generated,
    },
    Step {
        name: "postgres",
        about: "the store's story on PostgreSQL",
        needs: &[Tool::Postgres],
        heavy: true,
        run: postgres,
    },
    Step {
        name: "smtp",
        about: "mail through a real SMTP server",
        needs: &[Tool::Aiosmtpd],
        heavy: true,
        run: smtp,
    },
    Step {
        name: "browser",
        about: "the whole story in Chromium, with axe",
        needs: &[Tool::Chromium, Tool::Node],
        heavy: true,
        run: browser,
    },
];

/// Default features are all there are but `live`, which adds tests that want a server beside them.
const TEST: [&str; 3] = ["test", "--workspace", "--no-fail-fast"];

fn fmt() -> Outcome {
    plain(shell::run(&mut shell::cargo(&["fmt", "--all", "--check"])))
}

fn tidy() -> Outcome {
    plain(tidy::report().and_then(|clean| {
        if clean {
            Ok(())
        } else {
            Err(Failure::new("see the lines above"))
        }
    }))
}

fn deny() -> Outcome {
    // It reads the manifest of every dependency, those for other systems too, and fetches nothing.
    let fetched = shell::run(&mut shell::cargo(&["fetch", "--locked", "--quiet"]));
    let check = [
        "deny",
        "--offline",
        "--locked",
        "--log-level",
        "error",
        "check",
        "licenses",
        "bans",
        "sources",
    ];
    plain(fetched.and_then(|()| shell::run(&mut shell::cargo(&check))))
}

fn clippy() -> Outcome {
    let lint = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--all-features",
        "--",
        "-D",
        "warnings",
    ];
    plain(shell::run(&mut shell::cargo(&lint)))
}

fn doc() -> Outcome {
    let mut doc = shell::cargo(&["doc", "--workspace", "--all-features", "--no-deps"]);
    plain(shell::run(doc.env("RUSTDOCFLAGS", "-D warnings")))
}

fn tests() -> Outcome {
    shell::count(&mut shell::cargo(&TEST))
}

fn generated() -> Outcome {
    plain(generate::run(Mode::Check))
}

fn postgres() -> Outcome {
    match Cluster::start() {
        Ok(cluster) => shell::count(live("postgres").env("REGAIN_TEST_POSTGRES", cluster.url())),
        Err(failure) => (Counts::default(), Err(failure)),
    }
}

fn smtp() -> Outcome {
    shell::count(live("smtp").env("REGAIN_TEST_PYTHON", shell::system_python()))
}

/// The tests in files of this name that a plain `cargo test` leaves out, for want of a server.
fn live(name: &str) -> std::process::Command {
    let mut command = shell::cargo(&TEST);
    command.args(["--test", name, "--", "--ignored"]);
    command
}

fn browser() -> Outcome {
    let folder = root().join("tests/browser");
    let built = shell::run(&mut shell::cargo(&[
        "build",
        "--workspace",
        "--all-features",
        "--bins",
        "--examples",
    ]));
    let installed = built.and_then(|()| {
        shell::run(
            shell::program("npm")
                .args(["ci", "--no-audit", "--no-fund"])
                .current_dir(&folder),
        )
    });
    match installed {
        Ok(()) => shell::count(
            shell::program("node")
                .args(["--test", "--test-concurrency=1"])
                .current_dir(&folder)
                .env("CHROMIUM", "/usr/bin/chromium")
                .env("REGAIN_BIN", shell::built("regain")),
        ),
        Err(failure) => (Counts::default(), Err(failure)),
    }
}

fn plain(verdict: Result<(), Failure>) -> Outcome {
    (Counts::default(), verdict)
}
