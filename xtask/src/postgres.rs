//! A PostgreSQL of our own for the length of a test run: private folder, free loopback port, gone
//! at the end.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::{Failure, shell};

/// A running cluster; dropping it stops the server and removes its data.
pub struct Cluster {
    server: Child,
    data: PathBuf,
    port: u16,
}

/// The folder of the server's programs; Debian keeps them off the path, one folder a version.
#[must_use]
pub fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten();
    let debian = versions
        .map(|version| version.path().join("bin"))
        .filter(|folder| complete(folder))
        .max();
    let on_path = || {
        shell::find("postgres")?
            .parent()
            .map(Path::to_owned)
            .filter(|folder| complete(folder))
    };
    debian.or_else(on_path)
}

fn complete(folder: &Path) -> bool {
    ["initdb", "pg_ctl", "pg_isready", "postgres"]
        .iter()
        .all(|name| folder.join(name).is_file())
}

impl Cluster {
    /// Makes a cluster for tests and waits until it answers: what is in it is thrown away, so
    /// nothing has to survive a power cut.
    pub fn start() -> Result<Self, Failure> {
        Self::start_with(&[
            "fsync=off",
            "full_page_writes=off",
            "synchronous_commit=off",
        ])
    }

    /// The same, and as durable as PostgreSQL is by itself: for times that mean something.
    pub fn start_durable() -> Result<Self, Failure> {
        Self::start_with(&[])
    }

    fn start_with(settings: &[&str]) -> Result<Self, Failure> {
        let programs = programs().ok_or_else(|| Failure::new("PostgreSQL is not installed"))?;
        let port = free_port()?;
        let data =
            std::env::temp_dir().join(format!("regain-postgres-{}-{port}", std::process::id()));
        shell::read(
            as_postgres(&programs.join("initdb"))
                .args([
                    "--no-sync",
                    "--auth=trust",
                    "--username=regain",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--pgdata",
                ])
                .arg(&data),
        )?;
        let server = as_postgres(&programs.join("postgres"))
            .arg("-D")
            .arg(&data)
            .args(["-p", &port.to_string(), "-h", "127.0.0.1", "-k", ""])
            .args(settings.iter().flat_map(|setting| ["-c", setting]))
            .args(["-c", "log_min_messages=fatal"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(Failure::doing("starting PostgreSQL"))?;
        let mut cluster = Self { server, data, port };
        cluster.wait_for(&programs.join("pg_isready"))?;
        Ok(cluster)
    }

    /// The address that a test hands to its driver.
    #[must_use]
    pub fn url(&self) -> String {
        format!("postgres://regain@127.0.0.1:{}/postgres", self.port)
    }

    fn wait_for(&mut self, pg_isready: &Path) -> Result<(), Failure> {
        for _ in 0..300 {
            let ready = Command::new(pg_isready)
                .args([
                    "--quiet",
                    "--host=127.0.0.1",
                    &format!("--port={}", self.port),
                ])
                .status()
                .map_err(Failure::doing("asking whether PostgreSQL is ready"))?;
            if ready.success() {
                return Ok(());
            }
            if let Ok(Some(status)) = self.server.try_wait() {
                return Err(Failure::new(format!(
                    "PostgreSQL ended at once with {status}"
                )));
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        Err(Failure::new("PostgreSQL did not answer within 30 seconds"))
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // `immediate`: there is nothing to keep, and a lost connection must not hold us up.
        if let Some(programs) = programs() {
            let _ = shell::read(
                as_postgres(&programs.join("pg_ctl"))
                    .args(["stop", "--mode=immediate", "--pgdata"])
                    .arg(&self.data),
            );
        }
        let _ = self.server.kill();
        let _ = self.server.wait();
        let _ = std::fs::remove_dir_all(&self.data);
    }
}

/// PostgreSQL refuses to run as root, so root steps down to the user that the package made.
fn as_postgres(file: &Path) -> Command {
    let mut command = if shell::is_root() {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(file);
        command
    } else {
        Command::new(file)
    };
    // A folder that the other user may stand in.
    command.current_dir(std::env::temp_dir());
    command
}

fn free_port() -> Result<u16, Failure> {
    let listener =
        TcpListener::bind("127.0.0.1:0").map_err(Failure::doing("looking for a free port"))?;
    Ok(listener
        .local_addr()
        .map_err(Failure::doing("looking for a free port"))?
        .port())
}
