//! An authority as an operator sets it up, with one device, both as processes that can be killed.

use std::process::{Command, Stdio};

use tempfile::TempDir;

use super::ports;
use crate::support::desk::{Approval, Desk};
use crate::support::holder::{Holder, Shown};
use crate::support::letters::{Letter, Mailbox};
use crate::support::process::{Process, regain};

const SERIAL: &str = "210235C3XX9876543210";
const MODEL: &str = "NVR302-16S";
pub(crate) const PASSWORD: &str = "first wagon leaves at dawn";

/// One holder asks here again and again.
const LIMITS: &str = "[limits]\nunproven = [999, 999]\nemail = [999, 999]\nserial = [999, 999]\n\
    mails = [999, 999]\nreceipts = [999, 999]\n";

/// The folder of all that is kept, and what runs at present.
pub(crate) struct World {
    pub(crate) folder: TempDir,
    pub(crate) holder: Holder,
    pub(crate) mailbox: Mailbox,
    portal: String,
    desk: String,
    staff: [String; 2],
    service: Option<Process>,
    agent: Option<Process>,
}

/// A request that was handed in, and what an approval of it takes.
pub(crate) struct Case {
    pub(crate) number: String,
    pub(crate) challenge: String,
    pub(crate) approval: Approval,
}

impl World {
    /// Sets everything up and starts it; the device is activated.
    pub(crate) async fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let [portal, desk, device] = [(); 3].map(|()| ports::free());
        let [portal, desk, device] =
            [portal, desk, device].map(|port| format!("http://127.0.0.1:{port}"));
        let mut world = Self {
            holder: Holder::new(&device, &portal, SERIAL, MODEL),
            mailbox: Mailbox(folder.path().join("regain-data/mail")),
            folder,
            staff: Default::default(),
            service: None,
            agent: None,
            portal,
            desk,
        };
        world.use_transport("kind = \"folder\"\n");
        for words in ["keys root", "keys recovery", "keys signing", "keys bundle"] {
            world.must(words);
        }
        world.staff = account(&world.must("staff add anna --generate"));
        world.must(&format!("registry add {SERIAL} {MODEL}"));
        world.configure_agent(&device);
        let request = world.must("agent --config agent.toml --print-enrolment");
        world.must(&format!("registry enrol {}", request.trim()));
        world.start_service();
        world.start_agent();
        assert_eq!(world.holder.activate(PASSWORD).await, 201);
        world
    }

    /// Writes the service's settings, with this way for mails.
    pub(crate) fn use_transport(&self, transport: &str) {
        let site = |name: &str, address: &str| {
            let listen = address.strip_prefix("http://").unwrap();
            format!("[{name}]\nlisten = \"{listen}\"\naddress = \"{address}\"\n")
        };
        let text = site("portal", &self.portal)
            + &site("desk", &self.desk)
            + LIMITS
            + "[mail.transport]\n"
            + transport;
        std::fs::write(self.folder.path().join("regain.toml"), text).unwrap();
    }

    fn configure_agent(&self, device: &str) {
        let listen = device.strip_prefix("http://").unwrap();
        let data = self.folder.path().join("regain-data/keys");
        let root = std::fs::read_to_string(data.join("root-public-key.txt")).unwrap();
        let text = format!(
            "[device]\nserial = \"{SERIAL}\"\nmodel = \"{MODEL}\"\nfirmware = \"B3220P15\"\nproduct_line = \"recorder\"\n\
             [storage]\ndata_dir = \"device\"\n[web]\nlisten = [\"{listen}\"]\n\
             [trust]\nbundle = \"regain-data/keys/trust-bundle.cose\"\nroot_key = \"{}\"\n",
            root.trim()
        );
        std::fs::write(self.folder.path().join("agent.toml"), text).unwrap();
    }

    /// The binary with these words.
    pub(crate) fn regain(&self, words: &str) -> Command {
        let mut command = regain(self.folder.path());
        command
            .args(words.split_whitespace())
            .env("REGAIN_CONFIG", "regain.toml");
        command
    }

    /// Runs what must succeed, and returns what it printed.
    pub(crate) fn must(&self, words: &str) -> String {
        let mut command = self.regain(words);
        let output = command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let output = output.output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{words}: {said}");
        String::from_utf8(output.stdout).unwrap()
    }

    pub(crate) fn start_service(&mut self) {
        let (service, _) = Process::start(&mut self.regain("serve"), 2);
        self.service = Some(service);
    }

    /// `kill -9` of the service.
    pub(crate) fn kill_service(&mut self) {
        self.service.take().unwrap().kill();
    }

    pub(crate) fn start_agent(&mut self) {
        let mut command = self.regain("agent --config agent.toml");
        self.agent = Some(Process::start_logging(&mut command, "listening on"));
    }

    /// `kill -9` of the agent, which then starts again.
    pub(crate) fn restart_agent(&mut self) {
        self.agent.take().unwrap().kill();
        self.start_agent();
    }

    /// A member of staff, signed in; each one-time code signs in once, so one is enough for a test.
    pub(crate) async fn staff(&self) -> Desk {
        let [password, secret] = &self.staff;
        Desk::sign_in(&self.desk, "anna", password, secret).await
    }

    /// Asks for a challenge and hands in a request with it, up to the open case at the desk.
    pub(crate) async fn request(&self, staff: &Desk) -> Case {
        let shown = self.holder.forget(true).await;
        let form = self.holder.fill_in(&shown).await;
        let number = self.holder.hand_in(&form).await;
        self.case(staff, number, &shown).await
    }

    pub(crate) async fn case(&self, staff: &Desk, number: String, shown: &Shown) -> Case {
        let approval = staff.open(&number, &shown.number).await;
        Case {
            number,
            challenge: shown.number.clone(),
            approval,
        }
    }

    /// The mail of this kind about a challenge. A kill between sending and noting leaves the job to
    /// the lease, which ends after minutes; those are skipped here when nothing comes by itself.
    pub(crate) async fn mail(&mut self, kind: &str, challenge: &str) -> Letter {
        if let Some(letter) = self.mailbox.wait_for(kind, challenge).await {
            return letter;
        }
        self.kill_service();
        super::mail::let_leases_end(self.folder.path()).await;
        self.start_service();
        let letter = self.mailbox.wait_for(kind, challenge).await;
        assert!(letter.is_some(), "no {kind} about {challenge}");
        letter.unwrap()
    }

    /// One release, one mail with a key; it opens the device, once; and nothing more can be released.
    pub(crate) async fn expect_one_key(&mut self, staff: &Desk, case: &Case, password: &str) {
        assert_eq!(
            staff.approve(&case.approval).await.unwrap(),
            409,
            "approved twice"
        );
        let key = self.mail("answer", &case.challenge).await.key();
        assert_eq!(staff.releases(&case.number).await, 1);
        let (status, said) = self.holder.answer(&key, password).await;
        assert_eq!(status, 200, "{said}");
        let (status, said) = self.holder.answer(&key, PASSWORD).await;
        assert_eq!(status, 410, "{said}");
        assert!(self.holder.signs_in(password).await);
        assert_eq!(
            self.mailbox.about("answer", &case.challenge).len(),
            1,
            "a second key was sent"
        );
    }
}

/// Password and second factor, as `staff add --generate` prints them.
fn account(printed: &str) -> [String; 2] {
    let password = printed
        .lines()
        .find_map(|line| line.strip_prefix("Password, not shown again: "));
    let secret = printed
        .split_once("secret=")
        .map(|(_, rest)| rest.chars().take_while(char::is_ascii_alphanumeric));
    [password.unwrap().to_owned(), secret.unwrap().collect()]
}
