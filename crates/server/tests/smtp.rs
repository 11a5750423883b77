//! Mail against a real server: `cargo test -p server --features live --test smtp`.
//! It needs Python 3 with aiosmtpd (Debian: `python3-aiosmtpd`).

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic")]

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, SystemTime};

use protocol::Email;
use server::mail::{
    Encryption, Letter, Login, MailError, Mailer, MessageId, Sender, SmtpMailer, SmtpSettings,
};
use zeroize::Zeroizing;

/// The system's own Python has Debian's packages, which another one on the path may lack.
fn python() -> &'static str {
    let system = "/usr/bin/python3";
    if Path::new(system).exists() {
        system
    } else {
        "python3"
    }
}

struct Server {
    process: Child,
    port: u16,
    certificate: String,
    folder: tempfile::TempDir,
}

impl Server {
    fn start(mode: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
        let certificate = made.cert.pem();
        let (cert, key) = (folder.path().join("cert"), folder.path().join("key"));
        std::fs::write(&cert, &certificate).unwrap();
        std::fs::write(&key, made.signing_key.serialize_pem()).unwrap();
        let mails = folder.path().join("mails");
        std::fs::create_dir(&mails).unwrap();
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/smtp_server.py");
        let mut process = Command::new(python())
            .arg(script)
            .arg(mode)
            .args([&cert, &key, &mails])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("python3 is needed for this test");
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let port = line
            .trim()
            .parse()
            .expect("the server prints its port: is python3-aiosmtpd installed?");
        Self {
            process,
            port,
            certificate,
            folder,
        }
    }

    fn mailer(&self, encryption: Encryption, password: &str) -> SmtpMailer {
        SmtpMailer::new(&SmtpSettings {
            host: "localhost".to_owned(),
            port: self.port,
            encryption,
            login: Some(Login {
                user: "holder".to_owned(),
                password: Zeroizing::new(password.to_owned()),
            }),
            extra_root: Some(self.certificate.clone().into_bytes()),
            timeout: Duration::from_secs(10),
        })
        .unwrap()
    }

    /// The names and bytes of the mails that arrived.
    fn mails(&self) -> Vec<(String, String)> {
        let mut mails: Vec<_> = std::fs::read_dir(self.folder.path().join("mails"))
            .unwrap()
            .map(|entry| {
                let entry = entry.unwrap();
                let text = std::fs::read_to_string(entry.path()).unwrap();
                (entry.file_name().into_string().unwrap(), text)
            })
            .collect();
        mails.sort();
        mails
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn letter(to: &str) -> Letter {
    let address = Email::parse("answers@example.com").unwrap();
    Letter {
        id: MessageId::new("release.17", &address),
        from: Sender {
            name: "Example".to_owned(),
            address,
            bounces: Some(Email::parse("bounces@example.com").unwrap()),
        },
        to: Email::parse(to).unwrap(),
        subject: "Your request".to_owned(),
        text: Zeroizing::new("The key is\n\n4T9K-8MRX\n".to_owned()),
        html: Zeroizing::new("<p>The key is 4T9K-8MRX</p>".to_owned()),
        attachments: Vec::new(),
        date: SystemTime::UNIX_EPOCH,
    }
}

#[tokio::test]
async fn p9_a_letter_arrives_over_starttls_with_a_sign_in() {
    let server = Server::start("starttls");
    let mailer = server.mailer(Encryption::StartTls, "pass phrase");
    mailer.check().await.unwrap();
    mailer.send(&letter("holder@example.org")).await.unwrap();
    let mails = server.mails();
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].0, "001-tls-bounces@example.com");
    for line in [
        "From: Example <answers@example.com>",
        "Message-ID: <release.17@example.com>",
        "Auto-Submitted: auto-generated",
        "4T9K-8MRX",
    ] {
        assert!(
            mails[0].1.lines().any(|l| l == line),
            "{line}\n{}",
            mails[0].1
        );
    }
}

#[tokio::test]
async fn p9_a_letter_arrives_over_implicit_tls() {
    let server = Server::start("implicit");
    let mailer = server.mailer(Encryption::Implicit, "pass phrase");
    mailer.send(&letter("holder@example.org")).await.unwrap();
    assert_eq!(server.mails().len(), 1);
}

#[tokio::test]
async fn a_refusal_for_now_is_told_from_one_for_good() {
    let server = Server::start("starttls");
    let mailer = server.mailer(Encryption::StartTls, "pass phrase");
    let later = letter("later@example.org");
    assert!(matches!(
        mailer.send(&later).await,
        Err(MailError::Temporary(_))
    ));
    mailer.send(&later).await.unwrap();
    assert!(matches!(
        mailer.send(&letter("never@example.org")).await,
        Err(MailError::Permanent(_))
    ));
    assert_eq!(server.mails().len(), 1);
}

#[tokio::test]
async fn a_wrong_password_is_our_fault_and_does_not_cost_the_letter() {
    let server = Server::start("starttls");
    let mailer = server.mailer(Encryption::StartTls, "wrong");
    let refused = mailer.send(&letter("holder@example.org")).await;
    assert!(
        matches!(refused, Err(MailError::Temporary(_))),
        "{refused:?}"
    );
}

#[tokio::test]
async fn a_server_with_a_certificate_of_another_authority_gets_no_letter() {
    let server = Server::start("starttls");
    let other = Server::start("starttls");
    let mailer = SmtpMailer::new(&SmtpSettings {
        host: "localhost".to_owned(),
        port: server.port,
        encryption: Encryption::StartTls,
        login: None,
        extra_root: Some(other.certificate.clone().into_bytes()),
        timeout: Duration::from_secs(10),
    })
    .unwrap();
    let refused = mailer.send(&letter("holder@example.org")).await;
    assert!(
        matches!(refused, Err(MailError::Temporary(_))),
        "{refused:?}"
    );
    assert!(server.mails().is_empty());
}

#[tokio::test]
async fn a_server_that_is_away_is_worth_another_try() {
    let server = Server::start("starttls");
    let mailer = server.mailer(Encryption::StartTls, "pass phrase");
    drop(server);
    assert!(matches!(
        mailer.send(&letter("holder@example.org")).await,
        Err(MailError::Temporary(_))
    ));
}
