//! The command line of everything but the agent, which has its own.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use protocol::{Assertion, DeviceDate, DeviceTime, Email, RequestId, Serial, Way};
use recovery::staff::Role;

use super::api_token::ApiToken;
use super::config::DatabaseUrl;
use super::privacy::Privacy;
use super::webhook::Webhook;

/// Password recovery for video-security devices: the service, its keys, registry and staff.
#[derive(Debug, Parser)]
#[command(name = "regain", version, arg_required_else_help = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Run the service: portal, desk and mail worker in one process
    ///
    /// Starts without any settings: SQLite, pictures and mails in the data folder, the portal on
    /// 127.0.0.1:8000 and the desk on 127.0.0.1:8001. Set DATABASE_URL for PostgreSQL.
    Serve(Serve),
    /// Make and show the authority's keys and its trust bundle
    #[command(subcommand)]
    Keys(Keys),
    /// Answer a locked device by hand, without portal and desk
    #[command(subcommand)]
    Answer(Answer),
    /// Tell the service about the devices it serves
    #[command(subcommand)]
    Registry(Registry),
    /// Accounts of the support staff
    #[command(subcommand)]
    Staff(Staff),
    /// Tokens by which programs do what the desk does
    #[command(subcommand)]
    ApiToken(ApiToken),
    /// See and retry mails that were given up, note those that came back, and make a key that signs them
    #[command(subcommand)]
    Mail(Mail),
    /// Programs of others that are told what happens
    #[command(subcommand)]
    Webhook(Webhook),
    /// What the service keeps of people: seal it
    #[command(subcommand)]
    Data(Data),
    /// What is kept of a person: find it, copy it, erase it
    #[command(subcommand)]
    Privacy(Privacy),
    /// Copy the audit trail, and check a copy
    #[command(subcommand)]
    Audit(Audit),
    /// Say what is wrong with this set-up, and how to mend it
    Doctor(Setup),
    /// Show the whole on this machine: service, desk, recorder, camera and a mailbox, set up and explained
    Demo(crate::demo::Options),
    /// Run the daemon on a device; it has options of its own: regain agent --help
    Agent,
    /// Print what the repository's documents are generated from
    #[command(hide = true, subcommand)]
    Print(Print),
}

/// Where the service's settings and data are; every command takes the same.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct Setup {
    /// The settings, a TOML file; `regain serve --print-config` prints one to begin with
    #[arg(
        long,
        value_name = "FILE",
        env = "REGAIN_CONFIG",
        hide_env_values = true
    )]
    pub(crate) config: Option<PathBuf>,
    /// The folder of keys, pictures, mails and the SQLite database [default: regain-data]
    #[arg(long, value_name = "DIR", env = "REGAIN_DATA", hide_env_values = true)]
    pub(crate) data: Option<PathBuf>,
    /// A PostgreSQL server to use in place of SQLite
    #[arg(
        long = "database",
        value_name = "URL",
        env = "DATABASE_URL",
        hide_env_values = true
    )]
    pub(crate) database: Option<DatabaseUrl>,
}

#[derive(Args, Debug)]
pub(crate) struct Serve {
    #[command(flatten)]
    pub(crate) setup: Setup,
    /// Print the default settings with an explanation of each, and end
    #[arg(long)]
    pub(crate) print_config: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Keys {
    /// Make a root key, which signs trust bundles and is kept offline
    Root {
        /// Where to write it; an existing file is never overwritten
        #[arg(long, value_name = "FILE", default_value = "regain-root.toml")]
        out: PathBuf,
    },
    /// Make a recovery key, which opens the challenges of locked devices
    Recovery(NewKey),
    /// Make a signing key, for signed answers
    Signing(NewKey),
    /// Make a data key, which seals pictures and secrets of the service from now on
    ///
    /// `regain serve` makes the first one by itself. Older ones have to stay: they open what they sealed.
    Data(Setup),
    /// Sign a trust bundle: what devices believe about their authority
    ///
    /// It names the recovery and signing keys in the data folder and the portal's address, and its
    /// version is one above that of the bundle it replaces, which devices insist on.
    Bundle {
        #[command(flatten)]
        setup: Setup,
        /// The root key's file
        #[arg(long, value_name = "FILE", default_value = "regain-root.toml")]
        root: PathBuf,
        /// Ways back in that you answer: email, key, file, code, temporary-password [default: those
        /// of the bundle it replaces, or key]
        #[arg(long, value_name = "WAYS", value_delimiter = ',', value_parser = way)]
        ways: Vec<Way>,
    },
    /// List the keys in the data folder and what the trust bundle says
    Show(Setup),
}

#[derive(Args, Debug)]
pub(crate) struct NewKey {
    #[command(flatten)]
    pub(crate) setup: Setup,
    /// For how many days it is used; devices that got no newer bundle by then cannot be helped
    #[arg(long, default_value_t = 3650, value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) days: u16,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Answer {
    /// Print the key for a challenge
    Key(ForChallenge),
    /// Write a reset file for a challenge
    File {
        #[command(flatten)]
        to: ForChallenge,
        /// What you file this under; it stands in the file
        #[arg(long, value_name = "ID", value_parser = RequestId::parse)]
        request: RequestId,
        /// How ownership was shown: verified, logged, proximity or agent-proximity
        #[arg(long, value_name = "WORD", value_parser = assertion, default_value = "proximity")]
        assertion: Assertion,
        /// Where to write it [default: reset-NUMBER.regain]; an existing file is never overwritten
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Print the security code of one date
    Code {
        #[command(flatten)]
        to: Dated,
        /// The start time that the device shows, as in "2026-11-20 18:00:41"
        #[arg(long, value_name = "TIME", value_parser = DeviceTime::parse)]
        started: DeviceTime,
    },
    /// Print the temporary password of one date
    TemporaryPassword(Dated),
}

/// A challenge to be answered.
#[derive(Args, Debug)]
pub(crate) struct ForChallenge {
    #[command(flatten)]
    pub(crate) device: WhichKey,
    /// The link of the QR code or its digits, or the name of an exported file or of a picture
    pub(crate) challenge: String,
}

/// A device and a date.
#[derive(Args, Debug)]
pub(crate) struct Dated {
    #[command(flatten)]
    pub(crate) device: WhichKey,
    /// The device's serial number
    #[arg(value_parser = Serial::parse)]
    pub(crate) serial: Serial,
    /// The date that the device shows, as in 2026-11-21
    #[arg(long, value_name = "DATE", value_parser = DeviceDate::parse)]
    pub(crate) date: DeviceDate,
}

/// Where the device's public key comes from.
#[derive(Args, Debug)]
pub(crate) struct WhichKey {
    #[command(flatten)]
    pub(crate) setup: Setup,
    /// The device's enrolment text, in place of the registry; nothing is written down then
    #[arg(long, value_name = "TEXT")]
    pub(crate) enrolment: Option<String>,
}

fn way(word: &str) -> Result<Way, &'static str> {
    let found = Way::ALL.into_iter().find(|way| way.word() == word);
    found.ok_or("write email, key, file, code or temporary-password")
}

fn assertion(word: &str) -> Result<Assertion, &'static str> {
    let found = Assertion::ALL
        .into_iter()
        .find(|known| known.word() == word);
    found.ok_or("write verified, logged, proximity or agent-proximity")
}

#[derive(Debug, Subcommand)]
pub(crate) enum Registry {
    /// Add one device
    Add {
        #[command(flatten)]
        setup: Setup,
        #[command(flatten)]
        device: Device,
    },
    /// Add the devices of a CSV file, and say of each row that is wrong why
    ///
    /// The first line names the columns: serial, model, sold_to, region; the last two may be left
    /// out. Good rows are kept even when others are wrong; those that are wrong are written to a
    /// file of their own, which can be imported once it is mended. The same file twice changes nothing.
    Import {
        #[command(flatten)]
        setup: Setup,
        /// The file; - reads standard input
        file: PathBuf,
        /// Where the wrong rows go [default: beside the file, as NAME.faults.csv]
        #[arg(long, value_name = "FILE")]
        faults: Option<PathBuf>,
        /// The line to begin with, after an import that broke off
        #[arg(
            long,
            value_name = "LINE",
            default_value_t = 2,
            hide_default_value = true
        )]
        from_line: u64,
    },
    /// Set flags on devices from a CSV file, or take them away
    ///
    /// The first line names the columns: serial, flag and reason. A flag is stolen, blocked, or clear to
    /// take all flags of a device away. Good rows are kept even when others are wrong; those that are
    /// wrong are written to a file of their own. The same file twice changes nothing.
    Flags {
        #[command(flatten)]
        setup: Setup,
        /// The file; - reads standard input
        file: PathBuf,
        /// Where the wrong rows go [default: beside the file, as NAME.faults.csv]
        #[arg(long, value_name = "FILE")]
        faults: Option<PathBuf>,
    },
    /// Make a token that one device may enrol itself with, and print it once
    Token {
        #[command(flatten)]
        setup: Setup,
        /// For how many hours it is good
        #[arg(long, default_value_t = 24, value_parser = clap::value_parser!(u16).range(1..))]
        hours: u16,
    },
    /// Enrol a device by the text that its agent prints
    Enrol {
        #[command(flatten)]
        setup: Setup,
        /// The text, beginning with REGAIN-ENROL-1
        text: String,
    },
}

#[derive(Args, Debug)]
pub(crate) struct Device {
    /// The serial number on the label
    pub(crate) serial: String,
    /// The model on the label
    pub(crate) model: String,
    /// Who bought it
    #[arg(
        long,
        value_name = "NAME",
        default_value = "",
        hide_default_value = true
    )]
    pub(crate) sold_to: String,
    /// Where it was sold
    #[arg(
        long,
        value_name = "NAME",
        default_value = "",
        hide_default_value = true
    )]
    pub(crate) region: String,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Staff {
    /// Add an account; prints its second factor once, as a link and as a QR code
    Add {
        #[command(flatten)]
        setup: Setup,
        /// The name to sign in with
        name: String,
        /// What the account may do: agent, senior, admin or auditor [default: agent, and admin for
        /// the first account]
        #[arg(long, value_name = "ROLE", value_parser = Role::parse)]
        role: Option<Role>,
        /// Draw a password and print it once, in place of asking for one
        #[arg(long)]
        generate: bool,
        /// Let its password open a desk that has only single sign-on
        #[arg(long)]
        emergency: bool,
    },
    /// Say by which address somebody is known at his first single sign-on; his sessions end
    ///
    /// From then on the account is bound to the person whom the provider vouches for. To bind it to
    /// another one, give the address again.
    SignOn {
        #[command(flatten)]
        setup: Setup,
        /// Whose account
        name: String,
        /// The email address that the provider has verified
        #[arg(required_unless_present = "remove", value_parser = Email::parse)]
        email: Option<Email>,
        /// End single sign-on for the account
        #[arg(long, conflicts_with = "email")]
        remove: bool,
    },
    /// Give an account a new second factor; the old one is dead at once
    ResetSecondFactor {
        #[command(flatten)]
        setup: Setup,
        /// Whose
        name: String,
    },
    /// Give an account another role; it counts at once
    Role {
        #[command(flatten)]
        setup: Setup,
        /// Whose
        name: String,
        /// The role: agent, senior, admin or auditor
        #[arg(value_parser = Role::parse)]
        role: Role,
    },
    /// Close the account of somebody who leaves; every session ends at once
    ///
    /// The name stays in the audit trail and is not given again. The last admin cannot be removed.
    Remove {
        #[command(flatten)]
        setup: Setup,
        /// Whose
        name: String,
    },
    /// List the accounts and their roles
    List(Setup),
}

#[derive(Debug, Subcommand)]
pub(crate) enum Mail {
    /// List mails that were given up
    Failed(Setup),
    /// Try a mail again that was given up
    Retry {
        #[command(flatten)]
        setup: Setup,
        /// Its number in the list
        job: i64,
    },
    /// Note that a mail came back, by the report on standard input
    ///
    /// For the mail server to pipe to what comes to the address of mail.bounces. What is no report is
    /// let go; when the database cannot be reached, the exit code is 75, so that it is tried again.
    Bounce(BounceOptions),
    /// Make a key that signs mails (DKIM), and print the DNS record that publishes it
    DkimKey(DkimKeyOptions),
}

#[derive(Args, Debug)]
pub(crate) struct BounceOptions {
    #[command(flatten)]
    pub(crate) setup: Setup,
    /// The address that the report came to, where the mail server tells [default: as its headers say]
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) recipient: Option<String>,
}

#[derive(Args, Debug)]
pub(crate) struct DkimKeyOptions {
    #[command(flatten)]
    pub(crate) setup: Setup,
    /// Where to write it; an existing file is never overwritten
    #[arg(long, value_name = "FILE", default_value = "dkim.pem")]
    pub(crate) out: PathBuf,
    /// The name under which it is published; a new key gets a new one
    #[arg(long, value_name = "NAME", default_value = "regain")]
    pub(crate) selector: String,
    /// For which domain it signs [default: that of the sender's address]
    #[arg(long, value_name = "DOMAIN")]
    pub(crate) domain: Option<String>,
    /// Its kind; every receiver verifies RSA, and few the other
    #[arg(long, value_enum, default_value = "rsa")]
    pub(crate) algorithm: Algorithm,
}

/// The kinds of keys that sign mails.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Algorithm {
    /// RSA of 2048 bits
    Rsa,
    /// Ed25519, beside an RSA key
    Ed25519,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Data {
    /// Seal the pictures that an older version stored in the open
    ///
    /// It may be cut off and begun again, and run beside the service.
    Seal(Setup),
}

#[derive(Debug, Subcommand)]
pub(crate) enum Audit {
    /// Print the audit trail as JSON lines, each with its hash and the one before
    Export {
        #[command(flatten)]
        setup: Setup,
        /// The number of the entry to begin with
        #[arg(long, value_name = "NUMBER", default_value_t = 1, value_parser = clap::value_parser!(u64).range(1..))]
        since: u64,
    },
    /// Check that nothing in a copy was altered, removed, moved or put in; no database is needed
    Verify {
        /// The copy, as `regain audit export` printed it; - reads standard input
        file: PathBuf,
    },
}

#[derive(Clone, Copy, Debug, Subcommand)]
pub(crate) enum Print {
    /// The help of all commands, as Markdown
    Cli,
    /// The portal's OpenAPI document
    PortalApi,
    /// The desk's OpenAPI document
    DeskApi,
    /// The device's OpenAPI document
    DeviceApi,
    /// The pages of a PDF as pictures; the service starts this for each PDF that it is sent
    PdfPages,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::Cli;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }
}
