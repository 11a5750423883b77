//! The steps, cheap ones first. All that compile use one set of features (the whole workspace, all
//! on), so that clippy shares its dependencies with doc, and the tests theirs with all that follow.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::{Step, browser};
use crate::counts::Counts;
use crate::generate::{self, Mode};
use crate::postgres::Cluster;
use crate::tools::Tool;
use crate::{Failure, device as device_program, root, shell, tidy};

pub(super) type Outcome = (Counts, Result<(), Failure>);

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
        name: "story",
        about: "the demo plays the whole story by itself",
        needs: &[],
        heavy: false,
        run: story,
    },
    Step {
        name: "device",
        about: "the agent as a device gets it, and that it does not grow",
        needs: &[Tool::RustSource],
        heavy: true,
        run: device,
    },
    Step {
        name: "postgres",
        about: "the store's story and the demo's on PostgreSQL",
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
        name: "backends",
        about: "a device's password in motion, a web server's file and Linux accounts",
        needs: &[Tool::Motion, Tool::Curl, Tool::Htpasswd],
        heavy: true,
        run: backends,
    },
    Step {
        name: "browser",
        about: "the whole story in Chromium, with axe",
        needs: &[Tool::Chromium, Tool::Node],
        heavy: true,
        run: browser::run,
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
    let all = [
        "--keep-going",
        "--workspace",
        "--all-targets",
        "--all-features",
    ];
    // As it goes onto a device: the workspace gives its dependencies features that it has not alone.
    let device = ["--package", "agent", "--bins"];
    let lint = |what: &[&str]| {
        shell::run(
            shell::cargo(&["clippy"])
                .args(what)
                .args(["--", "-D", "warnings"]),
        )
    };
    // Both are run, for the faults of one say nothing about the other.
    let verdicts = [lint(&all), lint(&device)];
    plain(verdicts.into_iter().collect())
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

fn story() -> Outcome {
    let play = || shell::run(shell::program(shell::built("regain")).args(["demo", "--story"]));
    plain(shell::build().and_then(|()| play()))
}

fn device() -> Outcome {
    plain(device_program::check())
}

fn postgres() -> Outcome {
    either(Cluster::start(), |cluster| {
        let told = [("store-postgres", "story"), ("regain", "live")].map(|(package, name)| {
            live(package, name, |test| {
                test.env("REGAIN_TEST_POSTGRES_URL", cluster.url())
            })
        });
        both(told)
    })
}

fn smtp() -> Outcome {
    // The test starts `python3`; another one earlier on the path has not the system's modules.
    let python = shell::system_python();
    let first = python.parent().map(Path::to_owned).into_iter();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(first.chain(std::env::split_paths(&path)));
    either(
        path.map_err(Failure::doing("putting the path together")),
        |path| live("server", "smtp", |test| test.env("PATH", path)),
    )
}

/// All at once, so that the later ones find the workspace built.
const LIVE: &str = "agent/live,regain/live,server/live,store-postgres/live";

fn backends() -> Outcome {
    live("agent", "story", |test| test.arg("::live_"))
}

/// A test that a plain `cargo test` leaves out, for want of a server. It is built with the whole
/// workspace, or else all dependencies would be built again with this one crate's features.
fn live(package: &str, name: &str, prepare: impl FnOnce(&mut Command) -> &mut Command) -> Outcome {
    let build = [
        "test",
        "--workspace",
        "--features",
        LIVE,
        "--test",
        name,
        "--no-run",
    ];
    let format = "--message-format=json-render-diagnostics";
    let built = shell::read_loudly(shell::cargo(&build).arg(format)).and_then(|messages| {
        executable(&messages, package)
            .ok_or_else(|| Failure::new(format!("{package} has no test {name}")))
    });
    either(built, |built| {
        let mut test = shell::program(built);
        test.current_dir(root().join("crates").join(package));
        shell::count(prepare(&mut test))
    })
}

/// The test of this package among what cargo says that it built.
fn executable(messages: &str, package: &str) -> Option<PathBuf> {
    let manifest = format!("{package}/Cargo.toml");
    let built = messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let mut ours = built.filter(|message| {
        let path = message["manifest_path"].as_str();
        path.is_some_and(|path| path.ends_with(&manifest)) && message["target"]["kind"][0] == "test"
    });
    ours.find_map(|message| message["executable"].as_str().map(PathBuf::from))
}

/// Both were run, for the faults of one say nothing about the other.
fn both([(mut counts, verdict), (more, other)]: [Outcome; 2]) -> Outcome {
    counts += more;
    (counts, verdict.and(other))
}

fn either<T>(before: Result<T, Failure>, run: impl FnOnce(T) -> Outcome) -> Outcome {
    match before {
        Ok(value) => run(value),
        Err(failure) => plain(Err(failure)),
    }
}

fn plain(verdict: Result<(), Failure>) -> Outcome {
    (Counts::default(), verdict)
}
