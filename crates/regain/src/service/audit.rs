//! `regain audit`: the trail as a copy, and the check of a copy.

mod line;

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::Path;

use anyhow::{Context, Result};
use recovery::audit::chain::{Broken, Head, Link};
use recovery::audit::{PAGE, Reader};
use recovery::store::Store;

use self::line::Line;
use super::cli::{Audit, Setup};
use super::store;

/// Runs one of the commands.
pub(crate) async fn run(command: Audit) -> Result<()> {
    match command {
        Audit::Export { setup, since } => export(&setup, since).await,
        Audit::Verify { file } => verify(&file),
    }
}

async fn export(setup: &Setup, since: u64) -> Result<()> {
    let store = store::open(&setup.load()?).await?;
    let mut out = BufWriter::new(io::stdout().lock());
    write(&*store, since, &mut out).await?;
    out.flush().context("cannot write the copy")
}

/// Writes the entries from a number on, as they stand at one moment.
async fn write(store: &dyn Store, since: u64, out: &mut impl Write) -> Result<()> {
    let mut tx = store.read().await?;
    // The entry before the first one has the hash that the first one continues.
    let mut after = since.saturating_sub(2);
    let mut before = Link::default();
    loop {
        let page = tx.trail_after(after, PAGE).await?;
        let Some(last) = page.last() else {
            return Ok(());
        };
        after = last.number;
        for entry in &page {
            if entry.number >= since {
                let text = server::trail::line(entry, before);
                writeln!(out, "{text}").context("cannot write the copy")?;
            }
            before = entry.link;
        }
    }
}

fn verify(file: &Path) -> Result<()> {
    let checked = if file.as_os_str() == "-" {
        check(io::stdin().lock())?
    } else {
        let open = File::open(file).with_context(|| format!("cannot read {}", file.display()))?;
        check(BufReader::new(open))?
    };
    let (Copied { from, .. }, last) = (&checked, &checked.last);
    say!("Entries {} to {} are whole.", from.number + 1, last.number);
    if from.number > 0 {
        say!(
            "They continue entry {}, whose hash is {}",
            from.number,
            from.link
        );
    }
    say!("The hash of entry {} is {}", last.number, last.link);
    say!(
        "A copy that was cut off is whole too: compare with what the doctor says, or a later copy."
    );
    Ok(())
}

/// What a copy holds.
#[derive(Debug)]
struct Copied {
    /// Where the chain stood before its first entry.
    from: Head,
    /// Where it stands behind its last.
    last: Head,
}

fn check(text: impl BufRead) -> Result<Copied> {
    let mut read: Option<(Head, Reader)> = None;
    for (index, text) in text.lines().enumerate() {
        let place = || format!("line {}", index + 1);
        let text = text.with_context(place)?;
        let line = Line::read(&text).with_context(place)?;
        let (entry, before) = line.parts().with_context(place)?;
        let from = match entry.number {
            0 | 1 => Head::default(),
            number => Head {
                number: number - 1,
                link: before,
            },
        };
        let (_, reader) = read.get_or_insert((from, Reader::behind(from)));
        let stood = reader.head();
        reader.take(&entry).with_context(place)?;
        // Each line repeats the hash before it, for the sake of the first.
        if before != stood.link {
            return Err(Broken::Altered(entry.number)).with_context(place);
        }
    }
    let (from, reader) = read.context("it holds no entry")?;
    let last = reader.finish()?;
    Ok(Copied { from, last })
}
