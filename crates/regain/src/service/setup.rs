//! From the command line's settings to the checked configuration.

use anyhow::Result;

use super::cli::Setup;
use super::config::Config;

impl Setup {
    /// Reads the settings, applies what the command line and the environment override, and checks
    /// the whole.
    pub(crate) fn load(&self) -> Result<Config> {
        let mut config = Config::read(self.config.as_deref())?;
        if let Some(folder) = &self.data {
            config.data.folder.clone_from(folder);
        }
        if let Some(url) = &self.database {
            config.database.url = Some(url.clone());
        }
        config.check()?;
        Ok(config)
    }
}
