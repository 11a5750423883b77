//! An authority, and agents in processes of their own with folders of their own.

use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::Duration;

use super::http::Client;
use crate::{Failure, shell};

/// An agent that does not answer after this does not start.
const PATIENCE: Duration = Duration::from_secs(10);
/// Between two looks whether it answers.
const PAUSE: Duration = Duration::from_micros(500);

/// Keys and trust bundle, in a folder that also takes the devices.
pub(super) struct Authority {
    folder: PathBuf,
    root_key: String,
}

impl Authority {
    pub(super) fn make() -> Result<Self, Failure> {
        shell::run(&mut shell::cargo(&["build", "--package", "regain"]))?;
        let folder = shell::built("bench-device");
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(Failure::doing(folder.display()))?;
        }
        fs::create_dir_all(&folder).map_err(Failure::doing(folder.display()))?;
        let folder = folder
            .canonicalize()
            .map_err(Failure::doing(folder.display()))?;
        for words in ["root", "recovery", "signing", "bundle"] {
            let mut keys = shell::program(shell::built("regain"));
            shell::read(keys.args(["keys", words]).current_dir(&folder))?;
        }
        let root_key = folder.join("regain-data/keys/root-public-key.txt");
        let root_key = fs::read_to_string(&root_key).map_err(Failure::doing(root_key.display()))?;
        let root_key = root_key.trim().to_owned();
        Ok(Self { folder, root_key })
    }

    /// A new device that hashes at this cost, as `memory in KiB` and `passes`.
    pub(super) fn device(&self, name: &str, cost: (u32, u32)) -> Result<Device, Failure> {
        let folder = self.folder.join(name);
        let device = Device {
            port: free_port()?,
            folder,
        };
        let config = format!(
            "[device]\nserial = \"RG000000000000000001\"\nmodel = \"RG-NVR-16\"\nfirmware = \"1.0.0\"\n\
             [storage]\ndata_dir = \"data\"\n[web]\nlisten = [\"127.0.0.1:{}\"]\n\
             [passwords]\nhash_memory_kib = {}\nhash_passes = {}\n\
             [trust]\nbundle = \"{}/regain-data/keys/trust-bundle.cose\"\nroot_key = \"{}\"\n",
            device.port,
            cost.0,
            cost.1,
            self.folder.display(),
            self.root_key
        );
        let made = fs::create_dir_all(&device.folder)
            .and_then(|()| fs::write(device.folder.join("agent.toml"), config));
        made.map_err(Failure::doing(device.folder.display()))?;
        Ok(device)
    }
}

fn free_port() -> Result<u16, Failure> {
    let bound = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|socket| socket.local_addr());
    Ok(bound
        .map_err(Failure::doing("looking for a free port"))?
        .port())
}

/// A device that can be switched on, off and copied.
pub(super) struct Device {
    port: u16,
    folder: PathBuf,
}

impl Device {
    /// Starts the agent and waits for its first answer; says how long that took.
    pub(super) fn switch_on(&self, program: &Path) -> Result<(Agent, Duration), Failure> {
        let watch = shell::stopwatch();
        let child = shell::program(program)
            .arg("--config")
            .arg(self.folder.join("agent.toml"))
            .stderr(Stdio::null())
            .spawn()
            .map_err(Failure::doing(program.display()))?;
        let agent = Agent {
            child,
            client: Client::new(self.port),
        };
        while agent.client.get("/api/v1/device").is_err() {
            if watch.elapsed() > PATIENCE {
                let config = self.folder.join("agent.toml");
                return Err(Failure::new(format!(
                    "it does not answer; see {} --config {}",
                    program.display(),
                    config.display()
                )));
            }
            sleep(PAUSE);
        }
        Ok((agent, watch.elapsed()))
    }

    /// Bytes of the largest file of its state.
    pub(super) fn state_size(&self) -> Result<u64, Failure> {
        let folder = self.folder.join("data");
        let files = fs::read_dir(&folder).map_err(Failure::doing(folder.display()))?;
        let sizes = files.flatten().filter_map(|file| file.metadata().ok());
        Ok(sizes.map(|file| file.len()).max().unwrap_or(0))
    }
}

/// A running agent, ended when dropped.
pub(super) struct Agent {
    child: Child,
    pub(super) client: Client,
}

impl Agent {
    /// A line of the kernel's account of the process, in bytes.
    pub(super) fn memory(&self, line: &str) -> Result<u64, Failure> {
        let path = format!("/proc/{}/status", self.child.id());
        let status = fs::read_to_string(&path).map_err(Failure::doing(&path))?;
        let mut words = status
            .lines()
            .filter_map(|text| text.strip_prefix(line)?.strip_prefix(':'))
            .flat_map(str::split_whitespace);
        let kibibytes: Option<u64> = words.next().and_then(|word| word.parse().ok());
        kibibytes
            .map(|kibibytes| kibibytes * 1024)
            .ok_or_else(|| Failure::new(format!("{path} has no {line}")))
    }
}

impl Drop for Agent {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
