//! The story of one locked-out recorder, played over the public HTTP interfaces and the command line.
//!
//! It is forgotten three times, and recovered by key, by reserved email and by security code.
//!
//! Whatever does not hold ends it with an error that says what was expected. Its people know only
//! what people would: addresses, a label, a mailbox and their own passwords.

mod desk;
mod holder;
mod post;
mod support;

use std::path::Path;
use std::time::Duration;

use anyhow::{Result, ensure};
use tokio::time::Instant;

use self::desk::Desk;
use self::holder::Holder;
use self::post::Post;
use super::guide::Places;
use crate::service::config::DatabaseUrl;

const OLD: &str = "first wagon leaves at dawn";
const NEW: &str = "second harbour sings at noon";
const LATER: &str = "third lantern burns past ten";
const LAST: &str = "fourth window looks out to sea";
const EMAIL: &str = "holder@example.org";
const RESERVED: &str = "owner@example.net";

/// Plays the steps and prints the time that each took.
pub(super) async fn play(
    places: &Places,
    mail: &Path,
    database: Option<&DatabaseUrl>,
) -> Result<()> {
    let mut told = Teller::begin();
    let holder = Holder::new(places)?;
    let post = Post::new(mail);

    holder.activate(OLD, RESERVED).await?;
    told.step("1. The recorder is activated (D1)");

    let challenge = holder.forget().await?;
    told.step(&format!(
        "2. Forgot password shows challenge {} (D8)",
        challenge.number
    ));

    let case = holder.request(&challenge, EMAIL).await?;
    post.wait_for(EMAIL, &case, &challenge.number).await?;
    holder.expect_state(EMAIL, "in-review").await?;
    told.step(&format!(
        "3. The portal took the picture as case {case}, and mailed a receipt (P1, P4, P9)"
    ));

    let desk = Desk::sign_in(places).await?;
    desk.approve(&case, &challenge.number).await?;
    told.step("4. The desk found the challenge genuine and approved it (H1, H2)");

    let key = post.key_for(EMAIL, &challenge.number).await?;
    holder.expect_state(EMAIL, "answered").await?;
    holder.expect_no_key_in_status(EMAIL, &key).await?;
    holder.answer(&key, NEW).await?;
    holder.expect_locked_out(OLD).await?;
    holder.expect_journal(NEW, "key").await?;
    ensure!(
        holder.answer(&key, OLD).await.is_err(),
        "the key worked a second time"
    );
    post.wait_for(RESERVED, &case, &challenge.number).await?;
    told.step(
        "5. The key from the mail set a new password; the old one is dead; the journal says so",
    );

    let number = holder.scan().await?;
    let code = post.key_for(RESERVED, &number).await?;
    holder.answer_by_email(&code, LATER).await?;
    holder.expect_locked_out(NEW).await?;
    holder.expect_journal(LATER, "email").await?;
    told.step("6. Forgotten again: a code in the reserved mailbox set the next one (D5)");

    let facts = holder.facts().await?;
    let code = support::security_code(places, database, &facts).await?;
    holder.answer_by_code(&code, LAST).await?;
    holder.expect_locked_out(LATER).await?;
    holder.expect_journal(LAST, "code").await?;
    ensure!(
        holder.answer_by_code(&code, OLD).await.is_err(),
        "the security code worked a second time"
    );
    told.step(&format!(
        "7. And again: support's code for {} set the last one, once (D6)",
        facts.date
    ));
    told.end();
    Ok(())
}

/// Prints steps with their times.
struct Teller {
    begun: Instant,
    last: Instant,
}

impl Teller {
    fn begin() -> Self {
        let now = Instant::now();
        Self {
            begun: now,
            last: now,
        }
    }

    fn step(&mut self, what: &str) {
        let now = Instant::now();
        println!("{:6.2} s  {what}", seconds(now - self.last));
        self.last = now;
    }

    fn end(self) {
        println!(
            "{:6.2} s  in all. Everything held.",
            seconds(self.begun.elapsed())
        );
    }
}

fn seconds(time: Duration) -> f64 {
    time.as_secs_f64()
}
