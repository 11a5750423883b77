//! PDFs are drawn in a process of their own, which may neither live long nor take much: a PDF made
//! to do harm ends that process and nothing else.

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{ExitCode, Stdio};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use async_trait::async_trait;
use rustix::process::{Resource, Rlimit, setrlimit};
use server::documents::{PAGES, PdfFault, PdfPages, draw_pages};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::Command;

/// How long a PDF may take, and how much of a processor of it.
const TIME: Duration = Duration::from_secs(20);
const PROCESSOR: u64 = 15;
/// How much memory it may take, in bytes.
const MEMORY: u64 = 1024 * 1024 * 1024;
/// Most bytes of a PDF, and of the pictures of its pages.
const PDF: u64 = 10 * 1024 * 1024;
const DRAWN: u64 = PAGES as u64 * 4 * 1024 * 1024;

/// What the process ends with when it says no.
const LOCKED: u8 = 3;
const TOO_LONG: u8 = 4;
const UNREADABLE: u8 = 5;

/// The other process: a PDF comes in at its standard input, and each page leaves at its standard
/// output, as its length in four bytes and a JPEG.
pub(crate) fn run() -> ExitCode {
    let drawn = bind_hands().and_then(|()| {
        let mut pdf = Vec::new();
        std::io::stdin().take(PDF).read_to_end(&mut pdf)?;
        Ok(draw_pages(pdf))
    });
    let pages = match drawn {
        Ok(Ok(pages)) => pages,
        Ok(Err(PdfFault::Locked)) => return ExitCode::from(LOCKED),
        Ok(Err(PdfFault::TooLong)) => return ExitCode::from(TOO_LONG),
        Ok(Err(PdfFault::Unreadable)) | Err(_) => return ExitCode::from(UNREADABLE),
    };
    match hand_over(&pages) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(UNREADABLE),
    }
}

/// Takes from this process what it does not need.
fn bind_hands() -> std::io::Result<()> {
    let limits = [
        (Resource::As, MEMORY),
        (Resource::Cpu, PROCESSOR),
        (Resource::Fsize, 0),
        (Resource::Core, 0),
        (Resource::Nofile, 16),
    ];
    for (resource, most) in limits {
        let limit = Rlimit {
            current: Some(most),
            maximum: Some(most),
        };
        setrlimit(resource, limit)?;
    }
    Ok(())
}

fn hand_over(pages: &[Vec<u8>]) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    for page in pages {
        let length = u32::try_from(page.len()).map_err(std::io::Error::other)?;
        out.write_all(&length.to_be_bytes())?;
        out.write_all(page)?;
    }
    out.flush()
}

/// Starts that process for each PDF.
pub(crate) struct OwnProcess {
    program: PathBuf,
}

impl OwnProcess {
    /// It, with this very program.
    pub(crate) fn port() -> Result<Arc<dyn PdfPages>> {
        let program = std::env::current_exe().context("cannot find this program's own file")?;
        Ok(Arc::new(Self { program }))
    }

    async fn draw(&self, pdf: &[u8]) -> Result<Result<Vec<Vec<u8>>, PdfFault>> {
        let mut child = Command::new(&self.program)
            .arg("print")
            .arg("pdf-pages")
            .env_clear()
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .context("cannot start the process for PDFs")?;
        let mut stdin = child.stdin.take().context("no way in")?;
        let stdout = child.stdout.take().context("no way out")?;
        let mut drawn = Vec::new();
        let mut stdout = stdout.take(DRAWN);
        let told = async {
            // It may have ended before it has read everything.
            let _ = stdin.write_all(pdf).await;
            drop(stdin);
        };
        let ((), read) = tokio::join!(told, stdout.read_to_end(&mut drawn));
        read?;
        drop(stdout);
        Ok(match child.wait().await?.code().map(u8::try_from) {
            Some(Ok(0)) => split(&drawn).ok_or(PdfFault::Unreadable),
            Some(Ok(LOCKED)) => Err(PdfFault::Locked),
            Some(Ok(TOO_LONG)) => Err(PdfFault::TooLong),
            _ => Err(PdfFault::Unreadable),
        })
    }
}

#[async_trait]
impl PdfPages for OwnProcess {
    async fn pages(&self, pdf: Vec<u8>) -> Result<Vec<Vec<u8>>, PdfFault> {
        match tokio::time::timeout(TIME, self.draw(&pdf)).await {
            Ok(Ok(drawn)) => drawn,
            Ok(Err(error)) => {
                tracing::warn!(%error, "a PDF could not be drawn");
                Err(PdfFault::Unreadable)
            }
            Err(_) => Err(PdfFault::Unreadable),
        }
    }
}

fn split(mut drawn: &[u8]) -> Option<Vec<Vec<u8>>> {
    let mut pages = Vec::new();
    while let Some((length, rest)) = drawn.split_first_chunk::<4>() {
        let (page, rest) = rest.split_at_checked(u32::from_be_bytes(*length) as usize)?;
        pages.push(page.to_vec());
        drawn = rest;
    }
    (drawn.is_empty() && !pages.is_empty()).then_some(pages)
}
