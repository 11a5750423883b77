//! Letters as `.eml` files in a folder: for trying things out, tests and the demo's mailbox.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use async_trait::async_trait;
use tokio::fs;
use tokio::io::AsyncWriteExt;

use super::{DkimSigner, Letter, MailError, Mailer};

/// Writes each letter to `<Message-ID>.eml`. A file is complete or absent, and a letter sent twice
/// is one file.
#[derive(Clone, Debug)]
pub struct FolderMailer {
    folder: PathBuf,
    signers: Arc<[DkimSigner]>,
}

impl FolderMailer {
    /// Uses this folder; it is made at the first letter when it is missing.
    #[must_use]
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self {
            folder: folder.into(),
            signers: Arc::default(),
        }
    }

    /// Signs each letter with each of these.
    #[must_use]
    pub fn signed(self, signers: Vec<DkimSigner>) -> Self {
        let signers = signers.into();
        Self { signers, ..self }
    }

    /// The folder the letters are in.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    async fn write(&self, name: &str, bytes: &[u8]) -> std::io::Result<()> {
        fs::create_dir_all(&self.folder).await?;
        let part = self.folder.join(format!(".{name}.part"));
        let mut file = fs::File::create(&part).await?;
        file.write_all(bytes).await?;
        file.sync_all().await?;
        fs::rename(&part, self.folder.join(format!("{name}.eml"))).await
    }
}

#[async_trait]
impl Mailer for FolderMailer {
    async fn send(&self, letter: &Letter) -> Result<(), MailError> {
        let wire = letter.wire(&self.signers)?;
        self.write(letter.id.as_str(), &wire.bytes)
            .await
            .map_err(|error| MailError::Temporary(format!("{}: {error}", self.folder.display())))
    }

    fn describe(&self) -> String {
        format!("folder {}", self.folder.display())
    }
}
