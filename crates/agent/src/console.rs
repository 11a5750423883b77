//! `regain-agent console`: the local screen for a bare text terminal.
//!
//! It talks to the running agent over the screen's port, with a key that only the agent's user and
//! root can read. Nobody signs in here: it shows what the Forgot password page shows.

mod client;
mod terminal;
mod told;

use std::path::Path;

use serde_json::{Value, json};
use zeroize::Zeroizing;

use crate::config::Config;
use crate::kiosk::NO_SCREEN;
use client::Client;
use terminal::Terminal;
use told::{Challenge, Device, Failed, Offer};

/// Why the console ends.
enum End {
    /// The person has had enough.
    Quit,
    /// It cannot go on.
    Broken(String),
}

type Step = Result<(), End>;

/// Shows the menu until somebody quits it.
pub(crate) fn run(config: &Config) -> Result<(), String> {
    if config.screen.is_none() {
        return Err(NO_SCREEN.to_owned());
    }
    let client = Client::new(&config.data_dir)?;
    let mut console = Console {
        client,
        terminal: Terminal::of_this_process(),
    };
    match console.menu() {
        Ok(()) | Err(End::Quit) => {
            console.terminal.say("");
            Ok(())
        }
        Err(End::Broken(why)) => Err(why),
    }
}

struct Console {
    client: Client,
    terminal: Terminal,
}

impl Console {
    fn menu(&mut self) -> Step {
        loop {
            let device = self.device()?;
            self.show(&device);
            let choice = self.terminal.line("Number, r to look again, q to quit: ")?;
            let number = choice.parse::<usize>().ok();
            match (choice.as_str(), number) {
                ("q" | "Q", _) => return Ok(()),
                ("" | "r" | "R", _) => {}
                (_, Some(number)) if (1..=device.offers.len()).contains(&number) => {
                    self.go(&device.offers[number - 1])?;
                }
                _ => self.terminal.say("There is no such line."),
            }
        }
    }

    fn device(&mut self) -> Result<Device, End> {
        self.client.device().map_err(|failed| match failed {
            Failed::Refused(told) => End::Broken(told),
            Failed::Away(why) => End::Broken(why),
        })
    }

    fn show(&mut self, device: &Device) {
        let say = |console: &mut Self, text: String| console.terminal.say(&text);
        say(self, String::new());
        say(self, format!("Serial number  {}", device.serial));
        say(self, format!("Model          {}", device.model));
        say(self, format!("Start time     {}", device.started));
        say(self, format!("Device clock   {}", device.clock));
        say(self, String::new());
        match (device.is_activated, device.offers.is_empty()) {
            (false, _) => say(
                self,
                "It has no password yet. Create it on its monitor or over the network.".to_owned(),
            ),
            (true, true) => say(self, "It offers no way to reset its password.".to_owned()),
            (true, false) => say(self, "Ways to set a new password:".to_owned()),
        }
        for (at, offer) in device.offers.iter().enumerate() {
            let (number, title) = (at + 1, &offer.title);
            let line = match &offer.why {
                None => format!("{number:>3}  {title}: {}", offer.needs),
                Some(why) => format!("{number:>3}  {title}: not now. {why}"),
            };
            self.terminal.wrap(&line, 5);
        }
        say(self, String::new());
    }

    fn go(&mut self, offer: &Offer) -> Step {
        if let Some(why) = &offer.why {
            self.terminal.wrap(why, 0);
            return Ok(());
        }
        match offer.way.as_str() {
            "sheet" => self.typed("/forgot/sheet", "code", "Code from the sheet"),
            "code" => self.typed(
                "/forgot/code",
                "code",
                "Security code for the device's date",
            ),
            "key" => self.challenged("key", "Key from the mail"),
            "email" => self.challenged("email", "Code from the mail"),
            "questions" => self.questions(),
            "temporary-password" => self.temporary_password(),
            _ => {
                let text = "This way is not gone in a terminal: you need ";
                self.terminal.wrap(&format!("{text}{}.", offer.needs), 0);
                Ok(())
            }
        }
    }

    /// Shows the challenge, and takes the answer at once or another time: it stays.
    fn challenged(&mut self, way: &str, label: &str) -> Step {
        if way == "email" && !self.agrees()? {
            return Ok(());
        }
        let asked = match self.client.challenge(way) {
            Ok(asked) => asked,
            Err(failed) => return self.tell(failed),
        };
        self.draw(&asked)?;
        let field = if way == "key" { "key" } else { "code" };
        self.typed(&format!("/forgot/{way}/answer"), field, label)
    }

    fn agrees(&mut self) -> Result<bool, End> {
        self.terminal.wrap(crate::flows::EMAIL_TERMS, 0);
        let answer = self.terminal.line("Type yes to agree: ")?;
        Ok(answer.eq_ignore_ascii_case("yes"))
    }

    fn draw(&mut self, asked: &Challenge) -> Step {
        let symbol = asked
            .symbol()
            .map_err(|fault| End::Broken(fault.to_string()))?;
        let code = symbol.terminal();
        self.terminal.say(&code);
        // What is said below must not push the code out.
        let (columns, lines) = (usize::from(symbol.side()) + 8, code.lines().count() + 4);
        if self
            .terminal
            .size()
            .is_some_and(|(wide, high)| wide < columns || high < lines)
        {
            let text = format!(
                "This terminal is too small for the code: it needs {columns} columns and {lines} lines. Take a smaller font (setfont) or a larger window, and ask again: the code stays the same."
            );
            self.terminal.wrap(&text, 0);
        }
        let text = format!(
            "Challenge {}. Scan the code with a phone, or send a picture of it to support.",
            asked.number
        );
        self.terminal.wrap(&text, 0);
        if let Some(masked) = &asked.reserved_email {
            self.terminal.say(&format!("Reserved email: {masked}"));
        }
        Ok(())
    }

    /// Takes what proves it and a new password until it works or nothing is typed.
    fn typed(&mut self, path: &str, field: &'static str, label: &str) -> Step {
        loop {
            let question = format!("{label} (or Enter to go back): ");
            let proof = self.terminal.line(&question)?;
            if proof.is_empty() {
                return Ok(());
            }
            let Some(password) = self.new_password()? else {
                return Ok(());
            };
            let body = json!({ field: proof, "new_password": *password });
            if self.sets(path, &body, "")? {
                return Ok(());
            }
        }
    }

    /// Whether a new password is set by this call.
    fn sets(&mut self, path: &str, body: &Value, token: &str) -> Result<bool, End> {
        match self.client.act(path, body, token) {
            Ok(()) => {
                self.terminal
                    .say("The new password is set; the old one no longer works.");
                Ok(true)
            }
            Err(failed) => self.tell(failed).map(|()| false),
        }
    }

    /// Asks each question once; a wrong answer leads back to the menu.
    fn questions(&mut self) -> Step {
        let asked = match self.client.questions() {
            Ok(asked) => asked,
            Err(failed) => return self.tell(failed),
        };
        let mut answers = Vec::with_capacity(asked.questions.len());
        for question in &asked.questions {
            self.terminal.wrap(question, 0);
            let answer = self.terminal.secret("Answer (not shown): ")?;
            if answer.is_empty() {
                return Ok(());
            }
            answers.push(answer);
        }
        let Some(password) = self.new_password()? else {
            return Ok(());
        };
        let answers: Vec<&str> = answers.iter().map(|answer| answer.as_str()).collect();
        let body = json!({ "answers": answers, "new_password": *password });
        self.sets("/forgot/questions", &body, "").map(drop)
    }

    /// Signs in with it, and sets the new password at once.
    fn temporary_password(&mut self) -> Step {
        let question = "Temporary password (or Enter to go back): ";
        let typed = self.terminal.line(question)?;
        if typed.is_empty() {
            return Ok(());
        }
        let session = match self.client.sign_in(&typed) {
            Ok(session) => session,
            Err(failed) => return self.tell(failed),
        };
        if !session.set_password_only {
            self.terminal
                .say("This is the device's own password; it works.");
            let ended = self.client.act("/sign-out", &json!({}), &session.token);
            return ended.or_else(|failed| self.tell(failed));
        }
        loop {
            let Some(password) = self.new_password()? else {
                return Ok(());
            };
            let body = json!({ "new_password": *password });
            if self.sets("/set-password", &body, &session.token)? {
                return Ok(());
            }
        }
    }

    fn new_password(&mut self) -> Result<Option<Zeroizing<String>>, End> {
        loop {
            let first = self.terminal.secret("New password (not shown): ")?;
            if first.is_empty() {
                return Ok(None);
            }
            let second = self.terminal.secret("The same again: ")?;
            if first == second {
                return Ok(Some(first));
            }
            self.terminal.say("The two passwords differ. Try again.");
        }
    }

    fn tell(&mut self, failed: Failed) -> Step {
        match failed {
            Failed::Refused(told) => {
                self.terminal.wrap(&told, 0);
                Ok(())
            }
            Failed::Away(why) => Err(End::Broken(why)),
        }
    }
}

/// Where the agent's files for the console are.
fn key_file(dir: &Path) -> std::path::PathBuf {
    dir.join(crate::screen::CONSOLE_KEY)
}
