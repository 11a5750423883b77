//! What the button did to a device that nobody has activated since (D11).

use crate::app::App;

/// A reset by the button, as its first page tells it.
pub(super) struct Reset {
    /// What was done.
    pub(super) text: String,
    /// Why no password can be created yet, when that is so.
    pub(super) hindrance: Option<String>,
}

impl Reset {
    pub(super) fn of(app: &App) -> Option<Self> {
        let status = app.engine.status()?;
        let at = status.reset_by_button?;
        let recordings = match app.eraser.takes_recordings() {
            true => "All settings and all recordings were erased",
            false => "All settings were erased and the recordings kept",
        };
        Some(Self {
            text: format!(
                "{recordings}, with the reset button on {at}. There is no password any more."
            ),
            hindrance: status.erasing.then(|| hindrance(app.eraser.has_failed())),
        })
    }
}

/// Causes are for the log; they help nobody on the network but a stranger.
fn hindrance(has_failed: bool) -> String {
    match has_failed {
        false => "Settings are still being erased. Wait a moment, then reload this page.",
        true => {
            "Settings could not be erased yet; the log of the device says why. It is tried again every \
             minute and at every start, and no password can be created before."
        }
    }
    .to_owned()
}
