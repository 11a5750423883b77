//! A password for a new account: typed twice, read from a pipe, or drawn.

use std::io::{IsTerminal, stdin};

use anyhow::{Context, Result, ensure};
use protocol::Code;
use recovery::staff::{NewPassword, StaffName};
use server::Entropy;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use super::super::clock::SystemEntropy;

/// Asks for a password twice at a terminal; takes the first line where there is none.
pub(super) fn ask(name: &StaffName) -> Result<NewPassword> {
    let typed = if stdin().is_terminal() {
        let first = read(&format!("Password for {name}: "))?;
        let second = read("The same again: ")?;
        ensure!(
            first == second,
            "the two are not the same; nothing was changed"
        );
        first
    } else {
        let mut line = Zeroizing::new(String::new());
        stdin()
            .read_line(&mut line)
            .context("cannot read the password")?;
        Zeroizing::new(line.trim_end_matches(['\r', '\n']).to_owned())
    };
    // The desk's page does the same, so that one password is one whatever keyboard it is typed on.
    let normal: Zeroizing<String> = Zeroizing::new(typed.nfc().collect());
    Ok(NewPassword::choose(&normal, name)?)
}

/// Draws a password of 80 random bits, and gives it as text too: it has to be shown, once.
pub(super) fn generate(name: &StaffName) -> Result<(NewPassword, Zeroizing<String>)> {
    let mut rng = SystemEntropy.rng();
    let [one, other] = [(); 2].map(|()| Code::random(&mut *rng).to_text());
    let text = Zeroizing::new(format!("{}-{}", *one, *other));
    Ok((NewPassword::choose(&text, name)?, text))
}

fn read(prompt: &str) -> Result<Zeroizing<String>> {
    rpassword::prompt_password(prompt)
        .map(Zeroizing::new)
        .context("cannot read the password")
}
