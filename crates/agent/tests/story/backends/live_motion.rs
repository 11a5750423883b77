//! `motion` from Debian, driven by the script that the documentation shows.

use std::ffi::OsString;
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use agent::{CommandBackend, PasswordBackend};
use tempfile::TempDir;

use super::programs::{FACTORY, Programs};
use super::{activate, device, recover};
use crate::support::{NEW_PASSWORD, PASSWORD};

const SCRIPT: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../docs/backends/motion-password.sh"
);

/// A motion without a camera: its control pages and its stream ask for a password all the same.
struct Motion {
    dir: TempDir,
    child: Child,
    ports: [u16; 2],
}

impl Motion {
    fn start() -> Self {
        let dir = TempDir::new().unwrap();
        let ports = free_ports();
        let [control, stream] = ports;
        let path = dir.path().display();
        let text = format!(
            "# as from the factory\ndaemon off\nlog_level 5\ntarget_dir {path}\n\
             process_id_file {path}/motion.pid\nvideodevice /dev/null\n\
             picture_output off\nmovie_output off\n\
             webcontrol_port {control}\nwebcontrol_localhost on\nwebcontrol_auth_method 2\n\
             webcontrol_authentication admin:{FACTORY}\n\
             stream_port {stream}\nstream_localhost on\nstream_auth_method 2\n\
             stream_authentication admin:{FACTORY}\n"
        );
        std::fs::write(dir.path().join("motion.conf"), text).unwrap();
        let child = Command::new("motion")
            .arg("-n")
            .arg("-c")
            .arg(dir.path().join("motion.conf"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let motion = Self { dir, child, ports };
        let answers = |motion: &Self| motion.opens("nothing") == [Some(false); 2];
        for _ in 0..100 {
            if answers(&motion) {
                return motion;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("motion does not answer")
    }

    fn config(&self) -> PathBuf {
        self.dir.path().join("motion.conf")
    }

    fn backend(&self) -> PasswordBackend {
        let line =
            |job: &str| -> Vec<OsString> { vec![SCRIPT.into(), job.into(), self.config().into()] };
        PasswordBackend::Command(CommandBackend {
            name: "motion".to_owned(),
            set: line("set"),
            check: Some(line("check")),
            undo: Some((line("snapshot"), line("restore"))),
            timeout: Duration::from_secs(20),
        })
    }

    /// Whether control pages and stream take this password; `None` when they do not answer.
    fn opens(&self, password: &str) -> [Option<bool>; 2] {
        self.ports.map(|port| {
            let user = format!("admin:{password}");
            let asked = Command::new("curl")
                .args(["--silent", "--digest", "--max-time", "1"])
                .args(["--output", "/dev/null", "--write-out", "%{http_code}"])
                .args(["--user", &user, &format!("http://127.0.0.1:{port}/")])
                .output();
            match asked.unwrap().stdout.as_slice() {
                b"200" => Some(true),
                b"401" => Some(false),
                _ => None,
            }
        })
    }

    fn opens_with(&self, right: &str, wrong: &[&str]) {
        assert_eq!(self.opens(right), [Some(true); 2], "{right}");
        for wrong in wrong {
            assert_eq!(self.opens(wrong), [Some(false); 2], "{wrong}");
        }
    }
}

impl Drop for Motion {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn free_ports() -> [u16; 2] {
    let held = [(); 2].map(|()| TcpListener::bind("127.0.0.1:0").unwrap());
    held.map(|listener| listener.local_addr().unwrap().port())
}

#[test]
fn live_d8_motion_opens_with_the_new_password_and_refuses_the_old() {
    let motion = Motion::start();
    let device = device(&[motion.backend()]);
    assert_eq!(activate(&device), 303);
    motion.opens_with(PASSWORD, &[FACTORY]);
    assert_eq!(recover(&device, NEW_PASSWORD).status, 303);
    motion.opens_with(NEW_PASSWORD, &[PASSWORD, FACTORY]);
    let config = std::fs::read_to_string(motion.config()).unwrap();
    assert!(config.contains("# as from the factory\n"), "{config}");
    assert_eq!(config.matches(NEW_PASSWORD).count(), 2, "{config}");
}

#[test]
fn live_inv4_motion_has_its_old_password_again_when_another_program_fails() {
    let (motion, programs) = (Motion::start(), Programs::new());
    let device = device(&[motion.backend(), programs.command()]);
    assert_eq!(activate(&device), 303);
    programs.break_command();
    let page = recover(&device, NEW_PASSWORD);
    assert_eq!(page.status, 502);
    assert!(
        page.says("recorder software did not take it"),
        "{}",
        page.body
    );
    motion.opens_with(PASSWORD, &[NEW_PASSWORD]);
    assert_eq!(device.browser().sign_in(NEW_PASSWORD).status, 403);
    assert_eq!(device.browser().sign_in(PASSWORD).status, 303);
}

#[test]
fn live_inv4_a_motion_that_does_not_run_refuses_the_change_for_all() {
    let (mut motion, programs) = (Motion::start(), Programs::new());
    let device = device(&[programs.htpasswd(), motion.backend()]);
    assert_eq!(activate(&device), 303);
    motion.child.kill().unwrap();
    motion.child.wait().unwrap();
    let page = recover(&device, NEW_PASSWORD);
    assert_eq!(page.status, 502);
    assert!(page.says("motion did not take it"), "{}", page.body);
    assert!(programs.web_opens(PASSWORD) && !programs.web_opens(NEW_PASSWORD));
    let config = std::fs::read_to_string(motion.config()).unwrap();
    assert!(!config.contains(NEW_PASSWORD), "{config}");
}
