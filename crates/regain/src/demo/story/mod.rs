//! The story of one locked-out recorder, played over the public HTTP interfaces alone.
//!
//! Whatever does not hold ends it with an error that says what was expected. Its people know only
//! what people would: addresses, a label, a mailbox and their own passwords.

mod desk;
mod holder;
mod post;

use std::path::Path;
use std::time::Duration;

use anyhow::{Result, ensure};
use tokio::time::Instant;

use self::desk::Desk;
use self::holder::Holder;
use self::post::Post;
use super::guide::Places;

const OLD: &str = "first wagon leaves at dawn";
const NEW: &str = "second harbour sings at noon";
const EMAIL: &str = "holder@example.org";
const RESERVED: &str = "owner@example.net";

/// Plays the five steps and prints the time that each took.
pub(super) async fn play(places: &Places, mail: &Path) -> Result<()> {
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
    holder.expect_journal(NEW, &challenge.number).await?;
    ensure!(
        holder.answer(&key, OLD).await.is_err(),
        "the key worked a second time"
    );
    post.wait_for(RESERVED, &case, &challenge.number).await?;
    told.step(
        "5. The key from the mail set a new password; the old one is dead; the journal says so",
    );
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
