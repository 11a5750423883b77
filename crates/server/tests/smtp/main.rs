//! Mail against a real server: `cargo test -p server --features live --test smtp`.
//! It needs Python 3 with aiosmtpd and dkimpy (Debian: `python3-aiosmtpd python3-dkim python3-nacl`), and OpenSSL's
//! program.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic")]

mod ordered;

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, SystemTime};

use protocol::Email;
use server::mail::{
    DkimKey, DkimSigner, Encryption, Letter, Login, MailError, Mailer, MessageId, Sender,
    SmtpMailer, SmtpSettings,
};
use web::language::Language;
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
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/smtp/server.py");
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
        language: Language::En,
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

/// A signer with a key that OpenSSL made.
fn signer(selector: &str, arguments: &[&str]) -> DkimSigner {
    let made = Command::new("openssl")
        .arg("genpkey")
        .args(arguments)
        .stderr(Stdio::null())
        .output()
        .expect("openssl is needed for this test");
    let key = DkimKey::from_pem(&String::from_utf8(made.stdout).unwrap()).unwrap();
    let sender = Email::parse("answers@example.com").unwrap();
    DkimSigner::new("example.com", selector, key, &sender).unwrap()
}

fn signers() -> Vec<DkimSigner> {
    let rsa = ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"];
    vec![
        signer("old", &rsa),
        signer("new", &["-algorithm", "ed25519"]),
    ]
}

/// What another implementation says to each signature of a mail.
fn verified(mail: &str, records: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let (file, dns) = (folder.path().join("mail"), folder.path().join("dns"));
    std::fs::write(&file, mail).unwrap();
    std::fs::write(&dns, records).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/smtp/dkim_verify.py");
    let said = Command::new(python())
        .arg(script)
        .args([&file, &dns])
        .output()
        .unwrap();
    assert!(
        said.status.success(),
        "is python3-dkim installed? {}",
        String::from_utf8_lossy(&said.stderr)
    );
    let said = String::from_utf8(said.stdout).unwrap();
    said.lines().map(str::to_owned).collect()
}

#[tokio::test]
async fn p9_both_signatures_of_a_mail_verify_elsewhere_and_break_with_any_signed_part() {
    let server = Server::start("starttls");
    let signers = signers();
    let records: String = signers
        .iter()
        .map(|signer| format!("{}\t{}\n", signer.name(), signer.record()))
        .collect();
    let mailer = server.mailer(Encryption::StartTls, "pass phrase");
    let mut letter = letter("holder@example.org");
    letter.from.name = "Größe  &   Söhne, 安防".to_owned();
    letter.subject = "Ihre Anfrage ".repeat(12) + "مرحبا";
    letter.text =
        Zeroizing::new("  Zeilen mit  Leerraum \t\n\n.\nFrom here on: 你好\n\n\n".to_owned());
    mailer.signed(signers).send(&letter).await.unwrap();
    let (_, mail) = server.mails().remove(0);
    let good = ["rsa-sha256 good", "ed25519-sha256 good"];
    assert_eq!(verified(&mail, &records), good, "{mail}");
    assert!(!mail.contains("; l="), "the whole body is signed");

    let changed = |from: &str, to: &str| {
        assert!(mail.contains(from), "{from}");
        verified(&mail.replacen(from, to, 1), &records)
    };
    let bad = ["rsa-sha256 bad", "ed25519-sha256 bad"];
    assert_eq!(changed("=_regain", "=_another"), bad);
    for name in ["From", "To", "Subject", "Date"] {
        let (own, second) = (
            format!("\r\n{name}: "),
            format!("\r\n{name}: x\r\n{name}: "),
        );
        assert_eq!(changed(&own, &second), bad, "a second {name}");
        assert_eq!(changed(&own, &format!("{own}x ")), bad, "another {name}");
    }
    let without_keys = verified(&mail, "");
    assert_eq!(without_keys, bad, "the keys are looked up");
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
