//! The folder that the service writes its mails to.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use mail_parser::MessageParser;
use protocol::Code;

/// How often a folder is looked at before a mail counts as missing, and how long in between.
const LOOKS: usize = 60;
const PAUSE: Duration = Duration::from_millis(50);

/// A mailbox that everybody's mail goes to.
pub(crate) struct Mailbox(pub(crate) PathBuf);

/// A mail.
pub(crate) struct Letter {
    pub(crate) id: String,
    pub(crate) to: String,
    pub(crate) text: String,
}

impl Mailbox {
    /// All mails that have arrived; each is there once.
    pub(crate) fn letters(&self) -> Vec<Letter> {
        let files = std::fs::read_dir(&self.0).into_iter().flatten();
        let files = files.map(|entry| entry.unwrap().path());
        let mails = files.filter(|file| file.extension().is_some_and(|kind| kind == "eml"));
        let letters: Vec<_> = mails.map(|file| read(&file)).collect();
        let ids: BTreeSet<_> = letters.iter().map(|letter| &letter.id).collect();
        assert_eq!(ids.len(), letters.len(), "a Message-ID came twice");
        letters
    }

    /// The mails of a kind (`receipt`, `answer`, `notice` …) about a challenge.
    pub(crate) fn about(&self, kind: &str, number: &str) -> Vec<Letter> {
        let fits = |letter: &Letter| {
            letter.id.starts_with(&format!("{kind}.")) && letter.text.contains(number)
        };
        self.letters().into_iter().filter(fits).collect()
    }

    /// Waits for such a mail; `None` when none comes.
    pub(crate) async fn wait_for(&self, kind: &str, number: &str) -> Option<Letter> {
        for _ in 0..LOOKS {
            if let Some(letter) = self.about(kind, number).pop() {
                return Some(letter);
            }
            tokio::time::sleep(PAUSE).await;
        }
        None
    }
}

impl Letter {
    /// The one line of it that is a key.
    pub(crate) fn key(&self) -> String {
        let lines = self.text.lines().map(str::trim);
        let keys: Vec<_> = lines
            .filter(|line| line.len() == 9 && Code::parse(line).is_ok())
            .collect();
        assert_eq!(keys.len(), 1, "{}", self.text);
        keys[0].to_owned()
    }
}

fn read(file: &Path) -> Letter {
    let bytes = std::fs::read(file).unwrap();
    let message = MessageParser::default().parse(&bytes).unwrap();
    let to = message.to().unwrap().first().unwrap().address().unwrap();
    Letter {
        id: message.message_id().unwrap().to_owned(),
        to: to.to_owned(),
        text: message.body_text(0).unwrap().replace('\r', ""),
    }
}
