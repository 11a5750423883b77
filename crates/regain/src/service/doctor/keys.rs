//! Keys and trust bundle: there, in order, long enough, and of one mind.

use protocol::{VerifiedBundle, Way};
use recovery::policy::AnswerKind;
use server::Clock;

use super::super::clock::SystemClock;
use super::super::config::Config;
use super::super::files;
use super::super::keys::{KeyFile, KeyFolder, Kind, Pinned};
use super::Report;

/// How many days before a key's last day it is time for another: devices in the field have to get
/// the bundle that names it.
const SOON: i64 = 90;

/// Looks at the folder; returns the bundle when it is in order.
pub(super) fn look(config: &Config, report: &mut Report) -> Option<VerifiedBundle> {
    let folder = match KeyFolder::read(&config.data.keys()) {
        Ok(folder) => folder,
        Err(error) => {
            report.wrong(
                "keys",
                format!("{error:#}"),
                "put the file back from your copy, or move it away",
            );
            return None;
        }
    };
    let today = SystemClock.now().date();
    let lives = |key: &KeyFile| key.days_left(today) >= 0;
    if !folder.of(Kind::Recovery).any(lives) {
        let words = "there is no recovery key in force, so no challenge can be opened";
        report.wrong(
            "keys",
            words,
            "regain keys recovery, or put the file back from your copy",
        );
    }
    if folder.of(Kind::Data).next().is_none() {
        report.poor(
            "keys",
            "there is no data key yet; regain serve makes one",
            "if there was one, put its file back from your copy before you start the service",
        );
    }
    each(&folder, report);
    bundle(config, &folder, report)
}

fn each(folder: &KeyFolder, report: &mut Report) {
    let today = SystemClock.now().date();
    for (file, key) in folder.all() {
        let name = format!("{} key {}", key.kind, key.id());
        let left = key.days_left(today);
        if key.kind == Kind::Root {
            let mend = format!(
                "move {} offline: whoever has it can replace every other key",
                file.display()
            );
            report.poor("keys", format!("{name} lies with the service's keys"), mend);
        } else if files::open_to_others(file).unwrap_or(true) {
            report.wrong(
                "keys",
                format!("{name} can be read by others"),
                format!("chmod 600 {}", file.display()),
            );
        } else if key.kind == Kind::Data {
            report.good("keys", format!("{name}, for what is stored"));
        } else if left < 0 {
            report.poor(
                "keys",
                format!("{name} had its last day, so it answers nothing any more"),
                "regain keys recovery and a new bundle, if none is there; then move it away",
            );
        } else if left < SOON {
            let mend = format!(
                "regain keys {}, then sign a new bundle and give it to devices",
                key.kind
            );
            report.poor("keys", format!("{name} has {left} days left"), mend);
        } else {
            report.good("keys", format!("{name}, for {left} days"));
        }
    }
}

fn bundle(config: &Config, folder: &KeyFolder, report: &mut Report) -> Option<VerifiedBundle> {
    let sign = "regain keys bundle --root FILE";
    let bundle = match Pinned::read(folder) {
        Ok(Some(pinned)) => pinned.bundle,
        Ok(None) => {
            report.wrong(
                "bundle",
                "there is no trust bundle, so no device can be set up",
                sign,
            );
            return None;
        }
        Err(error) => {
            report.wrong(
                "bundle",
                format!("{error:#}"),
                "put both of its files back from your copy",
            );
            return None;
        }
    };
    let before = report.len();
    if *bundle.service() != config.portal.address {
        let words = format!(
            "it sends people to {}, and the portal is {}",
            bundle.service(),
            config.portal.address
        );
        report.wrong(
            "bundle",
            words,
            format!("set address in [portal], or sign a new one: {sign}"),
        );
    }
    for dated in bundle.recovery_keys() {
        let id = dated.key.id();
        if folder
            .of(Kind::Recovery)
            .all(|key| key.id() != id.to_string())
        {
            let words = format!("it names recovery key {id}, and the key is not here");
            report.wrong("bundle", words, "put the key's file back from your copy");
        }
    }
    for key in folder.of(Kind::Recovery) {
        if bundle
            .recovery_keys()
            .iter()
            .all(|dated| dated.key.id().to_string() != key.id())
        {
            report.poor(
                "bundle",
                format!("it does not name recovery key {}", key.id()),
                format!("sign a new one: {sign}"),
            );
        }
    }
    not_given(config, &bundle, report);
    if report.len() == before {
        report.good(
            "bundle",
            format!("version {}, of {}", bundle.version(), bundle.authority()),
        );
    }
    Some(bundle)
}

/// A device shows each way that its bundle names, also one that nobody here answers any more.
fn not_given(config: &Config, bundle: &VerifiedBundle, report: &mut Report) {
    let authority = &config.authority;
    let kinds = AnswerKind::ALL.iter();
    let kinds = kinds.map(|kind| (kind.way(), authority.answers.contains(kind)));
    for (way, is_given) in kinds.chain([(Way::Email, authority.email_codes)]) {
        if bundle.ways().contains(way) && !is_given {
            let words = format!(
                "devices with it offer the way \"{}\", and [authority] does not give its answer",
                way.word()
            );
            let mend = "sign a bundle without that way, or give the answer: regain keys bundle --root FILE";
            report.poor("bundle", words, mend);
        }
    }
}
