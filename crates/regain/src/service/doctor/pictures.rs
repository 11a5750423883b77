//! Pictures: sealed, and with keys that are here.

use object_store::local::LocalFileSystem;
use server::stock;

use super::super::config::Config;
use super::super::keys::{KeyFile, KeyFolder, Kind};
use super::Report;

/// Looks at how everything in the folder of pictures begins.
pub(super) async fn look(config: &Config, report: &mut Report) {
    let folder = config.data.pictures();
    if !folder.exists() {
        return;
    }
    let keys = KeyFolder::read(&config.data.keys());
    let (Ok(keys), Ok(pictures)) = (keys, LocalFileSystem::new_with_prefix(&folder)) else {
        // Told already, with the keys and the folders.
        return;
    };
    let stock = match stock::look(&pictures).await {
        Ok(stock) => stock,
        Err(error) => {
            let mend = format!("see that the service may read all of {}", folder.display());
            return report.wrong("pictures", error.to_string(), mend);
        }
    };
    let here: Vec<_> = keys.of(Kind::Data).map(KeyFile::id).collect();
    for (key, count) in &stock.sealed {
        if !here.contains(&key.to_string()) {
            let words = format!("{count} files are sealed with data key {key}, which is not here");
            report.wrong("pictures", words, "put the key's file back from your copy");
        }
    }
    let all: u64 = stock.sealed.values().sum();
    match stock.plain {
        0 => report.good("pictures", format!("{all} files, all of them sealed")),
        plain => report.poor(
            "pictures",
            format!("{plain} files lie in the open, as an older version left them"),
            "regain data seal",
        ),
    }
}
