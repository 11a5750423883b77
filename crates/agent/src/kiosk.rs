//! How the pages for the device's own monitor are put on it.

use std::path::Path;

use crate::config::{Config, ScreenSettings};
use crate::screen::START_PAGE;

/// Why nothing of it works without the section.
pub(crate) const NO_SCREEN: &str =
    "this device has no pages for a monitor: add the section [screen] to its configuration";

/// What to do, for people.
pub(crate) fn guide(config: &Config, file: &Path) -> Result<String, String> {
    let screen = settings(config)?;
    let page = config.data_dir.join(START_PAGE);
    let (page, file) = (page.display(), file.display());
    let minutes = screen.idle.as_secs().div_ceil(60);
    Ok(format!(
        "\
The pages for this device's own monitor are served on {address}, to nobody but a browser that
was started with the start page:

  {page}

The agent writes it anew at each start and after each use, and only its own user and root may read
it: what it leads to works once. Never put that address on a command line, where every user of the
machine can read it.

To start the monitor with the device, with a Wayland compositor (cage) and a browser (cog):

  apt-get install cage cog
  useradd --system --create-home --groups video,input,render regain-kiosk
  regain-agent kiosk --config {file} --print-unit > /etc/systemd/system/regain-kiosk.service
  systemctl daemon-reload
  systemctl enable --now regain-kiosk

To try it by hand, as the user that the agent runs as and on a free virtual terminal:

  COG_PLATFORM_WL_VIEW_FULLSCREEN=1 cage -d -- cog --platform=wl file://{page}

Any browser with a kiosk mode does, as in: chromium --kiosk file://{page}
Where there is only a text terminal: regain-agent console --config {file}

A mouse is enough: the pages bring a keyboard. Untouched for {minutes} min, they are back at the sign-in page.
",
        address = screen.listen,
    ))
}

/// The unit for systemd 250 or newer. It gets the start page as a credential, which systemd reads
/// as root each time that the unit starts and hands to the unit's user alone.
pub(crate) fn unit(config: &Config) -> Result<String, String> {
    settings(config)?;
    let page = config.data_dir.join(START_PAGE);
    Ok(format!(
        "\
# The pages of the Regain agent on this device's own monitor.
[Unit]
Description=Regain pages on the monitor
# A new start of the agent voids the key of the old one, and starts this unit again.
BindsTo=regain-agent.service
After=regain-agent.service systemd-user-sessions.service systemd-logind.service
Conflicts=getty@tty1.service
ConditionPathExists=/dev/tty0

[Service]
User=regain-kiosk
PAMName=login
TTYPath=/dev/tty1
TTYReset=yes
TTYVHangup=yes
TTYVTDisallocate=yes
StandardInput=tty-fail
StandardOutput=journal
UtmpIdentifier=tty1
UtmpMode=user
LoadCredential=screen.html:{page}
Environment=COG_PLATFORM_WL_VIEW_FULLSCREEN=1
ExecStart=/usr/bin/cage -d -- /usr/bin/cog --platform=wl --webprocess-failure=restart file://%d/screen.html
Restart=always
RestartSec=2

[Install]
WantedBy=multi-user.target
",
        page = page.display(),
    ))
}

fn settings(config: &Config) -> Result<&ScreenSettings, String> {
    config.screen.as_ref().ok_or_else(|| NO_SCREEN.to_owned())
}
