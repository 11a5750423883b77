//! Disks that fill up, or go read-only, under the running program: real ones, seen by it alone. Nobody
//! but root may mount them; for others `hard` has a disk that ends at any byte.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::crash::{Process, command};
use crate::support::{Authority, Browser, NEW_PASSWORD, PASSWORD, write_config};

/// A device whose data directory is a small disk of its own.
struct Small {
    _dir: TempDir,
    config: PathBuf,
    process: Process,
}

impl Small {
    /// `None`, and the reason told, where nothing may be mounted.
    fn start() -> Option<Self> {
        let dir = TempDir::new().unwrap();
        let config = write_config(&Authority::new(), dir.path(), 0);
        let data = data(&config);
        fs::create_dir(&data).unwrap();
        let mount = format!(
            "mount -t tmpfs -o size=96k,mode=700 small '{}'",
            data.display()
        );
        let may = Command::new("unshare")
            .args(["--mount", "sh", "-c", &mount])
            .stderr(Stdio::null())
            .status();
        if !may.is_ok_and(|status| status.success()) {
            println!("not checked: nobody but root may mount a small disk");
            return None;
        }
        let agent = command(&config);
        let mut inner = Command::new("unshare");
        inner.args(["--mount", "sh", "-c"]);
        inner.arg(format!("{mount} && exec \"$0\" \"$@\""));
        let process = Process::run(inner.arg(agent.get_program()).args(agent.get_args()));
        let device = Self {
            _dir: dir,
            config,
            process,
        };
        let first = [
            ("new_password", PASSWORD),
            ("new_password_again", PASSWORD),
            ("without_email", "yes"),
        ];
        assert_eq!(device.browser().post("/activate", &first).status, 303);
        Some(device)
    }

    fn browser(&self) -> Browser {
        self.process.browser()
    }

    /// The small disk as the device sees it.
    fn disk(&self) -> PathBuf {
        let inside = data(&self.config);
        let root = PathBuf::from(format!("/proc/{}/root", self.process.id()));
        root.join(inside.strip_prefix("/").unwrap())
    }

    /// Mounts as the device would, where it sees them.
    fn mount(&self, arguments: &str) {
        let script = format!("{arguments} '{}'", data(&self.config).display());
        let done = Command::new("nsenter")
            .arg(format!("--mount=/proc/{}/ns/mnt", self.process.id()))
            .args(["sh", "-c", &script])
            .output()
            .unwrap();
        assert!(done.status.success(), "{done:?}");
    }

    /// Takes every block that is left.
    fn fill(&self) {
        let mut filler = fs::File::create(self.disk().join("filler")).unwrap();
        while filler.write_all(&[0; 512]).is_ok() {}
    }

    fn opens(&self, password: &str) -> u16 {
        self.browser().sign_in(password).status
    }
}

fn data(config: &Path) -> PathBuf {
    config.with_file_name("data")
}

fn change(owner: &Browser, [old, new]: [&str; 2]) -> crate::support::browser::Page {
    let form = [
        ("old_password", old),
        ("new_password", new),
        ("new_password_again", new),
    ];
    owner.post("/password", &form)
}

#[test]
fn inv4_a_disk_that_fills_up_while_the_device_runs_loses_nothing() {
    let Some(device) = Small::start() else {
        return;
    };
    let mut passwords = [PASSWORD, NEW_PASSWORD];
    device.fill();
    // What fits into the blocks that it has goes on; what does not did not happen.
    let mut refused = None;
    for _ in 0..120 {
        let owner = device.browser();
        let signed_in = owner.sign_in(passwords[0]);
        let page = match signed_in.status {
            303 => change(&owner, passwords),
            _ => signed_in,
        };
        match page.status {
            303 => passwords.reverse(),
            _ => {
                refused = Some(page);
                break;
            }
        }
    }
    let page = refused.unwrap_or_else(|| panic!("the state never grew"));
    assert_eq!(page.status, 503, "{}", page.body);
    assert!(page.says("cannot save"), "{}", page.body);
    assert_eq!(device.browser().get("/sign-in").status, 200);
    fs::remove_file(device.disk().join("filler")).unwrap();
    let [right, wrong] = passwords;
    assert_eq!(device.opens(wrong), 403);
    assert_eq!(device.opens(right), 303);
    let owner = device.browser();
    owner.sign_in(right);
    assert_eq!(
        change(&owner, [right, wrong]).location(),
        "/home?done=changed"
    );
    assert_eq!((device.opens(right), device.opens(wrong)), (403, 303));
}

#[test]
fn inv4_a_disk_that_goes_read_only_while_the_device_runs_loses_nothing() {
    let Some(device) = Small::start() else {
        return;
    };
    let owner = device.browser();
    assert_eq!(owner.sign_in(PASSWORD).status, 303);
    let files = || ["state.a", "state.b"].map(|name| fs::read(device.disk().join(name)).unwrap());
    let before = files();
    // The lock is open for writing: only a mount on top of it can be read-only.
    let at = data(&device.config);
    device.mount(&format!("mount --bind '{}'", at.display()));
    device.mount("mount -o remount,bind,ro");
    let refused = change(&owner, [PASSWORD, NEW_PASSWORD]);
    assert_eq!(refused.status, 503, "{}", refused.body);
    assert!(refused.says("cannot save"), "{}", refused.body);
    assert_eq!(
        device.opens(PASSWORD),
        503,
        "no session without a record of it"
    );
    assert_eq!(
        device.opens("a wrong guess"),
        503,
        "no try without a count of it"
    );
    assert_eq!(device.browser().get("/sign-in").status, 200);
    assert_eq!(files(), before);
    device.mount("mount -o remount,bind,rw");
    assert_eq!(device.opens(NEW_PASSWORD), 403);
    let owner = device.browser();
    assert_eq!(owner.sign_in(PASSWORD).status, 303);
    let changed = change(&owner, [PASSWORD, NEW_PASSWORD]);
    assert_eq!(changed.location(), "/home?done=changed");
    assert_eq!(
        (device.opens(PASSWORD), device.opens(NEW_PASSWORD)),
        (403, 303)
    );
}
