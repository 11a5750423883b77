//! What a step needs from outside cargo: looked for, installed where that is allowed, else named.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::{Failure, postgres, shell};

/// The version of cargo-deny that reads our `deny.toml`.
const CARGO_DENY: &str = "0.20.2";

/// What the mail server and the verifier of signatures import.
const MAIL_MODULES: &str = "import aiosmtpd, dkim, nacl";

/// Something a step cannot run without.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Tool {
    /// The check of licences and sources.
    CargoDeny,
    /// The fuzzer's front end.
    CargoFuzz,
    /// A browser, and letters for it to draw.
    Chromium,
    /// A second engine, and a screen for it.
    Webkit,
    /// Node 20.14 or newer with npm, to drive the browser.
    Node,
    /// The database's programs.
    Postgres,
    /// An SMTP server, and what verifies the signatures of mails.
    Aiosmtpd,
    /// Software of a recorder.
    Motion,
    /// What asks a web server from the command line.
    Curl,
    /// Apache's program for files of passwords.
    Htpasswd,
    /// The source of the standard library, which is built for a device.
    RustSource,
}

impl Tool {
    fn present(self) -> bool {
        match self {
            Self::CargoDeny => shell::find("cargo-deny").is_some(),
            Self::CargoFuzz => shell::find("cargo-fuzz").is_some(),
            Self::Chromium => shell::find("chromium").is_some(),
            Self::Webkit => ["WebKitWebDriver", "Xvfb"]
                .into_iter()
                .all(|name| shell::find(name).is_some()),
            Self::Node => shell::find("npm").is_some() && node_is_new_enough(),
            Self::Postgres => postgres::programs().is_some(),
            Self::Motion => shell::find("motion").is_some(),
            Self::Curl => shell::find("curl").is_some(),
            Self::Htpasswd => shell::find("htpasswd").is_some(),
            Self::RustSource => library_source().is_some_and(|file| file.exists()),
            Self::Aiosmtpd => {
                shell::read(shell::program(shell::system_python()).args(["-c", MAIL_MODULES]))
                    .is_ok()
            }
        }
    }

    fn source(self) -> Source {
        match self {
            Self::CargoDeny => Source::Cargo(&["cargo-deny", "--version", CARGO_DENY]),
            Self::CargoFuzz => Source::Cargo(&["cargo-fuzz"]),
            Self::Chromium => Source::Debian(&["chromium", "fonts-dejavu-core"]),
            Self::Webkit => Source::Debian(&["webkit2gtk-driver", "xvfb"]),
            Self::Node => Source::Debian(&["nodejs", "npm"]),
            Self::Postgres => Source::Debian(&["postgresql"]),
            Self::Aiosmtpd => Source::Debian(&[
                "openssl",
                "python3-aiosmtpd",
                "python3-dkim",
                "python3-nacl",
            ]),
            Self::Motion => Source::Debian(&["motion"]),
            Self::Curl => Source::Debian(&["curl"]),
            Self::Htpasswd => Source::Debian(&["apache2-utils"]),
            Self::RustSource => Source::Rustup("rust-src"),
        }
    }
}

enum Source {
    Rustup(&'static str),
    Cargo(&'static [&'static str]),
    Debian(&'static [&'static str]),
}

/// Makes sure of all these tools: installs what is missing where this process may, else fails with
/// the one line that has to be run by someone who may.
pub fn ensure(needed: &BTreeSet<Tool>) -> Result<(), Failure> {
    let mut packages = Vec::new();
    let mut crates = Vec::new();
    for tool in needed.iter().filter(|tool| !tool.present()) {
        match tool.source() {
            Source::Cargo(arguments) => crates.push(arguments),
            Source::Debian(names) => packages.extend_from_slice(names),
            Source::Rustup(component) => {
                shell::run(shell::program("rustup").args(["component", "add", component]))?;
            }
        }
    }
    debian(&packages)?;
    for arguments in crates {
        // Unoptimised: it is run for seconds and would take minutes more to build.
        let mut install = shell::cargo(&["install", "--locked", "--debug"]);
        shell::run(
            install
                .args(arguments)
                .env("CARGO_PROFILE_DEV_DEBUG", "false"),
        )?;
    }
    match needed.iter().find(|tool| !tool.present()) {
        Some(Tool::Node) => Err(Failure::new(
            "Node 20.14 or newer is needed, and Debian's is older; see nodejs.org",
        )),
        Some(tool) => Err(Failure::new(format!(
            "{tool:?} was installed and is still not to be found"
        ))),
        None => Ok(()),
    }
}

fn library_source() -> Option<PathBuf> {
    let root = shell::read(shell::program("rustc").args(["--print", "sysroot"])).ok()?;
    Some(Path::new(root.trim()).join("lib/rustlib/src/rust/library/Cargo.lock"))
}

/// Older ones cannot end a test run that left something open.
fn node_is_new_enough() -> bool {
    let help = shell::read(shell::program("node").arg("--help"));
    help.is_ok_and(|help| help.contains("--test-force-exit"))
}

fn debian(packages: &[&str]) -> Result<(), Failure> {
    if packages.is_empty() {
        return Ok(());
    }
    let install = ["install", "--yes", "--no-install-recommends"];
    if !shell::is_root() || shell::find("apt-get").is_none() {
        return Err(Failure::new(format!(
            "something is missing; run: sudo apt-get update && sudo apt-get {} {}",
            install.join(" "),
            packages.join(" ")
        )));
    }
    shell::run(shell::program("apt-get").args(["--quiet", "update"]))?;
    shell::run(
        shell::program("apt-get")
            .arg("--quiet")
            .args(install)
            .args(packages)
            .env("DEBIAN_FRONTEND", "noninteractive"),
    )
}
