//! `[limits]`: how much strangers may do.

use anyhow::{Result, bail};
use recovery::limits::{Limits as Counted, Quota};
use serde::Deserialize;
use server::Uploads;

pub(super) const EXAMPLE: &str = r#"[limits]
# How much strangers may do: so many within an hour, and so many within a day.
# Requests from one network address. Many people may stand behind one.
network = [60, 300]
# The same from browsers without scripts, which solve no puzzle; and of those from everywhere.
unproven = [5, 15]
unproven_in_all = [120, 1000]
# Requests that name one email address, before and after its holder has confirmed it.
email = [20, 60]
confirmed_email = [120, 600]
# Requests for one serial number.
serial = [10, 30]
# Mails to one address; receipts have less of that, so that an answer never waits for them.
mails = [3, 20]
receipts = [2, 6]
# Mails to an address whose holder has confirmed it.
confirmed_mails = [60, 300]
# Room for all that is being uploaded at the same time, in MiB: of memory, and of temporary files for
# archives. Who finds none waits a little and is then told to come again.
upload_memory_mb = 256
upload_disk_mb = 2048
"#;

/// How much strangers may do, in an hour and in a day.
#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Limits {
    network: [u32; 2],
    unproven: [u32; 2],
    unproven_in_all: [u32; 2],
    email: [u32; 2],
    confirmed_email: [u32; 2],
    serial: [u32; 2],
    mails: [u32; 2],
    receipts: [u32; 2],
    confirmed_mails: [u32; 2],
    upload_memory_mb: u32,
    upload_disk_mb: u32,
}

impl Limits {
    /// The limits as the rules know them.
    pub(crate) fn counted(&self) -> Counted {
        let quota = |[hourly, daily]: [u32; 2]| Quota { hourly, daily };
        Counted {
            network: quota(self.network),
            unproven: quota(self.unproven),
            unproven_in_all: quota(self.unproven_in_all),
            email: quota(self.email),
            confirmed_email: quota(self.confirmed_email),
            serial: quota(self.serial),
            mails: quota(self.mails),
            receipts: quota(self.receipts),
            confirmed_mails: quota(self.confirmed_mails),
            ..Counted::shipped()
        }
    }

    /// Room for what is being uploaded.
    pub(crate) fn uploads(&self) -> Uploads {
        Uploads::new(self.upload_memory_mb, self.upload_disk_mb)
    }

    pub(super) fn check(&self) -> Result<()> {
        // A file may have 10 MiB, and two of an archive are unpacked at a time.
        let least = [
            ("upload_memory_mb", self.upload_memory_mb, 32),
            ("upload_disk_mb", self.upload_disk_mb, 64),
        ];
        for (name, given, least) in least {
            if given < least {
                bail!(
                    "{name} in [limits] is {given}; with less than {least} files of 10 MB do not fit"
                );
            }
        }
        Ok(())
    }
}

impl Default for Limits {
    fn default() -> Self {
        let shipped = Counted::shipped();
        let pair = |quota: Quota| [quota.hourly, quota.daily];
        Self {
            network: pair(shipped.network),
            unproven: pair(shipped.unproven),
            unproven_in_all: pair(shipped.unproven_in_all),
            email: pair(shipped.email),
            confirmed_email: pair(shipped.confirmed_email),
            serial: pair(shipped.serial),
            mails: pair(shipped.mails),
            receipts: pair(shipped.receipts),
            confirmed_mails: pair(shipped.confirmed_mails),
            upload_memory_mb: 256,
            upload_disk_mb: 2048,
        }
    }
}
