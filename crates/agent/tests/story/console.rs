//! `regain-agent console` and `kiosk` (D4) as processes, the console on a terminal of its own.

mod ways;

use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use device::WayBack;
use protocol::{Challenge, DevicePublicKey, Way};
use qr::Symbol;
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{LocalModes, Winsize, tcgetattr, tcsetwinsize};

use crate::crash::{Process, enrolment};
use crate::offered::{SURFACES, Surface};
use crate::support::{Authority, Browser, NEW_PASSWORD, PASSWORD, SERIAL, write_config, wrong};

/// A device in a process of its own, with a monitor's port.
struct Rig {
    authority: Authority,
    config: PathBuf,
    process: Process,
    device_key: DevicePublicKey,
    _dir: tempfile::TempDir,
}

fn rig() -> Rig {
    rig_with("")
}

/// The same with more in its configuration.
fn rig_with(more: &str) -> Rig {
    let (dir, authority) = (tempfile::TempDir::new().unwrap(), Authority::new());
    let config = write_config(&authority, dir.path(), 0);
    let bundle = authority.bundle_bytes_for(Way::ALL, "https://recover.example");
    std::fs::write(dir.path().join("bundle.cose"), bundle).unwrap();
    let text = std::fs::read_to_string(&config).unwrap();
    let screen = "[screen]\nlisten = \"127.0.0.1:0\"\n";
    std::fs::write(&config, format!("{text}{screen}{more}")).unwrap();
    let device_key = *enrolment(&config).device_key();
    let process = Process::start(&config);
    let form = [
        ("new_password", PASSWORD),
        ("new_password_again", PASSWORD),
        ("without_email", "yes"),
    ];
    assert_eq!(process.browser().post("/activate", &form).status, 303);
    Rig {
        authority,
        config,
        process,
        device_key,
        _dir: dir,
    }
}

/// Somebody at a text terminal.
struct Typist {
    child: Child,
    keyboard: File,
    screen: Receiver<Vec<u8>>,
    /// What was shown and not yet waited for; a piece may end within a letter.
    seen: Vec<u8>,
    terminal: File,
}

const PATIENCE: Duration = Duration::from_secs(20);

impl Typist {
    fn at(config: &Path) -> Self {
        Self::at_size(config, 60)
    }

    /// A terminal of so many lines.
    fn at_size(config: &Path, lines: u16) -> Self {
        let ours = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        grantpt(&ours).unwrap();
        unlockpt(&ours).unwrap();
        let name = ptsname(&ours, Vec::new()).unwrap();
        let path = Path::new(name.to_str().unwrap());
        let terminal = File::options().read(true).write(true).open(path).unwrap();
        let size = Winsize {
            ws_row: lines,
            ws_col: 120,
            ws_xpixel: 0,
            ws_ypixel: 0,
        };
        tcsetwinsize(&terminal, size).unwrap();
        let end = || Stdio::from(terminal.try_clone().unwrap());
        let child = command(config, &["console"])
            .stdin(end())
            .stdout(end())
            .stderr(end())
            .spawn()
            .unwrap();
        let keyboard = File::from(ours);
        let mut screen = keyboard.try_clone().unwrap();
        let (send, receive) = mpsc::channel();
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = screen.read(&mut bytes) {
                if send.send(bytes[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        Self {
            child,
            keyboard,
            screen: receive,
            seen: Vec::new(),
            terminal,
        }
    }

    /// Waits for a text on the screen, and gives what was shown up to it since the last one.
    #[expect(clippy::disallowed_methods, reason = "a test that waits for a process")]
    fn sees(&mut self, text: &str) -> String {
        let start = Instant::now();
        loop {
            let shown = String::from_utf8_lossy(&self.seen).into_owned();
            if let Some(at) = shown.find(text) {
                let end = at + text.len();
                self.seen = shown.as_bytes()[end..].to_vec();
                return shown[..end].to_owned();
            }
            let left = PATIENCE.saturating_sub(start.elapsed());
            match self.screen.recv_timeout(left) {
                Ok(bytes) => self.seen.extend(bytes),
                Err(_) => panic!("no {text:?} in {shown:?}"),
            }
        }
    }

    fn types(&mut self, text: &str) {
        self.keyboard.write_all(text.as_bytes()).unwrap();
    }

    fn shows_typing(&self) -> bool {
        let modes = tcgetattr(&self.terminal).unwrap().local_modes;
        modes.contains(LocalModes::ECHO | LocalModes::ICANON | LocalModes::ISIG)
    }
}

impl Drop for Typist {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn command(config: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_regain-agent"));
    command.args(words).arg("--config").arg(config);
    command
}

fn run(config: &Path, words: &[&str]) -> Output {
    command(config, words)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

#[test]
fn d4_the_console_recovers_by_key_with_the_qr_code_in_half_blocks() {
    let rig = rig();
    let mut typist = Typist::at(&rig.config);
    let menu = typist.sees("q to quit: ");
    assert!(
        menu.contains(SERIAL) && menu.contains("Start time"),
        "{menu}"
    );
    assert!(
        menu.contains("not now. No recovery sheet was made"),
        "{menu}"
    );
    assert!(menu.contains("1  By key from support: a phone"), "{menu}");
    typist.types("1\n");
    let shown = typist.sees("Key from the mail");
    let (challenge, code) = shown_on(&rig);
    assert!(shown.replace('\r', "").contains(&code), "{shown}");
    assert!(!shown.contains("too small"), "{shown}");
    let key = rig.authority.key_for(&challenge, &rig.device_key);
    typist.sees(": ");
    typist.types(&format!("{}\n", wrong(&key)));
    type_password(&mut typist, NEW_PASSWORD);
    typist.sees("4 tries are left");
    typist.sees("to go back): ");
    typist.types(&format!("{key}\n"));
    type_password(&mut typist, NEW_PASSWORD);
    typist.sees("The new password is set");
    typist.sees("q to quit: ");
    typist.types("q\n");
    assert!(typist.child.wait().unwrap().success());
    let browser = rig.process.browser();
    assert_eq!(browser.sign_in(PASSWORD).status, 403);
    assert_eq!(browser.sign_in(NEW_PASSWORD).status, 303);
    assert!(browser.get("/home").says(", at the screen"));
}

#[test]
fn d4_the_console_never_shows_a_password_and_leaves_the_terminal_as_it_was() {
    let rig = rig();
    let mut typist = Typist::at(&rig.config);
    typist.sees("q to quit: ");
    typist.types("1\n");
    typist.sees("to go back): ");
    typist.types("0000-0000\n");
    typist.sees("(not shown): ");
    assert!(!typist.shows_typing());
    typist.types("a secret that is never shown, \u{e4}\u{7f}\u{e4}\n");
    let shown = typist.sees("again: ");
    assert!(!shown.contains("secret"), "{shown}");
    typist.types("something else\n");
    typist.sees("differ");
    typist.sees("(not shown): ");
    // Ctrl-C at a hidden line.
    typist.types("half\u{3}");
    assert!(typist.child.wait().unwrap().success());
    assert!(typist.shows_typing(), "the terminal stays hidden");
    assert_eq!(rig.process.browser().sign_in(PASSWORD).status, 303);
}

#[test]
fn d13_the_console_lists_the_ways_that_are_offered_and_no_other() {
    for absent in &SURFACES {
        let others = SURFACES.iter().map(|surface| surface.way);
        let words = others.filter(|way| *way != absent.way).map(WayBack::word);
        let words: Vec<_> = words.map(|word| format!("\"{word}\"")).collect();
        // A button that is offered must be somewhere, and one that is not, nowhere.
        let button = match absent.way {
            WayBack::Button => "",
            _ => "[button]\nsource = \"unix:/nowhere/front.sock\"\n",
        };
        let ways = words.join(", ");
        let rig = rig_with(&format!("[recovery]\nways = [{ways}]\n{button}"));
        let mut typist = Typist::at(&rig.config);
        let menu = typist.sees("q to quit: ");
        for Surface { way, title, .. } in &SURFACES {
            assert_eq!(menu.contains(title), *way != absent.way, "{title}: {menu}");
        }
    }
}

#[test]
fn d4_a_terminal_that_is_too_small_for_the_code_is_told_so() {
    let rig = rig();
    let mut typist = Typist::at_size(&rig.config, 25);
    typist.sees("q to quit: ");
    typist.types("1\n");
    typist.sees("too small for the code: it needs ");
}

#[test]
fn d4_the_console_says_what_keeps_it_from_working() {
    let rig = rig();
    let told = |output: Output| {
        assert!(!output.status.success());
        String::from_utf8(output.stderr).unwrap()
    };
    let text = std::fs::read_to_string(&rig.config).unwrap();
    let plain = rig.config.with_file_name("plain.toml");
    std::fs::write(&plain, text.split("[screen]").next().unwrap()).unwrap();
    for words in [["console"], ["kiosk"]] {
        assert!(told(run(&plain, &words)).contains("[screen]"));
    }
    let config = rig.config.clone();
    drop(rig.process);
    assert!(told(run(&config, &["console"])).contains("Is it running?"));
    std::fs::remove_file(config.with_file_name("data").join("console.key")).unwrap();
    assert!(told(run(&config, &["console"])).contains("Start the agent first"));
}

#[test]
fn d4_kiosk_says_how_to_start_it_and_puts_no_key_on_a_command_line() {
    let rig = rig();
    let said = |words: &[&str]| {
        let output = run(&rig.config, words);
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap()
    };
    let page = rig.config.with_file_name("data").join("screen.html");
    let page = page.to_str().unwrap();
    let guide = said(&["kiosk"]);
    assert!(
        guide.contains("cage -d -- cog") && guide.contains(&format!("file://{page}")),
        "{guide}"
    );
    let unit = said(&["kiosk", "--print-unit"]);
    assert!(
        unit.contains(&format!("LoadCredential=screen.html:{page}")),
        "{unit}"
    );
    for section in ["[Unit]", "[Service]", "[Install]"] {
        assert_eq!(unit.matches(section).count(), 1);
    }
    let written = std::fs::read_to_string(page).unwrap();
    let key = written
        .split("/screen/enter/")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    assert!(!guide.contains(key) && !unit.contains(key));
}

fn type_password(typist: &mut Typist, password: &str) {
    for question in ["(not shown): ", "again: "] {
        typist.sees(question);
        typist.types(&format!("{password}\n"));
    }
}

/// The challenge of the screen, with what its code looks like on a terminal.
fn shown_on(rig: &Rig) -> (Challenge, String) {
    let file = rig.config.with_file_name("data").join("console.key");
    let file = std::fs::read_to_string(file).unwrap();
    let (address, key) = file.trim().split_once('\n').unwrap();
    let cookie = format!("Cookie: screen_key={key}\r\n");
    let screen = Browser::new(address.parse().unwrap());
    let page = screen.send("GET", "/api/v1/forgot/key", &cookie, "");
    let told = page.unwrap().json();
    let link = told["link"].as_str().unwrap();
    let (prefix, digits) = link.split_at(link.rfind('/').unwrap() + 1);
    let challenge = Challenge::from_xml(told["xml"].as_str().unwrap()).unwrap();
    (challenge, Symbol::link(prefix, digits).unwrap().terminal())
}
